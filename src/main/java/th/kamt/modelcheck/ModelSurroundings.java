package th.kamt.modelcheck;

import java.util.Optional;
import java.util.Set;

/**
 * What a model can lean on once it is live.
 *
 * @param forms     ids of the forms there will be
 * @param processes ids of the processes there will be
 * @param live      the version that runs now, if there is one
 * @param release   the version this release of the application brings, if it brings one
 */
public record ModelSurroundings(
        Set<String> forms, Set<String> processes, Optional<XmlElement> live, Optional<XmlElement> release) {}
