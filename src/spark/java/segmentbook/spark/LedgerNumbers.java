package segmentbook.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import segmentbook.statistics.Sum;
import segmentbook.transactions.Ledger;
import segmentbook.transactions.Ledger.Entry;
import segmentbook.transactions.Ledger.LeftOut;
import segmentbook.transactions.Ledger.NettingSummary;
import segmentbook.transactions.Rule;

/** Ledgers of parts added up: no customer and no line stands in two parts, so every number is a sum. */
final class LedgerNumbers {
    private static final int ENTRY = 4; // lines, customers, units, money

    private LedgerNumbers() {}

    /** All numbers of a ledger in a fixed order. */
    static List<Double> of(Ledger ledger) {
        List<Double> numbers = new ArrayList<>();
        Stream.of(
                        Stream.of(ledger.read()),
                        ledger.leftOut().stream().map(LeftOut::entry),
                        Stream.of(ledger.reductions(), ledger.kept()))
                .flatMap(each -> each)
                .forEach(each -> numbers.addAll(
                        List.of((double) each.lines(), (double) each.customers(), each.units(), each.money())));
        ledger.nettingSummary()
                .ifPresent(each -> numbers.addAll(List.of(
                        (double) each.wholly(),
                        (double) each.partly(),
                        (double) each.not(),
                        each.unitsWithout(),
                        each.moneyWithout(),
                        each.moneyNetted())));
        return numbers;
    }

    static List<Double> boxed(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    /** The ledger of all parts, at least one. */
    static Ledger sum(List<List<Double>> parts) {
        Sum[] sums = new Sum[parts.get(0).size()];
        Arrays.setAll(sums, i -> new Sum());
        parts.forEach(part -> IntStream.range(0, sums.length).forEach(i -> sums[i].add(part.get(i))));
        double[] all = Arrays.stream(sums).mapToDouble(Sum::value).toArray();
        int rules = Rule.values().length;
        int after = (rules + 3) * ENTRY;
        return new Ledger(
                entry(all, 0),
                Stream.of(Rule.values())
                        .map(rule -> new LeftOut(rule, entry(all, 1 + rule.ordinal())))
                        .toList(),
                entry(all, rules + 1),
                entry(all, rules + 2),
                after == all.length
                        ? null
                        : new NettingSummary(
                                (long) all[after],
                                (long) all[after + 1],
                                (long) all[after + 2],
                                all[after + 3],
                                all[after + 4],
                                all[after + 5]));
    }

    private static Entry entry(double[] all, int number) {
        int at = number * ENTRY;
        return new Entry((long) all[at], (long) all[at + 1], all[at + 2], all[at + 3]);
    }
}
