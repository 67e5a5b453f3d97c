package th.kamt.web;

/** One of a list's filters, with how many lines it lets through. */
public record Filter(String label, int count, String href, boolean current) {}
