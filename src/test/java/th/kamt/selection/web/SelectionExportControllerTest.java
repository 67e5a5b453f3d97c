package th.kamt.selection.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mock.web.MockHttpServletResponse;
import th.kamt.calendar.NotAPlanYearException;
import th.kamt.calendar.PlanYear;
import th.kamt.message.ConflictException;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.organization.Role;
import th.kamt.organization.RoleAt;
import th.kamt.organization.Unit;
import th.kamt.organization.UnitKind;
import th.kamt.selection.Explanation;
import th.kamt.selection.Finding;
import th.kamt.selection.Outcome;
import th.kamt.selection.Responsible;
import th.kamt.selection.ScoredAccount;
import th.kamt.selection.ScoredAccounts;
import th.kamt.selection.Subject;
import th.kamt.selection.Tier;
import th.kamt.selection.ValueGroup;
import th.kamt.selection.Way;

/** {@code selection.csv}: the contract's columns, and whose rows. */
class SelectionExportControllerTest {

    private static final Locale THAI = Locale.forLanguageTag("th");

    private final Units units = new Units();
    private final Accounts accounts = new Accounts();
    private final Sees sees = new Sees(Set.of("HQ", "A1", "N2", "N2-BT", "N2-CC"));
    private final SelectionExportController controller =
            new SelectionExportController(accounts, units, sees, new Texts(bundles()));

    private static ResourceBundleMessageSource bundles() {
        ResourceBundleMessageSource source = new ResourceBundleMessageSource();
        source.setBasename("messages/selection");
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        return source;
    }

    private String csv(String year, String unit, Locale locale) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        controller.selection(year, unit, locale, response);
        assertThat(response.getContentType()).isEqualTo("text/csv;charset=UTF-8");
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    private List<NamedCsvRecord> lines(String unit) throws Exception {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv("2570", unit, THAI))) {
            return reader.stream().toList();
        }
    }

    private static List<String> ids(List<NamedCsvRecord> lines) {
        return lines.stream().map(line -> line.getField("account_id")).toList();
    }

    @Test
    @DisplayName("contract: exact columns")
    void headerIsTheContracts() throws Exception {
        assertThat(csv("2570", null, THAI).lines().findFirst())
                .contains(
                        "account_id,bp_no,office_code,region_code,ca_count,value_group,gross_margin_baht,avg_bill_baht,"
                                + "criteria,kasm_tier,risk_eligible,risk_p1,risk_p2,risk_p3,risk_p4,probability_level,"
                                + "impact_level,risk_score,risk_tier,tier,responsible,exclusion_proposed,explanation");
    }

    @Test
    @DisplayName("contract: what was not assessed is empty, amounts are plain decimals, Y and N")
    void valuesAreWrittenAsTheContractSays() throws Exception {
        List<NamedCsvRecord> lines = lines(null);

        NamedCsvRecord listed = lines.get(0);
        assertThat(listed.getField("value_group")).isEqualTo("H");
        assertThat(listed.getField("gross_margin_baht")).isEqualTo("300000.50");
        assertThat(listed.getField("avg_bill_baht")).isEqualTo("12000000.00");
        assertThat(listed.getField("criteria")).isEqualTo("AE");
        assertThat(listed.getField("kasm_tier")).isEqualTo("STRATEGIC");
        assertThat(listed.getField("risk_eligible")).isEqualTo("Y");
        assertThat(listed.getField("risk_p3")).isEqualTo("3");
        assertThat(listed.getField("risk_p4")).isEmpty();
        assertThat(listed.getField("risk_score")).isEqualTo("15");
        assertThat(listed.getField("exclusion_proposed")).isEqualTo("Y");
        NamedCsvRecord unlisted = lines.get(1);
        assertThat(unlisted.getField("value_group")).isEqualTo("-");
        assertThat(unlisted.getField("gross_margin_baht")).isEmpty();
        assertThat(unlisted.getField("kasm_tier")).isEmpty();
        assertThat(unlisted.getField("risk_eligible")).isEqualTo("N");
        assertThat(unlisted.getField("risk_p1")).isEmpty();
        assertThat(unlisted.getField("tier")).isEmpty();
        assertThat(unlisted.getField("exclusion_proposed")).isEqualTo("N");
    }

    @Test
    @DisplayName("explanation in Thai, in English where asked for")
    void explanationIsInTheReadersLanguage() throws Exception {
        assertThat(csv("2570", "N2-BT", THAI))
                .contains("ระยะถึง SPP 1.6\u00a0กม. · น้อยกว่า 2 · 5\u00a0คะแนน")
                .contains("ข้อ 6.1.1.2 R-RISK-2");
        assertThat(csv("2570", "N2-BT", Locale.ENGLISH))
                .contains("Distance to the SPP: 1.6\u00a0km · less than 2 · 5\u00a0points")
                .doesNotContain("คะแนน");
    }

    @Test
    @DisplayName("unit: the unit and those under it; HQ: responsible HQ")
    void unitChoosesItsSubtreeAndHqWhatHqLooksAfter() throws Exception {
        assertThat(ids(lines("N2-BT"))).containsExactly("1@N2-BT", "2@N2-BT");
        assertThat(ids(lines("N2"))).containsExactly("1@N2-BT", "2@N2-BT", "3@N2-CC");
        assertThat(ids(lines("HQ"))).containsExactly("3@N2-CC", "4@N9-XX");
        assertThat(ids(lines(null))).containsExactly("1@N2-BT", "2@N2-BT", "3@N2-CC", "4@N9-XX");
        assertThat(ids(lines(" "))).hasSize(4);
    }

    @Test
    @DisplayName("rights: an office sees its own rows, HQ KAMRs HQ's accounts and not the nation")
    void everyoneSeesTheirOwnRowsOnly() throws Exception {
        sees.units = Set.of("N2-BT");
        assertThat(ids(lines(null))).containsExactly("1@N2-BT", "2@N2-BT");
        assertThatThrownBy(() -> lines("N2-CC")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> lines("HQ")).isInstanceOf(NotFoundException.class);

        sees.units = Set.of("HQ");
        assertThat(ids(lines(null))).containsExactly("3@N2-CC", "4@N9-XX");
        assertThatThrownBy(() -> lines("N2")).isInstanceOf(NotFoundException.class);
    }

    @Test
    @DisplayName("409 until the list is scored; a C.E. year is refused")
    void refusedUntilScoredAndForAnotherEra() {
        accounts.scored = false;
        assertThatThrownBy(() -> lines(null)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> csv("2027", null, THAI)).isInstanceOf(NotAPlanYearException.class);
    }

    private static ScoredAccount listed() {
        Explanation explanation = new Explanation(List.of(
                finding(Way.KASM, "R-KASM-1", Subject.HVC_LISTED, "Y", null, Outcome.PASSED, null),
                finding(Way.KASM, "R-KASM-5", Subject.KASM_TIER, "H/MAIN", null, Outcome.PASSED, "STRATEGIC"),
                finding(Way.RISK, "R-RISK-2", Subject.SPP_DISTANCE, "1.6", "(,2)", Outcome.PASSED, "5"),
                finding(Way.CHOICE, "R-SEL-1", Subject.CHOICE, "STRATEGIC/STAR", null, Outcome.PASSED, "STRATEGIC")));
        return new ScoredAccount(
                new PlanYear(2570),
                1,
                "1@N2-BT",
                "1",
                "N2-BT",
                "N2",
                "บริษัท ก",
                2,
                true,
                ValueGroup.H,
                new BigDecimal("300000.50"),
                new BigDecimal("12000000.00"),
                "AE",
                Tier.STRATEGIC,
                true,
                5,
                1,
                3,
                null,
                3,
                5,
                15,
                Tier.STAR,
                true,
                Tier.STRATEGIC,
                Responsible.OFFICE,
                true,
                false,
                null,
                null,
                null,
                null,
                null,
                explanation);
    }

    private static ScoredAccount unlisted(String id, String office, Responsible responsible) {
        Explanation explanation = new Explanation(List.of(
                finding(Way.KASM, "R-KASM-1", Subject.HVC_LISTED, "N", null, Outcome.FAILED, null),
                finding(Way.CHOICE, "R-SEL-1", Subject.CHOICE, "-/-", null, Outcome.FAILED, null)));
        return new ScoredAccount(
                new PlanYear(2570),
                1,
                id + "@" + office,
                id,
                office,
                office.substring(0, 2),
                "=HYPERLINK(1)",
                1,
                false,
                null,
                null,
                new BigDecimal("100.00"),
                "",
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                responsible,
                false,
                false,
                null,
                null,
                null,
                null,
                null,
                explanation);
    }

    private static Finding finding(
            Way way, String rule, Subject subject, String value, String limit, Outcome outcome, String result) {
        return new Finding(way, rule, subject, value, limit, outcome, result, null, 0);
    }

    private static final class Accounts implements ScoredAccounts {

        private boolean scored = true;
        private final List<ScoredAccount> all = List.of(
                listed(),
                unlisted("2", "N2-BT", Responsible.OFFICE),
                unlisted("3", "N2-CC", Responsible.HQ),
                unlisted("4", "N9-XX", Responsible.HQ),
                unlisted("5", "N9-XX", Responsible.OFFICE));

        @Override
        public Optional<Scoring> latestScoring(PlanYear year) {
            return scored ? Optional.of(new Scoring(1, year, 1, Map.of(), 5, Instant.EPOCH)) : Optional.empty();
        }

        @Override
        public void forEach(
                PlanYear year, Collection<String> officeCodes, boolean hqAccounts, Consumer<ScoredAccount> consumer) {
            all.stream()
                    .filter(account -> officeCodes.contains(account.officeCode())
                            || (hqAccounts && account.responsible() == Responsible.HQ))
                    .forEach(consumer);
        }

        @Override
        public Optional<ScoredAccount> account(PlanYear year, String accountId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<ScoredAccount> ofOffices(PlanYear year, Collection<String> officeCodes, Responsible responsible) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<ScoredAccount> ofHq(PlanYear year) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Sees implements AccessControl {

        private Set<String> units;

        Sees(Set<String> units) {
            this.units = units;
        }

        @Override
        public String currentPerson() {
            return "500001";
        }

        @Override
        public boolean maySee(String unitCode) {
            return units.contains(unitCode);
        }

        @Override
        public void requireSee(String unitCode) {
            if (!maySee(unitCode)) {
                throw new NotFoundException(new Message("unit.unknown", unitCode));
            }
        }

        @Override
        public Collection<String> visibleUnits() {
            return new TreeSet<>(units);
        }

        @Override
        public boolean holds(String unitCode, Role... roles) {
            return false;
        }

        @Override
        public boolean mayAdminister() {
            return false;
        }

        @Override
        public void requireAdminister() {
            throw new ForbiddenException(new Message("forbidden"));
        }
    }

    private static final class Units implements Organization {

        private final List<Unit> all = List.of(
                unit("HQ", UnitKind.HQ, "/HQ/"),
                unit("A1", UnitKind.AREA, "/HQ/A1/"),
                unit("N2", UnitKind.REGION, "/HQ/A1/N2/"),
                unit("N2-BT", UnitKind.OFFICE, "/HQ/A1/N2/N2-BT/"),
                unit("N2-CC", UnitKind.OFFICE, "/HQ/A1/N2/N2-CC/"));

        private static Unit unit(String code, UnitKind kind, String path) {
            return new Unit(code, code, kind, null, null, path, null, null);
        }

        @Override
        public Optional<Unit> unit(String code) {
            return all.stream().filter(unit -> unit.code().equals(code)).findFirst();
        }

        @Override
        public Unit requireUnit(String code) {
            return unit(code).orElseThrow(() -> new NotFoundException(new Message("unit.unknown", code)));
        }

        @Override
        public List<Unit> units() {
            return all;
        }

        @Override
        public List<Unit> unitAndBelow(String code) {
            Unit top = requireUnit(code);
            List<Unit> below = new ArrayList<>(all);
            below.removeIf(unit -> !top.contains(unit));
            return below;
        }

        @Override
        public Optional<Employee> employee(String employeeId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Employee> employeesOf(String unitCode) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Employee> holders(RoleAt post) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<RoleAt> lineAbove(RoleAt post) {
            throw new UnsupportedOperationException();
        }
    }
}
