package th.kamt.organization.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import th.kamt.organization.AccessControl;
import th.kamt.organization.OrganizationImport;
import th.kamt.tabular.ImportResponses;
import th.kamt.tabular.Upload;

/** Import of units and employees by REST (contract). */
@RestController
class OrganizationImportResource {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final OrganizationImport imports;
    private final ImportResponses responses;
    private final AccessControl access;

    OrganizationImportResource(OrganizationImport imports, ImportResponses responses, AccessControl access) {
        this.imports = imports;
        this.responses = responses;
        this.access = access;
    }

    @PutMapping(
            path = "/api/organization/units",
            consumes = {"text/csv", XLSX})
    ResponseEntity<Object> importUnits(HttpServletRequest request) throws IOException {
        access.requireAdminister();
        return responses.of(imports.importUnits(upload(request)));
    }

    @PutMapping(
            path = "/api/organization/employees",
            consumes = {"text/csv", XLSX})
    ResponseEntity<Object> importEmployees(HttpServletRequest request) throws IOException {
        access.requireAdminister();
        return responses.of(imports.importEmployees(upload(request)));
    }

    private Upload upload(HttpServletRequest request) throws IOException {
        return new Upload(
                request.getInputStream(),
                request.getContentLengthLong(),
                UUID.randomUUID().toString(),
                access.currentPerson());
    }
}
