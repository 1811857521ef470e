package segmentbook.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.transactions.SmallShop;

class BreaksTests {
    private static final LocalDate FIRST = LocalDate.parse("2024-01-01");
    private static final int DAYS = 180;

    private final Path folder;

    BreaksTests(@TempDir Path folder) {
        this.folder = folder;
    }

    /** A customer of the north and one of the south on each so-manieth day, the north until a day. */
    private List<String> branches(String field, int north, int step) {
        StringBuilder text = new StringBuilder("time,customer,amount," + field + "\n");
        for (int day = 0; day < DAYS; day += step) {
            String time = FIRST.plusDays(day) + " 10:00:00,";
            text.append(day > north ? "" : time + "n" + day % 7 + ",5,North\n");
            text.append(time + "s" + day % 7 + ",5,South\n");
        }
        return Breaks.of(SmallShop.transactions(folder, text.toString()));
    }

    /** Each of some products once a day, at a price that the day says. */
    private List<String> prices(int products, IntUnaryOperator price) {
        StringBuilder text = new StringBuilder("time,customer,product,quantity,price\n");
        for (int day = 0; day < DAYS; day++) {
            for (int product = 1; product <= products; product++) {
                String time = FIRST.plusDays(day) + " 10:00:00,c" + day % 9;
                text.append(time + ",p" + product + ",2," + product * price.applyAsInt(day) + "\n");
            }
        }
        return Breaks.of(SmallShop.transactions(folder, text.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"channel", "country"})
    void aBranchWhoseLinesEndLongBeforeTheOthersIsSaid(String field) {
        assertThat(branches(field, 120, 1))
                .containsExactly("The lines of North (" + field
                        + ") end on 2024-04-30, long before others; its 7 customers may not be gone");
    }

    @Test
    void aPauseThatIsUsualIsNoEnd() {
        assertThat(branches("channel", 160, 1)).isEmpty();
        assertThat(branches("channel", 170, 9)).isEmpty();
        assertThat(branches("channel", 200, 1)).isEmpty();
    }

    @Test
    void whereNoBranchGoesOnNoneEndsBeforeTheOthers() {
        String late = "time,customer,amount,channel\n2024-12-01 10:00:00,x,5,East\n";
        StringBuilder text = new StringBuilder(late);
        for (int day = 0; day < DAYS; day++) {
            text.append(FIRST.plusDays(day) + " 10:00:00,n" + day % 7 + ",5,North\n");
        }
        assertThat(Breaks.of(SmallShop.transactions(folder, text.toString())))
                .containsExactly("No line lies between 2024-06-28 and 2024-12-01:"
                        + " recency and gaps count these days as if the shop had been open");
    }

    @Test
    void pricesThatDoubledAreSaid() {
        assertThat(prices(6, day -> day < 90 ? 10 : 20))
                .containsExactly(
                        "The middle of 6 products costs 2.0 times as much in the last third of days as in the first");
        assertThat(prices(6, day -> day < 90 ? 30 : 10))
                .hasSize(1)
                .first()
                .asString()
                .contains("costs 0.3 times as");
    }

    @Test
    void pricesThatRoseAsUsualAndThoseOfAFewProductsAreNot() {
        assertThat(prices(6, day -> 100 + day / 6)).isEmpty();
        assertThat(prices(4, day -> day < 90 ? 10 : 20)).isEmpty();
    }

    /** Customers by number with the days of their orders. */
    private List<String> orders(int customers, IntFunction<IntStream> days) {
        StringBuilder text = new StringBuilder("time,customer,amount\n");
        for (int i = 0; i < customers; i++) {
            int customer = i;
            days.apply(i).forEach(day -> text.append(FIRST.plusDays(day) + " 10:00:00,c" + customer + ",5\n"));
        }
        return Breaks.of(SmallShop.transactions(folder, text.toString()));
    }

    @Test
    void aShopThatWasClosedIsSaid() {
        assertThat(orders(9, i -> IntStream.range(i, DAYS).filter(day -> day < 60 || day > 100)))
                .containsExactly("No line lies between 2024-02-29 and 2024-04-11:"
                        + " recency and gaps count these days as if the shop had been open");
        assertThat(orders(9, i -> IntStream.range(i, DAYS).filter(day -> day % 60 < 20)))
                .isEmpty();
    }

    @Test
    void aMonthWithManyTimesTheUsualFirstOrdersIsAsked() {
        assertThat(orders(370, i -> IntStream.of(i < 270 ? i : 195, 270)))
                .containsExactly(
                        "In 2024-07 131 customers ordered for the first time, 4.3 times as many as in the middle"
                                + " month: a season, customers of another shop, or old ones under new ids");
        assertThat(orders(350, i -> IntStream.of(i, 350))).isEmpty();
    }

    @Test
    void manyMonthsWithManyFirstOrdersAreOneSentence() {
        assertThat(orders(500, i -> IntStream.of(i < 420 ? 120 * (i % 6) + 125 : 9 * (i - 420), 719)))
                .filteredOn(said -> said.contains("first time"))
                .containsExactly(
                        "In 2024-05 73 customers ordered for the first time, 18.3 times as many as in the middle"
                                + " month, and over 4 times in 2024-09, 2024-12, 2025-04 and 2 more:"
                                + " a season, customers of another shop, or old ones under new ids");
    }

    @Test
    void oldCustomersWhoSeemNewMonthByMonthFewerAreNotAsked() {
        int[] months = {300, 250, 200, 160, 120, 90, 70, 50, 40, 30, 25, 20, 15, 12, 10, 8, 7, 6, 5, 4, 3, 3, 2, 2};
        int[] first = IntStream.range(0, months.length)
                .flatMap(month -> IntStream.generate(() -> 15 + 61 * month / 2).limit(months[month]))
                .toArray();
        assertThat(orders(first.length, i -> IntStream.of(first[i], 719))).isEmpty();
    }

    @Test
    void ofAYoungShopNobodyHasBeenAwayForLong() {
        assertThat(orders(50, i -> IntStream.range(0, 31)))
                .containsExactly("The lines span 30 days: nobody has been away for long, whatever a segment is called");
        assertThat(orders(50, i -> IntStream.range(0, 92))).isEmpty();
        assertThat(orders(49, i -> IntStream.range(0, 31))).isEmpty();
    }
}
