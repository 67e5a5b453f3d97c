package th.kamt.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Texts;
import th.kamt.organization.Organization;
import th.kamt.planning.PlanDifference.Part;
import th.kamt.staffing.KamrLoad;

/** Two contents as they are kept, line by line, and what is said of their difference. */
class PlanDifferencesTest {

    private static final Plan PLAN = new Plan(new PlanYear(2570), "N2-AA", Route.OFFICE);

    private final Map<String, List<String>> lines = new TreeMap<>();
    private final Organization organization = mock(Organization.class);
    private final PlanStaffer staffer = mock(PlanStaffer.class);

    private Plan before() {
        lines.clear();
        line("plan_kamr", "{'id':1,'employee_id':'1','origin':'OWN'}");
        line("plan_kamr", "{'id':2,'employee_id':'2','origin':'OWN'}");
        account("1000000001@N2-AA", "STRATEGIC", "1");
        account("1000000002@N2-AA", "STAR", "1");
        account("1000000003@N2-AA", "STATUS", "2");
        account("1000000004@N2-AA", null, null);
        service(11, "1000000001@N2-AA", "FMS1", "2027-03-02");
        service(12, "1000000002@N2-AA", "RBA1", "2027-08-03");
        line("plan_budget_item", "{'id':31,'kind':'SEMINAR','description':'สัมมนา','amount_baht':'50000.00'}");
        line("plan_document", "{'id':41,'kind':'STRATEGY','title':'ยุทธศาสตร์'}");
        return read();
    }

    private void account(String id, String tier, String kamr) {
        line(
                "plan_account",
                "{'id':10%s,'account_id':'%s','name':'ลูกค้า %s','effective_tier':%s,'kamr':%s}"
                        .formatted(id.substring(9, 10), id, id.substring(9, 10), quoted(tier), quoted(kamr)));
    }

    private static String quoted(String text) {
        return text == null ? "null" : "'" + text + "'";
    }

    private void service(int id, String account, String code, String day) {
        line(
                "plan_entitlement",
                "{'id':%d,'account_id':'%s','code':'%s','planned_on':'%s'}".formatted(id, account, code, day));
    }

    private void line(String table, String line) {
        lines.computeIfAbsent(table, any -> new ArrayList<>()).add(line.replace('\'', '"'));
    }

    private void changed(String table, String from, String to) {
        assertThat(lines.get(table)).anyMatch(line -> line.contains(from.replace('\'', '"')));
        lines.get(table).replaceAll(line -> line.replace(from.replace('\'', '"'), to.replace('\'', '"')));
    }

    private void without(String table, int id) {
        assertThat(lines.get(table).removeIf(line -> line.contains("\"id\":" + id + ",")))
                .isTrue();
    }

    private Plan read() {
        String tables = List.of(
                        "plan_account",
                        "plan_kamr",
                        "plan_entitlement",
                        "plan_deviation",
                        "plan_budget_item",
                        "plan_document")
                .stream()
                .map(table -> "\"" + table + "\":[" + String.join(",", lines.getOrDefault(table, List.of())) + "]")
                .collect(Collectors.joining(","));
        return new PlanContents(null, null, null).read(PLAN, "{\"plan\":{\"round\":1,\"amendment\":0}," + tables + "}");
    }

    private PlanDifference between(Plan before, Plan now) {
        when(organization.nameOf(anyString())).thenAnswer(call -> "KAMR " + call.getArgument(0));
        when(organization.employee(anyString())).thenReturn(Optional.empty());
        when(staffer.loads(any()))
                .thenAnswer(call -> ((Plan) call.getArgument(0))
                        .kamrs().stream()
                                .map(kamr -> new KamrLoad(
                                        kamr.employeeId(),
                                        0,
                                        0,
                                        0,
                                        0,
                                        0,
                                        new BigDecimal("7.0"),
                                        KamrLoad.BandPosition.WITHIN))
                                .toList());
        return new PlanDifferences(staffer, organization, new Formats(texts())).between(before, now);
    }

    private static ResourceBundleMessageSource texts() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/planning", "messages/calendar", "messages/web", "messages/entitlement");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setUseCodeAsDefaultMessage(true);
        return messages;
    }

    private static List<String> said(PlanDifference difference, Part part) {
        Texts thai = new Texts(texts());
        return difference.of(part).stream()
                .map(entry -> thai.of(entry.what(), Texts.THAI))
                .toList();
    }

    private static String line(PlanDifference difference) {
        return new Texts(texts()).of(difference.line(), Texts.THAI);
    }

    @Test
    void theSameContentDiffersInNothing() {
        PlanDifference difference = between(before(), read());

        assertThat(difference.isEmpty()).isTrue();
        assertThat(line(difference)).isEqualTo("ไม่มีอะไรเปลี่ยน");
    }

    @Test
    void aReplacedKamrIsOneChangeHoweverManyAccountsGoAlong() {
        Plan before = before();
        changed("plan_kamr", "'id':1,'employee_id':'1'", "'id':3,'employee_id':'3','replaces':'1'");
        changed("plan_account", "'kamr':'1'", "'kamr':'3'");

        PlanDifference difference = between(before, read());

        assertThat(difference.entries()).hasSize(1);
        assertThat(said(difference, Part.KAMRS)).containsExactly("KAMR 3 แทน KAMR 1 ภาระงาน 7.0");
        assertThat(line(difference)).isEqualTo("เปลี่ยน KAMR 1 คน");
    }

    @Test
    void accountsInOutMovedAndOfAnotherTierAreToldApart() {
        Plan before = before();
        changed(
                "plan_account",
                "'name':'ลูกค้า 4','effective_tier':null,'kamr':null",
                "'name':'ลูกค้า 4','effective_tier':'STATUS','kamr':'2'");
        changed(
                "plan_account",
                "'name':'ลูกค้า 3','effective_tier':'STATUS','kamr':'2'",
                "'name':'ลูกค้า 3','effective_tier':null,'decision':'EXCLUDED','decision_reason':'เลิกกิจการ'");
        changed("plan_account", "'effective_tier':'STAR','kamr':'1'", "'effective_tier':'STATUS','kamr':'2'");

        PlanDifference difference = between(before, read());

        assertThat(said(difference, Part.ACCOUNTS))
                .containsExactly(
                        "ลูกค้า 2 จาก Star เป็น Status",
                        "ลูกค้า 2 จาก KAMR 1 เป็น KAMR 2",
                        "นำ ลูกค้า 3 (Status) ออก",
                        "เพิ่ม ลูกค้า 4 เป็น Status ผู้ดูแล KAMR 2");
        assertThat(difference.of(Part.ACCOUNTS))
                .extracting(PlanDifference.Entry::reason)
                .containsExactly(null, null, "เลิกกิจการ", null);
        assertThat(line(difference))
                .isEqualTo("ลูกค้าเข้า 1 ราย · ลูกค้าออก 1 ราย · เปลี่ยนกลุ่ม 1 ราย · ย้ายผู้ดูแล 1 ราย");
    }

    @Test
    void servicesBudgetDocumentsAndReasonsAreToldWithTheirReasons() {
        Plan before = before();
        changed("plan_entitlement", "2027-08-03", "2027-09-07");
        without("plan_entitlement", 11);
        service(13, "1000000001@N2-AA", "FMS2", "2027-10-05");
        line("plan_deviation", "{'id':21,'kind':'REMOVED','subject':'1000000001@N2-AA','reason':'ลูกค้าไม่ต้องการ'}");
        changed("plan_budget_item", "50000.00", "75000.00");
        changed("plan_document", "ยุทธศาสตร์", "แผนปฏิบัติการ");

        PlanDifference difference = between(before, read());

        assertThat(said(difference, Part.SERVICES))
                .containsExactly(
                        "นำ FMS1 ของ ลูกค้า 1 วันที่ 2 มี.ค. 2570 ออก",
                        "เลื่อน RBA1 ของ ลูกค้า 2 จาก 3 ส.ค. 2570 เป็น 7 ก.ย. 2570",
                        "เพิ่ม FMS2 ของ ลูกค้า 1 วันที่ 5 ต.ค. 2570");
        assertThat(difference.of(Part.SERVICES).get(0).reason()).isEqualTo("ลูกค้าไม่ต้องการ");
        assertThat(said(difference, Part.BUDGET).get(0)).endsWith("จาก 50,000 เป็น 75,000 บาท");
        assertThat(said(difference, Part.DOCUMENTS)).containsExactly("เพิ่ม แผนปฏิบัติการ", "นำ ยุทธศาสตร์ ออก");
        assertThat(difference.of(Part.REASONS)).hasSize(1);
        assertThat(line(difference)).contains("งบประมาณ +25,000 บาท").contains("เลื่อนกำหนดการ 1 ครั้ง");
    }
}
