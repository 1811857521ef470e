package segmentbook.transactions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
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
     * @param lines number of lines
     * @param code of a line's id, from 0
     * @param codes number of codes, used or not
     * @param text of a code
     */
    private Numbering(int lines, IntUnaryOperator code, int codes, IntFunction<String> text) {
        boolean[] used = new boolean[codes];
        numbers = new int[lines];
        for (int line = 0; line < lines; line++) {
            numbers[line] = code.applyAsInt(line);
            used[numbers[line]] = true;
        }
        List<String> inOrder = new ArrayList<>();
        int[] numberOfCode = new int[codes];
        IntStream.range(0, codes)
                .filter(each -> used[each])
                .mapToObj(each -> Id.of(text.apply(each), each))
                .sorted()
                .forEach(id -> {
                    numberOfCode[id.code()] = inOrder.size();
                    inOrder.add(id.text());
                });
        for (int line = 0; line < lines; line++) {
            numbers[line] = numberOfCode[numbers[line]];
        }
        ids = Collections.unmodifiableList(inOrder);
    }

    /** The ids of a column on the kept lines. */
    static Numbering of(TextColumn column, int[] kept) {
        return new Numbering(kept.length, i -> column.code(kept[i]), column.distinct(), column::text);
    }

    /** Ids that no column holds, made from each kept line. */
    static Numbering of(IntFunction<String> idOfLine, int[] kept) {
        TextColumn column = new TextColumn("");
        IntStream.of(kept).mapToObj(idOfLine).forEach(column::add);
        return new Numbering(kept.length, column::code, column.distinct(), column::text);
    }

    /** The ids that some lines use, in the same order, for these lines. */
    Numbering among(int[] lines) {
        return new Numbering(lines.length, i -> numbers[lines[i]], ids.size(), ids::get);
    }

    List<String> ids() {
        return ids;
    }

    int of(int line) {
        return numbers[line];
    }
}
