package th.kamt.processchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import th.kamt.message.ConflictException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;
import th.kamt.message.WrittenWords;
import th.kamt.modelcheck.ModelFinding;
import th.kamt.processchange.Change.Kind;
import th.kamt.processchange.ChangePlan.Part;
import th.kamt.processchange.ChangeReport.At;
import th.kamt.processchange.ChangeReport.FileChange;
import th.kamt.processchange.ChangeReport.InstanceChange;
import th.kamt.processchange.ChangeReport.Outcome;
import th.kamt.processchange.ChangeReport.Reason;
import th.kamt.processchange.ChangeReport.YearKept;
import th.kamt.processchange.ChangeStore.StoredFile;
import th.kamt.processchange.ModelEngine.Deployed;
import th.kamt.processchange.ModelEngine.Prospect;
import th.kamt.workflow.LostRace;

/**
 * How a changed model, form or table goes live. A proposal is checked by doing it in a transaction that is given up; a confirmed one is
 * checked and done again, deployment and running instances in one transaction.
 */
@Service
public class ProcessChanges {

    /** A file that this release brought and that is not live, because the process owner's version stays. */
    public record Offer(String file, int liveVersion) {}

    private static final Logger log = LoggerFactory.getLogger(ProcessChanges.class);
    private static final int MOST_REASON = 2000;
    private static final int MOST_LISTED = 200;
    private static final int ATTEMPTS = 3;
    private static final Duration DRAFTS_KEPT = Duration.ofDays(14);

    private final ChangeChecks checks;
    private final ModelEngine engine;
    private final ChangeStore store;
    private final UnitNames names;
    private final Texts texts;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final int atOnce;

    ProcessChanges(
            ChangeChecks checks,
            ModelEngine engine,
            ChangeStore store,
            UnitNames names,
            Texts texts,
            Clock clock,
            PlatformTransactionManager transactions,
            @Value("${kamt.process-changes.at-once}") int atOnce) {
        this.checks = checks;
        this.engine = engine;
        this.store = store;
        this.names = names;
        this.texts = texts;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.atOnce = atOnce;
    }

    /**
     * What the files would do; nothing is deployed or kept.
     *
     * @throws RefusedChangeException if they cannot go live, with everything found
     * @throws ConflictException      if they are live already
     */
    public ChangeReport rehearse(List<ChangedFile> files, String reason) {
        requireReason(reason);
        return rehearsed(files);
    }

    /**
     * As {@link #rehearse}; the files are kept, to be made live by {@link #confirm} exactly as they are.
     *
     * @throws RefusedChangeException if they cannot go live, with everything found
     * @throws ConflictException      if they are live already
     */
    public Change propose(List<ChangedFile> files, String reason, String person) {
        return propose(Kind.CHANGE, null, files, requireReason(reason), person);
    }

    /**
     * The release's version of that file, with the forms it brings, in place of the process owner's.
     *
     * @throws NotFoundException      if the release has no version of it that waits
     * @throws RefusedChangeException if it cannot go live, with everything found
     */
    public Change proposeRelease(String file, String person) {
        if (offers().stream().noneMatch(offer -> offer.file().equals(file))) {
            throw new NotFoundException(new Message("processchange.offer.unknown"));
        }
        byte[] content = engine.ofRelease(file)
                .orElseThrow(() -> new NotFoundException(new Message("processchange.offer.unknown")));
        String reason = bothLanguages(new Message("processchange.offer.reason", file));
        List<ChangedFile> files = new ArrayList<>(List.of(new ChangedFile(file, content)));
        for (String form : checks.formsOf(file, content)) {
            engine.ofRelease(form)
                    .filter(brought -> !engine.wasLive(form, brought))
                    .ifPresent(brought -> files.add(new ChangedFile(form, brought)));
        }
        return propose(Kind.RELEASE, null, files, reason, person);
    }

    private Change propose(Kind kind, Long returnOf, List<ChangedFile> files, String reason, String person) {
        Instant now = clock.instant();
        ChangeReport report = rehearsed(files);
        Map<String, LiveModel> live = live();
        Long id = transaction.execute(status -> {
            store.forgetDraftsBefore(now.minus(DRAFTS_KEPT));
            long draft = store.addDraft(kind, returnOf, reason, person, now, report);
            report.files().forEach(file -> {
                Optional<LiveModel> base = Optional.ofNullable(live.get(file.name()));
                store.addFile(
                        draft,
                        new StoredFile(
                                file.name(),
                                content(files, file.name()),
                                base.map(LiveModel::content).orElse(null),
                                base.map(LiveModel::definitionId).orElse(null),
                                null));
            });
            return draft;
        });
        return find(id);
    }

    private static byte[] content(List<ChangedFile> files, String name) {
        return files.stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow()
                .content();
    }

    private Map<String, LiveModel> live() {
        return engine.live().stream().collect(Collectors.toMap(LiveModel::file, Function.identity()));
    }

    /**
     * Makes a proposal live: deployed, and every running instance that can be is moved with its task, timers and variables.
     *
     * @throws NotFoundException      if there is no such change
     * @throws ConflictException      if it is live already, or something else went live since it was proposed
     * @throws RefusedChangeException if it cannot go live any more
     */
    public Change confirm(long id, String person) {
        again(() -> transaction.execute(status -> {
            confirmed(id, person);
            return id;
        }));
        Change change = find(id);
        log.info(
                "change {} of {} is live: {} instances moved, {} stay",
                id,
                change.report().files().stream().map(FileChange::name).toList(),
                change.report().moving(),
                change.report().staying());
        return change;
    }

    private void confirmed(long id, String person) {
        store.lockGate();
        Change draft = find(id);
        if (draft.live()) {
            throw new ConflictException(new Message("processchange.alreadyLive", Long.toString(id)));
        }
        List<StoredFile> files = store.files(id);
        requireUnchanged(files);
        ChangePlan plan = checks.check(files.stream()
                .map(file -> new ChangedFile(file.name(), file.content()))
                .toList());
        Map<String, Deployed> deployed = new HashMap<>();
        ChangeReport report = roll(plan, deployed, true);
        if (!store.goLive(id, person, clock.instant(), report)) {
            throw new ConflictException(new Message("processchange.alreadyLive", Long.toString(id)));
        }
        plan.parts().forEach(part -> store.setDefinition(id, part.name(), definitionOf(part, deployed)));
    }

    private void requireUnchanged(List<StoredFile> files) {
        Map<String, LiveModel> live = live();
        for (StoredFile file : files) {
            String now = live.containsKey(file.name()) ? live.get(file.name()).definitionId() : null;
            if (!Objects.equals(now, file.baseDefinition())) {
                throw new ConflictException(new Message("processchange.stale", file.name()));
            }
        }
    }

    /**
     * Both at once, for a caller who does not want to look first.
     *
     * @throws RefusedChangeException if the files cannot go live, with everything found
     * @throws ConflictException      if they are live already, or something else went live meanwhile
     */
    public Change apply(List<ChangedFile> files, String reason, String person) {
        return confirm(propose(files, reason, person).id(), person);
    }

    /**
     * Back to what was live before that change: a change of its own, checked in the same way.
     *
     * @throws NotFoundException      if there is no such change, or it never was live
     * @throws ConflictException      if the change was taken back already, or a newer one is live
     * @throws RefusedException       if a file of it was new: there is nothing before it
     * @throws RefusedChangeException if what was before cannot go live any more
     */
    public Change takeBack(long id, String person) {
        Change change = find(id);
        if (!change.live()) {
            throw new NotFoundException(new Message("processchange.unknown"));
        }
        if (change.returnedBy() != null) {
            throw new ConflictException(
                    new Message("processchange.return.done", Long.toString(id), Long.toString(change.returnedBy())));
        }
        List<StoredFile> files = store.files(id);
        if (!hasFormer(files)) {
            throw new RefusedException(new Message("processchange.return.nothingBefore"));
        }
        if (!isWhatRuns(files)) {
            throw new ConflictException(new Message("processchange.return.newer", Long.toString(id)));
        }
        List<ChangedFile> former = former(files);
        String reason = bothLanguages(new Message("processchange.return.reason", Long.toString(id)));
        return confirm(propose(Kind.RETURN, id, former, reason, person).id(), person);
    }

    /**
     * What was live before. A form that came new with its model is nobody's once the model is back; one that went with the
     * change comes back with it.
     */
    private List<ChangedFile> former(List<StoredFile> files) {
        Map<String, byte[]> former = new LinkedHashMap<>();
        files.stream().filter(file -> file.former() != null).forEach(file -> former.put(file.name(), file.former()));
        Set<String> live = live().keySet();
        for (StoredFile file : files) {
            if (file.former() != null && file.baseDefinition() != null) {
                Set<String> named = checks.formsOf(file.name(), file.former());
                engine.formsWith(file.baseDefinition()).forEach((name, form) -> {
                    if (named.contains(name) && !live.contains(name)) {
                        former.putIfAbsent(name, form);
                    }
                });
            }
        }
        return former.entrySet().stream()
                .map(file -> new ChangedFile(file.getKey(), file.getValue()))
                .toList();
    }

    /** Whether {@link #takeBack} has something to go back to. */
    public boolean mayTakeBack(Change change) {
        List<StoredFile> files = store.files(change.id());
        return change.live() && change.returnedBy() == null && hasFormer(files) && isWhatRuns(files);
    }

    private static boolean hasFormer(List<StoredFile> files) {
        return files.stream().anyMatch(file -> file.former() != null);
    }

    private boolean isWhatRuns(List<StoredFile> files) {
        Map<String, LiveModel> live = live();
        return files.stream()
                .allMatch(file -> live.containsKey(file.name())
                        && live.get(file.name()).definitionId().equals(file.definition()));
    }

    /** @throws NotFoundException if there is no such change, or it was a proposal and is forgotten */
    public Change find(long id) {
        return store.find(id).orElseThrow(() -> new NotFoundException(new Message("processchange.unknown")));
    }

    /**
     * What went live, newest first, at most 200 at a time.
     *
     * @param skip how many newer ones to leave out, from 0
     */
    public List<Change> history(int skip) {
        return store.history(Math.max(0, skip), MOST_LISTED);
    }

    /** All that went live, newest first. */
    public List<LoggedChange> log() {
        return store.log();
    }

    /** Every file that is live, by name. */
    public List<LiveModel> liveFiles() {
        return engine.live();
    }

    /** @throws NotFoundException if no file of that name is live */
    public byte[] liveFile(String name) {
        return Optional.ofNullable(live().get(name))
                .map(LiveModel::content)
                .orElseThrow(() -> new NotFoundException(new Message("processchange.file.unknown")));
    }

    /**
     * A file of a change, as it went live or as it was before.
     *
     * @throws NotFoundException if the change has no such file, or there was none before
     */
    public byte[] file(long id, String name, boolean former) {
        return store.files(id).stream()
                .filter(file -> file.name().equals(name))
                .map(file -> former ? file.former() : file.content())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new NotFoundException(new Message("processchange.file.unknown")));
    }

    /** Files of this release that never were live. */
    public List<Offer> offers() {
        return offers(engine.live());
    }

    /**
     * As {@link #offers()}, for who has read what is live.
     *
     * @param live {@link #liveFiles()}
     */
    public List<Offer> offers(List<LiveModel> live) {
        return live.stream()
                .filter(model -> engine.ofRelease(model.file())
                        .filter(release -> !Arrays.equals(release, model.content()))
                        .filter(release -> !engine.wasLive(model.file(), release))
                        .isPresent())
                .map(model -> new Offer(model.file(), model.version()))
                .toList();
    }

    private static String requireReason(String reason) {
        String words = WrittenWords.of(reason);
        Message fault = null;
        if (words.isEmpty()) {
            fault = new Message("processchange.reason.missing");
        } else if (words.length() > MOST_REASON) {
            fault = new Message("processchange.reason.tooLong", Integer.toString(MOST_REASON));
        }
        if (fault != null) {
            throw new RefusedChangeException(List.of(
                    new FileFinding("", new ModelFinding(ModelFinding.Severity.ERROR, "", "", null, "reason", fault))));
        }
        return words;
    }

    private String bothLanguages(Message message) {
        return texts.of(message, Texts.THAI) + " · " + texts.of(message, java.util.Locale.ENGLISH);
    }

    /** Two who want the same rows at the same moment follow each other; nothing of a lost attempt is left. */
    private static <T> T again(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (RefusedException e) {
                throw e;
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !LostRace.isInOwnWork(e)) {
                    throw e;
                }
            }
        }
    }

    private ChangeReport rehearsed(List<ChangedFile> files) {
        return again(() -> transaction.execute(status -> {
            status.setRollbackOnly();
            return roll(checks.check(files), new HashMap<>(), false);
        }));
    }

    private ChangeReport roll(ChangePlan plan, Map<String, Deployed> deployed, boolean forGood) {
        for (ChangePlan.Deployment deployment : plan.deployments()) {
            try {
                deployed.put(deployment.name(), engine.deploy(deployment.name(), deployment.files()));
            } catch (UnreadableByEngineException e) {
                throw new RefusedChangeException(e.findings().stream()
                        .map(finding -> new FileFinding(deployment.name(), finding))
                        .toList());
            }
        }
        List<InstanceChange> instances = new ArrayList<>();
        for (ChangePlan.Deployment deployment : plan.deployments()) {
            if (deployment.processId() != null) {
                instances.addAll(instances(deployment.processId(), deployed.get(deployment.name()), forGood));
            }
        }
        List<FileChange> files =
                plan.parts().stream().map(part -> fileChange(part, deployed)).toList();
        return new ChangeReport(files, List.copyOf(instances), years(plan));
    }

    private List<InstanceChange> instances(String process, Deployed deployed, boolean forGood) {
        Map<String, Standing> standings =
                engine.running(process).stream().collect(Collectors.toMap(Standing::instanceId, Function.identity()));
        String definition = deployed.definitions().get(process);
        int version = deployed.versions().get(process);
        List<Prospect> prospects = engine.prospects(process, definition);
        if (forGood) {
            List<String> moving = prospects.stream()
                    .filter(prospect -> prospect.because().isEmpty())
                    .map(Prospect::instanceId)
                    .toList();
            if (moving.size() <= atOnce) {
                engine.move(process, definition, moving);
            } else {
                engine.moveLater(process, definition, moving);
            }
        }
        return prospects.stream()
                .filter(prospect -> standings.containsKey(prospect.instanceId()))
                .map(prospect -> instance(process, standings.get(prospect.instanceId()), prospect, version))
                .sorted(java.util.Comparator.comparing(InstanceChange::outcome)
                        .reversed()
                        .thenComparing(InstanceChange::businessKey))
                .toList();
    }

    private InstanceChange instance(String process, Standing standing, Prospect prospect, int version) {
        boolean moves = prospect.because().isEmpty();
        return new InstanceChange(
                standing.instanceId(),
                process,
                standing.businessKey(),
                names.unitOf(standing.businessKey()),
                standing.places().stream()
                        .map(place -> new At(
                                place.activity(),
                                place.name(),
                                place.task(),
                                place.assignee() == null ? null : names.personOf(place.assignee()),
                                place.due()))
                        .toList(),
                standing.version(),
                moves ? version : standing.version(),
                moves ? Outcome.MOVES : Outcome.STAYS,
                prospect.because().map(this::reason).orElse(null));
    }

    /** Kept as key and words: a sentence within the sentence is kept in Thai. */
    private Reason reason(Message message) {
        return new Reason(
                message.key(),
                message.arguments().stream()
                        .map(argument -> argument instanceof Message inner
                                ? texts.of(inner, Texts.THAI)
                                : String.valueOf(argument))
                        .toList());
    }

    private FileChange fileChange(Part part, Map<String, Deployed> deployed) {
        return new FileChange(
                part.name(),
                part.kind(),
                part.key(),
                part.live().map(LiveModel::version).orElse(0),
                ofFirst(deployed.get(part.deployment()).versions()),
                Differences.between(
                        part.kind(), part.live().map(LiveModel::content).orElse(null), part.content()),
                part.remarks().stream().map(remark -> reason(remark.sentence())).toList());
    }

    private static String definitionOf(Part part, Map<String, Deployed> deployed) {
        return ofFirst(deployed.get(part.deployment()).definitions());
    }

    /** Of several decisions in a file the first by name stands for it, as {@link ModelEngine#live} has it. */
    private static <T> T ofFirst(Map<String, T> byKey) {
        return byKey.get(byKey.keySet().stream().sorted().findFirst().orElseThrow());
    }

    /** Years that are open keep the versions they were opened with. */
    private List<YearKept> years(ChangePlan plan) {
        List<String> decisions = plan.parts().stream()
                .filter(part -> part.kind() == ChangeReport.Kind.TABLE)
                .flatMap(part -> Stream.of(part.key().split(",", -1)))
                .toList();
        if (decisions.isEmpty()) {
            return List.of();
        }
        return store.pinned(decisions).stream()
                .map(row -> new YearKept(
                        ((Number) row.get("plan_year")).intValue(),
                        (String) row.get("decision_key"),
                        ((Number) row.get("version")).intValue()))
                .toList();
    }
}
