package th.kamt.voice.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.message.ConflictException;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.portfolio.AccountInCare;
import th.kamt.portfolio.Portfolios;
import th.kamt.voice.SentVoice;
import th.kamt.voice.VoiceOutbox;
import th.kamt.voice.VoiceState;
import th.kamt.web.Choice;
import th.kamt.web.ListAsk;
import th.kamt.web.ListColumn;
import th.kamt.web.ListView;
import th.kamt.web.PageController;
import th.kamt.web.Words;

/** {@code /admin/voc}: what goes to PEA-VOC, what it said, and sending again. */
@PageController
class VoicePages {

    /**
     * A voice as finished strings.
     *
     * @param again when it is tried again, or {@code null}
     * @param said  HTTP status and words of the last answer, or {@code null}
     * @param mayBeSent whether "send again" does something for it
     */
    record Line(
            long id,
            String reference,
            String kind,
            String account,
            String name,
            String unit,
            String at,
            String state,
            String again,
            String attempts,
            String said,
            String key,
            String body,
            boolean mayBeSent) {}

    private final VoiceOutbox outbox;
    private final Portfolios portfolios;
    private final Formats formats;
    private final Words words;
    private final Texts texts;

    VoicePages(VoiceOutbox outbox, Portfolios portfolios, Formats formats, Words words, Texts texts) {
        this.outbox = outbox;
        this.portfolios = portfolios;
        this.formats = formats;
        this.words = words;
        this.texts = texts;
    }

    private static List<ListColumn<Line>> columns() {
        return List.of(
                ListColumn.plain("reference", "voice.column.reference", Line::reference),
                ListColumn.stored("at", "voice.column.at", true, Line::at),
                ListColumn.plain("kind", "voice.column.kind", Line::kind),
                ListColumn.stored("account", "voice.column.account", false, Line::name),
                ListColumn.<Line>plain("accountId", "voice.column.accountId", Line::account)
                        .fileOnly(),
                ListColumn.<Line>plain("unit", "voice.column.unit", Line::unit).fileOnly(),
                ListColumn.stored("state", "voice.column.state", false, Line::state),
                ListColumn.<Line>stored("attempts", "voice.column.attempts", true, Line::attempts)
                        .styled("num"),
                ListColumn.plain("said", "voice.column.said", Line::said),
                ListColumn.<Line>plain("key", "voice.column.key", Line::key).fileOnly(),
                ListColumn.<Line>plain("again", "voice.column.again", line -> "")
                        .pageOnly());
    }

    @GetMapping("/admin/voc")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String format,
            Model model,
            HttpServletResponse response)
            throws IOException {
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("q", q);
        filters.put("state", state(state) == null ? "" : state);
        ListAsk ask = ListAsk.of("/admin/voc", filters, sort, page);
        int found = outbox.count(state(ask.filter("state")), named(ask));
        if (!format.isEmpty()) {
            ListView.send(response, format, "pea-voc", columns(), lines(ask, 0, Math.max(1, found)), texts);
            return null;
        }
        ListAsk at = ListView.within(ask, found, ListView.PAGE);
        model.addAttribute(
                "list",
                ListView.stored(
                        at,
                        columns(),
                        lines(at, (at.page() - 1) * ListView.PAGE, ListView.PAGE),
                        found,
                        ListView.PAGE));
        model.addAttribute(
                "states",
                Arrays.stream(VoiceState.values())
                        .map(one -> new Choice(one.name(), texts.of(one.messageKey())))
                        .toList());
        VoiceOutbox.Status status = outbox.status();
        model.addAttribute("status", status);
        model.addAttribute(
                "lead",
                texts.of(new Message(
                        "voice.lead",
                        formats.number(status.waiting()),
                        formats.number(status.lag().toMinutes()),
                        formats.number(status.refused()),
                        formats.number(status.sent()))));
        return "voice/outbox";
    }

    @GetMapping("/admin/voc/{id}")
    String voice(@PathVariable long id, Model model) {
        model.addAttribute("voice", line(outbox.voice(id)));
        return "voice/voice";
    }

    @PostMapping("/admin/voc/{id}/again")
    String again(@PathVariable long id, RedirectAttributes next) {
        try {
            outbox.sendAgain(id);
            next.addFlashAttribute("done", words.say(new Message("voice.again.done", 1)));
        } catch (ConflictException e) {
            next.addFlashAttribute("refused", words.say(e.messages().get(0)));
        }
        return "redirect:/admin/voc";
    }

    @PostMapping("/admin/voc/again")
    String allAgain(RedirectAttributes next) {
        next.addFlashAttribute("done", words.say(new Message("voice.again.done", outbox.sendAllRefusedAgain())));
        return "redirect:/admin/voc";
    }

    private List<Line> lines(ListAsk ask, int skip, int most) {
        String key = ListView.column(columns(), ask.sort()).map(ListColumn::key).orElse("");
        VoiceOutbox.Order order = switch (key) {
            case "account" -> VoiceOutbox.Order.ACCOUNT;
            case "state" -> VoiceOutbox.Order.STATE;
            case "attempts" -> VoiceOutbox.Order.ATTEMPTS;
            default -> VoiceOutbox.Order.AT;
        };
        boolean reversed = ListView.largestFirst(ask, columns(), true);
        return outbox.page(state(ask.filter("state")), named(ask), order, reversed, skip, most).stream()
                .map(this::line)
                .toList();
    }

    private String name(PlanYear year, String account) {
        return portfolios.account(year, account).map(AccountInCare::name).orElse(account);
    }

    private Line line(SentVoice voice) {
        boolean triedInVain = voice.state() == VoiceState.WAITING && voice.attempts() > 0;
        String status = voice.answerStatus() == null ? "" : "HTTP " + voice.answerStatus() + " ";
        return new Line(
                voice.id(),
                voice.reference(),
                texts.of(voice.kind().messageKey()),
                voice.accountId(),
                name(voice.year(), voice.accountId()),
                voice.unitCode(),
                formats.dayAndTime(voice.recordedAt()),
                texts.of(voice.state().messageKey()),
                triedInVain ? formats.dayAndTime(voice.nextAttemptAt()) : null,
                formats.number(voice.attempts()),
                voice.answer() == null ? null : status + voice.answer(),
                voice.idempotencyKey(),
                voice.body(),
                voice.state() == VoiceState.REFUSED || triedInVain);
    }

    private static String named(ListAsk ask) {
        return ask.filter("q").isEmpty() ? null : ask.filter("q");
    }

    private static VoiceState state(String name) {
        return Arrays.stream(VoiceState.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
