package segmentbook.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntUnaryOperator;
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
        assertThat(Breaks.of(SmallShop.transactions(folder, text.toString()))).isEmpty();
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
}
