package th.kamt.selection;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Optional;
import th.kamt.message.Message;

/**
 * One rule applied to one account. Kept as a JSON array, in the order of the components, because every account carries
 * some twenty of them.
 *
 * @param rule            e.g. {@code R-KASM-1}
 * @param value           this account's value: a plain number, a code, {@code Y} or {@code N}, or {@code null} if unknown
 * @param limit           the limit or band it was compared with, as an interval, e.g. {@code [115,)}, {@code (6,8]}, or {@code null}
 * @param result          points, level, group or tier that follows, or {@code null}
 * @param decision        the decision table that holds the limit, or {@code null}
 * @param decisionVersion the version of that table used; 0 without a table
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({"way", "rule", "subject", "value", "limit", "outcome", "result", "decision", "decisionVersion"})
public record Finding(
        Way way,
        String rule,
        Subject subject,
        String value,
        String limit,
        Outcome outcome,
        String result,
        String decision,
        int decisionVersion) {

    /** The manual's clause, e.g. {@code 6.1.1.2}. */
    public String clause() {
        return subject == Subject.SPECIAL_RISK ? "6.1.4" : way.clause();
    }

    /** What was looked at, e.g. ระยะถึง SPP. */
    public Message label() {
        return FindingWords.label(this);
    }

    /** This account's value with its unit, e.g. 1.6 กม. */
    public Message valueText() {
        return FindingWords.value(this);
    }

    /** The limit in words with its unit, e.g. น้อยกว่า 2 กม.; empty where there is none (yes or no). */
    public Optional<Message> limitText() {
        return FindingWords.limit(this);
    }

    /** What follows, e.g. 5 คะแนน. */
    public Message resultText() {
        return FindingWords.result(this);
    }

    /** Label, value, limit and result in one line: ระยะถึง SPP 1.6 กม. · น้อยกว่า 2 · 5 คะแนน. */
    public Message sentence() {
        return FindingWords.sentence(this);
    }
}
