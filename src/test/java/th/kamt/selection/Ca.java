package th.kamt.selection;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import th.kamt.customer.ContractAccount;
import th.kamt.customer.ContractAccount.Solar;
import th.kamt.customer.ContractAccount.SppContract;
import th.kamt.customer.ContractAccount.SppNetwork;

/** Builds contract accounts for tests: not on the HVC list, bill 100,000 baht, nothing else known. */
public final class Ca {

    public String ca = "020000000001";
    public String bp = "1000000001";
    public String name = "บริษัท ตัวอย่าง จำกัด";
    public String office = "N2-BT";
    public boolean hvc;
    public String margin;
    public String bill = "100000";
    public String kv;
    public String mw;
    public String project;
    public String maintenance;
    public boolean strategy;
    public boolean nationwide;
    public boolean estate;
    public String km;
    public boolean canSupply;
    public SppNetwork network = SppNetwork.NONE;
    public int outages;
    public Solar solar = Solar.UNKNOWN;
    public SppContract contract = SppContract.NO;
    public boolean powerQuality;
    public String specialCase;
    public String specialTier;
    public String specialReason;
    public String lastTier;
    public String lastKamr;

    private Ca() {}

    public static ContractAccount with(Consumer<Ca> change) {
        Ca ca = new Ca();
        change.accept(ca);
        return ca.build();
    }

    /** On the HVC list, with that margin. */
    public static ContractAccount listed(String margin, Consumer<Ca> change) {
        return with(ca -> {
            ca.hvc = true;
            ca.margin = margin;
            change.accept(ca);
        });
    }

    /** One account with one contract account. */
    public static List<ContractAccount> account(Consumer<Ca> first) {
        return List.of(with(first));
    }

    /** One account with two contract accounts. */
    public static List<ContractAccount> account(Consumer<Ca> first, Consumer<Ca> second) {
        return List.of(with(first), with(second));
    }

    /** One account with three contract accounts. */
    public static List<ContractAccount> account(Consumer<Ca> first, Consumer<Ca> second, Consumer<Ca> third) {
        return List.of(with(first), with(second), with(third));
    }

    private ContractAccount build() {
        return new ContractAccount(
                ca,
                bp,
                name,
                office,
                hvc,
                number(margin),
                number(bill),
                number(kv),
                number(mw),
                number(project),
                number(maintenance),
                strategy,
                nationwide,
                estate,
                number(km),
                canSupply,
                network,
                outages,
                solar,
                contract,
                powerQuality,
                specialCase,
                specialTier,
                specialReason,
                lastTier,
                lastKamr,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static BigDecimal number(String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
