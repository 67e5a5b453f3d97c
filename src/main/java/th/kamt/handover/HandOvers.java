package th.kamt.handover;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Organization;
import th.kamt.portfolio.AccountInCare;
import th.kamt.portfolio.CareSpan;
import th.kamt.portfolio.HandOverPart;
import th.kamt.portfolio.HandOverPart.Line;
import th.kamt.portfolio.Handed;
import th.kamt.portfolio.Portfolios;
import th.kamt.selection.ScoredAccount;
import th.kamt.selection.ScoredAccounts;

/** What is open, promised, granted and feared of accounts that change hands, for who had them, who has them, and who may see the unit. */
@Service
@Transactional(readOnly = true)
public class HandOvers {

    /**
     * An account as it is handed over.
     *
     * @param account as it is in care; empty if nobody looks after it any more
     * @param history who looked after it, oldest first
     * @param lines   what there is to know, by topic
     */
    public record Sheet(
            PlanYear year,
            String accountId,
            Optional<AccountInCare> account,
            List<CareSpan> history,
            List<Line> lines) {}

    private final Portfolios portfolios;
    private final List<HandOverPart> parts;
    private final ScoredAccounts scores;
    private final Organization organization;
    private final AccessControl access;

    HandOvers(
            Portfolios portfolios,
            List<HandOverPart> parts,
            ScoredAccounts scores,
            Organization organization,
            AccessControl access) {
        this.portfolios = portfolios;
        this.parts = parts;
        this.scores = scores;
        this.organization = organization;
        this.access = access;
    }

    /** Address of an account's page. */
    public static String page(PlanYear year, String accountId) {
        return "/accounts/" + accountId + "/hand-over?year=" + year;
    }

    /** Address of the page of all accounts that went from one person to another. */
    public static String page(PlanYear year, String unitCode, String from, String to) {
        return "/hand-overs/" + year + "/" + unitCode + "?"
                + String.join(
                        "&",
                        Stream.of(from == null ? null : "from=" + from, to == null ? null : "to=" + to)
                                .filter(Objects::nonNull)
                                .toList());
    }

    /** @throws NotFoundException unless it is in somebody's care, and the person at work may know of it */
    public Sheet sheet(PlanYear year, String accountId) {
        List<CareSpan> history = portfolios.history(year, accountId);
        Optional<AccountInCare> account = portfolios.account(year, accountId);
        boolean may = history.stream().anyMatch(this::may)
                || account.filter(one -> portfolios.isCarer(one, access.currentPerson()))
                        .isPresent();
        if (!may) {
            throw new NotFoundException(new Message("handover.unknown", accountId, year.toString()));
        }
        return sheet(year, accountId, account, history);
    }

    /** Who may see its unit, or had it themselves. */
    private boolean may(CareSpan span) {
        return access.maySee(span.unitCode()) || access.currentPerson().equals(span.kamr());
    }

    private Sheet sheet(PlanYear year, String accountId, Optional<AccountInCare> account, List<CareSpan> history) {
        List<Line> lines = parts.stream()
                .flatMap(part -> part.of(year, accountId).stream())
                .sorted(Comparator.comparing(Line::topic))
                .toList();
        return new Sheet(year, accountId, account, history, lines);
    }

    /** The account's name, also of one that nobody looks after any more. */
    public String name(Sheet sheet) {
        return sheet.account()
                .map(AccountInCare::name)
                .or(() -> scores.account(sheet.year(), sheet.accountId()).map(ScoredAccount::name))
                .orElse(sheet.accountId());
    }

    /**
     * Changes of hands in that unit, newest first.
     *
     * @throws NotFoundException unless the person at work may see the unit, or had or has one of them
     */
    public List<Handed> handed(PlanYear year, String unitCode) {
        String person = access.currentPerson();
        List<Handed> all = portfolios.handed(year, unitCode);
        boolean own = all.stream().anyMatch(one -> person.equals(one.from()) || person.equals(one.to()));
        if (organization.unit(unitCode).isEmpty() || (!own && !access.maySee(unitCode))) {
            throw new NotFoundException(new Message("handover.unit.unknown", unitCode));
        }
        return all.stream()
                .filter(one -> access.maySee(unitCode) || person.equals(one.from()) || person.equals(one.to()))
                .sorted(Comparator.comparing(Handed::at).reversed().thenComparing(Handed::accountId))
                .toList();
    }

    /**
     * What {@code from} hands to {@code to}: accounts that went from the one to the other; without {@code to} those that are still in {@code from}'s
     * name as well, with {@code from} gone from the post.
     *
     * @param from employee id, or {@code null}: whoever
     * @param to   employee id, or {@code null}: whoever
     * @throws NotFoundException if there is no such person, or it is not for the person at work
     */
    public List<Sheet> sheets(PlanYear year, String unitCode, String from, String to) {
        Stream.of(from, to).filter(Objects::nonNull).forEach(this::requireKnown);
        Stream<String> moved = handed(year, unitCode).stream()
                .filter(one -> from == null || from.equals(one.from()))
                .filter(one -> to == null || to.equals(one.to()))
                .map(Handed::accountId);
        Stream<String> waiting = from == null || to != null || !access.maySee(unitCode)
                ? Stream.empty()
                : portfolios.withoutKamr(year, unitCode).stream()
                        .filter(account -> from.equals(account.kamr()))
                        .map(AccountInCare::accountId);
        return Stream.concat(moved, waiting)
                .distinct()
                .sorted()
                .map(id -> sheet(year, id, portfolios.account(year, id), portfolios.history(year, id)))
                .toList();
    }

    private void requireKnown(String employeeId) {
        if (organization.employee(employeeId).isEmpty()) {
            throw new NotFoundException(new Message("handover.person.unknown", employeeId));
        }
    }

    /** The same lines, of one topic. */
    public static List<Line> of(Collection<Line> lines, HandOverPart.Topic topic) {
        return lines.stream().filter(line -> line.topic() == topic).toList();
    }
}
