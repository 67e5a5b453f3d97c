package th.kamt.processchange.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.ResourceReport;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.Resource;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import th.kamt.message.Message;
import th.kamt.modelcheck.ModelFinding;
import th.kamt.modelcheck.ModelXml;
import th.kamt.modelcheck.XmlElement;
import th.kamt.processchange.LiveModel;
import th.kamt.processchange.ModelEngine;
import th.kamt.processchange.Standing;
import th.kamt.processchange.UnreadableByEngineException;
import th.kamt.workflow.ModelSources;
import th.kamt.workflow.ProcessContract;

@Component
class EngineModels implements ModelEngine {

    private static final Logger log = LoggerFactory.getLogger(EngineModels.class);
    private static final String FORM = ".form";
    private static final String TABLE = ".dmn";

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ProcessEngineConfigurationImpl engine;

    EngineModels(
            RepositoryService repository,
            RuntimeService runtime,
            TaskService tasks,
            ProcessEngineConfigurationImpl engine) {
        this.repository = repository;
        this.runtime = runtime;
        this.tasks = tasks;
        this.engine = engine;
    }

    @Override
    @Transactional(readOnly = true)
    public List<LiveModel> live() {
        Map<String, LiveModel> found = new TreeMap<>();
        Map<String, Boolean> releases = new HashMap<>();
        for (ProcessDefinition process :
                repository.createProcessDefinitionQuery().latestVersion().unlimitedList()) {
            ProcessContract.ofProcess(process.getKey()).ifPresent(entry -> {
                boolean release = releases.computeIfAbsent(process.getDeploymentId(), this::isRelease);
                add(found, entry.file(), read(repository.getProcessModel(process.getId())), process, release);
                forms(process).forEach((file, form) -> add(found, file, form, process, release));
            });
        }
        tables().forEach((file, decisions) -> {
            DecisionDefinition first = decisions.get(0);
            found.put(
                    file,
                    new LiveModel(
                            file,
                            read(repository.getDecisionModel(first.getId())),
                            decisions.stream().map(DecisionDefinition::getKey).collect(Collectors.joining(",")),
                            first.getId(),
                            first.getVersion(),
                            releases.computeIfAbsent(first.getDeploymentId(), this::isRelease)));
        });
        return List.copyOf(found.values());
    }

    @Override
    public Map<String, byte[]> formsWith(String definitionId) {
        ProcessDefinition process = repository
                .createProcessDefinitionQuery()
                .processDefinitionId(definitionId)
                .singleResult();
        return process == null ? Map.of() : forms(process);
    }

    private Map<String, byte[]> forms(ProcessDefinition process) {
        Map<String, byte[]> forms = new TreeMap<>();
        for (Resource resource : repository.getDeploymentResources(process.getDeploymentId())) {
            if (resource.getName().endsWith(FORM)) {
                forms.put(
                        fileName(resource.getName()),
                        read(repository.getResourceAsStreamById(process.getDeploymentId(), resource.getId())));
            }
        }
        return forms;
    }

    private static void add(
            Map<String, LiveModel> found, String file, byte[] content, ProcessDefinition process, boolean release) {
        found.put(file, new LiveModel(file, content, process.getKey(), process.getId(), process.getVersion(), release));
    }

    private Map<String, List<DecisionDefinition>> tables() {
        return repository.createDecisionDefinitionQuery().latestVersion().unlimitedList().stream()
                .filter(decision -> decision.getResourceName().endsWith(TABLE))
                .sorted(Comparator.comparing(DecisionDefinition::getKey))
                .collect(Collectors.groupingBy(
                        decision -> fileName(decision.getResourceName()), TreeMap::new, Collectors.toList()));
    }

    private boolean isRelease(String deploymentId) {
        Deployment deployment =
                repository.createDeploymentQuery().deploymentId(deploymentId).singleResult();
        return deployment != null && ModelSources.RELEASE.equals(deployment.getSource());
    }

    @Override
    public Optional<byte[]> ofRelease(String file) {
        ClassPathResource resource =
                new ClassPathResource((file.endsWith(FORM) ? "forms/" : "processes/") + fileName(file));
        if (!resource.exists()) {
            return Optional.empty();
        }
        try (InputStream in = resource.getInputStream()) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean wasLive(String file, byte[] content) {
        return repository.createDeploymentQuery().unlimitedList().stream()
                .flatMap(deployment -> repository.getDeploymentResources(deployment.getId()).stream())
                .filter(resource -> fileName(resource.getName()).equals(file))
                .anyMatch(resource -> Arrays.equals(
                        content,
                        read(repository.getResourceAsStreamById(resource.getDeploymentId(), resource.getId()))));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Standing> running(String processId) {
        Map<String, ProcessDefinition> definitions =
                repository.createProcessDefinitionQuery().processDefinitionKey(processId).unlimitedList().stream()
                        .collect(Collectors.toMap(ProcessDefinition::getId, Function.identity()));
        Map<String, List<Task>> open = tasks.createTaskQuery().processDefinitionKey(processId).unlimitedList().stream()
                .collect(Collectors.groupingBy(Task::getProcessInstanceId));
        Map<String, List<Execution>> executions =
                runtime.createExecutionQuery().processDefinitionKey(processId).unlimitedList().stream()
                        .collect(Collectors.groupingBy(Execution::getProcessInstanceId));
        Map<String, Map<String, String>> names = new HashMap<>();
        return instances(processId).stream()
                .map(instance -> {
                    String definition = instance.getProcessDefinitionId();
                    return new Standing(
                            instance.getId(),
                            String.valueOf(instance.getBusinessKey()),
                            definitions.get(definition).getVersion(),
                            places(
                                    executions.getOrDefault(instance.getId(), List.of()),
                                    open.getOrDefault(instance.getId(), List.of()),
                                    names.computeIfAbsent(definition, this::names)));
                })
                .sorted(Comparator.comparing(Standing::businessKey).thenComparing(Standing::instanceId))
                .toList();
    }

    private List<ProcessInstance> instances(String processId) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(processId)
                .unlimitedList();
    }

    /** Activities no other activity is nested in. */
    private static Set<String> leaves(List<Execution> executions) {
        Set<String> parents = executions.stream()
                .map(execution -> (ExecutionEntity) execution)
                .filter(execution -> execution.getActivityId() != null)
                .map(ExecutionEntity::getParentId)
                .collect(Collectors.toSet());
        return executions.stream()
                .map(execution -> (ExecutionEntity) execution)
                .filter(execution -> execution.getActivityId() != null && !parents.contains(execution.getId()))
                .map(ExecutionEntity::getActivityId)
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    private static List<Standing.Place> places(List<Execution> executions, List<Task> open, Map<String, String> names) {
        List<Standing.Place> places = new ArrayList<>();
        for (Task task : open) {
            places.add(new Standing.Place(
                    task.getTaskDefinitionKey(),
                    names.getOrDefault(task.getTaskDefinitionKey(), task.getTaskDefinitionKey()),
                    String.valueOf(task.getName()),
                    task.getAssignee(),
                    task.getDueDate() == null ? null : task.getDueDate().toInstant()));
        }
        Set<String> told = places.stream().map(Standing.Place::activity).collect(Collectors.toSet());
        for (String activity : leaves(executions)) {
            if (!told.contains(activity)) {
                places.add(new Standing.Place(activity, names.getOrDefault(activity, activity), null, null, null));
            }
        }
        return places;
    }

    private Map<String, String> names(String definitionId) {
        try {
            return ModelXml.read(read(repository.getProcessModel(definitionId)))
                    .all()
                    .filter(element -> !element.id().isEmpty())
                    .collect(Collectors.toMap(XmlElement::id, XmlElement::label, (one, other) -> one));
        } catch (ModelXml.MalformedModelException e) {
            throw new IllegalStateException(definitionId, e);
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY, noRollbackFor = UnreadableByEngineException.class)
    public Deployed deploy(String name, Map<String, byte[]> files) {
        DeploymentBuilder builder = repository.createDeployment().name(name).source(ModelSources.PROCESS_CHANGE);
        files.forEach((file, content) -> builder.addInputStream(file, new ByteArrayInputStream(content)));
        DeploymentWithDefinitions deployment;
        try {
            deployment = builder.deployWithResult();
        } catch (ParseException e) {
            log.warn("The engine cannot read {} of {}", files.keySet(), name, e);
            throw new UnreadableByEngineException(faults(e), e);
        } catch (ProcessEngineException e) {
            if (th.kamt.workflow.LostRace.isInOwnWork(e)) {
                throw e;
            }
            log.warn("The engine does not take {} of {}", files.keySet(), name, e);
            throw new UnreadableByEngineException(
                    List.of(ModelFinding.ofFile(new Message("processchange.engine.file"))), e);
        }
        Map<String, String> definitions = new LinkedHashMap<>();
        Map<String, Integer> versions = new LinkedHashMap<>();
        if (deployment.getDeployedProcessDefinitions() != null) {
            deployment.getDeployedProcessDefinitions().forEach(process -> {
                definitions.put(process.getKey(), process.getId());
                versions.put(process.getKey(), process.getVersion());
            });
        }
        if (deployment.getDeployedDecisionDefinitions() != null) {
            deployment.getDeployedDecisionDefinitions().forEach(decision -> {
                definitions.put(decision.getKey(), decision.getId());
                versions.put(decision.getKey(), decision.getVersion());
            });
        }
        forgetUnlessCommitted(deployment.getId(), definitions.values());
        return new Deployed(definitions, versions);
    }

    /** What was only rehearsed must not stay in the engine's memory. */
    private void forgetUnlessCommitted(String deploymentId, Collection<String> definitions) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    definitions.forEach(id -> {
                        engine.getDeploymentCache().removeProcessDefinition(id);
                        engine.getDeploymentCache().removeDecisionDefinition(id);
                    });
                    engine.getRegisteredDeployments().remove(deploymentId);
                }
            }
        });
    }

    private static List<ModelFinding> faults(ParseException failure) {
        List<ModelFinding> findings = new ArrayList<>();
        for (ResourceReport report : failure.getResorceReports()) {
            for (Problem problem : report.getErrors()) {
                findings.add(new ModelFinding(
                        ModelFinding.Severity.ERROR,
                        problem.getMainElementId() == null ? "" : problem.getMainElementId(),
                        "",
                        problem.getLine() > 0 ? problem.getLine() : null,
                        null,
                        new Message("processchange.engine")));
            }
        }
        return findings.isEmpty() ? List.of(ModelFinding.ofFile(new Message("processchange.engine.file"))) : findings;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Prospect> prospects(String processId, String definitionId) {
        List<Prospect> prospects = new ArrayList<>();
        Map<String, MigrationPlan> plans = new HashMap<>();
        Map<String, Map<String, String>> names = new HashMap<>();
        Map<String, List<Execution>> executions =
                runtime.createExecutionQuery().processDefinitionKey(processId).unlimitedList().stream()
                        .collect(Collectors.groupingBy(Execution::getProcessInstanceId));
        for (ProcessInstance instance : instances(processId)) {
            String from = instance.getProcessDefinitionId();
            if (from.equals(definitionId)) {
                continue;
            }
            MigrationPlan plan = plans.computeIfAbsent(from, source -> plan(source, definitionId));
            Set<String> mapped = plan.getInstructions().stream()
                    .map(MigrationInstruction::getSourceActivityId)
                    .collect(Collectors.toSet());
            List<String> lost = leaves(executions.getOrDefault(instance.getId(), List.of())).stream()
                    .filter(activity -> !mapped.contains(activity))
                    .map(activity -> names.computeIfAbsent(from, this::names).getOrDefault(activity, activity))
                    .toList();
            Optional<Message> because = lost.isEmpty()
                    ? new MigrationRehearsal(plan)
                            .faultOf(instance.getId(), engine.getCommandExecutorTxRequired())
                            .map(fault -> stays(instance, fault, names.computeIfAbsent(from, this::names)))
                    : Optional.of(new Message("processchange.stays.place", String.join(", ", lost)));
            prospects.add(new Prospect(instance.getId(), because));
        }
        return prospects;
    }

    private static Message stays(ProcessInstance instance, MigrationRehearsal.Fault fault, Map<String, String> names) {
        log.info("{} {} cannot move: {}", instance.getBusinessKey(), instance.getId(), fault.words());
        return fault.places().isEmpty()
                ? new Message("processchange.stays.engine")
                : new Message(
                        "processchange.stays.engineAt",
                        fault.places().stream()
                                .map(place -> names.getOrDefault(place, place))
                                .collect(Collectors.joining(", ")));
    }

    private MigrationPlan plan(String from, String to) {
        // Timers and subscriptions keep what they have: nobody's deadline moves with a model.
        return runtime.createMigrationPlan(from, to).mapEqualActivities().build();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void move(String processId, String definitionId, Collection<String> instances) {
        bySource(processId, instances)
                .forEach((from, ids) -> runtime.newMigration(plan(from, definitionId))
                        .processInstanceIds(ids)
                        .execute());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void moveLater(String processId, String definitionId, Collection<String> instances) {
        bySource(processId, instances)
                .forEach((from, ids) -> runtime.newMigration(plan(from, definitionId))
                        .processInstanceIds(ids)
                        .executeAsync());
    }

    private Map<String, List<String>> bySource(String processId, Collection<String> wanted) {
        Set<String> ids = new HashSet<>(wanted);
        return instances(processId).stream()
                .filter(instance -> ids.contains(instance.getId()))
                .collect(Collectors.groupingBy(
                        ProcessInstance::getProcessDefinitionId,
                        TreeMap::new,
                        Collectors.mapping(ProcessInstance::getId, Collectors.toList())));
    }

    private static String fileName(String resource) {
        return resource.substring(resource.lastIndexOf('/') + 1);
    }

    private static byte[] read(InputStream stream) {
        try (InputStream in = stream) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
