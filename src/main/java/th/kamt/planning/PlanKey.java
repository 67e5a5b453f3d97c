package th.kamt.planning;

import th.kamt.calendar.PlanYear;

/** The business key of a unit's plan, {@code 2570/UNIT}. */
public record PlanKey(PlanYear year, String unitCode) {

    /** @throws IllegalArgumentException if the text is no such key */
    public static PlanKey parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || slash == text.length() - 1) {
            throw new IllegalArgumentException("no business key of a plan: " + text);
        }
        return new PlanKey(PlanYear.parse(text.substring(0, slash)), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return year + "/" + unitCode;
    }
}
