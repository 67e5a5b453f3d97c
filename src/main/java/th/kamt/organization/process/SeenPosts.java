package th.kamt.organization.process;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;
import th.kamt.organization.Organization;
import th.kamt.organization.Role;
import th.kamt.organization.RoleAt;
import th.kamt.organization.Unit;
import th.kamt.workflow.Groups;
import th.kamt.workflow.ProcessBean;

/**
 * For a filter: the posts a task of the caller's units may wait for, at these units or above them. What the caller sees of their
 * tasks is the engine's to say; but asked of every task of the nation, it takes many times as long.
 */
@Component("seenPosts")
@ProcessBean
public class SeenPosts {

    private final Organization organization;
    private final IdentityService identity;

    SeenPosts(Organization organization, IdentityService identity) {
        this.organization = organization;
        this.identity = identity;
    }

    /** Candidate groups, never none: an empty list would be no condition. */
    public List<String> groups() {
        Authentication caller = identity.getCurrentAuthentication();
        Set<String> units = new LinkedHashSet<>();
        if (caller != null && caller.getGroupIds() != null) {
            caller.getGroupIds().stream()
                    .map(Groups::unitSeen)
                    .filter(code -> code != null)
                    .forEach(code -> addWithThoseAbove(code, units));
        }
        List<String> groups = new ArrayList<>();
        groups.add(Groups.EVERYBODY);
        for (String unit : units) {
            for (Role role : Role.values()) {
                groups.add(new RoleAt(role, unit).group());
            }
        }
        return groups;
    }

    private void addWithThoseAbove(String code, Set<String> units) {
        String next = code;
        while (next != null && units.add(next)) {
            next = organization.unit(next).map(Unit::parentCode).orElse(null);
        }
    }
}
