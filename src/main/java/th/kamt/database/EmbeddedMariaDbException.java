package th.kamt.database;

/** The embedded MariaDB cannot run on this machine. */
public class EmbeddedMariaDbException extends RuntimeException {

    EmbeddedMariaDbException(Exception cause) {
        super(
                "The embedded MariaDB cannot run on this machine: " + cause.getMessage()
                        + "\nName a MariaDB server instead:"
                        + " KAMT_DB_URL=jdbc:mariadb://HOST:3306/SCHEMA KAMT_DB_USER=… KAMT_DB_PASSWORD=…",
                cause);
    }
}
