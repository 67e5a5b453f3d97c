package th.kamt.customer;

import java.math.BigDecimal;
import java.util.Arrays;
import org.apache.commons.codec.digest.DigestUtils;

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
        return Arrays.copyOf(DigestUtils.sha256(text.toString()), LENGTH);
    }
}
