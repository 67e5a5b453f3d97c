package th.kamt.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Instants as columns keep them: {@code datetime} of UTC, whatever the zone of the machine. */
public final class UtcTimes {

    private UtcTimes() {}

    /** @return {@code null} where the column is empty */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        LocalDateTime at = row.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }

    /** @param at may be {@code null}, and is then kept as such */
    public static LocalDateTime utc(Instant at) {
        return at == null ? null : LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
