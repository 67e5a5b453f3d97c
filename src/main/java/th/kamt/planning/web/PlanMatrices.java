package th.kamt.planning.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.planning.PlanView;
import th.kamt.planning.PlanView.AccountView;
import th.kamt.selection.Tier;
import th.kamt.workflow.DecisionTables;

/** The two matrices of 6.1.1 with a plan's key accounts in them, and who of these is beside them. */
@Component
class PlanMatrices {

    private static final int LEVELS = 5;
    private static final List<String> GROUPS = List.of("main", "secondary");

    private final DecisionTables tables;
    private final PlanSheet sheet;
    private final Texts texts;
    private final Formats formats;

    PlanMatrices(DecisionTables tables, PlanSheet sheet, Texts texts, Formats formats) {
        this.tables = tables;
        this.sheet = sheet;
        this.texts = texts;
        this.formats = formats;
    }

    /**
     * A cell; {@code tier} or {@code level} say what it gives.
     *
     * @param row    level or group down the side, in words
     * @param column level or group along the top, in words
     * @param count  {@code null} for nobody
     * @param names  whether this cell prints its zone's name: one of each zone does
     */
    record Cell(
            String id,
            String row,
            String column,
            String label,
            String count,
            String href,
            Tier tier,
            String level,
            int score,
            boolean names) {

        Cell naming() {
            return new Cell(id, row, column, label, count, href, tier, level, score, true);
        }
    }

    /** A matrix; {@code columns} are its heads. */
    record Matrix(List<String> columns, List<List<Cell>> rows, String sum) {

        /** For the table behind the picture: cells with somebody in them. */
        public List<Cell> filled() {
            return rows.stream()
                    .flatMap(List::stream)
                    .filter(cell -> cell.count() != null)
                    .toList();
        }
    }

    /** Who is beside a matrix, and a link to exactly them; {@code count} 0 for nobody. */
    record Beside(int count, String href, String number) {}

    /** Rows main and secondary, columns H, M and L; M and L are one where the year's table gives them the same tiers. */
    Matrix kasm(PlanView plan) {
        List<String> values = kasmColumns(plan.year());
        List<List<Cell>> rows = new ArrayList<>();
        for (String group : GROUPS) {
            rows.add(values.stream().map(value -> kasmCell(plan, value, group)).toList());
        }
        return new Matrix(
                values.stream()
                        .map(value -> texts.of("planning.page.value." + value))
                        .toList(),
                rows,
                count(plan, account -> account.scored().valueGroup() != null));
    }

    private List<String> kasmColumns(PlanYear year) {
        boolean same = GROUPS.stream().allMatch(group -> tier(year, "M", group) == tier(year, "L", group));
        return same ? List.of("H", "ML") : List.of("H", "M", "L");
    }

    private Cell kasmCell(PlanView plan, String value, String group) {
        String id = "kasm-" + value + "-" + group;
        Tier tier = tier(plan.year(), value.substring(0, 1), group);
        return cell(
                plan, id, texts.of("planning.page.group." + group), texts.of("planning.page.value." + value), tier, 0);
    }

    /** What the year's table gives (R-KASM-5); {@code null} if it has no such row. */
    private Tier tier(PlanYear year, String value, String group) {
        Map<String, Object> row = tables.evaluate(
                "kasmMatrix",
                year,
                Map.of("valueGroup", value, "attractiveness", "main".equals(group) ? "MAIN" : "SECONDARY"));
        Object tier = row.get("tier");
        return tier == null ? null : Tier.valueOf(tier.toString());
    }

    /** Rows probability 5 down to 1, columns impact 1 to 5. */
    Matrix risk(PlanView plan) {
        List<List<Cell>> rows = new ArrayList<>();
        for (int probability = LEVELS; probability >= 1; probability--) {
            List<Cell> row = new ArrayList<>();
            for (int impact = 1; impact <= LEVELS; impact++) {
                row.add(cell(
                        plan,
                        "risk-" + probability + "-" + impact,
                        level("probability", probability),
                        level("impact", impact),
                        null,
                        probability * impact));
            }
            rows.add(row);
        }
        nameZones(rows);
        return new Matrix(
                IntStream.rangeClosed(1, LEVELS)
                        .mapToObj(impact -> level("impact", impact))
                        .toList(),
                rows,
                count(plan, account -> account.scored().riskScore() != null));
    }

    private String level(String axis, int level) {
        return level + " " + texts.of("planning.page." + axis + "." + level);
    }

    /** Each zone's name stands in the cell nearest to all others of the zone; where nobody is, if there is such a cell. */
    private static void nameZones(List<List<Cell>> rows) {
        List<String> levels =
                rows.stream().flatMap(List::stream).map(Cell::level).distinct().toList();
        for (String level : levels) {
            List<int[]> zone = places(rows, level);
            zone.stream()
                    .min(Comparator.comparing((int[] place) -> at(rows, place).count() != null)
                            .thenComparing(place -> distance(place, zone)))
                    .ifPresent(place ->
                            rows.get(place[0]).set(place[1], at(rows, place).naming()));
        }
    }

    private static Cell at(List<List<Cell>> rows, int[] place) {
        return rows.get(place[0]).get(place[1]);
    }

    private static List<int[]> places(List<List<Cell>> rows, String level) {
        return IntStream.range(0, rows.size())
                .boxed()
                .flatMap(row -> IntStream.range(0, rows.get(row).size())
                        .filter(column -> rows.get(row).get(column).level().equals(level))
                        .mapToObj(column -> new int[] {row, column}))
                .toList();
    }

    private static int distance(int[] from, List<int[]> zone) {
        return zone.stream()
                .mapToInt(to -> Math.abs(from[0] - to[0]) + Math.abs(from[1] - to[1]))
                .sum();
    }

    private Cell cell(PlanView plan, String id, String row, String column, Tier tier, int score) {
        Beside inCell = beside(plan, id);
        return new Cell(
                id,
                row,
                column,
                name(id),
                inCell.count() == 0 ? null : inCell.number(),
                inCell.href(),
                tier,
                score == 0 ? null : sheet.riskLevel(plan.year(), score),
                score,
                false);
    }

    /** Key accounts of a cell, or of {@code risk-raised}, {@code risk-none}, {@code kasm-none}. */
    Beside beside(PlanView plan, String id) {
        int count = (int) selected(plan)
                .filter(account -> PlanQuery.isInCell(account, id))
                .count();
        PlanQuery query = PlanQuery.of("all", id, null, null, 1, null);
        String href = PlanLinks.plan(plan.year(), plan.unit().code()) + query.string(Map.of()) + "#accounts";
        return new Beside(count, href, formats.number(count));
    }

    /** Why key accounts without a value group are key accounts: special cases, by risk, topped up; what there is of these. */
    List<String> whyWithoutValue(PlanView plan) {
        List<AccountView> without = selected(plan)
                .filter(account -> PlanQuery.isInCell(account, "kasm-none"))
                .toList();
        List<String> reasons = new ArrayList<>();
        reason(reasons, "risk", without.stream().filter(PlanQuery::isByRisk).count());
        reason(reasons, "topUp", without.stream().filter(AccountView::topUp).count());
        reason(
                reasons,
                "special",
                without.stream()
                        .filter(account -> !account.topUp() && !PlanQuery.isByRisk(account))
                        .count());
        return reasons;
    }

    private void reason(List<String> reasons, String why, long count) {
        if (count > 0) {
            reasons.add(texts.of(new Message("planning.page.matrix.without." + why, formats.number(count))));
        }
    }

    private String count(PlanView plan, Predicate<AccountView> condition) {
        return formats.number(selected(plan).filter(condition).count());
    }

    private static Stream<AccountView> selected(PlanView plan) {
        return plan.accounts().stream().filter(AccountView::selected);
    }

    /** What a cell, or a group beside the matrices, is called where its accounts are listed. */
    String name(String id) {
        String[] parts = id.split("-", -1);
        if (parts.length != 3) {
            return switch (id) {
                case "risk-raised" -> texts.of("planning.page.cell.raised");
                case "risk-none" -> texts.of("planning.page.cell.unassessed");
                case "kasm-none" -> texts.of("planning.page.cell.unlisted");
                default -> id;
            };
        }
        return "risk".equals(parts[0])
                ? texts.of(new Message("planning.page.cell.risk", parts[1], parts[2]))
                : texts.of(new Message(
                        "planning.page.cell.kasm",
                        new Message("planning.page.value." + valueOf(parts[1])),
                        new Message("planning.page.group." + ("main".equals(parts[2]) ? "main" : "secondary"))));
    }

    /** Addresses are typed too: what no column is called is taken for the widest. */
    private static String valueOf(String part) {
        return List.of("H", "M", "L").contains(part) ? part : "ML";
    }
}
