package th.kamt.selection;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import th.kamt.message.Message;

/** The one sentence that says why an account has its tier: the way that decided, or both where they agree. */
final class BecauseWords {

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private BecauseWords() {}

    static Message of(Explanation explanation) {
        String tier = explanation.on(Subject.CHOICE).map(Finding::result).orElse(null);
        if (tier == null) {
            return notSelected(explanation);
        }
        List<Message> reasons = new ArrayList<>();
        explanation
                .on(Subject.KASM_TIER)
                .filter(finding -> tier.equals(finding.result()))
                .ifPresent(finding -> reasons.add(valueAndAttractiveness(explanation, finding)));
        explanation
                .on(Subject.SPECIAL_CASE)
                .filter(finding -> tier.equals(finding.result()))
                .ifPresent(finding -> reasons.add(new Message("selection.because.specialCase", finding.valueText())));
        explanation
                .on(Subject.RISK_SCORE)
                .filter(finding -> tier.equals(finding.result()))
                .ifPresent(finding -> reasons.add(new Message("selection.because.risk", finding.valueText())));
        return joined(reasons);
    }

    private static Message notSelected(Explanation explanation) {
        boolean listed = explanation
                .on(Subject.HVC_LISTED)
                .filter(finding -> finding.outcome() == Outcome.PASSED)
                .isPresent();
        return new Message(listed ? "selection.because.noValue" : "selection.because.notListed");
    }

    private static Message valueAndAttractiveness(Explanation explanation, Finding tier) {
        Message value = new Message("selection.because.value." + FindingWords.first(tier.value()));
        List<Message> criteria = new ArrayList<>();
        for (Finding finding : explanation.of(Way.KASM)) {
            if ("R-KASM-3".equals(finding.rule()) && finding.outcome() == Outcome.PASSED) {
                criteria.add(criterion(finding));
            } else if (finding.subject() == Subject.REGION_TOP_BILLS) {
                criteria.add(new Message("selection.because.regionTopBills", topBills(finding)));
            }
        }
        if (criteria.isEmpty()) {
            return new Message("selection.because.secondary", value);
        }
        return new Message("selection.because.and", value, joined(criteria));
    }

    private static Message criterion(Finding finding) {
        Message letter = FindingWords.letter(finding.result());
        String key = "selection.because.criterion." + finding.subject().id();
        if (finding.limit() == null) {
            return new Message(key, letter);
        }
        String from = FindingWords.lower(finding.limit());
        boolean baht = finding.subject().valueKind() == Subject.ValueKind.BAHT;
        String shown = baht ? SelectionRow.plain(new BigDecimal(from).divide(MILLION)) : from;
        return new Message(key, letter, FindingWords.number(shown));
    }

    private static String topBills(Finding finding) {
        return FindingWords.lower(finding.limit());
    }

    private static Message joined(List<Message> reasons) {
        Message sentence = reasons.get(reasons.size() - 1);
        for (int i = reasons.size() - 2; i >= 0; i--) {
            sentence = new Message("selection.because.and", reasons.get(i), sentence);
        }
        return sentence;
    }
}
