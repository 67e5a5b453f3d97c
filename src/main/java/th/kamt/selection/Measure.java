package th.kamt.selection;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import th.kamt.customer.ContractAccount;

/** A number of a contract account that rules compare; the id is the one the decision tables use. */
enum Measure {
    GROSS_MARGIN("grossMarginBaht", Subject.VALUE_GROUP),
    BILL("avgBillBaht", Subject.BILL),
    VOLTAGE("voltageKv", Subject.VOLTAGE),
    OWN_GENERATION("ownGenerationMw", Subject.OWN_GENERATION),
    RELATED_PROJECT("relatedProjectBaht", Subject.RELATED_PROJECT),
    RELATED_MAINTENANCE("relatedMaintenanceBaht", Subject.RELATED_MAINTENANCE),
    SPP_DISTANCE("sppDistanceKm", Subject.SPP_DISTANCE),
    OUTAGES("outagesPerYear", Subject.OUTAGES),
    NATIONAL_STRATEGY("nationalStrategy", Subject.NATIONAL_STRATEGY),
    NATIONWIDE_NETWORK("nationwideNetwork", Subject.NATIONWIDE_NETWORK);

    private final String id;
    private final Subject subject;

    Measure(String id, Subject subject) {
        this.id = id;
        this.subject = subject;
    }

    static Optional<Measure> byId(String id) {
        return Arrays.stream(values()).filter(measure -> measure.id.equals(id)).findFirst();
    }

    String id() {
        return id;
    }

    Subject subject() {
        return subject;
    }

    /** A yes/no criterion holds if it holds for one contract account: no table says otherwise. */
    boolean yesOrNo() {
        return this == NATIONAL_STRATEGY || this == NATIONWIDE_NETWORK;
    }

    /** {@code null} if the list does not know it. */
    BigDecimal of(ContractAccount ca) {
        return switch (this) {
            case GROSS_MARGIN -> ca.grossMarginBaht();
            case BILL -> ca.avgBillBaht();
            case VOLTAGE -> ca.voltageKv();
            case OWN_GENERATION -> ca.ownGenerationMw();
            case RELATED_PROJECT -> ca.relatedProjectBaht();
            case RELATED_MAINTENANCE -> ca.relatedMaintenanceBaht();
            case SPP_DISTANCE -> ca.sppDistanceKm();
            case OUTAGES -> BigDecimal.valueOf(ca.outagesPerYear());
            case NATIONAL_STRATEGY -> yes(ca.nationalStrategy());
            case NATIONWIDE_NETWORK -> yes(ca.nationwideNetwork());
        };
    }

    private static BigDecimal yes(boolean value) {
        return value ? BigDecimal.ONE : BigDecimal.ZERO;
    }
}
