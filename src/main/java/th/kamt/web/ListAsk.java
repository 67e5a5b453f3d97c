package th.kamt.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is asked of a list. All of it stands in the address, so that a list can be mailed, and its export is the same address with
 * {@code format=}.
 *
 * @param path    of the page, {@code /deadlines}
 * @param kept    what is no filter but belongs to the address: the plan year, the task somebody came from
 * @param filters by name of the parameter, as typed; empty ones are none
 * @param sort    key of a column, {@code -key} the other way round; empty: the list's own order
 * @param page    from 1
 */
public record ListAsk(String path, Map<String, String> kept, Map<String, String> filters, String sort, int page) {

    private static final int LAST_PAGE = 100_000;

    public ListAsk {
        kept = copy(kept);
        filters = copy(filters);
        sort = sort == null ? "" : sort.strip();
        page = Math.max(1, Math.min(page, LAST_PAGE));
    }

    public static ListAsk of(String path, Map<String, String> filters, String sort, Integer page) {
        return new ListAsk(path, Map.of(), filters, sort, page == null ? 1 : page);
    }

    public ListAsk keeping(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(kept);
        more.put(name, value == null ? "" : value.toString());
        return new ListAsk(path, more, filters, sort, page);
    }

    public ListAsk on(int otherPage) {
        return new ListAsk(path, kept, filters, sort, otherPage);
    }

    /** The same list with one filter as given, from its first page. */
    public ListAsk with(String name, String value) {
        Map<String, String> other = new LinkedHashMap<>(filters);
        other.put(name, value);
        return new ListAsk(path, kept, other, sort, 1);
    }

    /** The same list with all that is in it. */
    public ListAsk cleared() {
        return new ListAsk(path, kept, Map.of(), sort, 1);
    }

    public String filter(String name) {
        return filters.getOrDefault(name, "");
    }

    public boolean isFiltered() {
        return !filters.isEmpty();
    }

    public String address() {
        return address("");
    }

    /** @param format {@code xlsx}, {@code csv}, or empty for the page itself; a file has every row, so no page */
    public String address(String format) {
        Map<String, String> parameters = new LinkedHashMap<>(kept);
        parameters.putAll(filters);
        parameters.put("sort", sort);
        parameters.put("page", page == 1 || !format.isEmpty() ? "" : Integer.toString(page));
        parameters.put("format", format);
        StringBuilder address = new StringBuilder(path);
        char before = '?';
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            if (!parameter.getValue().isEmpty()) {
                address.append(before)
                        .append(parameter.getKey())
                        .append('=')
                        .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
                before = '&';
            }
        }
        return address.toString();
    }

    private static Map<String, String> copy(Map<String, String> parameters) {
        Map<String, String> copy = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (value != null && !value.isBlank()) {
                copy.put(name, value.strip());
            }
        });
        return copy;
    }
}
