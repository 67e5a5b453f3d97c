package th.kamt.dataentry;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.Formats;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.Organization;
import th.kamt.planning.PlanKey;

/** Writes the summary of a share for its task's form, in Thai as all forms' contents. */
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

    public DataEntrySummary of(PlanKey unit, String partId, String taskId) {
        DataEntryPart part = entry.part(unit, partId).orElseThrow();
        Formats thai = formats.in(Texts.THAI);
        List<DataEntrySummary.Line> lines = new ArrayList<>();
        if (!part.missingOfKamr().isEmpty()) {
            lines.add(new DataEntrySummary.Line(organization.nameOf(partId), fields(part.missingOfKamr())));
        }
        part.incomplete().stream()
                .limit(DataEntry.NAMED)
                .forEach(account ->
                        lines.add(new DataEntrySummary.Line(account.account().name(), fields(account.missing()))));
        int more = part.incomplete().size() - DataEntry.NAMED;
        return new DataEntrySummary(
                say(
                        "dataentry.form.title",
                        unit.year().toString(),
                        organization.requireUnit(unit.unitCode()).name()),
                say(
                        "dataentry.form.subtitle",
                        Integer.toString(part.accounts().size()),
                        entry.dueAt(unit).map(Bangkok::dayOf).map(thai::day).orElse("")),
                DataEntry.page(unit) + "?task=" + taskId,
                part.missingCount(),
                say(
                        "dataentry.form.missing",
                        Integer.toString(part.incomplete().size()),
                        Integer.toString(part.missingCount())),
                thai.dayAndTime(clock.instant()),
                more > 0 ? say("dataentry.incomplete.more", Integer.toString(more)) : "",
                lines);
    }

    private String fields(List<DataField> fields) {
        return fields.stream()
                .map(field -> texts.of(new Message(field.messageKey()), Texts.THAI))
                .collect(Collectors.joining(" · "));
    }

    private String say(String key, String... arguments) {
        return texts.of(new Message(key, (Object[]) arguments), Texts.THAI);
    }
}
