package segmentbook.customers;

import static segmentbook.transactions.Check.warning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import segmentbook.customers.Customers.Change;
import segmentbook.customers.NumberColumn.Cell;
import segmentbook.statistics.Rows;
import segmentbook.tables.Cells;
import segmentbook.tables.TextColumn;
import segmentbook.tables.TimePatterns;
import segmentbook.transactions.Check;
import segmentbook.transactions.Checks;
import segmentbook.transactions.Finding.Example;
import segmentbook.transactions.IdChecks;

/** Makes customers of a file: checks its rows, computes what is derived, and accounts for each change. */
final class CustomerChecks {
    private static final String LEFT_OUT = "left out";
    private static final String MADE_MISSING = "made missing";
    private static final String APART_KEPT = "kept; set limits or features.transform: yeo-johnson";
    private static final double SMALL = .04; // of the variance of all, that of the others

    private final CustomerFile file;
    private final int[] kept;
    private final Checks checks;
    private final List<Change> changes = new ArrayList<>();
    private CustomerTable table;

    private CustomerChecks(CustomerFile file) {
        this.file = file;
        kept = file.rows.kept();
        checks = new Checks(file.file, "rows");
        table = file.keptNumbers();
        rows();
        file.numbers.forEach(this::number);
        file.words.forEach(this::word);
        file.unused().forEach(this::times);
        file.columns.formulas().forEach((name, formula) -> {
            CustomerTable known = table;
            double[] values = Rows.values(kept.length, row -> formula.value(other -> known.value(row, other)));
            changes.add(new Change("computed", name, CustomerTable.known(values).length, formula.toString()));
            limit(name, values);
            table = table.with(Column.number(name), values);
        });
    }

    static Customers read(CustomerFile file) {
        CustomerChecks read = new CustomerChecks(file);
        var format = file.detected.table().where(t -> t.stringColumn("format").isNotEqualTo("time"));
        return new Customers(file.withWords(read.table), Map.of(), format, read.checks.found(), read.changes);
    }

    private void rows() {
        CustomerFile.Chosen rows = file.rows;
        changes.add(new Change("read", Change.ROWS, file.file.size(), ""));
        Check ragged = warning("unreadable", "another number of cells");
        checks.rows(ragged, file.ragged::get, line -> checks.example(line, null, ""), LEFT_OUT);
        leftOut(file.ragged::get, ragged.words());
        IntPredicate nobody = line -> !file.ragged.get(line) && file.id(line).isEmpty();
        String customer = file.columns.customer();
        cells(warning("customer_missing", "customer missing"), nobody, customer, file.ids::shown, LEFT_OUT);
        leftOut(nobody, "customer missing");
        ids(Check.note("duplicate", "row that repeats another one of the customer"), rows.repeats()::get, LEFT_OUT);
        leftOut(rows.repeats()::get, "repeats another row of the customer");
        Check contradictory = warning("contradictory", "row that contradicts another one of the customer");
        ids(contradictory, rows.contradicting()::get, "left out; the fullest row is kept");
        leftOut(rows.contradicting()::get, "contradicts a fuller row of the customer");
        changes.add(new Change("kept", Change.ROWS, kept.length, ""));
        IdChecks.customers(checks, file.ids, file.shown(customer));
        Check elsewhere = warning("id_elsewhere", "customer id in another column");
        ids(elsewhere, file.idsElsewhere::get, "not hidden there; leave the column out");
    }

    private void ids(Check check, IntPredicate odd, String action) {
        cells(check, odd, file.columns.customer(), file::id, action);
    }

    private void leftOut(IntPredicate odd, String by) {
        change(LEFT_OUT, Change.ROWS, IntStream.range(0, file.file.size()).filter(odd), by);
    }

    private void number(String name, NumberColumn column) {
        String header = column.text().header();
        IntFunction<String> cell = line -> file.shown(column, line);
        Check none = warning("unreadable_" + name, name + " that is no number");
        cells(none, column.is(Cell.UNREADABLE), header, cell, MADE_MISSING);
        Check least = warning("at_least_" + name, name + " that is so much or more");
        cells(least, column.is(Cell.AT_LEAST), header, cell, "taken as so much, the least it can be");
        String outside = "outside of " + file.columns.limits().get(name);
        cells(
                warning("implausible_" + name, name + " " + outside),
                column.is(Cell.OUTSIDE),
                header,
                cell,
                MADE_MISSING);
        missing(name, header, column.is(Cell.MISSING), column.text()::at);
        change("taken as the least it can be", name, IntStream.of(kept).filter(column.is(Cell.AT_LEAST)), "");
        change(MADE_MISSING, name, IntStream.of(kept).filter(column.is(Cell.UNREADABLE)), "no number");
        change(MADE_MISSING, name, IntStream.of(kept).filter(column.is(Cell.OUTSIDE)), outside);
        double[] known = CustomerTable.known(Rows.values(kept.length, row -> column.at(kept[row])));
        long different = DoubleStream.of(known).distinct().count();
        constant(name, different);
        DoublePredicate far = different > 2 ? apart(known) : value -> false; // a rare yes is none of them
        Check few = warning("apart_" + name, name + " of which these few decide all distances");
        cells(few, line -> far.test(column.at(line)), header, cell, APART_KEPT);
    }

    /** Values more than a deviation from the median, where they are few and all others lie close together; else none. */
    private static DoublePredicate apart(double[] known) {
        double median = StatUtils.percentile(known, 50);
        double variance = StatUtils.variance(known);
        DoublePredicate far = value -> (value - median) * (value - median) > variance;
        double[] others = DoubleStream.of(known).filter(far.negate()).toArray();
        boolean few = 100 * (known.length - others.length) <= known.length; // at most one in a hundred
        return few && StatUtils.variance(others) < SMALL * variance ? far : value -> false;
    }

    private void word(String name, WordColumn column) {
        String header = column.written().header();
        Check spelling = Check.note("spelling_" + name, name + " in another spelling");
        IntFunction<String> cell = line -> "\"" + column.written().at(line) + "\"";
        cells(spelling, column::isRespelled, header, cell, "made one");
        cells(Check.letters(name), column.written().lines(Cells::isMisread)::get, header, cell, Check.LETTERS_KEPT);
        missing(name, header, line -> column.at(line).isEmpty(), column.written()::at);
        change("put into one spelling", name, IntStream.of(kept).filter(column::isRespelled), column.respelled(kept));
        var known = IntStream.of(kept).mapToObj(column::at);
        constant(name, known.filter(word -> !word.isEmpty()).distinct().count());
    }

    /** Says so where a column that is no attribute holds times. */
    private void times(TextColumn column) {
        var times = column.lines(TimePatterns.anyReads());
        if (2 * times.cardinality() > column.size()) {
            String header = file.shown(column.header());
            Check check = Check.note("times " + header, "column of times that is no attribute, " + header);
            String action = "left out; a query can make days of them, see docs/description-file.md";
            checks.rows(check, times::get, line -> checks.example(line, header, ""), action);
        }
    }

    private void missing(String name, String header, IntPredicate missing, IntFunction<String> cell) {
        IntPredicate odd = line -> !file.ragged.get(line) && missing.test(line);
        cells(Check.note("missing_" + name, name + " missing"), odd, header, cell, "stays missing until it is filled");
        change("missing in the file", name, IntStream.of(kept).filter(missing), "");
    }

    private void constant(String name, long different) {
        if (different < 2) {
            String words = name + (different == 0 ? " missing for all" : " the same for all");
            String action = "tells nobody apart; leave it out";
            checks.add(warning("constant_" + name, words), kept.length, "customers", action);
        }
    }

    private void cells(Check check, IntPredicate odd, String header, IntFunction<String> cell, String action) {
        String shown = file.shown(header);
        checks.rows(check, odd, line -> checks.cell(line, shown, cell.apply(line)), action);
    }

    private void change(String step, String name, IntStream rows, String by) {
        int count = (int) rows.count();
        if (count > 0) {
            changes.add(new Change(step, name, count, by));
        }
    }

    /** Makes computed values that are not plausible missing. */
    private void limit(String name, double[] values) {
        var limits = file.columns.limits().get(name);
        int[] outside = Rows.where(
                values.length, row -> limits != null && !Double.isNaN(values[row]) && !limits.holds(values[row]));
        String words = "outside of " + limits;
        Check check = warning("implausible_" + name, name + " " + words);
        IntFunction<Example> example = row ->
                new Example(file.file.place(kept[row], null), file.id(kept[row]) + ": " + Digits.of(values[row]));
        checks.add(check, outside.length, "customers", IntStream.of(outside), example, MADE_MISSING);
        change(MADE_MISSING, name, IntStream.of(outside), words);
        IntStream.of(outside).forEach(row -> values[row] = Double.NaN);
    }
}
