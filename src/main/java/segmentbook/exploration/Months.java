package segmentbook.exploration;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import segmentbook.statistics.Rows;
import segmentbook.transactions.Transactions;

/**
 * Calendar months one after the other, none left out.
 *
 * @param first the first month
 * @param size how many, at least 1
 * @param observed the last day that the file speaks of
 */
record Months(YearMonth first, int size, LocalDate observed) {

    /** From the month of the earliest to that of the latest day, each in days since 1970, at least one. */
    static Months of(LongStream days) {
        var range = days.summaryStatistics();
        LocalDate last = LocalDate.ofEpochDay(range.getMax());
        YearMonth first = YearMonth.from(LocalDate.ofEpochDay(range.getMin()));
        return new Months(first, index(YearMonth.from(last)) - index(first) + 1, last);
    }

    /** The months of the kept lines; they are observed up to the day before the snapshot. */
    static Months of(Transactions transactions) {
        Months lines = of(IntStream.range(0, transactions.size()).mapToLong(transactions::day));
        LocalDate eve = transactions.snapshot().minusDays(1);
        return new Months(lines.first, lines.size, eve.isAfter(lines.observed) ? eve : lines.observed);
    }

    private static int index(YearMonth month) {
        return 12 * month.getYear() + month.getMonthValue() - 1;
    }

    /** The number of a day's month, from 0. */
    int of(long day) {
        return index(YearMonth.from(LocalDate.ofEpochDay(day))) - index(first);
    }

    /** The months in their order. */
    List<YearMonth> all() {
        return Rows.list(size, first::plusMonths);
    }

    /** Whether the last month goes on after the last observed day. */
    boolean lastIsPartial() {
        return observed.isBefore(first.plusMonths(size - 1L).atEndOfMonth());
    }

    /** What a sentence about months ends with where the last one is partial. */
    String partial() {
        return lastIsPartial() ? "; the last month is not complete" : "";
    }
}
