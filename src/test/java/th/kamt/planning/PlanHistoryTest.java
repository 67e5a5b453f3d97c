package th.kamt.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.BB;
import static th.kamt.support.SmallYear.KAMR;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.SIGNED;
import static th.kamt.support.SmallYear.SPARE_KAMR;
import static th.kamt.support.SmallYear.YEAR;
import static th.kamt.support.SmallYear.id;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;
import th.kamt.selection.Tier;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.Rest;
import th.kamt.support.SmallYear;

/** What a plan's history says of each change, and the head's reasons: given where there is something to excuse, and taken back. */
@PlanningTest
class PlanHistoryTest {

    private static final BigDecimal ABOVE_THE_LIMIT = new BigDecimal("150000");
    private static final String WHY = "ค่าวิทยากรจากภายนอก";

    @Autowired
    private SmallYear year;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private PlanViews views;

    @Autowired
    private PlanApproval approval;

    @Autowired
    private Texts texts;

    @Autowired
    private Rest rest;

    private final Set<Class<?>> made = new HashSet<>();

    @BeforeEach
    void nothingYet() {
        year.forget();
    }

    @Test
    void everyKindOfEditReadsAsWordsInThaiAndInEnglish() {
        year.account(
                        12,
                        AA,
                        "hvc_listed=Y;gross_margin_baht=10000;voltage_kv=22;avg_bill_baht=5000000;spp_distance_km=9;"
                                + "spp_can_supply=Y")
                .opened();
        String listed = "บริษัท ลูกค้าที่ 08 จำกัด";

        says(AA, new PlanEdit.Exclude(id(8, AA), "ย้ายเขต"), "ไม่คัดเลือก " + listed + ": ย้ายเขต", "Excluded");
        says(AA, new PlanEdit.Include(id(8, AA)), "นำ " + listed + " กลับเข้าแผน", "back into the plan");
        says(BB, new PlanEdit.DecideExclusion(SIGNED, true, "ลงนามแล้ว"), "ตามสัญญากับ SPP", "contract with an SPP");
        says(BB, new PlanEdit.DecideExclusion(SIGNED, false, "ยังซื้อไฟ"), "คง บริษัท ลูกค้าที่ 28 จำกัด", "despite");
        says(AA, new PlanEdit.SpecialCase(id(11, AA), "A", Tier.STATUS, null), "กรณีพิเศษ", "special case");
        says(AA, new PlanEdit.SpecialCase(id(11, AA), null, null, null), "ถอนกรณีพิเศษ", "Withdrew");
        says(AA, new PlanEdit.WithinRadius(id(12, AA), "วัดจากแผนที่"), "รัศมี SPP", "SPP radius");
        says(AA, new PlanEdit.ChooseKamr(SPARE_KAMR, true, null), "แต่งตั้ง นายวีระชัย อินทร์แก้ว", "as KAMR");
        says(AA, new PlanEdit.Attest(SPARE_KAMR, false), "ไม่รับรองทักษะ", "Does not attest");
        says(AA, new PlanEdit.Attest(SPARE_KAMR, true), "รับรองทักษะ", "Attested");
        says(AA, new PlanEdit.Waive(SPARE_KAMR, "มีประสบการณ์"), "ยกเว้นคุณสมบัติ", "Waived");
        says(AA, new PlanEdit.DismissKamr(SPARE_KAMR), "ออกจาก KAMR", "out of the plan’s KAMRs");
        says(AA, new PlanEdit.MoveAccount(id(1, AA), KAMR), "ให้ น.ส.ปิยะดา ศรีวงศ์ ดูแล", "Gave");
        says(
                AA,
                new PlanEdit.AddService(id(1, AA), "FMS1", LocalDate.of(2027, 5, 12)),
                "เพิ่ม FMS1 ของ บริษัท ลูกค้าที่ 01 จำกัด วันที่ 12 พ.ค. 2570",
                "on 12 May B.E. 2570");
        long service = year.view(AA).services().stream()
                .filter(PlanView.ServiceView::setByManager)
                .findFirst()
                .orElseThrow()
                .id();
        says(AA, new PlanEdit.MoveService(service, LocalDate.of(2027, 6, 14)), "เลื่อน FMS1", "Moved FMS1");
        says(AA, new PlanEdit.RemoveService(service, null), "นำ FMS1", "Removed FMS1");
        says(
                AA,
                new PlanEdit.AddBudget("OTHER", "ของขวัญ", new BigDecimal("5000"), null),
                "ตั้งงบประมาณ อื่น ๆ เป็น 5,000 บาท",
                "Set the budget for Other to 5,000 baht");
        says(
                AA,
                new PlanEdit.SetBudget("SEMINAR", "สัมมนา", ABOVE_THE_LIMIT, null),
                "ตั้งงบประมาณ สัมมนาลูกค้าและศึกษาดูงาน (RBA2) เป็น 150,000 บาท",
                "Set the budget for Customer seminars and study tours (RBA2) to 150,000 baht");
        String account = id(1, AA);
        removeCom2(account, "อย่างอื่น");
        says(
                AA,
                new PlanEdit.GiveReason("REMOVED", account, WHY),
                "ของ บริษัท ลูกค้าที่ 01 จำกัด: " + WHY,
                "Gave a reason");
        says(AA, new PlanEdit.TakeReasonBack("REMOVED", account), "ถอนเหตุผลเรื่อง", "Took back");
        says(
                AA,
                new PlanEdit.AddDocument("ACTION_PLAN", "แผนปฏิบัติการ 2570"),
                "เพิ่มเอกสารอ้างอิง “แผนปฏิบัติการ 2570”",
                "Added");
        long document = year.view(AA).documents().stream()
                .filter(one -> one.title().equals("แผนปฏิบัติการ 2570"))
                .findFirst()
                .orElseThrow()
                .id();
        says(AA, new PlanEdit.RemoveDocument(document), "นำเอกสารอ้างอิง “แผนปฏิบัติการ 2570” ออก", "Removed");
        says(AA, new PlanEdit.ProposeAgain(), "ให้ระบบเสนอ", "proposed anew");

        // Only in an amendment: PlanAmendmentProcessTest reads their words.
        made.add(PlanEdit.ReplaceKamr.class);
        made.add(PlanEdit.TakeFromList.class);
        assertThat(made).containsExactlyInAnyOrder(PlanEdit.class.getPermittedSubclasses());
    }

    private void says(String unit, PlanEdit edit, String thai, String english) {
        year.edit(unit, edit);
        made.add(edit.getClass());
        readsAsWords(unit, thai, english);
    }

    private void readsAsWords(String unit, String thai, String english) {
        Message line = views.history(YEAR, unit).get(0).what();
        Map<Locale, String> expected = Map.of(Texts.THAI, thai, Locale.ENGLISH, english);
        expected.forEach((locale, words) -> assertThat(texts.of(line, locale))
                .contains(words)
                .doesNotContain("planning.", "Message[", "PlanEdit", "null", "{", "th.kamt"));
    }

    @Test
    void submittingAndWithdrawingAreInTheHistoryToo() {
        year.planWaitingForRegion();
        readsAsWords(AA, "ส่งแผน", "Submitted the plan");

        approval.withdraw(YEAR, AA, MANAGER);
        readsAsWords(AA, "ถอนแผนกลับมาแก้ไข", "Withdrew the plan");
    }

    @Test
    void aMessageInAMessageInAMessageIsReadBackAsItWas() {
        Message inner = new Message("planning.budget.SEMINAR");
        Message middle = new Message("planning.finding.nameAndReason", inner, "\"[{]},\\ ก\n");
        List<Object> arguments = List.of("1", middle, LocalDate.of(2027, 5, 12), "");
        MessageArgumentsJson json = new MessageArgumentsJson();

        List<Object> back = json.convertToEntityAttribute(json.convertToDatabaseColumn(arguments));

        assertThat(back).isEqualTo(arguments);
    }

    // --- the head's reasons ---

    private void removeCom2(String account, String why) {
        long com2 = year.view(AA).services().stream()
                .filter(service ->
                        service.accountId().equals(account) && service.code().equals("COM2"))
                .findFirst()
                .orElseThrow()
                .id();
        year.edit(AA, new PlanEdit.RemoveService(com2, why));
    }

    @ParameterizedTest
    @DisplayName("D-15, D-16: a reason only where this plan misses a rule that a reason may stand in for")
    @CsvSource({
        // the rule is met, or is another unit's, or there is no such subject
        "LOAD_BELOW_BAND, 600311",
        "LOAD_BELOW_BAND, ''",
        // R-ENT-4: at most, whatever the reason
        "EVENT_LIMIT, N2-AA",
        "REMOVED, ''",
        "REMOVED, 1000000001@N2-AA",
        "DOCUMENTS, ''",
        "NO_SUCH_RULE, N2-AA",
    })
    void aReasonForNothingIsRefused(String kind, String subject) {
        year.opened();
        year.edit(AA, new PlanEdit.SetBudget("SEMINAR", "สัมมนา", ABOVE_THE_LIMIT, null));

        assertThatThrownBy(() -> year.edit(AA, new PlanEdit.GiveReason(kind, subject, WHY)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("nothingToExcuse");

        assertThat(year.view(AA).reasons()).isEmpty();
    }

    @Test
    void aReasonIsReplacedAndTakenBackAndTheRuleStopsThePlanAgain() {
        String account = id(1, AA);
        year.opened();
        removeCom2(account, "อย่างอื่น");
        year.edit(AA, new PlanEdit.GiveReason("REMOVED", account, WHY));
        assertThat(year.view(AA).reasons())
                .extracting(PlanView.ReasonView::reason)
                .containsExactly(WHY);
        assertThat(year.view(AA).assessment().stops()).isEmpty();

        Rest.Answer answer = rest.post(
                MANAGER,
                "/api/plan-years/2570/plans/N2-AA/edits",
                "{\"version\":%d,\"edit\":{\"type\":\"takeReasonBack\",\"kind\":\"REMOVED\",\"subject\":\"%s\"}}"
                        .formatted(year.view(AA).version(), account));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(year.view(AA).reasons()).isEmpty();
        assertThat(year.view(AA).assessment().stops())
                .extracting(PlanFinding::kind)
                .containsExactly("REMOVED");
        String task = driver.task(YEAR, AA).getId();
        assertThat(rest.complete(MANAGER, task, "{}").status()).isEqualTo(400);
    }

    @Test
    void aReasonNobodyGaveIsNotTakenBack() {
        year.opened();

        for (PlanEdit.TakeReasonBack none :
                List.of(new PlanEdit.TakeReasonBack("REMOVED", AA), new PlanEdit.TakeReasonBack("EVENT_LIMIT", AA))) {
            assertThatThrownBy(() -> year.edit(AA, none)).isInstanceOf(NotFoundException.class);
        }
        for (PlanEdit.TakeReasonBack incomplete :
                List.of(new PlanEdit.TakeReasonBack(null, AA), new PlanEdit.TakeReasonBack("REMOVED", null))) {
            assertThatThrownBy(() -> year.edit(AA, incomplete)).isExactlyInstanceOf(RefusedException.class);
        }
    }
}
