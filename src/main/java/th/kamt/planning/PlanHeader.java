package th.kamt.planning;

import java.time.Instant;
import java.time.LocalDate;

/** What a plan says of itself beside its lines, as kept with the content in force. */
record PlanHeader(
        int round,
        Long scoringId,
        String submittedBy,
        Instant submittedAt,
        String submitNote,
        Instant decidedAt,
        String changedBy,
        Instant changedAt,
        String processInstanceId,
        int amendment,
        LocalDate amendedOn) {}
