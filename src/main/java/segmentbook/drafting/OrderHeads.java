package segmentbook.drafting;

import static segmentbook.statistics.Words.say;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import segmentbook.description.Field;
import segmentbook.description.Format;
import segmentbook.tables.DetectedFormat;
import segmentbook.tables.RawTable;

/**
 * Columns that only the first line of each order fills, such as its time and customer in a report with merged cells.
 *
 * @param time one of them
 * @param columns all of them, in the order of the file
 * @param firsts the lines that fill the time
 */
record OrderHeads(ColumnProfile time, List<ColumnProfile> columns, BitSet firsts) {
    /** Such columns of a file, if the lines without a time go on with the order above. */
    static Optional<OrderHeads> of(List<ColumnProfile> all) {
        return all.stream()
                .filter(ColumnProfile::isTime)
                .map(time -> new OrderHeads(time, all, time.filledLines()))
                .filter(OrderHeads::holds)
                .findFirst()
                .map(found -> new OrderHeads(found.time, found.heads(), found.firsts));
    }

    private boolean holds() {
        double most = ColumnProfile.MOST * time.column().size();
        return firsts.get(0)
                && firsts.cardinality() <= most
                && columns.stream().anyMatch(each -> goesOn(each) || namesOnly(each))
                && columns.stream()
                        .anyMatch(each ->
                                each.filled() >= most && (each.means(Field.PRODUCT) || each.means(Field.DESCRIPTION)));
    }

    /** Whether it says which order a line belongs to: a text of its own for each, on all its lines. */
    private boolean goesOn(ColumnProfile column) {
        return column.distinct() == firsts.cardinality()
                && IntStream.range(0, column.column().size())
                        .allMatch(line ->
                                column.column().code(line) == column.column().code(firsts.previousSetBit(line)));
    }

    /** Whether it names an order or its customer, on the same lines as the time. */
    private boolean namesOnly(ColumnProfile column) {
        return (column.means(Field.CUSTOMER) || column.means(Field.INVOICE))
                && column.filledLines().equals(firsts);
    }

    private List<ColumnProfile> heads() {
        return columns.stream()
                .filter(each -> each.filled() > 0 && !Guess.isMeasure(each))
                .filter(each -> each.filledLines().stream().allMatch(firsts::get))
                .toList();
    }

    /** A column with its cells on all lines of their orders; another one as it is. */
    ColumnProfile filled(ColumnProfile column) {
        return columns.contains(column)
                ? ColumnProfile.of(column.column().from(firsts::previousSetBit), column.table())
                : column;
    }

    /** What is missing, and what is done. */
    String sentence() {
        String sentence = "%s stands on the first line of each order only, and %,d of %,d lines have none: the query"
                + " below fills them";
        return say(
                sentence,
                time.name(),
                time.column().size() - firsts.cardinality(),
                time.column().size());
    }

    /** A query in place of the file that fills the columns. */
    List<Entry> entries(RawTable table, String path) {
        List<String> names = columns.stream().map(AddedColumns::quoted).toList();
        String order = "count(coalesce(" + String.join(", ", names) + ")) OVER (ROWS UNBOUNDED PRECEDING)";
        String query = names.stream()
                        .map(name -> "max(" + name + ") OVER (PARTITION BY made_order) AS " + name)
                        .collect(Collectors.joining(", ", "SELECT * REPLACE (", ") FROM ("))
                + new AddedColumns(table, path).with(order, "made_order").query()
                + ") ORDER BY ALL";
        return AddedColumns.entries(
                        query,
                        "in place of file: only the first line of each order has a time",
                        "then all lines have one")
                .stream()
                .map(each -> isPlain(table) ? Entry.of(each.path(), each.value(), each.why()) : each)
                .toList();
    }

    /** Whether the query is sure to read the file as it was read here. */
    static boolean isPlain(RawTable table) {
        Format format = table.detectedFormat().format();
        return table.detectedFormat().type() == DetectedFormat.Type.TEXT
                && format.header()
                && format.skipLines() == 0
                && table.ragged().isEmpty()
                && format.charset().equals(StandardCharsets.UTF_8);
    }
}
