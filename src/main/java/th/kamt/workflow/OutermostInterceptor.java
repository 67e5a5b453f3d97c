package th.kamt.workflow;

import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import th.kamt.message.ConflictException;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;

/**
 * Around the engine's transaction: a request that lost a race is tried again and then finds what the winner did; what still
 * fails is a conflict. Refusals leave the engine's REST API with their own status and sentence.
 */
class OutermostInterceptor extends CommandInterceptor {

    private static final Logger log = LoggerFactory.getLogger(OutermostInterceptor.class);
    private static final int ATTEMPTS = 3;

    /** All that the engine says of a password against its policy, without a type of its own. */
    private static final String BAD_PASSWORD = "Password does not match policy";

    private final ObjectProvider<Texts> texts;

    OutermostInterceptor(ObjectProvider<Texts> texts) {
        this.texts = texts;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (!EngineCall.inRequest() || TransactionSynchronizationManager.isActualTransactionActive()) {
            return next.execute(command);
        }
        boolean lookedAgain = false;
        for (int attempt = 1; ; attempt++) {
            try {
                return next.execute(command);
            } catch (RuntimeException e) {
                if (!lookedAgain && e instanceof AuthorizationException) {
                    // The winner's completion took the rights to the task away, at whatever attempt: look again.
                    lookedAgain = true;
                    continue;
                }
                if (!LostRace.isIn(e)) {
                    throw translated(e);
                }
                if (attempt == ATTEMPTS && isReading(command)) {
                    // Nobody races with a reader: the engine stumbled over a thing that is not there.
                    throw translated(new NotFoundException(new Message("workflow.engine.notFound")));
                }
                if (attempt == ATTEMPTS) {
                    log.warn("{} lost its race {} times", command.getClass().getSimpleName(), attempt, e);
                    throw translated(new ConflictException(new Message("workflow.lostRace")));
                }
            }
        }
    }

    private static boolean isReading(Command<?> command) {
        return command.getClass().getSimpleName().startsWith("Get");
    }

    private RuntimeException translated(RuntimeException thrown) {
        if (!EngineCall.active()) {
            return thrown;
        }
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedException refused) {
                EngineCall.refuseWith(status(refused));
                return new RefusedTaskException(sentence(refused), refused);
            }
            if (cause instanceof TaskAlreadyClaimedException) {
                EngineCall.refuseWith(409);
                return new RefusedTaskException(texts.getObject().of("workflow.task.alreadyClaimed"), cause);
            }
            if (cause instanceof org.camunda.bpm.engine.exception.NotFoundException
                    || cause instanceof NullValueException) {
                // A null is what the engine calls a thing that it looked for and did not find.
                EngineCall.refuseWith(404);
                return new RefusedTaskException(texts.getObject().of("workflow.engine.notFound"), cause);
            }
            if (BAD_PASSWORD.equals(cause.getMessage())) {
                EngineCall.refuseWith(400);
                return new RefusedTaskException(texts.getObject().of("workflow.password.rule.title"), cause);
            }
            if (cause instanceof BadUserRequestException) {
                EngineCall.answerWith(400);
                return thrown;
            }
            if (cause instanceof AuthorizationException) {
                EngineCall.answerWith(403);
                return thrown;
            }
        }
        return thrown;
    }

    private String sentence(RefusedException refused) {
        return refused.messages().stream().map(texts.getObject()::of).collect(Collectors.joining(" · "));
    }

    private static int status(RefusedException refused) {
        if (refused instanceof ForbiddenException) {
            return 403;
        }
        if (refused instanceof NotFoundException) {
            return 404;
        }
        return refused instanceof ConflictException ? 409 : 400;
    }
}
