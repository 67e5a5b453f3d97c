package th.kamt.web;

/** Places a page can stand under; a page names its own as the layout's {@code section}. */
public enum Section {
    MY_WORK("web.nav.myWork", "/my-work"),
    WAITING("web.nav.waiting", "/approvals/{year}"),
    ALL_PLANS("web.nav.allPlans", "/plans/{year}"),
    UNIT_PLAN("web.nav.unitPlan", "/plans/{year}/{unit}"),
    ACCOUNTS("web.nav.accounts", "/accounts"),
    ACTIVITIES("web.nav.activities", "/activities"),
    LEDGER("web.nav.ledger", "/ledger"),
    CALENDAR("web.nav.calendar", "/calendar"),
    DEADLINES("web.nav.deadlines", "/deadlines"),
    URGENT_VOICES("web.nav.urgentVoices", "/urgent-voices"),
    OVERVIEW("web.nav.overview", "/overview"),
    RULES("web.nav.rules", "/rules"),
    IMPORTS("web.nav.imports", "/admin/imports"),
    HOLIDAYS("web.nav.holidays", "/admin/calendar"),
    SPECIAL_RISK("web.nav.specialRisk", "/special-risk-plans"),
    NETWORK_WORKS("web.nav.networkWorks", "/network-works"),
    EXIT_INTERVIEWS("web.nav.exitInterviews", "/exit-interviews"),
    SPENDINGS("web.nav.spendings", "/spendings"),
    RESOURCE_REQUESTS("web.nav.resourceRequests", "/resource-requests"),
    SUBSTITUTE("web.nav.substitute", "/substitutes"),
    MAILBOX("web.nav.mailbox", "/mailbox"),
    NOTIFICATIONS("web.nav.notifications", "/my-notifications"),
    OUTBOX("web.nav.outbox", "/admin/outbox"),
    VOC("web.nav.voc", "/admin/voc"),
    PEOPLE("web.nav.people", "/admin/people"),
    AUDIT("web.nav.audit", "/admin/audit");

    private final String labelKey;
    private final String address;

    Section(String labelKey, String address) {
        this.labelKey = labelKey;
        this.address = address;
    }

    /** Whether its address may carry {@code ?year=}; that of a plan holds its year in the path. */
    boolean takesYear() {
        return this == ACCOUNTS || this == ACTIVITIES || this == LEDGER || this == DEADLINES;
    }

    String labelKey() {
        return labelKey;
    }

    String address(String year, String unit) {
        return address.replace("{year}", year).replace("{unit}", unit);
    }
}
