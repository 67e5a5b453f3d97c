package th.kamt.simulation;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;

/** Keeps the movable clock away from real work: with profile mariadb it must be asked for twice. */
class SimulationSettings implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.matchesProfiles("simulation")) {
            return;
        }
        if (environment.matchesProfiles("mariadb") && !"yes".equals(environment.getProperty("KAMT_SIMULATION"))) {
            throw new SimulationRefusedException(
                    "Profile simulation (a movable clock) is active together with profile mariadb (production).",
                    "Leave one of them out; or, if this database is there to be played with, set KAMT_SIMULATION=yes.");
        }
        String start = environment.getProperty("KAMT_CLOCK_START");
        if (start != null && !isInstant(start)) {
            throw new SimulationRefusedException(
                    "KAMT_CLOCK_START=\"" + start + "\" is no ISO instant.",
                    "Write it like 2026-10-31T09:00:00+07:00, in the Common Era and with its offset.");
        }
    }

    private static boolean isInstant(String text) {
        try {
            ClockText.parse(text);
            return true;
        } catch (MalformedInstantException e) {
            return false;
        }
    }
}
