package th.kamt.planning.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Formats;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.Organization;
import th.kamt.organization.RoleAt;
import th.kamt.selection.Tier;

/** Texts and cells of the forms, in the reader's language. */
@Component
class DocumentWords {

    private static final int MONTHS = 12;
    private static final String COUNT = "#,##0";

    private final Texts texts;
    private final Formats formats;
    private final Organization organization;

    DocumentWords(Texts texts, Formats formats, Organization organization) {
        this.texts = texts;
        this.formats = formats;
        this.organization = organization;
    }

    Formats formats() {
        return formats;
    }

    String say(String key, Object... arguments) {
        return texts.of(new Message(key, arguments));
    }

    /** {@code otherwise} where there are no words: codes of a process owner's table may be new. */
    String sayOr(String key, String otherwise) {
        String text = say(key);
        return text.equals(key) ? otherwise : text;
    }

    String say(Message message) {
        return texts.of(message);
    }

    String tier(Tier tier) {
        return say("selection.tier." + tier);
    }

    List<String> months() {
        return IntStream.rangeClosed(1, MONTHS)
                .mapToObj(month -> say("entitlement.monthShort." + month))
                .toList();
    }

    /** E.g. ผจก. กฟอ.บึงทอง. */
    String post(RoleAt post) {
        String unit = organization.unitName(post.unitCode());
        return say("documents.post", say("documents.post." + post.role().id()), unit);
    }

    /** A hyphen stands for nothing, so that nobody takes it for forgotten. */
    static DocumentCell text(String text) {
        return DocumentCell.text(text == null || text.isBlank() ? "-" : text.strip());
    }

    DocumentCell count(long count) {
        return new DocumentCell(formats.number(count), BigDecimal.valueOf(count), COUNT);
    }

    /** Zero stays empty: in a table of months the eye looks for what there is. */
    DocumentCell countOrNothing(long count) {
        return count == 0 ? DocumentCell.EMPTY : count(count);
    }

    DocumentCell difference(BigDecimal difference) {
        boolean whole = difference.stripTrailingZeros().scale() <= 0;
        String amount = formats.amount(difference);
        return new DocumentCell(
                difference.signum() > 0 ? "+" + amount : amount,
                difference,
                whole ? "+#,##0;-#,##0;0" : "+#,##0.00;-#,##0.00;0");
    }

    DocumentCell baht(BigDecimal baht) {
        if (baht == null) {
            return text(null);
        }
        boolean whole = baht.stripTrailingZeros().scale() <= 0;
        return new DocumentCell(formats.amount(baht), baht, whole ? COUNT : "#,##0.00");
    }

    DocumentCell load(BigDecimal load) {
        return new DocumentCell(formats.load(load), load, "0.0");
    }

    DocumentCell percent(BigDecimal percent) {
        return new DocumentCell(formats.percent(percent), percent, "0\"%\"");
    }
}
