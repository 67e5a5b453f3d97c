package th.kamt.urgentvoice;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Formats;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.urgentvoice.VoiceEvent.Kind;

/** The facts of a case that its tasks' forms show, every text finished. */
@Component
public class VoiceSummaries {

    private final UrgentVoiceStore store;
    private final VoicePeople people;
    private final VoiceDeadlines deadlines;
    private final Organization organization;
    private final Texts texts;
    private final Formats formats;
    private final String baseUrl;

    VoiceSummaries(
            UrgentVoiceStore store,
            VoicePeople people,
            VoiceDeadlines deadlines,
            Organization organization,
            Texts texts,
            Formats formats,
            @Value("${kamt.base-url:}") String baseUrl) {
        this.store = store;
        this.people = people;
        this.deadlines = deadlines;
        this.organization = organization;
        this.texts = texts;
        this.formats = formats;
        this.baseUrl = baseUrl;
    }

    /** Rows of a two-column table. */
    public record Fact(String name, String value) {}

    /** A choice of the form. */
    public record Choice(String label, String value) {}

    /**
     * What a form shows.
     *
     * @param facts  the case so far
     * @param people who may be ordered, for the first form only
     */
    public record VoiceSummary(
            String title, String subtitle, String caseUrl, List<Fact> facts, String said, List<Choice> people) {}

    public VoiceSummary of(UrgentVoice voice, Locale language) {
        Formats spoken = formats.in(language);
        VoiceDeadlines.Limits limits = deadlines.limits(voice);
        List<VoiceEvent> events = store.events(voice.number());
        Stream<Fact> facts = Stream.of(
                fact(language, "received", spoken.dayAndTime(voice.receivedAt())),
                fact(language, "channel", texts.of(Channel.words(voice.channel()), language)),
                fact(language, "openedBy", name(language, voice.openedBy(), events, Kind.OPENED)),
                fact(language, "orderDue", spoken.day(limits.order())),
                fact(language, "answerDue", spoken.day(limits.answer())),
                fact(language, "ordered", voice.order()),
                fact(language, "orderedBy", name(language, voice.orderedBy(), events, Kind.ORDERED, Kind.ORDERED_ANEW)),
                fact(language, "remedy", voice.remedy()),
                fact(language, "remediedBy", name(language, voice.remediedBy(), events, Kind.REMEDIED)));
        return new VoiceSummary(
                voice.number() + " " + voice.accountName(),
                "CRM-KAM-003 · " + unit(voice.unitCode()),
                baseUrl + voice.path(),
                facts.filter(fact -> fact.value() != null).toList(),
                voice.summary(),
                voice.stage() == Stage.ORDER ? choices(voice) : List.of());
    }

    private Fact fact(Locale language, String name, String value) {
        return new Fact(texts.of(new Message("urgentvoice.fact." + name), language), value);
    }

    private List<Choice> choices(UrgentVoice voice) {
        return people.orderable(voice).stream()
                .map(person -> new Choice(label(person), person.employeeId()))
                .toList();
    }

    /** {@code น.ส.ปิยะดา ศรีวงศ์ · นทน. · กฟอ.บึงทอง}. */
    public String label(Employee person) {
        return person.name() + " · " + person.positionCode() + " · " + unit(person.unitCode());
    }

    private String name(Locale language, String person, List<VoiceEvent> events, Kind... kinds) {
        return person == null
                ? null
                : texts.of(organization.whoActed(person, VoiceEvent.actedFor(events, kinds)), language);
    }

    private String unit(String code) {
        return organization.unitName(code);
    }
}
