package th.kamt.deadline;

import java.util.List;

/**
 * Who was told and who was passed over, or what was changed.
 *
 * @param told        posts that were told
 * @param skipped     posts passed over, nearest first
 * @param ruleVersion version of the lead times it happened by
 * @param before      due instant before a change, ISO; else {@code null}
 * @param person      who changed the date; else {@code null}
 * @param reason      why the date was changed; else {@code null}
 */
record EventDetail(
        List<Told> told, List<Skipped> skipped, int ruleVersion, String before, String person, String reason) {

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

    static EventDetail plain(int ruleVersion) {
        return new EventDetail(List.of(), List.of(), ruleVersion, null, null, null);
    }
}
