package th.kamt.calendar;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.chrono.ThaiBuddhistChronology;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import th.kamt.message.Texts;

/**
 * Days, times and figures as people read them, in the reader's language: Thai unless English was chosen. Years are of the
 * Buddhist Era in both, digits Arabic, the minus sign U+2212. A number and its unit stand together by a no-break space.
 * In page templates {@code ${@formats.day(plan.dueOn)}}; for mails and exports {@link #in(Locale)}.
 */
@Component("formats")
public class Formats {

    private static final Locale THAI = Locale.forLanguageTag("th");
    private static final char MINUS = '\u2212';
    private static final BigDecimal MILLION = new BigDecimal("1000000");

    private final MessageSource messages;
    private final Locale fixed;

    @Autowired
    public Formats(MessageSource messages) {
        this(messages, null);
    }

    private Formats(MessageSource messages, Locale fixed) {
        this.messages = messages;
        this.fixed = fixed;
    }

    /** The same in one language, whoever asks; any language but English is Thai. */
    public Formats in(Locale locale) {
        return new Formats(messages, supported(locale));
    }

    /** {@code 30 พ.ย. 2569}, {@code 30 Nov B.E. 2569}. */
    public String day(LocalDate day) {
        return Texts.day(day, locale());
    }

    /** For signed papers: {@code 30 พฤศจิกายน 2569}, {@code 30 November B.E. 2569}. */
    public String longDay(LocalDate day) {
        return isEnglish() ? format(day, "d MMMM 'B.E.' y") : format(day, "d MMMM y");
    }

    /** Without the year: {@code 30 พ.ย.}, {@code 30 Nov}. */
    public String dayOfMonth(LocalDate day) {
        return format(day, "d MMM");
    }

    /** Where the weekday helps: {@code จ. 30 พ.ย.}, {@code Mon 30 Nov}. */
    public String weekday(LocalDate day) {
        return format(day, "EEE d MMM");
    }

    /** {@code พ.ย. 2569}, {@code Nov B.E. 2569}. */
    public String month(LocalDate day) {
        return isEnglish() ? format(day, "MMM 'B.E.' y") : format(day, "MMM y");
    }

    /** {@code 10:42 น.}, {@code 10:42}, Bangkok time. */
    public String time(Instant instant) {
        return time(instant.atZone(Bangkok.ZONE).toLocalTime());
    }

    /** {@code 10:42 น.}, {@code 10:42}. */
    public String time(LocalTime time) {
        return text("calendar.format.time", time.format(DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT)));
    }

    /** Bangkok day of the instant: {@code 24 พ.ย. 2569}. */
    public String day(Instant instant) {
        return day(Bangkok.dayOf(instant));
    }

    /** {@code 24 พ.ย. 2569 15:10 น.}, Bangkok time. */
    public String dayAndTime(Instant instant) {
        return day(instant) + " " + time(instant);
    }

    /** {@code 24 พฤศจิกายน 2569 15:10 น.}, Bangkok time. */
    public String longDayAndTime(Instant instant) {
        return longDay(Bangkok.dayOf(instant)) + " " + time(instant);
    }

    /** Days from {@code today} to a due day: {@code อีก 9 วัน}, {@code วันนี้}, {@code เกินกำหนด 3 วัน}. */
    public String relative(LocalDate due, LocalDate today) {
        long days = ChronoUnit.DAYS.between(today, due);
        if (days == 0) {
            return text("calendar.format.today");
        }
        // One day differs in English only; the Thai sentence is the same for any number.
        String key = days > 0 ? "calendar.format.left" : "calendar.format.overdue";
        return text(Math.abs(days) == 1 ? key + ".one" : key, number(Math.abs(days)));
    }

    /** {@code ไตรมาส 1/2570}. */
    public String quarter(int quarter, PlanYear year) {
        return text("calendar.format.quarter", Integer.toString(quarter), year.toString());
    }

    /** As many decimals as the figure has: {@code 24,860,000}, {@code 1,234.5}, {@code −1}. */
    public String number(Number value) {
        // One method for all: in templates an int would fit a long and a BigDecimal equally well.
        BigDecimal exact = new BigDecimal(value.toString());
        BigDecimal plain = exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros();
        return decimal(plain, Math.max(0, plain.scale()));
    }

    /** A difference: {@code +25,000}, {@code −1}, {@code 0}. */
    public String signed(Number value) {
        return new BigDecimal(value.toString()).signum() > 0 ? "+" + number(value) : number(value);
    }

    /** An amount in a table whose header names the unit: {@code 103,000}; two decimals only where there are satang. */
    public String amount(BigDecimal baht) {
        BigDecimal rounded = baht.setScale(2, RoundingMode.HALF_UP);
        boolean whole = rounded.stripTrailingZeros().scale() <= 0;
        return decimal(rounded, whole ? 0 : 2);
    }

    /** A difference of amounts: {@code +104,501.50}, {@code −1,000}, {@code 0}; two decimals only where there are satang. */
    public String signedAmount(BigDecimal baht) {
        boolean rise = baht.setScale(2, RoundingMode.HALF_UP).signum() > 0;
        return rise ? "+" + amount(baht) : amount(baht);
    }

    /** {@code 103,000 บาท}, {@code 1,250.50 บาท}. */
    public String baht(BigDecimal baht) {
        return text("calendar.format.baht", amount(baht));
    }

    /** In sentences only: {@code 24.9 ล้านบาท}. */
    public String million(BigDecimal baht) {
        return text("calendar.format.million", decimal(baht.divide(MILLION, 1, RoundingMode.HALF_UP), 1));
    }

    /** A KAMR's load, one decimal: {@code 11.8}. */
    public String load(BigDecimal load) {
        return decimal(load, 1);
    }

    /** A share in hundredths, no decimals: {@code 32} is {@code 32%}. */
    public String percent(BigDecimal percent) {
        return decimal(percent, 0) + "%";
    }

    /** A satisfaction score of 1 to 5, three decimals: {@code 4.434}. */
    public String satisfaction(BigDecimal score) {
        return decimal(score, 3);
    }

    private String format(LocalDate day, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale())
                .withChronology(ThaiBuddhistChronology.INSTANCE)
                .format(day);
    }

    private static String decimal(BigDecimal value, int decimals) {
        BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_UP);
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator(',');
        symbols.setDecimalSeparator('.');
        symbols.setMinusSign(MINUS);
        DecimalFormat format = new DecimalFormat("#,##0", symbols);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(rounded);
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale());
    }

    private boolean isEnglish() {
        return locale().getLanguage().equals(Locale.ENGLISH.getLanguage());
    }

    private Locale locale() {
        if (fixed != null) {
            return fixed;
        }
        // Not LocaleContextHolder.getLocale(): without a request it would be the machine's.
        LocaleContext context = LocaleContextHolder.getLocaleContext();
        return supported(context == null ? null : context.getLocale());
    }

    private static Locale supported(Locale locale) {
        boolean english = locale != null && locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
        return english ? Locale.ENGLISH : THAI;
    }
}
