package th.kamt.modelcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import th.kamt.message.Texts;
import th.kamt.support.ApplicationTest;

/** What a process owner may get wrong in a decision table is named by table, row and column, before it is live. */
@ApplicationTest
class DecisionTableChecksTest {

    private static final String SELECTION = "account-selection.dmn";
    private static final String RISK = "account-risk.dmn";

    @Autowired
    private DecisionTableChecks checks;

    @Autowired
    private Texts texts;

    private static String shipped(String file) {
        try {
            return Files.readString(Path.of("processes", file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<ModelFinding> check(String content) {
        return checks.check("changed.dmn", content.getBytes(StandardCharsets.UTF_8));
    }

    /** One cell of a row, by the ids of the files. */
    private static String cell(String content, String id, String value) {
        String changed = content.replaceAll("(?s)(id=\"" + id + "\">\\s*<text>)[^<]*", "$1" + value);
        assertThat(changed).as("a cell %s", id).isNotEqualTo(content);
        return changed;
    }

    /** One row, taken out. */
    private static String withoutRow(String content, String id) {
        String changed = content.replaceAll("(?s)<rule id=\"" + id + "\">.*?</rule>", "");
        assertThat(changed).as("a row %s", id).isNotEqualTo(content);
        return changed;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SELECTION,
                RISK,
                "kamr-staffing.dmn",
                "entitlement.dmn",
                "plan-review.dmn",
                "data-entry-fields.dmn"
            })
    void theShippedTablesAreInOrder(String file) {
        assertThat(check(shipped(file))).isEmpty();
    }

    @Test
    void aNewLimitOnBothSidesOfABandIsInOrder() {
        assertThat(check(shipped(SELECTION).replace("264911", "250000"))).isEmpty();
    }

    @Test
    void aNumberBeyondAllMeasureIsNamedWithItsCell() {
        String huge = "1" + "0".repeat(400);

        assertThat(check(cell(shipped(SELECTION), "valueGroupLimits_1_out_from", huge)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message().key()).isEqualTo("modelcheck.cell.range");
                    assertThat(finding.row()).isEqualTo(1);
                    assertThat(finding.column()).isEqualTo("กำไรขั้นต้นตั้งแต่ (บาท/เดือน) From, baht a month");
                });
    }

    @Test
    void aLanguageForTheWholeFileIsNoneButFeel() {
        String content = shipped(SELECTION).replaceFirst("<definitions", "<definitions expressionLanguage=\"groovy\"");

        assertThat(check(content))
                .first()
                .satisfies(finding -> assertThat(finding.message().key()).isEqualTo("modelcheck.script"));
    }

    static Stream<Arguments> filesThatAreNone() {
        return Stream.of(
                Arguments.of("", "modelcheck.empty"),
                Arguments.of("hello", "modelcheck.notXml"),
                Arguments.of("<definitions", "modelcheck.notXml"),
                Arguments.of("<html/>", "modelcheck.notDmn"),
                Arguments.of("<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"/>", "modelcheck.bpmn"),
                Arguments.of(
                        "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\"/>",
                        "modelcheck.decision.none"),
                Arguments.of(
                        "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><definitions"
                                + " xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\">&x;</definitions>",
                        "modelcheck.doctype"),
                Arguments.of("<!DOCTYPE d [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><d>&b;</d>", "modelcheck.doctype"),
                Arguments.of(" ".repeat(DecisionTableChecks.LARGEST + 1), "modelcheck.tooLarge"));
    }

    @ParameterizedTest
    @MethodSource("filesThatAreNone")
    void aFileThatIsNoDecisionTableIsRefused(String content, String why) {
        assertThat(check(content)).singleElement().satisfies(finding -> {
            assertThat(finding.isError()).isTrue();
            assertThat(finding.message().key()).isEqualTo(why);
        });
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        "a gap between M and H",
                        cell(shipped(SELECTION), "valueGroupLimits_2_out_below", "250000"),
                        "valueGroupLimits",
                        1,
                        "กำไรขั้นต้นตั้งแต่ (บาท/เดือน) From, baht a month",
                        "ไม่มีแถวสำหรับค่าตั้งแต่ 250000 และน้อยกว่า 264911"),
                Arguments.of(
                        "an overlap of M and H",
                        cell(shipped(SELECTION), "valueGroupLimits_1_out_from", "250000"),
                        "valueGroupLimits",
                        1,
                        "กำไรขั้นต้นตั้งแต่ (บาท/เดือน) From, baht a month",
                        "ทับกับแถวที่ 2 สำหรับค่าตั้งแต่ 250000 และน้อยกว่า 264911"),
                Arguments.of(
                        "a gap between 4 and 5 outages: whole numbers",
                        cell(shipped(RISK), "outageBands_2_out_upTo", "4"),
                        "outageBands",
                        3,
                        "ตั้งแต่ From",
                        "ไม่มีแถวสำหรับค่า 5"),
                Arguments.of(
                        "risks are assessed from a bill that has no impact",
                        cell(shipped(RISK), "riskEligibility_1_out_billFrom", "200000"),
                        "impactBands",
                        1,
                        "ค่าไฟตั้งแต่ (บาท/เดือน) Bill from, baht a month",
                        "ไม่มีแถวสำหรับค่าตั้งแต่ 200000 และน้อยกว่า 300000"),
                Arguments.of(
                        "scores above 24 have no tier",
                        cell(shipped(RISK), "riskTierBands_4_out_upTo", "24"),
                        "riskTierBands",
                        4,
                        "ถึง Up to",
                        "ไม่มีแถวสำหรับค่า 25"),
                Arguments.of(
                        "both distances hold 8 km",
                        cell(
                                cell(shipped(RISK), "sppDistanceBands_1_out_above", ""),
                                "sppDistanceBands_1_out_from",
                                "8"),
                        "sppDistanceBands",
                        1,
                        "ตั้งแต่ From",
                        "ทับกับแถวที่ 2 สำหรับค่าตั้งแต่ 8 และไม่เกิน 8"),
                Arguments.of(
                        "a band turned round",
                        cell(shipped(RISK), "impactBands_2_out_below", "900000"),
                        "impactBands",
                        2,
                        "น้อยกว่า (บาท/เดือน) Below, baht a month",
                        "ไม่มีค่าใดเข้าช่วงของแถวนี้ ปลายล่างอยู่เหนือปลายบน"),
                Arguments.of(
                        "a cell of the matrix is asked for nothing",
                        withoutRow(shipped(SELECTION), "kasmMatrix_4"),
                        "kasmMatrix",
                        null,
                        "กลุ่มมูลค่า Value group + กลุ่มหลัก MAIN / กลุ่มรอง SECONDARY",
                        "ไม่มีแถวสำหรับ valueGroup = H, attractiveness = SECONDARY"),
                Arguments.of(
                        "two rows of the matrix for one case",
                        cell(shipped(SELECTION), "kasmMatrix_3_in_valueGroup", "\"M\",\"L\""),
                        "kasmMatrix",
                        3,
                        "กลุ่มมูลค่า Value group + กลุ่มหลัก MAIN / กลุ่มรอง SECONDARY",
                        "ซ้ำกับแถวที่ 2 เมื่อ valueGroup = M, attractiveness = MAIN"),
                Arguments.of(
                        "a column is missing",
                        withoutColumn(shipped(RISK), "specialRiskThreshold", "from"),
                        "specialRiskThreshold",
                        null,
                        "คะแนนความเสี่ยงตั้งแต่ Risk score from",
                        "ขาดคอลัมน์นี้ (from)"),
                Arguments.of(
                        "a number became a text",
                        shipped(RISK)
                                .replaceAll("(id=\"specialRiskThreshold_out_from\"[^>]*typeRef=\")double", "$1string"),
                        "specialRiskThreshold",
                        null,
                        "คะแนนความเสี่ยงตั้งแต่ Risk score from",
                        "ชนิดข้อมูลเป็น “string” ต้องเป็น “double”"),
                Arguments.of(
                        "a table that nobody reads",
                        shipped(RISK).replace("<decision id=\"outageBands\"", "<decision id=\"outages\""),
                        "outages",
                        null,
                        null,
                        "ระบบไม่มีตารางรหัสนี้ ตรวจรหัส (Id) ของตารางใน Modeler"),
                Arguments.of(
                        "the rows are picked in another way",
                        shipped(SELECTION)
                                .replace(
                                        "id=\"kasmMatrix_table\" hitPolicy=\"UNIQUE\"",
                                        "id=\"kasmMatrix_table\"" + " hitPolicy=\"ANY\""),
                        "kasmMatrix",
                        null,
                        null,
                        "วิธีเลือกแถว (hit policy) เป็น ANY ต้องเป็น UNIQUE"),
                Arguments.of(
                        "a script in a cell",
                        shipped(RISK)
                                .replace(
                                        "<outputEntry id=\"specialRiskThreshold_1_out_from\">",
                                        "<outputEntry id=\"specialRiskThreshold_1_out_from\""
                                                + " expressionLanguage=\"javascript\">"),
                        "specialRiskThreshold",
                        1,
                        "คะแนนความเสี่ยงตั้งแต่ Risk score from",
                        "ใช้ภาษา javascript ซึ่งเป็นสคริปต์ รับเฉพาะ FEEL"),
                Arguments.of(
                        "a cell that is not FEEL",
                        cell(shipped(RISK), "specialRiskThreshold_1_out_from", "10,5 บาท"),
                        "specialRiskThreshold",
                        1,
                        "คะแนนความเสี่ยงตั้งแต่ Risk score from",
                        "อ่านค่า 10,5 บาท ไม่ได้ (FEEL ไม่ถูกรูปแบบ) ข้อความต้องอยู่ในเครื่องหมายคำพูด ตัวเลขไม่มีจุลภาค"),
                Arguments.of(
                        "a formula that would never end",
                        cell(
                                shipped(RISK),
                                "specialRiskThreshold_1_out_from",
                                "count(for i in 1..1000000000 return i)"),
                        "specialRiskThreshold",
                        1,
                        "คะแนนความเสี่ยงตั้งแต่ Risk score from",
                        "count(for i in 1..1000000000 return i) เป็นสูตร ผลลัพธ์ต้องเป็นค่า: ข้อความในเครื่องหมายคำพูด"
                                + " ตัวเลข true หรือ false"),
                Arguments.of(
                        "a tier that does not exist",
                        cell(shipped(SELECTION), "specialCaseRules_2_out_tier", "\"GOLD\""),
                        "specialCaseRules",
                        2,
                        "กลุ่มที่เสนอได้ Allowed tier",
                        "ค่า “GOLD” ใช้ไม่ได้"),
                Arguments.of(
                        "a negative weight",
                        shipped("kamr-staffing.dmn").replace("<text>0.8</text>", "<text>-0.8</text>"),
                        "kamrLoadWeights",
                        2,
                        "ค่าถ่วงน้ำหนัก",
                        "ค่า “-0.8” ใช้ไม่ได้"),
                Arguments.of(
                        "no history time to live",
                        shipped("kamr-staffing.dmn").replaceFirst(" camunda:historyTimeToLive=\"[^\"]*\"", ""),
                        "kamrPositions",
                        null,
                        null,
                        "ไม่ได้ระบุจำนวนวันที่เก็บประวัติ (History time to live) เช่น P1825D"));
    }

    private static String withoutColumn(String content, String table, String column) {
        return content.replaceAll("<output id=\"" + table + "_out_" + column + "\"[^>]*/>", "")
                .replaceAll("(?s)<outputEntry id=\"" + table + "_\\d+_out_" + column + "\">.*?</outputEntry>", "");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    @DisplayName("R-KASM-1, R-RISK-2..5: gap, overlap, missing column, script, each with row and column")
    void aMistakeIsNamedByTableRowAndColumn(
            String name, String content, String table, Integer row, String column, String words) {
        assertThat(check(content)).filteredOn(ModelFinding::isError).first().satisfies(finding -> {
            assertThat(finding.element()).isEqualTo(table);
            assertThat(finding.row()).isEqualTo(row);
            assertThat(finding.column()).isEqualTo(column);
            assertThat(texts.of(finding.message(), Texts.THAI)).isEqualTo(words);
        });
    }

    @Test
    void everyMistakeIsToldAtOnce() {
        String three = cell(
                cell(
                        cell(shipped(SELECTION), "valueGroupLimits_2_out_below", "250000"),
                        "valueGroupLimits_3_out_below",
                        "80000"),
                "kasmMatrix_3_in_valueGroup",
                "\"M\",\"L\"");

        assertThat(check(three))
                .extracting(ModelFinding::element, ModelFinding::row)
                .containsExactly(tuple("kasmMatrix", 3), tuple("valueGroupLimits", 2), tuple("valueGroupLimits", 1));
    }

    @Test
    void aMissingTableIsNamed() {
        String without = shipped(RISK)
                .replaceAll("(?s)<decision id=\"solarScores\".*?</decision>", "")
                .replaceAll("(?s)<dmndi:DMNShape[^>]*dmnElementRef=\"solarScores\".*?</dmndi:DMNShape>", "");

        assertThat(check(without)).singleElement().satisfies(finding -> {
            assertThat(finding.element()).isEqualTo("solarScores");
            assertThat(finding.message().key()).isEqualTo("modelcheck.decision.missing");
        });
    }

    @Test
    void aColumnNobodyReadsIsAWarning() {
        String wider = shipped(RISK)
                .replaceAll(
                        "(<output id=\"specialRiskThreshold_out_from\"[^>]*/>)",
                        "$1<output id=\"more\" label=\"หมายเหตุ\" name=\"note\" typeRef=\"string\"/>")
                .replaceAll(
                        "(?s)(<outputEntry id=\"specialRiskThreshold_1_out_from\">.*?</outputEntry>)",
                        "$1<outputEntry id=\"more_1\"><text>\"x\"</text></outputEntry>");

        assertThat(check(wider)).singleElement().satisfies(finding -> {
            assertThat(finding.isError()).isFalse();
            assertThat(finding.column()).isEqualTo("หมายเหตุ");
        });
    }

    @Test
    @DisplayName(
            "limits may differ by plan year; a gap in one of them is found, and the row is that of the whole table")
    void everyYearTheFileNamesIsChecked() {
        String years =
                shipped(SELECTION).replaceAll("(?s)(<rule id=\"valueGroupLimits_1\">.*?)(</decisionTable>)", "$1@@$2");
        String rows = years.substring(years.indexOf("<rule id=\"valueGroupLimits_1\">"), years.indexOf("@@"));
        String until = rows.replace("<text></text>\n        </inputEntry>", "<text>&lt;= 2570</text></inputEntry>");
        String from = rows.replace("<text></text>\n        </inputEntry>", "<text>&gt;= 2571</text></inputEntry>")
                .replaceAll("id=\"([^\"]*)\"", "id=\"later_$1\"");
        String both = years.replace(rows + "@@", until + from);
        String gap = years.replace(
                rows + "@@", until + from.replace("70763", "80000").replaceFirst("80000", "90000"));

        assertThat(check(both)).isEmpty();
        assertThat(check(gap)).extracting(ModelFinding::row).containsExactly(5);
    }
}
