package th.kamt.whatif;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.CustomerList;
import th.kamt.message.ConflictException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.modelcheck.DecisionTableChecks;
import th.kamt.modelcheck.ModelFinding;

/**
 * Takes questions and answers them one after the other in the background. An answer lives with this node and only for a
 * while: the newest few are kept, for it can be asked again at any time.
 */
@Component
public class WhatIfDesk implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(WhatIfDesk.class);
    private static final int REMEMBERED = 5;
    private static final int MOST_WAITING = 10;

    /**
     * A question at this moment.
     *
     * @param done     accounts scored; of {@code total}, which is 0 while the list is only read
     * @param warnings of the check
     * @param result   {@code null} until finished, or if it failed
     * @param failure  why there is no result, or {@code null}
     */
    public record Question(
            String id,
            PlanYear year,
            String fileName,
            String person,
            boolean begun,
            int done,
            int total,
            List<ModelFinding> warnings,
            WhatIfResult result,
            Message failure) {

        public boolean finished() {
            return result != null || failure != null;
        }

        Question at(int accounts, int of) {
            return new Question(id, year, fileName, person, true, accounts, of, warnings, null, null);
        }

        Question answered(WhatIfResult answer, Message why) {
            return new Question(id, year, fileName, person, true, done, total, warnings, answer, why);
        }
    }

    private final WhatIf whatIf;
    private final DecisionTableChecks checks;
    private final CustomerList customers;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(run -> new Thread(run, "what-if"));
    private final Map<String, Question> questions = new LinkedHashMap<>();
    private final Map<String, CountDownLatch> ends = new LinkedHashMap<>();

    WhatIfDesk(WhatIf whatIf, DecisionTableChecks checks, CustomerList customers) {
        this.whatIf = whatIf;
        this.checks = checks;
        this.customers = customers;
    }

    /** What is wrong with the file; without an error among it the question can be asked. */
    public List<ModelFinding> check(String fileName, byte[] content) {
        return checks.check(fileName, content);
    }

    /**
     * Asks; the answer is worked out in the background.
     *
     * @return number to ask by
     * @throws ConflictException if the year has no list, or too many wait for their answers
     * @throws RefusedException  if the file cannot be used: every error with its place
     */
    public String ask(PlanYear year, String fileName, byte[] content, String person) {
        if (customers.version(year).isEmpty()) {
            throw new ConflictException(new Message("selection.noList", year.toString()));
        }
        List<ModelFinding> findings = check(fileName, content);
        List<Message> errors = findings.stream()
                .filter(ModelFinding::isError)
                .map(ModelFinding::sentence)
                .toList();
        if (!errors.isEmpty()) {
            throw new RefusedException(errors);
        }
        if (waiting() >= MOST_WAITING) {
            throw new ConflictException(new Message("whatif.busy"));
        }
        String id = UUID.randomUUID().toString();
        Question question = new Question(id, year, fileName, person, false, 0, 0, findings, null, null);
        CountDownLatch end = new CountDownLatch(1);
        put(question, end);
        worker.execute(() -> answer(question, content.clone(), end));
        return id;
    }

    /** As {@link #ask}, and waits for the answer. */
    public WhatIfResult askAndWait(PlanYear year, String fileName, byte[] content, String person) {
        String id = ask(year, fileName, content, person);
        CountDownLatch end;
        synchronized (this) {
            end = ends.get(id);
        }
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConflictException(new Message("whatif.interrupted"));
        }
        Question question = question(id, person);
        if (question.result() == null) {
            throw new RefusedException(question.failure());
        }
        return question.result();
    }

    private void answer(Question question, byte[] content, CountDownLatch end) {
        try {
            put(question.at(0, 0), end);
            WhatIfResult result = whatIf.of(
                    question.year(), question.fileName(), content, (done, total) -> put(question.at(done, total), end));
            put(question.answered(result, null), end);
        } catch (RefusedException refused) {
            put(question.answered(null, refused.messages().get(0)), end);
        } catch (RuntimeException broken) {
            log.error("What-if {} of {} failed", question.id(), question.fileName(), broken);
            put(question.answered(null, new Message("whatif.failed")), end);
        } finally {
            end.countDown();
        }
    }

    /** @throws NotFoundException if there is no such question, it is somebody else's, or its answer is no longer kept */
    public Question question(String id, String person) {
        return get(id).filter(question -> question.person().equals(person))
                .orElseThrow(() -> new NotFoundException(new Message("whatif.unknown")));
    }

    private synchronized long waiting() {
        return questions.values().stream()
                .filter(question -> !question.finished())
                .count();
    }

    private synchronized Optional<Question> get(String id) {
        return Optional.ofNullable(questions.get(id));
    }

    /** The eldest answers go, never a question still waiting for its own. */
    private synchronized void put(Question question, CountDownLatch end) {
        questions.put(question.id(), question);
        ends.put(question.id(), end);
        List<String> answered = questions.values().stream()
                .filter(Question::finished)
                .map(Question::id)
                .toList();
        answered.stream().limit(Math.max(0, answered.size() - REMEMBERED)).forEach(id -> {
            questions.remove(id);
            ends.remove(id);
        });
    }

    @Override
    public void destroy() {
        worker.shutdownNow();
    }
}
