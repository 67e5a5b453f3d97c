package th.kamt.spending;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Formats;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;
import th.kamt.request.Request;
import th.kamt.request.RequestContent;
import th.kamt.request.RequestKind;

/** What an approver of spending sees and may approve. */
@Component
class SpendingContent implements RequestContent {

    private final Spendings spendings;
    private final Texts texts;
    private final Formats formats;

    SpendingContent(Spendings spendings, Texts texts, Formats formats) {
        this.spendings = spendings;
        this.texts = texts;
        this.formats = formats;
    }

    @Override
    public RequestKind kind() {
        return RequestKind.SPENDING;
    }

    @Override
    public void requireComplete(Request request) {
        spendings.requireComplete(request);
    }

    /** R-ENT-4: of a limit that the year's events share, what was approved meanwhile counts. */
    @Override
    public void requireApprovable(Request request) {
        Spendings.Standing standing = spendings.standing(request, true);
        if (!standing.isWithin()) {
            throw new RefusedException(Spendings.above(standing));
        }
    }

    @Override
    public List<Line> summary(Request request, Locale language) {
        return new Writing(language, formats.in(language)).summary(request);
    }

    @Override
    public List<Message> unusual(Request request, Locale language) {
        Writing writing = new Writing(language, formats.in(language));
        return spendings.spending(request).items().stream()
                .filter(SpendingItem::isAboveRate)
                .map(writing::aboveRate)
                .toList();
    }

    /** In one language. */
    private final class Writing {

        private final Locale language;
        private final Formats formats;

        Writing(Locale language, Formats formats) {
            this.language = language;
            this.formats = formats;
        }

        List<Line> summary(Request request) {
            Spending spending = spendings.spending(request);
            Spendings.Standing standing = spendings.standing(request, false);
            List<Line> lines = new ArrayList<>();
            lines.add(new Line(
                    say("spending.summary.limited"),
                    say(new Message(
                            standing.perYear() ? "spending.summary.ofYear" : "spending.summary.ofEvent",
                            formats.amount(standing.limitedBaht()),
                            formats.amount(standing.limitBaht()),
                            formats.amount(standing.approvedBaht())))));
            lines.add(new Line(say("spending.summary.speakers"), formats.baht(standing.speakersBaht())));
            lines.add(new Line(
                    say("spending.summary.budget"),
                    standing.budgetBaht() == null
                            ? say("spending.summary.noPlan")
                            : say(new Message(
                                    "spending.summary.budgets",
                                    formats.amount(standing.budgetBaht()),
                                    formats.amount(standing.speakersBudgetBaht())))));
            lines.add(new Line(say("spending.field.code"), say("spending.code." + spending.code())));
            lines.add(new Line(say("spending.field.place"), spending.place() == null ? "–" : spending.place()));
            lines.add(new Line(
                    say("spending.field.accounts"),
                    formats.number(spending.accounts().size()) + ": "
                            + spending.accounts().stream()
                                    .map(Spending.Invited::name)
                                    .collect(Collectors.joining(", "))));
            spending.items().forEach(item -> lines.add(new Line(name(item), costs(item))));
            return lines;
        }

        Message aboveRate(SpendingItem item) {
            return new Message(
                    "spending.unusual.aboveRate",
                    name(item),
                    formats.amount(item.eachBaht()),
                    formats.amount(item.rateBaht()),
                    item.reason() == null ? "–" : item.reason());
        }

        private String name(SpendingItem item) {
            String level =
                    item.level() == Level.ANY ? "" : " · " + say(item.level().messageKey());
            return say(item.kind().messageKey()) + level + " · " + item.description();
        }

        private String costs(SpendingItem item) {
            return formats.number(item.people()) + " × " + formats.amount(item.eachBaht()) + " = "
                    + formats.baht(item.amountBaht());
        }

        private String say(String key) {
            return say(new Message(key));
        }

        private String say(Message message) {
            return texts.of(message, language);
        }
    }
}
