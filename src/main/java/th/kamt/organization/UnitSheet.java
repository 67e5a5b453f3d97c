package th.kamt.organization;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import th.kamt.message.Message;
import th.kamt.tabular.Column;
import th.kamt.tabular.ImportErrors;
import th.kamt.tabular.Row;

/** units.csv: first each row by itself, then the tree it makes with the units already known. */
final class UnitSheet {

    static final List<Column> COLUMNS = List.of(
            Column.text("code"),
            Column.text("name"),
            Column.text("kind"),
            Column.number("office_class"),
            Column.text("parent_code"));

    static final Pattern CODE = Pattern.compile("[A-Z0-9-]{1,20}");

    /** A unit as a row or the database gives it, before its place in the tree is known. */
    private record Node(String code, String name, UnitKind kind, Integer officeClass, String parentCode) {

        static Node of(Unit unit) {
            return new Node(unit.code(), unit.name(), unit.kind(), unit.officeClass(), unit.parentCode());
        }
    }

    private final OrganizationSnapshot known;
    private final ImportErrors errors;
    private final Map<String, Long> lines = new HashMap<>();
    /** Every unit there will be; those of wrong rows are missing, or as they were. */
    private final Map<String, Node> nodes = new TreeMap<>();

    private final Map<String, Node> rows = new LinkedHashMap<>();
    private final Set<String> wrongRows = new HashSet<>();

    UnitSheet(OrganizationSnapshot known, ImportErrors errors) {
        this.known = known;
        this.errors = errors;
        known.units().forEach(unit -> nodes.put(unit.code(), Node.of(unit)));
    }

    void read(Row row) {
        String code = row.requiredMatching("code", CODE, "organization.unit.code");
        String name = row.requiredText("name", 200);
        UnitKind kind = row.requiredOneOf("kind", UnitKind.class);
        Integer officeClass = officeClass(row, kind);
        String parent = parent(row, kind);
        if (code == null) {
            return;
        }
        Long first = lines.putIfAbsent(code, row.line());
        if (first != null) {
            row.wrong("code", new Message("organization.unit.twice", code, Long.toString(first)));
            return;
        }
        if (row.isRight()) {
            Node node = new Node(code, name, kind, officeClass, parent);
            rows.put(code, node);
            nodes.put(code, node);
        } else {
            wrongRows.add(code);
        }
    }

    private static Integer officeClass(Row row, UnitKind kind) {
        if (kind == null) {
            return null;
        }
        if (kind != UnitKind.OFFICE) {
            if (!row.isEmpty("office_class")) {
                row.wrong("office_class", new Message("tabular.mustBeEmpty"));
            }
            return null;
        }
        if (row.isEmpty("office_class")) {
            row.wrong("office_class", new Message("tabular.required"));
            return null;
        }
        Integer officeClass = row.wholeNumber("office_class", Integer.MAX_VALUE);
        if (officeClass != null && (officeClass < 1 || officeClass > 3)) {
            row.wrong("office_class", new Message("organization.unit.officeClass", officeClass.toString()));
        }
        return officeClass;
    }

    private static String parent(Row row, UnitKind kind) {
        if (kind == UnitKind.HQ) {
            if (!row.isEmpty("parent_code")) {
                row.wrong("parent_code", new Message("tabular.mustBeEmpty"));
            }
            return null;
        }
        return kind == null
                ? row.matching("parent_code", CODE, "organization.unit.code")
                : row.requiredMatching("parent_code", CODE, "organization.unit.code");
    }

    /** The rules that need all rows: one HQ, known parents of the right kind, no circle, nothing below or within left misfit. */
    void checkWhole() {
        checkOneHq();
        Set<String> inCircle = checkCircles();
        rows.values().stream().filter(node -> !inCircle.contains(node.code())).forEach(this::checkParent);
        checkUnitsBelow();
        checkPosts();
    }

    private void checkOneHq() {
        String hq = null;
        for (Unit unit : known.units()) {
            if (nodes.get(unit.code()).kind() == UnitKind.HQ) {
                hq = unit.code();
            }
        }
        for (Node node : rows.values()) {
            if (node.kind() == UnitKind.HQ && hq != null && !hq.equals(node.code())) {
                error(node, "kind", new Message("organization.unit.secondHq", hq));
            } else if (node.kind() == UnitKind.HQ) {
                hq = node.code();
            }
        }
    }

    private Set<String> checkCircles() {
        Set<String> inCircle = new HashSet<>();
        for (Node start : rows.values()) {
            Set<String> way = new LinkedHashSet<>();
            Node node = start;
            while (node != null && way.add(node.code())) {
                node = node.parentCode() == null ? null : nodes.get(node.parentCode());
            }
            if (node != null && node.code().equals(start.code())) {
                inCircle.add(start.code());
                String circle = String.join(" > ", way) + " > " + start.code();
                error(start, "parent_code", new Message("organization.unit.cycle", circle));
            }
        }
        return inCircle;
    }

    private void checkParent(Node node) {
        if (node.parentCode() == null) {
            return;
        }
        Node parent = nodes.get(node.parentCode());
        if (parent == null) {
            // A parent whose own row is wrong is reported there.
            if (!wrongRows.contains(node.parentCode())) {
                error(node, "parent_code", new Message("organization.unit.unknown", node.parentCode()));
            }
        } else if (parent.kind() != node.kind().parentKind()) {
            error(
                    node,
                    "parent_code",
                    new Message(
                            "organization.unit.parentKind",
                            node.kind().name(),
                            node.kind().parentKind().name(),
                            parent.code(),
                            parent.kind().name()));
        }
    }

    /** Units not in the file must still fit under a unit whose kind the file changes. */
    private void checkUnitsBelow() {
        for (Node node : nodes.values()) {
            Node parent = node.parentCode() == null ? null : rows.get(node.parentCode());
            if (parent != null
                    && !rows.containsKey(node.code())
                    && parent.kind() != node.kind().parentKind()) {
                error(
                        parent,
                        "kind",
                        new Message("organization.unit.childKind", parent.kind().name(), node.code()));
            }
        }
    }

    /** Posts and divisions held at a unit must still fit its kind. */
    private void checkPosts() {
        for (Employee employee : known.employees()) {
            for (RoleAt post : employee.posts()) {
                Node unit = rows.get(post.unitCode());
                if (unit != null && !RolePlaces.fits(post.role(), unit.kind())) {
                    error(unit, "kind", postKind(unit, employee, post.role().id()));
                }
            }
            Node own = rows.get(employee.unitCode());
            if (own != null && employee.division() != null && own.kind() != UnitKind.REGION) {
                error(own, "kind", postKind(own, employee, employee.division().name()));
            }
        }
    }

    private static Message postKind(Node unit, Employee employee, String what) {
        return new Message("organization.unit.postKind", unit.kind().name(), employee.employeeId(), what);
    }

    private void error(Node node, String column, Message message) {
        String value = column.equals("kind") ? node.kind().name() : Objects.requireNonNullElse(node.parentCode(), "");
        errors.add(Objects.requireNonNull(lines.get(node.code())), column, value, message);
    }

    /** Rows of the file that add or change a unit. Without errors only. */
    long changedRows() {
        return rows.values().stream().filter(this::isChanged).count();
    }

    private boolean isChanged(Node node) {
        Unit unit = known.unit(node.code());
        return unit == null || !node.equals(Node.of(unit));
    }

    /** Units added or different, those below a moved unit included; parents before children. Without errors only. */
    List<Unit> changed() {
        Map<String, Unit> placed = new HashMap<>();
        nodes.values().forEach(node -> place(node, placed));
        List<Unit> changed = new ArrayList<>(placed.values().stream()
                .filter(unit -> !unit.equals(known.unit(unit.code())))
                .toList());
        changed.sort(Comparator.comparing(
                        (Unit unit) -> unit.path().chars().filter(c -> c == '/').count())
                .thenComparing(Unit::code));
        return changed;
    }

    private Unit place(Node node, Map<String, Unit> placed) {
        Unit done = placed.get(node.code());
        if (done != null) {
            return done;
        }
        Unit parent = node.parentCode() == null ? null : place(nodes.get(node.parentCode()), placed);
        Unit unit = new Unit(
                node.code(),
                node.name(),
                node.kind(),
                node.officeClass(),
                node.parentCode(),
                (parent == null ? "/" : parent.path()) + node.code() + "/",
                node.kind() == UnitKind.REGION ? node.code() : parent == null ? null : parent.regionCode(),
                node.kind() == UnitKind.PILOT_PROVINCE ? node.code() : parent == null ? null : parent.provinceCode());
        placed.put(node.code(), unit);
        return unit;
    }
}
