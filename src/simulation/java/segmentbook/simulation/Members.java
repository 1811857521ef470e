package segmentbook.simulation;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The customer cards of the made-up shop: age, gender and newsletter of most customers, by kind, with the dirt of a table
 * that people fill in. Drawn from streams of their own, so that the lines of the shop do not change with them.
 */
final class Members {
    private static final long SEED_STEP = 77;
    private static final int STRANGERS = 60;
    private static final int FIRST_STRANGER = 20_001;
    private static final int LATEST_CARD = 60;
    private static final Profile[] PROFILES = profiles();

    /** Of one kind: age in years with its spread, the share of women, and of readers of the newsletter. */
    private record Profile(double age, double spread, double women, double readers) {}

    /** One row as it is written. */
    private record Row(LocalDate since, int id, String text) {}

    private final List<Row> rows = new ArrayList<>();

    private Members(ShopPlan plan, List<Customer> customers) {
        for (Customer customer : customers) {
            Draws draws = Draws.of(plan.seed() + SEED_STEP, customer.id);
            if (!draws.chance(0.06)) {
                int day = customer.arrival + draws.below(LATEST_CARD);
                add(customer.id, customer.kind, Calendar.date(Math.min(day, Calendar.DAYS - 1)), draws);
            }
        }
        for (int stranger = 0; stranger < STRANGERS; stranger++) {
            Draws draws = Draws.of(plan.seed() + SEED_STEP, FIRST_STRANGER + stranger);
            CustomerKind kind = CustomerKind.values()[draws.below(CustomerKind.values().length)];
            add(FIRST_STRANGER + 7 * stranger, kind, Calendar.date(draws.below(Calendar.DAYS)), draws);
        }
        rows.sort(Comparator.comparing(Row::since).thenComparing(Row::id));
    }

    static Members of(ShopPlan plan, List<Customer> customers) {
        return new Members(plan, customers);
    }

    private static Profile[] profiles() {
        Profile[] profiles = new Profile[CustomerKind.values().length];
        profiles[CustomerKind.GIFT_GIVER.ordinal()] = new Profile(37, 13, 0.55, 0.30);
        profiles[CustomerKind.TASTER.ordinal()] = new Profile(28, 8, 0.60, 0.22);
        profiles[CustomerKind.HOUSEHOLD.ordinal()] = new Profile(45, 11, 0.66, 0.60);
        profiles[CustomerKind.BARGAIN_HUNTER.ordinal()] = new Profile(53, 12, 0.72, 0.88);
        profiles[CustomerKind.COLLECTOR.ordinal()] = new Profile(60, 9, 0.46, 0.72);
        profiles[CustomerKind.CHRISTMAS_SHOPPER.ordinal()] = new Profile(50, 12, 0.68, 0.35);
        profiles[CustomerKind.TEA_ROOM.ordinal()] = new Profile(43, 9, 0.62, 0.55);
        profiles[CustomerKind.CORNER_SHOP.ordinal()] = new Profile(48, 9, 0.40, 0.40);
        return profiles;
    }

    private void add(int id, CustomerKind kind, LocalDate since, Draws draws) {
        Profile profile = PROFILES[kind.ordinal()];
        int age = age(profile, draws);
        boolean woman = draws.chance(profile.women());
        boolean reads = draws.chance(profile.readers());
        boolean asNumber = since.isBefore(LocalDate.of(2025, 3, 2)) && draws.chance(0.3);
        String written = id + (asNumber ? ".0" : "");
        String rest = gender(woman, draws) + "," + newsletter(reads, draws) + "," + since;
        rows.add(new Row(since, id, written + "," + written(age, draws) + "," + rest));
        double twice = draws.uniform();
        if (twice < 0.006) {
            rows.add(new Row(since, id, id + "," + age + "," + rest));
        } else if (twice < 0.010) {
            rows.add(new Row(since.plusDays(30), id, id + "," + (age + 1) + "," + rest));
        }
    }

    private static int age(Profile profile, Draws draws) {
        for (; ; ) {
            int age = (int) StrictMath.rint(profile.age() + profile.spread() * draws.normal());
            if (age >= 18 && age <= 92) {
                return age;
            }
        }
    }

    /** One in fourteen says nothing; a few are placeholders, years of birth or words. */
    private static String written(int age, Draws draws) {
        double odd = draws.uniform();
        if (odd < 0.070) {
            return "";
        }
        if (odd < 0.075) {
            return "n/a";
        }
        if (odd < 0.080) {
            return "999";
        }
        if (odd < 0.083) {
            return "" + (2024 - age);
        }
        return odd < 0.085 ? age + " years" : "" + age;
    }

    private static String gender(boolean woman, Draws draws) {
        double odd = draws.uniform();
        if (odd < 0.05) {
            return "";
        }
        if (odd < 0.06) {
            return "X";
        }
        String letter = woman ? "F" : "M";
        if (odd < 0.16) {
            return woman ? "f" : "m";
        }
        return odd < 0.20 ? letter + " " : letter;
    }

    /** The old till wrote 1 and 0, the new one yes and no, and some typed it in. */
    private static String newsletter(boolean reads, Draws draws) {
        double odd = draws.uniform();
        if (odd < 0.08) {
            return "";
        }
        if (odd < 0.40) {
            return reads ? "1" : "0";
        }
        return odd < 0.50 ? reads ? "Yes" : "NO" : reads ? "yes" : "no";
    }

    void write(Appendable out) throws IOException {
        out.append("id,Age,Gender,Newsletter,MemberSince\n");
        for (Row row : rows) {
            out.append(row.text()).append('\n');
        }
    }
}
