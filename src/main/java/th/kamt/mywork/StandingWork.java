package th.kamt.mywork;

import java.util.List;

/** Implemented by a module that has something for a person to see to which is no task of the engine: it stands until it is seen to. */
public interface StandingWork {

    List<WorkLine> of(String person);
}
