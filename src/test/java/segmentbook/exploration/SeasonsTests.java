package segmentbook.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.transactions.SmallShop;
import segmentbook.transactions.Transactions;

class SeasonsTests {
    private static final LocalDate LAST = LocalDate.of(2025, 12, 26);

    private final Path folder;

    SeasonsTests(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Customers {@code name0} … with a line in these weeks before the end. */
    private static String buyers(String name, int size, int... weeks) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < size; i++) {
            for (int week : weeks) {
                lines.append("%s%d,%s,%s 10:00:00,%d\n".formatted(name, i, name, LAST.minusWeeks(week), i + 1));
            }
        }
        return lines.toString();
    }

    private Transactions shop(String lines) {
        return SmallShop.transactions(folder, "customer,product,time,price\n" + lines);
    }

    @Test
    void areThoseWhoBuyInOneQuarterOfEachYear() {
        // the end of both years; a fortnight before the end and the spring before; regulars, in each quarter of both
        // years
        Transactions shop = shop(
                buyers("x", 12, 0, 2, 54) + buyers("s", 6, 2, 80) + buyers("r", 4, 0, 14, 30, 45, 60, 70, 80, 103));
        Seasons customers = Seasons.ofCustomers(shop);
        assertThat(customers.count(3)).isEqualTo(12);
        assertThat(customers.count(1)).isZero();
        // 18 of 30 and 12 + 4 of 34 customers' quarters are the last ones
        double both = 22 / 34.0 * 16 / 34.0;
        assertThat(customers.byChance(3)[0]).isCloseTo(18 * both, within(1e-12));
        assertThat(customers.byChance(3)[1])
                .isCloseTo(18 * both + 2.4977054744 * Math.sqrt(18 * both * (1 - both)), within(1e-9));
        assertThat(customers.shares().finding())
                .isEqualTo(
                        "Of 18 customers active in a single quarter of each year 12 keep to 2025-09-27 to 2025-12-26;"
                                + " by chance 5 would, 10 at most");
        assertThat(customers.table(3, 2).stringColumn(0).asList()).containsExactly("x11", "x10");
        assertThat(customers.shares().percent("customers in it alone in both years", 3))
                .isCloseTo(100 * 12 / 18.0, within(1e-9));
    }

    /** Of ten who came in the spring alone two years ago eight did so again, of ten who came in the summer alone one. */
    @Test
    void comeAgainWhereSuchCustomersDidMoreOftenThanOthersWhoWereAwayAsLong() {
        String regulars = buyers("r", 4, 0, 14, 30, 45, 60, 70, 80, 103);
        String summer = buyers("m", 9, 80) + buyers("n", 1, 80, 50);
        Seasons holds = Seasons.ofCustomers(shop(regulars + buyers("x", 8, 102, 50) + buyers("y", 2, 102) + summer));
        assertThat(holds.coming()).containsExactly(14, 15, 16, 17, 18, 19, 20, 21);
        // nor does who comes in another quarter too
        Seasons often = Seasons.ofCustomers(
                shop(regulars + buyers("x", 7, 102, 50) + buyers("z", 1, 102, 50, 30) + buyers("y", 2, 102) + summer));
        assertThat(often.coming()).containsExactly(14, 15, 16, 17, 18, 19, 20);
    }

    @Test
    void doNotComeWhereOthersWhoWereAwayAsLongDidAsOften() {
        String spring = buyers("x", 3, 102, 50) + buyers("y", 7, 102);
        String summer = buyers("m", 7, 80) + buyers("n", 3, 80, 50);
        String regulars = buyers("r", 4, 0, 14, 30, 45, 60, 70, 80, 103);
        assertThat(Seasons.ofCustomers(shop(regulars + spring + summer)).coming())
                .isEmpty();
        // a share of 1 in 10 more is chance
        assertThat(Seasons.ofCustomers(shop(regulars + spring + buyers("m", 8, 80) + buyers("n", 2, 80, 50)))
                        .coming())
                .isEmpty();
    }

    @Test
    void areNotKnownToComeInAFileOfOneYear() {
        assertThat(Seasons.ofCustomers(shop(buyers("x", 9, 50) + buyers("r", 3, 0, 54)))
                        .coming())
                .isEmpty();
    }

    @Test
    void productsHaveThemToo() {
        Seasons products = Seasons.ofProducts(shop(buyers("x", 2, 0, 54) + buyers("r", 1, 0, 14, 30, 60, 103)));
        assertThat(products.count(3)).isEqualTo(1);
        assertThat(products.table(3, 9).stringColumn("products").asList()).containsExactly("x");
        assertThat(products.table(3, 0).name()).startsWith("products of ").endsWith(" only: none");
        assertThat(products.shares().finding()).endsWith("so no season shows");
    }

    @Test
    void ofAShopThatSellsInOneQuarterAloneAreThatOfAll() {
        assertThat(Seasons.ofCustomers(shop(buyers("x", 9, 1, 54) + buyers("r", 1, 103)))
                        .shares()
                        .finding())
                .isEqualTo("Of 9 customers active in a single quarter of each year 9 keep to 2025-09-20 to 2025-12-19;"
                        + " by chance 8 would, 10 at most, so no season shows but that of all");
    }

    @Test
    void doNotShowWhereChanceGivesAsMany() {
        String evenly = buyers("a", 3, 0, 54)
                + buyers("b", 3, 0, 80)
                + buyers("c", 3, 30, 54)
                + buyers("d", 3, 30, 80)
                + buyers("e", 1, 103);
        assertThat(Seasons.ofCustomers(shop(evenly)).shares().finding()).endsWith("so no season shows");
    }

    @Test
    void needTwoYearsAndSomebodyWithASingleQuarter() {
        Seasons year = Seasons.ofCustomers(shop(buyers("x", 3, 0, 54)));
        assertThat(year.shares().finding())
                .isEqualTo("The file spans 379 days; a season needs two years, 672 at least");
        assertThat(year.shares().classes()).isEmpty();
        assertThat(year.table(3, 10).name()).isEqualTo(year.shares().finding());
        Seasons regulars = Seasons.ofCustomers(shop(buyers("r", 3, 0, 14, 54, 100)));
        assertThat(regulars.shares().finding()).isEqualTo("No customers are active in a single quarter of each year");
    }
}
