package th.kamt.selection;

import java.math.BigDecimal;

/** How the contract accounts' numbers become the account's (R-KASM-2, D-2); unknown ones are left out. */
enum Aggregation {
    SUM {
        @Override
        BigDecimal ofKnown(BigDecimal first, BigDecimal second) {
            return first.add(second);
        }
    },
    LARGEST {
        @Override
        BigDecimal ofKnown(BigDecimal first, BigDecimal second) {
            return first.max(second);
        }
    },
    SMALLEST {
        @Override
        BigDecimal ofKnown(BigDecimal first, BigDecimal second) {
            return first.min(second);
        }
    };

    abstract BigDecimal ofKnown(BigDecimal first, BigDecimal second);

    BigDecimal of(BigDecimal first, BigDecimal second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return ofKnown(first, second);
    }
}
