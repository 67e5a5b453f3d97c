package th.kamt.network.web;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.Formats;
import th.kamt.message.Texts;
import th.kamt.network.NetworkWork;
import th.kamt.organization.Organization;

/** Work handed over as finished strings, in the reader's language. */
@Component
class NetworkRows {

    private final Organization organization;
    private final Texts texts;
    private final Formats formats;
    private final Clock clock;

    NetworkRows(Organization organization, Texts texts, Formats formats, Clock clock) {
        this.organization = organization;
        this.texts = texts;
        this.formats = formats;
        this.clock = clock;
    }

    /** @param relative beside the wanted day while it is open */
    record Row(
            String href,
            String number,
            String account,
            String kind,
            String unit,
            String network,
            String wanted,
            String relative,
            boolean late,
            String state,
            String by,
            String requested,
            String reportedBy,
            String reported) {}

    Row row(NetworkWork work) {
        LocalDate today = Bangkok.dayOf(clock.instant());
        return new Row(
                work.page(),
                Long.toString(work.number()),
                work.accountName(),
                kind(work),
                unit(work.unitCode()),
                unit(work.networkCode()),
                formats.day(work.wantedOn()),
                work.isReported() ? "" : formats.relative(work.wantedOn(), today),
                !work.isReported() && today.isAfter(work.wantedOn()),
                state(work),
                texts.of(organization.whoActed(work.requestedBy(), work.requestedFor())),
                formats.dayAndTime(work.requestedAt()),
                work.isReported() ? texts.of(organization.whoActed(work.reportedBy(), work.actedFor())) : "",
                work.isReported() ? formats.dayAndTime(work.reportedAt()) : "");
    }

    String kind(NetworkWork work) {
        return texts.of(work.kind().messageKey());
    }

    String state(NetworkWork work) {
        return texts.of(work.stateKey());
    }

    String unit(String code) {
        return organization.unitName(code);
    }

    String day(LocalDate day) {
        return formats.day(day);
    }
}
