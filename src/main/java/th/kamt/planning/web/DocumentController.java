package th.kamt.planning.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.ContactAccessLog;
import th.kamt.customer.ContractAccount;
import th.kamt.web.PageController;

/**
 * The forms of a unit's plan, to be printed and signed: {@code GET /plans/{be}/{unit}/crm-kam-001} and {@code -002};
 * {@code part=1|2|3} for one part only, {@code format=xlsx} for a workbook.
 */
@PageController
class DocumentController {

    private final DocumentReader reader;
    private final DocumentPapers papers;
    private final ContactAccessLog contactLog;

    DocumentController(DocumentReader reader, DocumentPapers papers, ContactAccessLog contactLog) {
        this.reader = reader;
        this.papers = papers;
        this.contactLog = contactLog;
    }

    @GetMapping(path = "/plans/{be}/{unit}/crm-kam-001", params = "!format")
    String customers(
            @PathVariable("be") String be,
            @PathVariable("unit") String unit,
            @RequestParam(name = "part") Optional<String> part,
            Model model) {
        return page(DocumentForm.CUSTOMERS, be, unit, part, model);
    }

    @GetMapping(path = "/plans/{be}/{unit}/crm-kam-002", params = "!format")
    String schedule(
            @PathVariable("be") String be,
            @PathVariable("unit") String unit,
            @RequestParam(name = "part") Optional<String> part,
            Model model) {
        return page(DocumentForm.SCHEDULE, be, unit, part, model);
    }

    @GetMapping(path = "/plans/{be}/{unit}/crm-kam-001", params = "format=xlsx")
    void customersWorkbook(
            @PathVariable("be") String be,
            @PathVariable("unit") String unit,
            @RequestParam(name = "part") Optional<String> part,
            HttpServletResponse response)
            throws IOException {
        workbook(DocumentForm.CUSTOMERS, be, unit, part, response);
    }

    @GetMapping(path = "/plans/{be}/{unit}/crm-kam-002", params = "format=xlsx")
    void scheduleWorkbook(
            @PathVariable("be") String be,
            @PathVariable("unit") String unit,
            @RequestParam(name = "part") Optional<String> part,
            HttpServletResponse response)
            throws IOException {
        workbook(DocumentForm.SCHEDULE, be, unit, part, response);
    }

    private String page(DocumentForm form, String be, String unit, Optional<String> part, Model model) {
        PlanYear year = PlanYear.parse(be);
        String address = "/plans/" + year + "/" + unit;
        model.addAttribute("paper", paper(form, year, unit, DocumentForm.parts(part), address, ""));
        model.addAttribute("pageYear", year);
        model.addAttribute("plan", address);
        model.addAttribute("address", address + "/" + form.code().toLowerCase(Locale.ROOT));
        model.addAttribute("part", part.orElse(""));
        return "documents/form";
    }

    /** Of the forms' parts those with accounts name contact persons, which is written down before anybody sees them. */
    private DocumentPaper paper(
            DocumentForm form, PlanYear year, String unit, List<Integer> parts, String plan, String format) {
        DocumentFacts facts = reader.read(year, unit);
        DocumentPaper paper = papers.paper(form, parts, facts);
        if (form == DocumentForm.CUSTOMERS) {
            List<ContractAccount> named = parts.stream()
                    .filter(part -> part != DocumentForm.SUMMARY)
                    .flatMap(part -> Stream.concat(facts.selected(part).stream(), facts.leftOut(part).stream()))
                    .flatMap(account -> facts.contractsOf(account).stream())
                    .filter(ContractAccount::namesContact)
                    .toList();
            contactLog.exported(
                    form.code() + " " + year + "/" + unit,
                    named.stream().map(ContractAccount::accountId).distinct().toList(),
                    named.size(),
                    plan + "/" + form.code().toLowerCase(Locale.ROOT) + format);
        }
        return paper;
    }

    private void workbook(
            DocumentForm form, String be, String unit, Optional<String> part, HttpServletResponse response)
            throws IOException {
        PlanYear year = PlanYear.parse(be);
        List<Integer> parts = DocumentForm.parts(part);
        DocumentPaper paper = paper(form, year, unit, parts, "/plans/" + year + "/" + unit, "?format=xlsx");
        // A unit that could be read has a code of letters, digits and hyphens: nothing to quote.
        String file = form.code() + (parts.size() == 1 ? "-" + parts.get(0) : "") + "-" + year + "-" + unit + ".xlsx";
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"");
        DocumentWorkbook.write(paper, response.getOutputStream());
    }
}
