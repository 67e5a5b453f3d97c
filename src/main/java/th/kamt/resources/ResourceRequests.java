package th.kamt.resources;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.message.FieldsRefusedException;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.request.Request;
import th.kamt.request.RequestContent;
import th.kamt.request.RequestKind;
import th.kamt.request.Requests;

/** Requests for resources, staff, material and budget (R-RES-1): what is asked for, and why. */
@Service
@Transactional
public class ResourceRequests implements RequestContent {

    private static final RequestKind KIND = RequestKind.RESOURCE;
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_TEXT = 2000;
    private static final BigDecimal MOST_BAHT = new BigDecimal("1000000000");

    /** What is asked for, and why. */
    public record Content(Resource resource, String what, String why) {}

    /**
     * What a form says.
     *
     * @param amountBaht {@code null}: none is known
     */
    public record Draft(String unitCode, String title, BigDecimal amountBaht, LocalDate neededBy, Content content) {}

    private final JdbcTemplate jdbc;
    private final Requests requests;
    private final Texts texts;
    private final Formats formats;
    private final Clock clock;

    ResourceRequests(JdbcTemplate jdbc, Requests requests, Texts texts, Formats formats, Clock clock) {
        this.jdbc = jdbc;
        this.requests = requests;
        this.texts = texts;
        this.formats = formats;
        this.clock = clock;
    }

    /** What the request is about; who may see it is asked with the request. */
    @Transactional(readOnly = true)
    public Content content(Request request) {
        return jdbc
                .query(
                        "select resource, what, why from resource_request where request_id = ?",
                        (row, number) -> new Content(
                                Resource.valueOf(row.getString("resource")),
                                row.getString("what"),
                                row.getString("why")),
                        request.id())
                .stream()
                .findFirst()
                .orElseThrow();
    }

    /** @param formKey of the form: sent twice it makes one */
    public Request create(Draft draft, String formKey) {
        check(draft);
        Request request = requests.create(KIND, head(draft), formKey);
        jdbc.update(
                "insert ignore into resource_request (request_id, resource, what, why) values (?, ?, ?, ?)",
                request.id(),
                draft.content().resource().name(),
                draft.content().what(),
                draft.content().why());
        // The form may have made it before.
        Requests.requireSame(content(request).equals(draft.content()));
        return request;
    }

    public Request change(long id, int version, Draft draft) {
        check(draft);
        Request request = requests.change(KIND, id, version, head(draft));
        jdbc.update(
                "update resource_request set resource = ?, what = ?, why = ? where request_id = ?",
                draft.content().resource().name(),
                draft.content().what(),
                draft.content().why(),
                id);
        return request;
    }

    private static Requests.Head head(Draft draft) {
        return new Requests.Head(
                PlanYear.containing(draft.neededBy()),
                draft.unitCode(),
                draft.title(),
                draft.amountBaht(),
                draft.neededBy());
    }

    private static void check(Draft draft) {
        Map<String, Message> wrong = new LinkedHashMap<>();
        if (draft.content().resource() == null) {
            wrong.put("resource", new Message("web.field.choice"));
        }
        text(wrong, "title", draft.title(), LONGEST_TITLE);
        text(wrong, "what", draft.content().what(), LONGEST_TEXT);
        text(wrong, "why", draft.content().why(), LONGEST_TEXT);
        BigDecimal amount = draft.amountBaht();
        if (amount == null && draft.content().resource() == Resource.BUDGET) {
            wrong.put("amount", new Message("request.wrong.missing.amount"));
        } else if (amount != null
                && (amount.compareTo(MOST_BAHT) > 0
                        || amount.signum() < 0
                        || amount.stripTrailingZeros().scale() > 2)) {
            wrong.put("amount", new Message("resources.wrong.amount"));
        }
        if (draft.neededBy() == null) {
            wrong.put("on", new Message("calendar.date.missing"));
        }
        FieldsRefusedException.throwIfAny(wrong);
    }

    private static void text(Map<String, Message> wrong, String field, String text, int longest) {
        if (text == null) {
            wrong.put(field, new Message("request.wrong.missing." + field));
        } else if (text.length() > longest) {
            wrong.put(field, new Message("request.wrong.tooLong", Integer.toString(longest)));
        }
    }

    // --- for the stations ---

    @Override
    public RequestKind kind() {
        return KIND;
    }

    @Override
    public void requireComplete(Request request) {
        if (request.wantedOn().isBefore(Bangkok.dayOf(clock.instant()))) {
            throw new FieldsRefusedException(Map.of("on", new Message("request.wrong.past", request.wantedOn())));
        }
    }

    @Override
    public void requireApprovable(Request request) {
        // No rule beyond those of the stations: the manual sets no limit.
    }

    @Override
    public List<Line> summary(Request request, Locale language) {
        Content content = content(request);
        Formats spoken = formats.in(language);
        return List.of(
                line("resource", texts.of(new Message(content.resource().messageKey()), language), language),
                line("amount", request.amountBaht() == null ? "–" : spoken.baht(request.amountBaht()), language),
                line("on", spoken.day(request.wantedOn()), language),
                line("what", content.what(), language),
                line("why", content.why(), language));
    }

    private Line line(String field, String value, Locale language) {
        return new Line(texts.of(new Message("resources.field." + field), language), value);
    }

    @Override
    public List<Message> unusual(Request request, Locale language) {
        return List.of();
    }
}
