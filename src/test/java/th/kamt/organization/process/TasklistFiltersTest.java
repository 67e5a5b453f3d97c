package th.kamt.organization.process;

import static org.assertj.core.api.Assertions.assertThat;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.CHIEF;
import static th.kamt.support.SmallYear.GOVERNOR;
import static th.kamt.support.SmallYear.HQ_KAMR;
import static th.kamt.support.SmallYear.KAMR;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.MANAGER_BB;
import static th.kamt.support.SmallYear.OWNER;
import static th.kamt.support.SmallYear.YEAR;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import th.kamt.support.MovableClock;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.Rest;
import th.kamt.support.SmallYear;

/** Who sees which of Tasklist's filters, what they find, and that nodes and releases leave exactly one of each. */
@PlanningTest
class TasklistFiltersTest {

    private static final String MINE = "งานของฉัน";
    private static final String THIS_WEEK = "ครบกำหนดสัปดาห์นี้";
    private static final String OVERDUE = "เกินกำหนด";
    private static final String ALL_MINE = "งานทั้งหมดของตำแหน่งฉัน";
    private static final String UNIT = "งานของหน่วย";
    private static final String NATION = "งานทั้งประเทศ";
    private static final String NATION_OVERDUE = "เกินกำหนดทั้งประเทศ";

    @Autowired
    private SmallYear year;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Rest rest;

    @Autowired
    private TasklistFilters made;

    @Autowired
    private FilterService filters;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void thePlansAreProposed() {
        year.forget().opened();
    }

    @AfterEach
    void asMade() {
        filters.createFilterQuery().list().stream()
                .filter(filter -> filter.getOwner() != null)
                .forEach(filter -> filters.deleteFilter(filter.getId()));
        made.afterPropertiesSet();
    }

    @Test
    void eachSeesTheFiltersThatServeThemInTheirOrder() {
        assertThat(names(MANAGER)).containsExactly(MINE, THIS_WEEK, OVERDUE, ALL_MINE, UNIT);
        assertThat(names(GOVERNOR)).containsExactly(MINE, THIS_WEEK, OVERDUE, ALL_MINE, UNIT);
        assertThat(names(KAMR)).containsExactly(MINE, THIS_WEEK, OVERDUE, ALL_MINE, UNIT);
        assertThat(names(OWNER)).containsExactly(MINE, THIS_WEEK, OVERDUE, ALL_MINE, NATION, NATION_OVERDUE);
        assertThat(names(HQ_KAMR)).containsExactly(MINE, THIS_WEEK, OVERDUE, ALL_MINE, UNIT);
    }

    /** Due on Monday, 30 November 2569, at the end of the day; the clock is the application's. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-16T09:00:00+07:00, 0, 0",
        "2026-11-29T23:59:59+07:00, 0, 0",
        "2026-11-30T00:00:00+07:00, 1, 0",
        "2026-11-30T23:59:58+07:00, 1, 0",
        "2026-12-01T00:00:00+07:00, 0, 1",
    })
    @DisplayName("a week begins on Monday in Bangkok; overdue is after the due day")
    void dueThisWeekAndOverdueFollowTheMovableClock(String now, int thisWeek, int overdue) {
        clock.moveTo(OffsetDateTime.parse(now).toInstant());

        assertThat(count(MANAGER, THIS_WEEK)).isEqualTo(thisWeek);
        assertThat(count(MANAGER, OVERDUE)).isEqualTo(overdue);
        // Of five plans; that of the pilot centre and HQ's among them.
        assertThat(count(OWNER, NATION_OVERDUE)).isEqualTo(overdue * 5);
    }

    @Test
    void mineAreThoseGivenToMeAndTheUnitsWhomeverTheyWaitFor() {
        assertThat(count(MANAGER, MINE)).isEqualTo(1);
        assertThat(count(MANAGER, UNIT)).isEqualTo(1);
        assertThat(count(KAMR, MINE)).isZero();
        assertThat(count(KAMR, UNIT)).isEqualTo(1);
        // The region's own plan, both offices', the centre's.
        assertThat(count(GOVERNOR, UNIT)).isEqualTo(4);
        assertThat(count(OWNER, NATION)).isEqualTo(5);

        driver.complete(YEAR, AA, MANAGER, Map.of());

        assertThat(count(MANAGER, MINE)).isZero();
        assertThat(count(MANAGER, UNIT)).isEqualTo(1);
        assertThat(count(CHIEF, ALL_MINE)).isEqualTo(count(CHIEF, MINE)).isEqualTo(2);
        assertThat(count(MANAGER_BB, ALL_MINE)).isEqualTo(1);
    }

    @Test
    void aFilterOfMyPostFindsWhatNobodyHasTakenAndWhatAColleagueHas() {
        String task = driver.task(YEAR, AA).getId();

        tasks.setAssignee(task, null);
        assertThat(count(MANAGER, MINE)).isZero();
        assertThat(count(MANAGER, ALL_MINE)).isEqualTo(1);

        tasks.setAssignee(task, MANAGER_BB);
        assertThat(count(MANAGER, ALL_MINE)).isEqualTo(1);
    }

    @Test
    void nodesThatStartAtOnceMakeEachFilterOnce() {
        filters.createFilterQuery().list().forEach(filter -> filters.deleteFilter(filter.getId()));
        jdbc.update("delete from tasklist_filter");

        List<CompletableFuture<Void>> nodes = new ArrayList<>();
        for (int node = 0; node < 4; node++) {
            nodes.add(CompletableFuture.runAsync(made::afterPropertiesSet));
        }
        nodes.forEach(CompletableFuture::join);

        assertThat(names(MANAGER)).containsExactly(MINE, THIS_WEEK, OVERDUE, ALL_MINE, UNIT);
        assertThat(filters.createFilterQuery().count()).isEqualTo(7);
    }

    @Test
    void aReleaseThatChangesADefinitionChangesItsFilterAndOnlyThen() {
        Filter changedByHand = named(UNIT);
        changedByHand.setName("ชื่อของผู้ดูแล");
        filters.saveFilter(changedByHand);

        made.afterPropertiesSet();
        assertThat(names(MANAGER)).contains("ชื่อของผู้ดูแล").doesNotContain(UNIT);

        jdbc.update("update tasklist_filter set definition = 'another' where code = 'unit'");
        made.afterPropertiesSet();
        assertThat(names(MANAGER)).contains(UNIT).doesNotContain("ชื่อของผู้ดูแล");
        assertThat(named(UNIT).getId()).isEqualTo(changedByHand.getId());
    }

    @Test
    void aPersonsOwnFilterIsLeftAlone() {
        jdbc.update("update tasklist_filter set filter_id = null, definition = null where code = 'mine'");
        filters.deleteFilter(named(MINE).getId());
        Filter own = filters.newTaskFilter(MINE);
        own.setOwner(MANAGER);
        own.setQuery(tasks.createTaskQuery().taskName("x"));
        filters.saveFilter(own);

        made.afterPropertiesSet();

        assertThat(filters.createFilterQuery().filterName(MINE).count()).isEqualTo(2);
        assertThat(names(KAMR)).containsExactly(MINE, THIS_WEEK, OVERDUE, ALL_MINE, UNIT);
        assertThat(count(MANAGER_BB, MINE)).isEqualTo(1);
    }

    private Filter named(String name) {
        return filters.createFilterQuery().filterName(name).singleResult();
    }

    private List<String> names(String person) {
        List<JsonNode> seen = new ArrayList<>();
        rest.get(person, "/engine-rest/filter").json().forEach(seen::add);
        return seen.stream()
                .sorted((one, other) -> Integer.compare(
                        one.at("/properties/priority").asInt(),
                        other.at("/properties/priority").asInt()))
                .map(filter -> filter.get("name").asText())
                .toList();
    }

    private int count(String person, String filter) {
        for (JsonNode one : rest.get(person, "/engine-rest/filter").json()) {
            if (one.get("name").asText().equals(filter)) {
                return rest.get(person, "/engine-rest/filter/" + one.get("id").asText() + "/count")
                        .json()
                        .get("count")
                        .asInt();
            }
        }
        throw new AssertionError(person + " does not see " + filter);
    }
}
