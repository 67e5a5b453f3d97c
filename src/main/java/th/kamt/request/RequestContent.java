package th.kamt.request;

import java.util.List;
import java.util.Locale;
import th.kamt.message.Message;

/** What a kind of request is about; one bean a kind, of the module that owns it. */
public interface RequestContent {

    /** A line for who decides. */
    record Line(String label, String value) {}

    RequestKind kind();

    /** @throws th.kamt.message.RefusedException if it must not be sent as it is */
    void requireComplete(Request request);

    /**
     * Asked when a last station is about to approve, in that transaction; what it reads must hold until its end.
     *
     * @throws th.kamt.message.RefusedException if it must not be approved any more
     */
    void requireApprovable(Request request);

    /** What is in front of who decides: the figures first. */
    List<Line> summary(Request request, Locale language);

    /** What stands out for who decides; finished by the caller, in that language. */
    List<Message> unusual(Request request, Locale language);
}
