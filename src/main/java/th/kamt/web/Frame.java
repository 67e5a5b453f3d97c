package th.kamt.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.Formats;
import th.kamt.message.ForbiddenException;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.organization.Role;
import th.kamt.organization.RoleAt;

/** What the layout asks: who is here, where they can go, which year it is. In templates {@code ${@frame…}}. */
@Component("frame")
public class Frame {

    /** An entry of the navigation. */
    public record Entry(String section, String labelKey, String href) {}

    /** The person at work and the post they hold, as written in the head of the page. */
    public record Person(String name, String post) {}

    private static final String HTMX = "META-INF/maven/org.webjars.npm/htmx.org/pom.properties";
    private static final String ECHARTS = "META-INF/maven/org.webjars/echarts/pom.properties";

    private final AccessControl access;
    private final Organization organization;
    private final Formats formats;
    private final MessageSource messages;
    private final ShownYear shownYear;
    private final Clock clock;
    private final boolean demo;
    private final String htmx = "/webjars/htmx.org/" + version(HTMX) + "/dist/htmx.min.js";
    /** The build with bars and the SVG renderer. */
    private final String echarts = "/webjars/echarts/" + version(ECHARTS) + "/echarts.common.min.js";

    Frame(
            AccessControl access,
            Organization organization,
            Formats formats,
            MessageSource messages,
            ShownYear shownYear,
            Clock clock,
            Environment environment,
            @Value("${kamt.demo:no}") boolean demo) {
        this.access = access;
        this.organization = organization;
        this.formats = formats;
        this.messages = messages;
        this.shownYear = shownYear;
        this.clock = clock;
        this.demo = demo || environment.matchesProfiles("simulation");
    }

    /** At most five entries for the person's first post, for the year people work on. */
    public List<Entry> navigation() {
        return navigation(null);
    }

    /** @param shown the plan year the page shows, which its neighbours then show too; {@code null}: none of its own */
    public List<Entry> navigation(Object shown) {
        Optional<Employee> employee = employee();
        Role role = employee.flatMap(Frame::firstPost).map(RoleAt::role).orElse(null);
        return entries(Navigation.line(role), employee, shown);
    }

    /** Entries of the person's own menu. */
    public List<Entry> menu() {
        Optional<Employee> employee = employee();
        boolean auditor = employee.stream()
                .flatMap(person -> person.posts().stream())
                .anyMatch(post -> post.role() == Role.DIRECTOR_CRM);
        Role role = employee.flatMap(Frame::firstPost).map(RoleAt::role).orElse(null);
        return entries(Navigation.menu(role, access.mayAdminister(), auditor), employee, null);
    }

    public Person person() {
        Optional<Employee> employee = employee();
        String name = employee.map(Employee::name).orElseGet(access::currentPerson);
        return new Person(
                name, employee.flatMap(Frame::firstPost).map(this::written).orElseGet(this::postless));
    }

    /** Id of the person at work, by which a window knows whose drafts it keeps; empty if nobody is. */
    public String user() {
        try {
            return access.currentPerson();
        } catch (ForbiddenException e) {
            return "";
        }
    }

    /** The plan year in the head of a page: the one it shows, else the present one. */
    public String year(Object shown) {
        return shown == null ? shownYear.present().toString() : shown.toString();
    }

    /** Whether the person at work may change what others only read. */
    public boolean isAdministrator() {
        return access.mayAdminister();
    }

    /** Whether the clock is not the real one, so that every page must say which day it is: demo data or a simulation. */
    public boolean isDemo() {
        return demo;
    }

    public String today() {
        return formats.day(Bangkok.dayOf(clock.instant()));
    }

    /** Day and time, as written beside a failure's reference. */
    public String now() {
        return formats.dayAndTime(clock.instant());
    }

    /** {@code th} or {@code en}. */
    public String language() {
        boolean english = LocaleContextHolder.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage());
        return english ? "en" : "th";
    }

    /** The page being shown, same address and query, in that language. */
    public String inLanguage(String language) {
        UriComponentsBuilder address =
                ServletUriComponentsBuilder.fromCurrentRequest().replaceQueryParam("lang", language);
        // Without host and scheme: behind a proxy they need not be the reader's.
        return address.scheme(null).host(null).port(-1).build().toUriString();
    }

    /** Address of the script, by the version on the class path. */
    public String htmx() {
        return htmx;
    }

    /** Address of the chart library, by the version on the class path; only pages that draw load it. */
    public String echarts() {
        return echarts;
    }

    /**
     * Symbol of the sprite, as many bars as the tier has rank. By name: this module is used by the one that owns tiers, and
     * may not use it.
     *
     * @param tier a tier or its name
     */
    public String tierMark(Object tier) {
        return switch (tier.toString()) {
            case "STRATEGIC" -> "t-4";
            case "STAR" -> "t-3";
            case "STATUS" -> "t-2";
            case "STREAMLINE" -> "t-1";
            default -> throw new IllegalArgumentException("no tier " + tier);
        };
    }

    /** What has no year of its own leads to the year that the page shows. */
    private List<Entry> entries(List<Section> sections, Optional<Employee> employee, Object shown) {
        String year = year(shown);
        String unit = employee.map(who -> firstPost(who).map(RoleAt::unitCode).orElse(who.unitCode()))
                .orElse("");
        return sections.stream()
                .map(section -> {
                    String address = section.address(year, unit);
                    boolean keepsYear = section.takesYear() && shown != null;
                    return new Entry(
                            section.name(), section.labelKey(), keepsYear ? address + "?year=" + year : address);
                })
                .toList();
    }

    private Optional<Employee> employee() {
        try {
            return organization.employee(access.currentPerson());
        } catch (ForbiddenException e) {
            // Nobody is logged in: the page's own rule decides what to say, not its frame.
            return Optional.empty();
        }
    }

    /** For whom the person at work stands in today, and until when, as every page says. */
    public List<String> acting() {
        return organization.standsInFor(user()).stream()
                .map(absent -> messages.getMessage(
                        "web.acting",
                        new Object[] {
                            organization.nameOf(absent),
                            organization.absentUntil(absent).map(formats::day).orElse("")
                        },
                        LocaleContextHolder.getLocale()))
                .toList();
    }

    /** Own unit before acting posts, then the higher role. */
    private static Optional<RoleAt> firstPost(Employee employee) {
        Set<RoleAt> posts = employee.ownPosts().isEmpty() ? employee.posts() : employee.ownPosts();
        return posts.stream()
                .min(Comparator.comparing((RoleAt post) -> !post.unitCode().equals(employee.unitCode()))
                        .thenComparing(RoleAt::role)
                        .thenComparing(RoleAt::unitCode));
    }

    private String written(RoleAt post) {
        Locale locale = LocaleContextHolder.getLocale();
        String role =
                messages.getMessage(post.role().messageKey(), null, post.role().id(), locale);
        return role + " " + organization.unitName(post.unitCode());
    }

    private String postless() {
        String key = access.mayAdminister() ? "web.person.administrator" : "web.person.noPost";
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }

    private static String version(String pom) {
        Properties properties = new Properties();
        try (InputStream in = new ClassPathResource(pom).getInputStream()) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
