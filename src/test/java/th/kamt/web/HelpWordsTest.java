package th.kamt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Texts;
import th.kamt.support.Messages;
import th.kamt.support.Models;
import th.kamt.workflow.DecisionTexts;

/** Help shows the decision tables in words: no code of theirs is left as it is written for machines. */
class HelpWordsTest {

    private static final MessageSource MESSAGES = Messages.source();
    /** Every code in a text of a table; H, M, L and FMS1, RBA2, COM1.1 are the manual's own words. */
    private static final Pattern CODE = Pattern.compile("\"([A-Z][A-Z0-9_]*|[a-z]+[A-Za-z]*)\"");

    private static final Pattern OF_THE_MANUAL = Pattern.compile("[HML]|(FMS|RBA|COM)\\d?");

    @BeforeEach
    void thaiReader() {
        LocaleContextHolder.setLocale(Texts.THAI);
    }

    @AfterEach
    void nobody() {
        LocaleContextHolder.resetLocaleContext();
    }

    static Set<String> tables() {
        return HelpLimits.TABLES.values().stream().flatMap(List::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyCodeOfATableHasWordsInBothLanguages(String table) {
        Set<String> codes = codes(table);

        for (Locale language : List.of(Texts.THAI, Locale.ENGLISH)) {
            assertThat(codes)
                    .allSatisfy(code ->
                            assertThat(word(table, code, language)).as(code).isNotBlank());
        }
    }

    @Test
    void codesAreFoundAtAll() {
        assertThat(codes("kasmMatrix")).contains("MAIN", "SECONDARY", "STRATEGIC");
        assertThat(codes("attractivenessLimits")).contains("A", "voltageKv");
    }

    @Test
    void theSameCodeMayHaveItsOwnWordInATable() {
        assertThat(read("sppNetworkScores", "NONE")).isEqualTo("ไม่มีเครือข่าย");
        assertThat(read("solarScores", "NONE")).isEqualTo("ไม่ได้ติดตั้ง");
    }

    @Test
    void whatIsNoCodeIsShownAsItIsAndNumbersAsPeopleWriteThem() {
        assertThat(read("entitlementGrants", "FMS1,FMS2")).isEqualTo("FMS1, FMS2");
        assertThat(read("kamrPositions", "วศก")).isEqualTo("วศก");
        assertThat(read("valueGroupLimits", "264911")).isEqualTo("264,911");
        assertThat(read("kasmMatrix", "true")).isEqualTo("ใช่");
    }

    @Test
    void idsOfRulesAreLeftOut() {
        DecisionTexts.Table shown = shown(new DecisionTexts.Table(
                "entitlementCodes",
                "รหัส",
                1,
                List.of("รหัส", "กฎ", "ข้อ"),
                List.of(new DecisionTexts.Line("", List.of("FMS1", "R-ENT-1", "6.1.3.1")))));

        assertThat(shown.columns()).containsExactly("รหัส", "ข้อ");
        assertThat(shown.lines().get(0).cells()).containsExactly("FMS1", "6.1.3.1");
    }

    private static String read(String table, String cell) {
        return shown(new DecisionTexts.Table(
                        table, table, 1, List.of("x"), List.of(new DecisionTexts.Line("", List.of(cell)))))
                .lines()
                .get(0)
                .cells()
                .get(0);
    }

    private static DecisionTexts.Table shown(DecisionTexts.Table written) {
        HelpLimits limits = new HelpLimits((key, year) -> written, new Formats(MESSAGES), new Texts(MESSAGES));
        return limits.of("special-case", new PlanYear(2570)).get(0);
    }

    private static String word(String table, String code, Locale language) {
        String own = MESSAGES.getMessage(HelpLimits.WORDS + table + "." + code, null, "", language);
        return own.isEmpty() ? MESSAGES.getMessage(HelpLimits.WORDS + code, null, "", language) : own;
    }

    private static Set<String> codes(String table) {
        return Models.files(Models.PROCESSES, ".dmn").stream()
                .flatMap(file -> Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Decision.class).stream())
                .filter(decision -> decision.getId().equals(table))
                .flatMap(decision -> ((DecisionTable) decision.getExpression()).getRules().stream())
                .flatMap(rule -> Stream.concat(rule.getInputEntries().stream(), rule.getOutputEntries().stream()))
                .flatMap(entry -> entry.getChildElementsByType(Text.class).stream())
                .flatMap(text -> CODE.matcher(text.getTextContent().strip()).results())
                .map(match -> match.group(1))
                .filter(code -> !OF_THE_MANUAL.matcher(code).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
