package th.kamt.entitlement;

import java.nio.charset.StandardCharsets;

/**
 * A place between 0 and 1 that depends on nothing but two texts: the same account has the same days in every run, and its
 * days do not move when other accounts come or go.
 */
final class SpreadPosition {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final double TWO_TO_MINUS_53 = 0x1.0p-53;

    private SpreadPosition() {}

    /** 0 inclusive to 1 exclusive, evenly over many ids. */
    static double of(String id, String purpose) {
        return (hash(id, purpose) >>> 11) * TWO_TO_MINUS_53;
    }

    /** 0 to {@code size - 1}. */
    static int index(String id, String purpose, int size) {
        return (int) (of(id, purpose) * size);
    }

    private static long hash(String id, String purpose) {
        long hash = FNV_OFFSET;
        for (byte part : (purpose + '/' + id).getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (part & 0xff)) * FNV_PRIME;
        }
        // FNV alone leaves ids that differ in their last digit close together.
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
