package th.kamt.customer;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/** The customer's contact person as a line of the list names them; unknown parts are {@code null}. */
record Contact(String name, String position, String phone, String mobile, String email, String lineId) {

    static final Contact NONE = new Contact(null, null, null, null, null, null);

    static Contact of(ContractAccount account) {
        return new Contact(
                account.contactName(),
                account.contactPosition(),
                account.contactPhone(),
                account.contactMobile(),
                account.contactEmail(),
                account.contactLineId());
    }

    boolean isKnown() {
        return Stream.of(name, position, phone, mobile, email, lineId).anyMatch(Objects::nonNull);
    }

    /** The account with another contact person, or none. */
    ContractAccount in(ContractAccount a) {
        return new ContractAccount(
                a.caNo(),
                a.bpNo(),
                a.name(),
                a.officeCode(),
                a.hvcListed(),
                a.grossMarginBaht(),
                a.avgBillBaht(),
                a.voltageKv(),
                a.ownGenerationMw(),
                a.relatedProjectBaht(),
                a.relatedMaintenanceBaht(),
                a.nationalStrategy(),
                a.nationwideNetwork(),
                a.industrialEstate(),
                a.sppDistanceKm(),
                a.sppCanSupply(),
                a.sppNetwork(),
                a.outagesPerYear(),
                a.solar(),
                a.sppContract(),
                a.powerQualityProblem(),
                a.specialCase(),
                a.specialCaseTier(),
                a.specialCaseReason(),
                a.lastTier(),
                a.lastKamr(),
                name,
                position,
                phone,
                mobile,
                email,
                lineId);
    }

    @Override
    public String toString() {
        // Contact persons stay out of logs.
        return "Contact" + Arrays.asList(isKnown() ? "known" : "none");
    }
}
