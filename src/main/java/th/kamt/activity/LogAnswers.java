package th.kamt.activity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import th.kamt.activity.LogEntry.Voice;
import th.kamt.message.FieldsRefusedException;
import th.kamt.message.FieldsRefusedException.Fault;
import th.kamt.message.Message;
import th.kamt.message.WrittenWords;
import th.kamt.workflow.TaskField;

/** A log as texts: what a task, a form or a REST caller gives. */
public final class LogAnswers {

    public static final String MODE = "mode";
    public static final String PURPOSE = "purpose";
    public static final String PEOPLE = "people";
    public static final String RESULT = "result";
    public static final String VOICE_KIND = "voiceKind";
    public static final String VOICE_TEXT = "voiceText";
    /** Longest text in UTF-16 units. */
    public static final int LONGEST = 2000;
    /** Each voice goes to PEA-VOC by itself. */
    static final int MOST_VOICES = 20;

    /** A voice as given, not read yet. */
    public record Given(String kind, String text) {}

    private LogAnswers() {}

    /** @throws FieldsRefusedException naming what is missing, unknown or too long */
    public static LogEntry read(Map<String, ?> answers) {
        List<Given> voices = answers.get(VOICE_KIND) == null && answers.get(VOICE_TEXT) == null
                ? List.of()
                : List.of(new Given((String) answers.get(VOICE_KIND), (String) answers.get(VOICE_TEXT)));
        List<Fault> faults = new ArrayList<>();
        LogEntry entry = read(
                (String) answers.get(MODE),
                (String) answers.get(PURPOSE),
                (String) answers.get(PEOPLE),
                (String) answers.get(RESULT),
                voices,
                VOICE_KIND,
                VOICE_TEXT,
                faults);
        FieldsRefusedException.throwIfAny(faults);
        return entry;
    }

    /** @return {@code null} only if a fault was added */
    static LogEntry read(
            String mode,
            String purpose,
            String people,
            String result,
            List<Given> voices,
            String kindField,
            String textField,
            List<Fault> faults) {
        Mode way = oneOf(Mode.class, MODE, mode, faults);
        List<Voice> heard = new ArrayList<>();
        if (voices.size() > MOST_VOICES) {
            faults.add(new Fault(textField, new Message("activity.voice.tooMany", Integer.toString(MOST_VOICES))));
        }
        for (Given given : voices) {
            VoiceKind kind = oneOf(VoiceKind.class, kindField, given.kind(), faults);
            String words = text(textField, given.text(), faults);
            if (words.isEmpty()) {
                faults.add(new Fault(textField, new Message("activity.voice.words")));
            }
            if (kind != null) {
                heard.add(new Voice(kind, words));
            }
        }
        String why = text(PURPOSE, purpose, faults);
        String met = text(PEOPLE, people, faults);
        String came = text(RESULT, result, faults);
        return way == null ? null : new LogEntry(way, why, met, came, heard);
    }

    private static String text(String field, String given, List<Fault> faults) {
        String text = WrittenWords.of(given);
        if (text.length() > LONGEST) {
            faults.add(new Fault(
                    field,
                    new Message(
                            "activity.log.tooLong",
                            new Message("workflow.field." + field),
                            Integer.toString(LONGEST),
                            Integer.toString(text.length()))));
        }
        return text;
    }

    private static <E extends Enum<E>> E oneOf(Class<E> type, String field, String given, List<Fault> faults) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(given == null ? "" : given.strip()))
                .findFirst()
                .orElseGet(() -> {
                    faults.add(new Fault(
                            field,
                            new Message(
                                    "workflow.task.notAllowed",
                                    new Message("workflow.field." + field),
                                    TaskField.choices(
                                            field,
                                            Arrays.stream(type.getEnumConstants())
                                                    .map(Enum::name)
                                                    .toList()))));
                    return null;
                });
    }

    /** As a task takes it: it has room for one voice. */
    static Map<String, Object> answers(LogEntry entry) {
        Map<String, Object> answers = new HashMap<>();
        answers.put(MODE, entry.mode().name());
        answers.put(PURPOSE, entry.purpose());
        answers.put(PEOPLE, entry.people());
        answers.put(RESULT, entry.result());
        entry.voices().stream().findFirst().ifPresent(voice -> {
            answers.put(VOICE_KIND, voice.kind().name());
            answers.put(VOICE_TEXT, voice.text());
        });
        return answers;
    }
}
