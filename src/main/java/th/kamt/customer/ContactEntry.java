package th.kamt.customer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import th.kamt.message.Message;
import th.kamt.message.WrittenWords;

/** What a person has typed about a contact person; Thai digits mean what they say. */
public record ContactEntry(String name, String position, String phone, String mobile, String email, String lineId) {

    /** Longest name and position, in characters. */
    public static final int LONGEST_WORDS = 200;

    private static final int LONGEST_PHONE = 100;
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_LINE_ID = 50;
    private static final int SHOWN = 60;

    /** Nine digits with the area code, or ten of a mobile; with +66 for the nought, or of another country; and an extension. */
    private static final Pattern PHONE = Pattern.compile("(?:(?:0|\\+66)(?:[2-57][0-9]{7}|[689][0-9]{8})"
            + "|1[0-9]{3}|\\+(?!66)[1-9][0-9]{6,14})(?:(?:ต่อ|ext\\.?|x|#)[0-9]{1,6})?");

    private static final Pattern MOBILE = Pattern.compile("(?:0|\\+66)[689][0-9]{8}|\\+(?!66)[1-9][0-9]{6,14}");
    private static final Pattern EMAIL =
            Pattern.compile("(?=.{3,254}$)[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+");
    private static final Pattern LINE_ID = Pattern.compile("@?[A-Za-z0-9._-]+");

    /** @throws ContactRefusedException naming every field that is wrong */
    Contact checked() {
        Map<String, Message> faults = new LinkedHashMap<>();
        String checkedName = words("name", name, faults);
        if (checkedName == null && !faults.containsKey("name")) {
            faults.put("name", new Message("customer.contact.nameMissing"));
        }
        Contact contact = new Contact(
                checkedName,
                words("position", position, faults),
                numbers("phone", phone, PHONE, faults),
                numbers("mobile", mobile, MOBILE, faults),
                matching("email", email, EMAIL, LONGEST_EMAIL, faults),
                matching("lineId", lineId, LINE_ID, LONGEST_LINE_ID, faults));
        if (!faults.isEmpty()) {
            throw new ContactRefusedException(faults);
        }
        return contact;
    }

    private static String words(String field, String typed, Map<String, Message> faults) {
        return text(typed)
                .filter(text -> fits(field, text, LONGEST_WORDS, faults))
                .orElse(null);
    }

    private static String matching(
            String field, String typed, Pattern pattern, int longest, Map<String, Message> faults) {
        Optional<String> text = text(typed).map(ContactEntry::withoutThaiDigits);
        if (text.isEmpty() || !fits(field, text.get(), longest, faults)) {
            return null;
        }
        return pattern.matcher(text.get()).matches() ? text.get() : wrong(field, text.get(), faults);
    }

    /** One number or several, separated by comma or stroke; kept as they were written, in Arabic digits. */
    private static String numbers(String field, String typed, Pattern pattern, Map<String, Message> faults) {
        Optional<String> text = text(typed).map(ContactEntry::withoutThaiDigits);
        if (text.isEmpty() || !fits(field, text.get(), LONGEST_PHONE, faults)) {
            return null;
        }
        for (String one : text.get().split("[,;/]", -1)) {
            if (!pattern.matcher(one.replaceAll("[\\s().-]", "")).matches()) {
                return wrong(field, text.get(), faults);
            }
        }
        return text.get();
    }

    private static String wrong(String field, String text, Map<String, Message> faults) {
        String shown = text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
        faults.put(field, new Message("customer.contact.wrong." + field, shown));
        return null;
    }

    private static boolean fits(String field, String text, int longest, Map<String, Message> faults) {
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            faults.put(
                    field,
                    new Message(
                            "customer.contact.tooLong",
                            new Message("customer.contact." + field),
                            Integer.toString(longest),
                            Integer.toString(length)));
        }
        return length <= longest;
    }

    /** In one line; empty if there is nothing to see. */
    private static Optional<String> text(String typed) {
        String text = WrittenWords.of(typed).replaceAll("[\\p{Cntrl}\\s]+", " ");
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static String withoutThaiDigits(String text) {
        StringBuilder result = new StringBuilder(text);
        for (int i = 0; i < result.length(); i++) {
            char digit = result.charAt(i);
            if (digit >= '๐' && digit <= '๙') {
                result.setCharAt(i, (char) ('0' + (digit - '๐')));
            }
        }
        return result.toString();
    }

    /** Without the person, who stays out of logs. */
    @Override
    public String toString() {
        return "ContactEntry";
    }
}
