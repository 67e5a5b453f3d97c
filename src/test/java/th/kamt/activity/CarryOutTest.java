package th.kamt.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import th.kamt.message.FieldsRefusedException;
import th.kamt.message.Message;

class CarryOutTest {

    @Test
    void whatIsDoneTakesNoDayItIsPostponedTo() {
        Map<String, String> both = Map.of("outcome", "done", "happenedOn", "2027-03-14", "postponeTo", "2027-06-01");

        assertThatExceptionOfType(FieldsRefusedException.class)
                .isThrownBy(() -> CarryOut.read(both))
                .satisfies(refused ->
                        assertThat(refused.messages()).containsExactly(new Message("activity.carryOut.donePostponed")));
        assertThat(CarryOut.read(Map.of("outcome", "done", "happenedOn", "2027-03-14"))
                        .isDone())
                .isTrue();
    }

    @Test
    void aReasonNobodyCanSeeIsNone() {
        Map<String, String> unseen =
                Map.of("outcome", "postpone", "postponeTo", "2027-06-01", "reason", "\u200b\u2800 \u3164");

        assertThatExceptionOfType(FieldsRefusedException.class)
                .isThrownBy(() -> CarryOut.read(unseen))
                .satisfies(refused ->
                        assertThat(refused.messages()).containsExactly(new Message("activity.postpone.reason")));
    }
}
