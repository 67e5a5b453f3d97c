package th.kamt.deadline;

import java.util.List;
import th.kamt.organization.RoleAt;

/**
 * Who has the work of a deadline now.
 *
 * @param post    the post; the line of command (R-ESC-3) begins above it
 * @param people  employee ids who may do the work, ordered; empty if the post is
 * @param path    where the work is done, a path of this application
 * @param byOrder whether {@code people} have it by order of the post's holder and not by the post: the line of command then
 *                begins with the post itself
 * @param along   posts told first, whenever a superior is told that the work is late
 */
public record Responsible(RoleAt post, List<String> people, String path, boolean byOrder, List<RoleAt> along) {

    public Responsible(RoleAt post, List<String> people, String path) {
        this(post, people, path, false, List.of());
    }

    /** @param post who ordered it */
    public static Responsible byOrder(RoleAt post, List<String> people, String path) {
        return new Responsible(post, people, path, true, List.of());
    }

    public Responsible tellingAlong(List<RoleAt> posts) {
        return new Responsible(post, people, path, byOrder, posts);
    }
}
