package th.kamt.request;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import th.kamt.calendar.PlanYear;

/**
 * A request, whatever it is for.
 *
 * @param amountBaht what counts against the limit, or what is asked for; {@code null}: no money
 * @param wantedOn   day of the event, or by which it is needed
 * @param station    it waits at, or {@code null}
 * @param round      1, and one more each time it is sent again
 * @param version    grows with every change
 */
public record Request(
        long id,
        RequestKind kind,
        PlanYear year,
        String unitCode,
        String title,
        BigDecimal amountBaht,
        LocalDate wantedOn,
        RequestStatus status,
        RequestStation station,
        int round,
        String requestedBy,
        Instant createdAt,
        Instant changedAt,
        int version) {

    public String businessKey() {
        return kind.businessKey(id);
    }

    public String page() {
        return kind.page(id);
    }
}
