package th.kamt.urgentvoice;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;
import th.kamt.deadline.DeadlineKind;
import th.kamt.deadline.DeadlineWork;
import th.kamt.deadline.Deadlines;

/** The two limits of a case: the order within 1 working day, the answer within 5, both from receipt (R-4.2, D-21). */
@Component
public class VoiceDeadlines {

    private static final String RULE = "R-4.2";

    private final Deadlines deadlines;

    VoiceDeadlines(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    /**
     * The limits of a case.
     *
     * @param answer of the answer; both are {@code null} where none is registered
     */
    public record Limits(Instant order, Instant answer) {

        /** The limit of the work of that stage; {@code null} once the case is closed. */
        public Instant of(Stage stage) {
            if (stage.limit() == null) {
                return null;
            }
            return stage.limit() == DeadlineKind.URGENT_ORDER ? order : answer;
        }
    }

    void opened(UrgentVoice voice) {
        deadlines.register(work(DeadlineKind.URGENT_ORDER, voice), voice.receivedAt());
        deadlines.register(work(DeadlineKind.URGENT_ANSWER, voice), voice.receivedAt());
    }

    private static DeadlineWork work(DeadlineKind kind, UrgentVoice voice) {
        return new DeadlineWork(kind, RULE, voice.businessKey(), voice.unitCode(), voice.year());
    }

    void ordered(UrgentVoice voice, Instant at) {
        deadlines.done(DeadlineKind.URGENT_ORDER, voice.businessKey(), at);
    }

    /** The limit is met by the moment the customer was answered, however later that is written down. */
    void answered(UrgentVoice voice, Instant answeredAt) {
        deadlines.done(DeadlineKind.URGENT_ANSWER, voice.businessKey(), answeredAt);
    }

    /** As registered. */
    public Limits limits(UrgentVoice voice) {
        return new Limits(
                due(DeadlineKind.URGENT_ORDER, voice).orElse(null),
                due(DeadlineKind.URGENT_ANSWER, voice).orElse(null));
    }

    /** As {@link #limits(UrgentVoice)} for the year's cases: the register is read once a kind. */
    public Function<UrgentVoice, Limits> limits(PlanYear year) {
        Map<DeadlineKind, Map<String, Instant>> due = Stream.of(DeadlineKind.URGENT_ORDER, DeadlineKind.URGENT_ANSWER)
                .collect(Collectors.toMap(Function.identity(), kind -> deadlines.dueAt(kind, year)));
        return voice -> new Limits(
                due.get(DeadlineKind.URGENT_ORDER).get(voice.businessKey()),
                due.get(DeadlineKind.URGENT_ANSWER).get(voice.businessKey()));
    }

    private Optional<Instant> due(DeadlineKind kind, UrgentVoice voice) {
        return deadlines.dueAt(kind, voice.businessKey());
    }

    /** Id of that limit in the register, for the link to its receipt. */
    public Optional<Long> receipt(DeadlineKind kind, UrgentVoice voice) {
        return deadlines.id(kind, voice.businessKey());
    }

    /** When the open task of the case is due. */
    public Instant taskDue(UrgentVoice voice) {
        return due(voice.stage() == Stage.ORDER ? DeadlineKind.URGENT_ORDER : DeadlineKind.URGENT_ANSWER, voice)
                .orElseThrow(() -> new IllegalStateException(voice.businessKey() + " has no deadline"));
    }
}
