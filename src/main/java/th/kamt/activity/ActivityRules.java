package th.kamt.activity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import th.kamt.activity.ActivityCare.Subject;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.ContractAccount;
import th.kamt.customer.CustomerList;
import th.kamt.entitlement.EntitlementCode;
import th.kamt.message.FieldsRefusedException;
import th.kamt.message.FieldsRefusedException.Fault;
import th.kamt.message.Message;
import th.kamt.message.WrittenWords;

/** What may be said of an activity, whoever says it and however (R-4.1, R-ENT-2, R-ENT-3, R-5.1). */
@Component
class ActivityRules {

    private static final Pattern TIME = Pattern.compile("(\\p{Nd}{1,2})[:.](\\p{Nd}{2})(?:\\s*น\\.?)?");

    private final ActivityCare care;
    private final CustomerList customers;
    private final Clock clock;

    ActivityRules(ActivityCare care, CustomerList customers, Clock clock) {
        this.care = care;
        this.customers = customers;
        this.clock = clock;
    }

    LocalDate today() {
        return Bangkok.dayOf(clock.instant());
    }

    /**
     * Reads the time of that day at which something happened, {@code 14:30} or {@code 14.30 น.}.
     *
     * @param day {@code null} if it was refused
     * @return {@code null} if nobody says, or a fault of the time was added
     */
    LocalTime time(LocalDate day, String typed, List<Fault> faults) {
        String written = WrittenWords.of(typed);
        if (written.isEmpty()) {
            return null;
        }
        Matcher read = TIME.matcher(written);
        int hour = read.matches() ? Integer.parseInt(read.group(1)) : 24;
        int minute = hour < 24 ? Integer.parseInt(read.group(2)) : 60;
        if (minute > 59) {
            faults.add(new Fault("time", new Message("activity.time.invalid", written)));
            return null;
        }
        LocalTime time = LocalTime.of(hour, minute);
        if (today().equals(day) && time.isAfter(LocalTime.ofInstant(clock.instant(), Bangkok.ZONE))) {
            faults.add(new Fault("time", new Message("activity.time.future", time.toString())));
            return null;
        }
        return time;
    }

    /** @throws FieldsRefusedException naming the day that cannot be */
    void checkCarryOut(Activity activity, CarryOut answer, String person) {
        Optional<Fault> fault = answer.isDone()
                ? dayFault(answer.happenedOn(), activity.fromOn(), activity.latest(), activity.year())
                : postponeFault(activity, answer.postponeTo(), person);
        if (fault.isPresent()) {
            throw new FieldsRefusedException(List.of(fault.get()));
        }
    }

    private Optional<Fault> dayFault(LocalDate day, LocalDate earliest, LocalDate latest, PlanYear year) {
        if (day.isAfter(today())) {
            return fault(CarryOut.HAPPENED_ON, new Message("activity.day.future", day));
        }
        if (day.isBefore(earliest)) {
            return fault(CarryOut.HAPPENED_ON, new Message("activity.day.before", day, earliest));
        }
        if (day.isAfter(latest)) {
            return fault(CarryOut.HAPPENED_ON, new Message("activity.day.nextYear", day, year.toString()));
        }
        return Optional.empty();
    }

    /** Never out of its quarter, month or year, unless the head of the unit does it or has agreed to it. */
    private Optional<Fault> postponeFault(Activity activity, LocalDate to, String person) {
        if (!to.isAfter(today())) {
            return fault(CarryOut.POSTPONE_TO, new Message("activity.postpone.past", to));
        }
        if (to.isAfter(activity.year().next().lastDay())) {
            return fault(CarryOut.POSTPONE_TO, new Message("activity.postpone.far", to));
        }
        if (to.isAfter(activity.postponableUntil()) && !care.mayAgree(activity, person)) {
            String key = limitKey(activity);
            return fault(
                    CarryOut.POSTPONE_TO,
                    new Message(
                            key, activity.postponableUntil(), activity.code().code()));
        }
        return Optional.empty();
    }

    private static String limitKey(Activity activity) {
        if (activity.origin() == Origin.INTRODUCTION) {
            return "activity.postpone.introduction";
        }
        return switch (activity.code()) {
            case COM1_1 -> "activity.postpone.quarter";
            case COM1_2 -> "activity.postpone.month";
            default -> "activity.postpone.year";
        };
    }

    /** @throws FieldsRefusedException naming each fault */
    void checkLog(EntitlementCode code, LogEntry entry, boolean mustBeComplete) {
        List<Fault> faults = new ArrayList<>(logFaults(code, entry));
        if (mustBeComplete && !entry.isComplete()) {
            faults.add(new Fault(LogAnswers.RESULT, new Message("activity.log.result")));
        }
        FieldsRefusedException.throwIfAny(faults);
    }

    private static List<Fault> logFaults(EntitlementCode code, LogEntry entry) {
        List<Fault> faults = new ArrayList<>();
        if (code == EntitlementCode.RBA1 && entry.mode() == Mode.TELE_CRM) {
            faults.add(new Fault(LogAnswers.MODE, new Message("activity.log.teleCrm")));
        }
        if (code == EntitlementCode.RBA1 && entry.purpose().isEmpty()) {
            faults.add(new Fault(LogAnswers.PURPOSE, new Message("activity.log.purpose")));
        }
        return faults;
    }

    /** Whether an activity beside the plan may be recorded at all, and on that day. */
    List<Fault> unplannedFaults(Subject subject, EntitlementCode code, LocalDate happenedOn, LogEntry entry) {
        List<Fault> faults = new ArrayList<>();
        codeFault(subject, code).ifPresent(message -> faults.add(new Fault("code", message)));
        dayFault(happenedOn, subject.year().firstDay(), subject.year().lastDay(), subject.year())
                .ifPresent(faults::add);
        faults.addAll(logFaults(code, entry));
        return faults;
    }

    private Optional<Message> codeFault(Subject subject, EntitlementCode code) {
        if (subject.group() != (code == EntitlementCode.COM1_2)) {
            return Optional.of(new Message(subject.group() ? "activity.code.group" : "activity.code.account"));
        }
        boolean noProblem = code == EntitlementCode.FMS6
                && customers.account(subject.year(), subject.accountId()).stream()
                        .noneMatch(ContractAccount::powerQualityProblem);
        if (noProblem) {
            return Optional.of(new Message("activity.code.powerQuality", subject.name()));
        }
        return code == EntitlementCode.RBA5 && !subject.specialRisk()
                ? Optional.of(new Message("activity.code.specialRisk", subject.name()))
                : Optional.empty();
    }

    private static Optional<Fault> fault(String field, Message message) {
        return Optional.of(new Fault(field, message));
    }
}
