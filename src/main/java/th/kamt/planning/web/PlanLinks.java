package th.kamt.planning.web;

import java.util.regex.Pattern;
import th.kamt.calendar.PlanYear;

/** Addresses of the plans' and the accounts' pages; every one can be mailed. */
final class PlanLinks {

    /** Own pages only, and nothing a redirect would expand. */
    private static final Pattern OWN = Pattern.compile("/(plans|accounts)/[^\\s{}\\\\]*");

    private static final Pattern TASK = Pattern.compile("[A-Za-z0-9:_-]{1,64}");
    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    private PlanLinks() {}

    static String plans(PlanYear year) {
        return "/plans/" + year;
    }

    static String plan(PlanYear year, String unit) {
        return "/plans/" + year + "/" + unit;
    }

    static String account(PlanYear year, String accountId) {
        return "/accounts/" + accountId + "?year=" + year;
    }

    /** The task the person came from, else Tasklist itself. */
    static String tasklist(String task) {
        return isTask(task) ? TASKLIST + "#/?task=" + task : TASKLIST;
    }

    static boolean isTask(String task) {
        return task != null && TASK.matcher(task).matches();
    }

    /** {@code back} if it leads to one of these pages, else {@code otherwise}. */
    static String back(String back, String otherwise) {
        boolean own = back != null && OWN.matcher(back).matches() && !back.contains("//");
        return own ? back : otherwise;
    }
}
