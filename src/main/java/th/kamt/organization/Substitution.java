package th.kamt.organization;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * That somebody stands in for somebody absent.
 *
 * @param from      first day
 * @param to        last day
 * @param namedFor head in whose place it was named, or {@code null}
 * @param endedBy   employee id; {@code null} while it lasts, and where its last day passed or one of the two left
 * @param endedFor head in whose place it was ended, or {@code null}
 * @param endedAt   {@code null} while it lasts
 * @param endReason {@code null} if none was given
 */
public record Substitution(
        long id,
        String absent,
        String substitute,
        LocalDate from,
        LocalDate to,
        String reason,
        State state,
        String namedBy,
        String namedFor,
        Instant namedAt,
        String endedBy,
        String endedFor,
        Instant endedAt,
        String endReason) {

    /** Where it stands. */
    public enum State {
        COMING,
        ACTIVE,
        ENDED
    }

    public boolean isOpen() {
        return state != State.ENDED;
    }

    public Optional<Instant> ended() {
        return Optional.ofNullable(endedAt);
    }

    boolean concerns(String person) {
        return absent.equals(person) || substitute.equals(person);
    }

    boolean overlaps(LocalDate first, LocalDate last) {
        return !from.isAfter(last) && !first.isAfter(to);
    }
}
