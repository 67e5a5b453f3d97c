package th.kamt.whatif.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Texts;
import th.kamt.modelcheck.DecisionTableChecks;
import th.kamt.organization.AccessControl;
import th.kamt.staffing.KamrLoad;
import th.kamt.tabular.TableDownload;
import th.kamt.web.ListView;
import th.kamt.whatif.MovedAccount;
import th.kamt.whatif.WhatIfDesk;
import th.kamt.whatif.WhatIfResult;
import th.kamt.whatif.WhatIfResult.KamrChange;

/**
 * {@code POST /api/plan-years/{be}/what-if}: the body is a DMN file, the answer what its tables would do to the year. Nothing
 * is deployed or stored. It takes up to a minute for a whole nation's list.
 */
@RestController
class WhatIfResource {

    /** Accounts from a tier to one, {@code NONE} for not selected. */
    record TierMove(String now, String then, int accounts) {}

    record Account(
            String accountId,
            String bpNo,
            String name,
            String officeCode,
            String now,
            String then,
            int steps,
            String because,
            boolean specialRiskNow,
            boolean specialRiskThen,
            boolean exclusionProposedNow,
            boolean exclusionProposedThen,
            String responsibleNow,
            String responsibleThen) {}

    /** Loads {@code null} where they are, or would be, no KAMR. */
    record Kamr(
            String unitCode,
            String employeeId,
            BigDecimal loadNow,
            String positionNow,
            BigDecimal loadThen,
            String positionThen,
            boolean leavesBand) {}

    /** Occurrences a year. */
    record Service(String code, String tier, int now, int then, int difference) {}

    record Matter(String unitCode, String kind, String headline, String detail, boolean found) {}

    record Answer(
            int planYear,
            boolean yearOpened,
            int accounts,
            int entering,
            int leaving,
            List<TierMove> tiers,
            List<Account> moved,
            List<Kamr> kamrs,
            List<Service> services,
            List<Matter> matters) {}

    private final WhatIfDesk desk;
    private final WhatIfRows rows;
    private final AccessControl access;
    private final Texts texts;

    WhatIfResource(WhatIfDesk desk, WhatIfRows rows, AccessControl access, Texts texts) {
        this.desk = desk;
        this.rows = rows;
        this.access = access;
        this.texts = texts;
    }

    /**
     * @throws th.kamt.message.ConflictException if the year has no list
     * @throws th.kamt.message.RefusedException  if the file cannot be used: every error with table, row and column
     */
    @PostMapping(
            path = "/api/plan-years/{be}/what-if",
            params = "!format",
            consumes = {"application/xml", "text/xml", "application/octet-stream"})
    @Operation(
            summary = "What a changed table would do to the year's customers",
            description =
                    "The body is a DMN file; nothing is deployed or stored. 422 names every error with table, row and"
                            + " column; 409 if the year has no customer list.")
    Answer whatIf(@PathVariable("be") String be, HttpServletRequest request) throws IOException {
        return answer(result(be, request));
    }

    @PostMapping(
            path = "/api/plan-years/{be}/what-if",
            params = "format",
            consumes = {"application/xml", "text/xml", "application/octet-stream"})
    @Operation(
            summary = "The accounts that would move, as a table",
            description = "format: xlsx or csv. Refused as the question without format.")
    void accounts(
            @PathVariable("be") String be,
            @RequestParam String format,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        access.requireAdminister();
        TableDownload.require(format);
        WhatIfResult result = result(be, request);
        ListView.send(
                response, format, "what-if-accounts-" + result.year(), rows.accountColumns(), result.moved(), texts);
    }

    private WhatIfResult result(String be, HttpServletRequest request) throws IOException {
        access.requireAdminister();
        PlanYear year = PlanYear.parse(be);
        byte[] content = request.getInputStream().readNBytes(DecisionTableChecks.LARGEST + 1);
        return desk.askAndWait(year, "what-if.dmn", content, access.currentPerson());
    }

    private Answer answer(WhatIfResult result) {
        return new Answer(
                result.year().buddhistEra(),
                result.opened(),
                result.accounts(),
                result.entering(),
                result.leaving(),
                result.tiers().entrySet().stream()
                        .map(move -> new TierMove(
                                WhatIfRows.name(move.getKey().now()),
                                WhatIfRows.name(move.getKey().then()),
                                move.getValue()))
                        .sorted((one, other) -> (one.now() + one.then()).compareTo(other.now() + other.then()))
                        .toList(),
                result.moved().stream().map(this::account).toList(),
                result.kamrs().stream().map(this::kamr).toList(),
                result.services().stream()
                        .map(change -> new Service(
                                change.service().code().code(),
                                change.service().tier().name(),
                                change.now(),
                                change.then(),
                                change.difference()))
                        .toList(),
                result.matters().stream()
                        .map(matter -> new Matter(
                                matter.unitCode(),
                                matter.kind(),
                                texts.of(matter.headline()),
                                texts.of(matter.detail()),
                                matter.found()))
                        .toList());
    }

    private Account account(MovedAccount account) {
        return new Account(
                account.accountId(),
                account.bpNo(),
                account.name(),
                account.unitCode(),
                WhatIfRows.name(account.now()),
                WhatIfRows.name(account.then()),
                account.steps(),
                account.because() == null ? null : texts.of(account.because()),
                account.specialRiskNow(),
                account.specialRiskThen(),
                account.exclusionNow(),
                account.exclusionThen(),
                account.responsibleNow().name(),
                account.responsibleThen().name());
    }

    private Kamr kamr(KamrChange change) {
        KamrLoad now = change.kamr().now();
        KamrLoad then = change.kamr().then();
        return new Kamr(
                change.kamr().unitCode(),
                access.maySee(change.kamr().unitCode()) ? change.kamr().employeeId() : null,
                now == null ? null : now.load(),
                now == null ? null : now.position().name(),
                then == null ? null : then.load(),
                then == null ? null : then.position().name(),
                change.leavesBand());
    }
}
