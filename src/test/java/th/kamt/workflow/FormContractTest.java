package th.kamt.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import th.kamt.support.Models;

/** A form that sends anything else than its task takes could never be completed. */
class FormContractTest {

    private final TaskContract contract = new TaskContract(inputs());

    /** The modules' own declarations, without an application. */
    private static List<TaskInput> inputs() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Configuration.class));
        return scanner.findCandidateComponents("th.kamt").stream()
                .map(definition -> ClassUtils.resolveClassName(definition.getBeanClassName(), null))
                .flatMap(configuration -> Arrays.stream(configuration.getDeclaredMethods()))
                .filter(method -> method.getReturnType() == TaskInput.class && Modifier.isStatic(method.getModifiers()))
                .map(method -> {
                    ReflectionUtils.makeAccessible(method);
                    return (TaskInput) ReflectionUtils.invokeMethod(method, null);
                })
                .toList();
    }

    static List<String> tasks() {
        return Models.files(Models.PROCESSES, ".bpmn").stream()
                .flatMap(
                        model -> Bpmn.readModelFromFile(model.toFile()).getModelElementsByType(UserTask.class).stream())
                .map(UserTask::getId)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void theFormAsksExactlyWhatItsTaskTakes(String task) throws IOException {
        Map<String, JsonNode> asked = asked(task);

        assertThat(asked.keySet())
                .isEqualTo(contract.fieldsOf(task).stream().map(TaskField::name).collect(Collectors.toSet()));
        for (TaskField field : contract.fieldsOf(task)) {
            if (!field.allowed().isEmpty()) {
                assertThat(choices(asked.get(field.name()))).isEqualTo(field.allowed());
            }
        }
    }

    /** Editable fields by key, those in groups included; tables and texts ask nothing. */
    private static Map<String, JsonNode> asked(String task) throws IOException {
        Path form = Models.FORMS.resolve(task.substring("Task_".length())
                        .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                        .toLowerCase(Locale.ROOT)
                + ".form");
        Map<String, JsonNode> fields = new TreeMap<>();
        collect(new ObjectMapper().readTree(form.toFile()), fields);
        return fields;
    }

    private static void collect(JsonNode parent, Map<String, JsonNode> fields) {
        for (JsonNode component : parent.path("components")) {
            if (component.has("key") && !component.path("readonly").asBoolean()) {
                fields.put(component.path("key").asText(), component);
            }
            collect(component, fields);
        }
    }

    private static Set<String> choices(JsonNode component) {
        Set<String> values = new TreeSet<>();
        component.path("values").forEach(value -> values.add(value.path("value").asText()));
        return values;
    }
}
