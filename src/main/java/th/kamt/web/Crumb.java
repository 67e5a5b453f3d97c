package th.kamt.web;

/** A step of the trail; {@code href} is {@code null} for the page itself. */
public record Crumb(String text, String href) {}
