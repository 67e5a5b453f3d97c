package th.kamt.mywork;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import th.kamt.calendar.Bangkok;
import th.kamt.mywork.MyWork.Item;
import th.kamt.mywork.MyWork.When;

class MyWorkTest {

    /** Wednesday. */
    private static final LocalDate TODAY = LocalDate.of(2027, 2, 10);

    private static final String PERSON = "600311";

    private static WaitingTask task(String id, String due) {
        Instant at = due == null ? null : Bangkok.endOf(LocalDate.parse(due));
        return new WaitingTask(id, "Task_CarryOutActivity", "2570/" + id, "งาน " + id, at, null);
    }

    private static MyWork work(List<WaitingTask> tasks, WorkSource... sources) {
        Clock clock = Clock.fixed(TODAY.atTime(9, 0).atZone(Bangkok.ZONE).toInstant(), Bangkok.ZONE);
        return new MyWork(
                person -> person.equals(PERSON) ? tasks : List.of(),
                unit -> List.of(),
                List.of(sources),
                List.of(),
                new PlannedWorks(List.of(), null, null),
                clock);
    }

    /** The week ends on Sunday the 14th. */
    @ParameterizedTest
    @CsvSource({
        "2027-02-09, OVERDUE",
        "2027-02-10, TODAY",
        "2027-02-11, THIS_WEEK",
        "2027-02-14, THIS_WEEK",
        "2027-02-15, LATER",
        ", LATER"
    })
    void workIsOverdueDueTodayThisWeekOrLater(LocalDate due, When when) {
        assertThat(MyWork.when(due, TODAY)).isEqualTo(when);
    }

    @Test
    void onSundayTheWeekIsOver() {
        assertThat(MyWork.when(LocalDate.of(2027, 2, 15), LocalDate.of(2027, 2, 14)))
                .isEqualTo(When.LATER);
    }

    @Test
    void whatIsDueFirstComesFirstAndWhatHasNoDeadlineLast() {
        MyWork work = work(List.of(task("none", null), task("late", "2027-03-31"), task("soon", "2027-02-20")));

        assertThat(work.of(PERSON, "").get(When.LATER))
                .extracting(Item::taskId)
                .containsExactly("soon", "late", "none");
        assertThat(work.of("somebody else", "").values()).allMatch(List::isEmpty);
    }

    @Test
    void modulesSayWhatTheirTasksAreAboutAndOthersAreCalledByTheirName() {
        WorkSource source = new WorkSource() {
            @Override
            public boolean owns(String taskDefinitionKey) {
                return true;
            }

            @Override
            public Map<String, WorkLine> lines(List<WaitingTask> tasks) {
                return Map.of("known", new WorkLine("บริษัท เหล็กสยาม จำกัด", "STAR", "RBA1", "/activities/1"));
            }
        };
        MyWork work = work(List.of(task("known", "2027-02-10"), task("unknown", "2027-02-10")), source);

        assertThat(work.of(PERSON, "").get(When.TODAY))
                .extracting(Item::line)
                .containsExactly(
                        new WorkLine("บริษัท เหล็กสยาม จำกัด", "STAR", "RBA1", "/activities/1"),
                        new WorkLine("งาน unknown", null, "", "/tasks/unknown"));
        assertThat(work.of(PERSON, " เหล็ก ").get(When.TODAY))
                .extracting(Item::taskId)
                .containsExactly("known");
        assertThat(work.of(PERSON, "rba1").get(When.TODAY))
                .extracting(Item::taskId)
                .containsExactly("known");
    }
}
