package segmentbook.drafting;

import static segmentbook.statistics.Words.say;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import segmentbook.description.Field;
import segmentbook.statistics.Rows;
import segmentbook.tables.Cells;
import segmentbook.tables.DetectedFormat;
import segmentbook.tables.RawTable;

/**
 * Columns that only the first line of each order fills, such as its time and customer in a report with merged cells.
 *
 * @param lead one of them: the time, or the customer where all lines have a time
 * @param columns all of them, in the order of the file
 * @param firsts the lines that fill the lead
 * @param sure whether other columns show that the lines below go on with it
 */
record OrderHeads(ColumnProfile lead, List<ColumnProfile> columns, BitSet firsts, boolean sure) {
    /** Such columns of a file, if the lines without a time or a customer go on with the order above. */
    static Optional<OrderHeads> of(List<ColumnProfile> all) {
        Stream<ColumnProfile> times = all.stream().filter(ColumnProfile::isTime);
        Stream<ColumnProfile> customers = all.stream().filter(each -> each.means(Field.CUSTOMER));
        return Stream.concat(times, customers)
                .map(lead -> new OrderHeads(lead, all, lead.filledLines(), false))
                .filter(OrderHeads::mayHold)
                .map(found -> new OrderHeads(found.lead, all, found.firsts, found.holds()))
                .filter(found -> found.sure || found.isOfBlocks())
                .findFirst()
                .map(found -> new OrderHeads(found.lead, found.heads(), found.firsts, found.sure));
    }

    private boolean mayHold() {
        double most = ColumnProfile.MOST * lead.column().size();
        return firsts.get(0)
                && firsts.cardinality() <= most
                && columns.stream().anyMatch(each -> each.filled() >= most && each.says("product"));
    }

    private boolean holds() {
        return columns.stream().anyMatch(each -> goesOn(each) || (lead.isTime() && namesOnly(each)));
    }

    /** Whether each customer stands on one line, and the numbers of orders rise below it and begin again below the next. */
    private boolean isOfBlocks() {
        return !lead.isTime()
                && lead.distinct() == firsts.cardinality()
                && columns.stream().filter(each -> each.means(Field.INVOICE)).anyMatch(this::beginsAgain);
    }

    private boolean beginsAgain(ColumnProfile order) {
        var texts = order.column();
        BitSet falls = order.table()
                .lines(line ->
                        line > 0 && Cells.idOrder(texts.at(line)).compareTo(Cells.idOrder(texts.at(line - 1))) < 0);
        int all = falls.cardinality();
        falls.andNot(firsts);
        return falls.isEmpty() && 2 * all >= firsts.cardinality();
    }

    /** Whether it says which order a line belongs to: a text of its own for each, on all its lines. */
    private boolean goesOn(ColumnProfile column) {
        var cells = column.column();
        return column.distinct() == firsts.cardinality()
                && IntStream.range(0, cells.size())
                        .allMatch(line -> cells.code(line) == cells.code(firsts.previousSetBit(line)));
    }

    /** Whether it names an order or its customer, on the same lines as the time. */
    private boolean namesOnly(ColumnProfile column) {
        return column.means(Field.CUSTOMER, Field.INVOICE)
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
        String sentence = "%s stands on the first line of each %s only, and %,d of %,d lines have none: the query"
                + " below fills them" + (sure ? "" : ", unless nobody is known there");
        int lines = lead.column().size();
        return say(sentence, lead.name(), unit(), lines - firsts.cardinality(), lines);
    }

    private String unit() {
        return sure ? "order" : "customer";
    }

    /** A query in place of the file that fills the columns. */
    List<Entry> entries(RawTable table, String path) {
        List<String> names = columns.stream().map(AddedColumns::quoted).toList();
        String order = "count(coalesce(" + String.join(", ", names) + ")) OVER (ROWS UNBOUNDED PRECEDING)";
        var filled = Rows.list(names, name -> "max(" + name + ") OVER (PARTITION BY made_order) AS " + name);
        String query = "SELECT * REPLACE (" + String.join(", ", filled) + ") FROM ("
                + new AddedColumns(table, path).with(order, "made_order").query()
                + ") ORDER BY ALL";
        return AddedColumns.entries(
                        query,
                        say("in place of file: only the first line of each %s has %s", unit(), lead.name()),
                        "then all lines have one")
                .stream()
                .map(each -> readsLike(table) ? Entry.of(each.path(), each.value(), each.why()) : each)
                .toList();
    }

    /** Whether the query is sure to read the file as it was read here, and to be right. */
    boolean readsLike(RawTable table) {
        var format = table.detectedFormat().format();
        return sure
                && table.detectedFormat().type() == DetectedFormat.Type.TEXT
                && format.header()
                && format.skipLines() == 0
                && table.ragged().isEmpty()
                && format.charset().equals(StandardCharsets.UTF_8);
    }
}
