package th.kamt.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import th.kamt.calendar.HolidayChange;

/**
 * Who was told and who was passed over, or what was changed.
 *
 * @param told        posts that were told
 * @param skipped     posts passed over, nearest first
 * @param ruleVersion version of the lead times it happened by
 * @param before      due instant before a change, ISO; else {@code null}
 * @param person      who changed the date; else {@code null}
 * @param reason      why the date was changed; else {@code null}
 * @param holiday     the day that became a holiday or ceased to be one and so changed the date; else {@code null}
 */
record EventDetail(
        List<Told> told,
        List<Skipped> skipped,
        int ruleVersion,
        String before,
        String person,
        String reason,
        HolidayMove holiday) {

    /**
     * @param post   {@code role.UNIT}
     * @param people employee ids
     */
    record Told(String post, List<String> people) {}

    enum Why {
        /** Nobody holds the post. */
        EMPTY,
        /** Who holds the post has been told already, or has the work. */
        SAME_PERSON
    }

    record Skipped(String post, Why why) {}

    /**
     * @param added {@code false} if it ceased to be a holiday
     * @param after due instant by then, ISO
     */
    record HolidayMove(LocalDate day, String nameTh, String nameEn, boolean added, String after) {}

    static EventDetail plain(int ruleVersion) {
        return told(List.of(), List.of(), ruleVersion);
    }

    static EventDetail told(List<Told> told, List<Skipped> skipped, int ruleVersion) {
        return new EventDetail(told, skipped, ruleVersion, null, null, null, null);
    }

    static EventDetail moved(int ruleVersion, Instant before, String person, String reason) {
        return new EventDetail(List.of(), List.of(), ruleVersion, before.toString(), person, reason, null);
    }

    static EventDetail moved(int ruleVersion, Instant before, Instant after, HolidayChange change, List<Told> told) {
        HolidayMove holiday = new HolidayMove(
                change.holiday().day(),
                change.holiday().nameTh(),
                change.holiday().nameEn(),
                change.kind() == HolidayChange.Kind.ADDED,
                after.toString());
        return new EventDetail(told, List.of(), ruleVersion, before.toString(), change.person(), null, holiday);
    }
}
