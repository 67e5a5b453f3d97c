package th.kamt.exitinterview;

import java.time.LocalDate;
import th.kamt.calendar.PlanYear;

/** A customer was recorded as lost; published in the transaction that records it. */
public record CustomerLost(PlanYear year, String accountId, String unitCode, LossKind kind, LocalDate lostOn) {}
