package th.kamt.mywork;

/**
 * What a task is about, as finished words in the reader's language.
 *
 * @param subject customer or unit
 * @param tier    name of the customer's tier; {@code null} if it is about no customer
 * @param what    what is to be done
 * @param href    page where it is done
 * @param also    the one other thing that fits; {@code null} if there is none
 */
public record WorkLine(String subject, String tier, String what, String href, Action also) {

    public WorkLine(String subject, String tier, String what, String href) {
        this(subject, tier, what, href, null);
    }

    /** @param href place on a page */
    public record Action(String label, String href) {}
}
