package th.kamt.workflow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys the models of the class path at start: each process together with the forms its tasks name, so that a form binds
 * to its own deployment; an unchanged process makes no new version. A decision table is deployed only where none of its
 * decisions exists: a process owner's version is never overwritten by a release.
 */
@Component
class ModelDeployer {

    private static final Logger log = LoggerFactory.getLogger(ModelDeployer.class);
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private final RepositoryService repository;
    private final PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();

    ModelDeployer(RepositoryService repository) {
        this.repository = repository;
    }

    /** Before the job executor and the demo data begin. */
    @EventListener(ApplicationStartedEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    public void deployAll() {
        find("classpath*:processes/*.dmn").forEach(this::seed);
        find("classpath*:processes/*.bpmn").forEach(this::deploy);
    }

    void deploy(Resource process) {
        String name = process.getFilename();
        byte[] model = read(process);
        DeploymentBuilder deployment = repository
                .createDeployment()
                .name(name)
                .source("release")
                .enableDuplicateFiltering(false)
                .addInputStream(name, new ByteArrayInputStream(model));
        for (String form : formsOf(model)) {
            Resource file = resources.getResource("classpath:forms/" + form + ".form");
            if (!file.exists()) {
                throw new IllegalStateException(name + " names the form " + form + ", but forms/ has no such file");
            }
            deployment.addInputStream(file.getFilename(), new ByteArrayInputStream(read(file)));
        }
        deployment.deploy();
    }

    private static Set<String> formsOf(byte[] model) {
        return attributes(model, "userTask", CAMUNDA, "formRef");
    }

    /** Read as a stream: the engine's model readers check each file against its schema, which every start would wait for. */
    private static Set<String> attributes(byte[] model, String element, String namespace, String attribute) {
        Set<String> values = new TreeSet<>();
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(model));
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals(element)) {
                    String value = xml.getAttributeValue(namespace, attribute);
                    if (value != null && !value.isBlank()) {
                        values.add(value);
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return values;
    }

    void seed(Resource table) {
        byte[] model = read(table);
        boolean known = attributes(model, "decision", null, "id").stream()
                .anyMatch(key -> repository
                                .createDecisionDefinitionQuery()
                                .decisionDefinitionKey(key)
                                .count()
                        > 0);
        if (known) {
            log.debug("{}: the deployed version stays", table.getFilename());
            return;
        }
        repository
                .createDeployment()
                .name(table.getFilename())
                .source("release")
                .addInputStream(table.getFilename(), new ByteArrayInputStream(model))
                .deploy();
    }

    private Collection<Resource> find(String pattern) {
        try {
            return Arrays.stream(resources.getResources(pattern))
                    .sorted(Comparator.comparing(Resource::getFilename))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Resource resource) {
        try (InputStream in = resource.getInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
