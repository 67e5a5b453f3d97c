package th.kamt.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.ContractAccount.Solar;
import th.kamt.customer.ContractAccount.SppContract;
import th.kamt.customer.ContractAccount.SppNetwork;
import th.kamt.organization.OrganizationImport;
import th.kamt.support.ImportContext;
import th.kamt.support.ImportTest;
import th.kamt.tabular.ImportAnswer;
import th.kamt.tabular.Upload;

@ImportTest
class CustomerListImportTest {

    private static final PlanYear YEAR = new PlanYear(2570);
    private static final String CA1 = "020000000001";
    private static final String CA2 = "020000000002";
    private static final String CA3 = "020000000003";
    private static final String BP1 = "1000000001";
    private static final String BP2 = "1000000002";

    @Autowired
    private CustomerListImport imports;

    @Autowired
    private CustomerList list;

    @Autowired
    private OrganizationImport organization;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private PlatformTransactionManager transactionManager;

    @Autowired
    private ImportContext.Events events;

    @BeforeEach
    void twoOfficesWithoutCustomers() {
        ImportContext.wipe(jdbc);
        events.reset();
        String units = """
                code,name,kind,office_class,parent_code
                HQ,สำนักงานใหญ่,HQ,,
                A1,ภาค 1,AREA,,HQ
                N2,กฟน.2,REGION,,A1
                N2-BT,กฟอ.บึงทอง,OFFICE,2,N2
                N2-PV,บคจ.ทุ่งทอง,PILOT_PROVINCE,,N2
                N2-PV-C1,ศบค.เมือง,PILOT_CENTER,,N2-PV
                N2-PV-NW,กฟส.เมือง,NETWORK,,N2-PV
                """;
        assertThat(organization
                        .importUnits(
                                Upload.of(new ByteArrayInputStream(units.getBytes(StandardCharsets.UTF_8)), "admin"))
                        .errors())
                .isEmpty();
        events.reset();
    }

    @Test
    void aListIsStoredWithEveryColumn() {
        ImportAnswer answer = load(CustomerLines.line(
                CA1,
                BP1,
                "hvc_listed=Y;gross_margin_baht=-1,264,911.50;avg_bill_baht=๒๐,๐๐๐,๐๐๐;voltage_kv=115;own_generation_mw=2.5;"
                        + "related_project_baht=5000000;related_maintenance_baht=200000;national_strategy=Y;"
                        + "nationwide_network=Y;industrial_estate=Y;spp_distance_km=7.9999;spp_can_supply=Y;"
                        + "spp_network=BRANCH_MOVED;outages_per_year=3;solar=UP_TO_10;spp_contract=LIKELY;"
                        + "power_quality_problem=Y;last_tier=STAR;last_kamr=E02;contact_name=นายสมชาย ใจดี;"
                        + "contact_position=ผู้จัดการโรงงาน;contact_phone=021234567;contact_mobile=0812345678;"
                        + "contact_email=somchai@customer.test;contact_line_id=@somchai"));

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.accepted()).isEqualTo(1);
        assertThat(answer.changed()).isEqualTo(1);
        assertThat(list.account(YEAR, BP1 + "@N2-BT"))
                .containsExactly(new ContractAccount(
                        CA1,
                        BP1,
                        "บริษัท สยามบึงทอง จำกัด",
                        "N2-BT",
                        true,
                        new BigDecimal("-1264911.50"),
                        new BigDecimal("20000000.00"),
                        new BigDecimal("115.000"),
                        new BigDecimal("2.5000"),
                        new BigDecimal("5000000.00"),
                        new BigDecimal("200000.00"),
                        true,
                        true,
                        true,
                        new BigDecimal("7.9999"),
                        true,
                        SppNetwork.BRANCH_MOVED,
                        3,
                        Solar.UP_TO_10,
                        SppContract.LIKELY,
                        true,
                        null,
                        null,
                        null,
                        "STAR",
                        "E02",
                        "นายสมชาย ใจดี",
                        "ผู้จัดการโรงงาน",
                        "021234567",
                        "0812345678",
                        "somchai@customer.test",
                        "@somchai"));
    }

    @Test
    void emptyCellsMeanWhatTheContractSays() {
        load(CustomerLines.line(CA1, BP1, ""));

        ContractAccount account = list.account(YEAR, BP1 + "@N2-BT").get(0);
        assertThat(account.sppNetwork()).isEqualTo(SppNetwork.NONE);
        assertThat(account.solar()).isEqualTo(Solar.UNKNOWN);
        assertThat(account.sppContract()).isEqualTo(SppContract.NO);
        assertThat(account.outagesPerYear()).isZero();
        assertThat(account.grossMarginBaht()).isNull();
        assertThat(account.sppDistanceKm()).isNull();
        assertThat(account.lastTier()).isNull();
    }

    @Test
    void theFirstImportGivesTheListItsVersionAndSaysSo() {
        assertThat(list.version(YEAR)).isEmpty();

        load(CustomerLines.line(CA1, BP1, ""));

        assertThat(list.version(YEAR)).contains(new CustomerList.Version(YEAR, 1, 1, ImportContext.NOW, "admin"));
        assertThat(events.published()).containsExactly(new CustomerListChanged(YEAR, 1));
        assertThat(list.version(YEAR.next())).isEmpty();
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        String file = CustomerLines.line(CA1, BP1, "avg_bill_baht=500000;voltage_kv=115")
                + CustomerLines.line(CA2, BP2, "spp_network=NONE");
        load(file);
        events.reset();

        ImportAnswer again = load(file);
        ImportAnswer writtenOtherwise = load(CustomerLines.line(CA2, BP2, "")
                + CustomerLines.line(CA1, BP1, "avg_bill_baht=๕๐๐,๐๐๐.00;voltage_kv=115.0;outages_per_year=0"));

        assertThat(again.accepted()).isEqualTo(2);
        assertThat(again.changed()).isZero();
        assertThat(writtenOtherwise.changed()).isZero();
        assertThat(list.version(YEAR).orElseThrow().version()).isEqualTo(1);
        assertThat(events.published()).isEmpty();
    }

    @Test
    void rowsAddedChangedAndWithdrawnCountAsChangedAndOthersAreLeftAlone() {
        load(CustomerLines.line(CA1, BP1, "") + CustomerLines.line(CA2, BP2, ""));
        events.reset();

        ImportAnswer answer =
                load(CustomerLines.line(CA1, BP1, "contact_phone=021111111") + CustomerLines.line(CA3, BP1, ""));

        assertThat(answer.accepted()).isEqualTo(2);
        assertThat(answer.changed()).isEqualTo(3);
        assertThat(list.account(YEAR, BP2 + "@N2-BT")).isEmpty();
        assertThat(list.account(YEAR, BP1 + "@N2-BT"))
                .extracting(ContractAccount::caNo, ContractAccount::contactPhone)
                .containsExactly(tuple(CA1, "021111111"), tuple(CA3, null));
        assertThat(list.version(YEAR).orElseThrow().version()).isEqualTo(2);
        assertThat(list.version(YEAR).orElseThrow().rows()).isEqualTo(2);
        assertThat(events.published()).containsExactly(new CustomerListChanged(YEAR, 2));
    }

    @Test
    void aHeaderAloneDoesNotWithdrawTheWholeList() {
        load(CustomerLines.line(CA1, BP1, ""));

        ImportAnswer answer = load("");

        assertThat(answer.refused()).isTrue();
        assertThat(list.account(YEAR, BP1 + "@N2-BT")).isNotEmpty();
    }

    @Test
    void anotherYearsListIsLeftAlone() {
        load(CustomerLines.line(CA1, BP1, ""));

        ImportAnswer answer = imports.importList(YEAR.next(), upload(CustomerLines.line(CA2, BP2, "")));

        assertThat(answer.changed()).isEqualTo(1);
        assertThat(list.account(YEAR, BP1 + "@N2-BT")).hasSize(1);
    }

    @Test
    void aWrongRowAmongManyRefusesTheWholeFileAndEveryWrongCellIsNamed() {
        load(CustomerLines.line(CA1, BP1, ""));
        events.reset();
        StringBuilder file = new StringBuilder();
        for (int i = 10; i < 1_510; i++) {
            file.append(CustomerLines.line("0300000%05d".formatted(i), BP2, ""));
        }
        file.append(CustomerLines.line("03", BP2, "avg_bill_baht=-5;solar=SOME"));
        file.append(CustomerLines.line(CA2, "๑", ""));

        ImportAnswer answer = load(file.toString());

        assertThat(errors(answer))
                .containsExactly(
                        "1502/ca_no/tabular.digits",
                        "1502/avg_bill_baht/tabular.number.negative",
                        "1502/solar/tabular.choice",
                        "1503/bp_no/tabular.digits");
        assertThat(answer.changed()).isZero();
        assertThat(jdbc.queryForList("select ca_no from contract_account", String.class))
                .containsExactly(CA1);
        assertThat(list.version(YEAR).orElseThrow().version()).isEqualTo(1);
        assertThat(events.published()).isEmpty();
    }

    @Test
    void aRefusedFirstListLeavesNoList() {
        load(CustomerLines.line("1", BP1, ""));

        assertThat(list.version(YEAR)).isEmpty();
    }

    @Test
    void aListenerThatFailsUndoesTheImport() {
        events.failWith(new IllegalStateException("no scoring today"));

        assertThatThrownBy(() -> load(CustomerLines.line(CA1, BP1, ""))).isInstanceOf(IllegalStateException.class);

        assertThat(list.version(YEAR)).isEmpty();
        assertThat(list.account(YEAR, BP1 + "@N2-BT")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("contract, customers.csv; R-KASM-6")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ca_no=02000000000A                      | ca_no/tabular.digits
            ca_no=                                  | ca_no/tabular.required
            bp_no=123                               | bp_no/tabular.digits
            name=                                   | name/tabular.required
            office_code=                            | office_code/tabular.required
            office_code=NONE                        | office_code/customer.office.unknown
            office_code=ไม่มี                        | office_code/customer.office.unknown
            office_code=N2                          | office_code/customer.office.kind
            office_code=N2-PV-NW                    | office_code/customer.office.kind
            hvc_listed=                             | hvc_listed/tabular.required
            hvc_listed=y                            | hvc_listed/tabular.yesNo
            hvc_listed=y;gross_margin_baht=5        | hvc_listed/tabular.yesNo
            hvc_listed=1;gross_margin_baht=5        | hvc_listed/tabular.yesNo
            hvc_listed=y;special_case=A             | hvc_listed/tabular.yesNo
            special_case=X;special_case_reason=x    | special_case/tabular.choice
            last_kamr=นายสมชาย                       | last_kamr/customer.lastKamr
            contact_email=somchai                   | contact_email/tabular.email
            contact_email=a@b@c.th                  | contact_email/tabular.email
            contact_email=a b@c.th                  | contact_email/tabular.email
            hvc_listed=Y                            | gross_margin_baht/customer.grossMargin.required
            gross_margin_baht=1                     | gross_margin_baht/customer.grossMargin.mustBeEmpty
            hvc_listed=Y;gross_margin_baht=NaN      | gross_margin_baht/tabular.number.invalid
            hvc_listed=Y;gross_margin_baht=1.001    | gross_margin_baht/tabular.number.decimals
            hvc_listed=Y;gross_margin_baht=-999999999999 | gross_margin_baht/tabular.number.range
            avg_bill_baht=                          | avg_bill_baht/tabular.required
            avg_bill_baht=-0.01                     | avg_bill_baht/tabular.number.negative
            avg_bill_baht=NaN                       | avg_bill_baht/tabular.number.invalid
            avg_bill_baht=Infinity                  | avg_bill_baht/tabular.number.invalid
            avg_bill_baht=1e6                       | avg_bill_baht/tabular.number.invalid
            avg_bill_baht=999999999999999           | avg_bill_baht/tabular.number.range
            avg_bill_baht=1.234                     | avg_bill_baht/tabular.number.decimals
            voltage_kv=-1                           | voltage_kv/tabular.number.negative
            voltage_kv=115000                       | voltage_kv/tabular.number.range
            own_generation_mw=-1                    | own_generation_mw/tabular.number.negative
            own_generation_mw=2500000               | own_generation_mw/tabular.number.range
            related_project_baht=-1                 | related_project_baht/tabular.number.negative
            related_maintenance_baht=x              | related_maintenance_baht/tabular.number.invalid
            national_strategy=                      | national_strategy/tabular.required
            nationwide_network=X                    | nationwide_network/tabular.yesNo
            industrial_estate=ใช่                    | industrial_estate/tabular.yesNo
            spp_can_supply=1                        | spp_can_supply/tabular.yesNo
            power_quality_problem=TRUE              | power_quality_problem/tabular.yesNo
            spp_distance_km=-0.1                    | spp_distance_km/tabular.number.negative
            spp_distance_km=40000                   | spp_distance_km/tabular.number.range
            spp_network=SOME                        | spp_network/tabular.choice
            outages_per_year=1.5                    | outages_per_year/tabular.number.notWhole
            outages_per_year=-1                     | outages_per_year/tabular.number.negative
            solar=YES                               | solar/tabular.choice
            spp_contract=YES                        | spp_contract/tabular.choice
            special_case=E                          | special_case/tabular.choice
            special_case=A                          | special_case_tier/customer.special.tierRequired
            special_case=A;special_case_tier=STAR   | special_case_tier/customer.special.tier
            special_case=A;special_case_tier=STRATEGIC | special_case_tier/customer.special.tier
            special_case=D;special_case_tier=STATUS | special_case_reason/customer.special.reasonRequired
            special_case_tier=STATUS                | special_case_tier/customer.special.none
            special_case_reason=ภาพลักษณ์            | special_case_reason/customer.special.none
            hvc_listed=Y;gross_margin_baht=1;special_case=A;special_case_tier=STATUS;special_case_reason=x | special_case/customer.special.onHvcList special_case_tier/customer.special.onHvcList special_case_reason/customer.special.onHvcList
            last_tier=GOLD                          | last_tier/tabular.choice
            last_kamr=E 1                           | last_kamr/customer.lastKamr
            """)
    void aWrongCellIsNamed(String cells, String expected) {
        ImportAnswer answer = load(CustomerLines.line(CA1, BP1, cells));

        assertThat(String.join(" ", errors(answer))).isEqualTo(expected.replaceAll("(^| )", "$12/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hvc_listed=Y;gross_margin_baht=-5",
                "hvc_listed=Y;gross_margin_baht=0",
                "avg_bill_baht=0",
                "special_case=A;special_case_tier=STATUS",
                "special_case=C;special_case_tier=STREAMLINE;special_case_reason=เดิม",
                "special_case=D;special_case_tier=STREAMLINE;special_case_reason=โรงพยาบาลจังหวัด",
                "office_code=N2-PV-C1",
                "last_tier=STREAMLINE;last_kamr=E02",
                "outages_per_year=12;spp_distance_km=0;voltage_kv=0.4;own_generation_mw=0"
            })
    void aRightRowIsAccepted(String cells) {
        assertThat(load(CustomerLines.line(CA1, BP1, cells)).errors()).isEmpty();
    }

    @Test
    void aContractAccountTwiceIsAnErrorThatNamesTheFirstLine() {
        ImportAnswer answer = load(CustomerLines.line(CA1, BP1, "")
                + CustomerLines.line(CA2, BP1, "")
                + CustomerLines.line("๐๒๐๐๐๐๐๐๐๐๐๑", BP2, ""));

        assertThat(errors(answer)).containsExactly("4/ca_no/customer.ca.twice");
        assertThat(answer.errors().get(0).message().arguments()).containsExactly(CA1, "2");
    }

    @ParameterizedTest(name = "{0} and {1}")
    @DisplayName("R-KASM-2: the CAs of one BP and office agree")
    @CsvSource(delimiter = '|', textBlock = """
            last_tier=STAR  | last_tier=STATUS | last_tier
            last_tier=STAR  | name=x           | last_tier
            name=x          | last_kamr=E02    | last_kamr
            last_kamr=E01   | last_kamr=E02    | last_kamr
            special_case=A;special_case_tier=STATUS | special_case=B;special_case_tier=STATUS | special_case
            special_case=A;special_case_tier=STATUS | special_case=A;special_case_tier=STREAMLINE | special_case_tier
            special_case=A;special_case_tier=STATUS;special_case_reason=ก | special_case=A;special_case_tier=STATUS;special_case_reason=ข | special_case_reason
            special_case=A;special_case_tier=STATUS | name=x | special_case special_case_tier
            """)
    void contractAccountsOfOneAccountThatDisagreeAreAnErrorOnTheLineThatDiffers(
            String first, String second, String columns) {
        ImportAnswer answer = load(CustomerLines.line(CA1, BP1, first)
                + CustomerLines.line(CA3, BP1, "office_code=N2-PV-C1;last_tier=STREAMLINE")
                + CustomerLines.line(CA2, BP1, second));

        assertThat(answer.errors()).extracting("line").containsOnly(4L);
        assertThat(answer.errors().stream().map(error -> error.column()).toList())
                .containsExactly(columns.split(" ", -1));
        assertThat(answer.errors()).extracting("code").containsOnly("customer.account.differs");
    }

    @Test
    void windows874IsReadAndNamed() {
        String file = CustomerLines.HEADER + CustomerLines.line(CA1, BP1, "name=บจก.หนองบัวเกษตร");

        ImportAnswer answer = imports.importList(
                YEAR, Upload.of(new ByteArrayInputStream(file.getBytes(Charset.forName("x-windows-874"))), "admin"));

        assertThat(answer.encoding()).isEqualTo("windows-874");
        assertThat(list.account(YEAR, BP1 + "@N2-BT").get(0).name()).isEqualTo("บจก.หนองบัวเกษตร");
    }

    @Test
    void anExcelListOfTheSameContentChangesNothing() throws Exception {
        String cells = "avg_bill_baht=1234567.89;voltage_kv=22";
        load(CustomerLines.line(CA1, BP1, cells));

        ImportAnswer answer = imports.importList(
                YEAR, Upload.of(new ByteArrayInputStream(xlsx(CustomerLines.line(CA1, BP1, cells))), "admin"));

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.accepted()).isEqualTo(1);
        assertThat(answer.changed()).isZero();
    }

    @Test
    void theListIsReadAccountByAccountInOrderWhileTheReaderUsesTheSameConnection() {
        load(CustomerLines.line(CA3, BP2, "")
                + CustomerLines.line(CA2, BP1, "")
                + CustomerLines.line(CA1, BP1, "")
                + CustomerLines.line("020000000004", BP1, "office_code=N2-PV-C1"));
        List<String> read = new ArrayList<>();

        new TransactionTemplate(transactionManager)
                .executeWithoutResult(status -> list.forEachAccount(
                        YEAR,
                        account -> read.add(account.get(0).accountId() + " "
                                + account.stream().map(ContractAccount::caNo).toList()
                                + jdbc.queryForObject("select 1", String.class))));

        assertThat(read)
                .containsExactly(
                        BP1 + "@N2-BT [" + CA1 + ", " + CA2 + "]1",
                        BP2 + "@N2-BT [" + CA3 + "]1",
                        BP1 + "@N2-PV-C1 [020000000004]1");
    }

    @Test
    void anUnknownAccountHasNoContractAccounts() {
        assertThat(list.account(YEAR, "1000000009@N2-BT")).isEmpty();
        assertThat(list.account(YEAR, "nonsense")).isEmpty();
    }

    @Test
    void aHundredThousandRowsAreImportedAsAStream() {
        ImportAnswer answer = imports.importList(YEAR, Upload.of(new Generated(100_000), "admin"));

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.accepted()).isEqualTo(100_000);
        assertThat(answer.changed()).isEqualTo(100_000);
        int[] count = new int[2];
        list.forEachAccount(YEAR, account -> {
            count[0]++;
            count[1] += account.size();
        });
        assertThat(count).containsExactly(50_000, 100_000);

        ImportAnswer again = imports.importList(YEAR, Upload.of(new Generated(100_000), "admin"));
        assertThat(again.changed()).isZero();
    }

    /** Lines made as they are read: the test holds no more of the file than the import does. */
    private static final class Generated extends InputStream {

        private static final int LINES_A_PART = 1_000;

        private final int rows;
        private int next;
        private InputStream part = new ByteArrayInputStream(CustomerLines.HEADER.getBytes(StandardCharsets.UTF_8));

        Generated(int rows) {
            this.rows = rows;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = part.read(buffer, offset, length);
            while (read < 0 && next < rows) {
                part = new ByteArrayInputStream(lines().getBytes(StandardCharsets.UTF_8));
                read = part.read(buffer, offset, length);
            }
            return read;
        }

        private String lines() {
            StringBuilder text = new StringBuilder();
            for (int end = next + LINES_A_PART; next < end; next++) {
                text.append(CustomerLines.line("%012d".formatted(next), "%010d".formatted(next / 2), ""));
            }
            return text.toString();
        }
    }

    private static byte[] xlsx(String line) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            var sheet = workbook.createSheet();
            String[] header = CustomerLines.HEADER.strip().split(",", -1);
            String[] cells = line.stripTrailing().split(",", -1);
            XSSFRow names = sheet.createRow(0);
            XSSFRow values = sheet.createRow(1);
            for (int i = 0; i < header.length; i++) {
                names.createCell(i).setCellValue(header[i]);
                if (header[i].equals("avg_bill_baht") || header[i].equals("voltage_kv")) {
                    values.createCell(i).setCellValue(Double.parseDouble(cells[i]));
                } else if (!cells[i].isEmpty()) {
                    values.createCell(i).setCellValue(cells[i]);
                }
            }
            workbook.write(out);
        }
        return out.toByteArray();
    }

    private ImportAnswer load(String lines) {
        return imports.importList(YEAR, upload(lines));
    }

    private static Upload upload(String lines) {
        return Upload.of(
                new ByteArrayInputStream((CustomerLines.HEADER + lines).getBytes(StandardCharsets.UTF_8)), "admin");
    }

    private static List<String> errors(ImportAnswer answer) {
        return answer.errors().stream()
                .map(error -> error.line() + "/" + error.column() + "/" + error.code())
                .toList();
    }
}
