package th.kamt.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.PlanYear;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.organization.Role;
import th.kamt.organization.RoleAt;
import th.kamt.organization.Unit;
import th.kamt.organization.UnitKind;
import th.kamt.workflow.DecisionTexts;

/** Five people of three units, the demonstration's first day, and imports in every state. */
@TestConfiguration
class WebTestConfiguration {

    static final String MANAGER = "500120";

    /** What a test sets and finds. */
    static class World {
        String person = MANAGER;
        boolean administrator = true;
        String handedIn;
        List<PlanYear> open = List.of(new PlanYear(2570));
        boolean waiting;
    }

    private static final Map<String, Unit> UNITS = Map.of(
            "HQ", new Unit("HQ", "สำนักงานใหญ่", UnitKind.HQ, null, null, "/HQ/", null, null),
            "N2", new Unit("N2", "กฟน.2", UnitKind.REGION, null, "A1", "/HQ/A1/N2/", "N2", null),
            "N2-BT", new Unit("N2-BT", "กฟอ.บึงทอง", UnitKind.OFFICE, 2, "N2", "/HQ/A1/N2/N2-BT/", "N2", null));

    private static final List<Employee> PEOPLE = List.of(
            employee(MANAGER, "นายสมเกียรติ วงศ์ประเสริฐ", "N2-BT", Role.OFFICE_MANAGER),
            employee("500777", "น.ส.ปิยะดา ศรีวงศ์", "N2-BT", Role.KAMR),
            employee("500300", "นางสาวกาญจนา ศิริมงคล", "N2", Role.DIRECTOR_ENGINEERING_SERVICE),
            employee("500001", "นางวิไล ธรรมรักษ์", "HQ", Role.CHIEF_CRM_BUSINESS));

    @Bean
    Texts texts(MessageSource messages) {
        return new Texts(messages);
    }

    /** One table a topic, its key where a limit would be. */
    @Bean
    DecisionTexts decisionTexts() {
        return (key, year) -> new DecisionTexts.Table(
                key,
                "ตาราง " + key,
                3,
                List.of("ตั้งแต่", "ระบุเหตุผล"),
                List.of(new DecisionTexts.Line("ข้อ 6.1.1.1", List.of("264911", "true"))));
    }

    @Bean
    World world() {
        return new World();
    }

    /** As the application's: a form of our own, tokens in every form. */
    @Bean
    SecurityFilterChain security(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .formLogin(login -> login.loginPage("/login").permitAll())
                .build();
    }

    @Bean
    Clock clock() {
        return Clock.fixed(Instant.parse("2026-11-16T02:00:00Z"), Bangkok.ZONE);
    }

    @Bean
    OpenedYears openedYears(World world) {
        return () -> world.open;
    }

    @Bean
    WaitingPlans waitingPlans(World world) {
        return year -> world.waiting;
    }

    @Bean
    AccessControl accessControl(World world) {
        return new AccessControl() {
            @Override
            public String currentPerson() {
                return world.person;
            }

            @Override
            public boolean maySee(String unitCode) {
                return true;
            }

            @Override
            public void requireSee(String unitCode) {}

            @Override
            public Collection<String> visibleUnits() {
                return List.of();
            }

            @Override
            public boolean holds(String unitCode, Role... roles) {
                return false;
            }

            @Override
            public boolean mayAdminister() {
                return world.administrator;
            }

            @Override
            public void requireAdminister() {
                if (!world.administrator) {
                    throw new ForbiddenException(new Message("web.error.403"));
                }
            }
        };
    }

    @Bean
    Organization organization() {
        return new Organization() {
            @Override
            public Optional<Unit> unit(String code) {
                return Optional.ofNullable(UNITS.get(code));
            }

            @Override
            public Unit requireUnit(String code) {
                return unit(code).orElseThrow();
            }

            @Override
            public List<Unit> units() {
                return List.copyOf(UNITS.values());
            }

            @Override
            public List<Unit> unitAndBelow(String code) {
                return List.of();
            }

            @Override
            public Optional<Employee> employee(String employeeId) {
                return PEOPLE.stream()
                        .filter(person -> person.employeeId().equals(employeeId))
                        .findFirst();
            }

            @Override
            public List<Employee> employeesOf(String unitCode) {
                return List.of();
            }

            @Override
            public List<Employee> holders(RoleAt post) {
                return List.of();
            }

            @Override
            public List<RoleAt> lineAbove(RoleAt post) {
                return List.of();
            }
        };
    }

    @Bean
    ImportDesk importDesk(World world) {
        return new ImportDesk() {
            @Override
            public String start(ImportKind kind, PlanYear year, String fileName, InputStream file, String person) {
                try {
                    String text = new String(file.readAllBytes(), StandardCharsets.UTF_8).trim();
                    world.handedIn = String.join(" ", kind.name(), String.valueOf(year), fileName, person, text);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return "running";
            }

            @Override
            public Status status(String id) {
                return switch (id) {
                    case "running" -> job(id, 42_000, 100_000L, false, 0, 0, List.of());
                    case "good" -> job(id, 412, 412L, true, 412, 37, List.of());
                    case "refused" -> job(id, 2, 2L, true, 0, 0, wrongCells().subList(0, 3));
                    case "grouped" -> job(id, 400, 400L, true, 0, 0, manyWrongCells());
                    default -> throw new NotFoundException(new Message("web.help.unknown"));
                };
            }

            @Override
            public Optional<InputStream> errorsFile(String id) {
                return Optional.of(new ByteArrayInputStream(new byte[] {1, 2, 3}));
            }

            @Override
            public List<Past> last(ImportKind kind) {
                return switch (kind) {
                    case UNITS -> List.of(past(null, "2026-10-30T08:10:00Z", 52));
                    case EMPLOYEES -> List.of();
                    case CUSTOMERS ->
                        List.of(
                                past(new PlanYear(2571), "2026-11-12T02:30:00Z", 407),
                                past(new PlanYear(2570), "2026-10-31T08:10:00Z", 412));
                };
            }

            private static Past past(PlanYear year, String at, long rows) {
                return new Past(year, Instant.parse(at), "นางวิไล ธรรมรักษ์", rows);
            }
        };
    }

    private static ImportDesk.Status job(
            String id,
            long checked,
            Long total,
            boolean finished,
            long in,
            long changed,
            List<ImportDesk.Problem> bad) {
        long lines = bad.stream().map(ImportDesk.Problem::line).distinct().count();
        return new ImportDesk.Status(
                id,
                ImportKind.CUSTOMERS,
                new PlanYear(2570),
                "ลูกค้า-hvc-2570.csv",
                checked,
                total,
                finished,
                in,
                changed,
                bad.size(),
                lines,
                bad,
                "Windows-874",
                null);
    }

    /** Sentences of other keys stand in for those of the import's own module. */
    private static List<ImportDesk.Problem> wrongCells() {
        Message year = new Message("calendar.year.commonEra", "2026", "2569");
        Message hint = new Message("calendar.year.invalid", "2026");
        return List.of(
                new ImportDesk.Problem(7, "last_tier", "<script>alert(1)</script>", year, hint),
                new ImportDesk.Problem(7, "gross_margin_baht", "", year, hint),
                new ImportDesk.Problem(1_204, null, null, hint, null));
    }

    private static List<ImportDesk.Problem> manyWrongCells() {
        List<ImportDesk.Problem> problems = new ArrayList<>();
        for (int line = 2; line < 40; line++) {
            problems.add(new ImportDesk.Problem(
                    line, "office_code", "N9-XX", new Message("calendar.year.invalid", "N9-XX"), null));
            problems.add(new ImportDesk.Problem(
                    line,
                    "avg_bill_baht",
                    "-5",
                    new Message("calendar.year.invalid", "-5"),
                    new Message("calendar.year.invalid", "0")));
        }
        return problems;
    }

    private static Employee employee(String id, String name, String unit, Role role) {
        return new Employee(
                id, name, "วศก", unit, null, LocalDate.of(2015, 1, 1), null, null, Set.of(new RoleAt(role, unit)));
    }
}
