package th.kamt.handover.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.ContactAccessLog;
import th.kamt.customer.ContactPerson;
import th.kamt.customer.Contacts;
import th.kamt.handover.HandOvers;
import th.kamt.handover.HandOvers.Sheet;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Organization;
import th.kamt.portfolio.AccountInCare;
import th.kamt.portfolio.CareSpan;
import th.kamt.portfolio.HandOverPart.Line;
import th.kamt.portfolio.HandOverPart.Topic;
import th.kamt.portfolio.Handed;
import th.kamt.portfolio.Portfolios;
import th.kamt.web.Crumb;
import th.kamt.web.PageController;
import th.kamt.web.ShownYear;

/** {@code /accounts/{id}/hand-over} and {@code /hand-overs/{year}/{unit}}: what is to be known of accounts that change hands; prints on A4. */
@PageController
class HandOverPages {

    private final HandOvers handOvers;
    private final Portfolios portfolios;
    private final Contacts contacts;
    private final ContactAccessLog contactLog;
    private final Organization organization;
    private final AccessControl access;
    private final ShownYear shownYear;
    private final Texts texts;
    private final Formats formats;
    private final Clock clock;

    HandOverPages(
            HandOvers handOvers,
            Portfolios portfolios,
            Contacts contacts,
            ContactAccessLog contactLog,
            Organization organization,
            AccessControl access,
            ShownYear shownYear,
            Texts texts,
            Formats formats,
            Clock clock) {
        this.handOvers = handOvers;
        this.portfolios = portfolios;
        this.contacts = contacts;
        this.contactLog = contactLog;
        this.organization = organization;
        this.access = access;
        this.shownYear = shownYear;
        this.texts = texts;
        this.formats = formats;
        this.clock = clock;
    }

    /**
     * An account of the page.
     *
     * @param tier name of its tier; {@code null} if nobody looks after it any more
     */
    record Block(
            String id,
            String name,
            String tier,
            String unit,
            String who,
            String note,
            String href,
            List<Person> contacts,
            List<Part> parts,
            List<String> history) {}

    /** A contact person. */
    record Person(String name, String position, String ways, boolean main) {}

    /** A topic with its lines. */
    record Part(String id, String title, String none, List<Line> lines) {}

    /** Accounts that one person handed to another. */
    record Pair(String from, String to, String count, String last, String href) {}

    @GetMapping("/accounts/{accountId}/hand-over")
    String account(@PathVariable String accountId, @RequestParam(defaultValue = "") String year, Model model) {
        PlanYear planYear = shownYear.of(year, portfolios.years());
        Block block = block(handOvers.sheet(planYear, accountId));
        fill(model, planYear, List.of(block), texts.of("handover.title"), block.name());
        model.addAttribute(
                "crumbs",
                List.of(
                        new Crumb(texts.of("web.nav.accounts"), "/accounts?year=" + planYear),
                        new Crumb(block.name(), block.href()),
                        new Crumb(texts.of("handover.title"), null)));
        return "handover/hand-over";
    }

    @GetMapping("/hand-overs/{year}/{unit}")
    String unit(
            @PathVariable String year,
            @PathVariable String unit,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            Model model) {
        PlanYear planYear = PlanYear.parse(year);
        String before = from.isBlank() ? null : from.strip();
        String after = to.isBlank() ? null : to.strip();
        List<Handed> handed = handOvers.handed(planYear, unit);
        String name = organization.requireUnit(unit).name();
        model.addAttribute(
                "crumbs",
                List.of(
                        new Crumb(name, access.maySee(unit) ? "/plans/" + planYear + "/" + unit : null),
                        new Crumb(texts.of("handover.title"), null)));
        if (before == null && after == null) {
            fill(model, planYear, List.of(), texts.of("handover.title"), name);
            model.addAttribute("pairs", pairs(planYear, unit, handed));
            return "handover/hand-overs";
        }
        List<Block> blocks = handOvers.sheets(planYear, unit, before, after).stream()
                .map(this::block)
                .toList();
        String title = texts.of("handover.title");
        String who = texts.of(new Message("handover.between", who(before), who(after), name));
        fill(model, planYear, blocks, title, who);
        boolean withoutKamr = after == null
                && portfolios.withoutKamr(planYear, unit).stream()
                        .anyMatch(account -> Objects.equals(before, account.kamr()));
        boolean head = portfolios.head(unit).is(access.currentPerson());
        model.addAttribute("amend", withoutKamr && head ? "/plans/" + planYear + "/" + unit : null);
        model.addAttribute("withoutKamr", withoutKamr);
        return "handover/hand-over";
    }

    private String who(String person) {
        return person == null ? texts.of("handover.whoever") : organization.nameOf(person);
    }

    private void fill(Model model, PlanYear year, List<Block> blocks, String title, String subtitle) {
        model.addAttribute("pageYear", year);
        model.addAttribute("heading", title);
        model.addAttribute("about", subtitle + " · " + texts.of(new Message("web.year", year)));
        model.addAttribute("blocks", blocks);
        model.addAttribute("printed", formats.dayAndTime(clock.instant()));
        model.addAttribute("amend", null);
        model.addAttribute("withoutKamr", false);
    }

    private List<Pair> pairs(PlanYear year, String unit, List<Handed> handed) {
        Map<String, List<Handed>> byPair = new LinkedHashMap<>();
        handed.forEach(one -> byPair.computeIfAbsent(one.from() + " " + one.to(), key -> new ArrayList<>())
                .add(one));
        return byPair.values().stream()
                .map(all -> {
                    Handed newest = all.get(0);
                    return new Pair(
                            carer(newest.from(), newest.unitCode()),
                            carer(newest.to(), newest.unitCode()),
                            formats.number(all.size()),
                            formats.day(newest.at()),
                            newest.from() == null && newest.to() == null
                                    ? null
                                    : HandOvers.page(year, unit, newest.from(), newest.to()));
                })
                .toList();
    }

    private String carer(String kamr, String unit) {
        return kamr == null
                ? texts.of(new Message("portfolio.care.sectionHead", name(unit)))
                : organization.nameOf(kamr);
    }

    private String name(String unit) {
        return organization.unitName(unit);
    }

    private Block block(Sheet sheet) {
        List<ContactPerson> persons = contacts.of(sheet.accountId());
        contactLog.read(sheet.year(), sheet.accountId(), persons.size());
        CareSpan last = sheet.history().get(sheet.history().size() - 1);
        String name = handOvers.name(sheet);
        return new Block(
                sheet.accountId(),
                name,
                sheet.account().map(account -> account.tier().name()).orElse(null),
                name(last.unitCode()),
                sheet.account().map(this::carers).orElse(""),
                sheet.account()
                        .filter(AccountInCare::isLost)
                        .map(account -> texts.of(new Message("portfolio.care.lost", account.lostOn())))
                        .orElse(
                                sheet.account().isEmpty()
                                        ? texts.of(last.ended().messageKey())
                                        : ""),
                "/accounts/" + sheet.accountId() + "?year=" + sheet.year(),
                persons.stream()
                        .filter(person -> !person.removed())
                        .map(this::person)
                        .toList(),
                Arrays.stream(Topic.values())
                        .map(topic -> new Part(
                                topic.name(),
                                texts.of(topic.messageKey()),
                                texts.of("handover.none." + topic),
                                HandOvers.of(sheet.lines(), topic)))
                        .toList(),
                sheet.history().stream().map(this::span).toList());
    }

    private String carers(AccountInCare account) {
        List<String> people = portfolios.carer(account).people();
        return people.isEmpty()
                ? texts.of("handover.nobody")
                : String.join(", ", people.stream().map(organization::nameOf).toList());
    }

    private Person person(ContactPerson person) {
        return new Person(
                person.name(),
                person.position() == null ? "" : person.position(),
                String.join(
                        " · ",
                        Stream.of(
                                        person.phone(),
                                        person.mobile(),
                                        person.email(),
                                        person.lineId() == null ? null : "LINE " + person.lineId())
                                .filter(Objects::nonNull)
                                .filter(way -> !way.isBlank())
                                .toList()),
                person.main());
    }

    private String span(CareSpan span) {
        String until = span.until() == null ? texts.of("portfolio.care.now") : formats.day(Bangkok.dayOf(span.until()));
        String why = span.ended() == null ? "" : " · " + texts.of(span.ended().messageKey());
        return formats.day(Bangkok.dayOf(span.from())) + " – " + until + ": " + carer(span.kamr(), span.unitCode())
                + " · " + texts.of("web.tier." + span.tier().name().toLowerCase(Locale.ROOT)) + why;
    }
}
