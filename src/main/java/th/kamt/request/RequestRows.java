package th.kamt.request;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Formats;
import th.kamt.message.Texts;
import th.kamt.organization.FirstInLine;
import th.kamt.organization.Organization;

/** Requests as finished strings, in the reader's language. */
@Component
public class RequestRows {

    /** @param waitsFor who is to decide, or {@code null} */
    public record Row(
            long id,
            String title,
            String href,
            String unit,
            String year,
            String amount,
            String wantedOn,
            String status,
            String by,
            String waitsFor) {}

    /** A line of the history. */
    public record HistoryLine(String at, String action, String person, String post, String comment, boolean returned) {}

    private final Requests requests;
    private final Organization organization;
    private final Formats formats;
    private final Texts texts;

    RequestRows(Requests requests, Organization organization, Formats formats, Texts texts) {
        this.requests = requests;
        this.organization = organization;
        this.formats = formats;
        this.texts = texts;
    }

    public Row row(Request request) {
        return new Row(
                request.id(),
                request.title(),
                request.page(),
                unit(request),
                request.year().toString(),
                amount(request),
                formats.day(request.wantedOn()),
                status(request),
                organization.nameOf(request.requestedBy()),
                waitsFor(request));
    }

    public String unit(Request request) {
        return organization.unitName(request.unitCode());
    }

    public String amount(Request request) {
        return request.amountBaht() == null ? null : formats.amount(request.amountBaht());
    }

    public String status(Request request) {
        return texts.of(request.status().messageKey());
    }

    private String waitsFor(Request request) {
        if (request.status() != RequestStatus.WAITING) {
            return null;
        }
        FirstInLine deciders = requests.deciders(request, request.station());
        return deciders.people().isEmpty()
                ? texts.of("request.nobody")
                : deciders.people().stream().map(organization::nameOf).collect(Collectors.joining(", "));
    }

    public List<HistoryLine> history(Request request) {
        return requests.steps(request.id()).stream().map(this::line).toList();
    }

    private HistoryLine line(RequestStep step) {
        return new HistoryLine(
                formats.dayAndTime(step.at()),
                texts.of(step.words()),
                texts.of(organization.whoActed(step.person(), step.actedFor())),
                post(step.post()),
                step.comment(),
                step.action() == RequestStep.Action.RETURNED);
    }

    private String post(String group) {
        return group == null ? null : texts.of(organization.postName(group));
    }
}
