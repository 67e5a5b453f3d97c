package th.kamt.planning;

/** Where a unit's plan stands (contract, plans). */
public enum PlanStatus {
    PREPARING,
    IN_APPROVAL,
    RETURNED,
    APPROVED;

    /** Whether the unit may change the plan. */
    public boolean isOpen() {
        return this == PREPARING || this == RETURNED;
    }
}
