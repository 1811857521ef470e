package segmentbook.transactions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import segmentbook.tables.Id;
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
        boolean[] used = new boolean[codes];
        for (int code : codeOfLine) {
            used[code] = true;
        }
        List<Id> inOrder = new ArrayList<>();
        for (int code = 0; code < codes; code++) {
            if (used[code]) {
                inOrder.add(Id.of(text.apply(code), code));
            }
        }
        Collections.sort(inOrder);
        int[] numberOfCode = new int[codes];
        for (int i = 0; i < inOrder.size(); i++) {
            numberOfCode[inOrder.get(i).code()] = i;
        }
        numbers = new int[codeOfLine.length];
        for (int line = 0; line < numbers.length; line++) {
            numbers[line] = numberOfCode[codeOfLine[line]];
        }
        ids = inOrder.stream().map(Id::text).toList();
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
