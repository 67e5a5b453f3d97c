package th.kamt.web;

import java.util.Locale;

/** The files an administrator brings in; each kind is an import of its own. */
public enum ImportKind {
    UNITS,
    EMPLOYEES,
    /** One plan year's whole list: what is missing from it is withdrawn. */
    CUSTOMERS;

    /** Part of message keys: {@code web.import.kind.customers}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
