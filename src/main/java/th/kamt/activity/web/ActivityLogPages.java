package th.kamt.activity.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import th.kamt.activity.Activity;
import th.kamt.activity.ActivityCare;
import th.kamt.activity.ActivityCare.Subject;
import th.kamt.activity.ActivityDesk;
import th.kamt.activity.ActivityState;
import th.kamt.activity.ActivityViews;
import th.kamt.activity.Mode;
import th.kamt.activity.VoiceKind;
import th.kamt.attachment.Attachments;
import th.kamt.attachment.CheckedFiles;
import th.kamt.calendar.CalendarDates;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.entitlement.EntitlementCode;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;
import th.kamt.web.Choice;
import th.kamt.web.Crumb;
import th.kamt.web.FieldError;
import th.kamt.web.PageController;

/** Log a visit: one activity of the plan, or what was done beside it with one account or many at once. */
@PageController
@RequestMapping("/activities")
class ActivityLogPages {

    private final ActivityDesk desk;
    private final ActivityViews views;
    private final ActivityCare care;
    private final ActivityRows rows;
    private final ActivityFiles files;
    private final AccessControl access;
    private final Texts texts;
    private final Formats formats;

    ActivityLogPages(
            ActivityDesk desk,
            ActivityViews views,
            ActivityCare care,
            ActivityRows rows,
            ActivityFiles files,
            AccessControl access,
            Texts texts,
            Formats formats) {
        this.desk = desk;
        this.views = views;
        this.care = care;
        this.rows = rows;
        this.files = files;
        this.access = access;
        this.texts = texts;
        this.formats = formats;
    }

    // --- an activity of the plan ---

    @GetMapping("/{id:\\d+}/log")
    String form(@PathVariable long id, Model model) {
        Activity activity = desk.require(id);
        if (activity.state() == ActivityState.LOGGED || activity.state() == ActivityState.DROPPED) {
            return "redirect:/activities/" + id;
        }
        LogForm empty = views.log(activity)
                .map(log -> new LogForm(
                        activity.code().code(),
                        LogForm.TODAY,
                        "",
                        log.time() == null ? "" : log.time().toString(),
                        "",
                        log.entry().mode().name(),
                        log.entry().purpose(),
                        List.of(),
                        log.entry().people(),
                        "",
                        Map.of(),
                        key()))
                .orElseGet(() -> LogForm.empty(activity.code().code(), key()));
        fill(activity, empty, model);
        return "activity/log";
    }

    @PostMapping("/{id:\\d+}/log")
    ModelAndView log(
            @PathVariable long id,
            @RequestParam Map<String, String> one,
            @RequestParam(required = false) List<String> people,
            @RequestParam(name = Attachments.FIELD, required = false) List<MultipartFile> attached,
            Model model,
            RedirectAttributes next) {
        LogForm form = LogForm.of(one, people);
        desk.require(id);
        try (CheckedFiles checked = files.check(attached)) {
            Activity logged = desk.log(id, form.given(views.today()), checked);
            next.addFlashAttribute("done", texts.of("activity.saved"));
            next.addFlashAttribute("another", true);
            return new ModelAndView("redirect:/activities/" + logged.id());
        } catch (ForbiddenException | NotFoundException e) {
            throw e;
        } catch (RefusedException e) {
            fill(desk.require(id), form, model);
            return refused(e, form, attached, model, "activity/log");
        }
    }

    private void fill(Activity activity, LogForm form, Model model) {
        String what = rows.what(activity);
        model.addAttribute("activity", activity);
        model.addAttribute("pageYear", activity.year());
        model.addAttribute("what", what);
        model.addAttribute("row", rows.row(activity, care.carer(activity)));
        model.addAttribute("handOver", ActivityRows.handOver(activity));
        model.addAttribute("action", activity.page() + "/log");
        model.addAttribute("accounts", List.of(activity.accountId()));
        model.addAttribute("askDay", activity.state().isAhead());
        model.addAttribute("late", desk.isLate(activity));
        model.addAttribute(
                "crumbs",
                List.of(
                        new Crumb(texts.of("activity.list.title"), "/activities?year=" + activity.year()),
                        new Crumb(what + " · " + activity.accountName(), activity.page()),
                        new Crumb(texts.of("activity.form.title"), null)));
        common(form, activity.isVisit(), views.contactNames(activity.accountId()), model);
    }

    // --- beside the plan, one account or many ---

    @GetMapping("/new")
    String blank(
            @RequestParam(required = false) List<String> account,
            @RequestParam(defaultValue = "RBA1") String code,
            Model model) {
        fillNew(account == null ? List.of() : account, true, LogForm.empty(code, key()), model);
        return "activity/new";
    }

    @PostMapping("/new")
    ModelAndView record(
            @RequestParam(required = false) List<String> account,
            @RequestParam(defaultValue = "false") boolean planned,
            @RequestParam Map<String, String> one,
            @RequestParam(required = false) List<String> people,
            @RequestParam(name = Attachments.FIELD, required = false) List<MultipartFile> attached,
            Model model,
            RedirectAttributes next) {
        LogForm form = LogForm.of(one, people);
        List<String> accounts = account == null ? List.of() : account;
        try (CheckedFiles checked = files.check(attached)) {
            List<Activity> kept = desk.recordForMany(accounts, planned, form.given(views.today()), checked);
            next.addFlashAttribute("another", true);
            if (kept.size() == 1) {
                next.addFlashAttribute("done", texts.of("activity.saved"));
                return new ModelAndView("redirect:/activities/" + kept.get(0).id());
            }
            next.addFlashAttribute("done", texts.of(new Message("activity.savedMany", formats.number(kept.size()))));
            return new ModelAndView("redirect:/activities?year=" + kept.get(0).year() + "&state=LOGGED&sort=-planned");
        } catch (ForbiddenException | NotFoundException e) {
            throw e;
        } catch (RefusedException e) {
            fillNew(accounts, planned, form, model);
            return refused(e, form, attached, model, "activity/new");
        }
    }

    private void fillNew(List<String> chosen, boolean planned, LogForm form, Model model) {
        PlanYear year = PlanYear.containing(views.today());
        List<PlanYear> years = care.years();
        PlanYear working = years.contains(year) || years.isEmpty() ? year : years.get(years.size() - 1);
        List<Subject> subjects = care.of(working, access.currentPerson());
        model.addAttribute("pageYear", working);
        model.addAttribute("action", "/activities/new");
        model.addAttribute(
                "subjects",
                subjects.stream()
                        .map(one -> new Choice(one.accountId(), one.name(), chosen.contains(one.accountId())))
                        .toList());
        model.addAttribute("accounts", chosen);
        model.addAttribute(
                "known",
                chosen.size() == 1
                        ? subjects.stream()
                                .filter(one -> one.accountId().equals(chosen.get(0)))
                                .map(Subject::name)
                                .findFirst()
                                .orElse(null)
                        : null);
        model.addAttribute("planned", planned);
        model.addAttribute("askDay", true);
        model.addAttribute("late", false);
        model.addAttribute(
                "codes",
                Arrays.stream(EntitlementCode.values())
                        .map(one -> new Choice(
                                one.code(),
                                one.code() + " " + texts.of(one.displayName()),
                                one.code().equals(form.code())))
                        .toList());
        model.addAttribute(
                "crumbs",
                List.of(
                        new Crumb(texts.of("activity.list.title"), "/activities?year=" + working),
                        new Crumb(texts.of("activity.form.title"), null)));
        common(
                form,
                form.code().equals(EntitlementCode.RBA1.code()),
                chosen.size() == 1 ? views.contactNames(chosen.get(0)) : List.of(),
                model);
    }

    private void common(LogForm form, boolean visit, List<String> contacts, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("visit", visit);
        model.addAttribute(
                "modes",
                Arrays.stream(Mode.values())
                        .map(mode -> new Choice(
                                mode.name(),
                                texts.of(mode.messageKey()),
                                mode.name().equals(form.mode())))
                        .toList());
        model.addAttribute(
                "voices",
                Arrays.stream(VoiceKind.values())
                        .map(kind -> new Choice(
                                kind.name(),
                                texts.of(kind.messageKey()),
                                !form.voices().getOrDefault(kind.name(), "").isBlank()))
                        .toList());
        model.addAttribute(
                "contacts",
                contacts.stream()
                        .map(name -> new Choice(name, name, form.people().contains(name)))
                        .toList());
        files.describe(model);
        model.addAttribute("purposes", views.recentPurposes(access.currentPerson()));
        model.addAttribute("problems", List.of());
    }

    private ModelAndView refused(
            RefusedException refusal, LogForm form, List<MultipartFile> attached, Model model, String page) {
        model.addAttribute(
                "problems",
                FieldError.of(refusal, null, texts).stream()
                        .map(one -> new FieldError(fieldOf(one.field()), one.text()))
                        .toList());
        // A page cannot give chosen files back.
        model.addAttribute("filesAgain", ActivityFiles.anyIn(attached));
        model.addAttribute(
                "phoneVisit",
                refusal.messages().stream().anyMatch(message -> message.key().equals("activity.log.teleCrm")));
        form.dayMeant()
                .ifPresent(meant ->
                        model.addAttribute("meant", new Choice(CalendarDates.typed(meant), formats.day(meant), false)));
        ModelAndView shown = new ModelAndView(page, model.asMap());
        shown.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        return shown;
    }

    /** Ids of the page's fields. */
    private static String fieldOf(String field) {
        return field == null
                ? null
                : switch (field) {
                    case "happenedOn" -> "day";
                    case "people" -> "others";
                    case "voices" -> "voiceNEED";
                    default -> field;
                };
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
