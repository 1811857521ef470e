package segmentbook.statistics;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Numbers of rows, from 0, and what stands in these rows. */
public final class Rows {
    private Rows() {}

    /** The rows of {@code size} for which a condition holds, from the first to the last. */
    public static int[] where(int size, IntPredicate condition) {
        int[] rows = new int[size];
        int count = 0;
        for (int row = 0; row < size; row++) { // a loop, because there may be millions of rows
            if (condition.test(row)) {
                rows[count++] = row;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    /** The n of every n-th of {@code size} rows that leaves at most {@code most}. */
    public static int step(int size, int most) {
        return Math.max(1, (size + most - 1) / most);
    }

    /** The same as a set. */
    public static BitSet holding(int size, IntPredicate condition) {
        BitSet rows = new BitSet();
        for (int row = 0; row < size; row++) {
            rows.set(row, condition.test(row));
        }
        return rows;
    }

    /** All {@code size} rows in an order; those that are equal by it stay as they are. */
    public static int[] sorted(int size, Comparator<Integer> order) {
        var rows = IntStream.range(0, size).boxed().sorted(order);
        return rows.mapToInt(Integer::intValue).toArray();
    }

    /** A value for each of {@code size} rows. */
    public static double[] values(int size, IntToDoubleFunction value) {
        double[] values = new double[size];
        Arrays.setAll(values, value);
        return values;
    }

    /** The first of some items for which a condition holds. */
    public static <T> Optional<T> first(Collection<T> items, Predicate<? super T> condition) {
        return items.stream().filter(condition).findFirst();
    }

    /** Those of some items for which a condition holds, in their order. */
    public static <T> List<T> where(Collection<T> items, Predicate<? super T> condition) {
        return items.stream().filter(condition).toList();
    }

    /** A value for each of some items, in their order. */
    public static <T> double[] values(Collection<T> items, ToDoubleFunction<? super T> value) {
        return items.stream().mapToDouble(value).toArray();
    }

    /** What belongs to each number from 0 on, in their order. */
    public static <T> List<T> list(int size, IntFunction<? extends T> value) {
        return IntStream.range(0, size).<T>mapToObj(value).toList();
    }

    /** What belongs to each of some items, in their order. */
    public static <T, R> List<R> list(Collection<T> items, Function<? super T, ? extends R> value) {
        return items.stream().<R>map(value).toList();
    }

    /** How often each number from 0 to below {@code size} stands among some. */
    public static int[] counts(int size, IntStream numbers) {
        int[] counts = new int[size];
        numbers.forEach(each -> counts[each]++);
        return counts;
    }

    /** What {@code value} makes of each item, by what {@code key} does, in their order. */
    public static <T, K, V> Map<K, V> map(
            Collection<T> items, Function<? super T, ? extends K> key, Function<? super T, ? extends V> value) {
        Map<K, V> map = new LinkedHashMap<>();
        items.forEach(each -> map.put(key.apply(each), value.apply(each)));
        return map;
    }

    /** What {@code value} makes of each value, by the same keys, in their order. */
    public static <K, T, V> Map<K, V> map(Map<K, T> values, Function<? super T, ? extends V> value) {
        return map(values.entrySet(), Map.Entry::getKey, each -> value.apply(each.getValue()));
    }

    /** Those of some rows where a condition holds, in their order. */
    public static int[] where(int[] rows, IntPredicate condition) {
        return IntStream.of(rows).filter(condition).toArray();
    }

    /** Some rows in an order; those that are equal by it stay as they are. */
    public static List<Integer> inOrder(int[] rows, Comparator<Integer> order) {
        return IntStream.of(rows).boxed().sorted(order).toList();
    }

    /** The sum of the values of some rows. */
    public static double sum(int[] rows, IntToDoubleFunction value) {
        return IntStream.of(rows).mapToDouble(value).sum();
    }

    /** The row of the greatest of values, of equals the first; no value may be missing. */
    public static int greatest(double... values) {
        return IntStream.range(0, values.length).reduce(0, (one, other) -> values[other] > values[one] ? other : one);
    }

    /** The values that stand in some rows, in the order of these rows; a row may be named twice. */
    public static double[] pick(double[] values, int... rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }

    /** Likewise of whole numbers, such as labels. */
    public static int[] pick(int[] values, int... rows) {
        return IntStream.of(rows).map(row -> values[row]).toArray();
    }

    /** The row in which each id stands, by id; ids are all different. */
    public static Map<String, Integer> byId(List<String> ids) {
        Map<String, Integer> rows = new HashMap<>();
        ids.forEach(id -> rows.put(id, rows.size()));
        return rows;
    }

    /** The row among {@code all} in which each of some ids stands, -1 where none does. */
    public static int[] find(List<String> ids, List<String> all) {
        Map<String, Integer> rows = byId(all);
        return ids.stream().mapToInt(id -> rows.getOrDefault(id, -1)).toArray();
    }
}
