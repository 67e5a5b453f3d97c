package th.kamt.staffing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import th.kamt.message.Message;
import th.kamt.organization.Division;

/** Regional KAMRs share the offices' accounts: no band and no assignment, only numbers (R-KAMR-6). */
final class RegionalStaffing {

    private RegionalStaffing() {}

    static StaffingProposal propose(StaffingProblem problem) {
        List<Unmet> unmet = new ArrayList<>();
        List<String> kamrs = problem.chosen().isEmpty()
                ? systemsChoice(problem)
                : problem.chosen().stream().distinct().sorted().toList();
        exceeded(problem, kamrs)
                .forEach((division, message) ->
                        unmet.add(new Unmet(Unmet.Kind.REGIONAL_LIMIT, division, message, false)));
        List<KamrLoad> loads = KamrLoad.all(problem.rules(), problem.kind(), kamrs, List.of());
        return new StaffingProposal(kamrs, List.of(), List.of(), loads, unmet);
    }

    /** Everybody available, last year's first, as far as the limits go. */
    private static List<String> systemsChoice(StaffingProblem problem) {
        StaffingRules rules = problem.rules();
        int most = rules.regionalMaximum();
        Map<Division, Integer> taken = new EnumMap<>(Division.class);
        List<String> kamrs = new ArrayList<>();
        problem.people().stream()
                .filter(person -> person.appointable() && person.division() != null)
                .sorted(Comparator.comparing((StaffingPerson person) -> !person.lastYearKamr())
                        .thenComparing(StaffingPerson::employeeId))
                .forEach(person -> {
                    int limit = rules.divisionMaximum().getOrDefault(person.division(), 0);
                    if (kamrs.size() < most && taken.getOrDefault(person.division(), 0) < limit) {
                        taken.merge(person.division(), 1, Integer::sum);
                        kamrs.add(person.employeeId());
                    }
                });
        return kamrs.stream().sorted().toList();
    }

    /** Limits exceeded: division (the region's code for the whole; {@code -} for no division) to what is wrong. */
    static Map<String, Message> exceeded(StaffingProblem problem, List<String> kamrs) {
        StaffingRules rules = problem.rules();
        Map<String, Message> exceeded = new LinkedHashMap<>();
        if (kamrs.size() > rules.regionalMaximum()) {
            exceeded.put(
                    problem.unitCode(),
                    new Message(
                            "staffing.unmet.regionalTotal",
                            Integer.toString(kamrs.size()),
                            Integer.toString(rules.regionalMaximum())));
        }
        Map<Division, Integer> counts = new EnumMap<>(Division.class);
        int none = 0;
        for (StaffingPerson person : problem.people()) {
            if (kamrs.contains(person.employeeId())) {
                if (person.division() == null) {
                    none++;
                } else {
                    counts.merge(person.division(), 1, Integer::sum);
                }
            }
        }
        counts.forEach((division, count) -> {
            int limit = rules.divisionMaximum().getOrDefault(division, 0);
            if (count > limit) {
                exceeded.put(
                        division.name(),
                        new Message(
                                "staffing.unmet.regionalDivision",
                                new Message("staffing.division." + division.name()),
                                Integer.toString(count),
                                Integer.toString(limit)));
            }
        });
        if (none > 0) {
            exceeded.put("-", new Message("staffing.unmet.regionalNoDivision", Integer.toString(none)));
        }
        return exceeded;
    }
}
