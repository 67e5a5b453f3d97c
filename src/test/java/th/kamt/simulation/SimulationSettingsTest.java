package th.kamt.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SimulationSettingsTest {

    @Test
    void besideProductionTheSimulationRefusesToStartAndSaysWhatToDo() {
        SimulationRefusedException refused =
                catchThrowableOfType(SimulationRefusedException.class, () -> startWith("", "simulation", "mariadb"));

        FailureAnalysis analysis = new SimulationFailureAnalyzer().analyze(refused);
        assertThat(analysis.getDescription()).contains("simulation", "mariadb");
        assertThat(analysis.getAction()).contains("KAMT_SIMULATION=yes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"KAMT_SIMULATION=no", "KAMT_SIMULATION=", "KAMT_SIMULATION=true"})
    void nothingButYesIsAYes(String setting) {
        assertThat(catchThrowableOfType(
                        SimulationRefusedException.class, () -> startWith(setting, "simulation", "mariadb")))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "KAMT_SIMULATION=yes, simulation mariadb",
        "'', simulation",
        "'', mariadb",
        "KAMT_CLOCK_START=nonsense, mariadb",
        "KAMT_CLOCK_START=2026-10-31T09:00:00+07:00, simulation",
        "KAMT_CLOCK_START=2026-10-31T02:00:00Z, simulation",
    })
    void everythingElseStarts(String setting, String profiles) {
        assertThatCode(() -> startWith(setting, profiles.split(" "))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"31/10/2569", "2026-10-31", "2026-10-31T09:00:00", "2569-10-31T09:00:00+07:00", ""})
    void aStartThatIsNoInstantIsNamed(String start) {
        SimulationRefusedException refused = catchThrowableOfType(
                SimulationRefusedException.class, () -> startWith("KAMT_CLOCK_START=" + start, "simulation"));

        assertThat(refused).hasMessageContaining("\"" + start + "\"");
    }

    @Test
    void itIsAskedAtEveryStart() {
        SpringApplicationBuilder production =
                new SpringApplicationBuilder(SimulationSettingsTest.class).profiles("simulation", "mariadb");

        assertThat(catchThrowableOfType(SimulationRefusedException.class, production::run))
                .isNotNull();
    }

    private static void startWith(String setting, String... profiles) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.setActiveProfiles(profiles);
        Map<String, Object> settings = new HashMap<>();
        if (!setting.isEmpty()) {
            settings.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        new SimulationSettings().postProcessEnvironment(environment, null);
    }
}
