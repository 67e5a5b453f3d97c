package th.kamt.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import th.kamt.customer.CustomerLines;

/**
 * A made-up year's list of any length, the same at every call: twelve regions of twenty offices, every key account with one
 * contract account but each tenth, which has two; of the lines nine in ten are on the HVC list, and every line names a contact.
 */
final class YearList {

    private static final int AREAS = 4;
    private static final int REGIONS = 12;
    private static final int OFFICES = 20;
    private static final int FIRST_BP = 1_000_000_000;
    private static final int WITH_TWO = 10;

    private YearList() {}

    /** units.csv */
    static String units() {
        return units(REGIONS);
    }

    /** units.csv with only the first regions. */
    static String units(int regions) {
        StringBuilder units = new StringBuilder("code,name,kind,office_class,parent_code\nHQ,สำนักงานใหญ่,HQ,,\n");
        for (int area = 1; area <= AREAS; area++) {
            units.append("A%d,ภาค %d,AREA,,HQ%n".formatted(area, area));
        }
        for (int region = 1; region <= regions; region++) {
            units.append("R%d,กฟข. %d,REGION,,A%d%n".formatted(region, region, 1 + region % AREAS));
            for (int office = 1; office <= OFFICES; office++) {
                units.append("R%d-%02d,กฟอ. %d/%d,OFFICE,%d,R%d%n"
                        .formatted(region, office, region, office, 1 + office % 3, region));
            }
        }
        return units.toString();
    }

    /** customers.csv in the order of the CA numbers; offices and BP numbers lie scattered. */
    static Path write(Path file, int accounts) {
        return write(file, accounts, REGIONS);
    }

    /** As {@link #write(Path, int)}, all of them in the first regions. */
    static Path write(Path file, int accounts, int regions) {
        List<Integer> businessPartners = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            businessPartners.add(FIRST_BP + i);
        }
        Random random = new Random(accounts);
        Collections.shuffle(businessPartners, random);
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(CustomerLines.HEADER);
            long ca = 20_000_000_000L;
            for (int i = 0; i < accounts; i++) {
                String office = "R%d-%02d".formatted(1 + random.nextInt(regions), 1 + random.nextInt(OFFICES));
                String tier = random.nextInt(4) == 0 ? "STAR" : "";
                for (int line = i % WITH_TWO == 0 ? 2 : 1; line > 0; line--) {
                    out.write(CustomerLines.line(
                            "%012d".formatted(++ca),
                            businessPartners.get(i).toString(),
                            cells(random, businessPartners.get(i), office, tier)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static String cells(Random random, int bp, String office, String tier) {
        boolean listed = random.nextInt(10) > 0;
        boolean nearSpp = random.nextInt(3) == 0;
        return String.join(
                ";",
                "name=บริษัท อุตสาหกรรมตัวอย่าง " + bp + " จำกัด",
                "office_code=" + office,
                "hvc_listed=" + yes(listed),
                "gross_margin_baht=" + (listed ? amount(random, 400_000) : ""),
                "avg_bill_baht=" + amount(random, random.nextInt(20) == 0 ? 40_000_000 : 3_000_000),
                "voltage_kv=" + (random.nextInt(20) == 0 ? "115" : "22"),
                "own_generation_mw=" + (random.nextInt(10) == 0 ? "1.5" : ""),
                "related_project_baht=" + (random.nextInt(10) == 0 ? amount(random, 9_000_000) : ""),
                "related_maintenance_baht=" + (random.nextInt(10) == 0 ? amount(random, 400_000) : ""),
                "national_strategy=" + yes(random.nextInt(20) == 0),
                "nationwide_network=" + yes(random.nextInt(50) == 0),
                "industrial_estate=" + yes(random.nextInt(4) == 0),
                "spp_distance_km=" + (nearSpp ? BigDecimal.valueOf(random.nextInt(120), 1) : ""),
                "spp_can_supply=" + yes(nearSpp),
                "spp_network=" + (nearSpp ? "BRANCH_MOVED" : ""),
                "outages_per_year=" + random.nextInt(8),
                "solar=" + (random.nextInt(3) == 0 ? "NONE" : ""),
                "power_quality_problem=" + yes(random.nextInt(10) == 0),
                "last_tier=" + tier,
                "contact_name=นายตัวอย่าง ที่" + bp,
                "contact_position=ผู้จัดการฝ่ายวิศวกรรม",
                "contact_phone=0 5590 4953",
                "contact_mobile=08 0000 7921",
                "contact_email=contact." + bp + "@customer.example.org");
    }

    private static BigDecimal amount(Random random, int most) {
        return BigDecimal.valueOf(random.nextLong(most * 100L), 2);
    }

    private static String yes(boolean value) {
        return value ? "Y" : "N";
    }
}
