package th.kamt.workcalendar;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.organization.Organization;

/** The secret links by which calendars subscribe: one a person, known only by its hash, to be made anew or revoked at any time. */
@Service
@Transactional
public class CalendarFeeds {

    /** 256 bits: nobody finds one by trying. */
    private static final int SECRET_BYTES = 32;

    private final FeedStore store;
    private final Organization organization;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CalendarFeeds(FeedStore store, Organization organization, Clock clock) {
        this.store = store;
        this.organization = organization;
        this.clock = clock;
    }

    /** When the person's link was made; empty if there is none. */
    @Transactional(readOnly = true)
    public Optional<Instant> madeAt(String person) {
        return store.madeAt(person);
    }

    /**
     * Makes the person's link; one there was is void.
     *
     * @return the secret, which nobody can read again
     * @throws ForbiddenException if they are nobody of the utility
     */
    public String make(String person) {
        if (!belongs(person)) {
            throw new ForbiddenException(new Message("workcalendar.feed.nobody"));
        }
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        store.make(person, DigestUtils.sha256Hex(secret), clock.instant());
        return secret;
    }

    /** Makes the link void, and forgets what it has told. */
    public void revoke(String person) {
        store.revoke(person);
    }

    /** Whose link it is; empty for any that is none, and if its person has left. */
    @Transactional(readOnly = true)
    public Optional<String> personOf(String secret) {
        return store.personOf(DigestUtils.sha256Hex(secret)).filter(this::belongs);
    }

    private boolean belongs(String person) {
        return organization.employee(person).isPresent() && !organization.hasLeft(person);
    }
}
