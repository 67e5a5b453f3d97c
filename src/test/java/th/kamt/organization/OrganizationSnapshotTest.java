package th.kamt.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whose posts count for whom while people are absent or gone. */
class OrganizationSnapshotTest {

    private static final LocalDate UNTIL = LocalDate.of(2026, 11, 20);
    private static final RoleAt MANAGES = new RoleAt(Role.OFFICE_MANAGER, "N2-AA");
    private static final RoleAt CARES = new RoleAt(Role.KAMR, "N2-AA");

    @Test
    void aSubstituteHoldsThePostsOfTheAbsentBesideTheirOwnAndTheAbsentKeepTheirs() {
        OrganizationSnapshot now = now(Set.of(), Map.of("1", new StandIn("2", UNTIL)));

        assertThat(ids(now.holders(MANAGES))).containsExactly("1", "2");
        assertThat(ids(now.ownHolders(MANAGES))).containsExactly("1");
        assertThat(now.employee("2").posts()).containsExactlyInAnyOrder(MANAGES, CARES);
        assertThat(now.employee("2").ownPosts()).containsExactly(CARES);
        assertThat(now.employee("1").posts()).containsExactly(MANAGES);
        assertThat(now.standIn("1")).contains(new StandIn("2", UNTIL));
        assertThat(now.standsInFor("2")).containsExactly("1");
    }

    @Test
    void oneStandsInForTwoAndPassesNothingOn() {
        OrganizationSnapshot two = now(Set.of(), Map.of("1", new StandIn("3", UNTIL), "2", new StandIn("3", UNTIL)));
        OrganizationSnapshot chain = now(Set.of(), Map.of("1", new StandIn("2", UNTIL), "2", new StandIn("3", UNTIL)));

        assertThat(two.standsInFor("3")).containsExactly("1", "2");
        assertThat(two.employee("3").posts()).containsExactlyInAnyOrder(MANAGES, CARES);
        // Never named; were it in the table all the same, only what is one's own goes on.
        assertThat(chain.employee("3").posts()).containsExactly(CARES);
    }

    @Test
    void whoHasLeftNeitherStandsInNorIsStoodInFor() {
        Map<String, StandIn> named = Map.of("1", new StandIn("2", UNTIL));

        for (String gone : List.of("1", "2")) {
            OrganizationSnapshot now = now(Set.of(gone), named);
            assertThat(now.standIn("1")).isEmpty();
            assertThat(now.standsInFor("2")).isEmpty();
            assertThat(ids(now.holders(MANAGES))).doesNotContain("2");
        }
    }

    private static OrganizationSnapshot now(Set<String> left, Map<String, StandIn> standIns) {
        Unit hq = new Unit("HQ", "กฟภ.", UnitKind.HQ, null, null, "/HQ/", null, null);
        return new OrganizationSnapshot(
                1, List.of(hq), List.of(person("1", MANAGES), person("2", CARES), person("3")), left, standIns);
    }

    private static Employee person(String id, RoleAt... posts) {
        return new Employee(
                id,
                "คนที่ " + id,
                "วศก",
                "HQ",
                null,
                LocalDate.of(2010, 1, 1),
                null,
                null,
                Set.copyOf(Arrays.asList(posts)));
    }

    private static List<String> ids(List<Employee> people) {
        return people.stream().map(Employee::employeeId).toList();
    }
}
