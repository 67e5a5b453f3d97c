package th.kamt.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import th.kamt.processchange.Change;
import th.kamt.processchange.ChangedFile;
import th.kamt.processchange.ProcessChanges;
import th.kamt.support.Models;
import th.kamt.support.PlanningTest;
import th.kamt.support.SmallYear;

/** A release and the process owner do not override each other. */
@PlanningTest
class ModelDeployerTest {

    private static final String APPROVAL = "02-plan-approval.bpmn";
    private static final String COLLECT = "รวบรวมระดับเขต Collect region";

    @Autowired
    private ModelDeployer deployer;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ProcessChanges changes;

    @Autowired
    private SmallYear year;

    private Set<String> before;

    @BeforeEach
    void organisation() {
        year.forget().importOrganization();
        before = deployments();
    }

    @AfterEach
    void asBefore() {
        year.forget();
        repository.createDeploymentQuery().orderByDeploymentTime().desc().list().stream()
                .map(Deployment::getId)
                .filter(id -> !before.contains(id))
                .forEach(id -> repository.deleteDeployment(id, true, true, true));
    }

    private Set<String> deployments() {
        return repository.createDeploymentQuery().list().stream()
                .map(Deployment::getId)
                .collect(Collectors.toSet());
    }

    private static Resource file(String content) {
        return new ByteArrayResource(content.getBytes(UTF_8)) {
            @Override
            public String getFilename() {
                return APPROVAL;
            }
        };
    }

    private static String renamed(String name) {
        return Models.text(Models.PROCESSES.resolve(APPROVAL)).replace(COLLECT, name);
    }

    private Change owners(String name) {
        return changes.apply(
                List.of(new ChangedFile(APPROVAL, renamed(name).getBytes(UTF_8))), "เหตุผล", SmallYear.OWNER);
    }

    private String live() {
        return new String(changes.liveFile(APPROVAL), UTF_8);
    }

    @Test
    @DisplayName("a release does not override the process owner's version, at whatever start; taken back, it counts")
    void theOwnersVersionStays() {
        Change owners = owners("ของเจ้าของ Owner's");

        deployer.deploy(file(renamed(COLLECT)));
        deployer.deploy(file(renamed("ของโปรแกรม Release's")));

        assertThat(live()).contains("ของเจ้าของ");
        changes.takeBack(owners.id(), SmallYear.OWNER);
        deployer.deploy(file(renamed("ของโปรแกรม Release's")));
        assertThat(live()).contains("ของโปรแกรม");
    }

    @Test
    void anUnchangedReleaseMakesNoNewVersion() {
        owners("ของเจ้าของ Owner's");
        Set<String> then = deployments();

        deployer.deployAll();

        assertThat(deployments()).isEqualTo(then);
    }
}
