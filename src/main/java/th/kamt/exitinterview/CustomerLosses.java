package th.kamt.exitinterview;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.PlanYear;
import th.kamt.exitinterview.ExitInterview.Cause;
import th.kamt.exitinterview.ExitInterviews.Reason;
import th.kamt.message.ConflictException;
import th.kamt.message.FieldsRefusedException;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.WrittenWords;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Organization;
import th.kamt.portfolio.AccountInCare;
import th.kamt.portfolio.PortfolioLosses;
import th.kamt.portfolio.Portfolios;

/** Customers lost during the year, recorded by their carer or the head of the unit; each leads to an exit interview. */
@Service
@Transactional
public class CustomerLosses {

    private static final int LONGEST_TEXT = 2000;
    private static final int YEARS_BACK = 2;

    private final ExitInterviewStore store;
    private final ExitInterviews interviews;
    private final Portfolios portfolios;
    private final PortfolioLosses losses;
    private final Organization organization;
    private final AccessControl access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CustomerLosses(
            ExitInterviewStore store,
            ExitInterviews interviews,
            Portfolios portfolios,
            PortfolioLosses losses,
            Organization organization,
            AccessControl access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.interviews = interviews;
        this.portfolios = portfolios;
        this.losses = losses;
        this.organization = organization;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param recordedBy name of who recorded it, with for whom where that was in the place of somebody absent
     */
    public record LossLine(LossKind kind, LocalDate lostOn, String reason, Message recordedBy, Instant recordedAt) {}

    /** @param by who took it back, with for whom where that was in the place of somebody absent */
    public record TakenBackLine(LossLine loss, Message by, Instant at, String reason) {}

    /**
     * The account as the person at work may see it.
     *
     * @throws NotFoundException if it is in nobody's care, or not theirs to see
     */
    @Transactional(readOnly = true)
    public AccountInCare account(PlanYear year, String accountId) {
        return portfolios
                .account(year, accountId)
                .filter(account -> access.maySee(account.unitCode()))
                .orElseThrow(() ->
                        new NotFoundException(new Message("exitinterview.loss.unknown", accountId, year.toString())));
    }

    /** Whether the person at work may record it as lost: its carer, or the head of the unit. */
    @Transactional(readOnly = true)
    public boolean mayRecord(AccountInCare account) {
        String person = access.currentPerson();
        return portfolios.isCarer(account, person)
                || portfolios.head(account.unitCode()).is(person);
    }

    @Transactional(readOnly = true)
    public Optional<LossLine> loss(PlanYear year, String accountId) {
        return store.loss(year, accountId).map(this::line);
    }

    /**
     * Records the loss and has the interview begin. Sent twice it counts once.
     *
     * @throws FieldsRefusedException by field, what is missing or cannot be
     * @throws ConflictException     if somebody has recorded it otherwise
     */
    public void record(PlanYear year, String accountId, LossKind kind, LocalDate lostOn, String reason) {
        AccountInCare account = account(year, accountId);
        if (!mayRecord(account)) {
            throw new ForbiddenException(new Message("exitinterview.loss.notYours", account.name()));
        }
        String written = WrittenWords.of(reason);
        Map<String, Message> wrong = new LinkedHashMap<>();
        LocalDate today = Bangkok.dayOf(clock.instant());
        if (kind == null) {
            wrong.put("kind", new Message("exitinterview.loss.kindMissing"));
        }
        if (lostOn == null) {
            wrong.put("lostOn", new Message("calendar.date.missing"));
        } else if (lostOn.isAfter(today)) {
            wrong.put("lostOn", new Message("exitinterview.wrong.future", lostOn));
        } else if (lostOn.isBefore(today.minusYears(YEARS_BACK))) {
            wrong.put("lostOn", new Message("exitinterview.loss.tooLongAgo", lostOn));
        }
        if (written.isEmpty()) {
            wrong.put("reason", new Message("exitinterview.loss.reasonMissing"));
        } else if (written.length() > LONGEST_TEXT) {
            wrong.put("reason", new Message("exitinterview.wrong.tooLong", Integer.toString(LONGEST_TEXT)));
        }
        FieldsRefusedException.throwIfAny(wrong);
        String person = access.currentPerson();
        ExitInterviewStore.Loss loss = new ExitInterviewStore.Loss(
                kind, lostOn, written, person, actingFor(account, person).orElse(null), clock.instant());
        if (!store.addLoss(year, accountId, account.unitCode(), loss)) {
            requireSame(year, accountId, loss);
            return;
        }
        interviews.want(
                year,
                account.unitCode(),
                accountId,
                account.name(),
                new Reason(Cause.LOSS, written, lostOn),
                account.kamr(),
                account.kamr() == null);
        losses.lost(account, lostOn, written);
        events.publishEvent(new CustomerLost(year, accountId, account.unitCode(), kind, lostOn));
    }

    /** Whether the loss can still be taken back as recorded by mistake: until its interview is held. */
    @Transactional(readOnly = true)
    public boolean mayTakeBack(AccountInCare account) {
        return mayRecord(account)
                && store.loss(account.year(), account.accountId()).isPresent()
                && interviews
                        .of(account.year(), account.accountId())
                        .filter(ExitInterview::isHeld)
                        .isEmpty();
    }

    /** Losses of the account that were recorded by mistake, oldest first. */
    @Transactional(readOnly = true)
    public List<TakenBackLine> takenBack(PlanYear year, String accountId) {
        return store.takenBack(year, accountId).stream()
                .map(one -> new TakenBackLine(
                        line(one.loss()), organization.whoActed(one.by(), one.actedFor()), one.at(), one.words()))
                .toList();
    }

    /**
     * The loss was recorded by mistake: its interview ends, and the account's work is there again. The record of both stays.
     *
     * @param reason why, at most 2,000 characters
     * @throws FieldsRefusedException by field {@code takeBackReason}
     * @throws ConflictException     if there is no loss any more, or the interview has been held
     */
    public void takeBack(PlanYear year, String accountId, String reason) {
        AccountInCare account = account(year, accountId);
        if (!mayRecord(account)) {
            throw new ForbiddenException(new Message("exitinterview.loss.notYours", account.name()));
        }
        String written = WrittenWords.of(reason);
        if (written.isEmpty()) {
            throw new FieldsRefusedException(
                    "takeBackReason", new Message("exitinterview.loss.takeBack.reasonMissing"));
        }
        if (written.length() > LONGEST_TEXT) {
            throw new FieldsRefusedException(
                    "takeBackReason", new Message("exitinterview.wrong.tooLong", Integer.toString(LONGEST_TEXT)));
        }
        String person = access.currentPerson();
        String actedFor = actingFor(account, person).orElse(null);
        if (!store.takeBackLoss(year, accountId, person, actedFor, clock.instant(), written)) {
            throw new ConflictException(new Message("exitinterview.loss.none"));
        }
        interviews.of(year, accountId).filter(ExitInterview::isHeld).ifPresent(held -> {
            throw new ConflictException(new Message("exitinterview.loss.interviewHeld"));
        });
        interviews.notWanted(year, accountId);
        losses.notLost(account);
    }

    private LossLine line(ExitInterviewStore.Loss loss) {
        return new LossLine(
                loss.kind(),
                loss.lostOn(),
                loss.reason(),
                organization.whoActed(loss.recordedBy(), loss.actedFor()),
                loss.recordedAt());
    }

    /** In whose place the person records it, if neither its carer nor the head themselves. */
    private Optional<String> actingFor(AccountInCare account, String person) {
        Set<String> own = new LinkedHashSet<>(portfolios.carer(account).own());
        own.addAll(portfolios.head(account.unitCode()).own());
        return organization.actingFor(person, own);
    }

    private void requireSame(PlanYear year, String accountId, ExitInterviewStore.Loss loss) {
        ExitInterviewStore.Loss first = store.loss(year, accountId).orElseThrow();
        boolean same = first.kind() == loss.kind()
                && first.lostOn().equals(loss.lostOn())
                && first.reason().equals(loss.reason())
                && first.recordedBy().equals(loss.recordedBy());
        if (!same) {
            throw new ConflictException(new Message(
                    "exitinterview.loss.recorded", organization.nameOf(first.recordedBy()), first.lostOn()));
        }
    }
}
