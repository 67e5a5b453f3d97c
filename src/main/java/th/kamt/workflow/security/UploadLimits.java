package th.kamt.workflow.security;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** How much of attached files is taken from a request; what is above is not kept, and not all of it is even read. */
@Component
class UploadLimits {

    /** For what a form says beside its files. */
    static final int WORDS = 1024 * 1024;
    /** A form is read to its end, so that its page can answer with what was typed; but not without end. */
    private static final DataSize MOST_READ = DataSize.ofMegabytes(256);

    private final DataSize largest;
    private final DataSize together;
    private final int most;

    UploadLimits(
            @Value("${kamt.attachments.largest}") DataSize largest,
            @Value("${kamt.attachments.together}") DataSize together,
            @Value("${kamt.attachments.most}") int most) {
        this.largest = largest;
        this.together = together;
        this.most = most;
    }

    long largest() {
        return largest.toBytes();
    }

    long together() {
        return together.toBytes();
    }

    /** Parts of a form: its fields and its files. */
    int mostFiles() {
        return most;
    }

    long mostRead() {
        return MOST_READ.toBytes();
    }
}
