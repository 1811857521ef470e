package segmentbook.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import segmentbook.statistics.Distribution;
import segmentbook.transactions.OnlineRetail;
import segmentbook.transactions.SmallShop;

/** Baskets, and the days between them. */
class OrdersTests {
    private final Path folder;

    OrdersTests(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Lines of {@code invoice,customer,day,quantity,price}. */
    private Orders orders(String... lines) {
        StringBuilder text = new StringBuilder("invoice,customer,time,quantity,price\n");
        for (String line : lines) {
            String[] cells = line.split(",", -1);
            cells[2] += " 10:00:00";
            text.append(String.join(",", cells)).append('\n');
        }
        return Orders.of(SmallShop.transactions(folder, text.toString()));
    }

    /** One order of ann on each of these days. */
    private OrderGaps gaps(String... days) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < days.length; i++) {
            lines.add(i + ",ann," + days[i] + ",1,1");
        }
        return OrderGaps.of(orders(lines.toArray(String[]::new)));
    }

    @Nested
    class Baskets {
        @Test
        void holdLinesUnitsAndMoney() {
            Orders orders = orders(
                    "1,ann,2024-01-01,2,5",
                    "1,ann,2024-01-01,3,1",
                    "2,ann,2024-01-02,1,7",
                    "3,ben,2024-01-02,1,1",
                    "1,ben,2024-01-02,4,2");
            assertThat(orders.size()).isEqualTo(4);
            assertThat(orders.lines().values()).containsExactly(1, 1, 1, 2);
            assertThat(orders.units().values()).containsExactly(1, 1, 4, 5);
            assertThat(orders.amounts().values()).containsExactly(1, 7, 8, 13);
            assertThat(orders.amounts().name()).isEqualTo("order value, GBP");
            assertThat(orders.metrics())
                    .containsEntry("orders", 4)
                    .containsEntry("median_units", 2.5)
                    .containsEntry("median_order_value", 7.5);
        }

        /** Set D in pandas: {@code d.groupby(["CustomerID", "InvoiceNo"])}, size, sums, {@code .describe()}. */
        @Test
        void areThoseOfPandas() {
            Orders orders = Orders.of(OnlineRetail.D.transactions());
            assertThat(quartiles(orders.lines())).containsExactly(1, 7, 15, 27, 541);
            assertThat(quartiles(orders.units())).containsExactly(1, 75, 154, 288, 15049);
            assertThat(orders.amounts().quantile(1, 4)).isEqualTo(155.37, within(1e-9));
            assertThat(orders.amounts().median()).isEqualTo(297.65, within(1e-9));
            assertThat(orders.amounts().max()).isEqualTo(27872.80, within(1e-9));
            assertThat(orders.lines().mean()).isEqualTo(21.2597, within(5e-5));
            assertThat(orders.units().mean()).isEqualTo(267.8209, within(5e-5));
            assertThat(orders.amounts().mean()).isEqualTo(451.6772, within(5e-5));
        }

        private static double[] quartiles(Distribution distribution) {
            return IntStream.rangeClosed(0, 4)
                    .mapToDouble(quarter -> distribution.quantile(quarter, 4))
                    .toArray();
        }
    }

    @Nested
    class Gaps {
        @Test
        void areDaysBetweenOrdersAndNoneWithinADay() {
            OrderGaps gaps = gaps("2024-01-01", "2024-01-01", "2024-01-04", "2024-02-04");
            assertThat(gaps.size()).isEqualTo(2);
            assertThat(gaps.customers()).isEqualTo(1);
            assertThat(gaps.median()).hasValue((3 + 31) / 2.);
        }

        /** A dozen regulars come every ten days but for one month of pause; the last of them came a week ago, or five weeks. */
        @ParameterizedTest
        @CsvSource({"12, 7, true", "12, 35, false", "9, 7, false"})
        void sayWhetherAnybodyIsOverdue(int regulars, int longest, boolean nobody) {
            String[] lines = IntStream.range(0, regulars)
                    .boxed()
                    .flatMap(who -> IntStream.of(0, 10, 20, 30, 60, 70, 80).mapToObj(day -> "%d-%d,r%d,%s,1,1"
                            .formatted(
                                    who, day, who, LocalDate.parse("2024-01-01").plusDays(day + who / 6))))
                    .toArray(String[]::new);
            assertThat(OrderGaps.of(orders(lines)).whyNobodyIsOverdue(longest).orElse(""))
                    .isEqualTo(
                            nobody
                                    ? "Everybody has bought within 7 days, and one in 20 gaps between orders is longer:"
                                            + " nobody is overdue, and names such as Hibernating only say who bought earlier"
                                    : "");
        }

        @Test
        void areThoseOfEachCustomerAlone() {
            OrderGaps gaps = OrderGaps.of(orders(
                    "1,ann,2024-01-01,1,1", "2,ben,2024-01-02,1,1", "3,ann,2024-01-11,1,1", "4,cem,2024-01-12,1,1"));
            assertThat(gaps.size()).isEqualTo(1);
            assertThat(gaps.customers()).isEqualTo(1);
            assertThat(gaps.median()).hasValue(10);
        }

        @ParameterizedTest
        @CsvSource({
            "2024-01-02, 0",
            "2024-01-08, 0",
            "2024-01-09, 1",
            "2024-01-15, 1",
            "2024-04-01, 12",
            "2024-04-02, 13",
            "2025-01-01, 13"
        })
        void fallIntoWeeksOfSevenDaysAndTheRest(String next, int week) {
            OrderGaps gaps = gaps("2024-01-01", next);
            assertThat(IntStream.range(0, 14)
                            .mapToDouble(each -> gaps.shares().percent("gaps", each))
                            .sum())
                    .isEqualTo(100);
            assertThat(gaps.shares().percent("gaps", week)).isEqualTo(100);
            assertThat(gaps.weeks().get(week)).isEqualTo(week == 13 ? "more" : String.valueOf(week + 1));
        }

        @Test
        void areNoneWhereNobodyCameBack() {
            OrderGaps gaps = gaps("2024-01-01");
            assertThat(gaps.size()).isZero();
            assertThat(gaps.customers()).isZero();
            assertThat(gaps.median()).isEmpty();
            assertThat(gaps.shares().table().rowCount()).isEqualTo(14);
            assertThat(gaps.shares().finding()).isEqualTo("Nobody has ordered on two different days");
            assertThat(gaps.typical()).isEmpty();
            assertThat(gaps.ofTopTenth()).isNaN();
            assertThat(gaps.metrics()).doesNotContainKey("median_gap_days");
        }

        /**
         * Set D in pandas: {@code d.drop_duplicates(["CustomerID", "day"]).sort_values(["CustomerID", "day"])}, {@code
         * g = groupby("CustomerID").day.diff().dt.days.dropna()}, {@code numpy.minimum((g - 1) // 7, 13)}.
         */
        @Test
        void areThoseOfPandas() {
            OrderGaps gaps = OrderGaps.of(Orders.of(OnlineRetail.D.transactions()));
            long[] weeks = {2063, 1713, 1381, 1055, 924, 821, 651, 507, 403, 331, 272, 248, 201, 1700};
            assertThat(gaps.size()).isEqualTo(12_270);
            assertThat(gaps.customers()).isEqualTo(2_769);
            assertThat(gaps.median()).hasValue(28);
            assertThat(IntStream.range(0, 14)
                            .mapToLong(week -> Math.round(12_270 * gaps.shares().percent("gaps", week) / 100))
                            .toArray())
                    .containsExactly(weeks);
        }
    }
}
