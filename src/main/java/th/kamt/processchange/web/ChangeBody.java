package th.kamt.processchange.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.processchange.Change;
import th.kamt.processchange.ChangeReport;
import th.kamt.processchange.ChangeReport.Reason;

/** A change as machines see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChangeBody(
        Long id,
        Integer version,
        String state,
        String kind,
        Long returnOf,
        Long returnedBy,
        String reason,
        String by,
        Instant at,
        List<FileBody> files,
        List<InstanceBody> instances,
        List<YearBody> years) {

    record FileBody(
            String name,
            String kind,
            String key,
            int fromVersion,
            int toVersion,
            List<DifferenceBody> differences,
            List<String> remarks) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DifferenceBody(String what, String element, String name, String part, String before, String after) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record InstanceBody(
            String id,
            String process,
            String businessKey,
            String unit,
            List<PlaceBody> at,
            int fromVersion,
            int toVersion,
            String outcome,
            String because) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PlaceBody(String activity, String name, String task, String assignee, Instant due) {}

    record YearBody(int year, String table, int version) {}

    /** Puts changes into the reader's language. */
    @Component("changeBodies")
    static class Writer {

        private final Texts texts;

        Writer(Texts texts) {
            this.texts = texts;
        }

        ChangeBody of(Change change) {
            ChangeReport report = change.report();
            return new ChangeBody(
                    change.id(),
                    report.files().get(0).toVersion(),
                    change.state().name(),
                    change.kind().name(),
                    change.returnOf(),
                    change.returnedBy(),
                    change.reason(),
                    change.live() ? change.liveBy() : change.proposedBy(),
                    change.live() ? change.liveAt() : change.proposedAt(),
                    files(report),
                    instances(report),
                    years(report));
        }

        /** What would be: it has no id, for nothing was kept. */
        ChangeBody of(ChangeReport report) {
            return new ChangeBody(
                    null,
                    report.files().get(0).toVersion(),
                    "DRY_RUN",
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    files(report),
                    instances(report),
                    years(report));
        }

        private List<FileBody> files(ChangeReport report) {
            return report.files().stream()
                    .map(file -> new FileBody(
                            file.name(),
                            file.kind().name(),
                            file.key(),
                            file.fromVersion(),
                            file.toVersion(),
                            file.differences().stream()
                                    .map(one -> new DifferenceBody(
                                            one.what().name(),
                                            one.element(),
                                            one.name(),
                                            one.part(),
                                            one.before(),
                                            one.after()))
                                    .toList(),
                            file.remarks().stream().map(this::said).toList()))
                    .toList();
        }

        private List<InstanceBody> instances(ChangeReport report) {
            return report.instances().stream()
                    .map(instance -> new InstanceBody(
                            instance.id(),
                            instance.process(),
                            instance.businessKey(),
                            instance.unit(),
                            instance.at().stream()
                                    .map(at ->
                                            new PlaceBody(at.activity(), at.name(), at.task(), at.assignee(), at.due()))
                                    .toList(),
                            instance.fromVersion(),
                            instance.toVersion(),
                            instance.outcome().name(),
                            instance.because() == null ? null : said(instance.because())))
                    .toList();
        }

        private static List<YearBody> years(ChangeReport report) {
            return report.years().stream()
                    .map(year -> new YearBody(year.year(), year.table(), year.version()))
                    .toList();
        }

        String said(Reason reason) {
            return texts.of(new Message(reason.code(), reason.arguments().toArray()));
        }
    }
}
