package th.kamt.planning.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.Organization;
import th.kamt.organization.Unit;
import th.kamt.organization.UnitKind;
import th.kamt.planning.PlanDeadlines;
import th.kamt.planning.PlanStanding;
import th.kamt.planning.PlanStanding.StationStanding;
import th.kamt.planning.PlanStatus;
import th.kamt.planning.Station;

/** How far the plans of each region have come, in the order of their route. */
@Component
class ApprovalWave {

    /** Where a plan lies, the furthest first; the approving stations by their posts. */
    enum Stage {
        APPROVED,
        APPROVING,
        CONSIDERING,
        COLLECTING,
        PREPARING,
        RETURNED;

        /** A plan that is being amended counts: what was approved is in force. */
        static Stage of(PlanStanding plan) {
            if (plan.isInForce()) {
                return APPROVED;
            }
            if (plan.status().isOpen()) {
                return plan.status() == PlanStatus.RETURNED ? RETURNED : PREPARING;
            }
            return plan.stations().stream()
                    .filter(station -> station.verdict() == null)
                    .findFirst()
                    .map(StationStanding::station)
                    .map(Stage::of)
                    .orElse(APPROVING);
        }

        private static Stage of(Station station) {
            return switch (station) {
                case COLLECT_PROVINCE, COLLECT_REGION -> COLLECTING;
                case CONSIDER_PLAN -> CONSIDERING;
                case APPROVE_PLAN, APPROVE_HQ_PLAN -> APPROVING;
            };
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Plans of one stage. */
    record Part(String stage, String label, int count) {}

    /** @param href that region's plans */
    record Line(String name, String href, List<Part> parts, int approved, int all, int late, String result) {

        public Line {
            parts = List.copyOf(parts);
        }
    }

    /**
     * The picture.
     *
     * @param expected percent that should be approved today, if plans came in evenly from the day they are submitted to the day
     *                 they are approved by
     * @param said     all of it in one sentence
     */
    record Wave(List<Part> key, List<Line> lines, int expected, String expectedText, String said) {

        public Wave {
            key = List.copyOf(key);
            lines = List.copyOf(lines);
        }
    }

    private final Organization organization;
    private final PlanDeadlines deadlines;
    private final Texts texts;
    private final Formats formats;
    private final Clock clock;

    ApprovalWave(Organization organization, PlanDeadlines deadlines, Texts texts, Formats formats, Clock clock) {
        this.organization = organization;
        this.deadlines = deadlines;
        this.texts = texts;
        this.formats = formats;
        this.clock = clock;
    }

    /** @param address of a region's plans; HQ's plan has none of its own */
    Wave of(PlanYear year, List<PlanStanding> plans, Function<String, String> address) {
        LocalDate today = Bangkok.dayOf(clock.instant());
        Map<String, List<PlanStanding>> byRegion = new TreeMap<>(Comparator.comparing(this::place));
        for (PlanStanding plan : plans) {
            byRegion.computeIfAbsent(region(plan), code -> new ArrayList<>()).add(plan);
        }
        List<Line> lines = byRegion.entrySet().stream()
                .map(region -> line(region.getKey(), region.getValue(), today, address))
                .toList();
        int expected = deadlines.phase(year).expected(today);
        int approved = lines.stream().mapToInt(Line::approved).sum();
        int late = lines.stream().mapToInt(Line::late).sum();
        return new Wave(
                key(),
                lines,
                expected,
                texts.of(today(expected)),
                texts.of(new Message(
                        "planning.page.wave.said",
                        formats.number(approved),
                        formats.number(plans.size()),
                        formats.number(late),
                        today(expected))));
    }

    private Message today(int expected) {
        return expected == 0
                ? new Message("planning.page.wave.expected.none")
                : new Message("planning.page.wave.expected", formats.number(expected));
    }

    private List<Part> key() {
        return Arrays.stream(Stage.values())
                .map(stage -> new Part(stage.id(), label(stage), 0))
                .toList();
    }

    private String label(Stage stage) {
        return texts.of("planning.page.wave." + stage.id());
    }

    /** Of what has no region, HQ's plan, the unit itself. */
    private String region(PlanStanding plan) {
        Unit unit = organization.requireUnit(plan.unitCode());
        return unit.regionCode() == null ? unit.code() : unit.regionCode();
    }

    /** HQ first, then regions by code. */
    private String place(String code) {
        return (organization.requireUnit(code).kind() == UnitKind.HQ ? "0" : "1") + code;
    }

    private Line line(String region, List<PlanStanding> plans, LocalDate today, Function<String, String> address) {
        Map<Stage, Integer> counts = new EnumMap<>(Stage.class);
        plans.forEach(plan -> counts.merge(Stage.of(plan), 1, Integer::sum));
        int approved = counts.getOrDefault(Stage.APPROVED, 0);
        int late = (int) plans.stream()
                .filter(plan -> !plan.isInForce())
                .filter(plan -> plan.dueOn().isBefore(today))
                .count();
        List<Part> parts = Arrays.stream(Stage.values())
                .map(stage -> new Part(stage.id(), label(stage), counts.getOrDefault(stage, 0)))
                .toList();
        String result = texts.of(new Message(
                late == 0 ? "planning.page.wave.result" : "planning.page.wave.result.late",
                formats.number(approved),
                formats.number(plans.size()),
                formats.number(late)));
        return new Line(
                organization.requireUnit(region).name(),
                address.apply(region),
                parts,
                approved,
                plans.size(),
                late,
                result);
    }
}
