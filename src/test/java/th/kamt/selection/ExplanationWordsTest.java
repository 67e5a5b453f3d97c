package th.kamt.selection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.ContractAccount;
import th.kamt.customer.ContractAccount.Solar;
import th.kamt.customer.ContractAccount.SppContract;
import th.kamt.customer.ContractAccount.SppNetwork;
import th.kamt.message.Message;
import th.kamt.support.FileDecisionTables;

/** R-SEL-1: a person sees why, rule by rule, with the clause, in Thai and English. */
class ExplanationWordsTest {

    private static final Locale THAI = Locale.forLanguageTag("th");
    private static final SelectionTables TABLES = SelectionTables.read(new FileDecisionTables(), new PlanYear(2570));
    private static final AccountScorer SCORER = new AccountScorer(TABLES);
    private static final ResourceBundleMessageSource BUNDLES = bundles();

    private static ResourceBundleMessageSource bundles() {
        ResourceBundleMessageSource source = new ResourceBundleMessageSource();
        source.setBasename("messages/selection");
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        return source;
    }

    private static String words(Message message, Locale locale) {
        Object[] arguments = message.arguments().stream()
                .map(argument -> argument instanceof Message nested ? words(nested, locale) : argument)
                .toArray();
        return BUNDLES.getMessage(message.key(), arguments, locale).replace('\u00a0', ' ');
    }

    private static String thai(Message message) {
        return words(message, THAI);
    }

    private static ScoredAccount scored(UnitStatement statement, Finding topBills, ContractAccount... cas) {
        return SCORER.score(AccountFacts.of(List.of(cas), "N2", TABLES.aggregations()), statement, topBills, 1);
    }

    private static ScoredAccount scored(ContractAccount... cas) {
        return scored(UnitStatement.none(), null, cas);
    }

    private static String because(ContractAccount... cas) {
        return thai(scored(cas).explanation().because());
    }

    private static String line(ScoredAccount account, Subject subject) {
        return thai(account.explanation().on(subject).orElseThrow().sentence());
    }

    private static final Consumer<Ca> HIGH_RISK = ca -> {
        ca.estate = true;
        ca.bill = "5000000";
        ca.km = "1.6";
        ca.outages = 3;
        ca.network = SppNetwork.BRANCH_MOVED;
    };

    @Test
    @DisplayName("the sentence of the plan page")
    void becauseSaysTheDecidingWayInOneSentence() {
        assertThat(because(Ca.listed("300000", ca -> ca.bill = "20000000")))
                .isEqualTo("มูลค่าสูง (H) และค่าไฟถึง 20 ล้านบาท (ข)");
        assertThat(because(Ca.listed("80000", ca -> {
                    ca.kv = "115";
                    ca.maintenance = "250000";
                })))
                .isEqualTo("มูลค่าปานกลาง (M) และรับไฟตั้งแต่ 115 kV (ก) และงานบำรุงรักษาถึง 0.2 ล้านบาทต่อปี (ง)");
        assertThat(because(Ca.listed("300000", ca -> {}))).isEqualTo("มูลค่าสูง (H) กลุ่มรอง");
        assertThat(because(Ca.with(HIGH_RISK))).isEqualTo("ความเสี่ยงต่อ SPP 20 สูงมาก");
        assertThat(because(Ca.with(ca -> {
                    ca.specialCase = "A";
                    ca.specialTier = "STATUS";
                })))
                .isEqualTo("กรณีพิเศษ ก กลุ่มตอบสนองต่อภาพลักษณ์องค์กร");
        assertThat(because(Ca.with(ca -> {})))
                .isEqualTo("ไม่อยู่ในบัญชี HVC และไม่มีกรณีพิเศษ ไม่เข้าเกณฑ์ประเมินความเสี่ยง");
    }

    @Test
    @DisplayName("R-KASM-4 in the sentence")
    void becauseNamesTheRegionsHighestBills() {
        ScoredAccount account =
                scored(UnitStatement.none(), SCORER.regionTopBills(12, 3), Ca.listed("80000", ca -> {}));

        assertThat(thai(account.explanation().because()))
                .isEqualTo("มูลค่าปานกลาง (M) และค่าไฟสูงสุด 20 รายของเขต (ข)");
        assertThat(line(account, Subject.REGION_TOP_BILLS))
                .isEqualTo("ลูกค้ากลุ่มหลักของเขต 12 · ตั้งแต่ 20 · ค่าไฟอันดับ 3 ของเขต ถือว่าเข้าเกณฑ์ ข");
    }

    @Test
    @DisplayName("both ways agree")
    void becauseNamesBothWaysWhereTheyAgree() {
        ContractAccount ca = Ca.listed("300000", HIGH_RISK.andThen(c -> c.kv = "230"));

        assertThat(because(ca)).isEqualTo("มูลค่าสูง (H) และรับไฟตั้งแต่ 115 kV (ก) และความเสี่ยงต่อ SPP 20 สูงมาก");
        assertThat(scored(ca).riskText().map(ExplanationWordsTest::thai)).contains("20 สูงมาก");
    }

    @Test
    @DisplayName("the lines of the account page")
    void findingsReadAsValueLimitAndResult() {
        ScoredAccount account = scored(Ca.listed("264911.50", HIGH_RISK.andThen(ca -> ca.kv = "22")));

        assertThat(line(account, Subject.SPP_DISTANCE)).isEqualTo("ระยะถึง SPP 1.6 กม. · น้อยกว่า 2 · 5 คะแนน");
        assertThat(line(account, Subject.VALUE_GROUP))
                .isEqualTo("กำไรขั้นต้นเฉลี่ยต่อเดือน 264,911.50 บาท · ตั้งแต่ 264,911 · กลุ่มมูลค่า H");
        assertThat(line(account, Subject.VOLTAGE)).isEqualTo("ระดับแรงดัน 22 kV · ตั้งแต่ 115 · ไม่เข้าเกณฑ์");
        assertThat(line(account, Subject.OWN_GENERATION))
                .isEqualTo("ผลิตไฟฟ้าใช้เอง ไม่ทราบ · ตั้งแต่ 2 · ไม่นับว่าเข้าเกณฑ์");
        assertThat(line(account, Subject.SOLAR)).isEqualTo("โซลาร์เซลล์ ไม่ทราบ · ไม่นำมาคิด");
        assertThat(line(account, Subject.OUTAGES)).isEqualTo("ไฟฟ้าขัดข้องต่อปี 3 ครั้ง · 2 ถึง 5 · 3 คะแนน");
        assertThat(line(account, Subject.PROBABILITY))
                .isEqualTo(
                        "ระดับโอกาสในการสูญเสียลูกค้า เฉลี่ย 3.67 (11 คะแนน จาก 3 เงื่อนไข) · มากกว่า 3.5 ถึง 4.5 · ระดับ 4");
        assertThat(line(account, Subject.RISK_SCORE)).isEqualTo("ระดับความเสี่ยง 20 สูงมาก · 16 ถึง 25 · Strategic");
        assertThat(line(account, Subject.CHOICE))
                .isEqualTo("ใช้กลุ่มที่สูงกว่า มูลค่า × ความน่าสนใจ Status, ความเสี่ยง Strategic · Strategic");
        assertThat(line(account, Subject.RESPONSIBLE)).isEqualTo("ผู้รับผิดชอบ การไฟฟ้าในพื้นที่");
        assertThat(line(scored(Ca.with(ca -> ca.estate = true)), Subject.RISK_BILL))
                .isEqualTo("ค่าไฟฟ้าเฉลี่ยต่อเดือน 100,000 บาท · ตั้งแต่ 300,000 · ไม่เข้าเกณฑ์");
        assertThat(line(scored(Ca.listed("-5000.5", ca -> {})), Subject.VALUE_GROUP))
                .contains("\u22125,000.50 บาท · น้อยกว่า 70,763");
    }

    @Test
    @DisplayName("a limit that stands alone has its unit")
    void limitsHaveTheUnitOfWhatTheyLimit() {
        ScoredAccount account = scored(Ca.listed("264911.50", HIGH_RISK.andThen(ca -> ca.kv = "22")));

        assertThat(limit(account, Subject.VALUE_GROUP, THAI)).isEqualTo("ตั้งแต่ 264,911 บาท");
        assertThat(limit(account, Subject.VOLTAGE, THAI)).isEqualTo("ตั้งแต่ 115 kV");
        assertThat(limit(account, Subject.OWN_GENERATION, THAI)).isEqualTo("ตั้งแต่ 2 MW");
        assertThat(limit(account, Subject.SPP_DISTANCE, THAI)).isEqualTo("น้อยกว่า 2 กม.");
        assertThat(limit(account, Subject.OUTAGES, THAI)).isEqualTo("2 ถึง 5 ครั้ง");
        assertThat(limit(account, Subject.RISK_SCORE, THAI)).isEqualTo("16 ถึง 25");
        assertThat(limit(account, Subject.SPP_DISTANCE, Locale.ENGLISH)).isEqualTo("less than 2 km");
        assertThat(limit(account, Subject.VALUE_GROUP, Locale.ENGLISH)).isEqualTo("264,911 baht or more");
    }

    private static String limit(ScoredAccount account, Subject subject, Locale locale) {
        return words(
                account.explanation().on(subject).flatMap(Finding::limitText).orElseThrow(), locale);
    }

    @Test
    @DisplayName("unknown distance: ไม่ทราบ นับ 1")
    void unknownDistanceSaysThatItCountsOne() {
        ScoredAccount account = scored(Ca.with(HIGH_RISK.andThen(ca -> ca.km = null)));

        assertThat(line(account, Subject.SPP_DISTANCE)).isEqualTo("ระยะถึง SPP ไม่ทราบ · นับ 1");
    }

    @Test
    @DisplayName("clauses")
    void everyFindingNamesItsClause() {
        ScoredAccount account = scored(Ca.with(HIGH_RISK));

        assertThat(account.explanation().on(Subject.VOLTAGE).orElseThrow().clause())
                .isEqualTo("6.1.1.1");
        assertThat(account.explanation().on(Subject.IMPACT).orElseThrow().clause())
                .isEqualTo("6.1.1.2");
        assertThat(account.explanation().on(Subject.SPECIAL_RISK).orElseThrow().clause())
                .isEqualTo("6.1.4");
        assertThat(account.explanation().on(Subject.CHOICE).orElseThrow().clause())
                .isEqualTo("6.1.1");
    }

    @Test
    @DisplayName("every code has its words in both languages")
    void everyFindingHasWordsInThaiAndEnglish() {
        List<ScoredAccount> accounts = new ArrayList<>();
        for (SppNetwork network : SppNetwork.values()) {
            for (Solar solar : Solar.values()) {
                for (SppContract contract : SppContract.values()) {
                    for (String special : new String[] {null, "A", "B", "C", "D"}) {
                        accounts.add(scored(
                                solar == Solar.NONE
                                        ? new UnitStatement(null, null, null, "รัศมี 6 กม.")
                                        : UnitStatement.none(),
                                null,
                                Ca.with(HIGH_RISK.andThen(ca -> {
                                    ca.network = network;
                                    ca.solar = solar;
                                    ca.contract = contract;
                                    ca.specialCase = special;
                                    ca.specialTier = special == null ? null : "STREAMLINE";
                                    ca.specialReason = "เหตุผล";
                                    ca.nationwide = special == null;
                                })),
                                Ca.with(ca -> ca.canSupply = solar == Solar.NONE)));
                    }
                }
            }
        }
        for (String bill : List.of("300000", "1000000", "2000000", "5000000")) {
            for (String margin : List.of("300000", "80000", "1")) {
                accounts.add(scored(Ca.listed(margin, ca -> {
                    ca.estate = true;
                    ca.bill = bill;
                    ca.km = "3";
                    ca.strategy = true;
                    ca.nationwide = true;
                    ca.mw = "3";
                    ca.project = "6000000";
                })));
            }
        }

        assertThat(accounts).allSatisfy(account -> {
            for (Locale locale : List.of(THAI, Locale.ENGLISH)) {
                assertThat(words(account.explanation().because(), locale)).isNotBlank();
                account.explanation()
                        .findings()
                        .forEach(finding -> assertThat(words(finding.sentence(), locale))
                                .isNotBlank()
                                .doesNotContain("{"));
            }
        });
        assertThat(words(accounts.get(0).explanation().because(), Locale.ENGLISH))
                .isEqualTo("SPP risk 15 high");
    }

    @Test
    @DisplayName("Thai and English bundles have the same keys")
    void bothBundlesHaveTheSameKeys() {
        ResourceBundle.Control noFallback =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        ResourceBundle thai = ResourceBundle.getBundle("messages/selection", Locale.ROOT, noFallback);
        ResourceBundle english = ResourceBundle.getBundle("messages/selection_en", Locale.ROOT, noFallback);

        assertThat(english.keySet()).isEqualTo(thai.keySet());
    }

    @Test
    @DisplayName("a frozen copy: JSON and back")
    void scoredAccountGoesToJsonAndBack() throws Exception {
        ObjectMapper json = new ObjectMapper();
        ScoredAccount account = scored(Ca.listed("264911.50", HIGH_RISK.andThen(ca -> {
            ca.name = "ไทย \"อ้างอิง\" <script>";
            ca.solar = Solar.NONE;
            ca.lastTier = "STAR";
            ca.lastKamr = "500123";
        })));

        String text = json.writeValueAsString(account);

        assertThat(json.readValue(text, ScoredAccount.class)).isEqualTo(account);
        ScoredAccount bare = scored(Ca.with(ca -> {}));
        assertThat(json.readValue(json.writeValueAsString(bare), ScoredAccount.class))
                .isEqualTo(bare);
        assertThat(json.writeValueAsString(
                        account.explanation().on(Subject.SPP_DISTANCE).orElseThrow()))
                .isEqualTo(
                        "[\"RISK\",\"R-RISK-2\",\"SPP_DISTANCE\",\"1.6\",\"(,2)\",\"PASSED\",\"5\",\"sppDistanceBands\",1]");
    }
}
