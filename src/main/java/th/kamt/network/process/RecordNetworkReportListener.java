package th.kamt.network.process;

import static th.kamt.workflow.CareVariables.NETWORK_WORK_ID;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import th.kamt.network.NetworkWorks;
import th.kamt.organization.AccessControl;
import th.kamt.workflow.TaskContract;

/** {@code Task_DoNetworkWork} completed: the report is recorded in the same transaction. */
@Component("recordNetworkReportListener")
class RecordNetworkReportListener implements TaskListener {

    private final NetworkWorks works;
    private final AccessControl access;

    RecordNetworkReportListener(NetworkWorks works, AccessControl access) {
        this.works = works;
        this.access = access;
    }

    @Override
    public void notify(DelegateTask task) {
        works.reported(
                NETWORK_WORK_ID.require(task), (String) task.getVariable(TaskContract.COMMENT), access.currentPerson());
        task.removeVariable(TaskContract.COMMENT);
    }
}
