package th.kamt.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import th.kamt.message.NotFoundException;
import th.kamt.support.ImportContext;
import th.kamt.support.ImportTest;
import th.kamt.tabular.ImportAnswer;
import th.kamt.tabular.Upload;

@ImportTest
class OrganizationImportTest {

    private static final String UNIT_HEADER = "code,name,kind,office_class,parent_code\n";
    private static final String PEOPLE_HEADER =
            "employee_id,name,position_code,unit_code,division,employed_on,kamr_trained_on,roles,email\n";
    /** Children before parents: the order of the rows does not matter. */
    private static final String UNITS = UNIT_HEADER + """
            N2-BT,กฟอ.บึงทอง,OFFICE,2,N2
            N2-PV-C1,ศบค.เมือง,PILOT_CENTER,,N2-PV
            N2-PV-NW,กฟส.เมือง,NETWORK,,N2-PV
            N2-PV,บคจ.ทุ่งทอง,PILOT_PROVINCE,,N2
            N2,กฟน.2,REGION,,A1
            A1,ภาค 1,AREA,,HQ
            HQ,สำนักงานใหญ่,HQ,,
            """;

    private static final String PEOPLE = PEOPLE_HEADER + """
            E01,นายสมเกียรติ วงศ์ประเสริฐ,ผจก.,N2-BT,,2010-05-01,,office-manager,somkiat@utility.test
            E02,น.ส.ปิยะดา แสงทอง,วศก.,N2-BT,,2015-05-01,2020-02-29,kamr|senior-kamr@N2-PV,
            E03,นายวีระชัย ใจดี,นทน,N2,FVB,2012-01-01,2019-01-01,kamr,
            """;

    @Autowired
    private OrganizationImport imports;

    @Autowired
    private Organization organization;

    @Autowired
    private OrganizationStore store;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private PlatformTransactionManager transactionManager;

    @Autowired
    private ImportContext.Events events;

    @BeforeEach
    void emptyOrganization() {
        ImportContext.wipe(jdbc);
        events.reset();
    }

    @Test
    void whenAFileLastCameInIsKeptAlsoIfItChangedNothing() {
        assertThat(imports.lastUnits()).isEmpty();
        units(UNITS);

        assertThat(imports.lastUnits())
                .hasValueSatisfying(last -> assertThat(last.rows()).isEqualTo(7))
                .hasValueSatisfying(last -> assertThat(last.at()).isEqualTo(ImportContext.NOW));
        assertThat(imports.lastEmployees()).isEmpty();

        imports.importUnits(Upload.of(new ByteArrayInputStream(UNITS.getBytes(StandardCharsets.UTF_8)), "500001"));
        assertThat(imports.lastUnits()).hasValue(new OrganizationImport.Last(ImportContext.NOW, "500001", 7));

        people(PEOPLE);
        assertThat(people(PEOPLE_HEADER + "E09,,,,,,,,\n").refused()).isTrue();
        assertThat(imports.lastEmployees())
                .hasValueSatisfying(last -> assertThat(last.rows()).isEqualTo(3));
    }

    @Test
    void unitsAreAddedWithTheirPlaceInTheTree() {
        ImportAnswer answer = units(UNITS);

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.accepted()).isEqualTo(7);
        assertThat(answer.changed()).isEqualTo(7);
        assertThat(organization.requireUnit("N2-PV-C1"))
                .isEqualTo(new Unit(
                        "N2-PV-C1",
                        "ศบค.เมือง",
                        UnitKind.PILOT_CENTER,
                        null,
                        "N2-PV",
                        "/HQ/A1/N2/N2-PV/N2-PV-C1/",
                        "N2",
                        "N2-PV"));
        assertThat(organization.requireUnit("N2-BT").officeClass()).isEqualTo(2);
        assertThat(organization.unitAndBelow("N2-PV"))
                .extracting(Unit::code)
                .containsExactly("N2-PV", "N2-PV-C1", "N2-PV-NW");
        assertThat(organization.unitAndBelow("NONE")).isEmpty();
        assertThatThrownBy(() -> organization.requireUnit("NONE")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void theSameUnitsTwiceChangeNothing() {
        units(UNITS);
        events.reset();

        ImportAnswer again = units(UNITS);

        assertThat(again.accepted()).isEqualTo(7);
        assertThat(again.changed()).isZero();
        assertThat(events.published()).isEmpty();
    }

    @Test
    void aFileMayNameOnlySomeUnitsAndReferToThoseKnown() {
        units(UNITS);
        events.reset();

        ImportAnswer answer = units(UNIT_HEADER + "N2-NB,กฟอ.หนองบัว,OFFICE,3,N2\nN2-BT,กฟอ.บึงทอง,OFFICE,1,N2\n");

        assertThat(answer.changed()).isEqualTo(2);
        assertThat(organization.units()).hasSize(8);
        assertThat(events.published()).containsExactly(new OrganizationChanged(Set.of("N2-NB", "N2-BT"), Set.of()));
    }

    @Test
    void aMovedUnitTakesThoseUnderItAlong() {
        units(UNITS);
        units(UNIT_HEADER + "A2,ภาค 2,AREA,,HQ\nN3,กฟน.3,REGION,,A2\n");
        events.reset();

        ImportAnswer answer = units(UNIT_HEADER + "N2-PV,บคจ.ทุ่งทอง,PILOT_PROVINCE,,N3\n");

        assertThat(answer.changed()).isEqualTo(1);
        assertThat(organization.requireUnit("N2-PV-C1").path()).isEqualTo("/HQ/A2/N3/N2-PV/N2-PV-C1/");
        assertThat(organization.requireUnit("N2-PV-NW").regionCode()).isEqualTo("N3");
        assertThat(((OrganizationChanged) events.published().get(0)).unitCodes())
                .containsExactlyInAnyOrder("N2-PV", "N2-PV-C1", "N2-PV-NW");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            N2_BT,x,OFFICE,1,N2                       | 2/code/organization.unit.code
            ABCDEFGHIJKLMNOPQRSTU,x,OFFICE,1,N2       | 2/code/organization.unit.code
            ,x,OFFICE,1,N2                            | 2/code/tabular.required
            X,,OFFICE,1,N2                            | 2/name/tabular.required
            X,x,BRANCH,,N2                            | 2/kind/tabular.choice
            X,x,,,N2                                  | 2/kind/tabular.required
            X,x,OFFICE,,N2                            | 2/office_class/tabular.required
            X,x,OFFICE,4,N2                           | 2/office_class/organization.unit.officeClass
            X,x,OFFICE,0,N2                           | 2/office_class/organization.unit.officeClass
            X,x,OFFICE,one,N2                         | 2/office_class/tabular.number.invalid
            X,x,NETWORK,1,N2-PV                       | 2/office_class/tabular.mustBeEmpty
            X,x,OFFICE,1,                             | 2/parent_code/tabular.required
            X,x,OFFICE,1,NONE                         | 2/parent_code/organization.unit.unknown
            X,x,OFFICE,1,A1                           | 2/parent_code/organization.unit.parentKind
            X,x,AREA,,N2                              | 2/parent_code/organization.unit.parentKind
            X,x,REGION,,HQ                            | 2/parent_code/organization.unit.parentKind
            X,x,PILOT_PROVINCE,,A1                    | 2/parent_code/organization.unit.parentKind
            X,x,PILOT_CENTER,,N2                      | 2/parent_code/organization.unit.parentKind
            X,x,NETWORK,,N2-PV-C1                     | 2/parent_code/organization.unit.parentKind
            HQ,x,HQ,,A1                               | 2/parent_code/tabular.mustBeEmpty
            HQ2,x,HQ,,                                | 2/kind/organization.unit.secondHq
            X,x,OFFICE,1,X                            | 2/parent_code/organization.unit.cycle
            N2,x,NETWORK,,N2-PV                       | 2/parent_code/organization.unit.cycle 2/kind/organization.unit.childKind 2/kind/organization.unit.childKind
            """)
    void aWrongUnitIsRefused(String row, String errors) {
        units(UNITS);

        ImportAnswer answer = units(UNIT_HEADER + row + "\n");

        assertThat(String.join(" ", errors(answer))).isEqualTo(errors);
        assertThat(organization.units()).hasSize(7);
        assertThat(organization.requireUnit("N2").kind()).isEqualTo(UnitKind.REGION);
    }

    @Test
    void unitsInACircleAreAllNamed() {
        ImportAnswer answer = units(
                UNIT_HEADER + "HQ,สำนักงานใหญ่,HQ,,\nA,x,REGION,,C\nB,x,OFFICE,1,A\nC,x,AREA,,B\nD,x,OFFICE,1,A\n");

        assertThat(errors(answer))
                .containsExactly(
                        "3/parent_code/organization.unit.cycle",
                        "4/parent_code/organization.unit.cycle",
                        "5/parent_code/organization.unit.cycle");
        assertThat(organization.units()).isEmpty();
    }

    @Test
    void aSecondLineOfAUnitNamesTheFirst() {
        ImportAnswer answer = units(UNIT_HEADER + "HQ,a,HQ,,\nHQ,b,HQ,,\nH2,c,HQ,,\n");

        assertThat(errors(answer))
                .containsExactly("3/code/organization.unit.twice", "4/kind/organization.unit.secondHq");
        assertThat(answer.errors().get(0).message().arguments()).containsExactly("HQ", "2");
    }

    @Test
    void aUnitCannotTurnIntoAKindItsPostsDoNotFit() {
        units(UNITS);
        people(PEOPLE);

        ImportAnswer answer = units(UNIT_HEADER + "N2-BT,x,PILOT_PROVINCE,,N2\n");

        assertThat(errors(answer)).containsOnly("2/kind/organization.unit.postKind");
    }

    @Test
    void peopleAreAddedWithTheirPosts() {
        units(UNITS);
        events.reset();

        ImportAnswer answer = people(PEOPLE);

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.changed()).isEqualTo(3);
        assertThat(organization.employee("E02"))
                .contains(new Employee(
                        "E02",
                        "น.ส.ปิยะดา แสงทอง",
                        "วศก",
                        "N2-BT",
                        null,
                        LocalDate.of(2015, 5, 1),
                        LocalDate.of(2020, 2, 29),
                        null,
                        Set.of(new RoleAt(Role.KAMR, "N2-BT"), new RoleAt(Role.SENIOR_KAMR, "N2-PV"))));
        assertThat(organization.employeesOf("N2-BT"))
                .extracting(Employee::employeeId)
                .containsExactly("E01", "E02");
        assertThat(organization.holders(new RoleAt(Role.SENIOR_KAMR, "N2-PV")))
                .extracting(Employee::employeeId)
                .containsExactly("E02");
        assertThat(organization.holders(new RoleAt(Role.KAMR, "N2-PV-C1"))).isEmpty();
        assertThat(events.published()).containsExactly(new OrganizationChanged(Set.of(), Set.of("E01", "E02", "E03")));
    }

    @Test
    void theSamePeopleTwiceChangeNothingWithOrWithoutTheFinalDot() {
        units(UNITS);
        people(PEOPLE);
        events.reset();

        ImportAnswer again = people(PEOPLE.replace("วศก.", "วศก").replace("นทน,", "นทน.,"));

        assertThat(again.accepted()).isEqualTo(3);
        assertThat(again.changed()).isZero();
        assertThat(events.published()).isEmpty();
    }

    @Test
    void aChangedPersonLosesThePostsNoLongerNamedAndNobodyIsRemoved() {
        units(UNITS);
        people(PEOPLE);

        ImportAnswer answer = people(PEOPLE_HEADER + "E02,น.ส.ปิยะดา แสงทอง,วศก.,N2-BT,,2015-05-01,2020-02-29,kamr,\n");

        assertThat(answer.changed()).isEqualTo(1);
        assertThat(organization.employee("E02").orElseThrow().posts()).containsExactly(new RoleAt(Role.KAMR, "N2-BT"));
        assertThat(organization.employee("E01")).isPresent();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            E 1,x,วศก.,N2-BT,,2015-05-01,,,            # 2/employee_id/organization.employee.id
            ,x,วศก.,N2-BT,,2015-05-01,,,               # 2/employee_id/tabular.required
            Admin,x,วศก.,N2-BT,,2015-05-01,,,          # 2/employee_id/organization.employee.reserved
            E9,,วศก.,N2-BT,,2015-05-01,,,              # 2/name/tabular.required
            E9,x,,N2-BT,,2015-05-01,,,                 # 2/position_code/tabular.required
            E9,x,.,N2-BT,,2015-05-01,,,                # 2/position_code/tabular.required
            E9,x,วศก.,,,2015-05-01,,,                  # 2/unit_code/tabular.required
            E9,x,วศก.,NONE,,2015-05-01,,,              # 2/unit_code/organization.unit.unknown
            E9,x,วศก.,N2-BT,FVB,2015-05-01,,,          # 2/division/organization.employee.divisionNotRegional
            E9,x,วศก.,N2,ฝวบ.,2015-05-01,,,            # 2/division/tabular.choice
            E9,x,วศก.,N2-BT,,,,,                       # 2/employed_on/tabular.required
            E9,x,วศก.,N2-BT,,2026-11-17,,,             # 2/employed_on/tabular.date.after
            E9,x,วศก.,N2-BT,,1915-05-01,,,             # 2/employed_on/tabular.date.before
            E9,x,วศก.,N2-BT,,2558-05-01,,,             # 2/employed_on/tabular.date.buddhistEra
            E9,x,วศก.,N2-BT,,2015-05-01,2027-01-01,,   # 2/kamr_trained_on/tabular.date.after
            E9,x,วศก.,N2-BT,,2015-05-01,yes,,          # 2/kamr_trained_on/tabular.date.invalid
            E9,x,วศก.,N2-BT,,2015-05-01,,boss,         # 2/roles/organization.role.unknown
            E9,x,วศก.,N2-BT,,2015-05-01,,kamr^,        # 2/roles/organization.role.unknown
            E9,x,วศก.,N2-BT,,2015-05-01,,kamr@NONE,    # 2/roles/organization.unit.unknown
            E9,x,วศก.,N2-BT,,2015-05-01,,kamr@,        # 2/roles/organization.unit.unknown
            E9,x,วศก.,N2-BT,,2015-05-01,,kamr^kamr,    # 2/roles/organization.role.twice
            E9,x,วศก.,N2-BT,,2015-05-01,,kamr^kamr@N2-BT, # 2/roles/organization.role.twice
            E9,x,วศก.,N2-BT,,2015-05-01,,director-crm, # 2/roles/organization.role.unitKind
            E9,x,วศก.,N2-BT,,2015-05-01,,office-manager@N2, # 2/roles/organization.role.unitKind
            E9,x,วศก.,N2-BT,,2015-05-01,,,nobody       # 2/email/tabular.email
            E9,x,วศก.,N2-BT,,2015-05-01,,,a@b@c.th     # 2/email/tabular.email
            """)
    void aWrongPersonIsRefused(String row) {
        String[] parts = row.split("#", -1);
        units(UNITS);

        ImportAnswer answer = people(PEOPLE_HEADER + parts[0].strip().replace('^', '|') + "\n");

        assertThat(errors(answer)).containsExactly(parts[1].strip());
        assertThat(organization.employee("E9")).isEmpty();
    }

    @Test
    void aPersonEmployedTodayIsAccepted() {
        units(UNITS);

        assertThat(people(PEOPLE_HEADER + "E9,x,วศก.,N2-BT,,2026-11-16,2026-11-16,,\n")
                        .errors())
                .isEmpty();
    }

    @Test
    void aSecondLineOfAPersonNamesTheFirst() {
        units(UNITS);

        ImportAnswer answer = people(PEOPLE + "E01,x,วศก.,N2-BT,,2015-05-01,,,\n");

        assertThat(errors(answer)).containsExactly("5/employee_id/organization.employee.twice");
        assertThat(organization.employee("E01")).isEmpty();
    }

    @Test
    void oneWrongRowRefusesTheWholeFile() {
        units(UNITS);

        ImportAnswer answer = people(PEOPLE + "E9,x,วศก.,NONE,,,,,\n");

        assertThat(errors(answer))
                .containsExactly("5/unit_code/organization.unit.unknown", "5/employed_on/tabular.required");
        assertThat(organization.employee("E01")).isEmpty();
    }

    @Test
    void aListenerThatFailsUndoesTheImportAndTheCacheDoesNotKeepIt() {
        units(UNITS);
        events.failWith(new IllegalStateException("no users today"));

        assertThatThrownBy(() -> people(PEOPLE)).isInstanceOf(IllegalStateException.class);

        assertThat(organization.employee("E01")).isEmpty();
        events.reset();
        people(PEOPLE.replace("สมเกียรติ", "สมชาย"));
        assertThat(organization.employee("E01").orElseThrow().name()).contains("สมชาย");
    }

    @Test
    void anotherNodeSeesTheImportAtOnce() {
        CachedOrganization otherNode = new CachedOrganization(store);
        units(UNITS);
        assertThat(otherNode.unit("N2-BT").orElseThrow().officeClass()).isEqualTo(2);

        units(UNIT_HEADER + "N2-BT,กฟอ.บึงทอง,OFFICE,1,N2\n");

        assertThat(otherNode.unit("N2-BT").orElseThrow().officeClass()).isEqualTo(1);
    }

    @Test
    void oneTransactionSeesOneOrganization() {
        units(UNITS);

        List<Integer> seen = new TransactionTemplate(transactionManager).execute(status -> {
            Integer before = organization.requireUnit("N2-BT").officeClass();
            TransactionTemplate other = new TransactionTemplate(transactionManager);
            other.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
            other.executeWithoutResult(inner -> units(UNIT_HEADER + "N2-BT,กฟอ.บึงทอง,OFFICE,1,N2\n"));
            return List.of(before, organization.requireUnit("N2-BT").officeClass());
        });

        assertThat(seen).containsExactly(2, 2);
        assertThat(organization.requireUnit("N2-BT").officeClass()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("R-ESC-3: the line of command")
    @CsvSource(delimiter = '|', textBlock = """
            kamr.N2-BT                        | senior-kamr.N2-BT office-manager.N2-BT chief-customer-service.N2 director-engineering-service.N2 assistant-governor-region.N2 deputy-governor-area.A1
            section-head.N2-BT                | senior-kamr.N2-BT office-manager.N2-BT chief-customer-service.N2 director-engineering-service.N2 assistant-governor-region.N2 deputy-governor-area.A1
            senior-kamr.N2-BT                 | office-manager.N2-BT chief-customer-service.N2 director-engineering-service.N2 assistant-governor-region.N2 deputy-governor-area.A1
            office-manager.N2-BT              | chief-customer-service.N2 director-engineering-service.N2 assistant-governor-region.N2 deputy-governor-area.A1
            kamr.N2-PV-C1                     | senior-kamr.N2-PV-C1 senior-kamr.N2-PV province-service-manager.N2-PV province-ceo.N2-PV chief-customer-service.N2 director-engineering-service.N2 assistant-governor-region.N2 deputy-governor-area.A1
            senior-kamr.N2-PV                 | province-service-manager.N2-PV province-ceo.N2-PV chief-customer-service.N2 director-engineering-service.N2 assistant-governor-region.N2 deputy-governor-area.A1
            province-service-manager.N2-PV    | province-ceo.N2-PV chief-customer-service.N2 director-engineering-service.N2 assistant-governor-region.N2 deputy-governor-area.A1
            province-ceo.N2-PV                | chief-customer-service.N2 director-engineering-service.N2 assistant-governor-region.N2 deputy-governor-area.A1
            network-unit.N2-PV-NW             | province-ceo.N2-PV chief-customer-service.N2 director-engineering-service.N2 assistant-governor-region.N2 deputy-governor-area.A1
            kamr.N2                           | chief-customer-service.N2 director-engineering-service.N2 assistant-governor-region.N2 deputy-governor-area.A1
            chief-customer-service.N2         | director-engineering-service.N2 assistant-governor-region.N2 deputy-governor-area.A1
            assistant-governor-region.N2      | deputy-governor-area.A1
            deputy-governor-area.A1           | ''
            kamr.HQ                           | director-engineering-hq.HQ deputy-governor-business.HQ
            chief-crm-business.HQ             | director-crm.HQ deputy-governor-business.HQ
            director-crm.HQ                   | deputy-governor-business.HQ
            deputy-governor-business.HQ       | ''
            """)
    void theLineOfCommandRunsUpwards(String post, String line) {
        units(UNITS);
        int dot = post.indexOf('.');
        RoleAt from = new RoleAt(Role.byId(post.substring(0, dot)).orElseThrow(), post.substring(dot + 1));

        String above = String.join(
                " ", organization.lineAbove(from).stream().map(RoleAt::group).toList());

        assertThat(above).isEqualTo(line);
    }

    @Test
    void fiveThousandPeopleAndTwoHundredFiftyUnitsAreImportedAndFound() {
        StringBuilder units = new StringBuilder(UNITS);
        for (int i = 0; i < 250; i++) {
            units.append("O").append(i).append(",กฟอ.").append(i).append(",OFFICE,3,N2\n");
        }
        StringBuilder people = new StringBuilder(PEOPLE_HEADER);
        for (int i = 0; i < 5_000; i++) {
            people.append("P").append(i).append(",นาย ก,วศก.,O").append(i % 250).append(",,2015-05-01,,kamr,\n");
        }

        assertThat(units(units.toString()).changed()).isEqualTo(257);
        assertThat(people(people.toString()).changed()).isEqualTo(5_000);
        assertThat(organization.holders(new RoleAt(Role.KAMR, "O7"))).hasSize(20);
    }

    private ImportAnswer units(String csv) {
        return imports.importUnits(upload(csv));
    }

    private ImportAnswer people(String csv) {
        return imports.importEmployees(upload(csv));
    }

    private static Upload upload(String csv) {
        return Upload.of(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), "admin");
    }

    private static List<String> errors(ImportAnswer answer) {
        return answer.errors().stream()
                .map(error -> error.line() + "/" + error.column() + "/" + error.code())
                .toList();
    }
}
