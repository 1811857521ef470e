package segmentbook.transactions;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import segmentbook.statistics.Rows;
import segmentbook.tables.Cells;
import segmentbook.tables.TextColumn;

/** Ids in order, whole numbers by size before other texts, and for each line the number of its id. */
record Numbering(List<String> ids, int[] numbers) {
    /**
     * Numbers the ids that lines use.
     *
     * @param codeOfLine code of each line's id, from 0
     * @param codes number of codes, used or not
     * @param text of a code
     */
    private static Numbering of(int[] codeOfLine, int codes, IntFunction<String> text) {
        int[] lines = Rows.counts(codes, IntStream.of(codeOfLine));
        int[] inUse = Rows.where(codes, code -> lines[code] > 0);
        var keys = IntStream.of(inUse).mapToObj(text).map(Cells::idOrder).toList();
        int[] inOrder = Rows.pick(inUse, Rows.sorted(inUse.length, Comparator.comparing(keys::get)));
        int[] numberOfCode = new int[codes];
        for (int i = 0; i < inOrder.length; i++) {
            numberOfCode[inOrder[i]] = i;
        }
        return new Numbering(IntStream.of(inOrder).mapToObj(text).toList(), Rows.pick(numberOfCode, codeOfLine));
    }

    /** The ids of a column on the kept lines. */
    static Numbering of(TextColumn column, int[] kept) {
        return of(IntStream.of(kept).map(column::code).toArray(), column.distinct(), column::text);
    }

    /** Ids that no column holds, made from each kept line. */
    static Numbering of(IntFunction<String> idOfLine, int[] kept) {
        TextColumn column = new TextColumn("");
        IntStream.of(kept).mapToObj(idOfLine).forEach(column::add);
        return of(column, IntStream.range(0, kept.length).toArray());
    }

    /** The ids that some lines use, in the same order, for these lines. */
    Numbering among(int[] lines) {
        return of(IntStream.of(lines).map(this::of).toArray(), ids.size(), ids::get);
    }

    int of(int line) {
        return numbers[line];
    }
}
