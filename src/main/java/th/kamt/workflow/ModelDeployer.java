package th.kamt.workflow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
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
 * to its own deployment; an unchanged process makes no new version. A process owner's version is never overwritten by a
 * release: a decision table is deployed only where none of its decisions exists, a process only over what a release brought.
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
        if (isProcessOwners(model)) {
            return;
        }
        DeploymentBuilder deployment = repository
                .createDeployment()
                .name(name)
                .source(ModelSources.RELEASE)
                .enableDuplicateFiltering(false)
                .addInputStream(name, new ByteArrayInputStream(model));
        forms(name, model)
                .forEach((form, content) -> deployment.addInputStream(form, new ByteArrayInputStream(content)));
        deployment.deploy();
    }

    /**
     * Whether the version that is live was made by the process owner and differs from every release: then it stays, and the page of changes
     * offers the release's. One that the owner took from a release, or gave back for it, stands in nobody's way.
     */
    private boolean isProcessOwners(byte[] model) {
        String key = attributes(model, "process", null, "id").iterator().next();
        ProcessDefinition live = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult();
        if (live == null || !ModelSources.PROCESS_CHANGE.equals(sourceOf(live.getDeploymentId()))) {
            return false;
        }
        String name = live.getResourceName();
        Map<String, byte[]> running = contents(live.getDeploymentId());
        Map<String, byte[]> brought = new HashMap<>(forms(name, model));
        brought.put(name, model);
        if (same(running, brought)) {
            return true;
        }
        Optional<Map<String, byte[]>> former = repository
                .createDeploymentQuery()
                .deploymentName(name)
                .deploymentSource(ModelSources.RELEASE)
                .orderByDeploymentTime()
                .desc()
                .unlimitedList()
                .stream()
                .findFirst()
                .map(deployment -> contents(deployment.getId()));
        if (former.filter(release -> same(running, release)).isPresent()) {
            return false;
        }
        if (former.filter(release -> same(brought, release)).isEmpty()) {
            log.warn(
                    "{}: this release brings another version; the process owner's, version {}, stays",
                    name,
                    live.getVersion());
        }
        return true;
    }

    private String sourceOf(String deploymentId) {
        return repository
                .createDeploymentQuery()
                .deploymentId(deploymentId)
                .singleResult()
                .getSource();
    }

    private Map<String, byte[]> contents(String deploymentId) {
        return repository.getDeploymentResources(deploymentId).stream()
                .collect(Collectors.toMap(
                        org.camunda.bpm.engine.repository.Resource::getName,
                        resource -> read(repository.getResourceAsStreamById(deploymentId, resource.getId()))));
    }

    private static boolean same(Map<String, byte[]> one, Map<String, byte[]> other) {
        return one.keySet().equals(other.keySet())
                && one.entrySet().stream().allMatch(file -> Arrays.equals(file.getValue(), other.get(file.getKey())));
    }

    private Map<String, byte[]> forms(String name, byte[] model) {
        Map<String, byte[]> forms = new LinkedHashMap<>();
        for (String form : formsOf(model)) {
            Resource file = resources.getResource("classpath:forms/" + form + ".form");
            if (!file.exists()) {
                throw new IllegalStateException(name + " names the form " + form + ", but forms/ has no such file");
            }
            forms.put(file.getFilename(), read(file));
        }
        return forms;
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
                .source(ModelSources.RELEASE)
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
        try {
            return read(resource.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(InputStream stream) {
        try (InputStream in = stream) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
