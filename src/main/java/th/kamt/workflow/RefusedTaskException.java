package th.kamt.workflow;

import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;

/** A refusal on its way out of the engine's REST API, with its sentence in the caller's language. */
class RefusedTaskException extends FormFieldValidationException {

    RefusedTaskException(String sentence, Throwable cause) {
        super(null, sentence, cause);
    }
}
