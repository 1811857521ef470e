package segmentbook.columns;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The columns of a table with one row for each {@code T}, each declared once: the header that readers see, the name in
 * result files, and the value. Immutable; each call gives the columns with one more.
 *
 * <p>A column whose header is empty is in files only, one whose name is empty for readers only.
 */
public final class Columns<T> {
    /** What a cell shows as a table, as other objects in words. */
    public abstract static class Tabled {
        /** How to see it, for who prints it or puts it into a sentence. */
        @Override
        public String toString() {
            return getClass().getSimpleName() + ": a cell that ends with it shows its table;"
                    + " Notebook.help(…) lists what it can do";
        }
    }

    private final List<Declared<T>> all;

    /** One column; {@code value} gives what {@code summary.json} holds. */
    private record Declared<T>(
            String header,
            String name,
            BiFunction<String, List<? extends T>, Column<?>> shown,
            BiFunction<String, List<? extends T>, Column<?>> filed,
            Function<T, Object> value) {}

    private Columns(List<Declared<T>> all) {
        this.all = List.copyOf(all);
    }

    /** No columns yet. */
    public static <T> Columns<T> none() {
        return new Columns<>(List.of());
    }

    private Columns<T> with(Declared<T> column) {
        List<Declared<T>> more = new ArrayList<>(all);
        more.add(column);
        return new Columns<>(more);
    }

    /** And a column of texts. */
    public Columns<T> text(String header, String name, Function<? super T, String> value) {
        BiFunction<String, List<? extends T>, Column<?>> column =
                (title, rows) -> StringColumn.create(title, rows.stream().map(value));
        return with(new Declared<>(header, name, column, column, value::apply));
    }

    /** And a column of whole numbers: of type {@code long} only where one needs it. */
    public Columns<T> whole(String header, String name, ToLongFunction<? super T> value) {
        BiFunction<String, List<? extends T>, Column<?>> column = (title, rows) -> {
            long[] all = rows.stream().mapToLong(value).toArray();
            return LongStream.of(all).allMatch(each -> each == (int) each)
                    ? IntColumn.create(title, LongStream.of(all).mapToInt(Math::toIntExact))
                    : LongColumn.create(title, all);
        };
        return with(new Declared<>(header, name, column, column, row -> {
            long whole = value.applyAsLong(row);
            return whole == (int) whole ? (Object) (int) whole : whole;
        }));
    }

    /** And a column of numbers; NaN is an empty cell, and absent from the metrics. */
    public Columns<T> number(String header, String name, ToDoubleFunction<? super T> value) {
        return number(header, name, false, value);
    }

    /** The same; calendar years, which readers see without a comma, where {@code years}. */
    public Columns<T> number(String header, String name, boolean years, ToDoubleFunction<? super T> value) {
        BiFunction<String, List<? extends T>, Column<?>> shown = (title, rows) -> {
            DoubleColumn column = DoubleColumn.create(title, rows.stream().mapToDouble(value));
            column.setPrintFormatter(new DecimalFormat("0.#", DecimalFormatSymbols.getInstance(Locale.ROOT)), "");
            return column;
        };
        BiFunction<String, List<? extends T>, Column<?>> filed = doubles(value, 1);
        return with(new Declared<>(header, name, years ? shown : filed, filed, value::applyAsDouble));
    }

    /** Whether a column has decimal numbers and does not say itself how they are printed, as years do. */
    public static boolean isPlainDecimal(Column<?> column) {
        Stream<Column<?>> both = Stream.of(column.emptyCopy(), column.type().create(""));
        boolean decimal = column instanceof DoubleColumn || column instanceof FloatColumn;
        return decimal
                && both.map(each -> each.appendCell("1234.5678").getString(0))
                                .distinct()
                                .count()
                        == 1;
    }

    /** And a column of shares from 0 to 1, which readers see in percent. */
    public Columns<T> share(String header, String name, ToDoubleFunction<? super T> value) {
        return with(new Declared<>(header, name, doubles(value, 100), doubles(value, 1), value::applyAsDouble));
    }

    /** And the columns of something that each row has. */
    public <S> Columns<T> of(Columns<S> others, Function<? super T, ? extends S> part) {
        Columns<T> more = this;
        for (Declared<S> each : others.all) {
            more = more.with(new Declared<>(
                    each.header,
                    each.name,
                    (title, rows) ->
                            each.shown.apply(title, rows.stream().map(part).toList()),
                    (title, rows) ->
                            each.filed.apply(title, rows.stream().map(part).toList()),
                    row -> each.value.apply(part.apply(row))));
        }
        return more;
    }

    private static <T> BiFunction<String, List<? extends T>, Column<?>> doubles(
            ToDoubleFunction<? super T> value, double factor) {
        return (title, rows) ->
                DoubleColumn.create(title, rows.stream().mapToDouble(row -> factor * value.applyAsDouble(row)));
    }

    /** The table that readers see, one row for each of {@code rows}. */
    public Table table(String title, List<? extends T> rows) {
        return Table.create(
                title,
                all.stream().filter(each -> !each.header.isEmpty()).map(each -> each.shown.apply(each.header, rows)));
    }

    /** The same, or where something says why there is none, that sentence alone. */
    public Table table(String whyNot, String title, List<? extends T> rows) {
        return whyNot.isEmpty() ? table(title, rows) : Table.create(whyNot);
    }

    /** The table of a result file, one row for each of {@code rows}. */
    public Table results(String title, List<? extends T> rows) {
        return Table.create(
                title,
                all.stream().filter(each -> !each.name.isEmpty()).map(each -> each.filed.apply(each.name, rows)));
    }

    /** What {@code summary.json} holds of one row, by the names of result files; without what is not known (NaN). */
    public Map<String, Object> metrics(T row) {
        return metrics(row, name -> true);
    }

    /** The same of some columns. */
    public Map<String, Object> metrics(T row, Predicate<String> names) {
        Map<String, Object> metrics = new LinkedHashMap<>();
        all.stream()
                .filter(each -> !each.name.isEmpty() && names.test(each.name))
                .forEach(each -> metrics.put(each.name, each.value.apply(row)));
        metrics.values().removeIf(value -> value instanceof Double number && !Double.isFinite(number));
        return metrics;
    }
}
