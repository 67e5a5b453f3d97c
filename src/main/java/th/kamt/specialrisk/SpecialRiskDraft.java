package th.kamt.specialrisk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import th.kamt.calendar.CalendarDates;
import th.kamt.calendar.NotADayException;
import th.kamt.calendar.NotAPlanYearException;
import th.kamt.calendar.PlanYear;
import th.kamt.message.FieldsRefusedException;
import th.kamt.message.FieldsRefusedException.Fault;
import th.kamt.message.Message;
import th.kamt.message.WrittenWords;

/** A draft as it was typed. */
public record SpecialRiskDraft(
        String needs,
        String expectations,
        String competitor,
        String decisionMakers,
        String satisfaction,
        String satisfactionNote,
        List<Row> rows) {

    /** Most actions of a plan. */
    public static final int MOST_ACTIONS = 20;

    private static final int LONGEST = 2000;
    private static final int LONGEST_ACTION = 300;

    /** An action as it was typed, in the row of that number of the form. */
    public record Row(int number, String kind, String what, String on, String owner) {

        /** The kind alone says nothing: its field always has a value. */
        boolean isBlank() {
            return !WrittenWords.areIn(what) && !WrittenWords.areIn(on) && !WrittenWords.areIn(owner);
        }
    }

    public SpecialRiskDraft {
        rows = List.copyOf(rows);
    }

    /** The draft as it is kept; rows left blank are no actions. */
    record Read(Insight insight, List<PlanAction> actions) {}

    /** @throws FieldsRefusedException naming each field that cannot be kept */
    Read read(PlanYear year, Set<String> owners) {
        List<Fault> faults = new ArrayList<>();
        Insight insight = new Insight(
                text("needs", needs, LONGEST, faults),
                text("expectations", expectations, LONGEST, faults),
                text("competitor", competitor, LONGEST, faults),
                text("decisionMakers", decisionMakers, LONGEST, faults),
                points(faults),
                text("satisfactionNote", satisfactionNote, LONGEST, faults));
        List<PlanAction> actions = new ArrayList<>();
        for (Row row : rows) {
            if (!row.isBlank()) {
                actions.add(action(actions.size() + 1, row, year, owners, faults));
            }
        }
        if (actions.size() > MOST_ACTIONS) {
            faults.add(new Fault("what1", new Message("specialrisk.tooMany", Integer.toString(MOST_ACTIONS))));
        }
        FieldsRefusedException.throwIfAny(faults);
        return new Read(insight, actions);
    }

    private Integer points(List<Fault> faults) {
        if (!WrittenWords.areIn(satisfaction)) {
            return null;
        }
        if (!satisfaction.strip().matches("[1-5]")) {
            faults.add(new Fault("satisfaction", new Message("specialrisk.satisfaction.range")));
            return null;
        }
        return Integer.valueOf(satisfaction.strip());
    }

    private static PlanAction action(int position, Row row, PlanYear year, Set<String> owners, List<Fault> faults) {
        String number = Integer.toString(row.number());
        String what = text("what" + number, row.what(), LONGEST_ACTION, faults);
        if (what == null) {
            faults.add(new Fault("what" + number, new Message("specialrisk.missing.what", number)));
        }
        ActionKind kind = Arrays.stream(ActionKind.values())
                .filter(one -> one.name().equals(row.kind()))
                .findFirst()
                .orElse(null);
        if (kind == null) {
            faults.add(new Fault("kind" + number, new Message("specialrisk.missing.kind", number)));
        }
        String owner = WrittenWords.areIn(row.owner()) ? row.owner().strip() : null;
        if (owner != null && !owners.contains(owner)) {
            faults.add(new Fault("owner" + number, new Message("specialrisk.missing.owner", number)));
        }
        return new PlanAction(0, position, kind, what, day(row, year, faults), owner, null);
    }

    private static LocalDate day(Row row, PlanYear year, List<Fault> faults) {
        if (!WrittenWords.areIn(row.on())) {
            return null;
        }
        String field = "on" + row.number();
        try {
            LocalDate day = CalendarDates.parse(row.on());
            if (!PlanYear.containing(day).equals(year)) {
                faults.add(new Fault(field, new Message("specialrisk.on.otherYear", day, year.toString())));
            }
            return day;
        } catch (NotADayException e) {
            faults.add(new Fault(field, e.messages().get(0)));
        } catch (NotAPlanYearException e) {
            faults.add(new Fault(field, e.messages().get(0)));
        }
        return null;
    }

    private static String text(String field, String typed, int longest, List<Fault> faults) {
        String text = WrittenWords.of(typed);
        if (text.length() > longest) {
            faults.add(new Fault(field, new Message("specialrisk.tooLong", Integer.toString(longest))));
        }
        return text.isEmpty() ? null : text;
    }
}
