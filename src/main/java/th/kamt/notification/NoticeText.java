package th.kamt.notification;

/** Subject and body of a kind of notice in one language; places in them are named, {@code {unit}}. */
public record NoticeText(String subject, String body) {}
