package th.kamt.planning;

import th.kamt.message.Message;
import th.kamt.organization.Organization;
import th.kamt.organization.Role;
import th.kamt.organization.RoleAt;
import th.kamt.organization.Unit;

/** A post as its users write it: short role and unit, e.g. ผจก. กฟอ.บึงทอง. */
final class PostWords {

    private PostWords() {}

    static Message of(Organization organization, RoleAt post) {
        String unit = organization.unit(post.unitCode()).map(Unit::name).orElse(post.unitCode());
        return new Message("planning.post", new Message(post.role().messageKey()), unit);
    }

    /** @param group {@code role.UNIT} as a decision keeps it */
    static Message of(Organization organization, String group) {
        int dot = group.indexOf('.');
        Role role = Role.byId(group.substring(0, dot)).orElseThrow();
        return of(organization, new RoleAt(role, group.substring(dot + 1)));
    }
}
