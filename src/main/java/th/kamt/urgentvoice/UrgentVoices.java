package th.kamt.urgentvoice;

import static th.kamt.workflow.PlanningVariables.PLAN_YEAR;
import static th.kamt.workflow.PlanningVariables.UNIT_CODE;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.HolidaysChanged;
import th.kamt.calendar.PlanYear;
import th.kamt.calendar.WorkingDays;
import th.kamt.message.ConflictException;
import th.kamt.message.FieldsRefusedException;
import th.kamt.message.FieldsRefusedException.Fault;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.message.WrittenWords;
import th.kamt.organization.AccessControl;
import th.kamt.portfolio.AccountInCare;
import th.kamt.portfolio.Portfolios;
import th.kamt.urgentvoice.VoiceEvent.Kind;
import th.kamt.workflow.RunningProcesses;
import th.kamt.workflow.TaskField;

/** Urgent voices of customers (CRM-KAM-003): opened, ordered, remedied, answered. */
@Service
public class UrgentVoices {

    private static final String ORDERED_ANEW = "kamt.remedyOrderedAnew";
    private static final Pattern NUMBER = Pattern.compile("\\d{4}-\\d{6,9}");
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{8,64}");
    private static final int LONGEST_CHANNEL = 100;

    private final UrgentVoiceStore store;
    private final VoicePeople people;
    private final VoiceDeadlines deadlines;
    private final VoiceNotices notices;
    private final Portfolios portfolios;
    private final RunningProcesses processes;
    private final WorkingDays workingDays;
    private final AccessControl access;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    UrgentVoices(
            UrgentVoiceStore store,
            VoicePeople people,
            VoiceDeadlines deadlines,
            VoiceNotices notices,
            Portfolios portfolios,
            RunningProcesses processes,
            WorkingDays workingDays,
            AccessControl access,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.people = people;
        this.deadlines = deadlines;
        this.notices = notices;
        this.portfolios = portfolios;
        this.processes = processes;
        this.workingDays = workingDays;
        this.access = access;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * What was heard.
     *
     * @param receivedAt as typed or written by a machine: ISO, with or without an offset, or {@code 8/1/2570 15:40}
     * @param channel    code of a {@link Channel}, or words of one's own
     * @param token      of the form it is sent with, 8 to 64 characters, or {@code null}: the same form sent twice is one case
     */
    public record Heard(String accountId, String receivedAt, String channel, String summary, String token) {}

    // --- part 1, opening ---

    /**
     * Opens a case as the person at work; sent twice with the same token, it is the case opened first.
     *
     * @throws NotFoundException  if the account is not theirs to know, or there is none
     * @throws ForbiddenException if they may see it but not open cases of it
     * @throws ConflictException  if it is in nobody's care in the year of receipt
     * @throws FieldsRefusedException if the time lies ahead, or a text is missing or too long
     */
    @Transactional(propagation = Propagation.NEVER)
    public UrgentVoice open(Heard heard) {
        Optional<UrgentVoice> before = openedBefore(heard);
        if (before.isPresent()) {
            return before.get();
        }
        try {
            return transaction.execute(status -> openNow(heard));
        } catch (DuplicateKeyException e) {
            // The same form at the same time.
            return openedBefore(heard).orElseThrow(() -> e);
        }
    }

    private Optional<UrgentVoice> openedBefore(Heard heard) {
        String token = heard.token();
        if (token == null) {
            return Optional.empty();
        }
        if (!TOKEN.matcher(token).matches()) {
            throw new RefusedException(new Message("urgentvoice.token"));
        }
        Optional<UrgentVoice> before = store.byToken(token);
        before.filter(voice -> !voice.openedBy().equals(access.currentPerson())).ifPresent(voice -> {
            throw new ConflictException(new Message("urgentvoice.token.others"));
        });
        before.filter(voice -> !says(voice, heard)).ifPresent(voice -> {
            // Another case: taken for the first it would be lost, and nobody told.
            throw new ConflictException(new Message("urgentvoice.token.used", voice.number()));
        });
        return before;
    }

    private static boolean says(UrgentVoice voice, Heard heard) {
        String channel = WrittenWords.of(heard.channel());
        List<Fault> faults = new ArrayList<>();
        Instant receivedAt = read(faults, "receivedAt", () -> typedReceipt(heard.receivedAt()));
        return voice.accountId().equals(WrittenWords.of(heard.accountId()))
                && voice.receivedAt().equals(receivedAt)
                && voice.channel().equals(Channel.of(channel).map(Channel::name).orElse(channel))
                && voice.summary().equals(WrittenWords.of(heard.summary()));
    }

    private UrgentVoice openNow(Heard heard) {
        Instant now = now();
        List<Fault> faults = new ArrayList<>();
        String accountId = read(faults, "accountId", () -> named(heard.accountId()));
        Instant receivedAt = read(faults, "receivedAt", () -> received(heard.receivedAt(), now));
        // Whose account it is decides before the words do: 403, 404 and 409 are not hidden by a missing text.
        AccountInCare account = accountId == null || receivedAt == null ? null : account(accountId, receivedAt);
        String channel =
                read(faults, "channel", () -> text(heard.channel(), "urgentvoice.field.channel", LONGEST_CHANNEL));
        String summary =
                read(faults, "summary", () -> text(heard.summary(), "urgentvoice.field.summary", TaskField.MAX_TEXT));
        FieldsRefusedException.throwIfAny(faults);
        UrgentVoice voice = new UrgentVoice(
                store.nextNumber(account.year()),
                account.year(),
                account.accountId(),
                account.name(),
                account.unitCode(),
                VoicePeople.officeOf(account.accountId()),
                Stage.ORDER,
                receivedAt,
                countedFrom(receivedAt),
                Channel.of(channel).map(Channel::name).orElse(channel),
                summary,
                access.currentPerson(),
                now,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        store.insert(voice, heard.token());
        keep(voice, now, Kind.OPENED, voice.openedBy(), null, voice.summary());
        VoiceHolders decider = people.decisionMaker(voice);
        if (!decider.skipped().isEmpty()) {
            keep(voice, now, Kind.DECIDER_ABOVE, null, decider.post().group(), null);
        }
        deadlines.opened(voice);
        processes.start(
                VoiceTasks.URGENT_VOICE,
                voice.businessKey(),
                Map.of(UNIT_CODE.name(), voice.unitCode(), PLAN_YEAR.name(), PLAN_YEAR.toEngine(voice.year())));
        notices.opened(voice, portfolios.carer(account).people());
        events.publishEvent(new UrgentVoiceHeard(
                voice.number(),
                voice.year(),
                voice.accountId(),
                voice.unitCode(),
                voice.summary(),
                voice.receivedAt(),
                voice.openedBy()));
        return voice;
    }

    /** What was read, or {@code null} and why not among the faults. */
    private static <T> T read(List<Fault> faults, String field, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (RefusedException e) {
            e.messages().forEach(message -> faults.add(new Fault(field, message)));
            return null;
        }
    }

    private static String named(String accountId) {
        String id = WrittenWords.of(accountId);
        if (id.isEmpty()) {
            throw new RefusedException(new Message("urgentvoice.required", new Message("urgentvoice.field.account")));
        }
        return id;
    }

    private static Instant received(String typed, Instant now) {
        Instant receivedAt = typedReceipt(typed);
        if (receivedAt.isAfter(now)) {
            throw new RefusedException(new Message("urgentvoice.receivedAt.ahead"));
        }
        return receivedAt;
    }

    private static Instant typedReceipt(String typed) {
        return VoiceTimes.parse(typed, "urgentvoice.field.receivedAt").truncatedTo(ChronoUnit.MILLIS);
    }

    /** Day 0: the day of receipt, or the next working day where that is none (D-21). */
    private LocalDate countedFrom(Instant receivedAt) {
        return workingDays.firstOnOrAfter(Bangkok.dayOf(receivedAt));
    }

    private AccountInCare account(String accountId, Instant receivedAt) {
        PlanYear year = PlanYear.containing(Bangkok.dayOf(receivedAt));
        String id = named(accountId);
        Optional<AccountInCare> found = portfolios.account(year, id);
        if (found.isEmpty()) {
            boolean known = portfolios.years().stream()
                    .flatMap(other -> portfolios.account(other, id).stream())
                    .anyMatch(people::mayKnow);
            if (known || access.maySee(VoicePeople.officeOf(id))) {
                throw new ConflictException(new Message("urgentvoice.notInCare", year.toString()));
            }
            throw new NotFoundException(new Message("urgentvoice.account.unknown"));
        }
        requireMayOpen(found.get());
        return found.get();
    }

    private void requireMayOpen(AccountInCare account) {
        if (!people.mayKnow(account)) {
            throw new NotFoundException(new Message("urgentvoice.account.unknown"));
        }
        if (!people.mayOpen(account)) {
            throw new ForbiddenException(new Message("urgentvoice.open.notYours"));
        }
    }

    /** The account if the person at work may open a case of it today. */
    @Transactional(readOnly = true)
    public AccountInCare openable(String accountId) {
        return account(accountId, now());
    }

    /** Accounts that the person at work may open a case of today, their own first, then by name. */
    @Transactional(readOnly = true)
    public List<AccountInCare> openable() {
        PlanYear year = PlanYear.containing(Bangkok.dayOf(now()));
        String person = access.currentPerson();
        List<AccountInCare> own = portfolios.ofKamr(year, person);
        List<AccountInCare> all = new ArrayList<>(own);
        // Whether they may is the same for all accounts of a unit, and many.
        Map<String, Boolean> may = new HashMap<>();
        portfolios.ofUnits(year, access.visibleUnits()).stream()
                .filter(account -> !own.contains(account))
                .filter(account -> may.computeIfAbsent(
                        account.unitCode() + " " + VoicePeople.officeOf(account.accountId()),
                        unit -> people.mayOpen(account)))
                .sorted(Comparator.comparing(AccountInCare::name))
                .forEach(all::add);
        return all;
    }

    // --- parts 1 to 3, by the case's tasks ---

    /**
     * Checks an order before it is given.
     *
     * @throws RefusedException if that person cannot be ordered
     */
    @Transactional(readOnly = true)
    public void requireOrderable(UrgentVoice voice, String assignedTo) {
        if (!people.isOrderable(voice, assignedTo)) {
            throw new RefusedException(new Message("urgentvoice.assignedTo.cannot", WrittenWords.of(assignedTo)));
        }
    }

    /** @throws ForbiddenException if the work is not that person's now */
    @Transactional(readOnly = true)
    public void requireHolder(UrgentVoice voice, Stage stage, String person) {
        if (voice.stage() != stage) {
            throw new ConflictException(new Message("urgentvoice.meanwhile"));
        }
        if (person == null || !people.holders(voice).people().contains(person)) {
            throw new ForbiddenException(new Message("urgentvoice.task.notYours"));
        }
    }

    private Instant answeredAt(String typed) {
        Instant now = now();
        if (!WrittenWords.areIn(typed)) {
            return now;
        }
        Instant at = VoiceTimes.parse(typed, "urgentvoice.field.answeredAt").truncatedTo(ChronoUnit.MILLIS);
        if (at.isAfter(now)) {
            throw new RefusedException(new Message("urgentvoice.answeredAt.ahead"));
        }
        return at;
    }

    /**
     * When the customer was answered.
     *
     * @param typed as {@link Heard#receivedAt()}; empty: now
     * @throws RefusedException if that is before the receipt or ahead
     */
    public Instant requireAnsweredAt(UrgentVoice voice, String typed) {
        Instant at = answeredAt(typed);
        if (at.isBefore(voice.receivedAt())) {
            throw new RefusedException(new Message("urgentvoice.answeredAt.early"));
        }
        return at;
    }

    /** Part 1: records the decision maker's order; the first limit is met. */
    @Transactional
    public void ordered(String number, String assignedTo, String order, String person) {
        UrgentVoice voice = require(number);
        requireOrderable(voice, assignedTo);
        Instant now = now();
        String post = people.decisionMaker(voice).post().group();
        changed(store.ordered(number, assignedTo, order, person, post, now));
        keep(voice, now, Kind.ORDERED, person, assignedTo, order);
        deadlines.ordered(voice, now);
    }

    /**
     * The decision maker orders anew, because who was ordered cannot: another person, or other words. The task goes to who is
     * ordered now.
     *
     * @param before who had been ordered when the person looked
     * @param reason kept in the case's history
     */
    @Transactional
    public void orderAnew(String number, String before, String assignedTo, String order, String reason, String person) {
        UrgentVoice voice = require(number);
        if (voice.stage() != Stage.REMEDY) {
            throw new ConflictException(new Message("urgentvoice.meanwhile"));
        }
        VoiceHolders decider = people.decisionMaker(voice);
        if (!decider.people().contains(person)) {
            throw new ForbiddenException(new Message("urgentvoice.task.notYours"));
        }
        requireOrderable(voice, assignedTo);
        String words = text(order, "urgentvoice.field.order", TaskField.MAX_TEXT);
        String why = text(reason, "urgentvoice.field.reason", TaskField.MAX_TEXT);
        Instant now = now();
        changed(store.orderedAnew(
                number, before, assignedTo, words, person, decider.post().group(), now));
        keep(voice, now, Kind.ORDERED_ANEW, person, assignedTo, words + "\n" + why);
        if (!processes.send(ORDERED_ANEW, VoiceTasks.URGENT_VOICE, voice.businessKey())) {
            // The task is on its way; it comes to who is ordered by then.
            return;
        }
        if (!assignedTo.equals(before)) {
            notices.withdrawn(voice, before, person, number + "/" + now);
        }
    }

    /** Part 2: records the remedy. */
    @Transactional
    public void remedied(String number, String remedy, String person) {
        UrgentVoice voice = require(number);
        Instant now = now();
        changed(store.remedied(number, remedy, person, now));
        keep(voice, now, Kind.REMEDIED, person, null, remedy);
    }

    /** Part 3: records the answer and closes the case. */
    @Transactional
    public void answered(String number, String answer, String answeredAt, String person) {
        UrgentVoice voice = require(number);
        Instant now = now();
        Instant at = requireAnsweredAt(voice, answeredAt);
        changed(store.answered(number, answer, person, at, now));
        keep(voice, now, Kind.ANSWERED, person, null, answer);
        deadlines.answered(voice, at);
    }

    /** Kept once: who was ordered cannot see to it any more, the work is the decision maker's. */
    @Transactional
    public void orderLapsed(UrgentVoice voice) {
        boolean kept = store.events(voice.number()).stream()
                .filter(event -> event.kind() != Kind.DECIDER_ABOVE)
                .reduce((earlier, later) -> later)
                .filter(event -> event.kind() == Kind.ORDER_LAPSED)
                .isPresent();
        if (!kept) {
            keep(voice, now(), Kind.ORDER_LAPSED, null, voice.assignedTo(), null);
        }
    }

    private static void changed(boolean done) {
        if (!done) {
            throw new ConflictException(new Message("urgentvoice.meanwhile"));
        }
    }

    private void keep(UrgentVoice voice, Instant at, Kind kind, String person, String concerns, String words) {
        String actedFor =
                person == null ? null : people.actingFor(voice, kind, person).orElse(null);
        store.keep(voice.number(), new VoiceEvent(at, kind, person, actedFor, concerns, words));
    }

    /** A day became a holiday or ceased to be one: day 0 of open cases may be another. */
    @EventListener
    void holidaysChanged(HolidaysChanged event) {
        store.open().forEach(voice -> {
            LocalDate day = countedFrom(voice.receivedAt());
            if (!day.equals(voice.countedFrom())) {
                store.countedFrom(voice.number(), day);
            }
        });
    }

    // --- reading ---

    /** @throws NotFoundException if there is no such case */
    @Transactional(readOnly = true)
    public UrgentVoice require(String number) {
        return find(number).orElseThrow(() -> new NotFoundException(new Message("urgentvoice.unknown")));
    }

    @Transactional(readOnly = true)
    public Optional<UrgentVoice> find(String number) {
        return number != null && NUMBER.matcher(number).matches() ? store.find(number) : Optional.empty();
    }

    /** @throws NotFoundException if there is no such case, or the person at work may not read it */
    @Transactional(readOnly = true)
    public UrgentVoice requireReadable(String number) {
        return find(number)
                .filter(people::mayRead)
                .orElseThrow(() -> new NotFoundException(new Message("urgentvoice.unknown")));
    }

    /** Cases of the year that the person at work may see in a list, the latest receipt first. */
    @Transactional(readOnly = true)
    public List<UrgentVoice> ofYear(PlanYear year) {
        return store.ofYear(year, access.visibleUnits(), access.currentPerson());
    }

    /** Cases of the account without an answer, oldest first. Who may see the account was asked before. */
    @Transactional(readOnly = true)
    public List<UrgentVoice> openOf(String accountId) {
        return store.openOf(accountId);
    }

    /** What the account's customer has said since that day, newest first. Who may see the account was asked before. */
    @Transactional(readOnly = true)
    public List<UrgentVoice> heard(String accountId, LocalDate since) {
        return store.ofAccount(accountId, since.atStartOfDay(Bangkok.ZONE).toInstant());
    }

    /** Years that have cases, newest first. */
    @Transactional(readOnly = true)
    public List<PlanYear> years() {
        return store.years();
    }

    /** What happened, in order. */
    @Transactional(readOnly = true)
    public List<VoiceEvent> history(UrgentVoice voice) {
        return store.events(voice.number());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String text(String given, String field, int longest) {
        String text = WrittenWords.of(given);
        if (text.isEmpty()) {
            throw new RefusedException(new Message("urgentvoice.required", new Message(field)));
        }
        if (text.length() > longest) {
            throw new RefusedException(
                    new Message("urgentvoice.tooLong", new Message(field), Integer.toString(longest)));
        }
        return text;
    }
}
