package th.kamt.workflow.security;

import java.time.Clock;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import th.kamt.calendar.Bangkok;

/**
 * {@code GET /session}: keeps an open page's session alive, and tells how long it lives and which token its forms send: after
 * another login in another window they are sent with that one's, and nothing typed is lost.
 */
@RestController
class SessionResource {

    private final SessionTimes times;
    private final Clock clock;

    SessionResource(SessionTimes times, @Qualifier("businessClock") Clock clock) {
        this.times = times;
        this.clock = clock;
    }

    /**
     * @param idle seconds without use, {@code left} seconds at most, until the session ends
     * @param now  the application's clock, ISO 8601: the web apps count days by it
     */
    record Session(long idle, long left, String token, String now) {}

    @GetMapping("/session")
    ResponseEntity<Session> session(Authentication login, CsrfToken token) {
        if (!(login instanceof SignedOn signedOn)) {
            return ResponseEntity.status(HttpStatus.NO_CONTENT).build();
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Session(
                        times.idleSeconds(),
                        times.secondsLeft(signedOn, Instant.now()),
                        token.getToken(),
                        Bangkok.iso(clock.instant())));
    }
}
