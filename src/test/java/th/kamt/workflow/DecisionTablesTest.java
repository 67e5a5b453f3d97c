package th.kamt.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import th.kamt.calendar.PlanYear;
import th.kamt.support.ApplicationTest;

@ApplicationTest
@Transactional
class DecisionTablesTest {

    private static final PlanYear YEAR = new PlanYear(2570);

    @Autowired
    private DecisionTables tables;

    @Autowired
    private DecisionTexts texts;

    @Autowired
    private DecisionPins pins;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private ModelDeployer deployer;

    @Autowired
    private RepositoryService repository;

    @BeforeEach
    void theReleasesTable() {
        deployer.seed(new ClassPathResource("guard/limits.dmn"));
    }

    @Test
    void bracketsThatHeldOnlyARulesIdAreLeftOut() {
        assertThat(texts.table("entitlementGrants", YEAR).lines())
                .extracting(DecisionTexts.Line::note)
                .allSatisfy(note -> assertThat(note).doesNotContain("()", "( ", "R-", "D-16"))
                .contains("ข้อ 6.1.3.2: ลูกค้าเพิ่มเติม: RBA เช่นเดียวกับกลุ่ม Status (ข้อ 6.1.2.1)");
    }

    @Test
    void tablesAreReadAsTheOwnerWroteThem() {
        DecisionTexts.Table table = texts.table("valueGroupLimits", YEAR);

        assertThat(table.name()).startsWith("เกณฑ์มูลค่าความเป็นลูกค้า");
        assertThat(table.columns()).hasSize(3).first().isEqualTo("กลุ่มมูลค่า Value group");
        assertThat(table.lines()).first().satisfies(line -> {
            assertThat(line.cells()).first().isEqualTo("H");
            assertThat(line.note()).startsWith("ข้อ 6.1.1.1").doesNotContain("R-KASM");
        });
    }

    @Test
    void rowsComeInTheTablesOrderWithExactNumbers() {
        assertThat(tables.rows("guardLimits", YEAR))
                .containsExactly(
                        Map.of("name", "H", "limit", new BigDecimal("264911.0")),
                        Map.of("name", "M", "limit", new BigDecimal("0.8")));
    }

    @Test
    void aYearKeepsTheVersionItWasOpenedWith() throws IOException {
        pins.pin(YEAR);
        ownerDeploys("264911", "300000");
        pins.pin(YEAR);

        assertThat(tables.version("guardLimits", YEAR)).isEqualTo(1);
        assertThat(tables.rows("guardLimits", YEAR).get(0)).containsEntry("limit", new BigDecimal("264911.0"));
        assertThat(tables.version("guardLimits", YEAR.next())).isEqualTo(2);
        assertThat(tables.rows("guardLimits", YEAR.next()).get(0)).containsEntry("limit", new BigDecimal("300000.0"));
    }

    @Test
    void aPinOfAnOpeningThatFailedIsNotKept() {
        PlanYear other = new PlanYear(2599);
        TransactionTemplate opening = new TransactionTemplate(
                transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));

        String seen = opening.execute(status -> {
            jdbc.update("insert into pinned_decision (plan_year, decision_key, definition_id, version)"
                    + " values (2599, 'guardLimits', 'of-the-failed-opening', 1)");
            status.setRollbackOnly();
            return pins.definitionId("guardLimits", other).orElseThrow();
        });

        assertThat(seen).isEqualTo("of-the-failed-opening");
        assertThat(pins.definitionId("guardLimits", other)).isPresent().get().isNotEqualTo(seen);
    }

    @Test
    void aReleaseNeverOverwritesTheOwnersTable() throws IOException {
        ownerDeploys("264911", "300000");

        deployer.seed(new ClassPathResource("guard/limits.dmn"));

        assertThat(tables.version("guardLimits", YEAR)).isEqualTo(2);
    }

    @Test
    void anUnchangedProcessMakesNoNewVersion() {
        deployer.deploy(new ClassPathResource("guard/approval.bpmn"));
        deployer.deploy(new ClassPathResource("guard/approval.bpmn"));

        assertThat(repository
                        .createDeploymentQuery()
                        .deploymentName("approval.bpmn")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void anUnknownTableIsNamed() {
        assertThatThrownBy(() -> tables.rows("noSuchTable", YEAR)).hasMessageContaining("noSuchTable");
    }

    private void ownerDeploys(String from, String to) throws IOException {
        String changed = new ClassPathResource("guard/limits.dmn")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace(from, to);
        repository
                .createDeployment()
                .name("owner")
                .addString("limits.dmn", changed)
                .deploy();
    }
}
