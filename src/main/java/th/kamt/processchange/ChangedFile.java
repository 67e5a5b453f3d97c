package th.kamt.processchange;

/** A file as somebody handed it in. */
public record ChangedFile(String name, byte[] content) {}
