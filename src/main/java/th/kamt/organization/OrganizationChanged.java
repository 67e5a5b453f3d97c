package th.kamt.organization;

import java.util.Set;

/**
 * Units or people were added or changed. Published inside the import's transaction, after the rows are written: a listener
 * already reads the new organisation, and its failure undoes the import.
 *
 * @param unitCodes   units added or changed
 * @param employeeIds people added or changed
 */
public record OrganizationChanged(Set<String> unitCodes, Set<String> employeeIds) {

    public OrganizationChanged {
        unitCodes = Set.copyOf(unitCodes);
        employeeIds = Set.copyOf(employeeIds);
    }
}
