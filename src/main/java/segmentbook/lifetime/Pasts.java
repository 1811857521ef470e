package segmentbook.lifetime;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.FastMath;
import segmentbook.lifetime.PurchaseHistory.Past;

/**
 * The different pasts of customers, each with how many have it. Their times are numbered: there are as many as days, so a
 * likelihood takes few logarithms.
 */
final class Pasts {
    private static final int MANY = 2_000; // different pasts, worth sharing out among processors

    private static final double LARGE = 1e300; // doubled no overflow yet

    private final Past[] all;
    private final int[] customers;
    private final double[] times; // different, rising
    private final int[] last;
    private final int[] observed;

    /** What one customer adds, by the number of repeats and the numbers of two times. */
    interface Term {
        double of(int repeats, int last, int observed);
    }

    Pasts(List<Past> each) {
        Map<Past, Integer> equal = new LinkedHashMap<>();
        each.forEach(past -> equal.merge(past, 1, Integer::sum));
        all = equal.keySet().toArray(Past[]::new);
        customers = equal.values().stream().mapToInt(count -> count).toArray();
        times = equal.keySet().stream()
                .flatMapToDouble(past -> DoubleStream.of(past.last(), past.observed()))
                .distinct()
                .sorted()
                .toArray();
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
        return Arrays.stream(times).map(time -> FastMath.log(start + time)).toArray();
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
        return sum(i -> term.of(all[i].repeats(), last[i], observed[i]));
    }

    /** The sum over all customers of a value and of log(1 + exp(odds)): of factors of single customers one logarithm is taken. */
    double sum(Term value, Term odds) {
        double sum = sum((repeats, last, observed) ->
                value.of(repeats, last, observed) + Math.max(0, odds.of(repeats, last, observed)));
        double[] less = each(i -> StrictMath.exp(-Math.abs(odds.of(all[i].repeats(), last[i], observed[i]))));
        double product = 1;
        for (int i = 0; i < all.length; i++) {
            sum += customers[i] > 1 ? customers[i] * FastMath.log(1 + less[i]) : 0;
            product *= customers[i] > 1 ? 1 : 1 + less[i];
            if (product > LARGE) {
                sum += FastMath.log(product);
                product = 1;
            }
        }
        return sum + FastMath.log(product);
    }

    private double[] each(IntToDoubleFunction value) {
        double[] values = new double[all.length];
        if (all.length > MANY) {
            IntStream.range(0, all.length).parallel().forEach(i -> values[i] = value.applyAsDouble(i));
        } else {
            Arrays.setAll(values, value);
        }
        return values;
    }

    /** The sum over all customers of a value of the numbered past. */
    double sum(IntToDoubleFunction value) {
        double[] values = each(value);
        double sum = 0;
        for (int i = 0; i < all.length; i++) {
            sum += customers[i] * values[i];
        }
        return sum;
    }
}
