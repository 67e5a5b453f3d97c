package th.kamt.mywork;

import java.util.List;

/** Finds the user tasks of a unit, whoever they wait for. */
public interface UnitTasks {

    /** What is due first comes first, at most {@link WaitingTasks#MOST}. Who may see the unit is asked before. */
    List<WaitingTask> ofUnit(String unitCode);
}
