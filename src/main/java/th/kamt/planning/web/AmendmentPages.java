package th.kamt.planning.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import th.kamt.calendar.PlanYear;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;
import th.kamt.planning.PlanAmendment;
import th.kamt.planning.PlanAmendments;
import th.kamt.planning.PlanDifference;
import th.kamt.planning.PlanInForce;
import th.kamt.planning.PlanView;
import th.kamt.planning.PlanViews;
import th.kamt.web.PageController;

/** Amendments of a unit's approved plan: asked for, given up, what one changes, and what was in force before. */
@PageController
@RequestMapping("/plans/{be}/{unit}")
class AmendmentPages {

    private final PlanAmendments amendments;
    private final PlanViews views;
    private final PlanSheet sheet;
    private final AccessControl access;
    private final Texts texts;

    AmendmentPages(PlanAmendments amendments, PlanViews views, PlanSheet sheet, AccessControl access, Texts texts) {
        this.amendments = amendments;
        this.views = views;
        this.sheet = sheet;
        this.access = access;
        this.texts = texts;
    }

    /** Changes of one part of the plan. */
    record PartChanges(String name, List<PlanDifference.Entry> entries) {}

    /** A planned line of what was in force before. */
    record FormerLine(String account, PlanInForce.Line line) {}

    @PostMapping("/amendments")
    String open(
            @PathVariable String be,
            @PathVariable String unit,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash) {
        PlanYear year = PlanYear.parse(be);
        access.requireSee(unit);
        try {
            amendments.open(year, unit, reason, access.currentPerson());
            flash.addFlashAttribute("saved", texts.of("planning.page.amendment.opened"));
        } catch (NotFoundException | ForbiddenException e) {
            throw e;
        } catch (RefusedException e) {
            flash.addFlashAttribute("refused", Refused.of(e, Map.of("form", "amendment", "reason", reason), texts));
        }
        return "redirect:" + PlanLinks.plan(year, unit);
    }

    @PostMapping("/amendments/{number}/cancel")
    String cancel(
            @PathVariable String be, @PathVariable String unit, @PathVariable int number, RedirectAttributes flash) {
        PlanYear year = PlanYear.parse(be);
        access.requireSee(unit);
        try {
            amendments.cancel(year, unit, number, access.currentPerson());
            flash.addFlashAttribute("saved", texts.of("planning.page.amendment.cancelled"));
        } catch (NotFoundException | ForbiddenException e) {
            throw e;
        } catch (RefusedException e) {
            flash.addFlashAttribute("refused", Refused.of(e, Map.of("form", "amendment-cancel"), texts));
        }
        return "redirect:" + PlanLinks.plan(year, unit);
    }

    /** The open amendment's changes, or those of the one asked for, else of the last. */
    @GetMapping("/changes")
    String changes(
            @PathVariable String be,
            @PathVariable String unit,
            @RequestParam(required = false) Integer number,
            Model model) {
        PlanView plan = require(PlanYear.parse(be), unit);
        List<PlanAmendment> all = amendments.of(plan.year(), unit);
        Optional<Integer> shown = Optional.ofNullable(number)
                .or(() -> all.stream().map(PlanAmendment::number).findFirst());
        model.addAttribute("amendments", all);
        shown.ifPresent(one -> changes(model, plan, one));
        common(model, plan, texts.of("planning.page.changes"));
        return "planning/changes";
    }

    private void changes(Model model, PlanView plan, int number) {
        PlanAmendments.Change change =
                amendments.change(plan.year(), plan.unit().code(), number);
        PlanAmendment amendment = change.amendment();
        model.addAttribute("change", change);
        model.addAttribute("opener", who(plan, amendment.openedBy(), amendment.openedAt()));
        model.addAttribute("closer", who(plan, amendment.closedBy(), amendment.closedAt()));
        model.addAttribute("line", texts.of(change.difference().line()));
        model.addAttribute(
                "parts",
                Stream.of(PlanDifference.Part.values())
                        .map(part -> new PartChanges(
                                texts.of("planning.difference.part." + part),
                                change.difference().of(part)))
                        .filter(part -> !part.entries().isEmpty())
                        .toList());
    }

    /** With for whom, where they did it in the place of somebody absent. */
    private String who(PlanView plan, String person, Instant at) {
        return at == null
                ? ""
                : sheet.name(person, views.actedFor(plan.year(), plan.unit().code(), person, at));
    }

    /** The plan as it was in force before an amendment. */
    @GetMapping("/amendments/{number}")
    String former(@PathVariable String be, @PathVariable String unit, @PathVariable int number, Model model) {
        PlanView plan = require(PlanYear.parse(be), unit);
        PlanAmendments.Former former = amendments.former(plan.year(), unit, number);
        Map<String, String> names = former.plan().accounts().stream()
                .collect(Collectors.toMap(PlanInForce.Account::accountId, PlanInForce.Account::name));
        String group = texts.of("planning.difference.group");
        model.addAttribute("former", former);
        model.addAttribute(
                "schedule",
                former.plan().schedule().stream()
                        .map(line -> new FormerLine(names.getOrDefault(line.accountId(), group), line))
                        .toList());
        model.addAttribute("budget", sheet.budget(former.totals()));
        model.addAttribute("budgetTotal", sheet.budgetTotal(former.totals()));
        common(model, plan, texts.of(new Message("planning.page.former.title", number)));
        return "planning/former";
    }

    private PlanView require(PlanYear year, String unit) {
        access.requireSee(unit);
        return views.view(year, unit, access.currentPerson());
    }

    private void common(Model model, PlanView plan, String lastCrumb) {
        sheet.frame(model, plan, lastCrumb);
        model.addAttribute("sheet", sheet);
    }
}
