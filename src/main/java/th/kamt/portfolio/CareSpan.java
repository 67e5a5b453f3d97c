package th.kamt.portfolio;

import java.time.Instant;
import th.kamt.calendar.PlanYear;
import th.kamt.selection.Tier;

/**
 * Who looked after an account from when to when.
 *
 * @param kamr  employee id; {@code null} for Streamline, which the section head looks after
 * @param until {@code null} while it lasts, as are {@code ended} and {@code words}
 * @param words what people said about its end, or {@code null}
 */
public record CareSpan(
        PlanYear year,
        String accountId,
        String unitCode,
        Tier tier,
        String kamr,
        Instant from,
        Instant until,
        CareEnd ended,
        String words) {}
