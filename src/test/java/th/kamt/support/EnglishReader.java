package th.kamt.support;

import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import th.kamt.message.Texts;
import th.kamt.workflow.EngineWords;
import th.kamt.workflow.SpokenNames;

/** A task as Tasklist shows it to who has chosen English. */
@Component
public class EnglishReader {

    private final List<EngineWords> words;
    private final SpokenNames names;

    EnglishReader(List<EngineWords> words, SpokenNames names) {
        this.words = words;
        this.names = names;
    }

    public String name(Task task) {
        return names.said(task.getName(), Texts.THAI, Locale.ENGLISH);
    }

    /** The variable of its form; of all modules one and only one has it. */
    public String form(Task task, String variable) {
        List<String> said = words.stream()
                .flatMap(one -> one.variable(task.getId(), variable, Locale.ENGLISH).stream())
                .toList();
        if (said.size() != 1) {
            throw new AssertionError(said.size() + " modules have English words for " + variable);
        }
        return said.get(0);
    }
}
