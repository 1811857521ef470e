package segmentbook.transactions;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import segmentbook.columns.Columns;
import segmentbook.description.Content;
import segmentbook.description.Field;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Sum;
import segmentbook.statistics.Words;
import segmentbook.tables.DetectedFormat;
import segmentbook.tables.TextColumn;
import tech.tablesaw.api.DateTimeColumn;
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
            // a table takes no name twice, in capitals or not
            String name = Words.free(column.header(), "%s (%d)", each -> !table.containsColumn(each));
            table.addColumns(StringColumn.create(name, IntStream.of(shown).mapToObj(column::at)));
        }
        return table;
    }

    /** One row a kept line. */
    static Table kept(Transactions kept) {
        int[] lines = IntStream.range(0, kept.size()).toArray();
        Table table = Table.create(
                "Kept lines",
                text("invoice", lines, line -> kept.invoices().get(kept.invoice(line))),
                text("product", lines, line -> kept.products().get(kept.product(line))),
                text("description", lines, line -> kept.productName(kept.product(line))),
                DoubleColumn.create("quantity", IntStream.of(lines).mapToDouble(kept::quantity)),
                DateTimeColumn.create("time", IntStream.of(lines).mapToObj(kept::time)),
                DoubleColumn.create("price", IntStream.of(lines).mapToDouble(kept::price)),
                DoubleColumn.create("amount", IntStream.of(lines).mapToDouble(kept::amount)),
                text("customer", lines, line -> kept.customers().get(kept.customer(line))));
        if (!kept.countries().isEmpty()) {
            table.addColumns(text("country", lines, line -> kept.country(line).orElse("")));
        }
        if (kept.dataset().columns().hasCost()) {
            table.addColumns(DoubleColumn.create("cost", IntStream.of(lines).mapToDouble(kept::cost)));
        }
        return table;
    }

    /** One row a product and one of its descriptions, with the number of kept lines that have both. */
    static Table descriptions(Cleaning cleaning) {
        InvoiceLines lines = cleaning.invoiceLines();
        IntFunction<String> text = lines.has(Field.DESCRIPTION) ? lines.column(Field.DESCRIPTION)::at : line -> "";
        Map<List<String>, Integer> counts = new LinkedHashMap<>();
        for (int line : cleaning.kept()) {
            counts.merge(List.of(lines.product(line), text.apply(line).strip()), 1, Integer::sum);
        }
        return Columns.<Map.Entry<List<String>, Integer>>none()
                .text("product", "", each -> each.getKey().get(0))
                .text("description", "", each -> each.getKey().get(1))
                .whole("lines", "", Map.Entry::getValue)
                .table("Descriptions of products", List.copyOf(counts.entrySet()));
    }

    /** What kept lines hold, for {@code summary.json}. */
    static Map<String, Object> metrics(Transactions kept) {
        Map<String, Object> metrics = new LinkedHashMap<>(Map.of("line_set", "kept lines"));
        metrics.put("lines", kept.size());
        metrics.put("customers", kept.customers().size());
        metrics.put("invoices", kept.invoices().size());
        metrics.put("products", kept.products().size());
        metrics.put("countries", kept.countries().size());
        metrics.put("units", kept.units(1, line -> 0)[0]);
        metrics.put("revenue", kept.revenue());
        metrics.put("money_unit", kept.moneyUnit());
        metrics.put("snapshot", kept.snapshot().toString());
        return metrics;
    }

    private static StringColumn text(String name, int[] lines, IntFunction<String> text) {
        return StringColumn.create(name, IntStream.of(lines).mapToObj(text));
    }

    /** One row a file; one of attributes has no lines. */
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

    /** What raw lines are and hold, for {@code summary.json}. */
    static Map<String, Object> metrics(InvoiceLines lines, DetectedFormat detected) {
        Map<String, Object> metrics = new LinkedHashMap<>(Map.of("line_set", "raw lines"));
        metrics.put("sha256", lines.dataset().checksums());
        metrics.put("bytes", Rows.map(lines.dataset().contents(), Content::bytes));
        metrics.put("format", detected.choices());
        metrics.put("format_detected", detected.evidence());
        metrics.put("lines", lines.size());
        metrics.put("lines_by_file", lines.linesByFile());
        metrics.put("invoices", lines.distinct(Field.INVOICE));
        metrics.put("products", lines.distinct(Field.PRODUCT));
        metrics.put("customers", lines.distinct(Field.CUSTOMER));
        metrics.put("countries", lines.distinct(Field.COUNTRY));
        metrics.put("first_day", lines.firstDay().toString());
        metrics.put("last_day", lines.lastDay().toString());
        return metrics;
    }

    /** One row a column of the file. */
    static Table columns(InvoiceLines lines) {
        return Columns.<TextColumn>none()
                .text("column", "", TextColumn::header)
                .text("field", "", column -> field(lines, column)
                        .map(Field::key)
                        .orElse("not used"))
                .whole("distinct", "", TextColumn::written)
                .whole("empty", "", column -> column.lines(String::isBlank).cardinality())
                .text("min", "", column -> end(lines, column, false))
                .text("max", "", column -> end(lines, column, true))
                .number("sum", "", column -> isNumber(lines, column) ? sum(lines, column) : Double.NaN)
                .table("Columns", lines.allColumns());
    }

    private static Optional<Field> field(InvoiceLines lines, TextColumn column) {
        return Stream.of(Field.values())
                .filter(field ->
                        lines.has(field) && lines.column(field).header().equals(column.header()))
                .findFirst();
    }

    private static boolean isNumber(InvoiceLines lines, TextColumn column) {
        return field(lines, column).filter(Field::isNumber).isPresent();
    }

    /** Of the cells that can be read. */
    private static double sum(InvoiceLines lines, TextColumn column) {
        double[] values =
                column.doubles(Numbers.reader(Field.AMOUNT, lines.dataset().format()));
        IntToDoubleFunction value = line -> values[column.code(line)];
        return Sum.byGroup(column.size(), value, 1, line -> Double.isNaN(value.applyAsDouble(line)) ? -1 : 0)[0];
    }

    /** The lowest or the highest cell: of times and numbers by their size, of other texts in alphabetical order. */
    private static String end(InvoiceLines lines, TextColumn column, boolean highest) {
        Optional<Field> field = field(lines, column);
        var size = Numbers.reader(field.orElse(Field.AMOUNT), lines.dataset().format());
        Predicate<String> other = text -> !text.isBlank() && Double.isNaN(size.applyAsDouble(text));
        boolean measured = field.map(each -> each.isNumber() || each == Field.TIME)
                .orElseGet(() -> column.lines(other).isEmpty());
        ToDoubleFunction<String> value = measured ? size : text -> text.isBlank() ? Double.NaN : 0;
        Comparator<String> order = Comparator.comparingDouble(value).thenComparing(Comparator.naturalOrder());
        return IntStream.range(0, column.distinct())
                .mapToObj(column::text)
                .filter(text -> !Double.isNaN(value.applyAsDouble(text)))
                .max(highest ? order : order.reversed())
                .orElse("");
    }

    /** Lines in the order of time, with what became of them. */
    static Table cleaned(Cleaning cleaning, IntPredicate which) {
        InvoiceLines lines = cleaning.invoiceLines();
        List<Integer> shown = IntStream.range(0, lines.size())
                .filter(which)
                .filter(lines::isReadable)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(lines::seconds)
                        .thenComparing(lines::invoice)
                        .thenComparingDouble(lines::price)
                        .thenComparingDouble(lines::quantity))
                .toList();
        return Columns.<Integer>none()
                .text("invoice", "", lines::invoice)
                .text("time", "", line -> time(lines.seconds(line)))
                .text("customer", "", line -> lines.customers().at(line))
                .text("product", "", lines::product)
                .number("quantity", "", lines::quantity)
                .number("price", "", lines::price)
                .number("quantity kept", "", line -> cleaning.isKept(line) ? cleaning.quantityLeft(line) : 0)
                .text(
                        "left by",
                        "",
                        line -> cleaning.isKept(line) ? "" : cleaning.rule(line).words())
                .table("Lines of one customer and one product" + (shown.isEmpty() ? ": none" : ""), shown);
    }

    static String time(long seconds) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        return time.toString().replace('T', ' ');
    }
}
