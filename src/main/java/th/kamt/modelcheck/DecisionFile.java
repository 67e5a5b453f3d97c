package th.kamt.modelcheck;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;

/** A file of decision tables as it is written, before any engine sees it. */
record DecisionFile(List<Table> tables, List<Element> elements) {

    private static final String DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    /** What is asked about. */
    record Input(String expression, String type, String label) {}

    /** What follows. */
    record Output(String name, String type, String label) {}

    /** Cells as written. */
    record Rule(List<String> inputs, List<String> outputs) {}

    /** @param history how long its results are kept; empty if it says nothing */
    record Table(
            String id,
            String name,
            String hitPolicy,
            String history,
            List<Input> inputs,
            List<Output> outputs,
            List<Rule> rules) {}

    /**
     * @throws RefusedException if it is no DMN file, or is one that reaches for others (a document type, entities)
     */
    static DecisionFile read(byte[] content) {
        Element root = parse(content).getDocumentElement();
        if (!"definitions".equals(root.getLocalName()) || !isDmn(root)) {
            boolean bpmn = String.valueOf(root.getNamespaceURI()).contains("BPMN");
            throw refused(bpmn ? "modelcheck.bpmn" : "modelcheck.notDmn");
        }
        List<Element> all = new ArrayList<>();
        all.add(root);
        NodeList nodes = root.getElementsByTagName("*");
        for (int i = 0; i < nodes.getLength(); i++) {
            all.add((Element) nodes.item(i));
        }
        List<Table> tables = all.stream()
                .filter(element -> isDmn(element) && "decision".equals(element.getLocalName()))
                .map(DecisionFile::table)
                .toList();
        return new DecisionFile(tables, all);
    }

    static boolean isDmn(Element element) {
        return String.valueOf(element.getNamespaceURI()).contains("/DMN/");
    }

    private static Document parse(byte[] content) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(DOCTYPE, true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // Else it prints what it finds to the error stream.
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(content));
        } catch (SAXParseException e) {
            if (String.valueOf(e.getMessage()).contains("DOCTYPE")) {
                throw refused("modelcheck.doctype");
            }
            throw refused("modelcheck.notXml", Integer.toString(e.getLineNumber()));
        } catch (SAXException | IOException e) {
            throw refused("modelcheck.notXml", "1");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RefusedException refused(String key, Object... arguments) {
        return new RefusedException(new Message(key, arguments));
    }

    static Table table(Element decision) {
        Element table = children(decision, "decisionTable").stream().findFirst().orElse(null);
        return new Table(
                decision.getAttribute("id"),
                decision.getAttribute("name"),
                table == null ? null : hitPolicy(table),
                decision.getAttributeNS("http://camunda.org/schema/1.0/dmn", "historyTimeToLive"),
                table == null
                        ? List.of()
                        : children(table, "input").stream()
                                .map(DecisionFile::input)
                                .toList(),
                table == null
                        ? List.of()
                        : children(table, "output").stream()
                                .map(DecisionFile::output)
                                .toList(),
                table == null
                        ? List.of()
                        : children(table, "rule").stream()
                                .map(DecisionFile::rule)
                                .toList());
    }

    private static String hitPolicy(Element table) {
        String policy = table.getAttribute("hitPolicy");
        String aggregation = table.getAttribute("aggregation");
        return (policy.isEmpty() ? "UNIQUE" : policy) + (aggregation.isEmpty() ? "" : " " + aggregation);
    }

    private static Input input(Element input) {
        Element expression =
                children(input, "inputExpression").stream().findFirst().orElse(input);
        String text = text(expression);
        return new Input(text, expression.getAttribute("typeRef"), label(input, text));
    }

    private static Output output(Element output) {
        String name = output.getAttribute("name");
        return new Output(name, output.getAttribute("typeRef"), label(output, name));
    }

    private static String label(Element column, String otherwise) {
        String label = column.getAttribute("label");
        return label.isBlank() ? otherwise : label;
    }

    private static Rule rule(Element rule) {
        return new Rule(
                children(rule, "inputEntry").stream().map(DecisionFile::text).toList(),
                children(rule, "outputEntry").stream().map(DecisionFile::text).toList());
    }

    private static String text(Element cell) {
        return children(cell, "text").stream()
                .map(text -> text.getTextContent().strip())
                .findFirst()
                .orElse("");
    }

    private static List<Element> children(Element parent, String name) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node instanceof Element && name.equals(node.getLocalName()))
                .map(Element.class::cast)
                .toList();
    }
}
