package th.kamt.planning;

import java.util.List;

/**
 * What is wrong with a plan, what is unusual in it, and how many checks it passed.
 *
 * @param findings what stops first, then what stands out, each in the order of the checks
 * @param checks   number of checks made
 * @param failed   those with a finding that stops
 */
public record PlanAssessment(List<PlanFinding> findings, int checks, int failed) {

    public PlanAssessment {
        findings = List.copyOf(findings);
    }

    public List<PlanFinding> stops() {
        return findings.stream().filter(PlanFinding::stops).toList();
    }

    public List<PlanFinding> looks() {
        return findings.stream().filter(finding -> !finding.stops()).toList();
    }

    public int passed() {
        return checks - failed;
    }
}
