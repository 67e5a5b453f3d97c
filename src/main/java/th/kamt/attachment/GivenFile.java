package th.kamt.attachment;

import org.springframework.core.io.InputStreamSource;

/**
 * A file as a form or a REST call brings it.
 *
 * @param name    as sent; may be anything
 * @param size    bytes that were sent, also where too many to be there still
 * @param content may be read once
 */
public record GivenFile(String name, long size, InputStreamSource content) {}
