package th.kamt.planning.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;

/** The forms of a unit's plan (clause 10); each has the same three parts. */
enum DocumentForm {
    CUSTOMERS("CRM-KAM-001"),
    SCHEDULE("CRM-KAM-002");

    static final int SUMMARY = 1;
    static final int INDIVIDUAL = 2;
    static final int STREAMLINE = 3;

    private static final List<Integer> PARTS =
            IntStream.rangeClosed(SUMMARY, STREAMLINE).boxed().toList();

    private final String code;

    DocumentForm(String code) {
        this.code = code;
    }

    /** As the manual writes it, e.g. {@code CRM-KAM-001}. */
    String code() {
        return code;
    }

    /** E.g. {@code CRM-KAM-001/2}. */
    String codeOf(int part) {
        return code + "/" + part;
    }

    Message title() {
        return new Message("documents.form." + code);
    }

    static Message titleOf(int part) {
        return new Message("documents.part." + part);
    }

    /**
     * Numbers of the parts asked for, in the form's order.
     *
     * @param asked empty for all
     * @throws RefusedException if the form has no such part
     */
    static List<Integer> parts(Optional<String> asked) {
        if (asked.isEmpty()) {
            return PARTS;
        }
        return PARTS.stream()
                .filter(part -> part.toString().equals(asked.get()))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new RefusedException(new Message("documents.part.unknown", asked.get())));
    }
}
