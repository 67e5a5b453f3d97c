package th.kamt.planning.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.ContactAccessLog;
import th.kamt.customer.CustomerList;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Organization;
import th.kamt.planning.PlanStatus;
import th.kamt.planning.PlanViews;
import th.kamt.support.FileDecisionTables;
import th.kamt.web.OpenedYears;
import th.kamt.workflow.DecisionTables;

/** CRM-KAM-001 and 002 of a small plan as a browser and a spreadsheet get them; kept under target/documents to be looked at. */
@WebMvcTest(
        controllers = DocumentController.class,
        includeFilters =
                @Filter(
                        type = FilterType.REGEX,
                        pattern = {
                            "th\\.kamt\\.planning\\.web\\.Document(Customers|Papers|Reader|Schedule|Signs|Words)",
                            "th\\.kamt\\.web\\.(Frame|ShownYear|Words|ErrorReferences|LanguageConfiguration)",
                            "th\\.kamt\\.calendar\\.Formats",
                            "th\\.kamt\\.message\\.Texts"
                        }))
@Import(DocumentFormsTest.World.class)
class DocumentFormsTest {

    private static final Path KEPT = Path.of("target", "documents");
    private static final String PLAN = "/plans/2570/N2-BT/";
    /** Inline handlers, styles and scripts, none of which the content security policy lets through. */
    private static final Pattern INLINE = Pattern.compile("\\son[a-z]+=|\\sstyle=|<style|<script(?![^>]*\\ssrc=)");

    @TestConfiguration
    static class World {

        @Bean
        ContactAccessLog contactAccess() {
            return Mockito.mock(ContactAccessLog.class);
        }

        @Bean
        SecurityFilterChain security(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .build();
        }

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-11-24T08:10:00Z"), Bangkok.ZONE);
        }

        @Bean
        OpenedYears openedYears() {
            return () -> List.of(new PlanYear(2570));
        }

        @Bean
        AccessControl accessControl() {
            return DocumentFixture.access();
        }

        @Bean
        Organization organization() {
            return DocumentFixture.organization();
        }

        @Bean
        CustomerList customerList() {
            return DocumentFixture.customers();
        }

        @Bean
        DecisionTables decisionTables() {
            return new FileDecisionTables();
        }
    }

    @Autowired
    private MockMvc mvc;

    @MockitoBean
    private PlanViews plans;

    @BeforeEach
    void planBeingPrepared() {
        planIs(PlanStatus.PREPARING);
    }

    private void planIs(PlanStatus status) {
        when(plans.view(any(), anyString(), anyString())).thenReturn(DocumentFixture.plan(status));
    }

    @ParameterizedTest
    @CsvSource({
        "crm-kam-001, CRM-KAM-001, ข้อมูลลูกค้าและพนักงานดูแลลูกค้ารายสำคัญ, ข้อ 6.1.1",
        "crm-kam-002, CRM-KAM-002, แผนการบริหารลูกค้ารายสำคัญ, ข้อ 6.1.3"
    })
    void aFormHasItsThreePartsInOrderEachWithUnitYearDraftMarkSignaturesAndWhereItsFieldsComeFrom(
            String address, String code, String title, String clause) throws Exception {
        String page = page(address, "");

        assertThat(page)
                .containsSubsequence(
                        code + "/1</span> " + title + " <span class=\"part-title\">(สรุป)",
                        code + "/2</span> " + title + " <span class=\"part-title\">(สำหรับ Strategic, Star, Status)",
                        code + "/3</span> " + title + " <span class=\"part-title\">(สำหรับ Streamline)")
                .doesNotContain("??")
                .doesNotContainPattern("documents\\.(?!css)")
                .doesNotContainPattern(INLINE);
        assertThat(occurrences(page, "กฟอ.บึงทอง (N2-BT)</b> · แผนประจำปี พ.ศ. 2570"))
                .isEqualTo(3);
        assertThat(occurrences(page, "class=\"mark draft\">ร่าง</b>")).isEqualTo(3);
        assertThat(occurrences(page, "หน้าแบบฟอร์ม (ภาคผนวก ข) ไม่อยู่ในเอกสารต้นฉบับที่มี"))
                .isEqualTo(3);
        assertThat(page).contains(clause);
        assertThat(occurrences(text(page), "พิมพ์เมื่อ 24 พฤศจิกายน 2569 15:10 น."))
                .isEqualTo(3);
        assertThat(text(page)).contains("ผู้จัดทำ", "ผู้ตรวจสอบ", "ผู้อนุมัติ", "ลงชื่อ");
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 3", "3, 1"})
    void onePartAloneIsOnePart(String wanted, String other) throws Exception {
        assertThat(page("crm-kam-002", "?part=" + wanted))
                .contains("CRM-KAM-002/" + wanted + "</span>")
                .doesNotContain("CRM-KAM-002/" + other + "</span>");
    }

    @Test
    void thePagesFootIsInTheReadersLanguage() throws Exception {
        assertThat(page("crm-kam-001", "")).contains("/css/documents.css").doesNotContain("/css/documents-en.css");
        assertThat(page("crm-kam-001", "?lang=en")).containsSubsequence("/css/documents.css", "/css/documents-en.css");
    }

    @Test
    void namesAreBrokenBetweenTheirWordsOnly() throws Exception {
        assertThat(page("crm-kam-001", "?part=2"))
                .contains(
                        "<span class=\"word\">บริษัท</span> <span class=\"word\">เหล็กบึงทอง</span>"
                                + " <span class=\"word\">จำกัด (มหาชน)</span>",
                        "<span class=\"word\">นายกิตติ</span> <span class=\"word\">ชัยพร</span>\n"
                                + "<span class=\"word\">น.ส.อรุณี</span> <span class=\"word\">พรหม</span>");
    }

    @Test
    void aPartTheFormDoesNotHaveIsRefused() throws Exception {
        mvc.perform(get(PLAN + "crm-kam-001?part=4").with(user("x"))).andExpect(status().isUnprocessableEntity());
        mvc.perform(get(PLAN + "crm-kam-001?part=4&format=xlsx").with(user("x")))
                .andExpect(status().isUnprocessableEntity());
    }

    @ParameterizedTest
    @CsvSource({"crm-kam-001", "crm-kam-002?format=xlsx"})
    void aUnitThatIsNotTheReadersToKnowIsNotFoundAndItsPlanIsNotRead(String form) throws Exception {
        mvc.perform(get("/plans/2570/N2/" + form).with(user("x"))).andExpect(status().isNotFound());

        verifyNoInteractions(plans);
    }

    @Test
    @DisplayName("CRM-KAM-001/1: worked by hand for the small plan")
    void theSummaryCountsByTierWithLastYearByCriterionAndByReason() throws Exception {
        List<String> rows = rows(page("crm-kam-001", "?part=1"));

        assertThat(rows)
                .contains(
                        "Strategic|1|1|0",
                        "Star|1|0|+1",
                        "Status|2|3|−1",
                        "Streamline|2|2|0",
                        "รวม|6|6|0",
                        "ก. ระดับแรงดัน 115/230 kV|1|0|0|0|1",
                        "ข. ค่าไฟฟ้าเฉลี่ยต่อเดือนสูง|1|0|0|0|1",
                        "ค. กลุ่มเสี่ยงต่อการสูญเสียรายได้จากการผลิตไฟฟ้าใช้เอง|0|1|0|0|1",
                        "ฉ. มีเครือข่ายทั่วประเทศ|0|0|0|0|0",
                        "ไม่เข้าคุณลักษณะกลุ่มหลัก (กลุ่มรอง)|0|0|2|2|4",
                        "Key Account Selection Matrix (ข้อ 6.1.1.1)|1|0|0|1|2",
                        "Risk Assessment Matrix (ข้อ 6.1.1.2)|0|0|1|0|1",
                        "ทั้งสองแนวทางได้ระดับเดียวกัน|0|1|0|0|1",
                        "กรณีพิเศษ ง. พิจารณาตามความเหมาะสม|0|0|0|1|1",
                        "ลูกค้ารายใหญ่ที่มีนัยสำคัญในลำดับถัดไป (เติม ข้อ 6.1.2.1)|0|0|1|0|1",
                        "รวม|1|1|2|2|6");
    }

    @Test
    @DisplayName("CRM-KAM-001/1: KAMRs, R-KAMR-4, R-KAMR-7, R-KAMR-9 (500 baht a month)")
    void theSummaryNamesKamrsWithLoadAndAllowanceAndTheSeniorKamr() throws Exception {
        List<String> rows = rows(page("crm-kam-001", "?part=1"));

        String below = "ต่ำกว่าเกณฑ์ผลรวมแบบถ่วงน้ำหนัก";
        assertThat(rows)
                .contains(
                        "น.ส.ปิยะดา ศรีวงศ์|500777|วศก|กฟอ.บึงทอง (N2-BT)|1|1|0|0|1.8|6,000|" + below,
                        "นายธนา ใจดี|500778|พชง|กฟอ.บึงทอง (N2-BT)|0|0|2|1|1.2|6,000|" + below,
                        "รวม||||1|1|2|1|3.0|12,000|",
                        "นายอนุชา มั่นคง|500700|รจก|กฟอ.บึงทอง (N2-BT)|พนักงานดูแลลูกค้ารายสำคัญอาวุโส (Senior KAMR)",
                        "นางมาลี แสงทอง|500790|หผ|กฟอ.บึงทอง (N2-BT)|หัวหน้าแผนกผู้ดูแล Streamline");
    }

    @Test
    @DisplayName("CRM-KAM-001/2: the fields of clause 7.1 item 8")
    void eachAccountHasItsLineWithContactPersonAndKamrAndTheLeftOutStandBeneathWithReasons() throws Exception {
        String page = page("crm-kam-001", "?part=2");

        assertThat(rows(page))
                .containsSubsequence(
                        "1|0000000001/020000000011\n020000000012|บริษัท เหล็กบึงทอง จำกัด (มหาชน)|Strategic"
                                + "|มูลค่าสูง (H) และรับไฟตั้งแต่ 115 kV (ก)/ก ข|-|24,860,000"
                                + "|นายกิตติ ชัยพร\nน.ส.อรุณี พรหม/ผู้จัดการโรงงาน\n-|02-000-1234\n02-000-1234/+66 81 000 5678\n-"
                                + "/kitti@example.test\n-/@kitti.line\n-|น.ส.ปิยะดา ศรีวงศ์/500777",
                        "1|0000000007/020000000071|บริษัท ปิดกิจการ จำกัด|Status"
                                + "|หน่วยงานไม่คัดเลือก: ปิดกิจการสิ้นปี|-|400,000|-|-|-");
        assertThat(text(page))
                .contains("12 สูง", "6 ปานกลาง", "Status (เติม)", "950,000.50")
                .doesNotContain("โรงพยาบาลบึงทอง", "ไม่ได้กลุ่ม", "ย้ายไป SPP");
    }

    @Test
    @DisplayName("CRM-KAM-001/3: Streamline with the section head")
    void streamlineAccountsHaveTheSectionHeadAndTheirOwnLeftOut() throws Exception {
        String page = page("crm-kam-001", "?part=3");

        assertThat(rows(page))
                .anySatisfy(row -> assertThat(row)
                        .startsWith(
                                "2|0000000006/020000000061|โรงพยาบาลบึงทอง|Streamline|กรณีพิเศษ ง พิจารณาตามความเหมาะสม")
                        .contains("ศูนย์ผู้ป่วยฉุกเฉินของจังหวัด")
                        .endsWith("นางมาลี แสงทอง/500790"));
        assertThat(text(page))
                .contains("มีสัญญาหรือแนวโน้มทำสัญญากับ SPP: ลงนามสัญญาแล้วเมื่อมีนาคม")
                .doesNotContain("เหล็กบึงทอง");
    }

    @Test
    void namesAreShownAsTheyAreAndNeverRun() throws Exception {
        assertThat(page("crm-kam-001", "?part=3"))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain(DocumentFixture.SCRIPT);
    }

    @Test
    @DisplayName("CRM-KAM-002/1: R-TGT-1 and R-ENT-1, worked by hand")
    void theScheduleSumsUpTargetsByTierKindAndMonth() throws Exception {
        List<String> rows = rows(page("crm-kam-002", "?part=1"));

        assertThat(rows)
                .contains(
                        "Strategic|FMS การบริการเสริมโดยไม่คิดค่าใช้จ่าย|4 ครั้งขึ้นไป/ราย/ปี|100%|1|1|1||2|||1|||1|||||4",
                        "Status|FMS การบริการเสริมโดยไม่คิดค่าใช้จ่าย|3 ครั้งขึ้นไป/ราย/ปี|100%|2|2|0|||||||||||||0",
                        "Streamline|RBA การสร้างความสัมพันธ์กับลูกค้า|1 ครั้งขึ้นไป/ราย/ปี|40%|2|1|1|||1||||||||||1",
                        "Streamline|COM1.2 การติดต่อสื่อสารอย่างสม่ำเสมอ (แบบรายกลุ่ม)|1 ครั้งขึ้นไป/กลุ่ม/เดือน"
                                + "|100%|1|1|1|1|1|1|1|1|1|1|1|1|1|1|1|12",
                        "FMS1|ตรวจสอบระบบไฟฟ้าภายในและหม้อแปลงของลูกค้า (Patrol)|2||2|||||||||||2",
                        "รวม|||3|4|3|2|2|2|2|2|1|2|2|2|27");
    }

    @Test
    @DisplayName("CRM-KAM-002/1: budget with last year, corporate documents (R-1.0), reasons (D-15)")
    void theScheduleNamesBudgetDocumentsAndReasons() throws Exception {
        List<String> rows = rows(page("crm-kam-002", "?part=1"));

        assertThat(rows)
                .contains(
                        "ค่าสนับสนุนการปฏิบัติงาน KAMR (แบบเหมาจ่าย)|-|12,000|6,000|+6,000",
                        "สัมมนาลูกค้ารายใหญ่ และศึกษาดูงาน (RBA2)|สัมมนาลูกค้ารายใหญ่ ครั้งที่ 12|80,000|75,000.50|+4,999.50",
                        "รวม||92,000|81,000.50|+10,999.50",
                        "แผนยุทธศาสตร์|แผนยุทธศาสตร์ พ.ศ. 2566-2570",
                        "นายธนา ใจดี|ไม่มีลูกค้ารายใหญ่เหลือ",
                        "ทั้งแผน|สำนักงานเล็ก");
    }

    @Test
    @DisplayName("CRM-KAM-002/2")
    void eachAccountHasItsCodesByMonth() throws Exception {
        String page = page("crm-kam-002", "?part=2");

        assertThat(rows(page))
                .contains(
                        "1|บริษัท เหล็กบึงทอง จำกัด (มหาชน)/0000000001|Strategic|น.ส.ปิยะดา ศรีวงศ์"
                                + "|COM1.1|FMS1\nFMS2|RBA1|COM1.1|FMS3|RBA2|COM1.1|FMS4||COM1.1|COM2|RBA3|FMS 4 RBA 3 COM 5",
                        "|รวม (ครั้ง)|||2|3|1|1|1|1|1|1||1|1|1|FMS 5 RBA 3 COM 6");
        assertThat(text(page)).contains("FMS1 ตรวจสอบระบบไฟฟ้าภายในและหม้อแปลงของลูกค้า (Patrol) · FMS2");
    }

    @Test
    @DisplayName("CRM-KAM-002/3: R-ENT-1, the group's COM1.2 every month")
    void theStreamlineGroupHasItsContactsByMonthAndEachAccountItsOwn() throws Exception {
        String every = "|COM1.2".repeat(12);

        assertThat(rows(page("crm-kam-002", "?part=3")))
                .contains(
                        "1|กลุ่ม Streamline ของ กฟอ.บึงทอง/2|Streamline|นางมาลี แสงทอง" + every + "|COM 12",
                        "1|" + DocumentFixture.SCRIPT + "/0000000005|Streamline|นางมาลี แสงทอง|||RBA1||||||||||RBA 1",
                        "2|โรงพยาบาลบึงทอง/0000000006|Streamline|นางมาลี แสงทอง|||||||||||||-");
    }

    @Test
    void whoHasDecidedInThisRoundIsNamedAndTheOthersLinesStayEmpty() throws Exception {
        planIs(PlanStatus.IN_APPROVAL);

        String page = page("crm-kam-001", "?part=1");

        assertThat(page).contains("class=\"mark\">อยู่ระหว่างพิจารณา</b>").doesNotContain("ร่าง");
        assertThat(signs(page))
                .containsExactly(
                        "ลงชื่อ ผู้จัดทำ (นายสมเกียรติ วงศ์ประเสริฐ) ผจก. กฟอ.บึงทอง วันที่ 21 พฤศจิกายน 2569",
                        "ลงชื่อ ผู้ตรวจสอบ (นายวีระ ทองดี) อก.บล. กฟน.2 วันที่ 24 พฤศจิกายน 2569",
                        "ลงชื่อ ผู้ตรวจสอบ () อฝ.วบ. กฟน.2 วันที่",
                        "ลงชื่อ ผู้อนุมัติ () ผชก. กฟน.2 วันที่");
    }

    @Test
    void aReturnedPlanIsADraftThatNobodyHasSigned() throws Exception {
        planIs(PlanStatus.RETURNED);

        String page = page("crm-kam-002", "?part=1");

        assertThat(page).contains("class=\"mark draft\">ร่าง</b>", "ส่งกลับแก้ไข ยังไม่ได้ส่งใหม่");
        assertThat(signs(page)).allSatisfy(sign -> assertThat(sign).contains("()"));
    }

    @Test
    void anApprovedPlanSaysSoAndNamesAllWhoSigned() throws Exception {
        planIs(PlanStatus.APPROVED);

        String page = page("crm-kam-002", "?part=1");

        assertThat(text(page)).contains("อนุมัติแล้ว", "อนุมัติเมื่อ 18 ธันวาคม 2569");
        assertThat(signs(page).get(3))
                .isEqualTo("ลงชื่อ ผู้อนุมัติ (นายประสิทธิ์ ธรรมรักษ์) ผชก. กฟน.2 วันที่ 18 ธันวาคม 2569");
    }

    @ParameterizedTest
    @CsvSource({"crm-kam-001, CRM-KAM-001", "crm-kam-002, CRM-KAM-002"})
    void aWorkbookHasASheetAPartInTheFormsOrderReadyToPrint(String address, String code) throws Exception {
        try (XSSFWorkbook workbook = workbook(address, "")) {
            assertThat(StreamSupport.stream(workbook.spliterator(), false).map(sheet -> sheet.getSheetName()))
                    .containsExactly(code + "-1", code + "-2", code + "-3");
            for (int index = 0; index < 3; index++) {
                XSSFSheet sheet = workbook.getSheetAt(index);
                assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
                assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo((short) 9);
                assertThat(sheet.getFitToPage()).isTrue();
                assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
                assertThat(sheet.getPrintSetup().getFitHeight()).isZero();
                assertThat(sheet.getRepeatingRows().getFirstRow()).isZero();
                assertThat(sheet.getMergedRegions()).isNotEmpty();
                assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).startsWith(code + "/" + (index + 1) + " ");
                assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).contains("กฟอ.บึงทอง", "พ.ศ. 2570");
                assertThat(sheet.getRow(2).getCell(0).getStringCellValue()).startsWith("ร่าง");
                assertThat(sheet.getFooter().getRight()).contains("&P/&N");
                assertThat(StreamSupport.stream(sheet.spliterator(), false)
                                .filter(row -> row.getCell(0) != null)
                                .map(row -> row.getCell(0).toString()))
                        .anyMatch(text -> text.matches("ลงชื่อ \\.+ ผู้จัดทำ"));
            }
        }
    }

    @Test
    void aWorkbooksLongTableRepeatsItsHeader() throws Exception {
        try (XSSFWorkbook workbook = workbook("crm-kam-001", "&part=2")) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            Row header = sheet.getRow(sheet.getRepeatingRows().getLastRow());

            assertThat(texts(header))
                    .startsWith("ที่", "BP", "หมายเลขบัญชีผู้ใช้ไฟ (CA)", "ชื่อกิจการ", "ระดับ (4S)")
                    .contains("ผู้ประสานงานของลูกค้า", "โทรศัพท์มือถือ", "e-mail", "LINE ID", "KAMR", "รหัสพนักงาน");
        }
    }

    @Test
    void aWorkbookHasTextsThatNeverRunNumbersThatCanBeSummedAndCodesWithTheirZeros() throws Exception {
        try (XSSFWorkbook workbook = workbook("crm-kam-001", "")) {
            List<Cell> cells = new ArrayList<>();
            workbook.forEach(sheet -> sheet.forEach(row -> row.forEach(cells::add)));

            assertThat(cells).noneMatch(cell -> cell.getCellType() == CellType.FORMULA);
            assertThat(cells)
                    .filteredOn(cell -> cell.getCellType() == CellType.STRING
                            && cell.getStringCellValue().equals(DocumentFixture.FORMULA))
                    .singleElement()
                    .matches(cell -> cell.getCellStyle().getQuotePrefixed(), "is quoted");
            assertThat(cells)
                    .filteredOn(cell -> cell.getCellType() == CellType.STRING
                            && cell.getStringCellValue().startsWith("@kitti.line"))
                    .singleElement()
                    .matches(cell -> cell.getCellStyle().getQuotePrefixed(), "is quoted");
            Row strategic = workbook.getSheetAt(1).getRow(4);
            assertThat(strategic.getCell(1).getStringCellValue()).isEqualTo("0000000001");
            assertThat(strategic.getCell(8).getNumericCellValue()).isEqualTo(24_860_000.0);
            assertThat(new DataFormatter().formatCellValue(strategic.getCell(8)))
                    .isEqualTo("24,860,000");
        }
    }

    @Test
    void aWorkbookOfOnePartIsNamedAfterIt() throws Exception {
        MvcResult result = mvc.perform(
                        get(PLAN + "crm-kam-002?format=xlsx&part=3").with(user("x")))
                .andExpect(status().isOk())
                .andReturn();

        assertThat(result.getResponse().getHeader("Content-Disposition"))
                .isEqualTo("attachment; filename=\"CRM-KAM-002-3-2570-N2-BT.xlsx\"");
    }

    @Test
    void onPaperEachPartBeginsAPageHeadersAreRepeatedAndPagesAreNumbered() throws Exception {
        String page = page("crm-kam-001", "");
        String css = Files.readString(Path.of("src/main/resources/static/css/documents.css"));

        assertThat(page).contains("href=\"/css/documents.css\"");
        assertThat(css)
                .contains(
                        "@media print",
                        "break-before: page",
                        "display: table-header-group",
                        "A4 landscape",
                        "\"หน้า \" counter(page) \"/\" counter(pages)");
    }

    @Test
    void englishIsSpokenWhereAskedFor() throws Exception {
        assertThat(page("crm-kam-002", "?lang=en"))
                .contains("Key account plan", "Plan for B.E. 2570", "Draft", "Prepared by")
                .doesNotContain("??")
                .doesNotContainPattern("documents\\.(?!css)");
    }

    private String page(String form, String query) throws Exception {
        MvcResult result = mvc.perform(get(PLAN + form + query).with(user("x")))
                .andExpect(status().isOk())
                .andReturn();
        byte[] page = result.getResponse().getContentAsByteArray();
        keep(form + query.replaceAll("\\W", "-") + ".html", page);
        return new String(page, UTF_8);
    }

    private XSSFWorkbook workbook(String form, String query) throws Exception {
        MvcResult result = mvc.perform(get(PLAN + form + "?format=xlsx" + query).with(user("x")))
                .andExpect(status().isOk())
                .andReturn();
        byte[] workbook = result.getResponse().getContentAsByteArray();
        keep(form + query.replaceAll("\\W", "-") + ".xlsx", workbook);
        return new XSSFWorkbook(new ByteArrayInputStream(workbook));
    }

    private static void keep(String name, byte[] content) throws IOException {
        Files.createDirectories(KEPT);
        Files.write(KEPT.resolve(name), content);
    }

    private static List<String> texts(Row row) {
        return StreamSupport.stream(row.spliterator(), false)
                .map(Cell::getStringCellValue)
                .toList();
    }

    /** Body rows of all tables: cells divided by strokes, stacked texts by slashes. */
    private static List<String> rows(String page) {
        return found("(?s)<tr[^>]*>(?!<th)(.*?)</tr>", page).stream()
                .map(row -> String.join(
                        "|",
                        found("(?s)<td[^>]*>(.*?)</td>", row).stream()
                                .map(cell -> text(cell.replace("</span><span class=\"beneath\">", "/")))
                                .toList()))
                .toList();
    }

    private static List<String> signs(String page) {
        return found("(?s)<li><p class=\"sign-line\">(.*?)</li>", page).stream()
                .map(sign -> text(sign).replaceAll("\\s+", " ").strip())
                .toList();
    }

    private static List<String> found(String pattern, String in) {
        return Pattern.compile(pattern)
                .matcher(in)
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    private static String text(String html) {
        return html.replaceAll("<[^>]*>", "")
                .replace('\u00a0', ' ')
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    private static long occurrences(String page, String text) {
        Matcher matcher = Pattern.compile(Pattern.quote(text)).matcher(page);
        return matcher.results().count();
    }
}
