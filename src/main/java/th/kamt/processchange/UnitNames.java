package th.kamt.processchange;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import th.kamt.organization.Organization;
import th.kamt.organization.Unit;

/** Units and people by name, as a process owner knows them. */
@Component
class UnitNames {

    private static final Pattern OF_UNIT = Pattern.compile("\\d{4}/([A-Z0-9-]{1,20})(?:/.*)?");

    private final Organization organization;

    UnitNames(Organization organization) {
        this.organization = organization;
    }

    /** Name of the unit that the business key names; empty if it names none. */
    String unitOf(String businessKey) {
        Matcher key = OF_UNIT.matcher(businessKey);
        return key.matches() ? organization.unit(key.group(1)).map(Unit::name).orElse("") : "";
    }

    /** Empty for {@code null}. */
    String personOf(String employeeId) {
        return employeeId == null ? "" : organization.nameOf(employeeId);
    }
}
