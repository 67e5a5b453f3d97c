package th.kamt.organization;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.Bangkok;
import th.kamt.message.ConflictException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.message.WrittenWords;

/**
 * People who leave: from the day on, their posts no longer count, their sign-in ends and their open work follows, whatever the
 * files say; until an administrator says that they are back. Everything said is kept.
 */
@Service
@Transactional
public class Leavers {

    /** Longest reason. */
    public static final int LONGEST_REASON = 1000;

    /**
     * That somebody leaves.
     *
     * @param effective whether the day has come
     */
    public record Leaving(
            String employeeId, LocalDate on, boolean effective, String reason, String recordedBy, Instant recordedAt) {}

    private final LeaverStore store;
    private final OrganizationStore organizationStore;
    private final CachedOrganization organization;
    private final AccessControl access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Leavers(
            LeaverStore store,
            OrganizationStore organizationStore,
            CachedOrganization organization,
            AccessControl access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.organizationStore = organizationStore;
        this.organization = organization;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<Leaving> of(String employeeId) {
        return store.find(employeeId);
    }

    /** Everybody who has left or is about to, by employee id. */
    @Transactional(readOnly = true)
    public Map<String, Leaving> all() {
        return store.all();
    }

    /**
     * For administrators.
     *
     * @param on  from the beginning of that day in Bangkok; today or earlier: at once
     * @param reason required
     * @throws ConflictException if they have left already
     */
    public Leaving leave(String employeeId, LocalDate on, String reason) {
        access.requireAdminister();
        require(employeeId);
        String why = reason(reason);
        String by = access.currentPerson();
        if (by.equals(employeeId)) {
            throw new RefusedException(new Message("organization.leaver.self"));
        }
        organizationStore.lockRevision();
        if (store.find(employeeId).filter(Leaving::effective).isPresent()) {
            throw new ConflictException(new Message("organization.leaver.already", employeeId));
        }
        boolean now = !on.isAfter(Bangkok.dayOf(clock.instant()));
        Leaving leaving = new Leaving(employeeId, on, now, why, by, clock.instant());
        store.save(leaving);
        store.record(now ? "LEFT" : "ANNOUNCED", leaving);
        if (now) {
            publish(Set.of(employeeId));
        }
        return leaving;
    }

    /**
     * They are back, or do not leave after all: their posts are those of the last file again. For administrators.
     *
     * @throws ConflictException if they have not left
     */
    public void comeBack(String employeeId, String reason) {
        access.requireAdminister();
        require(employeeId);
        String why = reason(reason);
        organizationStore.lockRevision();
        Leaving left = store.find(employeeId)
                .orElseThrow(() -> new ConflictException(new Message("organization.leaver.not", employeeId)));
        store.remove(employeeId);
        store.record(
                "RETURNED", new Leaving(employeeId, left.on(), false, why, access.currentPerson(), clock.instant()));
        if (left.effective()) {
            publish(Set.of(employeeId));
        }
    }

    /** Those whose day has come; to be called once a day has begun. */
    public void takeEffect() {
        organizationStore.lockRevision();
        List<Leaving> due = store.due(Bangkok.dayOf(clock.instant()));
        if (due.isEmpty()) {
            return;
        }
        due.forEach(leaving -> {
            store.save(new Leaving(
                    leaving.employeeId(),
                    leaving.on(),
                    true,
                    leaving.reason(),
                    leaving.recordedBy(),
                    leaving.recordedAt()));
            store.record(
                    "LEFT",
                    new Leaving(
                            leaving.employeeId(),
                            leaving.on(),
                            true,
                            leaving.reason(),
                            leaving.recordedBy(),
                            clock.instant()));
        });
        publish(Set.copyOf(due.stream().map(Leaving::employeeId).toList()));
    }

    private void require(String employeeId) {
        if (organization.employee(employeeId).isEmpty()) {
            throw new NotFoundException(new Message("organization.leaver.unknown", employeeId));
        }
    }

    private static String reason(String reason) {
        String given = WrittenWords.of(reason);
        if (given.isEmpty()) {
            throw new RefusedException(new Message("organization.leaver.reason"));
        }
        if (given.length() > LONGEST_REASON) {
            throw new RefusedException(
                    new Message("organization.leaver.reasonTooLong", Integer.toString(LONGEST_REASON)));
        }
        return given;
    }

    private void publish(Set<String> employeeIds) {
        organizationStore.nextRevision();
        organization.changedInThisTransaction();
        events.publishEvent(new OrganizationChanged(Set.of(), organization.andStandIns(employeeIds)));
    }
}
