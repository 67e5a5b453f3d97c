package th.kamt.exitinterview.process;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Formats;
import th.kamt.exitinterview.ExitInterview;
import th.kamt.exitinterview.ExitInterviews;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.Organization;

/** What the form of an interview's task shows. */
@Component
class ExitInterviewSummaries {

    /** Finished strings. */
    record Summary(String title, String subtitle, String why, String url, String state) {}

    private final Organization organization;
    private final Texts texts;
    private final Formats formats;

    ExitInterviewSummaries(Organization organization, Texts texts, Formats formats) {
        this.organization = organization;
        this.texts = texts;
        this.formats = formats;
    }

    Summary of(ExitInterview interview, Locale language) {
        List<String> missing = ExitInterviews.missing(interview.answers());
        String fields = missing.stream()
                .map(field -> texts.of(new Message("exitinterview.field." + field), language))
                .collect(Collectors.joining(", "));
        Message state = missing.isEmpty()
                ? new Message("exitinterview.form.ready")
                : new Message("exitinterview.form.missing", fields);
        return new Summary(
                interview.name(),
                organization.requireUnit(interview.unitCode()).name() + " · " + interview.accountId(),
                texts.of(new Message(interview.cause().messageKey()), language) + " "
                        + formats.in(language).day(interview.causeOn()) + ": " + interview.causeText(),
                interview.page(),
                texts.of(state, language));
    }
}
