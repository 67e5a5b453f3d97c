package th.kamt.support;

import org.springframework.jdbc.core.JdbcTemplate;

/** Lets a test hold rows until somebody else is known to wait for one of them. */
public final class RowLocks {

    private RowLocks() {}

    public static boolean somebodyWaits(JdbcTemplate jdbc) {
        return jdbc.queryForObject(
                        "select count(*) from information_schema.innodb_trx where trx_state = 'LOCK WAIT'", Long.class)
                > 0;
    }
}
