package th.kamt.voice;

/** Where a voice of the outbox stands. There is no giving up: what PEA-VOC has not answered for is tried on. */
public enum VoiceState {
    /** To be sent, or sent again. */
    WAITING,
    /** PEA-VOC has it. */
    SENT,
    /** PEA-VOC does not want it as it is; an operator can send it again. */
    REFUSED;

    /** Key of its words. */
    public String messageKey() {
        return "voice.state." + name();
    }
}
