package th.kamt.planning.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.ContractAccount;
import th.kamt.customer.CustomerList;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.organization.Role;
import th.kamt.organization.RoleAt;
import th.kamt.organization.Unit;
import th.kamt.organization.UnitKind;
import th.kamt.planning.PlanAssessment;
import th.kamt.planning.PlanStanding;
import th.kamt.planning.PlanStanding.StationStanding;
import th.kamt.planning.PlanStatus;
import th.kamt.planning.PlanTotals;
import th.kamt.planning.PlanView;
import th.kamt.planning.Route;
import th.kamt.planning.Station;
import th.kamt.planning.Verdict;
import th.kamt.selection.Explanation;
import th.kamt.selection.Finding;
import th.kamt.selection.Outcome;
import th.kamt.selection.Responsible;
import th.kamt.selection.ScoredAccount;
import th.kamt.selection.Subject;
import th.kamt.selection.Tier;
import th.kamt.selection.ValueGroup;
import th.kamt.selection.Way;
import th.kamt.staffing.EligibilityResult;
import th.kamt.staffing.KamrLoad;
import th.kamt.staffing.Origin;

/**
 * A small office's plan of 2570, counted by hand: Strategic 1 (last year 1), Star 1 (0), Status 2 of which one is a top-up (3),
 * Streamline 2 (2); one account left out by the unit, one because of its contract with an SPP, one without a tier.
 */
final class DocumentFixture {

    static final PlanYear YEAR = new PlanYear(2570);
    static final String FORMULA = "=HYPERLINK(\"http://example.test\",\"ดูรายละเอียด\")";
    static final String SCRIPT = "<script>alert(1)</script>";

    private static final List<Unit> UNITS = List.of(
            new Unit("HQ", "สำนักงานใหญ่", UnitKind.HQ, null, null, "/HQ/", null, null),
            new Unit("N2", "กฟน.2", UnitKind.REGION, null, "A1", "/HQ/A1/N2/", "N2", null),
            new Unit("N2-BT", "กฟอ.บึงทอง", UnitKind.OFFICE, 2, "N2", "/HQ/A1/N2/N2-BT/", "N2", null));

    private static final List<Employee> PEOPLE = List.of(
            person("500120", "นายสมเกียรติ วงศ์ประเสริฐ", "N2-BT", "ผจก", Role.OFFICE_MANAGER),
            person("500777", "น.ส.ปิยะดา ศรีวงศ์", "N2-BT", "วศก", Role.KAMR),
            person("500778", "นายธนา ใจดี", "N2-BT", "พชง", Role.KAMR),
            person("500700", "นายอนุชา มั่นคง", "N2-BT", "รจก", Role.SENIOR_KAMR),
            person("500790", "นางมาลี แสงทอง", "N2-BT", "หผ", Role.SECTION_HEAD),
            person("500310", "นายวีระ ทองดี", "N2", "อก", Role.CHIEF_CUSTOMER_SERVICE),
            person("500300", "นางสาวกาญจนา ศิริมงคล", "N2", "อฝ", Role.DIRECTOR_ENGINEERING_SERVICE),
            person("500200", "นายประสิทธิ์ ธรรมรักษ์", "N2", "ผชก", Role.ASSISTANT_GOVERNOR_REGION));

    private DocumentFixture() {}

    /** What a test wants of one account; the rest is unknown. */
    private static final class Account {
        int number;
        String name;
        String bill = "400000";
        String criteria = "";
        boolean listed = true;
        Tier kasm;
        Tier risk;
        String riskText;
        String special;
        String specialReason;
        Tier last;
        Tier tier;
        boolean topUp;
        String kamr;
        String excluded;
        String exclusionConfirmed;
        List<Finding> findings = new ArrayList<>();

        PlanView.AccountView view() {
            Tier scoredTier = risk != null && risk.isHigherThan(kasm) ? risk : kasm;
            if (kasm != null && special == null) {
                found(Way.KASM, "R-KASM-5", Subject.KASM_TIER, listed ? "H/MAIN" : "-", kasm.name());
            }
            if (special != null) {
                found(Way.KASM, "R-KASM-6", Subject.SPECIAL_CASE, special, kasm.name());
            }
            if (risk != null) {
                found(Way.RISK, "R-RISK-5", Subject.RISK_SCORE, riskText, risk.name());
            }
            found(Way.CHOICE, "R-SEL-1", Subject.CHOICE, "-/-", scoredTier == null ? null : scoredTier.name());
            ScoredAccount scored = new ScoredAccount(
                    YEAR,
                    1,
                    bp() + "@N2-BT",
                    bp(),
                    "N2-BT",
                    "N2",
                    name,
                    1,
                    listed,
                    listed ? ValueGroup.H : null,
                    null,
                    new BigDecimal(bill),
                    criteria,
                    kasm,
                    risk != null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    risk,
                    risk == Tier.STAR || risk == Tier.STRATEGIC,
                    scoredTier,
                    Responsible.OFFICE,
                    exclusionConfirmed != null,
                    false,
                    special,
                    special == null ? null : kasm,
                    specialReason,
                    last,
                    null,
                    new Explanation(findings));
            return new PlanView.AccountView(
                    scored,
                    tier,
                    topUp,
                    kamr,
                    false,
                    false,
                    excluded != null,
                    excluded,
                    false,
                    exclusionConfirmed == null ? null : Boolean.FALSE,
                    exclusionConfirmed,
                    null,
                    null,
                    "",
                    List.of());
        }

        private String bp() {
            return "%010d".formatted(number);
        }

        private void found(Way way, String rule, Subject subject, String value, String result) {
            Outcome outcome = result == null ? Outcome.FAILED : Outcome.PASSED;
            findings.add(new Finding(way, rule, subject, value, null, outcome, result, "accountTier", 1));
        }
    }

    private static PlanView.AccountView account(int number, String name, Consumer<Account> change) {
        Account account = new Account();
        account.number = number;
        account.name = name;
        change.accept(account);
        return account.view();
    }

    private static List<PlanView.AccountView> accounts() {
        return List.of(
                account(9, "บริษัท ไม่ได้กลุ่ม จำกัด", a -> a.last = Tier.STATUS),
                account(8, "บริษัท ย้ายไป SPP จำกัด", a -> {
                    a.kasm = Tier.STREAMLINE;
                    a.last = Tier.STREAMLINE;
                    a.exclusionConfirmed = "ลงนามสัญญาแล้วเมื่อมีนาคม";
                }),
                account(7, "บริษัท ปิดกิจการ จำกัด", a -> {
                    a.kasm = Tier.STATUS;
                    a.last = Tier.STATUS;
                    a.excluded = "ปิดกิจการสิ้นปี";
                }),
                account(6, "โรงพยาบาลบึงทอง", a -> {
                    a.kasm = Tier.STREAMLINE;
                    a.listed = false;
                    a.special = "D";
                    a.specialReason = "ศูนย์ผู้ป่วยฉุกเฉินของจังหวัด";
                    a.tier = Tier.STREAMLINE;
                }),
                account(5, SCRIPT, a -> {
                    a.kasm = Tier.STREAMLINE;
                    a.last = Tier.STREAMLINE;
                    a.tier = Tier.STREAMLINE;
                    a.bill = "500000";
                }),
                account(4, "บริษัท น้ำแข็งบึงทอง จำกัด", a -> {
                    a.tier = Tier.STATUS;
                    a.topUp = true;
                    a.bill = "950000.50";
                    a.kamr = "500778";
                }),
                account(3, "บริษัท พลาสติกไทย จำกัด", a -> {
                    a.kasm = Tier.STREAMLINE;
                    a.risk = Tier.STATUS;
                    a.riskText = "6/MEDIUM";
                    a.tier = Tier.STATUS;
                    a.bill = "1200000";
                    a.kamr = "500778";
                }),
                account(2, FORMULA, a -> {
                    a.kasm = Tier.STAR;
                    a.risk = Tier.STAR;
                    a.riskText = "12/HIGH";
                    a.criteria = "C";
                    a.last = Tier.STATUS;
                    a.tier = Tier.STAR;
                    a.bill = "3400000";
                    a.kamr = "500777";
                }),
                account(1, "บริษัท เหล็กบึงทอง จำกัด (มหาชน)", a -> {
                    a.kasm = Tier.STRATEGIC;
                    a.criteria = "AB";
                    a.last = Tier.STRATEGIC;
                    a.tier = Tier.STRATEGIC;
                    a.bill = "24860000";
                    a.kamr = "500777";
                    a.findings.add(new Finding(
                            Way.KASM,
                            "R-KASM-3",
                            Subject.VOLTAGE,
                            "115",
                            "[115,)",
                            Outcome.PASSED,
                            "A",
                            "accountAttractiveness",
                            1));
                }));
    }

    private static List<PlanView.ServiceView> services() {
        List<PlanView.ServiceView> services = new ArrayList<>();
        plan(services, 1, "FMS1", 2, 2);
        plan(services, 1, "FMS2", 2, 9);
        plan(services, 1, "FMS3", 5, 6);
        plan(services, 1, "FMS4", 8, 5);
        plan(services, 1, "RBA1", 3, 3);
        plan(services, 1, "RBA2", 6, 3);
        plan(services, 1, "RBA3", 12, 8);
        for (int month : new int[] {1, 4, 7, 10}) {
            plan(services, 1, "COM1.1", month, 20);
        }
        plan(services, 1, "COM2", 11, 4);
        plan(services, 2, "FMS1", 2, 3);
        plan(services, 2, "COM1.1", 1, 21);
        plan(services, 5, "RBA1", 3, 10);
        for (int month = 1; month <= 12; month++) {
            services.add(new PlanView.ServiceView(
                    services.size(), "GROUP@N2-BT", "COM1.2", LocalDate.of(2027, month, 15), false));
        }
        return services;
    }

    private static void plan(List<PlanView.ServiceView> services, int account, String code, int month, int day) {
        services.add(new PlanView.ServiceView(
                services.size(), "%010d@N2-BT".formatted(account), code, LocalDate.of(2027, month, day), false));
    }

    private static PlanTotals totals(List<PlanView.AccountView> accounts) {
        Map<Tier, Integer> now = new EnumMap<>(Tier.class);
        Map<Tier, Integer> last = new EnumMap<>(Tier.class);
        for (PlanView.AccountView account : accounts) {
            if (account.tier() != null) {
                now.merge(account.tier(), 1, Integer::sum);
            }
            if (account.scored().lastTier() != null) {
                last.merge(account.scored().lastTier(), 1, Integer::sum);
            }
        }
        return new PlanTotals(
                now,
                last,
                List.of(
                        new PlanTotals.BudgetLine(1, "ALLOWANCE", "", new BigDecimal("12000"), new BigDecimal("6000")),
                        new PlanTotals.BudgetLine(
                                2,
                                "SEMINAR",
                                "สัมมนาลูกค้ารายใหญ่ ครั้งที่ 12",
                                new BigDecimal("80000"),
                                new BigDecimal("75000.50"))),
                true);
    }

    private static PlanView.KamrView kamr(String id, KamrLoad load) {
        Employee person = employee(id).orElseThrow();
        return new PlanView.KamrView(
                person, load, new EligibilityResult(id, Origin.OWN, List.of()), Origin.OWN, true, null);
    }

    private static PlanStanding standing(PlanStatus status) {
        Instant returned = Instant.parse("2026-11-20T03:00:00Z");
        List<StationStanding> stations = new ArrayList<>();
        if (status != PlanStatus.PREPARING) {
            stations.add(said(Station.COLLECT_REGION, 1, Verdict.APPROVE, "500310", returned));
            stations.add(said(Station.CONSIDER_PLAN, 1, Verdict.RETURN, "500300", returned));
        }
        switch (status) {
            case IN_APPROVAL -> {
                stations.add(said(
                        Station.COLLECT_REGION, 2, Verdict.APPROVE, "500310", Instant.parse("2026-11-23T20:30:00Z")));
                stations.add(new StationStanding(Station.CONSIDER_PLAN, 2, null, null, null, null, null));
                stations.add(new StationStanding(Station.APPROVE_PLAN, 2, null, null, null, null, null));
            }
            case APPROVED -> {
                Instant at = Instant.parse("2026-12-18T04:00:00Z");
                stations.add(said(Station.COLLECT_REGION, 2, Verdict.APPROVE, "500310", at));
                stations.add(said(Station.CONSIDER_PLAN, 2, Verdict.APPROVE, "500300", at));
                stations.add(said(Station.APPROVE_PLAN, 2, Verdict.APPROVE, "500200", at));
            }
            default ->
                Route.OFFICE
                        .stations()
                        .forEach(
                                station -> stations.add(new StationStanding(station, 1, null, null, null, null, null)));
        }
        return new PlanStanding(YEAR, "N2-BT", status, Route.OFFICE, LocalDate.of(2026, 12, 31), stations);
    }

    private static StationStanding said(Station station, int round, Verdict verdict, String by, Instant at) {
        return new StationStanding(station, round, verdict, by, station.role().id() + ".N2", at, "");
    }

    static PlanView plan(PlanStatus status) {
        List<PlanView.AccountView> accounts = accounts();
        boolean submitted = status != PlanStatus.PREPARING;
        return new PlanView(
                YEAR,
                UNITS.get(2),
                standing(status),
                1,
                false,
                false,
                false,
                false,
                submitted ? "500120" : null,
                null,
                submitted ? Instant.parse("2026-11-21T04:00:00Z") : null,
                null,
                null,
                null,
                status == PlanStatus.APPROVED ? Instant.parse("2026-12-18T04:00:00Z") : null,
                null,
                new PlanAssessment(List.of(), 0, 0),
                totals(accounts),
                List.of(
                        kamr(
                                "500777",
                                new KamrLoad(
                                        "500777", 1, 1, 0, 0, 0, new BigDecimal("1.8"), KamrLoad.BandPosition.BELOW)),
                        kamr(
                                "500778",
                                new KamrLoad(
                                        "500778", 0, 0, 2, 0, 1, new BigDecimal("1.2"), KamrLoad.BandPosition.BELOW))),
                List.of(),
                accounts,
                services(),
                List.of(
                        new PlanView.ReasonView("LOAD_LOW", "500778", "ไม่มีลูกค้ารายใหญ่เหลือ"),
                        new PlanView.ReasonView("ACCOUNTS", "", "สำนักงานเล็ก")),
                List.of(
                        new PlanView.DocumentView(1, "STRATEGY", "แผนยุทธศาสตร์ พ.ศ. 2566-2570"),
                        new PlanView.DocumentView(2, "MASTER_PLAN", "แผนแม่บทงานบริการลูกค้า")));
    }

    /** The Strategic account has two contract accounts, one contact person with everything, and another by telephone. */
    static CustomerList customers() {
        return new CustomerList() {
            @Override
            public Optional<Version> version(PlanYear year) {
                return Optional.empty();
            }

            @Override
            public List<Version> versions() {
                return List.of();
            }

            @Override
            public void forEachAccount(PlanYear year, Consumer<List<ContractAccount>> consumer) {
                throw new UnsupportedOperationException();
            }

            @Override
            public List<ContractAccount> account(PlanYear year, String accountId) {
                int number = Integer.parseInt(accountId.substring(0, 10));
                if (number == 1) {
                    return List.of(
                            contract(1, "020000000011", "นายกิตติ ชัยพร", "ผู้จัดการโรงงาน", "kitti@example.test"),
                            contract(1, "020000000012", "น.ส.อรุณี พรหม", null, null));
                }
                return List.of(contract(number, "0200000000" + number + "1", null, null, null));
            }
        };
    }

    private static ContractAccount contract(int number, String ca, String contact, String position, String email) {
        boolean all = email != null;
        return new ContractAccount(
                ca,
                "%010d".formatted(number),
                "-",
                "N2-BT",
                true,
                null,
                BigDecimal.ONE,
                null,
                null,
                null,
                null,
                false,
                false,
                false,
                null,
                false,
                ContractAccount.SppNetwork.NONE,
                0,
                ContractAccount.Solar.UNKNOWN,
                ContractAccount.SppContract.NO,
                false,
                null,
                null,
                null,
                null,
                null,
                contact,
                position,
                contact == null ? null : "02-000-1234",
                all ? "+66 81 000 5678" : null,
                email,
                all ? "@kitti.line" : null);
    }

    /** Sees N2-BT and nothing else. */
    static AccessControl access() {
        return new AccessControl() {
            @Override
            public String currentPerson() {
                return "500120";
            }

            @Override
            public boolean maySee(String unitCode) {
                return unitCode.equals("N2-BT");
            }

            @Override
            public void requireSee(String unitCode) {
                if (!maySee(unitCode)) {
                    throw new NotFoundException(new Message("organization.unit.unknown", unitCode));
                }
            }

            @Override
            public Collection<String> visibleUnits() {
                return List.of("N2-BT");
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
                throw new UnsupportedOperationException();
            }
        };
    }

    static Organization organization() {
        return new Organization() {
            @Override
            public Optional<Unit> unit(String code) {
                return UNITS.stream().filter(unit -> unit.code().equals(code)).findFirst();
            }

            @Override
            public Unit requireUnit(String code) {
                return unit(code).orElseThrow();
            }

            @Override
            public List<Unit> units() {
                return UNITS;
            }

            @Override
            public List<Unit> unitAndBelow(String code) {
                return List.of();
            }

            @Override
            public Optional<Employee> employee(String employeeId) {
                return DocumentFixture.employee(employeeId);
            }

            @Override
            public List<Employee> employeesOf(String unitCode) {
                return List.of();
            }

            @Override
            public List<Employee> holders(RoleAt post) {
                return PEOPLE.stream()
                        .filter(person -> person.posts().contains(post))
                        .toList();
            }

            @Override
            public List<RoleAt> lineAbove(RoleAt post) {
                return List.of();
            }
        };
    }

    private static Optional<Employee> employee(String id) {
        return PEOPLE.stream().filter(person -> person.employeeId().equals(id)).findFirst();
    }

    private static Employee person(String id, String name, String unit, String position, Role role) {
        return new Employee(
                id, name, position, unit, null, LocalDate.of(2015, 1, 1), null, null, Set.of(new RoleAt(role, unit)));
    }
}
