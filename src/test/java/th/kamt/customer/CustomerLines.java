package th.kamt.customer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import th.kamt.tabular.Column;

/** Lines of customers.csv in tests: a right one, with some cells set otherwise. */
public final class CustomerLines {

    private static final List<String> NAMES =
            CustomerSheet.COLUMNS.stream().map(Column::name).toList();

    public static final String HEADER = String.join(",", NAMES) + "\n";

    private CustomerLines() {}

    /** @param cells {@code column=value}, separated by semicolons */
    public static String line(String ca, String bp, String cells) {
        Map<String, String> values = new LinkedHashMap<>();
        NAMES.forEach(name -> values.put(name, ""));
        values.put("ca_no", ca);
        values.put("bp_no", bp);
        values.put("name", "บริษัท สยามบึงทอง จำกัด");
        values.put("office_code", "N2-BT");
        values.put("avg_bill_baht", "500000");
        for (String flag : List.of(
                "hvc_listed",
                "national_strategy",
                "nationwide_network",
                "industrial_estate",
                "spp_can_supply",
                "power_quality_problem")) {
            values.put(flag, "N");
        }
        for (String cell : cells.split(";", -1)) {
            if (!cell.isBlank()) {
                int equals = cell.indexOf('=');
                values.put(
                        cell.substring(0, equals).strip(),
                        cell.substring(equals + 1).strip());
            }
        }
        return values.values().stream().map(CustomerLines::quoted).collect(Collectors.joining(",")) + "\n";
    }

    private static String quoted(String value) {
        return value.contains(",") ? '"' + value + '"' : value;
    }
}
