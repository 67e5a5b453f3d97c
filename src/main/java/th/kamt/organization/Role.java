package th.kamt.organization;

import java.util.Arrays;
import java.util.Optional;

/** Roles of clause 4; the ids are part of group names and of employees.csv. */
public enum Role {
    DEPUTY_GOVERNOR_AREA("deputy-governor-area"),
    DEPUTY_GOVERNOR_BUSINESS("deputy-governor-business"),
    ASSISTANT_GOVERNOR_REGION("assistant-governor-region"),
    DIRECTOR_ENGINEERING_SERVICE("director-engineering-service"),
    DIRECTOR_CRM("director-crm"),
    DIRECTOR_ENGINEERING_HQ("director-engineering-hq"),
    CHIEF_CUSTOMER_SERVICE("chief-customer-service"),
    CHIEF_CRM_BUSINESS("chief-crm-business"),
    CHIEF_HRD("chief-hrd"),
    CHIEF_IT_SERVICE("chief-it-service"),
    OFFICE_MANAGER("office-manager"),
    PROVINCE_CEO("province-ceo"),
    PROVINCE_SERVICE_MANAGER("province-service-manager"),
    SENIOR_KAMR("senior-kamr"),
    KAMR("kamr"),
    SECTION_HEAD("section-head"),
    NETWORK_UNIT("network-unit");

    private final String id;

    Role(String id) {
        this.id = id;
    }

    /** As in {@code employees.csv} and candidate groups, e.g. {@code office-manager}. */
    public String id() {
        return id;
    }

    public static Optional<Role> byId(String id) {
        return Arrays.stream(values()).filter(role -> role.id.equals(id)).findFirst();
    }

    /** Key of the role's short Thai name as its users write it, e.g. ผจก. */
    public String messageKey() {
        return "organization.role." + id;
    }
}
