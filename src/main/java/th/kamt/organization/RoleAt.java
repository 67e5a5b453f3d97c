package th.kamt.organization;

import java.util.Optional;

/** A post: a role held at a unit. */
public record RoleAt(Role role, String unitCode) {

    /** The candidate group of this post, {@code <role>.<UNIT>}. */
    public String group() {
        return role.id() + "." + unitCode;
    }

    /** The post of that candidate group; empty if it is no post's. */
    public static Optional<RoleAt> parse(String group) {
        int dot = group.indexOf('.');
        return dot < 0
                ? Optional.empty()
                : Role.byId(group.substring(0, dot)).map(role -> new RoleAt(role, group.substring(dot + 1)));
    }
}
