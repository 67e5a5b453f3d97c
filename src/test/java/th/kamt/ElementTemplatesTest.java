package th.kamt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import th.kamt.organization.Role;
import th.kamt.support.Models;

/** What Camunda Modeler offers beside the models is what the application has; {@code npm run lint:templates} checks their schema. */
class ElementTemplatesTest {

    private static final Path FOLDER = Models.PROCESSES.resolve(".camunda/element-templates");
    private static final Pattern BEAN = Pattern.compile("\\$\\{(\\w+)(?:\\.(\\w+)\\(execution\\))?}");
    private static final Pattern THAI = Pattern.compile("[\\u0E01-\\u0E5B]");
    private static final Map<String, Class<?>> BEANS = beans();

    static List<Path> templates() {
        return Models.files(FOLDER, ".json");
    }

    private static JsonNode read(Path template) {
        try {
            return new ObjectMapper().readTree(template.toFile());
        } catch (IOException e) {
            throw new IllegalStateException(template.toString(), e);
        }
    }

    private static Map<String, Class<?>> beans() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(true);
        SimpleBeanDefinitionRegistry registry = new SimpleBeanDefinitionRegistry();
        Map<String, Class<?>> found = new HashMap<>();
        scanner.findCandidateComponents("th.kamt").forEach(definition -> {
            try {
                found.put(
                        AnnotationBeanNameGenerator.INSTANCE.generateBeanName(
                                (AnnotatedBeanDefinition) definition, registry),
                        Class.forName(
                                definition.getBeanClassName(), false, ElementTemplatesTest.class.getClassLoader()));
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        });
        return found;
    }

    private static boolean isBound(Class<?> bean) {
        return Stream.of(JavaDelegate.class, TaskListener.class, ExecutionListener.class)
                .anyMatch(type -> type.isAssignableFrom(bean));
    }

    /** Not of the tests. */
    private static boolean isApplications(Class<?> bean) {
        return bean.getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .equals(KamtApplication.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation());
    }

    @Test
    void everyDelegateAndListenerHasATemplateAndNoTemplateIsLeftOver() {
        Set<String> bound = BEANS.entrySet().stream()
                .filter(bean -> isBound(bean.getValue()) && isApplications(bean.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        bound.add("userTask");

        assertThat(templates())
                .extracting(template -> read(template).path("id").asText())
                .containsExactlyInAnyOrderElementsOf(
                        bound.stream().map(name -> "th.kamt." + name).toList());
    }

    @ParameterizedTest
    @MethodSource("templates")
    @DisplayName("a template names beans, methods and roles that exist, in Thai and English")
    void aTemplateNamesWhatExists(Path template) {
        JsonNode json = read(template);

        assertThat(json.path("name").asText()).containsPattern(THAI).contains(" · ");
        assertThat(json.path("description").asText()).containsPattern(THAI);
        for (JsonNode property : json.path("properties")) {
            String binding = property.path("binding").path("name").asText();
            values(property).forEach(value -> named(binding, value));
        }
    }

    private static Stream<String> values(JsonNode property) {
        Stream<String> choices = Stream.empty();
        for (JsonNode choice : property.path("choices")) {
            choices = Stream.concat(choices, Stream.of(choice.path("value").asText()));
        }
        return Stream.concat(Stream.of(property.path("value").asText()), choices);
    }

    private static void named(String binding, String value) {
        Matcher bean = BEAN.matcher(value);
        if ("camunda:candidateGroups".equals(binding)) {
            assertThat(Role.byId(value.substring(0, value.indexOf('.'))))
                    .as(value)
                    .isPresent();
            assertThat(value).endsWith(".${unitCode}");
        } else if (binding.startsWith("listener.")) {
            assertThat(BEANS.get(value)).as(value).matches(TaskListener.class::isAssignableFrom);
        } else if (bean.matches()) {
            assertThat(BEANS).containsKey(bean.group(1));
            if (bean.group(2) != null) {
                assertThat(BEANS.get(bean.group(1)).getMethods())
                        .extracting("name")
                        .contains(bean.group(2));
            } else {
                assertThat(BEANS.get(bean.group(1))).matches(JavaDelegate.class::isAssignableFrom);
            }
        }
    }
}
