package th.kamt.web;

import static th.kamt.web.Section.ACCOUNTS;
import static th.kamt.web.Section.ACTIVITIES;
import static th.kamt.web.Section.ALL_PLANS;
import static th.kamt.web.Section.AUDIT;
import static th.kamt.web.Section.CALENDAR;
import static th.kamt.web.Section.DEADLINES;
import static th.kamt.web.Section.EXIT_INTERVIEWS;
import static th.kamt.web.Section.HOLIDAYS;
import static th.kamt.web.Section.IMPORTS;
import static th.kamt.web.Section.LEDGER;
import static th.kamt.web.Section.MAILBOX;
import static th.kamt.web.Section.MY_WORK;
import static th.kamt.web.Section.NETWORK_WORKS;
import static th.kamt.web.Section.NOTIFICATIONS;
import static th.kamt.web.Section.OUTBOX;
import static th.kamt.web.Section.OVERVIEW;
import static th.kamt.web.Section.PEOPLE;
import static th.kamt.web.Section.RESOURCE_REQUESTS;
import static th.kamt.web.Section.RULES;
import static th.kamt.web.Section.SPECIAL_RISK;
import static th.kamt.web.Section.SPENDINGS;
import static th.kamt.web.Section.SUBSTITUTE;
import static th.kamt.web.Section.UNIT_PLAN;
import static th.kamt.web.Section.URGENT_VOICES;
import static th.kamt.web.Section.VOC;
import static th.kamt.web.Section.WAITING;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import th.kamt.organization.Role;

/** Which entries a person is offered: at most five on the line, the administrator's in the person's menu. */
final class Navigation {

    /** Pages that exist; the others join with the steps of the year that need them, so that no entry leads nowhere. */
    static final Set<Section> BUILT = EnumSet.of(
            MY_WORK,
            WAITING,
            ALL_PLANS,
            UNIT_PLAN,
            ACCOUNTS,
            ACTIVITIES,
            LEDGER,
            CALENDAR,
            DEADLINES,
            URGENT_VOICES,
            RULES,
            IMPORTS,
            HOLIDAYS,
            MAILBOX,
            NOTIFICATIONS,
            OUTBOX,
            SPECIAL_RISK,
            NETWORK_WORKS,
            EXIT_INTERVIEWS,
            SPENDINGS,
            RESOURCE_REQUESTS,
            SUBSTITUTE,
            VOC,
            PEOPLE,
            AUDIT);

    private static final Set<Role> CARERS =
            EnumSet.of(Role.KAMR, Role.SENIOR_KAMR, Role.SECTION_HEAD, Role.NETWORK_UNIT);
    private static final Set<Role> MANAGERS =
            EnumSet.of(Role.OFFICE_MANAGER, Role.PROVINCE_CEO, Role.DIRECTOR_ENGINEERING_HQ);

    private Navigation() {}

    /** @param role the person's first role, or {@code null} for one without a post (the administrator) */
    static List<Section> line(Role role) {
        return onlyBuilt(wanted(role));
    }

    /**
     * @param role    the person's first role, or {@code null}; what their line has, the menu need not
     * @param auditor whether they hold the post that reads the audit log without administering
     */
    static List<Section> menu(Role role, boolean administrator, boolean auditor) {
        List<Section> menu = new ArrayList<>();
        if (!line(role).contains(ACTIVITIES)) {
            menu.add(ACTIVITIES);
        }
        menu.add(LEDGER);
        if (!line(role).contains(CALENDAR)) {
            menu.add(CALENDAR);
        }
        if (!line(role).contains(URGENT_VOICES)) {
            menu.add(URGENT_VOICES);
        }
        menu.addAll(List.of(
                SPECIAL_RISK,
                NETWORK_WORKS,
                EXIT_INTERVIEWS,
                SPENDINGS,
                RESOURCE_REQUESTS,
                SUBSTITUTE,
                NOTIFICATIONS,
                MAILBOX));
        if (administrator) {
            menu.addAll(List.of(IMPORTS, HOLIDAYS, OUTBOX, VOC, PEOPLE, AUDIT));
        } else if (auditor) {
            menu.add(AUDIT);
        }
        return onlyBuilt(menu);
    }

    private static List<Section> wanted(Role role) {
        if (role == null || role == Role.CHIEF_CRM_BUSINESS) {
            return List.of(MY_WORK, RULES, ALL_PLANS, DEADLINES, OVERVIEW);
        }
        if (CARERS.contains(role)) {
            return List.of(MY_WORK, ACCOUNTS, CALENDAR, DEADLINES, URGENT_VOICES);
        }
        if (MANAGERS.contains(role)) {
            return List.of(MY_WORK, UNIT_PLAN, ACCOUNTS, DEADLINES, OVERVIEW);
        }
        return List.of(MY_WORK, WAITING, ALL_PLANS, DEADLINES, OVERVIEW);
    }

    private static List<Section> onlyBuilt(List<Section> sections) {
        return sections.stream().filter(BUILT::contains).toList();
    }
}
