package th.kamt.dataentry;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.Formats;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.Organization;
import th.kamt.planning.PlanKey;

/** Writes the summary of a share for its task's form; the engine keeps it in Thai. */
@Component
public class DataEntrySummaries {

    private final DataEntry entry;
    private final Organization organization;
    private final Texts texts;
    private final Formats formats;
    private final Clock clock;

    DataEntrySummaries(DataEntry entry, Organization organization, Texts texts, Formats formats, Clock clock) {
        this.entry = entry;
        this.organization = organization;
        this.texts = texts;
        this.formats = formats;
        this.clock = clock;
    }

    public DataEntrySummary of(PlanKey unit, String partId, String taskId, Locale language) {
        DataEntryPart part = entry.part(unit, partId).orElseThrow();
        Formats written = formats.in(language);
        List<DataEntrySummary.Line> lines = new ArrayList<>();
        if (!part.missingOfKamr().isEmpty()) {
            lines.add(new DataEntrySummary.Line(organization.nameOf(partId), fields(part.missingOfKamr(), language)));
        }
        part.incomplete().stream()
                .limit(DataEntry.NAMED)
                .forEach(account -> lines.add(
                        new DataEntrySummary.Line(account.account().name(), fields(account.missing(), language))));
        int more = part.incomplete().size() - DataEntry.NAMED;
        return new DataEntrySummary(
                say(
                        language,
                        "dataentry.form.title",
                        unit.year().toString(),
                        organization.requireUnit(unit.unitCode()).name()),
                say(
                        language,
                        "dataentry.form.subtitle",
                        Integer.toString(part.accounts().size()),
                        entry.dueAt(unit).map(Bangkok::dayOf).map(written::day).orElse("")),
                DataEntry.page(unit) + "?task=" + taskId,
                part.missingCount(),
                say(
                        language,
                        "dataentry.form.missing",
                        Integer.toString(part.incomplete().size()),
                        Integer.toString(part.missingCount())),
                written.dayAndTime(clock.instant()),
                more > 0 ? say(language, "dataentry.incomplete.more", Integer.toString(more)) : "",
                lines);
    }

    private String fields(List<DataField> fields, Locale language) {
        return fields.stream()
                .map(field -> texts.of(new Message(field.messageKey()), language))
                .collect(Collectors.joining(" · "));
    }

    private String say(Locale language, String key, String... arguments) {
        return texts.of(new Message(key, (Object[]) arguments), language);
    }
}
