package th.kamt.organization;

/** A post: a role held at a unit. */
public record RoleAt(Role role, String unitCode) {

    /** The candidate group of this post, {@code <role>.<UNIT>}. */
    public String group() {
        return role.id() + "." + unitCode;
    }
}
