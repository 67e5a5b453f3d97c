package th.kamt.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What a process owner needs in Camunda Modeler: a shape a table, a clause a row. */
class SelectionModelsTest {

    private static Document parsed(String file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new File("processes/" + file));
    }

    private static List<Element> elements(Document document, String name) {
        NodeList nodes = document.getElementsByTagNameNS("*", name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    private static Set<String> attributes(List<Element> elements, String attribute) {
        return elements.stream()
                .map(element -> element.getAttribute(attribute))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"account-selection.dmn", "account-risk.dmn"})
    @DisplayName("every table has its shape, every row its clause and rule")
    void everyTableIsDrawnAndEveryRowNamesItsClause(String file) throws Exception {
        Document document = parsed(file);

        assertThat(attributes(elements(document, "DMNShape"), "dmnElementRef"))
                .isEqualTo(attributes(elements(document, "decision"), "id"));
        assertThat(elements(document, "rule"))
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.getElementsByTagNameNS("*", "description")
                                .item(0)
                                .getTextContent())
                        .matches("ข้อ 6\\.1\\.[0-9.]+ R-(KASM|RISK)-\\d.*"));
    }

    @Test
    @DisplayName("the tables of both files are those the scorer reads")
    void theTablesAreThoseTheScorerReads() throws Exception {
        Set<String> decisions = new TreeSet<>();
        for (String file : List.of("account-selection.dmn", "account-risk.dmn")) {
            decisions.addAll(attributes(elements(parsed(file), "decision"), "id"));
        }

        assertThat(decisions).containsExactlyInAnyOrderElementsOf(SelectionTables.ALL);
    }
}
