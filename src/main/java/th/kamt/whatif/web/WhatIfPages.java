package th.kamt.whatif.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import th.kamt.calendar.Formats;
import th.kamt.calendar.NotAPlanYearException;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.CustomerList;
import th.kamt.message.ConflictException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.Texts;
import th.kamt.modelcheck.DecisionTableChecks;
import th.kamt.modelcheck.ModelFinding;
import th.kamt.organization.AccessControl;
import th.kamt.planning.PlanYears;
import th.kamt.tabular.TableDownload;
import th.kamt.web.FieldError;
import th.kamt.web.ListAsk;
import th.kamt.web.ListColumn;
import th.kamt.web.ListView;
import th.kamt.web.PageController;
import th.kamt.web.ShownYear;
import th.kamt.web.Words;
import th.kamt.whatif.MovedAccount;
import th.kamt.whatif.WhatIfDesk;
import th.kamt.whatif.WhatIfDesk.Question;
import th.kamt.whatif.WhatIfResult;
import th.kamt.workflow.DecisionTrials;

/** {@code /rules/what-if}: hand in a changed table, watch, and read what it would do. There is no way to deploy it here. */
@PageController
@RequestMapping("/rules/what-if")
class WhatIfPages {

    private static final int MATTERS = 50;
    private static final int SHOWN = 20;

    /** A year whose list is there. */
    public record YearChoice(PlanYear year, boolean opened, long rows) {}

    /** A deployed file to try. */
    public record DeployedChoice(String id, String text) {}

    private final WhatIfDesk desk;
    private final WhatIfRows rows;
    private final DecisionTrials trials;
    private final CustomerList customers;
    private final PlanYears years;
    private final ShownYear shownYear;
    private final AccessControl access;
    private final Words words;
    private final Texts texts;
    private final Formats formats;

    WhatIfPages(
            WhatIfDesk desk,
            WhatIfRows rows,
            DecisionTrials trials,
            CustomerList customers,
            PlanYears years,
            ShownYear shownYear,
            AccessControl access,
            Words words,
            Texts texts,
            Formats formats) {
        this.desk = desk;
        this.rows = rows;
        this.trials = trials;
        this.customers = customers;
        this.years = years;
        this.shownYear = shownYear;
        this.access = access;
        this.words = words;
        this.texts = texts;
        this.formats = formats;
    }

    @GetMapping
    String form(@RequestParam(required = false) String year, Model model) {
        access.requireAdminister();
        fill(model, Objects.requireNonNullElseGet(year, this::usualYear), "", List.of(), List.of());
        return "whatif/form";
    }

    @PostMapping
    ModelAndView ask(
            @RequestParam(required = false) String year,
            @RequestParam(defaultValue = "") String deployed,
            @RequestParam(required = false) MultipartFile file,
            Model model)
            throws IOException {
        access.requireAdminister();
        List<FieldError> errors = new ArrayList<>();
        PlanYear planYear = parse(year, errors);
        boolean uploaded = file != null
                && !Objects.toString(file.getOriginalFilename(), "").isBlank();
        List<ModelFinding> findings = List.of();
        String name = uploaded ? file.getOriginalFilename() : nameOf(deployed);
        byte[] content = new byte[0];
        if (uploaded && file.getSize() > DecisionTableChecks.LARGEST) {
            findings = desk.check(name, new byte[DecisionTableChecks.LARGEST + 1]);
        } else if (uploaded || !deployed.isEmpty()) {
            content = uploaded ? file.getBytes() : trials.model(deployed);
            findings = desk.check(name, content);
        } else {
            errors.add(new FieldError("file", words.say(new Message("whatif.file.missing"))));
        }
        if (errors.isEmpty() && findings.stream().noneMatch(ModelFinding::isError)) {
            try {
                String id = desk.ask(planYear, name, content, access.currentPerson());
                return new ModelAndView("redirect:/rules/what-if/" + id);
            } catch (ConflictException noList) {
                errors.add(new FieldError("year", words.say(noList.messages().get(0))));
            }
        }
        fill(model, year, deployed, errors, findings);
        model.addAttribute("name", name);
        ModelAndView again = new ModelAndView("whatif/form");
        again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        return again;
    }

    private PlanYear parse(String year, List<FieldError> errors) {
        try {
            return PlanYear.parse(year);
        } catch (NotAPlanYearException e) {
            errors.add(new FieldError("year", words.say(e.messages().get(0))));
            return null;
        }
    }

    private String nameOf(String deployed) {
        return trials.deployed().stream()
                .filter(file -> file.id().equals(deployed))
                .map(DecisionTrials.Deployed::file)
                .findFirst()
                .orElse("");
    }

    /** The year people plan, or the newest there is a list for. */
    private String usualYear() {
        PlanYear planned = shownYear.planned();
        List<PlanYear> listed =
                customers.versions().stream().map(CustomerList.Version::year).toList();
        return (listed.contains(planned) || listed.isEmpty() ? planned : listed.get(0)).toString();
    }

    private void fill(Model model, String year, String deployed, List<FieldError> errors, List<ModelFinding> findings) {
        List<PlanYear> opened = years.openYears();
        model.addAttribute(
                "years",
                customers.versions().stream()
                        .map(version -> new YearChoice(version.year(), opened.contains(version.year()), version.rows()))
                        .toList());
        model.addAttribute(
                "files",
                trials.deployed().stream()
                        .map(file -> new DeployedChoice(
                                file.id(),
                                texts.of(new Message(
                                        file.inForce() ? "whatif.deployed.inForce" : "whatif.deployed.one",
                                        file.file(),
                                        Integer.toString(file.version()),
                                        formats.dayAndTime(file.at())))))
                        .toList());
        model.addAttribute("year", year);
        model.addAttribute("deployed", deployed);
        model.addAttribute("problems", errors);
        model.addAttribute("findings", findings);
        model.addAttribute(
                "errors", findings.stream().filter(ModelFinding::isError).count());
        model.addAttribute("refused", findings.stream().anyMatch(ModelFinding::isError));
    }

    @GetMapping("/{id}")
    String question(
            @PathVariable String id,
            @RequestHeader(name = "HX-Request", required = false) String htmx,
            HttpServletResponse response,
            Model model) {
        access.requireAdminister();
        Question question = desk.question(id, access.currentPerson());
        if (htmx != null && question.finished()) {
            // The answer has another title and heading than the waiting for it.
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("question", question);
        model.addAttribute("pageYear", question.year());
        if (question.result() != null) {
            WhatIfResult result = question.result();
            model.addAttribute("result", result);
            model.addAttribute("tiers", WhatIfRows.TIERS);
            model.addAttribute("lines", rows.matrix(id, result));
            model.addAttribute(
                    "accounts",
                    rows.accounts(result, result.moved().stream().limit(SHOWN).toList()));
            model.addAttribute("kamrs", rows.kamrs(result).stream().limit(SHOWN).toList());
            model.addAttribute("services", rows.services(result));
            model.addAttribute(
                    "matters", rows.matters(result).stream().limit(MATTERS).toList());
        }
        return htmx != null && !question.finished() ? "whatif/result :: running" : "whatif/result";
    }

    @GetMapping(path = "/{id}/accounts", params = "!format")
    String accounts(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String now,
            @RequestParam(defaultValue = "") String then,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Question question = answered(id);
        ListAsk ask = WhatIfRows.ask(id, now, then, kind, q, sort, page);
        ListView<MovedAccount> list = ListView.of(ask, rows.accountColumns(), rows.find(question.result(), ask));
        model.addAttribute("question", question);
        model.addAttribute("pageYear", question.year());
        model.addAttribute("list", list);
        model.addAttribute("accounts", rows.accounts(question.result(), list.rows()));
        model.addAttribute("tiers", WhatIfRows.TIERS);
        model.addAttribute("kinds", WhatIfRows.KINDS);
        return "whatif/accounts";
    }

    @GetMapping(path = "/{id}/accounts", params = "format")
    void accountsFile(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String now,
            @RequestParam(defaultValue = "") String then,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam String format,
            HttpServletResponse response)
            throws IOException {
        Question question = answered(id);
        ListAsk ask = WhatIfRows.ask(id, now, then, kind, q, sort, 1);
        List<ListColumn<MovedAccount>> columns = rows.accountColumns();
        List<MovedAccount> found = ListView.sorted(ask, columns, rows.find(question.result(), ask));
        ListView.send(response, format, "what-if-accounts-" + question.year(), columns, found, texts);
    }

    @GetMapping(path = "/{id}/kamrs", params = "format")
    void kamrsFile(@PathVariable String id, @RequestParam String format, HttpServletResponse response)
            throws IOException {
        Question question = answered(id);
        TableDownload.send(
                response,
                format,
                "what-if-kamrs-" + question.year(),
                rows.kamrHeader(),
                table -> rows.writeKamrs(question.result(), table));
    }

    @GetMapping(path = "/{id}/services", params = "format")
    void servicesFile(@PathVariable String id, @RequestParam String format, HttpServletResponse response)
            throws IOException {
        Question question = answered(id);
        TableDownload.send(
                response,
                format,
                "what-if-services-" + question.year(),
                rows.serviceHeader(),
                table -> rows.writeServices(question.result(), table));
    }

    private Question answered(String id) {
        access.requireAdminister();
        return Optional.of(desk.question(id, access.currentPerson()))
                .filter(question -> question.result() != null)
                .orElseThrow(() -> new NotFoundException(new Message("whatif.unknown")));
    }
}
