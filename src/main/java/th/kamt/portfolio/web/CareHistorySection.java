package th.kamt.portfolio.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.Organization;
import th.kamt.portfolio.AccountInCare;
import th.kamt.portfolio.CareSpan;
import th.kamt.portfolio.Portfolios;
import th.kamt.web.AccountSection;

/** Who looks after the account, who did before, and the way to the hand-over page. */
@Component
@Order(0)
class CareHistorySection implements AccountSection {

    private final Portfolios portfolios;
    private final Organization organization;
    private final Texts texts;
    private final Formats formats;

    CareHistorySection(Portfolios portfolios, Organization organization, Texts texts, Formats formats) {
        this.portfolios = portfolios;
        this.organization = organization;
        this.texts = texts;
        this.formats = formats;
    }

    /** A line of the history. */
    record Row(String who, String unit, String tier, String from, String until, String why, String words) {}

    @Override
    public Optional<String> fill(Model model, String year, String id) {
        PlanYear planYear = PlanYear.parse(year);
        List<CareSpan> spans = portfolios.history(planYear, id);
        if (spans.isEmpty()) {
            return Optional.empty();
        }
        Optional<AccountInCare> account = portfolios.account(planYear, id);
        model.addAttribute("careRows", spans.stream().map(this::row).toList());
        model.addAttribute("careNote", account.map(this::note).orElse(""));
        model.addAttribute("careHandOver", "/accounts/" + id + "/hand-over?year=" + year);
        return Optional.of("portfolio/section :: section");
    }

    private String note(AccountInCare account) {
        if (account.isLost()) {
            return texts.of(new Message("portfolio.care.lost", account.lostOn()));
        }
        boolean gone = account.kamr() != null && !portfolios.carer(account).is(account.kamr());
        return gone ? texts.of("portfolio.care.noKamr") : "";
    }

    private Row row(CareSpan span) {
        String unit = organization.unitName(span.unitCode());
        return new Row(
                span.kamr() == null
                        ? texts.of(new Message("portfolio.care.sectionHead", unit))
                        : organization.nameOf(span.kamr()),
                unit,
                texts.of("web.tier." + span.tier().name().toLowerCase(Locale.ROOT)),
                formats.day(Bangkok.dayOf(span.from())),
                span.until() == null ? texts.of("portfolio.care.now") : formats.day(Bangkok.dayOf(span.until())),
                span.ended() == null ? "" : texts.of(span.ended().messageKey()),
                span.words() == null ? "" : span.words());
    }
}
