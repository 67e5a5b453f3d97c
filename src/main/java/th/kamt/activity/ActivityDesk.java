package th.kamt.activity;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import th.kamt.activity.Activities.Unplanned;
import th.kamt.activity.ActivityCare.Subject;
import th.kamt.attachment.AttachedFile;
import th.kamt.attachment.Attachments;
import th.kamt.attachment.CheckedFiles;
import th.kamt.attachment.OwnerKind;
import th.kamt.calendar.PlanYear;
import th.kamt.entitlement.EntitlementCode;
import th.kamt.message.ConflictException;
import th.kamt.message.FieldsRefusedException;
import th.kamt.message.FieldsRefusedException.Fault;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.organization.AccessControl;

/**
 * What people do with activities on pages and by REST, without Tasklist: the same tasks are completed under the same rules. Everything
 * a form says is kept, or nothing is; a form sent again is kept once.
 */
@Service
public class ActivityDesk {

    /**
     * What a form or a REST caller gives to be recorded, as texts.
     *
     * @param time       of the day, on the 24 hour clock; {@code null} or empty if nobody says
     * @param requestKey of the form, so that the same one sent again is known; {@code null}: none
     */
    public record Given(
            String code,
            String happenedOn,
            String time,
            String mode,
            String purpose,
            String people,
            String result,
            List<LogAnswers.Given> voices,
            String requestKey) {

        public Given {
            voices = voices == null ? List.of() : List.copyOf(voices);
        }

        /** Without a time of the day. */
        public Given(
                String code,
                String happenedOn,
                String mode,
                String purpose,
                String people,
                String result,
                List<LogAnswers.Given> voices,
                String requestKey) {
            this(code, happenedOn, null, mode, purpose, people, result, voices, requestKey);
        }
    }

    private static final int LONGEST_KEY = 80;

    private final ActivityStore store;
    private final Activities activities;
    private final ActivityOpening opening;
    private final ActivityRules rules;
    private final ActivityCare care;
    private final ActivityTasks tasks;
    private final AccessControl access;
    private final Attachments attachments;
    private final TransactionTemplate transaction;

    ActivityDesk(
            ActivityStore store,
            Activities activities,
            ActivityOpening opening,
            ActivityRules rules,
            ActivityCare care,
            ActivityTasks tasks,
            AccessControl access,
            Attachments attachments,
            TransactionTemplate transaction) {
        this.store = store;
        this.activities = activities;
        this.opening = opening;
        this.rules = rules;
        this.care = care;
        this.tasks = tasks;
        this.access = access;
        this.attachments = attachments;
        this.transaction = transaction;
    }

    /** @throws NotFoundException if there is none, or it is of a unit they may not see */
    public Activity require(long id) {
        Activity activity = activities.require(id);
        requireSee(activity.unitCode());
        return activity;
    }

    private void requireSee(String unitCode) {
        if (!access.maySee(unitCode)) {
            throw new NotFoundException(new Message("activity.unknown"));
        }
    }

    /**
     * Carries out what is not yet, and logs it.
     *
     * @param given its day counts only if it is still to be carried out; what was done keeps its day
     * @param files kept with it, in the same transaction
     * @return the activity, logged
     */
    public Activity log(long id, Given given, CheckedFiles files) {
        String person = access.currentPerson();
        Checked checked = transaction.execute(status -> checked(id, given, person));
        if (checked.entry() == null) {
            keepToo(checked.activity(), files, person);
            return checked.activity();
        }
        try {
            tasks.together(person, checked.carer(), () -> {
                logNow(checked.activity(), checked.day(), checked.entry(), person);
                activities.happenedAt(id, checked.time());
                keep(checked.activity(), files, person);
            });
        } catch (ConflictException e) {
            // The same form arrived twice at once: the other one was kept.
            if (!isLoggedSo(id, checked.entry(), checked.time(), person)) {
                throw e;
            }
            keepToo(checked.activity(), files, person);
        }
        return activities.require(id);
    }

    /** Files of a form sent again; those the activity has already are not kept twice. */
    private void keepToo(Activity activity, CheckedFiles files, String person) {
        if (!files.isEmpty()) {
            care.requireMayWork(activity, person);
            transaction.executeWithoutResult(status -> {
                keep(store.lock(activity.id()).orElseThrow(), files, person);
            });
        }
    }

    /**
     * What may be kept.
     *
     * @param carer whether the person looks after it
     * @param entry {@code null} if the same was logged before
     */
    private record Checked(Activity activity, boolean carer, LocalDate day, LocalTime time, LogEntry entry) {}

    private Checked checked(long id, Given given, String person) {
        Activity activity = require(id);
        if (activity.state() == ActivityState.LOGGED) {
            return new Checked(loggedBefore(activity, given, person), false, null, null, null);
        }
        if (activity.state() == ActivityState.DROPPED) {
            throw new ConflictException(new Message("activity.dropped", activity.accountName()));
        }
        care.requireMayWork(activity, person);
        List<Fault> faults = new ArrayList<>();
        LocalDate day = activity.state().isAhead()
                ? ActivityDays.read(CarryOut.HAPPENED_ON, given.happenedOn(), faults)
                : activity.happenedOn();
        LocalTime time = rules.time(day, given.time(), faults);
        LogEntry entry = entry(given, faults);
        FieldsRefusedException.throwIfAny(faults);
        checkAll(activity, day, entry, person);
        return new Checked(activity, care.isCarer(activity, person), day, time, entry);
    }

    /** The same form again is as good as done; what is logged otherwise is said, so that nobody takes other words for kept. */
    private Activity loggedBefore(Activity activity, Given given, String person) {
        List<Fault> faults = new ArrayList<>();
        LocalTime time = rules.time(activity.happenedOn(), given.time(), faults);
        LogEntry entry = entry(given, faults);
        if (faults.isEmpty() && isLoggedSo(activity.id(), entry, time, person)) {
            return activity;
        }
        boolean own = store.log(activity.id())
                .filter(log -> person.equals(log.loggedBy()))
                .isPresent();
        throw new ConflictException(
                new Message(own ? "activity.loggedOtherwise" : "activity.alreadyLogged", activity.accountName()));
    }

    private boolean isLoggedSo(long id, LogEntry entry, LocalTime time, String person) {
        return store.log(id)
                .filter(log ->
                        person.equals(log.loggedBy()) && log.entry().equals(entry) && Objects.equals(log.time(), time))
                .isPresent();
    }

    private void checkAll(Activity activity, LocalDate day, LogEntry entry, String person) {
        List<Fault> faults = new ArrayList<>();
        if (activity.state().isAhead()) {
            collect(faults, () -> rules.checkCarryOut(activity, CarryOut.done(day), person));
        }
        collect(faults, () -> rules.checkLog(activity.code(), entry, true));
        FieldsRefusedException.throwIfAny(faults);
    }

    private static void collect(List<Fault> faults, Runnable check) {
        try {
            check.run();
        } catch (FieldsRefusedException e) {
            faults.addAll(e.faults());
        }
    }

    private void logNow(Activity activity, LocalDate day, LogEntry entry, String person) {
        if (activity.state() == ActivityState.PLANNED) {
            tasks.asApplication(() -> opening.openEarly(activity.id()));
        } else if (activity.state() == ActivityState.POSTPONED) {
            tasks.openNow(activity);
        }
        if (activity.state().isAhead()) {
            tasks.complete(activity, ActivityTasks.CARRY_OUT, CarryOut.done(day).answers());
        }
        tasks.complete(activity, ActivityTasks.LOG, LogAnswers.answers(entry));
        // The task has room for one voice; a form for one of each kind.
        if (entry.voices().size() > 1) {
            Activity logged = activities.require(activity.id());
            entry.voices().stream().skip(1).forEach(voice -> activities.hear(logged, voice, person));
        }
    }

    /** Postpones it; beyond its quarter, month or year only the head of the unit does, or has agreed to. */
    public Activity postpone(long id, String to, String reason) {
        String person = access.currentPerson();
        Activity activity = require(id);
        CarryOut answer = postponement(to, reason);
        care.requireMayWork(activity, person);
        if (activity.state() == ActivityState.DROPPED) {
            throw new ConflictException(new Message("activity.dropped", activity.accountName()));
        }
        if (!activity.state().isAhead()) {
            throw new ConflictException(new Message("activity.alreadyDone"));
        }
        if (isPostponedSo(id, answer, person)) {
            return activity;
        }
        rules.checkCarryOut(activity, answer, person);
        try {
            postpone(activity, answer, person);
        } catch (ConflictException e) {
            // The same form arrived twice at once: the other one was kept.
            if (!isPostponedSo(id, answer, person)) {
                throw e;
            }
        }
        return activities.require(id);
    }

    private void postpone(Activity activity, CarryOut answer, String person) {
        if (activity.state() == ActivityState.PLANNED) {
            transaction.executeWithoutResult(status -> activities.postponePlanned(activity, answer, person));
        } else {
            tasks.together(person, care.isCarer(activity, person), () -> {
                if (activity.state() == ActivityState.POSTPONED) {
                    tasks.openNow(activity);
                }
                tasks.complete(activity, ActivityTasks.CARRY_OUT, answer.answers());
            });
        }
    }

    /** Whether the same form was what was last done with it. */
    private boolean isPostponedSo(long id, CarryOut answer, String person) {
        return store.changes(id).stream()
                .reduce((earlier, later) -> later)
                .filter(last -> last.what() == ActivityChange.What.POSTPONED
                        && last.person().equals(person)
                        && answer.postponeTo().equals(last.to())
                        && answer.reason().equals(last.reason()))
                .isPresent();
    }

    /** The head of the unit agrees to a later day than its window has. */
    public Activity agree(long id, String until, String reason) {
        Activity activity = require(id);
        CarryOut answer = postponement(until, reason);
        activities.agree(activity.id(), answer.postponeTo(), answer.reason(), access.currentPerson());
        return activities.require(id);
    }

    private static CarryOut postponement(String to, String reason) {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put(CarryOut.OUTCOME, CarryOut.POSTPONE);
        answers.put(CarryOut.POSTPONE_TO, to);
        answers.put(CarryOut.REASON, reason);
        if (reason != null && reason.length() > LogAnswers.LONGEST) {
            throw new FieldsRefusedException(
                    CarryOut.REASON,
                    new Message(
                            "workflow.task.tooLong",
                            new Message("workflow.field.reason"),
                            Integer.toString(LogAnswers.LONGEST)));
        }
        return CarryOut.read(answers);
    }

    /**
     * Records what was done beside the plan.
     *
     * @throws NotFoundException if nobody they may see has the account in care
     * @throws FieldsRefusedException naming every fault by its field
     */
    public Activity record(String accountId, Given given) {
        return record(accountId, given, List.of());
    }

    /**
     * As {@link #record(String, Given)}.
     *
     * @param found what the caller has found wrong; refused with whatever else is
     */
    public Activity record(String accountId, Given given, List<Fault> found) {
        List<Fault> faults = new ArrayList<>(found);
        if (accountId == null || accountId.isBlank()) {
            faults.add(0, new Fault("accountId", new Message("activity.account.missing")));
        }
        Read read = read(given, faults);
        Subject subject = subject(accountId, read.day());
        check(subject, read);
        return keep(subject, read, given.requestKey(), CheckedFiles.none());
    }

    /**
     * One event with many accounts, e.g. a seminar: for each the activity of that kind its plan has next is carried out and logged, and
     * where there is none it is recorded beside the plan. All are checked before the first is kept.
     *
     * @return what was kept, in the order of the accounts
     */
    public List<Activity> recordForMany(List<String> accountIds, boolean asPlanned, Given given, CheckedFiles files) {
        if (accountIds.isEmpty()) {
            throw new FieldsRefusedException("account", new Message("activity.accounts.none"));
        }
        Read read = read(given, new ArrayList<>());
        List<Subject> subjects = accountIds.stream()
                .distinct()
                .map(account -> subject(account, read.day()))
                .toList();
        subjects.forEach(subject -> check(subject, read));
        subjects.forEach(subject -> before(key(access.currentPerson(), given.requestKey(), subject), read));
        List<Activity> kept = new ArrayList<>();
        for (Subject subject : subjects) {
            kept.add(
                    asPlanned
                            ? keepAsPlanned(subject, read, given, files)
                            : keep(subject, read, given.requestKey(), files));
        }
        return kept;
    }

    private Activity keepAsPlanned(Subject subject, Read read, Given given, CheckedFiles files) {
        String person = access.currentPerson();
        String key = key(person, given.requestKey(), subject);
        Optional<Activity> before = before(key, read);
        if (before.isPresent()) {
            keepToo(before.get(), files, person);
            return before.get();
        }
        Optional<Activity> next = store.ofAccount(subject.year(), subject.accountId()).stream()
                .filter(activity ->
                        activity.code() == read.code() && activity.state().isAhead())
                .filter(activity -> !read.day().isBefore(activity.fromOn()))
                .filter(activity -> activity.origin() == Origin.PLANNED)
                // A contact counts for the quarter it was made in (R-TGT-1), before one still owed from an earlier
                // quarter.
                .min(Comparator.comparing((Activity activity) -> read.day().isAfter(activity.postponableUntil()))
                        .thenComparing(Activity::plannedOn));
        if (next.isEmpty() || !read.entry().isComplete()) {
            return keep(subject, read, given.requestKey(), files);
        }
        Activity activity = next.get();
        try {
            tasks.together(person, care.isCarer(activity, person), () -> {
                logNow(activity, read.day(), read.entry(), person);
                activities.happenedAt(activity.id(), read.time());
                keep(activity, files, person);
                if (key != null) {
                    store.requested(activity.id(), key);
                }
            });
        } catch (ConflictException e) {
            // The same form arrived twice at once: the other one was kept.
            return before(key, read).orElseThrow(() -> e);
        }
        return activities.require(activity.id());
    }

    /**
     * What that form has recorded of the account.
     *
     * @throws ConflictException if it said something else: that would be lost, and nobody told
     */
    private Optional<Activity> before(String key, Read read) {
        Optional<Activity> before = key == null ? Optional.empty() : store.ofRequest(key);
        boolean other = before.filter(activity -> !isSame(activity, read)).isPresent();
        if (other) {
            throw new ConflictException(new Message("activity.requestKey.used"));
        }
        return before;
    }

    /** What was recorded without a result may have been logged since. */
    private boolean isSame(Activity activity, Read read) {
        boolean logged = store.log(activity.id())
                .filter(log -> log.entry().equals(read.entry()))
                .isPresent();
        return activity.code() == read.code()
                && read.day().equals(activity.happenedOn())
                && (logged || !read.entry().isComplete());
    }

    /** Whether it was logged after its time, or is still to be logged after it (D-24). */
    public boolean isLate(Activity activity) {
        return activity.loggedAt() == null
                ? activity.logDueOn() != null && rules.today().isAfter(activity.logDueOn())
                : activity.late();
    }

    /** What was given, read. */
    private record Read(EntitlementCode code, LocalDate day, LocalTime time, LogEntry entry) {}

    private Read read(Given given, List<Fault> faults) {
        boolean dayRefused = faults.stream().anyMatch(fault -> fault.field().equals(CarryOut.HAPPENED_ON));
        EntitlementCode code = code(given.code(), faults);
        LocalDate day = dayRefused ? null : ActivityDays.read(CarryOut.HAPPENED_ON, given.happenedOn(), faults);
        if (day != null && day.isAfter(rules.today())) {
            faults.add(new Fault(CarryOut.HAPPENED_ON, new Message("activity.day.future", day)));
        }
        LocalTime time = rules.time(day, given.time(), faults);
        LogEntry entry = entry(given, faults);
        FieldsRefusedException.throwIfAny(faults);
        return new Read(code, day, time, entry);
    }

    private static EntitlementCode code(String typed, List<Fault> faults) {
        if (typed == null || typed.isBlank()) {
            faults.add(new Fault("code", new Message("activity.code.missing")));
            return null;
        }
        try {
            return EntitlementCode.parse(typed);
        } catch (RefusedException e) {
            faults.add(new Fault("code", e.messages().get(0)));
            return null;
        }
    }

    private static LogEntry entry(Given given, List<Fault> faults) {
        return LogAnswers.read(
                given.mode(),
                given.purpose(),
                given.people(),
                given.result(),
                given.voices(),
                "voices",
                "voices",
                faults);
    }

    /** The account in the care of that day's year, or of another: then it is the day that is wrong. */
    private Subject subject(String accountId, LocalDate day) {
        String id = accountId == null ? "" : accountId.strip();
        PlanYear year = PlanYear.containing(day);
        Optional<Subject> subject = care.subject(year, id).filter(one -> access.maySee(one.unitCode()));
        if (subject.isPresent()) {
            return subject.get();
        }
        Optional<PlanYear> other = care.years().stream()
                .filter(one -> care.subject(one, id)
                        .filter(found -> access.maySee(found.unitCode()))
                        .isPresent())
                .findFirst();
        if (other.isPresent()) {
            throw new FieldsRefusedException(
                    CarryOut.HAPPENED_ON,
                    new Message("activity.day.otherYear", day, other.get().toString()));
        }
        throw new NotFoundException(new Message("activity.account.unknown", id));
    }

    private void check(Subject subject, Read read) {
        care.requireMayWork(subject, access.currentPerson());
        FieldsRefusedException.throwIfAny(rules.unplannedFaults(subject, read.code(), read.day(), read.entry()));
    }

    private Activity keep(Subject subject, Read read, String requestKey, CheckedFiles files) {
        String person = access.currentPerson();
        String key = key(person, requestKey, subject);
        Optional<Activity> before = before(key, read);
        if (before.isPresent()) {
            keepToo(before.get(), files, person);
            return before.get();
        }
        try {
            return transaction.execute(status -> {
                Activity recorded =
                        activities.record(subject, new Unplanned(read.code(), read.day()), read.entry(), key, person);
                activities.happenedAt(recorded.id(), read.time());
                keep(recorded, files, person);
                return recorded;
            });
        } catch (DuplicateKeyException e) {
            // The same form arrived twice at once: the other one was kept.
            return before(key, read).orElseThrow(() -> e);
        }
    }

    // --- files ---

    /** Those attached to an activity the person may see. */
    public List<AttachedFile> files(long id) {
        return attachments.of(OwnerKind.ACTIVITY, require(id).id());
    }

    /** @throws NotFoundException if there is none, or the activity is of a unit they may not see */
    public AttachedFile file(long id, long file) {
        return attachments.require(OwnerKind.ACTIVITY, require(id).id(), file);
    }

    /**
     * Attaches files, also to what is logged already.
     *
     * @return names of what was added; what was there already is not
     */
    public List<String> attach(long id, CheckedFiles files) {
        String person = access.currentPerson();
        Activity activity = require(id);
        care.requireMayWork(activity, person);
        return transaction.execute(status -> {
            Activity locked = store.lock(id).orElseThrow();
            return keep(locked, files, person);
        });
    }

    /**
     * Takes a file away; who attached it may until the activity is logged.
     *
     * @return its name
     */
    public String detach(long id, long file) {
        String person = access.currentPerson();
        Activity activity = require(id);
        return transaction.execute(status -> {
            if (store.lock(id).orElseThrow().state() == ActivityState.LOGGED) {
                throw new ConflictException(new Message("attachment.logged"));
            }
            AttachedFile attached = attachments.require(OwnerKind.ACTIVITY, id, file);
            attachments.remove(attached, person);
            activities.noted(activity, ActivityChange.What.DETACHED, person, attached.name());
            return attached.name();
        });
    }

    private List<String> keep(Activity activity, CheckedFiles files, String person) {
        List<String> added = attachments.keep(OwnerKind.ACTIVITY, activity.id(), files, person);
        added.forEach(name -> activities.noted(activity, ActivityChange.What.ATTACHED, person, name));
        return added;
    }

    private static String key(String person, String requestKey, Subject subject) {
        if (requestKey == null || requestKey.isBlank()) {
            return null;
        }
        if (requestKey.length() > LONGEST_KEY) {
            throw new FieldsRefusedException(
                    "requestKey", new Message("activity.requestKey", Integer.toString(LONGEST_KEY)));
        }
        return person + " " + requestKey.strip() + " " + subject.accountId();
    }
}
