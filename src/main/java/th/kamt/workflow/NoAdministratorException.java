package th.kamt.workflow;

/** There is no administrator yet, and no password to make one with: the application does not start. */
class NoAdministratorException extends RuntimeException {

    NoAdministratorException() {
        super("There is no administrator yet. Set KAMT_ADMIN_PASSWORD for the first start; it makes the user admin.");
    }
}
