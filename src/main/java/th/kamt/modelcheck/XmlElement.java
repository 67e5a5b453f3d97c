package th.kamt.modelcheck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An element of a model file as it was written, with the line it stands on. What it holds besides elements is {@link #text}.
 */
public final class XmlElement {

    public static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    public static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    /** Name of an attribute; {@code namespace} is empty for one without. */
    public record Name(String namespace, String local) {}

    private final Name name;
    private final int line;
    private final XmlElement parent;
    private final Map<Name, String> attributes = new LinkedHashMap<>();
    private final List<XmlElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    XmlElement(Name name, int line, XmlElement parent) {
        this.name = name;
        this.line = line;
        this.parent = parent;
    }

    void add(XmlElement child) {
        children.add(child);
    }

    void put(Name attribute, String value) {
        attributes.put(attribute, value);
    }

    void append(String characters) {
        text.append(characters);
    }

    public String namespace() {
        return name.namespace();
    }

    public String local() {
        return name.local();
    }

    public boolean is(String namespace, String local) {
        return name.namespace().equals(namespace) && name.local().equals(local);
    }

    public boolean isBpmn(String local) {
        return is(BPMN, local);
    }

    public int line() {
        return line;
    }

    /** {@code null} for the root. */
    public XmlElement parent() {
        return parent;
    }

    public Map<Name, String> attributes() {
        return attributes;
    }

    /** Of an attribute without namespace; empty if it is not there. */
    public String attribute(String local) {
        return attributes.getOrDefault(new Name("", local), "");
    }

    /** Of Camunda's; empty if it is not there. */
    public String camunda(String local) {
        return attributes.getOrDefault(new Name(CAMUNDA, local), "");
    }

    public String id() {
        return attribute("id");
    }

    /** The name a reader sees, else the id. */
    public String label() {
        return attribute("name").isBlank() ? id() : attribute("name").strip();
    }

    /** Trimmed. */
    public String text() {
        return text.toString().strip();
    }

    public List<XmlElement> children() {
        return children;
    }

    public Stream<XmlElement> children(String namespace, String local) {
        return children.stream().filter(child -> child.is(namespace, local));
    }

    public Optional<XmlElement> child(String namespace, String local) {
        return children(namespace, local).findFirst();
    }

    /** This one and everything in it, in the file's order. */
    public Stream<XmlElement> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(XmlElement::all));
    }

    /** Everything of that name in it. */
    public Stream<XmlElement> all(String namespace, String local) {
        return all().filter(element -> element.is(namespace, local));
    }

    /** Id of this one, else of the nearest around it that has one. */
    public String place() {
        for (XmlElement element = this; element != null; element = element.parent) {
            if (!element.id().isEmpty()) {
                return element.id();
            }
        }
        return "";
    }
}
