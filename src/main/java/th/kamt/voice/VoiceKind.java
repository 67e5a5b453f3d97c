package th.kamt.voice;

/** What a voice of the customer is; an urgent one has a case of its own (CRM-KAM-003). */
public enum VoiceKind {
    NEED,
    EXPECTATION,
    COMPLAINT,
    SUGGESTION,
    URGENT;

    /** Key of its words. */
    public String messageKey() {
        return "voice.kind." + name();
    }
}
