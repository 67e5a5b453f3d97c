package th.kamt.processchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import th.kamt.modelcheck.ModelXml;
import th.kamt.modelcheck.XmlElement;

/** What differs between two versions of a file, element by element, row by row, component by component. */
final class Differences {

    /** A thing that has an id: what its owner calls it, and its parts by name. */
    private record Thing(String name, Map<String, String> parts) {}

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST = 500;
    private static final Set<String> REFERENCES = Set.of("incoming", "outgoing");

    private Differences() {}

    /** @param former {@code null} for a new file: then it is new as a whole, and nothing is listed */
    static List<Difference> between(ChangeReport.Kind kind, byte[] former, byte[] content) {
        if (former == null) {
            return List.of();
        }
        return compare(things(kind, former), things(kind, content));
    }

    private static Map<String, Thing> things(ChangeReport.Kind kind, byte[] content) {
        try {
            return switch (kind) {
                case MODEL -> model(ModelXml.read(content));
                case TABLE -> tables(ModelXml.read(content));
                case FORM -> form(JSON.readTree(content));
            };
        } catch (ModelXml.MalformedModelException | IOException e) {
            throw new IllegalStateException("checked before it is compared", e);
        }
    }

    private static List<Difference> compare(Map<String, Thing> before, Map<String, Thing> after) {
        List<Difference> differences = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>(before.keySet());
        ids.addAll(after.keySet());
        for (String id : ids) {
            Thing old = before.get(id);
            Thing now = after.get(id);
            if (old == null) {
                differences.add(new Difference(id, now.name(), "", null, whole(now)));
            } else if (now == null) {
                differences.add(new Difference(id, old.name(), "", whole(old), null));
            } else {
                parts(id, old, now, differences);
            }
        }
        return List.copyOf(differences);
    }

    private static void parts(String id, Thing old, Thing now, List<Difference> differences) {
        Set<String> parts = new LinkedHashSet<>(old.parts().keySet());
        parts.addAll(now.parts().keySet());
        for (String part : parts) {
            String before = old.parts().get(part);
            String after = now.parts().get(part);
            if (before == null ? after != null : !before.equals(after)) {
                differences.add(new Difference(id, now.name(), part, cut(before), cut(after)));
            }
        }
    }

    private static String whole(Thing thing) {
        return cut(thing.parts().entrySet().stream()
                .filter(part -> !part.getValue().isBlank())
                .map(part -> part.getKey() + ": " + part.getValue())
                .collect(Collectors.joining("; ")));
    }

    private static String cut(String text) {
        if (text == null || text.codePointCount(0, text.length()) <= LONGEST) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }

    // --- models ---

    private static Map<String, Thing> model(XmlElement root) {
        Map<String, Thing> things = new LinkedHashMap<>();
        root.children().stream()
                .filter(child -> !"BPMNDiagram".equals(child.local()))
                .flatMap(XmlElement::all)
                .filter(element -> !element.id().isEmpty())
                .forEach(element -> {
                    Map<String, String> parts = new LinkedHashMap<>();
                    collect(element, "", parts);
                    things.put(element.id(), new Thing(element.label(), parts));
                });
        String drawing = root.children().stream()
                .filter(child -> "BPMNDiagram".equals(child.local()))
                .map(Differences::written)
                .collect(Collectors.joining());
        things.put("BPMNDiagram", new Thing("BPMNDiagram", Map.of("layout", Integer.toHexString(drawing.hashCode()))));
        return things;
    }

    /** Attributes and contents, but for what has an id of its own. */
    private static void collect(XmlElement element, String path, Map<String, String> parts) {
        element.attributes().forEach((name, value) -> {
            if (!"id".equals(name.local())) {
                parts.put(path + name.local(), value);
            }
        });
        if (!path.isEmpty() && !element.text().isEmpty()) {
            parts.merge(path.substring(0, path.length() - 1), element.text(), (one, other) -> one + "\n" + other);
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (XmlElement child : element.children()) {
            if (!child.id().isEmpty() || REFERENCES.contains(child.local())) {
                continue;
            }
            int number = counts.merge(child.local(), 1, Integer::sum);
            boolean plain = "extensionElements".equals(child.local());
            collect(child, plain ? path : path + child.local() + (number > 1 ? "#" + number : "") + ".", parts);
        }
    }

    private static String written(XmlElement element) {
        return element.local()
                + element.attributes()
                + element.children().stream().map(Differences::written).collect(Collectors.joining(",", "(", ")"));
    }

    // --- tables ---

    private static Map<String, Thing> tables(XmlElement root) {
        Map<String, Thing> things = new LinkedHashMap<>();
        root.children().stream()
                .filter(child -> "decision".equals(child.local()))
                .forEach(decision -> {
                    Map<String, String> head = new LinkedHashMap<>();
                    decision.attributes().forEach((name, value) -> head.put(name.local(), value));
                    XmlElement table = decision.children().stream()
                            .filter(child -> "decisionTable".equals(child.local()))
                            .findFirst()
                            .orElse(decision);
                    head.put("hitPolicy", table.attribute("hitPolicy"));
                    List<String> columns = columns(table);
                    head.put("columns", String.join(" | ", columns));
                    things.put(decision.id(), new Thing(decision.label(), head));
                    rows(decision, table, columns, things);
                });
        return things;
    }

    private static List<String> columns(XmlElement table) {
        return table.children().stream()
                .filter(child -> "input".equals(child.local()) || "output".equals(child.local()))
                .map(column -> !column.attribute("label").isBlank()
                        ? column.attribute("label")
                        : column.attribute("name").isBlank() ? column.id() : column.attribute("name"))
                .toList();
    }

    private static void rows(XmlElement decision, XmlElement table, List<String> columns, Map<String, Thing> things) {
        int number = 0;
        for (XmlElement rule : table.children()) {
            if (!"rule".equals(rule.local())) {
                continue;
            }
            number++;
            Map<String, String> cells = new LinkedHashMap<>();
            int column = 0;
            for (XmlElement cell : rule.children()) {
                if ("inputEntry".equals(cell.local()) || "outputEntry".equals(cell.local())) {
                    cells.put(column < columns.size() ? columns.get(column) : cell.id(), inner(cell));
                    column++;
                } else if ("description".equals(cell.local())) {
                    cells.put("description", cell.text());
                }
            }
            String id = rule.id().isEmpty() ? decision.id() + "#" + number : rule.id();
            things.put(id, new Thing(decision.label() + " #" + number, cells));
        }
    }

    private static String inner(XmlElement cell) {
        return cell.children().stream()
                .filter(child -> "text".equals(child.local()))
                .map(XmlElement::text)
                .collect(Collectors.joining(" "));
    }

    // --- forms ---

    private static Map<String, Thing> form(JsonNode form) {
        Map<String, Thing> things = new LinkedHashMap<>();
        Map<String, String> head = new LinkedHashMap<>();
        form.properties().stream()
                .filter(property -> !"components".equals(property.getKey()))
                .forEach(property -> head.put(property.getKey(), said(property.getValue())));
        things.put(form.path("id").asText(), new Thing(form.path("id").asText(), head));
        components(form.path("components"), things);
        return things;
    }

    private static void components(JsonNode list, Map<String, Thing> things) {
        int number = 0;
        for (JsonNode component : list) {
            number++;
            Map<String, String> parts = new LinkedHashMap<>();
            component.properties().stream()
                    .filter(property -> !"components".equals(property.getKey()) && !"id".equals(property.getKey()))
                    .forEach(property -> parts.put(property.getKey(), said(property.getValue())));
            String id = component.path("id").asText("#" + number);
            String label = component.path("label").asText(id);
            things.put(id, new Thing(label.isBlank() ? id : label, parts));
            components(component.path("components"), things);
        }
    }

    private static String said(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
