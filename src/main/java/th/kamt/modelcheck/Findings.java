package th.kamt.modelcheck;

import java.util.ArrayList;
import java.util.List;
import th.kamt.message.Message;

/** Collects what is found in one model or form; a finding's row is the file's line. */
final class Findings {

    private final List<ModelFinding> list = new ArrayList<>();

    void add(XmlElement element, String column, String key, Object... arguments) {
        add(element, column, new Message(key, arguments));
    }

    void add(XmlElement element, String column, Message message) {
        add(element.place(), element.attribute("name"), element.line(), column, message);
    }

    void add(String element, String name, Integer line, String column, Message message) {
        list.add(new ModelFinding(
                ModelFinding.Severity.ERROR, element, name, line, column.isEmpty() ? null : column, message));
    }

    List<ModelFinding> list() {
        return List.copyOf(list);
    }
}
