package segmentbook.customers;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import segmentbook.customers.NumberColumn.Cell;
import segmentbook.description.CustomerColumns;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.statistics.Rows;
import segmentbook.tables.Cells;
import segmentbook.tables.DetectedFormat;
import segmentbook.tables.IdColumn;
import segmentbook.tables.IdRules;
import segmentbook.tables.RawTable;
import segmentbook.tables.TextColumn;

/** The lines of a table with one row a customer, and which of them are kept. */
final class CustomerFile {
    private final Dataset dataset;
    private final String key;
    /** How the file is written. */
    final DetectedFormat detected;

    final RawTable file;
    final CustomerColumns columns;
    final IdColumn ids;
    /** Lines with another number of cells than the header has. */
    final BitSet ragged;

    final Map<String, NumberColumn> numbers = new LinkedHashMap<>();
    final Map<String, WordColumn> words = new LinkedHashMap<>();
    /** Where ids are hidden, lines whose own id stands in another column. */
    final BitSet idsElsewhere = new BitSet();

    final Chosen rows;

    /**
     * @param key of the description file under which the columns stand
     * @throws DataException where the file cannot be read, lacks a column, half of the cells of a number or more are none,
     *     or no customer remains
     */
    CustomerFile(Dataset said, String key) {
        this.key = key;
        columns = said.customers();
        file = RawTable.read(said);
        ragged = file.ragged();
        TextColumn writtenIds = column("customer", columns.customer(), said);
        Map<String, TextColumn> measured = new LinkedHashMap<>();
        columns.numeric().forEach((name, header) -> measured.put(name, column("numeric." + name, header, said)));
        detected = DetectedFormat.of(file, List.of(), List.copyOf(measured.values()));
        dataset = said.withFormat(detected.format());
        requireLines();
        measured.forEach(this::readNumbers);
        IdRules rules = dataset.options(IdRules.class);
        requireUse(rules);
        ids = IdColumn.ofCustomers(key + ".customer", file, writtenIds, rules, dataset.privacy());
        readWords();
        BitSet known = file.lines(line -> !ragged.get(line) && !id(line).isEmpty());
        rows = Chosen.of(ids.seen(), known, this::values, line -> written(writtenIds, line));
        String nobody = key + ".customer: at least one customer, found none in " + file.size() + " rows";
        DataException.require(rows.kept().length > 0, nobody, file.place(0, columns.customer()), "");
    }

    private TextColumn column(String name, String header, Dataset said) {
        return file.column(key + "." + name, header, said.privacy()::shownHeader);
    }

    private void requireUse(IdRules rules) {
        if (key.equals("columns") && !rules.sameProducts().isEmpty()) {
            var place = dataset.place("cleaning.sameProducts");
            throw new DataException("cleaning.sameProducts: not for kind customers", place, "leave it out");
        }
    }

    private void requireLines() {
        if (2L * ragged.cardinality() >= file.size()) {
            throw new DataException(
                    say("%,d of %,d rows cannot be read", ragged.cardinality(), file.size())
                            + ": another number of cells than the header has",
                    file.place(ragged.nextSetBit(0), null),
                    "is format.separator right?");
        }
    }

    private void readNumbers(String name, TextColumn written) {
        var limits = columns.limits().get(name);
        NumberColumn column = NumberColumn.of(written.without(ragged), Cells.numbers(detected.format()), limits);
        BitSet none = file.lines(column.is(Cell.UNREADABLE));
        int there = file.lines(column.is(Cell.MISSING).negate()).cardinality();
        if (2L * none.cardinality() >= there && there > 0) {
            int first = none.nextSetBit(0);
            String rule = "%s.numeric.%s: a column of numbers, found %,d of %,d cells that are none, first \"%s\"";
            String wrong = say(rule, key, name, none.cardinality(), there, shown(column, first));
            throw new DataException(wrong, file.place(first, written.header()), key + ".categorical is for words");
        }
        numbers.put(name, column);
    }

    /** Words; where ids are hidden, none from lines on which a cell may stand in another's place. */
    private void readWords() {
        boolean hides = dataset.privacy().hidesIds();
        numbers.values().forEach(column -> idsElsewhere.or(ids.standIn(column.text())));
        BitSet doubtful = (BitSet) ragged.clone();
        numbers.values().forEach(column -> doubtful.or(hides ? file.lines(column.is(Cell.UNREADABLE)) : new BitSet()));
        columns.categorical().forEach((name, header) -> {
            TextColumn column = column("categorical." + name, header, dataset).without(doubtful);
            words.put(name, WordColumn.of(column));
            idsElsewhere.or(ids.standIn(column));
        });
    }

    /** The columns that the description file does not name. */
    List<TextColumn> unused() {
        var named = new HashSet<String>(columns.numeric().values());
        named.addAll(columns.categorical().values());
        named.add(columns.customer());
        return Rows.where(file.columns(), each -> !named.contains(each.header()));
    }

    private List<String> values(int line) {
        List<String> values = new ArrayList<>();
        numbers.values().forEach(each -> values.add(Double.isNaN(each.at(line)) ? "" : String.valueOf(each.at(line))));
        words.values().forEach(each -> values.add(each.at(line)));
        return values;
    }

    private List<String> written(TextColumn writtenIds, int line) {
        List<String> written = new ArrayList<>(List.of(writtenIds.at(line)));
        numbers.values().forEach(each -> written.add(each.text().at(line)));
        words.values().forEach(each -> written.add(each.written().at(line)));
        return written;
    }

    /** A cell for messages: its shape only where ids are hidden and it may be one. */
    String shown(NumberColumn column, int line) {
        String text = column.text().at(line).strip();
        return column.is(Cell.UNREADABLE).test(line) ? dataset.privacy().shown(text) : text;
    }

    /** The kept rows, in the order of ids, with their measured attributes. */
    CustomerTable keptNumbers() {
        var kept = CustomerTable.of(IntStream.of(rows.kept()).mapToObj(this::id).toList());
        for (Map.Entry<String, NumberColumn> each : numbers.entrySet()) {
            double[] values =
                    IntStream.of(rows.kept()).mapToDouble(each.getValue()::at).toArray();
            kept = kept.with(Column.ofNumbers(each.getKey(), values), values);
        }
        return kept;
    }

    /** The same rows with the attributes that are words, too. */
    CustomerTable withWords(CustomerTable kept) {
        CustomerTable all = kept;
        for (Map.Entry<String, WordColumn> each : words.entrySet()) {
            var values = IntStream.of(rows.kept()).mapToObj(each.getValue()::at).toList();
            all = all.with(Column.of(each.getKey(), Column.Kind.WORDS), values);
        }
        return all;
    }

    /** The id of a line, which may be shown; empty where missing. */
    String id(int line) {
        return ids.seen().at(line);
    }

    /** A header for messages. */
    String shown(String header) {
        return dataset.privacy().shownHeader(header);
    }

    /**
     * The row that is kept of each customer: of several the one with the most attributes known, of equals the alphabetically
     * first, so that the order of rows decides nothing.
     *
     * @param kept lines in the order of ids
     * @param repeats lines that say the same as the kept one
     * @param contradicting lines that say something else
     */
    record Chosen(int[] kept, BitSet repeats, BitSet contradicting) {

        /**
         * @param lines those that count
         * @param values the attributes of a line as text, empty where missing
         * @param written the same as the file has them, for rows that differ in nothing else
         */
        static Chosen of(
                TextColumn ids, BitSet lines, IntFunction<List<String>> values, IntFunction<List<String>> written) {
            Map<Integer, List<Integer>> byCustomer = lines.stream().boxed().collect(Collectors.groupingBy(ids::code));
            Comparator<Integer> best = Comparator.<Integer>comparingLong(line ->
                            values.apply(line).stream().filter(String::isEmpty).count())
                    .thenComparing(line -> String.join("\0", values.apply(line)))
                    .thenComparing(line -> String.join("\0", written.apply(line)));
            BitSet repeats = new BitSet();
            BitSet contradicting = new BitSet();
            List<Integer> kept = new ArrayList<>();
            byCustomer.values().forEach(rows -> {
                int chosen = rows.size() == 1 ? rows.get(0) : Collections.min(rows, best);
                for (int line : rows) {
                    if (line != chosen) {
                        (values.apply(line).equals(values.apply(chosen)) ? repeats : contradicting).set(line);
                    }
                }
                kept.add(chosen);
            });
            kept.sort(Comparator.comparing(line -> Cells.idOrder(ids.at(line))));
            return new Chosen(kept.stream().mapToInt(Integer::intValue).toArray(), repeats, contradicting);
        }
    }
}
