package th.kamt.workflow.security;

import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How long a session lives: until nobody has used it for a while, and never longer than a working day, in real time. */
@Component
class SessionTimes {

    private final Duration idle;
    private final Duration most;

    SessionTimes(
            @Value("${server.servlet.session.timeout}") Duration idle, @Value("${kamt.session.most}") Duration most) {
        this.idle = idle;
        this.most = most;
    }

    boolean isOver(SignedOn login, Instant now) {
        return !now.isBefore(login.since().plus(most));
    }

    long idleSeconds() {
        return idle.toSeconds();
    }

    /** Seconds until the password has to be given again, however busy the session is. */
    long secondsLeft(SignedOn login, Instant now) {
        return Duration.between(now, login.since().plus(most)).toSeconds();
    }
}
