package th.kamt.mywork;

import java.util.List;

/** Finds the user tasks that wait for a person. */
public interface WaitingTasks {

    /** Most tasks read for one page; whoever has more finds the rest in Tasklist. */
    int MOST = 500;

    /** Theirs, and their posts' that nobody has taken; what is due first comes first, at most {@link #MOST}. */
    List<WaitingTask> of(String person);
}
