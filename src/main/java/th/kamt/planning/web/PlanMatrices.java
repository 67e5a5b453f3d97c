package th.kamt.planning.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.planning.AccountList.Alike;
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

    /** Key accounts to be shown in both matrices: one plan's, or those of a region or the nation. */
    interface Held {

        PlanYear year();

        int total();

        /** @param id of a cell, or {@code risk-raised}, {@code risk-none}, {@code kasm-none} */
        int count(String id);

        int without(Without why);

        /** Where exactly those accounts are listed. */
        String href(String id);
    }

    /** Why an account without a value group is a key account. */
    enum Without {
        RISK("risk"),
        TOP_UP("topUp"),
        SPECIAL("special");

        private final String key;

        Without(String key) {
            this.key = key;
        }

        static Without of(boolean byRisk, boolean topUp) {
            if (topUp) {
                return TOP_UP;
            }
            return byRisk ? RISK : SPECIAL;
        }
    }

    /** Who is beside a matrix, and a link to exactly them; {@code count} 0 for nobody. */
    record Beside(int count, String href, String number) {}

    /** Rows main and secondary, columns H, M and L; M and L are one where the year's table gives them the same tiers. */
    Matrix kasm(PlanView plan) {
        return kasm(held(plan));
    }

    Matrix kasm(Held held) {
        List<String> values = kasmColumns(held.year());
        List<List<Cell>> rows = new ArrayList<>();
        for (String group : GROUPS) {
            rows.add(values.stream().map(value -> kasmCell(held, value, group)).toList());
        }
        return new Matrix(
                values.stream()
                        .map(value -> texts.of("planning.page.value." + value))
                        .toList(),
                rows,
                formats.number(held.total() - held.count("kasm-none")));
    }

    private List<String> kasmColumns(PlanYear year) {
        boolean same = GROUPS.stream().allMatch(group -> tier(year, "M", group) == tier(year, "L", group));
        return same ? List.of("H", "ML") : List.of("H", "M", "L");
    }

    private Cell kasmCell(Held held, String value, String group) {
        String id = "kasm-" + value + "-" + group;
        Tier tier = tier(held.year(), value.substring(0, 1), group);
        return cell(
                held, id, texts.of("planning.page.group." + group), texts.of("planning.page.value." + value), tier, 0);
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
        return risk(held(plan));
    }

    Matrix risk(Held held) {
        List<List<Cell>> rows = new ArrayList<>();
        for (int probability = LEVELS; probability >= 1; probability--) {
            List<Cell> row = new ArrayList<>();
            for (int impact = 1; impact <= LEVELS; impact++) {
                row.add(cell(
                        held,
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
                formats.number(held.total() - held.count("risk-none")));
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

    private Cell cell(Held held, String id, String row, String column, Tier tier, int score) {
        Beside inCell = beside(held, id);
        return new Cell(
                id,
                row,
                column,
                name(id),
                inCell.count() == 0 ? null : inCell.number(),
                inCell.href(),
                tier,
                score == 0 ? null : sheet.riskLevel(held.year(), score),
                score,
                false);
    }

    /** Key accounts of a cell, or of {@code risk-raised}, {@code risk-none}, {@code kasm-none}. */
    private Beside beside(Held held, String id) {
        int count = held.count(id);
        return new Beside(count, held.href(id), formats.number(count));
    }

    /** Why key accounts without a value group are key accounts: special cases, by risk, topped up; what there is of these. */
    private List<String> whyWithoutValue(Held held) {
        List<String> reasons = new ArrayList<>();
        for (Without why : Without.values()) {
            reason(reasons, why.key, held.without(why));
        }
        return reasons;
    }

    /** Puts both matrices and who is beside them where {@code planning/matrices.html} finds them. */
    void fill(Model model, Held held) {
        Matrix kasm = kasm(held);
        Matrix risk = risk(held);
        model.addAttribute("kasm", kasm);
        model.addAttribute("risk", risk);
        model.addAttribute("kasmSaid", said("planning.page.picture.kasm", kasm));
        model.addAttribute("riskSaid", said("planning.page.picture.risk", risk));
        model.addAttribute("raised", beside(held, "risk-raised"));
        model.addAttribute("unlisted", beside(held, "kasm-none"));
        model.addAttribute("unlistedWhy", String.join(" · ", whyWithoutValue(held)));
        model.addAttribute("unassessed", beside(held, "risk-none"));
    }

    /** The picture in one sentence: how many are in it, and in which cells. */
    private String said(String key, Matrix matrix) {
        List<String> cells = matrix.filled().stream()
                .map(cell -> texts.of(new Message("planning.page.cell.count", cell.label(), cell.count())))
                .toList();
        return texts.of(new Message(
                key, matrix.sum(), cells.isEmpty() ? texts.of("planning.page.cell.none") : String.join(", ", cells)));
    }

    private void reason(List<String> reasons, String why, long count) {
        if (count > 0) {
            reasons.add(texts.of(new Message("planning.page.matrix.without." + why, formats.number(count))));
        }
    }

    Held held(PlanView plan) {
        return new OfPlan(plan);
    }

    /** @param address of the list of these accounts, to which a cell is added */
    Held held(PlanYear year, List<Alike> alike, UnaryOperator<String> address) {
        return new OfMany(year, alike, address);
    }

    /** One plan's key accounts; links lead to its own list. */
    private record OfPlan(PlanView plan) implements Held {

        @Override
        public PlanYear year() {
            return plan.year();
        }

        @Override
        public int total() {
            return number(account -> true);
        }

        @Override
        public int count(String id) {
            return number(account -> PlanQuery.isInCell(account, id));
        }

        @Override
        public int without(Without why) {
            return number(account -> PlanQuery.isInCell(account, "kasm-none")
                    && why == Without.of(PlanQuery.isByRisk(account), account.topUp()));
        }

        @Override
        public String href(String id) {
            PlanQuery query = PlanQuery.of("all", id, null, null, 1, null);
            return PlanLinks.plan(plan.year(), plan.unit().code()) + query.string(Map.of()) + "#accounts";
        }

        private int number(Predicate<AccountView> condition) {
            return (int) plan.accounts().stream()
                    .filter(AccountView::selected)
                    .filter(condition)
                    .count();
        }
    }

    /** Key accounts of many plans, counted by the database. */
    private record OfMany(PlanYear year, List<Alike> alike, UnaryOperator<String> address) implements Held {

        @Override
        public int total() {
            return sum(one -> true);
        }

        @Override
        public int count(String id) {
            String[] parts = id.split("-", -1);
            if ("risk".equals(parts[0]) && parts.length == 3) {
                return sum(one -> parts[1].equals(String.valueOf(one.probability()))
                        && parts[2].equals(String.valueOf(one.impact())));
            }
            return switch (id) {
                case "risk-raised" -> sum(Alike::byRisk);
                case "risk-none" -> sum(one -> one.probability() == null);
                case "kasm-none" -> sum(one -> one.value() == null);
                default ->
                    sum(one -> one.value() != null
                            && parts[1].contains(one.value())
                            && one.main() == "main".equals(parts[2]));
            };
        }

        @Override
        public int without(Without why) {
            return sum(one -> one.value() == null && why == Without.of(one.byRisk(), one.topUp()));
        }

        @Override
        public String href(String id) {
            return address.apply(id);
        }

        private int sum(Predicate<Alike> condition) {
            return alike.stream().filter(condition).mapToInt(Alike::count).sum();
        }
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
