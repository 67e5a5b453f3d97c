package th.kamt.activity;

/** Kinds of voice of the customer. */
public enum VoiceKind {
    NEED,
    EXPECTATION,
    COMPLAINT,
    SUGGESTION;

    public String messageKey() {
        return "activity.voice." + name();
    }
}
