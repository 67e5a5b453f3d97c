package th.kamt.activity;

import java.time.Instant;
import java.time.LocalDate;
import th.kamt.calendar.PlanYear;
import th.kamt.entitlement.EntitlementCode;
import th.kamt.entitlement.StreamlineGroup;
import th.kamt.message.Message;

/**
 * One service, activity or contact of an account, or of a Streamline group.
 *
 * @param fromOn      first day it may happen
 * @param opensOn     the day its process starts
 * @param dueOn       by the end of this day it is carried out
 * @param limitOn     last day it may be postponed to without the agreement of the unit's head
 * @param agreedUntil as far as the head has agreed; {@code null}: not at all
 * @param owner       who is to do it, if agreed so; {@code null}: who looks after the account
 * @param about       what is to be done, of agreed work beside the yearly plan; else {@code null}
 * @param happenedOn  {@code null} until carried out, as are {@code doneBy}, {@code doneAt} and {@code logDueOn}
 */
public record Activity(
        long id,
        PlanYear year,
        String accountId,
        String accountName,
        String unitCode,
        EntitlementCode code,
        Origin origin,
        ActivityState state,
        LocalDate firstPlannedOn,
        LocalDate plannedOn,
        LocalDate fromOn,
        LocalDate opensOn,
        LocalDate dueOn,
        LocalDate limitOn,
        LocalDate agreedUntil,
        int postponements,
        LocalDate happenedOn,
        String doneBy,
        Instant doneAt,
        LocalDate logDueOn,
        Instant loggedAt,
        boolean late,
        String owner,
        String about) {

    /** Business key of its process and of its deadlines. */
    public String key() {
        return year + "/" + id;
    }

    /** Address of its page. */
    public String page() {
        return "/activities/" + id;
    }

    /** The manual's name of it; an introduction, and work agreed beside the yearly plan, have names of their own. */
    public Message displayName() {
        if (about != null) {
            return new Message("activity.about", about);
        }
        return origin == Origin.INTRODUCTION ? new Message("activity.introduction") : code.displayName();
    }

    public boolean isOfGroup() {
        return StreamlineGroup.isGroup(accountId);
    }

    /** A visit has a purpose, and is no phone call (R-ENT-3). */
    public boolean isVisit() {
        return code == EntitlementCode.RBA1;
    }

    /** The same, as work. */
    Activity opened() {
        return new Activity(
                id,
                year,
                accountId,
                accountName,
                unitCode,
                code,
                origin,
                ActivityState.OPEN,
                firstPlannedOn,
                plannedOn,
                fromOn,
                opensOn,
                dueOn,
                limitOn,
                agreedUntil,
                postponements,
                happenedOn,
                doneBy,
                doneAt,
                logDueOn,
                loggedAt,
                late,
                owner,
                about);
    }

    /** Last day it may be postponed to as things stand. */
    public LocalDate postponableUntil() {
        return agreedUntil != null && agreedUntil.isAfter(limitOn) ? agreedUntil : limitOn;
    }

    /** Last day it can have happened: within its plan year, or as far as the head has agreed. */
    LocalDate latest() {
        LocalDate end = year.lastDay();
        return agreedUntil != null && agreedUntil.isAfter(end) ? agreedUntil : end;
    }

    /** Id in a business key {@code 2570/ID}. */
    public static long idOf(String key) {
        return Long.parseLong(key.substring(key.indexOf('/') + 1));
    }
}
