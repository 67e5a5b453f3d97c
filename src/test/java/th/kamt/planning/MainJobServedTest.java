package th.kamt.planning;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.Rest;
import th.kamt.support.Rest.Answer;
import th.kamt.support.SmallYear;

/**
 * The main job on the demo's region, over HTTP by the contract alone: import, open, score, prepare, approve. What comes out is
 * held against the manual by this test's own counting.
 */
@PlanningTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobServedTest {

    private static final String OWNER = "400104";
    private static final String HQ_KAMR = "400107";
    private static final String OFFICE_KAMR = "400311";
    private static final String OFFICE_MANAGER = "400301";
    private static final String GOVERNOR = "400201";
    private static final String YEAR = "/api/plan-years/2570";
    /** After the others, which have no order of their own. */
    private static final int LAST = Integer.MAX_VALUE;

    private static final int MOST_ROUNDS = 12;

    @Autowired
    private SmallYear database;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private Rest rest;

    @BeforeAll
    void importedAndOpened() {
        database.forget();
        ok(rest.put(Rest.ADMIN, "/api/organization/units", demo("units.csv")));
        ok(rest.put(Rest.ADMIN, "/api/organization/employees", demo("employees.csv")));
        assertThat(rest.get(OWNER, YEAR + "/selection.csv").status())
                .as("before the list is scored")
                .isEqualTo(409);
        Answer imported = rest.put(OWNER, YEAR + "/customers", demo("customers-2570.csv"));
        assertThat(ok(imported).json().get("accepted").asInt())
                .isEqualTo(demo("customers-2570.csv").strip().split("\n").length - 1);
        assertThat(rest.post(OWNER, YEAR + "/open", "").status()).isEqualTo(201);
        driver.runYear(SmallYear.YEAR);
    }

    private static Answer ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static String demo(String file) {
        try {
            return new ClassPathResource("demo/" + file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Map<String, String>> csv(String file) {
        return ok(rest.get(OWNER, YEAR + "/" + file)).rows();
    }

    // --- selection ---

    @Test
    @DisplayName("R-KASM-*, R-RISK-*, R-SEL-1: accounts by tier and unit as worked out by hand for the demo list")
    void theScoredTiersAreThoseWorkedOutByHand() {
        Map<String, Map<String, Long>> counted = csv("selection.csv").stream()
                .collect(groupingBy(
                        row -> row.get("responsible").equals("HQ") ? "HQ" : row.get("office_code"),
                        TreeMap::new,
                        groupingBy(row -> row.get("tier"), counting())));
        Map<String, Map<String, Long>> expected = new TreeMap<>();
        for (Map<String, String> row : new Answer(200, demo("expected-selection.csv")).rows()) {
            Map<String, Long> tiers = new HashMap<>();
            Map.of(
                            "strategic", "STRATEGIC",
                            "star", "STAR",
                            "status", "STATUS",
                            "streamline", "STREAMLINE",
                            "unselected", "")
                    .forEach((column, tier) -> {
                        if (!row.get(column).equals("0")) {
                            tiers.put(tier, Long.parseLong(row.get(column)));
                        }
                    });
            expected.put(row.get("unit_code"), tiers);
        }

        assertThat(counted).isEqualTo(expected);
    }

    @Test
    void everyAccountIsListedOnceInOrderWithItsReason() {
        List<Map<String, String>> rows = csv("selection.csv");

        assertThat(rows).extracting(row -> row.get("account_id")).isSorted().doesNotHaveDuplicates();
        assertThat(rows).allSatisfy(row -> assertThat(row.get("explanation")).isNotBlank());
    }

    // --- staffing ---

    @Test
    @DisplayName("R-KAMR-4: every office's and HQ's KAMR carries 6 to 12 unless the plan says why not")
    void everyLoadIsWithinItsBandOrTheFindingsSayWhy() {
        Map<String, Set<String>> explained = new HashMap<>();
        for (Map<String, String> kamr : csv("kamrs.csv")) {
            if (kamr.get("within_band").isEmpty()) {
                assertThat(kamr.get("unit_code"))
                        .as("regional KAMRs have no band")
                        .isEqualTo("N2");
                continue;
            }
            BigDecimal load = new BigDecimal(kamr.get("strategic"))
                    .add(new BigDecimal("0.8").multiply(new BigDecimal(kamr.get("star"))))
                    .add(new BigDecimal("0.6").multiply(new BigDecimal(kamr.get("status"))));
            assertThat(new BigDecimal(kamr.get("load"))).as(kamr.toString()).isEqualByComparingTo(load);
            boolean within = load.compareTo(new BigDecimal(6)) >= 0 && load.compareTo(new BigDecimal(12)) <= 0;
            assertThat(kamr.get("within_band")).as(kamr.toString()).isEqualTo(within ? "Y" : "N");
            if (!within) {
                Set<String> kinds = explained.computeIfAbsent(
                        kamr.get("unit_code"),
                        unit -> stops(unit).stream()
                                .map(stop -> stop.get("kind").asText())
                                .collect(toSet()));
                assertThat(kinds).as(kamr.toString()).isNotEmpty();
            }
        }
    }

    @Test
    void everyAccountAboveStreamlineHasAKamrOfItsOwnUnit() {
        Map<String, String> unitOf = csv("kamrs.csv").stream()
                .collect(
                        toMap(row -> row.get("employee_id") + "@" + row.get("unit_code"), row -> row.get("unit_code")));
        Map<String, String> responsible = csv("selection.csv").stream()
                .collect(toMap(
                        row -> row.get("account_id"),
                        row -> row.get("responsible").equals("HQ") ? "HQ" : row.get("office_code")));

        assertThat(csv("assignments.csv")).isNotEmpty().allSatisfy(row -> {
            if (row.get("tier").equals("STREAMLINE")) {
                assertThat(row.get("kamr")).isEmpty();
            } else {
                String unit = responsible.get(row.get("account_id"));
                if (row.get("kamr").isEmpty()) {
                    assertThat(stops(unit))
                            .as(row.toString())
                            .anyMatch(stop -> stop.get("kind").asText().equals("NO_KAMR"));
                } else {
                    assertThat(unitOf).containsKey(row.get("kamr") + "@" + unit);
                }
            }
        });
    }

    // --- entitlements ---

    private record Minimum(int fms, String fmsCodes, int rba, String rbaCodes, String kindsOfCom) {}

    private static final Map<String, Minimum> R_ENT_1 = Map.of(
            "STRATEGIC", new Minimum(4, "FMS[1-7]", 3, "RBA[1-5]", "COM1\\.1|COM2"),
            "STAR", new Minimum(3, "FMS[1-6]", 2, "RBA[1-5]", "COM1\\.1"),
            "STATUS", new Minimum(3, "FMS[1-5]", 2, "RBA[1-3]", "COM1\\.1"),
            "STREAMLINE", new Minimum(0, "-", 1, "RBA[1-2]", "-"));

    @Test
    @DisplayName("R-ENT-1: every account is planned at least what its tier is entitled to, and nothing its tier is not")
    void everyAccountGetsAtLeastItsEntitlements() {
        Map<String, List<Map<String, String>>> planned =
                csv("entitlements.csv").stream().collect(groupingBy(row -> row.get("account_id")));
        Set<String> specialRisk = csv("selection.csv").stream()
                .filter(row -> !row.get("risk_score").isEmpty() && Integer.parseInt(row.get("risk_score")) >= 10)
                .map(row -> row.get("account_id"))
                .collect(toSet());

        for (Map<String, String> account : csv("assignments.csv")) {
            String id = account.get("account_id");
            Minimum minimum = R_ENT_1.get(account.get("tier"));
            List<Map<String, String>> lines = planned.getOrDefault(id, List.of());
            List<String> fms = codes(lines, "FMS");
            List<String> rba = codes(lines, "RBA");
            assertThat(fms).as(id).allMatch(Pattern.compile(minimum.fmsCodes()).asMatchPredicate());
            assertThat(rba)
                    .as(id)
                    .allMatch(code -> code.matches(minimum.rbaCodes())
                            // R-ENT-2: required for special-risk accounts, whatever the final tier.
                            || (code.equals("RBA5") && specialRisk.contains(id)));
            assertThat(fms).as(id).hasSizeGreaterThanOrEqualTo(minimum.fms());
            assertThat(rba).as(id).hasSizeGreaterThanOrEqualTo(minimum.rba());
            assertThat(rba.contains("RBA5")).as(id + " RBA5").isEqualTo(specialRisk.contains(id));
            assertThat(codes(lines, "COM")).as(id).allMatch(code -> code.matches(minimum.kindsOfCom()));
            if (!account.get("tier").equals("STREAMLINE")) {
                assertThat(quarters(lines)).as(id).containsExactly(1, 2, 3, 4);
            }
            if (account.get("tier").equals("STRATEGIC")) {
                assertThat(codes(lines, "COM2")).as(id).isNotEmpty();
            }
            if (account.get("top_up").equals("Y")) {
                assertThat(fms).as(id + " R-KAMR-5").hasSizeLessThanOrEqualTo(3);
            }
        }
    }

    private static List<String> codes(List<Map<String, String>> lines, String kind) {
        return lines.stream()
                .map(line -> line.get("code"))
                .filter(code -> code.startsWith(kind))
                .toList();
    }

    private static Set<Integer> quarters(List<Map<String, String>> lines) {
        return lines.stream()
                .filter(line -> line.get("code").equals("COM1.1"))
                .map(line -> (month(line) + 2) / 3)
                .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
    }

    private static int month(Map<String, String> line) {
        return LocalDate.parse(line.get("planned_on")).getMonthValue();
    }

    @Test
    @DisplayName("R-ENT-1: a unit's Streamline group hears from its section head every month")
    void everyStreamlineGroupHasItsMonthlyContact() {
        Map<String, String> office = csv("selection.csv").stream()
                .collect(toMap(
                        row -> row.get("account_id"),
                        row -> row.get("responsible").equals("HQ") ? "HQ" : row.get("office_code")));
        Set<String> withStreamline = csv("assignments.csv").stream()
                .filter(row -> row.get("tier").equals("STREAMLINE"))
                .map(row -> "GROUP@" + office.get(row.get("account_id")))
                .collect(toSet());
        Map<String, Set<Integer>> months = csv("entitlements.csv").stream()
                .filter(row -> row.get("code").equals("COM1.2"))
                .collect(groupingBy(
                        row -> row.get("account_id"),
                        java.util.stream.Collectors.mapping(MainJobServedTest::month, toSet())));

        assertThat(withStreamline).isNotEmpty();
        assertThat(months.keySet()).isEqualTo(withStreamline);
        assertThat(months.values()).allSatisfy(found -> assertThat(found).hasSize(12));
    }

    @Test
    @DisplayName("R-ENT-2: FMS6 only with a power quality problem; services lie in the plan year")
    void powerQualityIsMeasuredOnlyWhereThereIsAProblemAndAllLiesInTheYear() {
        Set<String> problem = new Answer(200, demo("customers-2570.csv"))
                .rows().stream()
                        .filter(row -> row.get("power_quality_problem").equals("Y"))
                        .map(row -> row.get("bp_no") + "@" + row.get("office_code"))
                        .collect(toSet());

        assertThat(csv("entitlements.csv")).isNotEmpty().allSatisfy(row -> {
            assertThat(LocalDate.parse(row.get("planned_on")).getYear()).isEqualTo(2027);
            assertThat(row.get("account_id")).satisfies(id -> {
                if (row.get("code").equals("FMS6")) {
                    assertThat(problem).contains(id);
                }
            });
        });
    }

    // --- rights ---

    @ParameterizedTest
    @CsvSource({
        "400311, N2-LS, 404", // a KAMR, another office
        "400311, N2-BT, 200",
        "400311, N2, 404",
        "400311, HQ, 404",
        "400201, N2-LS, 200", // the assistant governor, below
        "400201, HQ, 404",
        "400107, HQ, 200", // an HQ KAMR
        "400107, N2-BT, 404",
        "400101, N2-BT, 200", // the deputy governor
        "400152, N2, 404", // another area's deputy governor
        "400151, N2, 200",
        "400104, NOWHERE, 404",
    })
    void aCallerSeesTheirOwnUnitAndThoseUnderIt(String person, String unit, int status) {
        for (String file : List.of("selection.csv", "kamrs.csv", "assignments.csv", "entitlements.csv")) {
            assertThat(rest.get(person, YEAR + "/" + file + "?unit=" + unit).status())
                    .as(file)
                    .isEqualTo(status);
        }
    }

    @Test
    void whoAsksForNoUnitGetsTheirOwn() {
        assertThat(ok(rest.get(OFFICE_KAMR, YEAR + "/selection.csv")).rows())
                .isNotEmpty()
                .extracting(row -> row.get("office_code"))
                .containsOnly("N2-BT");
        assertThat(ok(rest.get(HQ_KAMR, YEAR + "/selection.csv")).rows())
                .isNotEmpty()
                .extracting(row -> row.get("responsible"))
                .containsOnly("HQ");
        assertThat(ok(rest.get(HQ_KAMR, YEAR + "/kamrs.csv")).rows())
                .extracting(row -> row.get("unit_code"))
                .containsOnly("HQ");
        assertThat(units(rest.get(OFFICE_KAMR, YEAR + "/plans"))).containsExactly("N2-BT");
        assertThat(units(rest.get(GOVERNOR, YEAR + "/plans")))
                .contains("N2", "N2-BT", "N2-WT")
                .doesNotContain("HQ");
        assertThat(units(rest.get("400152", YEAR + "/plans"))).isEmpty();
    }

    private static List<String> units(Answer plans) {
        return stream(ok(plans).json()).map(plan -> plan.get("unit").asText()).toList();
    }

    @Test
    void onlyTheProcessOwnerAndTheAdministratorImport() {
        for (String path : List.of("/api/organization/units", "/api/organization/employees", YEAR + "/customers")) {
            for (String person : List.of(OFFICE_MANAGER, OFFICE_KAMR, GOVERNOR, HQ_KAMR)) {
                assertThat(rest.put(person, path, "x").status())
                        .as(person + path)
                        .isEqualTo(403);
            }
        }
        Answer again = ok(rest.put(OWNER, YEAR + "/customers", demo("customers-2570.csv")));
        assertThat(again.json().get("changed").asInt()).isZero();
    }

    // --- to the end ---

    @Test
    @Order(LAST)
    @DisplayName(
            "R-2.1 to R-2.5: every plan is submitted and approved by people at their own tasks, and the year's plans are done")
    void everyPlanIsApprovedThroughTheEnginesRest() {
        Map<String, String> route = new HashMap<>();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<JsonNode> open = stream(ok(rest.get(
                                    Rest.ADMIN,
                                    "/engine-rest/task?processDefinitionKeyIn=planPreparation,planApproval"))
                            .json())
                    .sorted(Comparator.comparing(task -> task.get("id").asText()))
                    .toList();
            if (open.isEmpty()) {
                break;
            }
            for (JsonNode task : open) {
                route.merge(unitOf(task), task.get("taskDefinitionKey").asText(), (one, next) -> one + " " + next);
                complete(task);
            }
            driver.runYear(SmallYear.YEAR);
        }

        List<JsonNode> plans =
                stream(ok(rest.get(OWNER, YEAR + "/plans")).json()).toList();
        assertThat(plans).hasSize(20).allSatisfy(plan -> {
            assertThat(plan.get("status").asText()).as(plan.toString()).isEqualTo("APPROVED");
            assertThat(stream(plan.get("stations"))
                            .map(station -> station.get("decision").asText()))
                    .as(plan.toString())
                    .containsOnly("approve");
            assertThat(route.get(plan.get("unit").asText()))
                    .as(plan.toString())
                    .isEqualTo(
                            switch (plan.get("route").asText()) {
                                case "HQ" -> "Task_PreparePlan Task_ApproveHqPlan";
                                case "REGION" -> "Task_PreparePlan Task_ConsiderPlan Task_ApprovePlan";
                                case "PILOT" ->
                                    "Task_PreparePlan Task_CollectProvince Task_CollectRegion"
                                            + " Task_ConsiderPlan Task_ApprovePlan";
                                default -> "Task_PreparePlan Task_CollectRegion Task_ConsiderPlan Task_ApprovePlan";
                            });
            List<String> people = stream(plan.get("stations"))
                    .map(station -> station.get("by").asText())
                    .toList();
            assertThat(people).as("nobody twice").doesNotHaveDuplicates();
        });
        assertThat(driver.instances("keyAccountYear", "2570")).isEmpty();
    }

    private String unitOf(JsonNode task) {
        return ok(rest.get(
                        Rest.ADMIN,
                        "/engine-rest/process-instance/"
                                + task.get("processInstanceId").asText()))
                .json()
                .get("businessKey")
                .asText()
                .replaceFirst("^2570/", "");
    }

    private void complete(JsonNode task) {
        String id = task.get("id").asText();
        String person = personFor(task);
        String answers = "{\"decision\":{\"value\":\"approve\"}}";
        if (task.get("taskDefinitionKey").asText().equals("Task_PreparePlan")) {
            mend(unitOf(task), person);
            boolean reasonNeeded = !stops(unitOf(task)).isEmpty();
            answers = reasonNeeded ? "{\"note\":{\"value\":\"บุคลากรที่ผ่านการอบรมไม่เพียงพอ\"}}" : "{}";
        }
        Answer answer = rest.complete(person, id, answers);
        assertThat(answer.status()).as("%s %s %s", person, task, answer.body()).isEqualTo(204);
    }

    /** Its assignee, or the first who holds the post it is offered to. */
    private String personFor(JsonNode task) {
        if (!task.get("assignee").isNull()) {
            return task.get("assignee").asText();
        }
        String group = stream(ok(rest.get(
                                Rest.ADMIN,
                                "/engine-rest/task/" + task.get("id").asText() + "/identity-links"))
                        .json())
                .map(link -> link.get("groupId").asText())
                .filter(name -> !name.equals("null"))
                .findFirst()
                .orElseThrow();
        return ok(rest.get(Rest.ADMIN, "/engine-rest/user?memberOfGroup=" + group))
                .json()
                .get(0)
                .get("id")
                .asText();
    }

    /** What only the unit can decide: exclusions after an SPP contract, and reasons for people short of a condition. */
    private void mend(String unit, String person) {
        List<String> edits = new ArrayList<>();
        for (JsonNode stop : stops(unit)) {
            String subject = stop.get("subject").asText();
            if (stop.get("kind").asText().equals("EXCLUSION_UNDECIDED")) {
                edits.add(
                        "{\"type\":\"decideExclusion\",\"accountId\":\"%s\",\"exclude\":true,\"reason\":\"ลงนามแล้ว\"}"
                                .formatted(subject));
            } else if (stop.get("reasonKind").isNull()) {
                edits.add("{\"type\":\"waive\",\"employeeId\":\"%s\",\"reason\":\"ไม่มีผู้อื่น\"}".formatted(subject));
            }
        }
        for (String edit : edits) {
            int version = plan(unit).get("version").asInt();
            Answer answer = rest.post(
                    person,
                    YEAR + "/plans/" + unit + "/edits",
                    "{\"version\":%d,\"edit\":%s}".formatted(version, edit));
            assertThat(answer.status())
                    .as("%s %s %s", unit, edit, answer.body())
                    .isEqualTo(200);
        }
    }

    private JsonNode plan(String unit) {
        return ok(rest.get(OWNER, YEAR + "/plans/" + unit)).json();
    }

    private List<JsonNode> stops(String unit) {
        return stream(plan(unit).get("findings"))
                .filter(finding -> finding.get("severity").asText().equals("STOP"))
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items.stream();
    }
}
