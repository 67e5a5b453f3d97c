package th.kamt.processchange;

import static th.kamt.modelcheck.XmlElement.BPMN;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import th.kamt.message.ConflictException;
import th.kamt.message.Message;
import th.kamt.modelcheck.DecisionTableChecks;
import th.kamt.modelcheck.FormChecks;
import th.kamt.modelcheck.ModelFinding;
import th.kamt.modelcheck.ModelSurroundings;
import th.kamt.modelcheck.ModelXml;
import th.kamt.modelcheck.ProcessModelChecks;
import th.kamt.modelcheck.XmlElement;
import th.kamt.processchange.ChangePlan.Deployment;
import th.kamt.processchange.ChangePlan.Part;
import th.kamt.processchange.ChangeReport.Kind;

/** Checks the files of a change against each other and against what is live, and says what has to be deployed. */
@Component
class ChangeChecks {

    static final int MOST_FILES = 20;
    static final int MOST_BYTES = 5 * 1024 * 1024;

    private static final int MEGABYTE = 1024 * 1024;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,90}\\.(bpmn|dmn|form)");

    private final ModelEngine engine;
    private final ProcessModelChecks models;
    private final FormChecks forms;
    private final DecisionTableChecks tables;
    private final UnitNames units;

    ChangeChecks(
            ModelEngine engine,
            ProcessModelChecks models,
            FormChecks forms,
            DecisionTableChecks tables,
            UnitNames units) {
        this.engine = engine;
        this.models = models;
        this.forms = forms;
        this.tables = tables;
        this.units = units;
    }

    /**
     * @throws RefusedChangeException with everything found
     * @throws ConflictException      if nothing would change
     */
    ChangePlan check(List<ChangedFile> files) {
        List<FileFinding> findings = new ArrayList<>();
        receivable(files, findings);
        refuse(findings);
        Map<String, LiveModel> live =
                engine.live().stream().collect(Collectors.toMap(LiveModel::file, Function.identity()));
        List<ChangedFile> changed = files.stream()
                .filter(file -> !live.containsKey(file.name())
                        || !Arrays.equals(live.get(file.name()).content(), file.content()))
                .toList();
        if (changed.isEmpty()) {
            throw new ConflictException(new Message("processchange.nothing", names(files)));
        }
        Check check = new Check(changed, live, findings);
        check.run();
        refuse(findings);
        return check.plan();
    }

    private static String names(List<ChangedFile> files) {
        return files.stream().map(ChangedFile::name).collect(Collectors.joining(", "));
    }

    private static void refuse(List<FileFinding> findings) {
        List<FileFinding> errors =
                findings.stream().filter(one -> one.finding().isError()).toList();
        if (!errors.isEmpty()) {
            throw new RefusedChangeException(errors);
        }
    }

    private static void receivable(List<ChangedFile> files, List<FileFinding> findings) {
        if (files.isEmpty()) {
            findings.add(new FileFinding("", ModelFinding.ofFile(new Message("processchange.file.none"))));
        }
        if (files.size() > MOST_FILES) {
            findings.add(new FileFinding(
                    "", ModelFinding.ofFile(new Message("processchange.file.tooMany", Integer.toString(MOST_FILES)))));
        }
        Set<String> seen = new HashSet<>();
        for (ChangedFile file : files) {
            Message fault = null;
            if (!NAME.matcher(file.name()).matches()) {
                fault = new Message("processchange.file.kind", file.name());
            } else if (!seen.add(file.name())) {
                fault = new Message("processchange.file.twice", file.name());
            } else if (file.content().length == 0) {
                fault = new Message("processchange.file.empty");
            } else if (file.content().length > MOST_BYTES) {
                fault = new Message("processchange.file.tooLarge", Integer.toString(MOST_BYTES / MEGABYTE));
            }
            if (fault != null) {
                findings.add(new FileFinding(file.name(), ModelFinding.ofFile(fault)));
            }
        }
    }

    static Kind kindOf(String file) {
        return file.endsWith(".bpmn") ? Kind.MODEL : file.endsWith(".dmn") ? Kind.TABLE : Kind.FORM;
    }

    /** Names of the form files that a model names; of any other file none. */
    Set<String> formsOf(String file, byte[] content) {
        return kindOf(file) == Kind.MODEL
                ? read(content).map(ChangeChecks::formsOf).orElse(Set.of())
                : Set.of();
    }

    private static Optional<XmlElement> read(byte[] content) {
        try {
            return Optional.of(ModelXml.read(content));
        } catch (ModelXml.MalformedModelException e) {
            return Optional.empty();
        }
    }

    private static Set<String> formsOf(XmlElement root) {
        return root.all(BPMN, "userTask")
                .map(task -> task.camunda("formRef"))
                .filter(form -> !form.isBlank())
                .map(form -> form + ".form")
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String formId(String file) {
        return file.substring(0, file.length() - ".form".length());
    }

    /** One change. */
    private final class Check {

        private final List<ChangedFile> files;
        private final Map<String, LiveModel> live;
        private final List<FileFinding> findings;
        /** Models as they would be live, by file; what cannot be read is missing. */
        private final Map<String, XmlElement> after = new TreeMap<>();
        /** Contents as they would be live, by file. */
        private final Map<String, byte[]> contents = new TreeMap<>();

        Check(List<ChangedFile> files, Map<String, LiveModel> live, List<FileFinding> findings) {
            this.files = files;
            this.live = live;
            this.findings = findings;
            live.forEach((name, model) -> contents.put(name, model.content()));
            files.forEach(file -> contents.put(file.name(), file.content()));
            contents.forEach((name, content) -> {
                if (kindOf(name) == Kind.MODEL) {
                    read(content).ifPresent(root -> after.put(name, root));
                }
            });
        }

        void run() {
            Set<String> processes =
                    after.values().stream().map(Check::processId).collect(Collectors.toSet());
            Set<String> formIds = contents.keySet().stream()
                    .filter(name -> kindOf(name) == Kind.FORM)
                    .map(ChangeChecks::formId)
                    .collect(Collectors.toSet());
            for (ChangedFile file : files) {
                switch (kindOf(file.name())) {
                    case MODEL -> {
                        Optional<XmlElement> former =
                                Optional.ofNullable(live.get(file.name())).flatMap(one -> read(one.content()));
                        Optional<XmlElement> release =
                                engine.ofRelease(file.name()).flatMap(ChangeChecks::read);
                        add(
                                file,
                                models.check(
                                        file.name(),
                                        file.content(),
                                        new ModelSurroundings(formIds, processes, former, release)));
                        work(file);
                    }
                    case FORM -> add(file, forms.check(file.name(), file.content(), tasksWith(file.name())));
                    case TABLE -> {
                        if (live.containsKey(file.name())) {
                            add(file, tables.check(file.name(), file.content()));
                            sameTables(file);
                        } else {
                            add(
                                    file,
                                    List.of(ModelFinding.ofFile(
                                            new Message("processchange.table.unknown", knownTables()))));
                        }
                    }
                }
            }
        }

        private void add(ChangedFile file, List<ModelFinding> found) {
            found.forEach(finding -> findings.add(new FileFinding(file.name(), finding)));
        }

        /** A file of other tables would put them in force under this name, and nobody could take that back. */
        private void sameTables(ChangedFile file) {
            Set<String> wanted =
                    new TreeSet<>(Arrays.asList(live.get(file.name()).key().split(",", -1)));
            Set<String> brought = read(file.content()).stream()
                    .flatMap(XmlElement::all)
                    .filter(element -> element.local().equals("decision"))
                    .map(XmlElement::id)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!brought.equals(wanted)) {
                add(
                        file,
                        List.of(ModelFinding.ofFile(new Message(
                                "processchange.table.others",
                                file.name(),
                                String.join(", ", wanted),
                                String.join(", ", brought)))));
            }
        }

        private String knownTables() {
            return live.keySet().stream()
                    .filter(name -> kindOf(name) == Kind.TABLE)
                    .sorted()
                    .collect(Collectors.joining(", "));
        }

        /** A task that somebody has must be there after the change, too. */
        private void work(ChangedFile file) {
            XmlElement root = after.get(file.name());
            if (root == null) {
                return;
            }
            Set<String> kept = root.all(BPMN, "userTask").map(XmlElement::id).collect(Collectors.toSet());
            for (Standing standing : engine.running(processId(root))) {
                for (Standing.Place place : standing.places()) {
                    if (place.task() != null && !kept.contains(place.activity())) {
                        findings.add(new FileFinding(
                                file.name(),
                                new ModelFinding(
                                        ModelFinding.Severity.ERROR,
                                        place.activity(),
                                        place.name(),
                                        null,
                                        null,
                                        new Message(
                                                place.assignee() == null
                                                        ? "processchange.task.inWork"
                                                        : "processchange.task.inWorkOf",
                                                place.name(),
                                                units.unitOf(standing.businessKey()),
                                                standing.businessKey(),
                                                units.personOf(place.assignee())))));
                    }
                }
            }
        }

        private Set<String> tasksWith(String form) {
            return after.values().stream()
                    .flatMap(root -> root.all(BPMN, "userTask"))
                    .filter(task -> task.camunda("formRef").equals(formId(form)))
                    .map(XmlElement::id)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        private static String processId(XmlElement root) {
            return root.children(BPMN, "process")
                    .map(XmlElement::id)
                    .findFirst()
                    .orElse("");
        }

        ChangePlan plan() {
            Map<String, Deployment> deployments = new LinkedHashMap<>();
            List<Part> parts = new ArrayList<>();
            for (ChangedFile file : files) {
                for (String name : deploymentsOf(file)) {
                    deployments.computeIfAbsent(name, this::deployment);
                }
                String shownWith = deploymentsOf(file).iterator().next();
                Deployment deployment = deployments.get(shownWith);
                parts.add(new Part(
                        file.name(),
                        kindOf(file.name()),
                        key(file, deployment),
                        file.content(),
                        Optional.ofNullable(live.get(file.name())),
                        shownWith,
                        findings.stream()
                                .filter(one -> one.file().equals(file.name()))
                                .map(FileFinding::finding)
                                .toList()));
            }
            return new ChangePlan(List.copyOf(parts), List.copyOf(deployments.values()));
        }

        private String key(ChangedFile file, Deployment deployment) {
            return switch (kindOf(file.name())) {
                case MODEL -> deployment.processId();
                case FORM -> formId(file.name());
                case TABLE -> live.get(file.name()).key();
            };
        }

        /** A form goes live with every process that shows it. */
        private Collection<String> deploymentsOf(ChangedFile file) {
            if (kindOf(file.name()) != Kind.FORM) {
                return List.of(file.name());
            }
            return after.entrySet().stream()
                    .filter(model -> formsOf(model.getValue()).contains(file.name()))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        private Deployment deployment(String name) {
            if (kindOf(name) == Kind.TABLE) {
                return new Deployment(name, null, Map.of(name, contents.get(name)));
            }
            XmlElement root = after.get(name);
            Map<String, byte[]> together = new LinkedHashMap<>();
            together.put(name, contents.get(name));
            formsOf(root).forEach(form -> together.put(form, contents.get(form)));
            return new Deployment(name, processId(root), together);
        }
    }
}
