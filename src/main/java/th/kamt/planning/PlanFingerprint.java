package th.kamt.planning;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/** Tells whether a plan is still the one its stations decided on: a hash over all that they can read in it. */
final class PlanFingerprint {

    private PlanFingerprint() {}

    static String of(Plan plan) {
        Stream<String> lines = Stream.of(
                        plan.accounts().stream().map(PlanFingerprint::account),
                        plan.kamrs().stream()
                                .map(kamr -> line(
                                        "kamr",
                                        kamr.employeeId(),
                                        kamr.origin(),
                                        kamr.skillAttested(),
                                        kamr.waiverReason())),
                        plan.entitlements().stream()
                                .map(service ->
                                        line("service", service.accountId(), service.code(), service.plannedOn())),
                        plan.deviations().stream()
                                .map(reason -> line("reason", reason.kind(), reason.subject(), reason.reason())),
                        plan.budget().stream()
                                .map(item -> line(
                                        "budget",
                                        item.kind(),
                                        item.description(),
                                        item.amountBaht().stripTrailingZeros().toPlainString(),
                                        item.lastYearBaht().stripTrailingZeros().toPlainString())),
                        plan.documents().stream().map(document -> line("document", document.kind(), document.title())))
                .flatMap(part -> part)
                .sorted();
        MessageDigest digest = DigestUtils.getSha256Digest();
        lines.forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String account(PlanAccount account) {
        return line(
                "account",
                account.accountId(),
                account.name(),
                account.effectiveTier(),
                account.isTopUp(),
                account.kamr(),
                account.isExcludedByUnit(),
                account.decisionReason(),
                account.exclusionKept(),
                account.exclusionReason(),
                account.specialCase(),
                account.specialCaseReason(),
                account.withinRadiusReason());
    }

    private static String line(Object... parts) {
        StringBuilder line = new StringBuilder();
        for (Object part : parts) {
            String text = String.valueOf(part);
            // With its length before it, no text can pass for the next one's beginning.
            line.append(text.length()).append(':').append(text);
        }
        return line.append('\n').toString();
    }
}
