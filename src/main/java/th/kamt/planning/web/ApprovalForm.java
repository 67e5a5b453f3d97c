package th.kamt.planning.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;
import th.kamt.planning.BulkApproval;

/**
 * What stands in the form of plans waiting: ticks, choices, comments, and which rows were moved up. It is read from what was
 * sent, so that a page drawn again shows it all.
 *
 * @param token one a page drawn: the same form sent twice is one confirmation
 */
record ApprovalForm(
        String token,
        Set<String> ticked,
        Map<String, String> choices,
        Map<String, String> comments,
        Set<String> moved) {

    private static final String CHOICE = "decision-";
    private static final String COMMENT = "comment-";

    /** On arrival nothing is ticked and everything is left. */
    static ApprovalForm untouched(Set<String> moved) {
        return new ApprovalForm(UUID.randomUUID().toString(), Set.of(), Map.of(), Map.of(), Set.copyOf(moved));
    }

    static ApprovalForm read(MultiValueMap<String, String> fields) {
        Set<String> ticked = new LinkedHashSet<>(fields.getOrDefault("approve", List.of()));
        fields.getOrDefault("all", List.of()).forEach(ids -> ticked.addAll(List.of(ids.split(",", -1))));
        ticked.removeIf(String::isBlank);
        Map<String, String> choices = new LinkedHashMap<>();
        Map<String, String> comments = new LinkedHashMap<>();
        fields.forEach((name, values) -> {
            if (name.startsWith(CHOICE)) {
                choices.put(name.substring(CHOICE.length()), values.get(0));
            } else if (name.startsWith(COMMENT)) {
                comments.put(name.substring(COMMENT.length()), values.get(0));
            }
        });
        Set<String> moved = new HashSet<>(fields.getOrDefault("moved", List.of()));
        moved.addAll(fields.getOrDefault("single", List.of()));
        String token = fields.getFirst("token");
        return new ApprovalForm(token == null ? "" : token, ticked, choices, comments, moved);
    }

    public boolean isTicked(String task) {
        return ticked.contains(task);
    }

    /** {@code approve}, {@code return} or {@code later}. */
    public String choice(String task) {
        return choices.getOrDefault(task, "later");
    }

    public String comment(String task) {
        return comments.getOrDefault(task, "");
    }

    /** What is to be decided; a row that is left alone is not among it. */
    List<BulkApproval.Answer> answers() {
        List<BulkApproval.Answer> answers = new ArrayList<>();
        choices.forEach((task, choice) -> {
            if (!"later".equals(choice)) {
                String comment = "return".equals(choice) ? comment(task) : null;
                answers.add(new BulkApproval.Answer(task, choice, comment));
            }
        });
        Stream<String> rows = ticked.stream().filter(task -> !choices.containsKey(task));
        rows.forEach(task -> answers.add(new BulkApproval.Answer(task, "approve", null)));
        return answers;
    }
}
