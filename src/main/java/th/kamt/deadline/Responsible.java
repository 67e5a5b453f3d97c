package th.kamt.deadline;

import java.util.List;
import th.kamt.organization.RoleAt;

/**
 * Who has the work of a deadline now.
 *
 * @param post   the post; the line of command (R-ESC-3) begins above it
 * @param people employee ids who may do the work, ordered; empty if the post is
 * @param path   where the work is done, a path of this application
 */
public record Responsible(RoleAt post, List<String> people, String path) {}
