package th.kamt.customer.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import th.kamt.customer.ContactErasure;

/** {@code Task_EraseContacts}: erases contact persons whose time is over. */
@Component
class EraseContactsDelegate implements JavaDelegate {

    private final ContactErasure erasure;

    EraseContactsDelegate(ContactErasure erasure) {
        this.erasure = erasure;
    }

    @Override
    public void execute(DelegateExecution execution) {
        erasure.eraseOld();
    }
}
