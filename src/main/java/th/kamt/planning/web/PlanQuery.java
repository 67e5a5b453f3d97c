package th.kamt.planning.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import th.kamt.planning.PlanView.AccountView;
import th.kamt.selection.ValueGroup;

/**
 * What of a plan's accounts is asked for; all of it in the address.
 *
 * @param filter {@code all}, {@code stop}, {@code look}, {@code moved} or {@code not}
 * @param cell   of a matrix: {@code kasm-H-main}, {@code risk-4-5} (probability, impact); {@code risk-raised}, {@code risk-none},
 *               {@code kasm-none}: who is beside the matrices; or empty
 * @param text   name, BP or CA number, or empty
 * @param sort   {@code need}, {@code name}, {@code tier}, {@code risk}, {@code bill} or {@code kamr}; {@code -bill}: the other way
 * @param page   from 1
 * @param task   the task the person came from, or empty
 */
record PlanQuery(String filter, String cell, String text, String sort, int page, String task) {

    static final int PAGE_SIZE = 25;
    static final Set<String> FILTERS = Set.of("all", "stop", "look", "moved", "not");
    private static final Set<String> SORTS = Set.of("need", "name", "tier", "risk", "bill", "kamr");

    static PlanQuery of(String filter, String cell, String text, String sort, Integer page, String task) {
        String direction = sort != null && sort.startsWith("-") ? "-" : "";
        String column = sort == null ? "" : sort.substring(direction.length());
        return new PlanQuery(
                filter != null && FILTERS.contains(filter) ? filter : "all",
                cell == null ? "" : cell,
                text == null ? "" : text.strip(),
                SORTS.contains(column) ? direction + column : "need",
                page == null ? 1 : Math.max(1, page),
                PlanLinks.isTask(task) ? task : "");
    }

    PlanQuery filteredBy(String other) {
        return new PlanQuery(other, cell, text, sort, 1, task);
    }

    PlanQuery on(int otherPage) {
        return new PlanQuery(filter, cell, text, sort, otherPage, task);
    }

    PlanQuery cleared() {
        return new PlanQuery("all", "", "", sort, 1, task);
    }

    /** Query string with its question mark; empty if nothing differs from the ordinary. */
    String string(Map<String, String> more) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("f", "all".equals(filter) ? "" : filter);
        parameters.put("cell", cell);
        parameters.put("q", text);
        parameters.put("sort", "need".equals(sort) ? "" : sort);
        parameters.put("page", page == 1 ? "" : Integer.toString(page));
        parameters.put("task", task);
        parameters.putAll(more);
        StringBuilder query = new StringBuilder();
        parameters.forEach((name, value) -> {
            if (!value.isEmpty()) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        });
        return query.toString();
    }

    /** @param withCa accounts of the contract account searched for */
    boolean matches(AccountView account, Set<String> withCa) {
        return isIn(account, filter) && isInCell(account, cell) && isFound(account, withCa);
    }

    /** {@code all} are the key accounts; who is not one stands under {@code not}. */
    static boolean isIn(AccountView account, String filter) {
        return switch (filter) {
            case "stop" -> account.stops();
            case "look" -> account.looks();
            case "moved" -> account.moved();
            case "not" -> !account.selected();
            default -> account.selected();
        };
    }

    static boolean isInCell(AccountView account, String cell) {
        String[] parts = cell.split("-", -1);
        if (parts.length != 3) {
            return isBeside(account, cell);
        }
        if ("risk".equals(parts[0])) {
            return parts[1].equals(String.valueOf(account.scored().probabilityLevel()))
                    && parts[2].equals(String.valueOf(account.scored().impactLevel()));
        }
        ValueGroup group = account.scored().valueGroup();
        return group != null && parts[1].contains(group.name()) && isMain(account) == "main".equals(parts[2]);
    }

    private static boolean isBeside(AccountView account, String cell) {
        return switch (cell) {
            case "risk-raised" -> isByRisk(account);
            case "risk-none" -> account.scored().riskScore() == null;
            case "kasm-none" -> account.scored().valueGroup() == null;
            default -> true;
        };
    }

    /** Whether the account has its tier by its risk, because value and attractiveness give a lower one, or none (R-SEL-1). */
    static boolean isByRisk(AccountView account) {
        return account.selected()
                && !account.topUp()
                && account.tier() == account.scored().riskTier()
                && account.tier().isHigherThan(account.scored().kasmTier());
    }

    /** กลุ่มหลัก: at least one of the criteria A to F (R-KASM-3, R-KASM-4). */
    static boolean isMain(AccountView account) {
        String criteria = account.scored().criteria();
        return criteria != null && !criteria.isEmpty();
    }

    private boolean isFound(AccountView account, Set<String> withCa) {
        return text.isEmpty()
                || account.scored().name().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))
                || account.scored().bpNo().contains(text)
                || withCa.contains(account.accountId());
    }

    /** As asked; accounts without the figure last, whichever way. {@code null}: the order of need, as the plan gives it. */
    Comparator<AccountView> order() {
        boolean reversed = sort.startsWith("-");
        Comparator<AccountView> order = switch (reversed ? sort.substring(1) : sort) {
            case "name" -> by(account -> account.scored().name(), reversed);
            case "tier" ->
                by(account -> account.tier() == null ? null : account.tier().rank(), !reversed);
            case "risk" -> by(account -> account.scored().riskScore(), !reversed);
            case "bill" -> by(account -> account.scored().avgBillBaht(), !reversed);
            case "kamr" -> by(AccountView::kamr, reversed);
            default -> null;
        };
        return order == null ? null : order.thenComparing(AccountView::accountId);
    }

    private static <T extends Comparable<? super T>> Comparator<AccountView> by(
            java.util.function.Function<AccountView, T> key, boolean reversed) {
        Comparator<T> natural = reversed ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.comparing(key, Comparator.nullsLast(natural));
    }

    /** Value of {@code aria-sort} for a column's header, {@code null} if the table is not sorted by it. */
    public String ariaSort(String column) {
        if (!sort.endsWith(column)) {
            return null;
        }
        boolean largestFirst = Set.of("tier", "risk", "bill").contains(column);
        return sort.startsWith("-") == largestFirst ? "ascending" : "descending";
    }

    /** What the header's button asks for: the column, or its other direction if it is sorted by already. */
    public String next(String column) {
        return sort.equals(column) ? "-" + column : column;
    }
}
