package segmentbook.transactions;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import segmentbook.dataset.Field;
import segmentbook.reading.Cells;
import segmentbook.reading.TextColumn;
import segmentbook.statistics.Sum;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Raw and cleaned lines as tables to look at. */
final class LinesTables {
    private static final int SHOWN = 16; // digits of a checksum

    private LinesTables() {}

    /** Lines as the file writes them. */
    static Table lines(InvoiceLines lines, IntPredicate which, int most) {
        int[] shown = IntStream.range(0, lines.size()).filter(which).limit(most).toArray();
        Table table = Table.create("Lines as written");
        for (TextColumn column : lines.allColumns()) {
            String name = unused(column.header(), table);
            table.addColumns(StringColumn.create(name, Arrays.stream(shown).mapToObj(column::at)));
        }
        return table;
    }

    /** A name for one more column, as a table takes none twice, in capitals or not. */
    private static String unused(String header, Table table) {
        String name = header;
        for (int i = 2; table.containsColumn(name); i++) {
            name = header + " (" + i + ")";
        }
        return name;
    }

    /** One row a file. */
    static Table files(InvoiceLines lines) {
        IntColumn count = IntColumn.create("lines");
        LongColumn bytes = LongColumn.create("bytes");
        StringColumn names = StringColumn.create("file");
        StringColumn checksums = StringColumn.create("SHA-256");
        Map<String, Integer> counts = lines.linesByFile();
        lines.dataset().contents().forEach((name, content) -> {
            names.append(name);
            count.append(counts.get(name));
            bytes.append(content.bytes());
            checksums.append(content.sha256().substring(0, SHOWN) + "…");
        });
        return Table.create("Files", names, count, bytes, checksums);
    }

    /** One row a column of the file. */
    static Table columns(InvoiceLines lines) {
        Table table = Table.create(
                "Columns",
                StringColumn.create("column"),
                StringColumn.create("field"),
                IntColumn.create("distinct"),
                IntColumn.create("empty"),
                StringColumn.create("least"),
                StringColumn.create("greatest"),
                DoubleColumn.create("sum"));
        for (TextColumn column : lines.allColumns()) {
            Field field = field(lines, column);
            String[] range = range(lines, column, field);
            table.stringColumn("column").append(column.header());
            table.stringColumn("field").append(field == null ? "not used" : field.key());
            table.intColumn("distinct").append(column.written());
            table.intColumn("empty").append(empty(column));
            table.stringColumn("least").append(range[0]);
            table.stringColumn("greatest").append(range[1]);
            table.doubleColumn("sum").append(isNumber(field) ? sum(lines, column) : null);
        }
        return table;
    }

    private static int empty(TextColumn column) {
        boolean[] blank = column.booleans(String::isBlank);
        return (int) IntStream.range(0, column.size())
                .filter(line -> blank[column.code(line)])
                .count();
    }

    private static boolean isNumber(@Nullable Field field) {
        return field == Field.QUANTITY || field == Field.PRICE || field == Field.AMOUNT;
    }

    /** Of the cells that can be read. */
    private static double sum(InvoiceLines lines, TextColumn column) {
        double[] values = column.doubles(Cells.numbers(lines.dataset().format()));
        Sum sum = new Sum();
        for (int line = 0; line < column.size(); line++) {
            double value = values[column.code(line)];
            sum.add(Double.isNaN(value) ? 0 : value);
        }
        return sum.value();
    }

    private static @Nullable Field field(InvoiceLines lines, TextColumn column) {
        for (Field field : Field.values()) {
            if (lines.has(field) && lines.column(field).header().equals(column.header())) {
                return field;
            }
        }
        return null;
    }

    /** The least and the greatest cell, numbers and times as such, other texts by their letters. */
    private static String[] range(InvoiceLines lines, TextColumn column, @Nullable Field field) {
        ToDoubleFunction<String> number = Cells.numbers(lines.dataset().format());
        ToLongFunction<String> time = Cells.times(lines.dataset().format());
        Comparator<String> order = isNumber(field)
                ? Comparator.comparingDouble(number)
                : field == Field.TIME ? Comparator.comparingLong(time) : Comparator.naturalOrder();
        Predicate<String> counts = isNumber(field)
                ? text -> !Double.isNaN(number.applyAsDouble(text))
                : field == Field.TIME ? text -> time.applyAsLong(text) != Cells.NO_TIME : text -> !text.isBlank();
        Comparator<String> whole = order.thenComparing(Comparator.naturalOrder());
        String[] texts = IntStream.range(0, column.distinct())
                .mapToObj(column::text)
                .filter(counts)
                .toArray(String[]::new);
        return new String[] {
            Arrays.stream(texts).min(whole).orElse(""),
            Arrays.stream(texts).max(whole).orElse("")
        };
    }

    /** Lines in the order of time, with what became of them. */
    static Table cleaned(Cleaning cleaning, IntPredicate which) {
        InvoiceLines lines = cleaning.invoiceLines();
        int[] shown = IntStream.range(0, lines.size())
                .filter(which)
                .filter(lines::isReadable)
                .boxed()
                .sorted(inTime(lines))
                .mapToInt(Integer::intValue)
                .toArray();
        return Table.create(
                "Lines of one customer and one product",
                text("invoice", shown, lines::invoice),
                text("time", shown, line -> time(lines.seconds(line))),
                text("customer", shown, line -> lines.customers().at(line)),
                text("product", shown, lines::product),
                number("quantity", shown, lines::quantity),
                number("price", shown, lines::price),
                number("quantity kept", shown, line -> cleaning.isKept(line) ? cleaning.quantityLeft(line) : 0),
                text(
                        "left by",
                        shown,
                        line -> cleaning.isKept(line) ? "" : cleaning.rule(line).words()));
    }

    private static DoubleColumn number(String name, int[] lines, IntToDoubleFunction number) {
        return DoubleColumn.create(name, Arrays.stream(lines).mapToDouble(number));
    }

    private static Comparator<Integer> inTime(InvoiceLines lines) {
        return Comparator.<Integer>comparingLong(lines::seconds)
                .thenComparing(lines::invoice)
                .thenComparingDouble(lines::price)
                .thenComparingDouble(lines::quantity);
    }

    private static StringColumn text(String name, int[] lines, IntFunction<String> text) {
        return StringColumn.create(name, Arrays.stream(lines).mapToObj(text));
    }

    static String time(long seconds) {
        return LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC)
                .toString()
                .replace('T', ' ');
    }
}
