package th.kamt.workcalendar;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalWriter;
import biweekly.property.RefreshInterval;
import biweekly.util.DateTimeComponents;
import biweekly.util.Duration;
import biweekly.util.ICalDate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.Bangkok;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.Organization;
import th.kamt.workcalendar.FeedStore.Told;
import th.kamt.workcalendar.WorkCalendar.Entry;
import th.kamt.workcalendar.WorkCalendar.Kind;

/**
 * A person's work as an iCalendar file (RFC 5545), in Thai: whole days of Bangkok, what the customer is called and nothing else about
 * them. An event keeps its UID as long as it is the same work; a change raises its SEQUENCE. What is done or dropped vanishes.
 */
@Service
public class FeedText {

    private static final int DAYS_BACK = 31;
    private static final int DAYS_AHEAD = 400;
    /** Of a line: at most 72 bytes in UTF-8 and the blank before, where 75 may be. */
    private static final int LETTERS_IN_LINE = 24;

    private static final String PRODUCT = "-//Key Account Year//Work calendar//TH";

    private final WorkCalendar calendar;
    private final FeedStore store;
    private final Organization organization;
    private final Texts texts;
    private final Clock clock;
    private final String baseUrl;

    FeedText(
            WorkCalendar calendar,
            FeedStore store,
            Organization organization,
            Texts texts,
            Clock clock,
            @Value("${kamt.base-url}") String baseUrl) {
        this.calendar = calendar;
        this.store = store;
        this.organization = organization;
        this.texts = texts;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    /** The feed as it stands; what is told anew or otherwise than before is kept. */
    @Transactional
    public String of(String person) {
        LocaleContextHolder.setLocale(Texts.THAI);
        try {
            LocalDate today = Bangkok.dayOf(clock.instant());
            List<Entry> entries = calendar.ofPerson(person, today.minusDays(DAYS_BACK), today.plusDays(DAYS_AHEAD));
            return written(person, entries, told(person, entries));
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private Map<String, Told> told(String person, List<Entry> entries) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Map<String, Told> told = store.told(person);
        Map<String, Told> changed = new HashMap<>();
        for (Entry entry : entries) {
            String digest = DigestUtils.sha256Hex(
                    entry.day() + "\n" + summary(entry) + "\n" + entry.line().href());
            Told before = told.get(entry.key());
            if (before == null || !before.digest().equals(digest)) {
                changed.put(entry.key(), new Told(digest, before == null ? 0 : before.sequence() + 1, now));
            }
        }
        if (!changed.isEmpty()) {
            store.tell(person, changed);
            told.putAll(changed);
        }
        return told;
    }

    private String written(String person, List<Entry> entries, Map<String, Told> told) {
        ICalendar feed = new ICalendar();
        feed.setProductId(PRODUCT);
        String name = texts.of(new Message("workcalendar.feed.name", organization.nameOf(person)));
        feed.setName(name);
        feed.addExperimentalProperty("X-WR-CALNAME", name);
        feed.addExperimentalProperty("X-WR-TIMEZONE", Bangkok.ZONE.getId());
        RefreshInterval hourly = new RefreshInterval(Duration.builder().hours(1).build());
        // RFC 7986, 5.7: required, though there is no other type.
        hourly.setParameter("VALUE", "DURATION");
        feed.setRefreshInterval(hourly);
        feed.addExperimentalProperty("X-PUBLISHED-TTL", "PT1H");
        for (Entry entry : entries) {
            feed.addEvent(event(entry, told.get(entry.key())));
        }
        StringWriter text = new StringWriter();
        try (ICalWriter writer = new ICalWriter(text, ICalVersion.V2_0)) {
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(LETTERS_IN_LINE);
            writer.write(feed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private VEvent event(Entry entry, Told told) {
        VEvent event = new VEvent();
        event.setUid(entry.key().replaceAll("[^A-Za-z0-9_.-]", "-") + "@key-account-year");
        event.setSummary(summary(entry));
        event.setDateStart(day(entry.day()));
        event.setDateEnd(day(entry.day().plusDays(1)));
        event.setUrl(baseUrl + entry.line().href());
        event.setTransparency(true);
        event.setSequence(told.sequence());
        event.setDateTimeStamp(Date.from(told.changedAt()));
        event.setLastModified(Date.from(told.changedAt()));
        return event;
    }

    private static ICalDate day(LocalDate day) {
        return new ICalDate(new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth()), false);
    }

    private String summary(Entry entry) {
        String key = entry.kind() == Kind.DUE ? "workcalendar.feed.due" : "workcalendar.feed.planned";
        return texts.of(new Message(key, entry.line().what(), entry.line().subject()))
                .replaceAll("\\p{Cntrl}+", " ");
    }
}
