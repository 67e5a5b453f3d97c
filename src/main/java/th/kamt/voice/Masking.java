package th.kamt.voice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import th.kamt.customer.ContactPerson;
import th.kamt.customer.ContractAccount;

/**
 * Keeps contact persons out of what leaves the application (docs/privacy.md): the names, numbers and addresses the customer
 * list and the account's page have of the account's contact persons, and whatever looks like a Thai telephone number or an e-mail address.
 */
final class Masking {

    static final String PERSON = "[ผู้ประสานงานของลูกค้า]";
    static final String REACHED_BY = "[ช่องทางติดต่อ]";

    private static final Pattern EMAIL = Pattern.compile("[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+");
    /** 9 or 10 digits from 0, or from +66, with the usual marks between; Thai digits too. */
    private static final Pattern PHONE =
            Pattern.compile("(?<![0-9๐-๙])(?:\\+66[ .-]?|[0๐][ .-]?)[0-9๐-๙](?:[ .-]?[0-9๐-๙]){7,8}(?![0-9๐-๙])");

    private static final Pattern TITLE = Pattern.compile(
            "^(นางสาว|น\\.ส\\.|นาย|นาง|คุณ|ดร\\.|Mr\\.?|Mrs\\.?|Ms\\.?|Miss)\\s*", Pattern.CASE_INSENSITIVE);
    private static final int SHORTEST_NAME = 4;

    private final List<String> names;
    private final List<String> ways;

    private Masking(Set<String> names, Set<String> ways) {
        this.names = longestFirst(names);
        this.ways = longestFirst(ways);
    }

    static Masking of(List<ContractAccount> listed, List<ContactPerson> persons) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> ways = new LinkedHashSet<>();
        for (ContractAccount account : listed) {
            person(names, account.contactName());
            Stream.of(account.contactPhone(), account.contactMobile(), account.contactEmail(), account.contactLineId())
                    .forEach(way -> add(ways, way));
        }
        for (ContactPerson person : persons) {
            person(names, person.name());
            Stream.of(person.phone(), person.mobile(), person.email(), person.lineId())
                    .forEach(way -> add(ways, way));
        }
        return new Masking(names, ways);
    }

    private static void person(Set<String> names, String name) {
        add(names, name);
        if (name != null) {
            add(names, TITLE.matcher(name.strip()).replaceFirst(""));
        }
    }

    private static void add(Set<String> words, String word) {
        if (word != null && word.strip().length() >= SHORTEST_NAME) {
            words.add(word.strip());
        }
    }

    private static List<String> longestFirst(Set<String> words) {
        List<String> sorted = new ArrayList<>(words);
        sorted.sort(Comparator.comparingInt(String::length).reversed());
        return sorted;
    }

    String mask(String text) {
        String masked = text;
        for (String name : names) {
            masked = literally(name).matcher(masked).replaceAll(PERSON);
        }
        for (String way : ways) {
            masked = literally(way).matcher(masked).replaceAll(REACHED_BY);
        }
        masked = EMAIL.matcher(masked).replaceAll(REACHED_BY);
        return PHONE.matcher(masked).replaceAll(REACHED_BY);
    }

    private static Pattern literally(String words) {
        return Pattern.compile(Pattern.quote(words), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
