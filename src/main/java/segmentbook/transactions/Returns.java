package segmentbook.transactions;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import segmentbook.statistics.Sum;
import segmentbook.tables.TextColumn;

/** Cancellations that cleaning took out: who sent back how many units, and when. */
final class Returns {
    private final int[] customers;
    private final long[] days;
    private final double[] units;

    private Returns(int[] customers, long[] days, double[] units) {
        this.customers = customers;
        this.days = days;
        this.units = units;
    }

    /** Those of customers with a line that stays. */
    static Returns of(Cleaning cleaning, int[] kept, Numbering numbers) {
        InvoiceLines lines = cleaning.invoiceLines();
        TextColumn customer = lines.customers();
        int[] numberOfCode = new int[customer.distinct()];
        Arrays.fill(numberOfCode, -1);
        IntStream.range(0, kept.length).forEach(i -> numberOfCode[customer.code(kept[i])] = numbers.of(i));
        int[] sentBack = IntStream.range(0, lines.size())
                .filter(line -> !cleaning.isKept(line)
                        && cleaning.rule(line) == Rule.CANCELLATION
                        && numberOfCode[customer.code(line)] >= 0)
                .toArray();
        return new Returns(
                IntStream.of(sentBack)
                        .map(line -> numberOfCode[customer.code(line)])
                        .toArray(),
                IntStream.of(sentBack).mapToLong(lines::day).toArray(),
                IntStream.of(sentBack)
                        .mapToDouble(line -> -lines.quantity(line))
                        .toArray());
    }

    /** Those up to and including a day, of customers who are among others too, by their numbers there. */
    Returns until(LocalDate day, List<String> before, List<String> after) {
        Map<String, Integer> numbers = new HashMap<>();
        IntStream.range(0, after.size()).forEach(i -> numbers.put(after.get(i), i));
        int[] number =
                before.stream().mapToInt(id -> numbers.getOrDefault(id, -1)).toArray();
        int[] early = IntStream.range(0, units.length)
                .filter(i -> days[i] <= day.toEpochDay() && number[customers[i]] >= 0)
                .toArray();
        return new Returns(
                IntStream.of(early).map(i -> number[customers[i]]).toArray(),
                IntStream.of(early).mapToLong(i -> days[i]).toArray(),
                IntStream.of(early).mapToDouble(i -> units[i]).toArray());
    }

    /** Units by the number of a customer. */
    double[] units(int groups) {
        return Sum.byGroup(units.length, i -> units[i], groups, i -> customers[i]);
    }
}
