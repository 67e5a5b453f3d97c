package th.kamt.planning.web;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;
import th.kamt.planning.PlanEdit;
import th.kamt.selection.Tier;

/** Reads one change of a plan from the fields of its form; figures may have Thai digits and thousands commas. */
final class PlanEditForm {

    private static final char THAI_ZERO = '๐';
    private static final char THAI_NINE = '๙';

    private final PlanYear year;
    private final Map<String, String> fields;

    PlanEditForm(PlanYear year, Map<String, String> fields) {
        this.year = year;
        this.fields = fields;
    }

    /** @throws RefusedException if a field cannot be read */
    PlanEdit edit() {
        return switch (fields.getOrDefault("type", "")) {
            case "exclude" -> new PlanEdit.Exclude(text("accountId"), text("reason"));
            case "include" -> new PlanEdit.Include(text("accountId"));
            case "decideExclusion" -> new PlanEdit.DecideExclusion(text("accountId"), excludes(), text("reason"));
            case "specialCase" -> specialCase();
            case "specialCaseBack" -> new PlanEdit.SpecialCase(text("accountId"), null, null, null);
            case "withinRadius" -> new PlanEdit.WithinRadius(text("accountId"), text("reason"));
            case "moveAccount" -> new PlanEdit.MoveAccount(text("accountId"), text("employeeId"));
            case "chooseKamr" ->
                new PlanEdit.ChooseKamr(text("employeeId"), fields.containsKey("skillAttested"), text("reason"));
            case "replaceKamr" -> new PlanEdit.ReplaceKamr(text("from"), text("to"), text("reason"));
            case "takeFromList" -> new PlanEdit.TakeFromList(text("accountId"));
            case "dismissKamr" -> new PlanEdit.DismissKamr(text("employeeId"));
            case "attest" -> new PlanEdit.Attest(text("employeeId"), Boolean.valueOf(text("attested")));
            case "waive" -> new PlanEdit.Waive(text("employeeId"), text("reason"));
            case "addService" -> new PlanEdit.AddService(text("accountId"), text("code"), day());
            case "moveService" -> new PlanEdit.MoveService(id("serviceId"), day());
            case "removeService" -> new PlanEdit.RemoveService(id("serviceId"), text("reason"));
            case "giveReason" -> new PlanEdit.GiveReason(text("kind"), fields.get("subject"), text("reason"));
            case "takeReasonBack" -> new PlanEdit.TakeReasonBack(text("kind"), fields.get("subject"));
            case "addBudget" ->
                new PlanEdit.AddBudget(text("kind"), text("description"), amount("amountBaht"), amount("lastYearBaht"));
            case "setBudget" ->
                new PlanEdit.SetBudget(text("kind"), text("description"), amount("amountBaht"), amount("lastYearBaht"));
            case "addDocument" -> new PlanEdit.AddDocument(text("kind"), text("title"));
            case "removeDocument" -> new PlanEdit.RemoveDocument(id("documentId"));
            case "proposeAgain" -> new PlanEdit.ProposeAgain();
            default -> throw incomplete();
        };
    }

    /** Whether to leave out or keep has to be said: neither is a default. */
    private boolean excludes() {
        return switch (fields.getOrDefault("exclude", "")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new RefusedException(new Message("planning.page.exclusion.choose"));
        };
    }

    private PlanEdit specialCase() {
        Tier tier;
        try {
            tier = text("tier") == null ? null : Tier.valueOf(text("tier"));
        } catch (IllegalArgumentException e) {
            throw incomplete();
        }
        String letter = Optional.ofNullable(text("specialCase"))
                .orElseThrow(() -> new RefusedException(new Message("selection.refused.specialCase.letter")));
        return new PlanEdit.SpecialCase(text("accountId"), letter, tier, text("reason"));
    }

    private LocalDate day() {
        try {
            return LocalDate.of(
                    year.commonEra(),
                    number("month").intValueExact(),
                    number("day").intValueExact());
        } catch (DateTimeException | ArithmeticException e) {
            throw new RefusedException(new Message("planning.page.service.noSuchDay", year.toString()));
        }
    }

    private long id(String field) {
        try {
            return number(field).longValueExact();
        } catch (ArithmeticException e) {
            throw incomplete();
        }
    }

    private BigDecimal number(String field) {
        String digits = figures(field);
        if (!digits.matches("\\d{1,18}")) {
            throw "day".equals(field) || "month".equals(field)
                    ? new RefusedException(new Message("planning.edit.dayMissing"))
                    : incomplete();
        }
        return new BigDecimal(digits);
    }

    /** Nothing entered is nothing asked for. */
    private BigDecimal amount(String field) {
        String digits = figures(field);
        if (digits.isEmpty()) {
            return BigDecimal.ZERO;
        }
        if (!digits.matches("\\d{1,12}(\\.\\d{1,4})?")) {
            throw new RefusedException(new Message("planning.budget.amount"));
        }
        return new BigDecimal(digits);
    }

    private String figures(String field) {
        StringBuilder digits = new StringBuilder();
        for (char c : fields.getOrDefault(field, "").strip().toCharArray()) {
            boolean thai = c >= THAI_ZERO && c <= THAI_NINE;
            if (c != ',') {
                digits.append(thai ? (char) ('0' + c - THAI_ZERO) : c);
            }
        }
        return digits.toString();
    }

    /** {@code null} if left empty. */
    private String text(String field) {
        String value = fields.getOrDefault(field, "").strip();
        return value.isEmpty() ? null : value;
    }

    private static RefusedException incomplete() {
        return new RefusedException(new Message("planning.edit.incomplete"));
    }
}
