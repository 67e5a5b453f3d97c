package th.kamt.selection.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.selection.Finding;
import th.kamt.selection.ScoredAccount;
import th.kamt.selection.Tier;
import th.kamt.tabular.SafeText;

/** {@code selection.csv}: the contract's columns, a line an account. */
final class SelectionCsv {

    static final List<String> COLUMNS = List.of(
            "account_id",
            "bp_no",
            "office_code",
            "region_code",
            "ca_count",
            "value_group",
            "gross_margin_baht",
            "avg_bill_baht",
            "criteria",
            "kasm_tier",
            "risk_eligible",
            "risk_p1",
            "risk_p2",
            "risk_p3",
            "risk_p4",
            "probability_level",
            "impact_level",
            "risk_score",
            "risk_tier",
            "tier",
            "responsible",
            "exclusion_proposed",
            "explanation");

    private final CsvWriter csv;
    private final Texts texts;
    private final Locale locale;

    SelectionCsv(Writer out, Texts texts, Locale locale) {
        this.csv = CsvWriter.builder().build(out);
        this.texts = texts;
        this.locale = locale;
    }

    void header() {
        csv.writeRecord(COLUMNS);
    }

    void line(ScoredAccount account) {
        csv.writeRecord(
                account.accountId(),
                account.bpNo(),
                account.officeCode(),
                account.regionCode(),
                Integer.toString(account.caCount()),
                account.valueGroupCode(),
                number(account.grossMarginBaht()),
                number(account.avgBillBaht()),
                account.criteria(),
                tier(account.kasmTier()),
                yesNo(account.riskEligible()),
                number(account.riskP1()),
                number(account.riskP2()),
                number(account.riskP3()),
                number(account.riskP4()),
                number(account.probabilityLevel()),
                number(account.impactLevel()),
                number(account.riskScore()),
                tier(account.riskTier()),
                tier(account.tier()),
                account.responsible().name(),
                yesNo(account.exclusionProposed()),
                SafeText.forCsv(explanation(account)));
    }

    void flush() {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one sentence first, then every rule with its clause. */
    private String explanation(ScoredAccount account) {
        String rules = account.explanation().findings().stream()
                .map(this::finding)
                .map(this::words)
                .collect(Collectors.joining("; "));
        return words(account.explanation().because()) + " | " + rules;
    }

    private Message finding(Finding finding) {
        return new Message("selection.csv.finding", finding.clause(), finding.rule(), finding.sentence());
    }

    private String words(Message message) {
        return texts.of(message, locale);
    }

    private static String number(BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    private static String number(Integer number) {
        return number == null ? "" : number.toString();
    }

    private static String tier(Tier tier) {
        return tier == null ? "" : tier.name();
    }

    private static String yesNo(boolean value) {
        return value ? "Y" : "N";
    }
}
