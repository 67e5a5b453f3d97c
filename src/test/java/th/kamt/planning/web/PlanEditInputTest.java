package th.kamt.planning.web;

import static org.assertj.core.api.Assertions.assertThat;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.KAMR;
import static th.kamt.support.SmallYear.MANAGER;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import th.kamt.planning.PlanEdit;
import th.kamt.support.PlanningTest;
import th.kamt.support.Rest;
import th.kamt.support.Rest.Answer;
import th.kamt.support.SmallYear;

/** Whatever is sent as a change of a plan is either done or refused in words; nothing is taken for what it is not. */
@PlanningTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanEditInputTest {

    private static final String PLAN = "/api/plan-years/2570/plans/" + AA;
    private static final String ABSURD =
            "[null, \"\", \" \", 5, 1.5, -1, true, {}, [], [1], \"\\u0000\", \"2026-13-40\","
                    + " \"nope\", \"๒๕๗๐\", 1000000000000000000000000000000, 1e9999, \"\\ud83d\", \"2570-01-01\", \"0001-01-01\"]";

    private final ObjectMapper json = new ObjectMapper();

    @Autowired
    private SmallYear year;

    @Autowired
    private Rest rest;

    private String edits;

    @BeforeAll
    void aPlanProposed() {
        year.forget().opened().run();
        String account = year.view(AA).accounts().get(0).accountId();
        edits = """
                [{"type":"exclude","accountId":"ACCOUNT","reason":"x"},
                 {"type":"include","accountId":"ACCOUNT"},
                 {"type":"decideExclusion","accountId":"ACCOUNT","exclude":true,"reason":"x"},
                 {"type":"specialCase","accountId":"ACCOUNT","specialCase":"D","tier":"STATUS","reason":"x"},
                 {"type":"withinRadius","accountId":"ACCOUNT","reason":"x"},
                 {"type":"moveAccount","accountId":"ACCOUNT","employeeId":"KAMR"},
                 {"type":"chooseKamr","employeeId":"KAMR","skillAttested":true,"waiverReason":"x"},
                 {"type":"dismissKamr","employeeId":"KAMR"},
                 {"type":"replaceKamr","from":"KAMR","to":"KAMR","waiverReason":"x"},
                 {"type":"takeFromList","accountId":"ACCOUNT"},
                 {"type":"attest","employeeId":"KAMR","attested":true},
                 {"type":"waive","employeeId":"KAMR","reason":"x"},
                 {"type":"addService","accountId":"ACCOUNT","code":"FMS1","plannedOn":"2027-02-02"},
                 {"type":"moveService","serviceId":1,"plannedOn":"2027-02-02"},
                 {"type":"removeService","serviceId":1,"reason":"x"},
                 {"type":"giveReason","kind":"LOAD","subject":"s","reason":"x"},
                 {"type":"takeReasonBack","kind":"LOAD","subject":"s"},
                 {"type":"addBudget","kind":"OTHER","description":"y","amountBaht":5,"lastYearBaht":5},
                 {"type":"setBudget","kind":"OTHER","description":"x","amountBaht":5,"lastYearBaht":5},
                 {"type":"addDocument","title":"x"},
                 {"type":"removeDocument","documentId":1},
                 {"type":"proposeAgain"}]""".replace("ACCOUNT", account).replace("KAMR", KAMR);
    }

    @Test
    void everyKindOfChangeIsTried() throws Exception {
        List<String> tried = new ArrayList<>();
        json.readTree(edits).forEach(edit -> tried.add(edit.get("type").asText()));

        assertThat(new TreeSet<>(tried))
                .isEqualTo(new TreeSet<>(Arrays.stream(
                                PlanEdit.class.getAnnotation(JsonSubTypes.class).value())
                        .map(JsonSubTypes.Type::name)
                        .toList()));
    }

    @Test
    void aFieldMissingOrOfAnyOtherTypeIsNeverAnErrorOfTheMachine() throws Exception {
        List<String> broken = new ArrayList<>();
        for (JsonNode edit : json.readTree(edits)) {
            for (String field : fields(edit)) {
                ObjectNode missing = edit.deepCopy();
                missing.remove(field);
                tryOut(missing, broken);
                for (JsonNode value : json.readTree(ABSURD)) {
                    ObjectNode wrong = edit.deepCopy();
                    wrong.set(field, value);
                    tryOut(wrong, broken);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\":\"removeDocument\"}                                             | edit.documentId",
                "{\"type\":\"removeDocument\",\"documentId\":null}                         | edit.documentId",
                "{\"type\":\"moveService\",\"plannedOn\":\"2027-02-02\"}                   | edit.serviceId",
                "{\"type\":\"decideExclusion\",\"accountId\":\"x\",\"reason\":\"x\"}       | edit.exclude",
                "{\"type\":\"setBudget\",\"kind\":\"OTHER\",\"amountBaht\":\"much\"}       | edit.amountBaht",
                "{\"type\":\"exclude\",\"accountId\":\"x\",\"reason\":5}                 | edit.reason",
                "{\"type\":\"exclude\",\"accountId\":\"x\",\"reason\":true}              | edit.reason",
                "{\"type\":\"addDocument\",\"title\":1.5}                              | edit.title",
                "{\"type\":\"addDocument\",\"pages\":\"9\",\"title\":\"x\"}                | edit.pages",
                "{\"type\":\"include\",\"accountId\":\"x\",\"reason\":\"x\"}               | edit.reason",
            })
    void whatIsMissingIsNamedAndNotTakenForZeroOrNo(String edit, String field) {
        Answer answer = send("{\"version\":" + version() + ",\"edit\":" + edit + "}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("detail").asText()).isEqualTo("ข้อมูล \"" + field + "\" ขาดหายหรือไม่ถูกรูปแบบ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\":\"include\"}                                     | accountId",
                "{\"type\":\"exclude\",\"accountId\":\"\u200B\",\"reason\":\"x\"} | accountId",
                "{\"type\":\"moveAccount\",\"accountId\":\"ACCOUNT\"}         | employeeId",
                "{\"type\":\"chooseKamr\",\"skillAttested\":true}           | employeeId",
                "{\"type\":\"dismissKamr\",\"employeeId\":null}             | employeeId",
                "{\"type\":\"addService\",\"plannedOn\":\"2027-02-02\"}       | accountId",
                "{\"type\":\"addService\",\"accountId\":\"ACCOUNT\",\"plannedOn\":\"2027-02-02\"} | code",
                "{\"type\":\"setBudget\",\"description\":\"x\",\"amountBaht\":5} | kind",
                "{\"type\":\"giveReason\",\"subject\":\"\",\"reason\":\"x\"}    | kind",
                "{\"type\":\"takeReasonBack\",\"kind\":\"LOAD_LOW\"}         | subject",
            })
    void whatIsNotGivenIsNamedInWords(String edit, String field) {
        String account = year.view(AA).accounts().get(0).accountId();

        Answer answer = send("{\"version\":" + version() + ",\"edit\":" + edit.replace("ACCOUNT", account) + "}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().path("detail").asText())
                .startsWith("ยังไม่ได้ระบุ")
                .endsWith("(" + field + ")")
                .doesNotContain("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00A0", "\u200B", "\u2060", "\uFEFF", "\u3164", "\u00AD"})
    void aReasonNobodySeesIsNone(String blank) throws Exception {
        int before = version();
        for (JsonNode edit : json.readTree(edits)) {
            String field = edit.has("title") ? "title" : "reason";
            if (edit.has(field) && !edit.get("type").asText().equals("removeService")) {
                ObjectNode wordless = edit.deepCopy();
                wordless.put(field, blank);

                Answer answer = send("{\"version\":" + before + ",\"edit\":" + wordless + "}");

                assertThat(answer.status()).as(wordless + " " + answer.body()).isIn(404, 422);
            }
        }
        assertThat(version()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "5",
                "{bad",
                "{}",
                "{\"version\":1}",
                "{\"version\":1.5,\"edit\":{\"type\":\"proposeAgain\"}}",
                "{\"version\":99999999999,\"edit\":{\"type\":\"proposeAgain\"}}",
                "{\"version\":1,\"edit\":{}}",
                "{\"version\":1,\"edit\":{\"type\":\"nope\"}}",
                "{\"version\":1,\"edit\":{\"type\":{\"a\":1}}}",
                "{\"version\":1,\"edit\":[]}"
            })
    void whatIsNoChangeIsRefusedInTheCallersLanguage(String body) {
        Answer answer = send(body);

        assertThat(answer.status()).as(answer.body()).isIn(400, 422);
        assertThat(answer.json().path("title").asText()).isIn("คำขอไม่ถูกต้อง", "ทำรายการไม่ได้");
        assertThat(answer.body()).doesNotContain("th.kamt", "java.", "Failed");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/nope, 404, ไม่พบ",
        "DELETE, /api/plan-years/2570/plans, 405, คำขอไม่ถูกต้อง",
        "POST, /api/plan-years/2026/open, 422, ทำรายการไม่ได้",
        "GET, /api/plan-years/2027/plans, 422, ทำรายการไม่ได้",
        "GET, /api/plan-years/2571/assignments.csv, 409, ยังไม่ได้จัดกลุ่มลูกค้า",
        "POST, /api/plan-years/2570/open, 409, เปิดปีแผนนี้แล้ว",
        "POST, /api/plan-years/๒๕๗๐/open, 409, เปิดปีแผนนี้แล้ว"
    })
    void refusalsSayWhatTheMatterIs(String method, String path, int status, String title) {
        Answer answer = rest.call(Rest.ADMIN, HttpMethod.valueOf(method), path, null, "application/json", "th");

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().path("title").asText()).isEqualTo(title);
    }

    private static List<String> fields(JsonNode edit) {
        List<String> fields = new ArrayList<>();
        edit.fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    private void tryOut(JsonNode edit, List<String> broken) {
        Answer answer = send("{\"version\":" + version() + ",\"edit\":" + edit + "}");
        if (answer.status() >= 500) {
            broken.add(edit + " " + answer.body());
        }
    }

    private int version() {
        return year.view(AA).version();
    }

    private Answer send(String body) {
        return rest.post(MANAGER, PLAN + "/edits", body);
    }
}
