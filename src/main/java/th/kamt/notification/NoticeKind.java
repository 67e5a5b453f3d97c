package th.kamt.notification;

import java.util.Map;

/**
 * A kind of notice. Its own texts are the keys {@code notification.KIND.subject}, {@code .body} and {@code .name} (what process
 * owners call it) of the owning module's bundles; places in them are named, {@code {unit}}, and apostrophes stand single.
 *
 * @param id      e.g. {@code deadline.reminder}: {@code [A-Za-z0-9.-]{1,60}}
 * @param samples the places a text of this kind may use, with values like those of real notices for its preview; every notice
 *                of the kind brings a value for each. {@code {recipient}}, the reader's name, is there in all kinds
 * @param personal whether it is for its recipient alone, not for who stands in for them while they are absent
 */
public record NoticeKind(String id, Map<String, Object> samples, boolean personal) {

    /** A kind that whoever stands in for a recipient gets too. */
    public NoticeKind(String id, Map<String, Object> samples) {
        this(id, samples, false);
    }

    public NoticeKind {
        if (!id.matches("[A-Za-z0-9.-]{1,60}")) {
            throw new IllegalArgumentException("id of a kind of notice: " + id);
        }
        samples = Map.copyOf(samples);
    }

    /** Key of what process owners call it. */
    public String nameKey() {
        return "notification." + id + ".name";
    }
}
