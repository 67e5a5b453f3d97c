package th.kamt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.mock.web.MockHttpServletResponse;
import th.kamt.message.Texts;
import th.kamt.support.Messages;

class ListViewTest {

    private record Customer(String name, Integer bill) {}

    private static final List<ListColumn<Customer>> COLUMNS = List.of(
            ListColumn.text("name", "customer.audit.who", Customer::name),
            ListColumn.figure("bill", "customer.audit.count", Customer::bill),
            ListColumn.<Customer>plain("note", "customer.audit.what", customer -> "-")
                    .pageOnly());

    private static final List<Customer> CUSTOMERS =
            List.of(new Customer("ข้าวทอง", 5), new Customer("เกษตร", null), new Customer("แก้ว", 9));

    @BeforeEach
    void thai() {
        LocaleContextHolder.setLocale(Texts.THAI);
    }

    @AfterEach
    void anyLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    private static ListAsk sortedBy(String sort) {
        return ListAsk.of("/list", Map.of(), sort, 1);
    }

    private static List<String> names(ListAsk ask) {
        return ListView.of(ask, COLUMNS, CUSTOMERS).rows().stream()
                .map(Customer::name)
                .toList();
    }

    @Test
    void wordsStandInTheOrderOfTheThaiDictionary() {
        // Under ก: เกษตร and แก้ว before ข้าวทอง, though their first letters are เ and แ.
        assertThat(names(sortedBy("name"))).containsExactly("เกษตร", "แก้ว", "ข้าวทอง");
        assertThat(names(sortedBy("-name"))).containsExactly("ข้าวทอง", "แก้ว", "เกษตร");
    }

    @Test
    void figuresStandLargestFirstAndRowsWithoutOneLastEitherWay() {
        assertThat(names(sortedBy("bill"))).containsExactly("แก้ว", "ข้าวทอง", "เกษตร");
        assertThat(names(sortedBy("-bill"))).containsExactly("ข้าวทอง", "แก้ว", "เกษตร");
    }

    @Test
    void anOrderNobodyKnowsIsTheListsOwn() {
        assertThat(names(sortedBy("bill; drop table plan"))).containsExactly("ข้าวทอง", "เกษตร", "แก้ว");
        assertThat(names(sortedBy("note"))).containsExactly("ข้าวทอง", "เกษตร", "แก้ว");
    }

    @Test
    void aHeadingSaysHowTheListIsSortedAndAsksForTheOtherWay() {
        List<ListView.Head> heads =
                ListView.of(sortedBy("bill"), COLUMNS, CUSTOMERS).heads();

        assertThat(heads).extracting(ListView.Head::ariaSort).containsExactly(null, "descending", null);
        assertThat(heads).extracting(ListView.Head::next).containsExactly("name", "-bill", null);
        assertThat(ListView.of(sortedBy("-bill"), COLUMNS, CUSTOMERS)
                        .heads()
                        .get(1)
                        .ariaSort())
                .isEqualTo("ascending");
    }

    @Test
    void fourteenHundredRowsArePagesOfFiftyAndAPageBeyondTheLastIsTheLast() {
        List<Customer> many = IntStream.rangeClosed(1, 1_400)
                .mapToObj(i -> new Customer("ลูกค้า " + i, i))
                .toList();

        ListView<Customer> second = ListView.of(sortedBy("").on(2), COLUMNS, many);
        ListView<Customer> beyond = ListView.of(sortedBy("").on(999), COLUMNS, many);

        assertThat(second.rows()).hasSize(50);
        assertThat(List.of(second.first(), second.last(), second.found())).containsExactly(51, 100, 1_400);
        assertThat(second.earlier()).isEqualTo("/list");
        assertThat(second.later()).isEqualTo("/list?page=3");
        assertThat(List.of(beyond.first(), beyond.last())).containsExactly(1_351, 1_400);
        assertThat(beyond.later()).isNull();
    }

    @Test
    void theAddressHoldsAllThatIsAskedAndAFileTheSame() {
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("q", " ทอง & เงิน ");
        filters.put("tier", "");
        ListAsk ask = ListAsk.of("/list", filters, "-name", 3).keeping("year", "2570");

        assertThat(ask.address())
                .isEqualTo("/list?year=2570&q=%E0%B8%97%E0%B8%AD%E0%B8%87+%26+%E0%B9%80%E0%B8%87%E0%B8%B4%E0%B8%99"
                        + "&sort=-name&page=3");
        assertThat(ask.address("csv")).endsWith("&sort=-name&format=csv").doesNotContain("page=");
        assertThat(ask.cleared().address()).isEqualTo("/list?year=2570&sort=-name");
        assertThat(ask.isFiltered()).isTrue();
        assertThat(ask.cleared().isFiltered()).isFalse();
    }

    @Test
    void nothingThereIsToldFromNothingFound() {
        ListAsk filtered = ListAsk.of("/list", Map.of("q", "x"), "", 1);

        assertThat(ListView.of(filtered, COLUMNS, List.of()).isEmptyByFilter()).isTrue();
        assertThat(ListView.of(filtered, COLUMNS, List.of()).isEmptyForCause()).isFalse();
        assertThat(ListView.of(sortedBy(""), COLUMNS, List.of()).isEmptyForCause())
                .isTrue();
    }

    @Test
    void aFileHasEveryRowInTheOrderAskedForAndNoFormula() throws Exception {
        List<Customer> customers = new ArrayList<>(CUSTOMERS);
        customers.add(new Customer("=HYPERLINK(\"http://x\")", 1));
        MockHttpServletResponse response = new MockHttpServletResponse();

        ListView.send(
                response,
                "csv",
                "list",
                COLUMNS,
                ListView.sorted(sortedBy("bill"), COLUMNS, customers),
                Messages.texts());

        String[] lines = response.getContentAsString(StandardCharsets.UTF_8).split("\r\n", -1);
        assertThat(lines[0]).isEqualTo("\uFEFFผู้ใช้,จำนวน");
        assertThat(lines[1]).isEqualTo("แก้ว,9");
        assertThat(lines[3]).doesNotStartWith("=").contains("HYPERLINK").endsWith(",1");
        assertThat(lines[4]).isEqualTo("เกษตร,");
    }
}
