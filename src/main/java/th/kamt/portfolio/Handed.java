package th.kamt.portfolio;

import java.time.Instant;

/**
 * An account that changed hands during the year.
 *
 * @param from employee id of the KAMR before; {@code null}: the section head
 * @param to   employee id of the KAMR since; {@code null}: the section head
 */
public record Handed(String accountId, String unitCode, String from, String to, Instant at) {}
