package segmentbook.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static segmentbook.statistics.Words.say;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import segmentbook.transactions.OnlineRetail;
import segmentbook.transactions.SmallShop;

/** Orders by weekday and hour; 2024-01-01 is a Monday. */
class WeekHoursTests {
    private final Path folder;

    WeekHoursTests(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Lines of {@code invoice,time}, all of one customer. */
    private WeekHours week(String... lines) {
        StringBuilder text = new StringBuilder("invoice,time,price,customer\n");
        for (int i = 0; i < lines.length; i++) {
            text.append(lines[i]).append(',').append(i + 1).append(",ann\n");
        }
        return WeekHours.of(SmallShop.transactions(folder, text.toString()));
    }

    @Test
    void anOrderCountsOnceAtTheTimeOfItsFirstLine() {
        WeekHours week = week("1,2024-01-01 11:01:00", "1,2024-01-01 10:59:59", "2,2024-01-02 09:00:00");
        assertThat(week.orders(DayOfWeek.MONDAY)).isEqualTo(1);
        assertThat(week.orders(DayOfWeek.MONDAY, 10)).isEqualTo(1);
        assertThat(week.orders(DayOfWeek.MONDAY, 11)).isZero();
        assertThat(week.orders(DayOfWeek.TUESDAY, 9)).isEqualTo(1);
        assertThat(week.hours()).containsExactly(9, 10);
    }

    @Test
    void oneInvoiceNumberOfTwoCustomersIsTwoOrders() {
        WeekHours week = WeekHours.of(SmallShop.transactions(
                folder, "invoice,time,price,customer\n1,2024-01-01 10:00:00,1,ann\n1,2024-01-01 10:00:00,1,ben\n"));
        assertThat(week.orders(DayOfWeek.MONDAY)).isEqualTo(2);
    }

    @Test
    void quietHoursBetweenBusyOnesAreThere() {
        WeekHours week = week("1,2024-01-01 08:00:00", "2,2024-01-02 11:30:00");
        assertThat(week.hours()).containsExactly(8, 9, 10, 11);
        assertThat(week.busiestHour(DayOfWeek.TUESDAY)).hasValue(11);
        assertThat(week.busiestHour(DayOfWeek.SUNDAY)).isEmpty();
    }

    @Test
    void theFirstOfEquallyBusyDaysAndHoursIsNamed() {
        WeekHours week = week("1,2024-01-03 12:00:00", "2,2024-01-03 09:00:00", "3,2024-01-05 10:00:00");
        assertThat(week.busiestDay()).isEqualTo(DayOfWeek.WEDNESDAY);
        assertThat(week.busiestHour(DayOfWeek.WEDNESDAY)).hasValue(9);
        assertThat(week("1,2024-01-02 12:00:00", "2,2024-01-07 12:00:00").busiestDay())
                .isEqualTo(DayOfWeek.TUESDAY);
    }

    /** So many orders on each Wednesday from 2024-01-03 on, and on each other day of its week. */
    @ParameterizedTest
    @CsvSource({"12, 5, ', which chance alone could do'", "24, 3, ''"})
    void aDayThatIsBusiestByChanceIsNotSaidToBeBusier(int wednesdays, int others, String chance) {
        String[] lines = IntStream.range(0, 7)
                .boxed()
                .flatMap(day -> IntStream.range(0, day == 0 ? wednesdays : others)
                        .mapToObj(order -> day + "-" + order + ",2024-01-0" + (3 + day) + " 10:00:00"))
                .toArray(String[]::new);
        assertThat(week(lines).sentence())
                .isEqualTo("Most orders come on Wednesday" + chance + "; its busiest hour is from 10 to 11 o'clock");
    }

    /** So many orders on a Wednesday from 10 to 11, and in each of nine other hours. */
    @ParameterizedTest
    @CsvSource({"5, 3, ', which chance alone could do'", "20, 3, ''"})
    void anHourThatIsBusiestByChanceIsNotSaidToBeBusier(int atTen, int others, String chance) {
        String[] lines = IntStream.range(8, 18)
                .boxed()
                .flatMap(hour -> IntStream.range(0, hour == 10 ? atTen : others)
                        .mapToObj(order -> say("%d-%d,2024-01-03 %02d:00:00", hour, order, hour)))
                .toArray(String[]::new);
        assertThat(week(lines).sentence()).endsWith("; its busiest hour is from 10 to 11 o'clock" + chance);
    }

    /** Forty orders a day from a Monday on, with forty or ninety on the last day, a Monday again. */
    @ParameterizedTest
    @CsvSource({"8, 40, ', which chance alone could do'", "15, 40, ', which chance alone could do'", "8, 90, ''"})
    void aWeekdayThatCameOftenerIsNotBusierForThat(int days, int ofTheLast, String chance) {
        String[] lines = IntStream.range(0, days)
                .boxed()
                .flatMap(day -> IntStream.range(0, day == days - 1 ? ofTheLast : 40)
                        .mapToObj(order -> say("%d-%d,2024-01-%02d 10:00:00", day, order, 1 + day)))
                .toArray(String[]::new);
        assertThat(week(lines).sentence()).startsWith("Most orders come on Monday" + chance + ";");
    }

    @Test
    void midnightEverywhereIsNoTimeOfDay() {
        WeekHours week = week("1,2024-01-01 00:00:00", "2,2024-01-06 00:00:00", "3,2024-01-06 00:00:00");
        assertThat(week.hasTimeOfDay()).isFalse();
        assertThat(week.hours()).isEmpty();
        assertThat(week.busiestDay()).isEqualTo(DayOfWeek.SATURDAY);
        assertThat(week.busiestHour(DayOfWeek.SATURDAY)).isEmpty();
        assertThat(week.table().columnNames()).containsExactly("weekday", "orders", "% of orders");
        assertThat(week.metrics()).containsEntry("has_time_of_day", false);
    }

    @Test
    void oneOtherTimeMakesMidnightAnHour() {
        WeekHours week = week("1,2024-01-01 00:00:00", "2,2024-01-01 00:01:00");
        assertThat(week.hasTimeOfDay()).isTrue();
        assertThat(week.hours()).containsExactly(0);
        assertThat(week.table().stringColumn("busiest hour").get(0)).isEqualTo("0:00");
    }

    @Test
    void theTableHasARowADay() {
        var table = week("1,2024-01-01 08:00:00", "2,2024-01-02 11:30:00", "3,2024-01-02 11:45:00")
                .table();
        assertThat(table.stringColumn("weekday").asList())
                .startsWith("Monday", "Tuesday")
                .hasSize(7);
        assertThat(table.intColumn("orders").asList()).containsExactly(1, 2, 0, 0, 0, 0, 0);
        assertThat(table.doubleColumn("% of orders").get(1)).isEqualTo(200 / 3., within(1e-12));
        assertThat(table.stringColumn("busiest hour").asList()).startsWith("8:00", "11:00", "");
    }

    /**
     * Set D in pandas: {@code o = d.groupby(["CustomerID", "InvoiceNo"]).time.min()}, {@code
     * pandas.crosstab(o.dt.dayofweek, o.dt.hour)}, hours 6 to 20.
     */
    @ParameterizedTest
    @CsvSource({
        "MONDAY, 0 4 85 247 315 332 475 432 366 310 172 66 0 0 0",
        "WEDNESDAY, 0 5 114 287 425 406 605 490 410 368 222 78 0 2 1",
        "THURSDAY, 1 9 119 291 436 363 580 474 434 416 304 243 163 129 16",
        "SATURDAY, 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0",
        "SUNDAY, 0 0 0 2 223 384 458 355 306 327 103 0 0 0 0"
    })
    void ordersAreThoseOfPandas(DayOfWeek day, String orders) {
        WeekHours week = WeekHours.of(OnlineRetail.D.transactions());
        int[] expected =
                Arrays.stream(orders.split(" ")).mapToInt(Integer::parseInt).toArray();
        assertThat(IntStream.rangeClosed(6, 20).map(hour -> week.orders(day, hour)))
                .containsExactly(Arrays.stream(expected).boxed().toArray(Integer[]::new));
        assertThat(week.hours()).startsWith(6).endsWith(20);
        assertThat(week.busiestDay()).isEqualTo(DayOfWeek.THURSDAY);
    }
}
