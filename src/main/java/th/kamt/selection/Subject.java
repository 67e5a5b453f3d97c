package th.kamt.selection;

/** What a finding is about; names the words and the unit of its value. */
public enum Subject {
    HVC_LISTED("hvcListed", ValueKind.YES_NO, ResultKind.MET),
    CONTRACT_ACCOUNTS("contractAccounts", ValueKind.NUMBER, ResultKind.SUMMED),
    VALUE_GROUP("valueGroup", ValueKind.BAHT, ResultKind.GROUP),
    VOLTAGE("voltage", ValueKind.KV, ResultKind.MET),
    BILL("bill", ValueKind.BAHT, ResultKind.MET),
    OWN_GENERATION("ownGeneration", ValueKind.MW, ResultKind.MET),
    RELATED_PROJECT("relatedProject", ValueKind.BAHT, ResultKind.MET),
    RELATED_MAINTENANCE("relatedMaintenance", ValueKind.BAHT, ResultKind.MET),
    NATIONAL_STRATEGY("nationalStrategy", ValueKind.YES_NO, ResultKind.MET),
    NATIONWIDE_NETWORK("nationwideNetwork", ValueKind.YES_NO, ResultKind.MET),
    /** R-KASM-4: value = main-group accounts of the region, limit = the minimum, result = this account's place by bill. */
    REGION_TOP_BILLS("regionTopBills", ValueKind.NUMBER, ResultKind.PLACE),
    /** Value = value group and {@code MAIN} or {@code SECONDARY}, e.g. {@code H/MAIN}. */
    KASM_TIER("kasmTier", ValueKind.GROUPS, ResultKind.TIER),
    SPECIAL_CASE("specialCase", ValueKind.CODE, ResultKind.TIER),
    RISK_BILL("riskBill", ValueKind.BAHT, ResultKind.MET),
    INDUSTRIAL_ESTATE("industrialEstate", ValueKind.YES_NO, ResultKind.MET),
    SPP_CAN_SUPPLY("sppCanSupply", ValueKind.YES_NO, ResultKind.MET),
    /** The smallest distance among the contract accounts that an SPP can supply. */
    SPP_RADIUS("sppRadius", ValueKind.KM, ResultKind.MET),
    /** Value = the unit's own reason (D-5). */
    WITHIN_RADIUS("withinRadius", ValueKind.TEXT, ResultKind.MET),
    SPP_DISTANCE("sppDistance", ValueKind.KM, ResultKind.POINTS),
    SPP_NETWORK("sppNetwork", ValueKind.CODE, ResultKind.POINTS),
    OUTAGES("outages", ValueKind.TIMES, ResultKind.POINTS),
    SOLAR("solar", ValueKind.CODE, ResultKind.POINTS),
    /** Value = points and conditions considered, e.g. {@code 10/4}; their mean is compared exactly. */
    PROBABILITY("probability", ValueKind.MEAN, ResultKind.LEVEL),
    IMPACT("impact", ValueKind.BAHT, ResultKind.LEVEL),
    /** Value = score and level, e.g. {@code 12/HIGH}. */
    RISK_SCORE("riskScore", ValueKind.RISK, ResultKind.TIER),
    SPECIAL_RISK("specialRisk", ValueKind.NUMBER, ResultKind.MET),
    SPP_CONTRACT("sppContract", ValueKind.CODE, ResultKind.PROPOSED),
    /** Value = the tiers of both ways, e.g. {@code STAR/STATUS}; {@code -} for none. */
    CHOICE("choice", ValueKind.TIERS, ResultKind.TIER),
    RESPONSIBLE("responsible", ValueKind.CODE, ResultKind.NONE);

    enum ValueKind {
        YES_NO,
        NUMBER,
        TIMES,
        BAHT,
        KV,
        MW,
        KM,
        MEAN,
        RISK,
        CODE,
        GROUPS,
        TIERS,
        TEXT
    }

    enum ResultKind {
        MET,
        POINTS,
        LEVEL,
        GROUP,
        TIER,
        PLACE,
        SUMMED,
        PROPOSED,
        NONE
    }

    private final String id;
    private final ValueKind valueKind;
    private final ResultKind resultKind;

    Subject(String id, ValueKind valueKind, ResultKind resultKind) {
        this.id = id;
        this.valueKind = valueKind;
        this.resultKind = resultKind;
    }

    /** Last part of its message keys. */
    public String id() {
        return id;
    }

    ValueKind valueKind() {
        return valueKind;
    }

    ResultKind resultKind() {
        return resultKind;
    }
}
