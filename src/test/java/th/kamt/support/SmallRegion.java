package th.kamt.support;

import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import th.kamt.organization.OrganizationChanged;

/** HQ, an area, two regions with an office each, and a person for each post, written as an import would; passwords are demo. */
public final class SmallRegion {

    public static final String GOVERNOR = "500100";
    public static final String OTHER_GOVERNOR = "500101";
    public static final String CHIEF = "500110";
    public static final String MANAGER = "500120";
    public static final String KAMR = "500121";
    public static final String OTHER_MANAGER = "500130";
    public static final String HQ_CHIEF = "500001";
    public static final String HQ_KAMR = "500002";
    public static final String AREA_DEPUTY = "500050";

    private final JdbcTemplate jdbc;
    private final ApplicationEventPublisher events;

    public SmallRegion(JdbcTemplate jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Once a context: units and people are kept. */
    public void exist() {
        if (jdbc.queryForObject("select count(*) from unit", Long.class) > 0) {
            return;
        }
        unit("HQ", "HQ", null, null, "/HQ/");
        unit("A1", "AREA", "HQ", null, "/HQ/A1/");
        unit("N2", "REGION", "A1", "N2", "/HQ/A1/N2/");
        unit("N3", "REGION", "A1", "N3", "/HQ/A1/N3/");
        unit("N2-BT", "OFFICE", "N2", "N2", "/HQ/A1/N2/N2-BT/");
        unit("N3-KK", "OFFICE", "N3", "N3", "/HQ/A1/N3/N3-KK/");
        person(HQ_CHIEF, "HQ", "chief-crm-business");
        person(HQ_KAMR, "HQ", "kamr");
        person(AREA_DEPUTY, "A1", "deputy-governor-area");
        person(GOVERNOR, "N2", "assistant-governor-region");
        person(OTHER_GOVERNOR, "N3", "assistant-governor-region");
        person(CHIEF, "N2", "chief-customer-service");
        person(MANAGER, "N2-BT", "office-manager");
        person(KAMR, "N2-BT", "kamr");
        person(OTHER_MANAGER, "N3-KK", "office-manager");
        changed(Set.of("HQ", "A1", "N2", "N3", "N2-BT", "N3-KK"));
    }

    public void person(String id, String unit, String... roles) {
        jdbc.update(
                "insert into employee values (?, ?, 'นบค', ?, null, '2550-01-01', null, null)", id, "นาย " + id, unit);
        for (String role : roles) {
            post(id, role, unit);
        }
    }

    public void post(String id, String role, String unit) {
        jdbc.update("insert into employee_post values (?, ?, ?)", id, role, unit);
    }

    /** As after an import: everybody known is synchronised. */
    public void changed(Set<String> units) {
        jdbc.update("update organization_state set revision = revision + 1");
        events.publishEvent(new OrganizationChanged(
                units, Set.copyOf(jdbc.queryForList("select employee_id from employee", String.class))));
    }

    private void unit(String code, String kind, String parent, String region, String path) {
        jdbc.update(
                "insert into unit values (?, ?, ?, ?, ?, ?, ?, null)",
                code,
                "หน่วย " + code,
                kind,
                "OFFICE".equals(kind) ? 2 : null,
                parent,
                path,
                region);
    }
}
