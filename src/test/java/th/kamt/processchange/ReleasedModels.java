package th.kamt.processchange;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import th.kamt.workflow.ModelSources;

/** Models belong to the whole test run: the next test finds them as the release brought them. */
final class ReleasedModels {

    private ReleasedModels() {}

    /** Takes away what process changes have deployed, newest first. */
    static void restore(RepositoryService repository) {
        for (Deployment deployment : repository
                .createDeploymentQuery()
                .deploymentSource(ModelSources.PROCESS_CHANGE)
                .orderByDeploymentTime()
                .desc()
                .list()) {
            repository.deleteDeployment(deployment.getId(), true, true, true);
        }
    }
}
