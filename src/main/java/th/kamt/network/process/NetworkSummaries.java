package th.kamt.network.process;

import java.util.Locale;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Formats;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.network.NetworkWork;
import th.kamt.organization.Organization;

/** What the form of the Network unit's task shows. */
@Component
class NetworkSummaries {

    /** Finished strings. */
    record Summary(String title, String subtitle, String what, String url) {}

    private final Organization organization;
    private final Texts texts;
    private final Formats formats;

    NetworkSummaries(Organization organization, Texts texts, Formats formats) {
        this.organization = organization;
        this.texts = texts;
        this.formats = formats;
    }

    Summary of(NetworkWork work, Locale language) {
        Message subtitle = new Message(
                "network.form.subtitle",
                new Message(work.kind().messageKey()),
                organization.requireUnit(work.unitCode()).name(),
                organization.whoActed(work.requestedBy(), work.requestedFor()),
                formats.in(language).day(work.wantedOn()));
        return new Summary(work.accountName(), texts.of(subtitle, language), work.what(), work.page());
    }
}
