package th.kamt.attachment;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** How much may be attached, and is taken from a request at all: settings {@code kamt.attachments.*}. */
@Component
public class AttachmentLimits {

    private final DataSize largest;
    private final DataSize together;
    private final int most;

    public AttachmentLimits(
            @Value("${kamt.attachments.largest}") DataSize largest,
            @Value("${kamt.attachments.together}") DataSize together,
            @Value("${kamt.attachments.most}") int most) {
        this.largest = largest;
        this.together = together;
        this.most = most;
    }

    /** Bytes of one file. */
    public long largest() {
        return largest.toBytes();
    }

    /** In whole megabytes, for people. */
    public String largestMegabytes() {
        return Long.toString(largest.toMegabytes());
    }

    /** Bytes of all files sent at once. */
    public long together() {
        return together.toBytes();
    }

    public String togetherMegabytes() {
        return Long.toString(together.toMegabytes());
    }

    /** Files of one owner. */
    public int most() {
        return most;
    }
}
