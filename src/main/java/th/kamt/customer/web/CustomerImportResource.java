package th.kamt.customer.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.CustomerListImport;
import th.kamt.organization.AccessControl;
import th.kamt.tabular.ImportResponses;
import th.kamt.tabular.Upload;

/** Import of the yearly customer and HVC list by REST (contract). */
@RestController
class CustomerImportResource {

    private final CustomerListImport imports;
    private final ImportResponses responses;
    private final AccessControl access;

    CustomerImportResource(CustomerListImport imports, ImportResponses responses, AccessControl access) {
        this.imports = imports;
        this.responses = responses;
        this.access = access;
    }

    /** The body is streamed; a year of the Common Era is refused with the one meant. */
    @PutMapping(
            path = "/api/plan-years/{be}/customers",
            consumes = {"text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"})
    ResponseEntity<Object> importCustomers(@PathVariable("be") String be, HttpServletRequest request)
            throws IOException {
        access.requireAdminister();
        PlanYear year = PlanYear.parse(be);
        Upload upload = new Upload(
                request.getInputStream(),
                request.getContentLengthLong(),
                UUID.randomUUID().toString(),
                access.currentPerson());
        return responses.of(imports.importList(year, upload));
    }
}
