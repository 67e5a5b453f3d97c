package th.kamt.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Texts;
import th.kamt.workflow.DecisionTexts;

/** The limits behind a help topic, as the year's decision tables have them: what is explained and what is used agree. */
@Component
class HelpLimits {

    /** By topic of help. */
    static final Map<String, List<String>> TABLES = Map.of(
            "kasm",
            List.of("valueGroupLimits", "attractivenessLimits", "mainGroupMinimum", "kasmMatrix"),
            "risk",
            List.of(
                    "riskEligibility",
                    "sppDistanceBands",
                    "sppNetworkScores",
                    "outageBands",
                    "solarScores",
                    "probabilityBands",
                    "impactBands",
                    "riskTierBands",
                    "specialRiskThreshold",
                    "exclusionProposal"),
            "special-case",
            List.of("specialCaseRules"),
            "load",
            List.of("kamrLoadWeights", "kamrLoadBand", "kamrRegionalLimits", "kamrPositions", "kamrService"),
            "entitlement",
            List.of("entitlementGrants", "entitlementCodes"),
            "approval",
            List.of("unusualMatters", "eventSpendingLimits"),
            "data-entry",
            List.of("dataEntryFields"),
            "activities",
            List.of("activityWindows"));

    /** Words for the codes that tables are written in: {@code web.help.code.CODE}, or {@code web.help.code.TABLE.CODE}. */
    static final String WORDS = "web.help.code.";

    /** Rules' ids are for logs and exports, not for readers. */
    private static final Pattern RULE_ID = Pattern.compile("R(-[A-Z]+)+-?\\d+(\\.\\d+)?");

    private static final Pattern IN_BRACKETS =
            Pattern.compile("(.*[\\u0E00-\\u0E7F].*?) \\(([^()\\u0E00-\\u0E7F]*[A-Za-z][^()\\u0E00-\\u0E7F]*)\\)");
    private static final Pattern BOTH = Pattern.compile(
            "(.*[\\u0E00-\\u0E7F][^ ]*) ([A-Za-z][^()\\u0E00-\\u0E7F]*?) ?((?:\\([^()]*[\\u0E00-\\u0E7F][^()]*\\))?)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");

    private final DecisionTexts tables;
    private final Formats formats;
    private final Texts texts;

    HelpLimits(DecisionTexts tables, Formats formats, Texts texts) {
        this.tables = tables;
        this.formats = formats;
        this.texts = texts;
    }

    List<DecisionTexts.Table> of(String topic, PlanYear year) {
        return TABLES.getOrDefault(topic, List.of()).stream()
                .map(key -> readable(tables.table(key, year)))
                .toList();
    }

    /** A table and the version of it in force for a year. */
    public record InForce(String topic, String key, String name, int version) {}

    /** Every table that a topic explains, in the topics' order. */
    List<InForce> inForce(List<String> topics, PlanYear year) {
        return topics.stream()
                .flatMap(topic -> TABLES.getOrDefault(topic, List.of()).stream()
                        .map(key -> tables.table(key, year))
                        .map(table -> new InForce(topic, table.key(), spoken(table.name()), table.version())))
                .toList();
    }

    private DecisionTexts.Table readable(DecisionTexts.Table table) {
        List<Integer> shown = IntStream.range(0, table.columns().size())
                .filter(column -> !holdsRuleIds(table, column))
                .boxed()
                .toList();
        List<DecisionTexts.Line> lines = table.lines().stream()
                .map(line -> new DecisionTexts.Line(
                        line.note(),
                        shown.stream()
                                .map(line.cells()::get)
                                .map(cell -> readable(table.key(), cell))
                                .toList()))
                .toList();
        List<String> columns =
                shown.stream().map(table.columns()::get).map(HelpLimits::spoken).toList();
        return new DecisionTexts.Table(table.key(), spoken(table.name()), table.version(), columns, lines);
    }

    /**
     * One language of a label that the process owner wrote in two, Thai first: {@code บาท Baht}, {@code มูลค่า (Value)}, {@code
     * ตั้งแต่ From (ว่าง = ใช่)}. A label in one language stays as it is; names such as KAMR are of both.
     */
    static String spoken(String label) {
        boolean english = LocaleContextHolder.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage());
        Matcher bracketed = IN_BRACKETS.matcher(label);
        if (bracketed.matches() && isWords(bracketed.group(2))) {
            return english ? bracketed.group(2) : bracketed.group(1);
        }
        Matcher both = BOTH.matcher(label);
        if (!both.matches() || !isWords(both.group(2))) {
            return label;
        }
        return (both.group(english ? 2 : 1) + " " + both.group(3)).strip();
    }

    /** Not only names and codes. */
    private static boolean isWords(String latin) {
        return Pattern.compile("[\\s,]+")
                .splitAsStream(latin)
                .anyMatch(word -> word.matches("[A-Za-z]?[a-z]+") && !"Senior".equals(word));
    }

    private static boolean holdsRuleIds(DecisionTexts.Table table, int column) {
        return !table.lines().isEmpty()
                && table.lines().stream()
                        .allMatch(line ->
                                RULE_ID.matcher(line.cells().get(column)).matches());
    }

    private String readable(String table, String cell) {
        if (NUMBER.matcher(cell).matches()) {
            return formats.number(new BigDecimal(cell));
        }
        return switch (cell) {
            case "true" -> texts.of("web.help.yes");
            case "false" -> texts.of("web.help.no");
            default ->
                texts.find(WORDS + table + "." + cell)
                        .or(() -> texts.find(WORDS + cell))
                        // The process owner's own words, and what the manual itself writes: FMS1,FMS2.
                        .orElse(cell.replace(",", ", "));
        };
    }
}
