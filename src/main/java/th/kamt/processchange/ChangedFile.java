package th.kamt.processchange;

/** A file as somebody handed it in. */
@SuppressWarnings("ArrayRecordComponent") // Files are compared by their bytes, never as records.
public record ChangedFile(String name, byte[] content) {}
