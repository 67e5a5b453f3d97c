package th.kamt.exitinterview.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.exitinterview.CustomerLosses;
import th.kamt.exitinterview.ExitInterviews;
import th.kamt.exitinterview.LossKind;
import th.kamt.message.ConflictException;
import th.kamt.message.FieldsRefusedException;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.portfolio.AccountInCare;
import th.kamt.web.Choice;
import th.kamt.web.Crumb;
import th.kamt.web.FieldError;
import th.kamt.web.FormFields;
import th.kamt.web.PageController;
import th.kamt.web.ShownYear;

/** {@code /accounts/{id}/loss}: ลูกค้าเลิกใช้ไฟ / ทำสัญญากับ SPP. */
@PageController
class LossPages {

    private final CustomerLosses losses;
    private final ExitInterviews interviews;
    private final ShownYear shownYear;
    private final Formats formats;
    private final Texts texts;

    LossPages(CustomerLosses losses, ExitInterviews interviews, ShownYear shownYear, Formats formats, Texts texts) {
        this.losses = losses;
        this.interviews = interviews;
        this.shownYear = shownYear;
        this.formats = formats;
        this.texts = texts;
    }

    @GetMapping("/accounts/{accountId}/loss")
    ModelAndView form(@PathVariable String accountId, @RequestParam(defaultValue = "") String year, Model model) {
        return page(model, losses.account(shownYear.of(year), accountId), Map.of(), List.of());
    }

    private ModelAndView page(Model model, AccountInCare account, Map<String, String> values, List<FieldError> errors) {
        model.addAttribute("account", account);
        model.addAttribute("pageYear", account.year());
        model.addAttribute("values", values);
        model.addAttribute("errors", errors);
        model.addAttribute("mine", losses.mayRecord(account));
        model.addAttribute(
                "kinds",
                Arrays.stream(LossKind.values())
                        .map(kind -> new Choice(kind.name(), texts.of(kind.messageKey())))
                        .toList());
        losses.loss(account.year(), account.accountId()).ifPresent(loss -> model.addAttribute("loss", line(loss)));
        model.addAttribute("mayTakeBack", losses.mayTakeBack(account));
        model.addAttribute(
                "takenBack",
                losses.takenBack(account.year(), account.accountId()).stream()
                        .map(one -> line(one.loss()) + " · "
                                + texts.of(new Message(
                                        "exitinterview.loss.takenBack",
                                        one.by(),
                                        formats.dayAndTime(one.at()),
                                        one.reason())))
                        .toList());
        interviews
                .of(account.year(), account.accountId())
                .ifPresent(interview -> model.addAttribute("interview", interview.page()));
        model.addAttribute(
                "crumbs",
                List.of(
                        new Crumb(account.name(), "/accounts/" + account.accountId() + "?year=" + account.year()),
                        new Crumb(texts.of("exitinterview.loss.title"), null)));
        ModelAndView page = new ModelAndView("exitinterview/loss");
        if (!errors.isEmpty()) {
            page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return page;
    }

    @PostMapping("/accounts/{accountId}/loss")
    ModelAndView record(
            @PathVariable String accountId,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes next) {
        FormFields form = new FormFields(typed);
        PlanYear year = shownYear.of(form.value("year"));
        AccountInCare account = losses.account(year, accountId);
        LossKind kind = form.choice("kind", LossKind.class);
        var lostOn = form.day("lostOn");
        Map<String, Message> wrong = new LinkedHashMap<>(form.wrong());
        if (wrong.isEmpty()) {
            try {
                losses.record(year, accountId, kind, lostOn, form.value("reason"));
                next.addFlashAttribute("done", texts.of("exitinterview.loss.done"));
                return new ModelAndView("redirect:/accounts/" + accountId + "/loss?year=" + year);
            } catch (FieldsRefusedException e) {
                wrong.putAll(e.byField());
            } catch (ConflictException e) {
                return conflict(model, account, shown(form), e);
            }
        }
        return page(model, account, shown(form), FormFields.errors(wrong, texts::of));
    }

    @PostMapping("/accounts/{accountId}/loss/take-back")
    ModelAndView takeBack(
            @PathVariable String accountId,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String takeBackReason,
            Model model,
            RedirectAttributes next) {
        PlanYear planYear = shownYear.of(year);
        AccountInCare account = losses.account(planYear, accountId);
        Map<String, String> typed = Map.of("takeBackReason", takeBackReason);
        try {
            losses.takeBack(planYear, accountId, takeBackReason);
        } catch (FieldsRefusedException e) {
            return page(model, account, typed, FieldError.of(e, null, texts));
        } catch (ConflictException e) {
            return conflict(model, account, typed, e);
        }
        next.addFlashAttribute("done", texts.of("exitinterview.loss.takeBack.done"));
        return new ModelAndView("redirect:/accounts/" + accountId + "/loss?year=" + planYear);
    }

    private ModelAndView conflict(
            Model model, AccountInCare account, Map<String, String> values, ConflictException refusal) {
        ModelAndView page = page(model, account, values, FieldError.of(refusal, null, texts));
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    private String line(CustomerLosses.LossLine loss) {
        return texts.of(new Message(
                "exitinterview.loss.line",
                new Message(loss.kind().messageKey()),
                loss.lostOn(),
                loss.recordedBy(),
                formats.dayAndTime(loss.recordedAt()),
                loss.reason()));
    }

    private static Map<String, String> shown(FormFields form) {
        return Map.of("kind", form.value("kind"), "lostOn", form.value("lostOn"), "reason", form.value("reason"));
    }
}
