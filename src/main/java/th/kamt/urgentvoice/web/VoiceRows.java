package th.kamt.urgentvoice.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.Formats;
import th.kamt.calendar.WorkingDays;
import th.kamt.deadline.DeadlineKind;
import th.kamt.deadline.DeadlineWords;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Organization;
import th.kamt.urgentvoice.Channel;
import th.kamt.urgentvoice.Stage;
import th.kamt.urgentvoice.UrgentVoice;
import th.kamt.urgentvoice.VoiceDeadlines;
import th.kamt.urgentvoice.VoiceDeadlines.Limits;
import th.kamt.urgentvoice.VoiceEvent;
import th.kamt.urgentvoice.VoiceHolders;
import th.kamt.urgentvoice.VoicePeople;
import th.kamt.web.RouteStep;

/** Cases as finished strings, in the reader's language. */
@Component
class VoiceRows {

    private final VoiceDeadlines deadlines;
    private final VoicePeople people;
    private final DeadlineWords words;
    private final Organization organization;
    private final AccessControl access;
    private final WorkingDays workingDays;
    private final Texts texts;
    private final Formats formats;
    private final Clock clock;

    VoiceRows(
            VoiceDeadlines deadlines,
            VoicePeople people,
            DeadlineWords words,
            Organization organization,
            AccessControl access,
            WorkingDays workingDays,
            Texts texts,
            Formats formats,
            Clock clock) {
        this.deadlines = deadlines;
        this.people = people;
        this.words = words;
        this.organization = organization;
        this.access = access;
        this.workingDays = workingDays;
        this.texts = texts;
        this.formats = formats;
        this.clock = clock;
    }

    /** A case with its limits. */
    record Limited(UrgentVoice voice, Limits limits) {

        /** The limit its present work is held to; {@code null} once it is closed. */
        Instant due() {
            return limits.of(voice.stage());
        }

        boolean overdue(Instant now) {
            return due() != null && now.isAfter(due());
        }
    }

    /** @param due of the present work, or when the customer was answered */
    record Row(
            String number,
            String href,
            String account,
            String unit,
            String received,
            String stage,
            String with,
            String due,
            String relative,
            boolean late) {}

    /**
     * A limit of a case.
     *
     * @param href of its receipt, or {@code null} where that is not the reader's to see
     */
    record Clocked(String what, String due, String state, boolean late, String href) {}

    /** How days and times are written: short on pages, long on signed papers. */
    record Days(Function<LocalDate, String> day, Function<Instant, String> time) {}

    record Done(String at, String what, String by, String words) {}

    Row row(Limited one) {
        UrgentVoice voice = one.voice();
        Instant due = one.due();
        return new Row(
                voice.number(),
                voice.path(),
                voice.accountName(),
                unit(voice),
                formats.dayAndTime(voice.receivedAt()),
                stage(voice),
                due == null ? "" : with(people.holders(voice)),
                due == null
                        ? texts.of(new Message("urgentvoice.answeredOn", formats.day(voice.answeredAt())))
                        : formats.day(due),
                due == null ? "" : formats.relative(Bangkok.dayOf(due), today()),
                one.overdue(clock.instant()));
    }

    String unit(UrgentVoice voice) {
        return unit(voice.unitCode());
    }

    String unit(String code) {
        return organization.unitName(code);
    }

    String stage(UrgentVoice voice) {
        return texts.of(voice.stage().messageKey());
    }

    String channel(UrgentVoice voice) {
        return texts.of(Channel.words(voice.channel()));
    }

    /** {@code ผจก. กฟอ.บึงทอง (นาย…)}; of a person ordered the name. */
    String with(VoiceHolders holders) {
        return holders.byOrder()
                ? words.names(holders.people())
                : texts.of(words.people(holders.post().group(), holders.people()));
    }

    String name(String person) {
        return person == null ? "" : organization.nameOf(person);
    }

    /** With for whom they did it, where they acted for somebody absent. */
    String name(String person, List<VoiceEvent> events, VoiceEvent.Kind... kinds) {
        return person == null ? "" : texts.of(organization.whoActed(person, VoiceEvent.actedFor(events, kinds)));
    }

    String post(String group) {
        return group == null ? "" : texts.of(words.post(group));
    }

    private LocalDate today() {
        return Bangkok.dayOf(clock.instant());
    }

    Days onPages() {
        return new Days(formats::day, formats::dayAndTime);
    }

    Days onPaper() {
        return new Days(formats::longDay, formats::longDayAndTime);
    }

    List<Clocked> clocks(UrgentVoice voice, Days days) {
        Limits limits = deadlines.limits(voice);
        return List.of(
                clock(
                        voice,
                        DeadlineKind.URGENT_ORDER,
                        limits.order(),
                        voice.orderedAt(),
                        "urgentvoice.limit.order",
                        days),
                clock(
                        voice,
                        DeadlineKind.URGENT_ANSWER,
                        limits.answer(),
                        voice.answeredAt(),
                        "urgentvoice.limit.answer",
                        days));
    }

    private Clocked clock(UrgentVoice voice, DeadlineKind kind, Instant due, Instant doneAt, String key, Days days) {
        boolean late = doneAt == null ? clock.instant().isAfter(due) : doneAt.isAfter(due);
        String receipt = access.maySee(voice.unitCode())
                ? deadlines.receipt(kind, voice).map(id -> "/deadlines/" + id).orElse(null)
                : null;
        return new Clocked(
                texts.of(key), days.day().apply(Bangkok.dayOf(due)), state(due, doneAt, late, days), late, receipt);
    }

    private String state(Instant due, Instant doneAt, boolean late, Days days) {
        if (doneAt != null) {
            return texts.of(new Message(
                    late ? "urgentvoice.limit.doneLate" : "urgentvoice.limit.done",
                    days.time().apply(doneAt)));
        }
        LocalDate day = Bangkok.dayOf(due);
        return late || day.equals(today())
                ? formats.relative(day, today())
                : texts.of(new Message("urgentvoice.limit.left", Integer.toString(workingDays.between(today(), day))));
    }

    /** The form's three parts; the present one is where the case stands. */
    List<RouteStep> route(UrgentVoice voice) {
        List<RouteStep> steps = new ArrayList<>();
        steps.add(new RouteStep(texts.of("urgentvoice.station.opened"), RouteStep.State.DONE));
        for (Stage stage : List.of(Stage.ORDER, Stage.REMEDY, Stage.ANSWER)) {
            int passed = stage.compareTo(voice.stage());
            RouteStep.State state =
                    passed < 0 ? RouteStep.State.DONE : passed == 0 ? RouteStep.State.PRESENT : RouteStep.State.AHEAD;
            steps.add(new RouteStep(texts.of("urgentvoice.station." + stage), state));
        }
        return steps;
    }

    List<Done> history(List<VoiceEvent> events) {
        return events.stream().map(this::done).toList();
    }

    private Done done(VoiceEvent event) {
        String concerns = event.concerns() == null
                ? ""
                : event.kind() == VoiceEvent.Kind.DECIDER_ABOVE ? post(event.concerns()) : name(event.concerns());
        return new Done(
                formats.dayAndTime(event.at()),
                texts.of(new Message(event.kind().messageKey(), concerns)),
                event.person() == null ? "" : texts.of(organization.whoActed(event.person(), event.actedFor())),
                event.words() == null ? "" : event.words());
    }

    /** Codes and names of the units that have cases in the list, by name. */
    List<String> units(List<Limited> all) {
        return all.stream()
                .map(one -> one.voice().unitCode())
                .distinct()
                .sorted()
                .toList();
    }
}
