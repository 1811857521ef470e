package segmentbook.transactions;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import segmentbook.tables.RawTable;
import segmentbook.tables.TextColumn;
import segmentbook.transactions.Finding.Example;

/** Checks the rows of one file, lines or customers, and collects what is found. */
public final class Checks {
    private static final int EXAMPLES = 3;

    private final RawTable file;
    private final String unit;
    private final List<Finding> found = new ArrayList<>();

    /**
     * Nothing is found yet.
     *
     * @param unit what a row is called: lines, rows
     */
    public Checks(RawTable file, String unit) {
        this.file = file;
        this.unit = unit;
    }

    /** Adds a finding of the rows for which the condition holds, unless there is none. */
    public void rows(Check check, IntPredicate condition, IntFunction<Example> example, String action) {
        BitSet rows = file.lines(condition);
        add(check, rows.cardinality(), unit, rows.stream(), example, action);
    }

    /**
     * Adds what was found elsewhere, unless nothing was.
     *
     * @param count how often
     * @param unit what is counted
     * @param rows at which it was found, of which the first are shown
     */
    public void add(Check check, int count, String unit, IntStream rows, IntFunction<Example> example, String action) {
        if (count > 0) {
            List<Example> examples = rows.limit(EXAMPLES).mapToObj(example).toList();
            found.add(new Finding(check.key(), check.words(), check.severity(), count, unit, examples, action));
        }
    }

    /** Adds what was found without a place of its own, unless nothing was; {@code count} in {@code unit}. */
    public void add(Check check, int count, String unit, String action) {
        add(check, count, unit, IntStream.empty(), row -> example(row, null, ""), action);
    }

    /** Adds a finding of texts of a column, by their numbers, each shown at its first row, unless there is none. */
    void texts(Check check, TextColumn column, BitSet codes, String unit, IntFunction<Example> example, String action) {
        BitSet left = (BitSet) codes.clone();
        IntStream first = IntStream.range(0, column.size()).filter(row -> {
            boolean isFirst = left.get(column.code(row));
            left.clear(column.code(row));
            return isFirst;
        });
        add(check, codes.cardinality(), unit, first, example, action);
    }

    /** An example: the place of a row, with its file where there are several, and what the cell holds there. */
    public Example cell(int row, String header, String cell) {
        String shown = cell.isBlank() ? "empty" : cell.equals(cell.strip()) ? cell : "\"" + cell + "\"";
        return example(row, header, ": " + shown);
    }

    /** An example: the place of a row, with its file where there are several, and further words. */
    public Example example(int row, @Nullable String header, String more) {
        var place = file.place(row, header);
        String line = (file.several() ? place.file() + ", " : "") + "line " + place.line();
        return new Example(place, line + (header == null ? "" : ", " + header) + more);
    }

    /** What was found, in the order of the checks. */
    public List<Finding> found() {
        return List.copyOf(found);
    }
}
