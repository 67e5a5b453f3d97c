package th.kamt.planning;

import java.util.Locale;
import java.util.Optional;

/** What a station may say (D-19). */
public enum Verdict {
    APPROVE,
    RETURN;

    /** As in the form's answer and the contract: {@code approve}, {@code return}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Verdict> byId(String id) {
        for (Verdict verdict : values()) {
            if (verdict.id().equals(id)) {
                return Optional.of(verdict);
            }
        }
        return Optional.empty();
    }
}
