package th.kamt.customer;

import java.time.Instant;

/**
 * A contact person at a key account. Unknown parts are {@code null}.
 *
 * @param id          stays the same for as long as the person is kept; what refers to somebody erased finds nobody
 * @param main        whether the account is reached through this person first; one an account
 * @param createdBy   who entered them, or imported the list that named them
 * @param changedBy   who last entered or changed them here; {@code null} while they are as the list has them
 * @param confirmedBy who said that all this is right, after the last change; {@code null} if nobody has
 * @param removed     taken out by a person: only the name stays, for what refers to it
 * @param version     for {@link Contacts#change}
 */
public record ContactPerson(
        long id,
        String accountId,
        String name,
        String position,
        String phone,
        String mobile,
        String email,
        String lineId,
        boolean main,
        String createdBy,
        Instant createdAt,
        String changedBy,
        Instant changedAt,
        String confirmedBy,
        Instant confirmedAt,
        boolean removed,
        int version) {

    /** Without the person, who stays out of logs. */
    @Override
    public String toString() {
        return "ContactPerson[" + id + " of " + accountId + "]";
    }
}
