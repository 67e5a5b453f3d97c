package th.kamt.activity;

import java.util.List;

/**
 * What is logged of an activity.
 *
 * @param purpose empty if none is stated
 * @param people  who was met, in words; may be empty
 * @param result  empty: it is noted, and still to be logged
 */
public record LogEntry(Mode mode, String purpose, String people, String result, List<Voice> voices) {

    public record Voice(VoiceKind kind, String text) {}

    public LogEntry {
        voices = List.copyOf(voices);
    }

    public boolean isComplete() {
        return !result.isEmpty();
    }
}
