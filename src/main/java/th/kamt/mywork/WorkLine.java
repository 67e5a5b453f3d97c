package th.kamt.mywork;

/**
 * What a task is about, as finished words in the reader's language.
 *
 * @param subject customer or unit
 * @param tier    name of the customer's tier; {@code null} if it is about no customer
 * @param what    what is to be done
 * @param href    page where it is done
 */
public record WorkLine(String subject, String tier, String what, String href) {}
