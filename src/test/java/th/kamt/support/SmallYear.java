package th.kamt.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.CustomerLines;
import th.kamt.customer.CustomerListImport;
import th.kamt.organization.OrganizationImport;
import th.kamt.planning.PlanEdit;
import th.kamt.planning.PlanPreparation;
import th.kamt.planning.PlanView;
import th.kamt.planning.PlanViews;
import th.kamt.planning.PlanYears;
import th.kamt.tabular.ImportAnswer;
import th.kamt.tabular.Upload;

/**
 * Plan year 2570 of a small region, imported as the contract's files are, and the states it can be in. HQ, an area, a region
 * with two offices and a pilot province with a service centre and a Network unit; everybody in the line of command.
 *
 * <p>Of the list's accounts 26 are supplied at 115 kV or nation-wide, so that no region's 20 largest are made up (R-KASM-4):
 * N2-AA has 6 Strategic and 2 Status, load 7.2, with 2 Streamline and one not selected; N2-BB 7 Strategic and one that has
 * signed with an SPP; N2-PC and HQ 6 Strategic each, load 6.0.
 */
public final class SmallYear {

    public static final PlanYear YEAR = new PlanYear(2570);

    public static final String DEPUTY_BUSINESS = "600101";
    public static final String DIRECTOR_CRM = "600102";
    public static final String DIRECTOR_HQ = "600103";
    public static final String OWNER = "600104";
    public static final String HQ_KAMR = "600107";
    public static final String AREA_DEPUTY = "600151";
    public static final String GOVERNOR = "600201";
    public static final String DIRECTOR = "600202";
    public static final String CHIEF = "600203";
    public static final String REGION_KAMR = "600211";
    public static final String MANAGER = "600301";
    public static final String KAMR = "600311";
    public static final String SPARE_KAMR = "600312";
    public static final String UNTRAINED = "600313";
    public static final String MANAGER_BB = "600401";
    public static final String KAMR_BB = "600411";
    public static final String CEO = "600501";
    public static final String SERVICE_MANAGER = "600502";
    public static final String KAMR_PC = "600511";
    public static final String NETWORK_KAMR = "600521";

    public static final String AA = "N2-AA";
    public static final String BB = "N2-BB";
    public static final String PC = "N2-PC";
    public static final String REGION = "N2";
    public static final String HQ = "HQ";
    /** Every unit that makes a plan. */
    public static final List<String> PLANS = List.of(HQ, REGION, AA, BB, PC);

    /** The account of N2-BB that has signed with an SPP (R-RISK-6). */
    public static final String SIGNED = "1000000028@N2-BB";
    /** The account of N2-AA whose name is a script. */
    public static final String SCRIPT = "1000000006@N2-AA";

    public static final String SCRIPT_NAME = "<script>document.title='taken'</script> จำกัด";

    /** Tables that migrations fill: what they hold is no test's. */
    private static final Set<String> SEEDED =
            Set.of("organization_state", "holiday", "holiday_revision", "deadline_rule", "tasklist_filter");

    private static final String UNITS = """
            code,name,kind,office_class,parent_code
            HQ,สำนักงานใหญ่,HQ,,
            A1,ภาค 1,AREA,,HQ
            N2,กฟน.2,REGION,,A1
            N2-AA,กฟอ.บึงทอง,OFFICE,1,N2
            N2-BB,กฟอ.ลานสัก,OFFICE,2,N2
            N2-PP,บคจ.อินทนิล,PILOT_PROVINCE,,N2
            N2-PC,ศบค.เวียงตาล,PILOT_CENTER,,N2-PP
            N2-NW,กฟส.อินทนิล,NETWORK,,N2-PP
            """;

    private static final String PEOPLE_HEADER =
            "employee_id,name,position_code,unit_code,division,employed_on,kamr_trained_on,roles,email\n";

    private final JdbcTemplate jdbc;
    private final OrganizationImport organizationImport;
    private final CustomerListImport customerImport;
    private final PlanYears years;
    private final PlanPreparation preparation;
    private final PlanViews views;
    private final ProcessDriver driver;

    private final Map<String, String> people = new TreeMap<>();
    private final Map<String, String> customers = new LinkedHashMap<>();
    private String units = UNITS;

    SmallYear(
            JdbcTemplate jdbc,
            OrganizationImport organizationImport,
            CustomerListImport customerImport,
            PlanYears years,
            PlanPreparation preparation,
            PlanViews views,
            ProcessDriver driver) {
        this.jdbc = jdbc;
        this.organizationImport = organizationImport;
        this.customerImport = customerImport;
        this.years = years;
        this.preparation = preparation;
        this.views = views;
        this.driver = driver;
    }

    // --- the organisation and the list, as files ---

    /** Nothing imported, nothing running; the clock back at its start. */
    public SmallYear forget() {
        wipe();
        driver.begin(MovableClock.START);
        units = UNITS;
        people.clear();
        customers.clear();
        everybody();
        everyAccount();
        return this;
    }

    /** Has the story begin at another instant than 16 November 2569: {@code 2026-10-31T09:00:00+07:00}. */
    public SmallYear beginningAt(String start) {
        driver.begin(OffsetDateTime.parse(start).toInstant());
        return this;
    }

    /** Lets time pass up to then; every timer and job due by then has run or failed: {@code 2026-12-01T00:00:00+07:00}. */
    public SmallYear playUntil(String target) {
        driver.playUntil(OffsetDateTime.parse(target).toInstant());
        return this;
    }

    private void everybody() {
        person(DEPUTY_BUSINESS, "นางนงลักษณ์ ดอนชัย", "รผก", HQ, "", "deputy-governor-business");
        person(DIRECTOR_CRM, "นางรุ่งนภา ปัญญาดี", "อฝ", HQ, "", "director-crm");
        person(DIRECTOR_HQ, "นางละออง นวลจันทร์", "อฝ", HQ, "", "director-engineering-hq");
        person(OWNER, "นายสมชาย อินต๊ะ", "อก", HQ, "", "chief-crm-business");
        kamr(HQ_KAMR, "นางศิริพร คำแก้ว", HQ, "2020-08-21");
        person(AREA_DEPUTY, "นายรังสรรค์ นวลจันทร์", "รผก", "A1", "", "deputy-governor-area");
        person(GOVERNOR, "นางจิราพร บุญมี", "ผชก", REGION, "", "assistant-governor-region");
        person(DIRECTOR, "นางกาญจนา ศิริมงคล", "อฝ", REGION, "FVB", "director-engineering-service");
        person(CHIEF, "นางณัฐธิดา ธรรมวงศ์", "อก", REGION, "FVB", "chief-customer-service");
        people.put(REGION_KAMR, REGION_KAMR + ",นายธีรพงษ์ เกตุแก้ว,วศก,N2,FVB,2008-07-01,2020-08-21,kamr,\n");
        person(MANAGER, "นายสมเกียรติ วงศ์ประเสริฐ", "ผจก", AA, "", "office-manager");
        kamr(KAMR, "น.ส.ปิยะดา ศรีวงศ์", AA, "2019-03-15");
        kamr(SPARE_KAMR, "นายวีระชัย อินทร์แก้ว", AA, "2020-08-21");
        kamr(UNTRAINED, "นายศักดิ์ชัย เรือนคำ", AA, "");
        person(MANAGER_BB, "นายสุทธิพงษ์ มั่นคง", "ผจก", BB, "", "office-manager");
        kamr(KAMR_BB, "นายอดิศร ใจกล้า", BB, "2020-08-21");
        person(CEO, "นายอนุชา อินต๊ะ", "ผจก.กฟจ", "N2-PP", "", "province-ceo");
        person(SERVICE_MANAGER, "นายอดุลย์ ศรีวิชัย", "ผจก.บคจ", "N2-PP", "", "province-service-manager");
        kamr(KAMR_PC, "นางรัตนา บุญเรือง", PC, "2021-11-12");
        people.put(
                NETWORK_KAMR, NETWORK_KAMR + ",นางดวงใจ ปัญญาดี,วศก,N2-NW,,2010-08-01,2021-11-12,network-unit|kamr,\n");
    }

    private void everyAccount() {
        for (int i = 1; i <= 6; i++) {
            strategic(i, AA, i == 6 ? "name=" + SCRIPT_NAME : "");
        }
        account(7, AA, "hvc_listed=Y;gross_margin_baht=300000;voltage_kv=22");
        account(8, AA, "hvc_listed=Y;gross_margin_baht=300000;voltage_kv=22");
        account(9, AA, "hvc_listed=Y;gross_margin_baht=10000;voltage_kv=22;avg_bill_baht=90000");
        account(10, AA, "hvc_listed=Y;gross_margin_baht=10000;voltage_kv=22;avg_bill_baht=80000");
        account(11, AA, "voltage_kv=22;avg_bill_baht=70000");
        for (int i = 21; i <= 27; i++) {
            strategic(i, BB, "");
        }
        strategic(28, BB, "spp_contract=SIGNED");
        for (int i = 41; i <= 46; i++) {
            strategic(i, PC, "");
        }
        for (int i = 61; i <= 66; i++) {
            strategic(i, AA, "nationwide_network=Y");
        }
    }

    /** H (R-KASM-1) and supplied at 115 kV (R-KASM-3 A): Strategic. */
    public SmallYear strategic(int number, String office, String cells) {
        return account(
                number, office, "hvc_listed=Y;gross_margin_baht=300000;voltage_kv=115;avg_bill_baht=1000000;" + cells);
    }

    /** Adds the account or replaces it; its id is {@code 10000000NN@OFFICE}. */
    public SmallYear account(int number, String office, String cells) {
        String bp = "10000000%02d".formatted(number);
        customers.put(
                bp,
                CustomerLines.line(
                        "0200000000%02d".formatted(number),
                        bp,
                        "name=บริษัท ลูกค้าที่ %02d จำกัด;office_code=%s;%s".formatted(number, office, cells)));
        return this;
    }

    public SmallYear withoutAccount(int number) {
        assertThat(customers.remove("10000000%02d".formatted(number))).isNotNull();
        return this;
    }

    public static String id(int number, String office) {
        return "10000000%02d@%s".formatted(number, office);
    }

    /** Adds the person or replaces them. */
    public SmallYear person(String id, String name, String position, String unit, String division, String roles) {
        people.put(id, "%s,%s,%s,%s,%s,2000-01-01,,%s,\n".formatted(id, name, position, unit, division, roles));
        return this;
    }

    public SmallYear kamr(String id, String name, String unit, String trainedOn) {
        people.put(id, "%s,%s,วศก,%s,,2010-01-01,%s,kamr,\n".formatted(id, name, unit, trainedOn));
        return this;
    }

    /** Gives a person other roles, e.g. {@code office-manager|chief-customer-service@N2}. */
    public SmallYear roles(String id, String roles) {
        return cell(id, 7, roles);
    }

    /** Has them pass the test on that day (ISO). */
    public SmallYear trained(String id, String day) {
        return cell(id, 6, day);
    }

    public SmallYear email(String id, String address) {
        return cell(id, 8, address);
    }

    private SmallYear cell(String id, int column, String value) {
        List<String> cells = new ArrayList<>(List.of(people.get(id).strip().split(",", -1)));
        cells.set(column, value);
        people.put(id, String.join(",", cells) + "\n");
        return this;
    }

    /** Adds a unit, as a line of units.csv. */
    public SmallYear unit(String line) {
        units += line + "\n";
        return this;
    }

    public String unitsCsv() {
        return units;
    }

    public String peopleCsv() {
        return PEOPLE_HEADER + String.join("", people.values());
    }

    public String customersCsv() {
        return CustomerLines.HEADER + String.join("", customers.values());
    }

    public SmallYear importOrganization() {
        accepted(units, organizationImport::importUnits);
        return importPeople();
    }

    public SmallYear importUnits(String csv) {
        accepted(csv, organizationImport::importUnits);
        return this;
    }

    public SmallYear importPeople() {
        accepted(peopleCsv(), organizationImport::importEmployees);
        return this;
    }

    /** Imports or corrects the year's list; the year's process is run by {@link #run()}. */
    public SmallYear importList() {
        accepted(customersCsv(), upload -> customerImport.importList(YEAR, upload));
        return this;
    }

    private static void accepted(String csv, Function<Upload, ImportAnswer> into) {
        ImportAnswer answer =
                into.apply(Upload.of(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), OWNER));
        assertThat(answer.errors()).isEmpty();
    }

    // --- states ---

    /** Imported, opened, scored; every unit's plan proposed. */
    public SmallYear opened() {
        importOrganization();
        importList();
        years.open(YEAR, OWNER);
        return run();
    }

    public SmallYear run() {
        driver.runYear(YEAR);
        return this;
    }

    /** N2-AA's plan submitted and at its first station. */
    public SmallYear planWaitingForRegion() {
        opened();
        submit(AA);
        return this;
    }

    /** N2-AA's plan agreed to by the region. */
    public SmallYear planWaitingForDirector() {
        planWaitingForRegion();
        approve(AA, CHIEF);
        return this;
    }

    /** N2-AA's plan considered by the director. */
    public SmallYear planWaitingForGovernor() {
        planWaitingForDirector();
        approve(AA, DIRECTOR);
        return this;
    }

    /** N2-AA's plan sent back by the region with that comment. */
    public SmallYear planReturnedByRegion(String comment) {
        planWaitingForRegion();
        returnPlan(AA, CHIEF, comment);
        return this;
    }

    /** Who prepares the plan. */
    public static String preparer(String unit) {
        return switch (unit) {
            case AA -> MANAGER;
            case BB -> MANAGER_BB;
            case PC -> CEO;
            case REGION -> CHIEF;
            case HQ -> DIRECTOR_HQ;
            default -> throw new IllegalArgumentException(unit);
        };
    }

    /** Who decides on the plan, in the order of its route. */
    public static List<String> deciders(String unit) {
        return switch (unit) {
            case AA, BB -> List.of(CHIEF, DIRECTOR, GOVERNOR);
            case PC -> List.of(SERVICE_MANAGER, CHIEF, DIRECTOR, GOVERNOR);
            case REGION -> List.of(DIRECTOR, GOVERNOR);
            case HQ -> List.of(DEPUTY_BUSINESS);
            default -> throw new IllegalArgumentException(unit);
        };
    }

    /** Submits the plan as its preparer; N2-BB's open question about the SPP contract is answered first. */
    public SmallYear submit(String unit) {
        if (BB.equals(unit) && view(BB).assessment().stops().stream().anyMatch(stop -> SIGNED.equals(stop.subject()))) {
            edit(BB, new PlanEdit.DecideExclusion(SIGNED, false, "ลูกค้ายังซื้อไฟครึ่งหนึ่ง"));
        }
        driver.complete(YEAR, unit, preparer(unit), Map.of());
        return this;
    }

    public SmallYear approve(String unit, String person) {
        driver.complete(YEAR, unit, person, Map.of("decision", "approve"));
        return this;
    }

    public SmallYear returnPlan(String unit, String person, String comment) {
        driver.complete(YEAR, unit, person, Map.of("decision", "return", "comment", comment));
        return this;
    }

    /** Submits the plan and takes it through all its stations. */
    public SmallYear approveFully(String unit) {
        submit(unit);
        deciders(unit).forEach(person -> approve(unit, person));
        return this;
    }

    // --- looking and editing ---

    public PlanView view(String unit) {
        return views.view(YEAR, unit, preparer(unit));
    }

    /** Makes a change as the unit's preparer, on the newest version. */
    public int edit(String unit, PlanEdit edit) {
        return preparation.edit(YEAR, unit, view(unit).version(), edit, preparer(unit));
    }

    public PlanView.AccountView account(String unit, String accountId) {
        return view(unit).accounts().stream()
                .filter(account -> account.accountId().equals(accountId))
                .findFirst()
                .orElseThrow();
    }

    /** Key of the open task, e.g. {@code Task_PreparePlan}. */
    public String waitsFor(String unit) {
        return driver.openTask(YEAR, unit).map(Task::getTaskDefinitionKey).orElse("-");
    }

    // --- an empty database ---

    private static final List<String> ENGINE_KEEPS = List.of("ACT_GE_", "ACT_RE_", "ACT_ID_", "ACT_RU_FILTER");

    private void wipe() {
        jdbc.update("update organization_state set revision = revision + 1");
        jdbc.update("update deadline_rule set due = if(kind = 'PLAN_PREPARATION', '11-30', '12-31'),"
                + " reminder_days = '7,1', escalation_days = 3, escalation_levels = 9, version = 1"
                + " where kind in ('PLAN_PREPARATION', 'PLAN_APPROVAL')");
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set foreign_key_checks = 0");
                for (String table : tables(connection)) {
                    statement.execute(emptying(table));
                }
                statement.execute("delete from ACT_GE_BYTEARRAY where DEPLOYMENT_ID_ is null");
                statement.execute("set foreign_key_checks = 1");
            }
            return null;
        });
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "select table_name from information_schema.tables where table_schema = database()"
                                + " and table_type = 'BASE TABLE'")) {
            while (found.next()) {
                String table = found.getString(1);
                boolean kept = ENGINE_KEEPS.stream().anyMatch(table::startsWith)
                        || table.startsWith("flyway")
                        || SEEDED.contains(table);
                if (!kept) {
                    tables.add(table);
                }
            }
        }
        return tables;
    }

    /** What belongs to definitions, not to instances, stays. */
    private static String emptying(String table) {
        return "delete from " + table
                + switch (table) {
                    case "ACT_RU_JOB" -> " where PROCESS_INSTANCE_ID_ is not null";
                    case "ACT_RU_EVENT_SUBSCR" -> " where PROC_INST_ID_ is not null";
                    case "ACT_RU_IDENTITYLINK" -> " where TASK_ID_ is not null";
                    case "ACT_RU_AUTHORIZATION" -> " where RESOURCE_TYPE_ = 7 and RESOURCE_ID_ <> '*'";
                    case "ACT_RU_JOBDEF" -> " where 1 = 0";
                    default -> "";
                };
    }
}
