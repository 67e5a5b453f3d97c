package th.kamt.simulation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;

/** Reads the instant a machine wants the clock at. */
public final class ClockText {

    private static final int FIRST_BUDDHIST = 2400;

    private ClockText() {}

    /**
     * Reads {@code 2026-12-31T23:59:00+07:00}, {@code 2026-12-31T16:59:00Z}.
     *
     * @throws MalformedInstantException if it is none, has no offset, or a year of the Buddhist Era
     */
    public static Instant parse(String text) {
        String given = text == null ? "" : text;
        OffsetDateTime read;
        try {
            read = OffsetDateTime.parse(given);
        } catch (DateTimeParseException e) {
            throw new MalformedInstantException(new Message("simulation.clock.malformed", given), e);
        }
        if (read.getYear() >= FIRST_BUDDHIST) {
            throw new MalformedInstantException(
                    new Message("simulation.clock.buddhist", given, read.minusYears(PlanYear.ERA_OFFSET)), null);
        }
        return read.toInstant();
    }
}
