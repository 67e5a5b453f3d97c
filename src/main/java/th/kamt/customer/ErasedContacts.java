package th.kamt.customer;

import static th.kamt.database.UtcTimes.utc;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Remembers, by salted slow hashes only, which contact persons of an account were erased on request. A line is an erased
 * person's if it has their name; a line without a name, if it has their number, address or LINE ID. Anybody else comes in.
 */
@Component
class ErasedContacts {

    private static final int SALT = 16;
    private static final int ROUNDS = 20_000;
    private static final int BITS = 256;

    /** Parts of a contact that tell a person. */
    private enum Part {
        NAME,
        PHONE,
        MOBILE,
        EMAIL,
        LINE
    }

    private record Value(Part part, String text) {}

    private record Erasure(long id, String salt, Set<String> hashes) {}

    private final JdbcTemplate jdbc;
    private final SecureRandom random = new SecureRandom();

    ErasedContacts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** In the transaction that erases them. */
    void remember(String bpNo, String officeCode, Collection<Contact> contacts, String reason, String by, Instant at) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        jdbc.update(
                "insert into contact_erasure (bp_no, office_code, salt, reason, erased_by, erased_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                bpNo,
                officeCode,
                salt,
                reason,
                by,
                utc(at));
        long id = DataAccessUtils.longResult(jdbc.queryForList("select last_insert_id()", Long.class));
        Set<Value> values = new HashSet<>();
        contacts.forEach(contact -> values.addAll(values(contact)));
        for (Value value : values) {
            jdbc.update(
                    "insert into contact_erasure_value (erasure_id, kind, value_hash) values (?, ?, ?)",
                    id,
                    value.part().name(),
                    hash(salt, value));
        }
    }

    /** Those remembered now. */
    Filter filter() {
        Map<Long, Erasure> byId = new HashMap<>();
        Map<String, List<Erasure>> byAccount = new HashMap<>();
        jdbc.query("select id, bp_no, office_code, salt from contact_erasure", row -> {
            Erasure erasure =
                    new Erasure(row.getLong("id"), HexFormat.of().formatHex(row.getBytes("salt")), new HashSet<>());
            byId.put(erasure.id(), erasure);
            byAccount
                    .computeIfAbsent(
                            row.getString("bp_no") + "@" + row.getString("office_code"), id -> new ArrayList<>())
                    .add(erasure);
        });
        jdbc.query("select erasure_id, value_hash from contact_erasure_value", row -> {
            byId.get(row.getLong("erasure_id")).hashes().add(HexFormat.of().formatHex(row.getBytes("value_hash")));
        });
        return new Filter(byAccount);
    }

    /** Keeps erased persons out of a list. */
    static final class Filter {

        private final Map<String, List<Erasure>> byAccount;

        private Filter(Map<String, List<Erasure>> byAccount) {
            this.byAccount = byAccount;
        }

        ContractAccount keepOut(ContractAccount account) {
            return keepsOut(account.accountId(), Contact.of(account)) ? Contact.NONE.in(account) : account;
        }

        /** Whether that person of the account was erased on request. */
        boolean keepsOut(String accountId, Contact contact) {
            List<Erasure> erasures = byAccount.get(accountId);
            if (erasures == null) {
                return false;
            }
            List<Value> telling = contact.name() == null
                    ? values(contact)
                    : List.of(new Value(Part.NAME, normal(Part.NAME, contact.name())));
            return erasures.stream()
                    .anyMatch(erasure -> telling.stream()
                            .anyMatch(value -> erasure.hashes()
                                    .contains(HexFormat.of()
                                            .formatHex(hash(HexFormat.of().parseHex(erasure.salt()), value)))));
        }
    }

    private static List<Value> values(Contact contact) {
        List<Value> values = new ArrayList<>();
        add(values, Part.NAME, contact.name());
        add(values, Part.PHONE, contact.phone());
        add(values, Part.MOBILE, contact.mobile());
        add(values, Part.EMAIL, contact.email());
        add(values, Part.LINE, contact.lineId());
        return values;
    }

    private static void add(List<Value> values, Part part, String text) {
        String normal = text == null ? "" : normal(part, text);
        if (!normal.isEmpty()) {
            values.add(new Value(part, normal));
        }
    }

    /** Blanks and capitals make no other person; nor do the strokes in a number. */
    private static String normal(Part part, String text) {
        String plain = text.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        return part == Part.PHONE || part == Part.MOBILE ? plain.replaceAll("[^0-9+]", "") : plain;
    }

    private static byte[] hash(byte[] salt, Value value) {
        try {
            String text = value.part() + " " + value.text();
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(text.toCharArray(), salt, ROUNDS, BITS))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has PBKDF2", e);
        }
    }
}
