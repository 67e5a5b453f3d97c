package th.kamt.selection;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import th.kamt.message.Message;

/** Findings as messages: codes become keys, numbers become finished strings with thousands commas. */
final class FindingWords {

    private static final int MEAN_DECIMALS = 2;

    private FindingWords() {}

    static Message label(Finding finding) {
        return new Message("selection.finding." + finding.subject().id());
    }

    static Message value(Finding finding) {
        String value = finding.value();
        if (value == null) {
            return new Message("selection.value.unknown");
        }
        return switch (finding.subject().valueKind()) {
            case YES_NO -> new Message("selection.value.yesNo." + value);
            case NUMBER -> new Message("selection.value.number", number(value));
            case TIMES -> new Message("selection.value.times", number(value));
            case BAHT -> new Message("selection.value.baht", baht(value));
            case KV -> new Message("selection.value.kv", number(value));
            case MW -> new Message("selection.value.mw", number(value));
            case KM -> new Message("selection.value.km", number(value));
            case MEAN -> mean(first(value), second(value));
            case RISK ->
                new Message("selection.value.risk", first(value), new Message("selection.risk." + second(value)));
            case CODE -> new Message("selection.code." + finding.subject().id() + "." + value);
            case GROUPS ->
                new Message("selection.value.groups", first(value), new Message("selection.group." + second(value)));
            case TIERS -> new Message("selection.value.tiers", tier(first(value)), tier(second(value)));
            case TEXT -> new Message("selection.value.text", value);
        };
    }

    /** With the value's unit, once. */
    static Optional<Message> limit(Finding finding) {
        return limit(finding, end -> quantity(finding.subject().valueKind(), end));
    }

    private static Optional<Message> limit(Finding finding, Function<String, Object> lastEnd) {
        String interval = finding.limit();
        if (interval == null) {
            return Optional.empty();
        }
        String lower = lower(interval);
        String upper = interval.substring(interval.indexOf(',') + 1, interval.length() - 1);
        String lowerKey = lower.isEmpty() ? "" : interval.startsWith("[") ? "from" : "above";
        String upperKey = upper.isEmpty() ? "" : interval.endsWith("]") ? "upTo" : "below";
        if (lower.isEmpty() && upper.isEmpty()) {
            return Optional.empty();
        }
        if (lower.isEmpty()) {
            return Optional.of(new Message("selection.limit." + upperKey, lastEnd.apply(upper)));
        }
        if (upper.isEmpty()) {
            return Optional.of(new Message("selection.limit." + lowerKey, lastEnd.apply(lower)));
        }
        return Optional.of(
                new Message("selection.limit." + lowerKey + "." + upperKey, number(lower), lastEnd.apply(upper)));
    }

    private static Object quantity(Subject.ValueKind kind, String plain) {
        return switch (kind) {
            case TIMES -> new Message("selection.value.times", number(plain));
            case BAHT -> new Message("selection.value.baht", baht(plain));
            case KV -> new Message("selection.value.kv", number(plain));
            case MW -> new Message("selection.value.mw", number(plain));
            case KM -> new Message("selection.value.km", number(plain));
            case YES_NO, NUMBER, MEAN, RISK, CODE, GROUPS, TIERS, TEXT -> number(plain);
        };
    }

    static Message result(Finding finding) {
        String result = finding.result();
        boolean passed = finding.outcome() == Outcome.PASSED;
        return switch (finding.subject().resultKind()) {
            case MET -> met(finding);
            case POINTS -> points(finding);
            case LEVEL -> new Message("selection.result.level", result);
            case GROUP ->
                result == null ? new Message("selection.result.notMet") : new Message("selection.result.group", result);
            case TIER -> result == null ? new Message("selection.result.noTier") : tier(result);
            case PLACE -> new Message("selection.result.place", result);
            case SUMMED -> new Message("selection.result.summed");
            case PROPOSED -> new Message("selection.result.exclusion." + (passed ? "proposed" : "none"));
            case NONE -> new Message("selection.result.none");
        };
    }

    static Message sentence(Finding finding) {
        Message label = finding.label();
        Message value = finding.valueText();
        if (finding.subject().resultKind() == Subject.ResultKind.NONE) {
            return new Message("selection.sentence.value", label, value);
        }
        // The value beside it has said the unit.
        Optional<Message> limit = limit(finding, FindingWords::number);
        if (limit.isEmpty()) {
            return new Message("selection.sentence.result", label, value, finding.resultText());
        }
        return new Message("selection.sentence.limit", label, value, limit.get(), finding.resultText());
    }

    static Message tier(Tier tier) {
        return tier(tier == null ? "-" : tier.name());
    }

    static Message tier(String code) {
        return new Message("selection.tier." + ("-".equals(code) ? "none" : code));
    }

    static Message letter(String criterion) {
        return new Message("selection.letter." + criterion);
    }

    /** The lower end of an interval; empty if open. */
    static String lower(String interval) {
        return interval.substring(1, interval.indexOf(','));
    }

    static String first(String pair) {
        return pair.substring(0, pair.indexOf('/'));
    }

    static String second(String pair) {
        return pair.substring(pair.indexOf('/') + 1);
    }

    /** Thousands commas, at most four decimals. */
    static String number(String plain) {
        return format("#,##0.####").format(new BigDecimal(plain));
    }

    private static Message met(Finding finding) {
        if (finding.outcome() == Outcome.UNKNOWN) {
            return new Message("selection.result.unknownNotMet");
        }
        if (finding.outcome() == Outcome.FAILED) {
            return new Message("selection.result.notMet");
        }
        return finding.result() == null
                ? new Message("selection.result.met")
                : new Message("selection.result.criterion", letter(finding.result()));
    }

    private static Message points(Finding finding) {
        if (finding.result() == null) {
            return new Message("selection.result.notConsidered");
        }
        String key = finding.outcome() == Outcome.UNKNOWN ? "selection.result.countsAs" : "selection.result.points";
        return new Message(key, finding.result());
    }

    /** For reading only: what was compared is the exact fraction. */
    private static Message mean(String points, String conditions) {
        BigDecimal mean =
                new BigDecimal(points).divide(new BigDecimal(conditions), MEAN_DECIMALS, RoundingMode.HALF_UP);
        return new Message("selection.value.mean", number(mean.toPlainString()), points, conditions);
    }

    /** Two decimals only where satang exist. */
    private static String baht(String plain) {
        BigDecimal amount = new BigDecimal(plain);
        boolean whole = amount.signum() == 0 || amount.stripTrailingZeros().scale() <= 0;
        return format(whole ? "#,##0" : "#,##0.00").format(amount);
    }

    private static DecimalFormat format(String pattern) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setMinusSign('\u2212');
        return new DecimalFormat(pattern, symbols);
    }
}
