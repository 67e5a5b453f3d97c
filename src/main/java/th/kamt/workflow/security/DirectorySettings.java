package th.kamt.workflow.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the directory is and how people are found in it.
 *
 * @param url               {@code ldaps://host:636/dc=utility,dc=example}
 * @param userDnPattern     {@code uid={0},ou=people}, under the url's base; or empty
 * @param searchBase        where to search, under the url's base, if there is no pattern
 * @param searchFilter      {@code (sAMAccountName={0})}
 * @param managerDn         who searches; empty: anonymously
 * @param employeeAttribute attribute with the employee id; empty: the name signed in by is the employee id
 * @param plainText         allows {@code ldap://}, which sends passwords in the clear
 */
@ConfigurationProperties("kamt.ldap")
record DirectorySettings(
        @DefaultValue("") String url,
        @DefaultValue("") String userDnPattern,
        @DefaultValue("") String searchBase,
        @DefaultValue("") String searchFilter,
        @DefaultValue("") String managerDn,
        @DefaultValue("") String managerPassword,
        @DefaultValue("") String employeeAttribute,
        @DefaultValue("false") boolean plainText,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("3s") Duration readTimeout) {

    /** @throws IllegalStateException naming the variable that is missing or wrong */
    DirectorySettings requireComplete() {
        if (url.isBlank()) {
            throw new IllegalStateException(
                    "Profile ldap: set KAMT_LDAP_URL, e.g. ldaps://host:636/dc=utility,dc=example");
        }
        if (!url.startsWith("ldaps://") && !plainText) {
            throw new IllegalStateException("KAMT_LDAP_URL: ldap:// sends passwords in the clear; use ldaps://, or set"
                    + " KAMT_LDAP_PLAINTEXT=true in a network you trust");
        }
        if (userDnPattern.isBlank() == searchFilter.isBlank()) {
            throw new IllegalStateException(
                    "Profile ldap: set either KAMT_LDAP_USER_DN_PATTERN or KAMT_LDAP_SEARCH_FILTER");
        }
        return this;
    }
}
