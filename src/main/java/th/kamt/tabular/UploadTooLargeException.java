package th.kamt.tabular;

import th.kamt.message.Message;
import th.kamt.message.RefusedException;

/** The file is larger than an import may be (HTTP 413). */
public class UploadTooLargeException extends RefusedException {

    UploadTooLargeException(long maxBytes) {
        super(new Message("tabular.upload.tooLarge", Long.toString(maxBytes / (1024 * 1024))));
    }
}
