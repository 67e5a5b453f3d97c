package th.kamt.request.process;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Formats;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.Organization;
import th.kamt.request.Request;
import th.kamt.request.RequestContent;
import th.kamt.request.RequestStep;
import th.kamt.request.Requests;

/** What the forms of a request's tasks show. */
@Component
class RequestSummaries {

    /** Finished strings. */
    record Summary(
            String title,
            String subtitle,
            String url,
            List<RequestContent.Line> lines,
            List<String> unusual,
            int unusualCount,
            List<Earlier> stations,
            int stationCount) {}

    /** What was done before. */
    record Earlier(String by, String decision, String at, String comment) {}

    private final Requests requests;
    private final Organization organization;
    private final Texts texts;
    private final Formats formats;

    RequestSummaries(Requests requests, Organization organization, Texts texts, Formats formats) {
        this.requests = requests;
        this.organization = organization;
        this.texts = texts;
        this.formats = formats;
    }

    Summary of(Request request, Locale language) {
        RequestContent content = requests.content(request.kind());
        List<String> unusual = content.unusual(request, language).stream()
                .map(line -> texts.of(line, language))
                .toList();
        List<Earlier> earlier = requests.steps(request.id()).stream()
                .map(step -> earlier(step, language))
                .toList();
        Message by = new Message(
                "request.form.by",
                organization.requireUnit(request.unitCode()).name(),
                organization.nameOf(request.requestedBy()),
                formats.in(language).day(request.wantedOn()));
        return new Summary(
                request.title(),
                texts.of(by, language),
                request.page(),
                content.summary(request, language),
                unusual,
                unusual.size(),
                earlier,
                earlier.size());
    }

    private Earlier earlier(RequestStep step, Locale language) {
        return new Earlier(
                texts.of(organization.whoActed(step.person(), step.actedFor()), language),
                texts.of(step.words(), language),
                formats.in(language).dayAndTime(step.at()),
                step.comment() == null ? "" : step.comment());
    }
}
