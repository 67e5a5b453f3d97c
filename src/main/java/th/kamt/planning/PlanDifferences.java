package th.kamt.planning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Formats;
import th.kamt.entitlement.StreamlineGroup;
import th.kamt.message.Message;
import th.kamt.organization.Organization;
import th.kamt.planning.PlanDifference.Entry;
import th.kamt.planning.PlanDifference.Part;
import th.kamt.selection.Tier;
import th.kamt.staffing.KamrLoad;

/** Compares what was in force with what an amendment makes of it, line by line. */
@Component
class PlanDifferences {

    private final PlanStaffer staffer;
    private final Organization organization;
    private final Formats formats;

    PlanDifferences(PlanStaffer staffer, Organization organization, Formats formats) {
        this.staffer = staffer;
        this.organization = organization;
        this.formats = formats;
    }

    PlanDifference between(Plan before, Plan now) {
        Run run = new Run(before, now);
        run.kamrs();
        run.accounts();
        run.services();
        run.budget();
        run.documents();
        run.reasons();
        return new PlanDifference(run.summary(), run.entries);
    }

    /** What is counted for the one line. */
    private enum Count {
        KAMR_CHANGED,
        KAMR_IN,
        KAMR_OUT,
        ACCOUNT_IN,
        ACCOUNT_OUT,
        TIER,
        MOVED,
        SERVICE_IN,
        SERVICE_OUT,
        SERVICE_MOVED,
        DOCUMENT,
        REASON
    }

    private final class Run {

        private final Plan before;
        private final Plan now;
        private final List<Entry> entries = new ArrayList<>();
        private final Map<Count, Integer> counts = new EnumMap<>(Count.class);
        /** New KAMR by the one they replace. */
        private final Map<String, String> replaced = new LinkedHashMap<>();

        private BigDecimal budgetBefore = BigDecimal.ZERO;
        private BigDecimal budgetNow = BigDecimal.ZERO;

        Run(Plan before, Plan now) {
            this.before = before;
            this.now = now;
        }

        private void add(Part part, Count count, String subject, String reason, String key, Object... arguments) {
            entries.add(new Entry(part, subject, new Message("planning.difference." + key, arguments), reason));
            counts.merge(count, 1, Integer::sum);
        }

        void kamrs() {
            Map<String, BigDecimal> loadsBefore = loads(before);
            Map<String, BigDecimal> loadsNow = loads(now);
            for (PlanKamr kamr : now.kamrs()) {
                String former = kamr.replaces().orElse("");
                boolean isNew = before.kamr(kamr.employeeId()).isEmpty();
                if (isNew && before.kamr(former).isPresent() && now.kamr(former).isEmpty()) {
                    replaced.put(former, kamr.employeeId());
                    add(
                            Part.KAMRS,
                            Count.KAMR_CHANGED,
                            kamr.employeeId(),
                            kamr.waiverReason(),
                            "kamrReplaced",
                            name(kamr.employeeId()),
                            name(former),
                            load(loadsNow, kamr.employeeId()));
                } else if (isNew) {
                    add(
                            Part.KAMRS,
                            Count.KAMR_IN,
                            kamr.employeeId(),
                            kamr.waiverReason(),
                            "kamrIn",
                            name(kamr.employeeId()),
                            load(loadsNow, kamr.employeeId()));
                }
            }
            for (PlanKamr kamr : before.kamrs()) {
                if (now.kamr(kamr.employeeId()).isEmpty() && !replaced.containsKey(kamr.employeeId())) {
                    add(
                            Part.KAMRS,
                            Count.KAMR_OUT,
                            kamr.employeeId(),
                            null,
                            "kamrOut",
                            name(kamr.employeeId()),
                            load(loadsBefore, kamr.employeeId()));
                }
            }
            for (PlanKamr kamr : now.kamrs()) {
                BigDecimal was = loadsBefore.get(kamr.employeeId());
                BigDecimal is = loadsNow.get(kamr.employeeId());
                if (was != null && is != null && was.compareTo(is) != 0) {
                    entries.add(new Entry(
                            Part.KAMRS,
                            kamr.employeeId(),
                            new Message(
                                    "planning.difference.load",
                                    name(kamr.employeeId()),
                                    formats.load(was),
                                    formats.load(is)),
                            null));
                }
            }
        }

        private Map<String, BigDecimal> loads(Plan plan) {
            return staffer.loads(plan).stream().collect(Collectors.toMap(KamrLoad::employeeId, KamrLoad::load));
        }

        private String load(Map<String, BigDecimal> loads, String person) {
            return formats.load(loads.getOrDefault(person, BigDecimal.ZERO));
        }

        void accounts() {
            TreeSet<String> all = new TreeSet<>();
            before.accounts().forEach(account -> all.add(account.accountId()));
            now.accounts().forEach(account -> all.add(account.accountId()));
            for (String id : all) {
                account(id, before.account(id), now.account(id));
            }
        }

        private void account(String id, Optional<PlanAccount> was, Optional<PlanAccount> is) {
            Tier then = was.flatMap(PlanAccount::effectiveTier).orElse(null);
            Tier present = is.flatMap(PlanAccount::effectiveTier).orElse(null);
            String name = is.or(() -> was).map(PlanAccount::name).orElse(id);
            String reason = is.flatMap(account -> account.decisionReason()
                            .or(() -> account.isExclusionConfirmed() ? account.exclusionReason() : Optional.empty()))
                    .orElse(null);
            if (then == null && present != null) {
                String special = is.flatMap(PlanAccount::specialCaseReason).orElse(null);
                add(
                        Part.ACCOUNTS,
                        Count.ACCOUNT_IN,
                        id,
                        special,
                        "accountIn",
                        name,
                        PlanAssessor.tierWord(present),
                        carer(is.flatMap(PlanAccount::kamr)));
            } else if (then != null && present == null) {
                add(Part.ACCOUNTS, Count.ACCOUNT_OUT, id, reason, "accountOut", name, PlanAssessor.tierWord(then));
            } else if (then != null) {
                if (then != present) {
                    add(
                            Part.ACCOUNTS,
                            Count.TIER,
                            id,
                            null,
                            "tier",
                            name,
                            PlanAssessor.tierWord(then),
                            PlanAssessor.tierWord(present));
                }
                String from = was.flatMap(PlanAccount::kamr).orElse(null);
                String to = is.flatMap(PlanAccount::kamr).orElse(null);
                boolean withTheOther = from != null && to != null && to.equals(replaced.get(from));
                if (!Objects.equals(from, to) && !withTheOther) {
                    add(
                            Part.ACCOUNTS,
                            Count.MOVED,
                            id,
                            null,
                            "moved",
                            name,
                            carer(Optional.ofNullable(from)),
                            carer(Optional.ofNullable(to)));
                }
            }
        }

        private Object carer(Optional<String> kamr) {
            return kamr.<Object>map(this::name).orElse(new Message("planning.difference.sectionHead"));
        }

        void services() {
            Map<Long, PlanEntitlement> was = byId(before);
            Map<Long, PlanEntitlement> is = byId(now);
            // A new line has no id until it is written.
            List<PlanEntitlement> come = now.entitlements().stream()
                    .filter(line -> line.id() == null || !was.containsKey(line.id()))
                    .toList();
            was.forEach((id, line) -> {
                PlanEntitlement present = is.get(id);
                if (present == null) {
                    String reason = now.deviation("REMOVED", line.accountId())
                            .map(PlanDeviation::reason)
                            .orElse(null);
                    add(
                            Part.SERVICES,
                            Count.SERVICE_OUT,
                            line.accountId(),
                            reason,
                            "serviceOut",
                            receiver(line),
                            line.code(),
                            line.plannedOn());
                } else if (!present.plannedOn().equals(line.plannedOn())) {
                    add(
                            Part.SERVICES,
                            Count.SERVICE_MOVED,
                            line.accountId(),
                            null,
                            "serviceMoved",
                            receiver(line),
                            line.code(),
                            line.plannedOn(),
                            present.plannedOn());
                }
            });
            come.forEach(line -> add(
                    Part.SERVICES,
                    Count.SERVICE_IN,
                    line.accountId(),
                    null,
                    "serviceIn",
                    receiver(line),
                    line.code(),
                    line.plannedOn()));
        }

        private Map<Long, PlanEntitlement> byId(Plan plan) {
            return plan.entitlements().stream()
                    .filter(line -> line.id() != null)
                    .collect(Collectors.toMap(
                            PlanEntitlement::id, Function.identity(), (one, same) -> one, TreeMap::new));
        }

        private Object receiver(PlanEntitlement line) {
            if (StreamlineGroup.isGroup(line.accountId())) {
                return new Message("planning.difference.group");
            }
            return now.account(line.accountId())
                    .or(() -> before.account(line.accountId()))
                    .map(PlanAccount::name)
                    .orElse(line.accountId());
        }

        void budget() {
            Map<String, PlanBudgetItem> was = items(before);
            Map<String, PlanBudgetItem> is = items(now);
            TreeSet<String> all = new TreeSet<>(was.keySet());
            all.addAll(is.keySet());
            for (String key : all) {
                BigDecimal from = amount(was.get(key));
                BigDecimal to = amount(is.get(key));
                budgetBefore = budgetBefore.add(from);
                budgetNow = budgetNow.add(to);
                if (from.compareTo(to) != 0) {
                    PlanBudgetItem item = is.containsKey(key) ? is.get(key) : was.get(key);
                    Message kind = new Message("planning.budget." + item.kind());
                    Object what = item.description().isEmpty()
                            ? kind
                            : new Message("planning.finding.nameAndReason", kind, item.description());
                    entries.add(new Entry(
                            Part.BUDGET,
                            "",
                            new Message("planning.difference.budget", what, formats.amount(from), formats.amount(to)),
                            null));
                }
            }
        }

        private Map<String, PlanBudgetItem> items(Plan plan) {
            return plan.budget().stream()
                    .collect(Collectors.toMap(
                            item -> item.kind() + "/" + item.description(),
                            Function.identity(),
                            (one, same) -> one,
                            TreeMap::new));
        }

        private BigDecimal amount(PlanBudgetItem item) {
            return item == null ? BigDecimal.ZERO : item.amountBaht();
        }

        void documents() {
            Set<String> was = titles(before);
            Set<String> is = titles(now);
            is.stream()
                    .filter(title -> !was.contains(title))
                    .forEach(title -> add(Part.DOCUMENTS, Count.DOCUMENT, "", null, "documentIn", title));
            was.stream()
                    .filter(title -> !is.contains(title))
                    .forEach(title -> add(Part.DOCUMENTS, Count.DOCUMENT, "", null, "documentOut", title));
        }

        private Set<String> titles(Plan plan) {
            return plan.documents().stream().map(PlanDocument::title).collect(Collectors.toCollection(TreeSet::new));
        }

        /** Reasons that stand in for a rule, given or changed with the amendment; one that says why a service was left out stands there. */
        void reasons() {
            for (PlanDeviation given : now.deviations()) {
                boolean same = before.deviation(given.kind(), given.subject())
                        .filter(former -> former.reason().equals(given.reason()))
                        .isPresent();
                if (!same) {
                    add(
                            Part.REASONS,
                            Count.REASON,
                            given.subject(),
                            given.reason(),
                            "reason",
                            new Message("planning.finding.kind." + given.kind()),
                            subject(given.subject()));
                }
            }
        }

        private String subject(String subject) {
            return now.account(subject)
                    .map(PlanAccount::name)
                    .or(() -> organization.employee(subject).map(person -> person.name()))
                    .orElseGet(() -> organization.requireUnit(now.unitCode()).name());
        }

        private String name(String person) {
            return organization.nameOf(person);
        }

        List<Message> summary() {
            List<Message> parts = new ArrayList<>();
            counts.forEach((count, number) ->
                    parts.add(new Message("planning.difference.count." + count, formats.number(number))));
            BigDecimal rise = budgetNow.subtract(budgetBefore);
            if (rise.signum() != 0) {
                parts.add(new Message("planning.difference.count.BUDGET", formats.signedAmount(rise)));
            }
            return parts;
        }
    }
}
