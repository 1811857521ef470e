package segmentbook.lifetime;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import segmentbook.lifetime.PurchaseHistory.Past;

/**
 * The different pasts of customers, each with how many have it. Their times are numbered: there are as many as days, so a
 * likelihood takes few logarithms.
 */
final class Pasts {
    private static final int MANY = 2_000; // different pasts, worth sharing out among processors

    private static final double LARGE = 1e300; // doubled no overflow yet
    private static final double UNLIKELY = -40; // as a logarithm: adds no digit to 1

    private final Past[] all;
    private final int[] customers;
    private final double[] times; // different, rising
    private final int[] repeats;
    private final int[] last;
    private final int[] observed;

    /** What one customer adds, by the number of repeats and the numbers of two times. */
    interface Term {
        double of(int repeats, int last, int observed);
    }

    Pasts(List<Past> each) {
        var equal = new LinkedHashMap<Past, Integer>();
        each.forEach(past -> equal.merge(past, 1, Integer::sum));
        all = equal.keySet().toArray(Past[]::new);
        customers = equal.values().stream().mapToInt(count -> count).toArray();
        times = equal.keySet().stream()
                .flatMapToDouble(past -> DoubleStream.of(past.last(), past.observed()))
                .distinct()
                .sorted()
                .toArray();
        repeats = Arrays.stream(all).mapToInt(Past::repeats).toArray();
        last = numbers(Past::last);
        observed = numbers(Past::observed);
    }

    private int[] numbers(ToDoubleFunction<Past> time) {
        return Arrays.stream(all)
                .mapToInt(past -> Arrays.binarySearch(times, time.applyAsDouble(past)))
                .toArray();
    }

    Past at(int i) {
        return all[i];
    }

    double time(int number) {
        return times[number];
    }

    /** log(start + time) of each time. */
    double[] logs(double start) {
        return Arrays.stream(times).map(time -> StrictMath.log(start + time)).toArray();
    }

    /** By number of a time its most repeats; -1 where no past has it. */
    int[] mostRepeats() {
        int[] most = new int[times.length];
        Arrays.fill(most, -1);
        for (int i = 0; i < all.length; i++) {
            most[last[i]] = Math.max(most[last[i]], all[i].repeats());
            most[observed[i]] = Math.max(most[observed[i]], all[i].repeats());
        }
        return most;
    }

    /** The sum over all customers. */
    double sum(Term term) {
        return sum(i -> term.of(repeats[i], last[i], observed[i]));
    }

    /**
     * What a likelihood needs by the number of repeats, beside the logarithms of times.
     *
     * @param value what is added
     * @param power how often the logarithm of the time observed is taken from it
     * @param odds of having left at the last purchase, as a logarithm, but for the same power of the time since
     */
    record ByRepeats(double[] value, double[] power, double[] odds) {}

    /** The sum over all customers; blocks of pasts are added in their order. */
    double sum(ByRepeats by, double[] logs) {
        double[] blocks = new double[all.length / MANY + 1];
        IntStream.range(0, blocks.length)
                .parallel()
                .forEach(i -> blocks[i] = sum(by, logs, i * MANY, Math.min(all.length, (i + 1) * MANY)));
        return DoubleStream.of(blocks).sum();
    }

    /** Of the factors of single customers, 1 + exp(odds), one logarithm is taken. */
    private double sum(ByRepeats by, double[] logs, int from, int to) {
        double sum = 0;
        double product = 1;
        for (int i = from; i < to; i++) {
            double log = logs[observed[i]];
            double value = by.value[repeats[i]] - by.power[repeats[i]] * log;
            double odds = by.odds[repeats[i]] + by.power[repeats[i]] * (log - logs[last[i]]);
            double factor = odds > UNLIKELY ? 1 + StrictMath.exp(-Math.abs(odds)) : 1;
            sum += customers[i] * (value + Math.max(0, odds));
            if (customers[i] == 1) {
                product *= factor;
            } else if (factor > 1) {
                sum += customers[i] * StrictMath.log(factor);
            }
            if (product > LARGE) {
                sum += StrictMath.log(product);
                product = 1;
            }
        }
        return sum + StrictMath.log(product);
    }

    /** The sum over all customers of a value of the numbered past. */
    double sum(IntToDoubleFunction value) {
        IntStream places = IntStream.range(0, all.length);
        double[] values = (all.length > MANY ? places.parallel() : places)
                .mapToDouble(value)
                .toArray();
        double sum = 0;
        for (int i = 0; i < all.length; i++) {
            sum += customers[i] * values[i];
        }
        return sum;
    }
}
