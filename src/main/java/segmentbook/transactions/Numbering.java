package segmentbook.transactions;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import segmentbook.tables.Cells;
import segmentbook.tables.TextColumn;

/** Ids in order, whole numbers by size before other texts, and for each line the number of its id. */
final class Numbering {
    private final List<String> ids;
    private final int[] numbers;

    /**
     * Numbers the ids that lines use.
     *
     * @param codeOfLine code of each line's id, from 0
     * @param codes number of codes, used or not
     * @param text of a code
     */
    private Numbering(int[] codeOfLine, int codes, IntFunction<String> text) {
        String[] keys = new String[codes]; // of the codes in use
        BitSet used = new BitSet();
        for (int code : codeOfLine) {
            used.set(code);
        }
        used.stream().forEach(code -> keys[code] = Cells.idOrder(text.apply(code)));
        int[] inOrder = used.stream()
                .boxed()
                .sorted(Comparator.comparing(code -> keys[code]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] numberOfCode = new int[codes];
        for (int i = 0; i < inOrder.length; i++) {
            numberOfCode[inOrder[i]] = i;
        }
        numbers = new int[codeOfLine.length];
        for (int line = 0; line < numbers.length; line++) {
            numbers[line] = numberOfCode[codeOfLine[line]];
        }
        ids = IntStream.of(inOrder).mapToObj(text).toList();
    }

    /** The ids of a column on the kept lines. */
    static Numbering of(TextColumn column, int[] kept) {
        return new Numbering(column.codes(kept), column.distinct(), column::text);
    }

    /** Ids that no column holds, made from each kept line. */
    static Numbering of(IntFunction<String> idOfLine, int[] kept) {
        TextColumn column = new TextColumn("");
        IntStream.of(kept).mapToObj(idOfLine).forEach(column::add);
        return of(column, IntStream.range(0, kept.length).toArray());
    }

    /** The ids that some lines use, in the same order, for these lines. */
    Numbering among(int[] lines) {
        return new Numbering(IntStream.of(lines).map(this::of).toArray(), ids.size(), ids::get);
    }

    List<String> ids() {
        return ids;
    }

    int of(int line) {
        return numbers[line];
    }
}
