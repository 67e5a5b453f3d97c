package th.kamt.customer;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** 16 bytes that differ when anything in the row does; 10 and 10.00 are the same amount. */
final class RowHash {

    private static final int LENGTH = 16;

    private RowHash() {}

    static byte[] of(ContractAccount account) {
        StringBuilder text = new StringBuilder(400);
        for (Object value : CustomerListStore.values(account)) {
            if (value instanceof BigDecimal number) {
                text.append(number.stripTrailingZeros().toPlainString());
            } else if (value != null) {
                text.append(value);
            }
            // No cell can hold it: the reader refuses control characters.
            text.append('\u0000');
        }
        return Arrays.copyOf(sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8)), LENGTH);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
