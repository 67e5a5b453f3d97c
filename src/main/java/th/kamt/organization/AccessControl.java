package th.kamt.organization;

import java.util.Collection;

/**
 * What the person at work may see and do, by posts and units: the one place pages, REST and engine ask.
 * A person sees their own unit and those under it; people of HQ roles see all; HQ KAMRs see HQ's accounts, not the nation; a
 * KAMR of the Network side sees the pilot centres whose accounts they look after (R-KAMR-8).
 */
public interface AccessControl {

    /**
     * Employee id of the person at work.
     *
     * @throws th.kamt.message.ForbiddenException if nobody is logged in
     */
    String currentPerson();

    /** Whether the person at work may see records of that unit. */
    boolean maySee(String unitCode);

    /** @throws th.kamt.message.NotFoundException if not: the existence is not theirs to know */
    void requireSee(String unitCode);

    /** Codes of every unit the person at work may see, ordered. */
    Collection<String> visibleUnits();

    /**
     * Of {@link #visibleUnits()} that unit and those under it, for a list's filter; all of them if {@code unit} is empty.
     *
     * @throws th.kamt.message.NotFoundException if the unit is not the person's to see
     */
    default Collection<String> visibleUnits(String unit, Organization organization) {
        Collection<String> visible = visibleUnits();
        if (unit.isEmpty()) {
            return visible;
        }
        requireSee(unit);
        return organization.unitAndBelow(unit).stream()
                .map(Unit::code)
                .filter(visible::contains)
                .toList();
    }

    /** Whether the person at work holds one of {@code roles} at that unit, own or acting. */
    boolean holds(String unitCode, Role... roles);

    /** Whether the person at work is {@code chief-crm-business} or a {@code camunda-admin} (imports, opening a year). */
    boolean mayAdminister();

    /** @throws th.kamt.message.ForbiddenException if not */
    void requireAdminister();
}
