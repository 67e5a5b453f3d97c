package th.kamt.deadline;

import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;

/**
 * When one kind of work is due and who is told when (R-ESC-1, R-ESC-2, D-28).
 *
 * @param due              how the last day is found
 * @param reminderDays     calendar days before the due day on which those responsible are reminded, most first; 1 to 90 each
 * @param escalationDays   working days from one level of escalation to the next, 1 to 60
 * @param escalationLevels levels told at most, the superior at the deadline being the first, 0 to 9
 */
public record LeadTimes(DueRule due, List<Integer> reminderDays, int escalationDays, int escalationLevels) {

    private static final int MOST_REMINDERS = 10;
    private static final int LONGEST_LEAD = 90;
    private static final int LONGEST_INTERVAL = 60;
    private static final int MOST_LEVELS = 9;

    /** @throws RefusedException with every value out of its range */
    public LeadTimes {
        List<Message> faults = new ArrayList<>();
        due.fault().ifPresent(faults::add);
        boolean leadsFit = reminderDays.stream().allMatch(days -> days >= 1 && days <= LONGEST_LEAD);
        if (!leadsFit
                || reminderDays.size() > MOST_REMINDERS
                || reminderDays.stream().distinct().count() < reminderDays.size()) {
            faults.add(new Message("deadline.rules.reminders", LONGEST_LEAD, MOST_REMINDERS));
        }
        if (escalationDays < 1 || escalationDays > LONGEST_INTERVAL) {
            faults.add(new Message("deadline.rules.interval", LONGEST_INTERVAL));
        }
        if (escalationLevels < 0 || escalationLevels > MOST_LEVELS) {
            faults.add(new Message("deadline.rules.levels", MOST_LEVELS));
        }
        if (!faults.isEmpty()) {
            throw new RefusedException(faults);
        }
        reminderDays = reminderDays.stream().sorted(Comparator.reverseOrder()).toList();
    }

    /** @throws RefusedException if month and day are no day of the year */
    public static MonthDay day(int month, int day) {
        try {
            return MonthDay.of(month, day);
        } catch (DateTimeException e) {
            RefusedException refused = new RefusedException(new Message("deadline.rules.noSuchDay", day + "/" + month));
            refused.addSuppressed(e);
            throw refused;
        }
    }
}
