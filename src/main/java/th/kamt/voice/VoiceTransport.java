package th.kamt.voice;

import java.time.Duration;
import java.util.Optional;

/** Takes a voice to PEA-VOC; holds no database connection meanwhile. */
interface VoiceTransport {

    /**
     * What PEA-VOC said.
     *
     * @param status HTTP status
     * @param body   its beginning
     */
    record Answer(int status, String body) {}

    /**
     * Returns once PEA-VOC has the voice, now or from an earlier attempt.
     *
     * @throws RefusedVoiceException if it does not want this one: others may go through
     * @throws NoAnswerException     if it takes none now: it is away, slow, busy, or does not know us
     */
    Answer deliver(SentVoice voice) throws RefusedVoiceException, NoAnswerException;

    /** Why one voice was refused. */
    class RefusedVoiceException extends Exception {
        private final transient Answer answer;

        RefusedVoiceException(Answer answer) {
            super("HTTP " + answer.status());
            this.answer = answer;
        }

        Answer answer() {
            return answer;
        }
    }

    /** Why no voice can be sent now. */
    class NoAnswerException extends Exception {
        private final transient Answer answer;
        private final Duration notBefore;

        /** @param answer {@code null} if nothing came */
        NoAnswerException(String message, Answer answer, Duration notBefore) {
            super(message);
            this.answer = answer;
            this.notBefore = notBefore;
        }

        Optional<Answer> answer() {
            return Optional.ofNullable(answer);
        }

        /** How long PEA-VOC asked to be left alone; zero if it did not. */
        Duration notBefore() {
            return notBefore;
        }
    }
}
