package th.kamt.workflow;

/** Groups of the engine besides the posts' {@code <role>.<UNIT>}. */
public final class Groups {

    /** The process variable that names a process instance's unit. */
    public static final String UNIT_CODE = "unitCode";

    /** Break-glass administrators of the engine. */
    public static final String ADMINISTRATORS = "camunda-admin";

    /** Everybody imported: may use Tasklist and its common filters. */
    public static final String EVERYBODY = "everybody";

    /** Who is in it has left the utility: no sign-in, whatever else they are. */
    public static final String LEFT = "left";

    /** Holders of HQ roles: see every process and task of the nation. */
    public static final String NATION = "nation";

    /** For a filter: the groups that tasks of the caller's units may wait for. */
    public static final String SEEN_POSTS = "${seenPosts.groups()}";

    private static final String ROLE = "role.";
    private static final String UNIT = "unit.";

    private Groups() {}

    /** Everybody who has the role, at whichever unit; acting ones too. No task is offered to it. */
    public static String role(String roleId) {
        return ROLE + roleId;
    }

    /** The role whose group this is, or {@code null} if it is no role's. */
    public static String roleOf(String group) {
        return group.startsWith(ROLE) ? group.substring(ROLE.length()) : null;
    }

    /** Those who may see the unit from below HQ level. */
    public static String seesUnit(String unitCode) {
        return UNIT + unitCode;
    }

    /** The unit that the group's members may see, or {@code null} if it is another kind of group. */
    public static String unitSeen(String group) {
        return group.startsWith(UNIT) ? group.substring(UNIT.length()) : null;
    }
}
