package th.kamt.spending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.KAMR;
import static th.kamt.support.SmallYear.YEAR;
import static th.kamt.support.SmallYear.id;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;
import th.kamt.calendar.PlanYear;
import th.kamt.message.FieldsRefusedException;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;
import th.kamt.organization.Organization;
import th.kamt.planning.PlanStandings;
import th.kamt.planning.PlanViews;
import th.kamt.portfolio.Portfolios;
import th.kamt.request.Request;
import th.kamt.request.RequestKind;
import th.kamt.request.RequestStatus;
import th.kamt.request.Requests;
import th.kamt.support.PlanningTest;
import th.kamt.support.SmallYear;
import th.kamt.workflow.DecisionTables;

/** The regulation's rates (R-ENT-4), as a process owner may have filled them in. */
@PlanningTest
class SpendingRatesTest {

    @Autowired
    private SmallYear year;

    @Autowired
    private SpendingStore store;

    @Autowired
    private SpendingContent content;

    @Autowired
    private Requests requests;

    @Autowired
    private DecisionTables tables;

    @Autowired
    private Portfolios portfolios;

    @Autowired
    private PlanViews plans;

    @Autowired
    private PlanStandings standings;

    @Autowired
    private Organization organization;

    @Autowired
    private Clock clock;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    @DisplayName(
            "an item above the regulation's rate needs a reason, which the approver sees; at the rate it needs none")
    void anItemAboveTheRateNeedsAReason() {
        year.forget().opened().approveFully(AA);
        Spendings spendings = new Spendings(
                store,
                requests,
                new SpendingRates(with("FOOD", "UPPER", new BigDecimal("1500"))),
                tables,
                portfolios,
                plans,
                standings,
                organization,
                clock);
        Request request = asKamr(
                () -> spendings.create(draft("1500.01", null), UUID.randomUUID().toString()));

        assertThatThrownBy(() -> asKamr(() -> submit(spendings, request)))
                .isInstanceOfSatisfying(
                        FieldsRefusedException.class,
                        refused -> assertThat(refused.byField()).containsOnlyKeys("why0"));
        asKamr(() -> spendings.change(request.id(), request.version(), draft("1500.01", "โรงแรมเดียวในอำเภอ")));
        asKamr(() -> submit(spendings, request));

        Request sent = requests.find(request.id()).orElseThrow();
        assertThat(sent.status()).isEqualTo(RequestStatus.WAITING);
        assertThat(content.unusual(sent, Texts.THAI))
                .singleElement()
                .satisfies(
                        unusual -> assertThat(unusual.arguments()).contains("1,500.01", "1,500", "โรงแรมเดียวในอำเภอ"));

        Request atTheRate = asKamr(
                () -> spendings.create(draft("1500", null), UUID.randomUUID().toString()));
        asKamr(() -> submit(spendings, atTheRate));
        assertThat(requests.find(atTheRate.id()).orElseThrow().status()).isEqualTo(RequestStatus.WAITING);
        assertThat(content.unusual(atTheRate, Texts.THAI)).isEmpty();
    }

    @Test
    @DisplayName(
            "a rate that is no number, an unknown item, or one said twice is refused with its place; an empty one is unknown")
    void whatCannotBeReadIsRefused() {
        SpendingItem food = new SpendingItem(ItemKind.FOOD, Level.UPPER, "x", 1, BigDecimal.ONE, null, null);
        assertThat(new SpendingRates(with("FOOD", "UPPER", null)).rate(YEAR, food))
                .isEmpty();
        assertThat(new SpendingRates(with("FOOD", "LOWER", BigDecimal.TEN)).rate(YEAR, food))
                .isEmpty();
        for (DecisionTables wrong : List.of(
                with("FOOD", "UPPER", "many"),
                with("GOLD", "UPPER", BigDecimal.ONE),
                with("FOOD", "MIDDLE", BigDecimal.ONE),
                rows(List.of(row("FOOD", "UPPER", BigDecimal.ONE), row("FOOD", "UPPER", BigDecimal.TEN))))) {
            assertThatThrownBy(() -> new SpendingRates(wrong).read(wrong, YEAR)).isInstanceOf(RefusedException.class);
        }
    }

    private Request submit(Spendings spendings, Request request) {
        spendings.submit(request.id());
        return requests.request(RequestKind.SPENDING, request.id());
    }

    private Request asKamr(Supplier<Request> work) {
        // As a page does: logged in here, nobody to the engine.
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(KAMR, "", List.of()));
        try {
            return transactions.execute(status -> work.get());
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private static Spendings.Draft draft(String each, String reason) {
        SpendingItem item =
                new SpendingItem(ItemKind.FOOD, Level.UPPER, "อาหารกลางวัน", 20, new BigDecimal(each), null, reason);
        return new Spendings.Draft(
                YEAR,
                AA,
                "สัมมนา",
                LocalDate.of(2027, 2, 10),
                List.of(id(1, AA)),
                new Spending("RBA2", null, null, List.of(), List.of(item)));
    }

    private static DecisionTables with(String kind, String level, Object rate) {
        return rows(List.of(row(kind, level, rate)));
    }

    private static Map<String, Object> row(String kind, String level, Object rate) {
        Map<String, Object> row = new HashMap<>();
        row.put("kind", kind);
        row.put("level", level);
        row.put("rateBaht", rate);
        return row;
    }

    private static DecisionTables rows(List<Map<String, Object>> rows) {
        return new DecisionTables() {
            @Override
            public List<Map<String, Object>> rows(String decisionKey, PlanYear year) {
                return rows;
            }

            @Override
            public Map<String, Object> evaluate(String decisionKey, PlanYear year, Map<String, Object> inputs) {
                throw new UnsupportedOperationException();
            }

            @Override
            public int version(String decisionKey, PlanYear year) {
                return 1;
            }
        };
    }
}
