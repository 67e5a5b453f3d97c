package th.kamt.processchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import th.kamt.modelcheck.ModelFinding;
import th.kamt.processchange.ChangeReport.Kind;

/** Files that passed their checks, and what has to be deployed for them. */
record ChangePlan(List<Part> parts, List<Deployment> deployments) {

    /**
     * A file that differs from what is live.
     *
     * @param deployment name of the deployment it goes live with
     */
    @SuppressWarnings("ArrayRecordComponent") // Files are compared by their bytes, never as records.
    record Part(
            String name,
            Kind kind,
            String key,
            byte[] content,
            Optional<LiveModel> live,
            String deployment,
            List<ModelFinding> remarks) {}

    /**
     * What goes live together: a process with all its forms, or a file of tables.
     *
     * @param processId {@code null} for tables
     */
    record Deployment(String name, String processId, Map<String, byte[]> files) {}
}
