package segmentbook.transactions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import segmentbook.reading.Id;
import segmentbook.reading.TextColumn;

/** Ids in order, whole numbers by size before other texts, and for each line the number of its id. */
final class Numbering {
    private final List<String> ids;
    private final int[] numbers;

    private Numbering(List<String> ids, int[] numbers) {
        this.ids = Collections.unmodifiableList(ids);
        this.numbers = numbers;
    }

    /** The ids of a column on the kept lines. */
    static Numbering of(TextColumn column, int[] kept) {
        int[] used = inOrder(used(column, kept), column);
        int[] numberOfCode = new int[column.distinct()];
        List<String> ids = new ArrayList<>(used.length);
        for (int code : used) {
            numberOfCode[code] = ids.size();
            ids.add(column.text(code));
        }
        int[] numbers = new int[kept.length];
        for (int i = 0; i < kept.length; i++) {
            numbers[i] = numberOfCode[column.code(kept[i])];
        }
        return new Numbering(ids, numbers);
    }

    private static int[] used(TextColumn column, int[] kept) {
        boolean[] used = new boolean[column.distinct()];
        for (int line : kept) {
            used[column.code(line)] = true;
        }
        int[] codes = new int[used.length];
        int size = 0;
        for (int code = 0; code < used.length; code++) {
            if (used[code]) {
                codes[size++] = code;
            }
        }
        return Arrays.copyOf(codes, size);
    }

    /** The codes by the order of their texts; short whole numbers, which most ids are, by themselves. */
    private static int[] inOrder(int[] codes, TextColumn column) {
        long[] keys = new long[codes.length];
        List<Id> others = new ArrayList<>();
        int size = 0;
        for (int code : codes) {
            int number = shortNumber(column.text(code));
            if (number >= 0) {
                keys[size++] = (long) number << 32 | code;
            } else {
                others.add(Id.of(column.text(code), code));
            }
        }
        if (others.stream().anyMatch(Id::isNumber)) { // long ones, or with zeros in front, stand among the short ones
            return sorted(Arrays.stream(codes).mapToObj(code -> Id.of(column.text(code), code)));
        }
        Arrays.sort(keys, 0, size);
        for (int code : sorted(others.stream())) {
            keys[size++] = code;
        }
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }

    private static int[] sorted(Stream<Id> ids) {
        return ids.sorted().mapToInt(Id::code).toArray();
    }

    /** A whole number of at most nine digits without zeros in front; -1 for other texts. */
    private static int shortNumber(String text) {
        int length = text.length();
        if (length == 0 || length > 9 || (length > 1 && text.charAt(0) == '0')) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < length; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    /** Ids that no column holds, made from each kept line. */
    static Numbering of(IntFunction<String> idOfLine, int[] kept) {
        TextColumn column = new TextColumn("");
        Arrays.stream(kept).mapToObj(idOfLine).forEach(column::add);
        return of(column, IntStream.range(0, kept.length).toArray());
    }

    /** One and the same for all lines. */
    static Numbering same(int[] kept) {
        return new Numbering(List.of(""), new int[kept.length]);
    }

    /** The ids that some lines use, in the same order, for these lines. */
    Numbering among(int[] lines) {
        boolean[] used = new boolean[ids.size()];
        for (int line : lines) {
            used[numbers[line]] = true;
        }
        int[] numberOf = new int[used.length];
        List<String> kept = new ArrayList<>();
        for (int number = 0; number < used.length; number++) {
            if (used[number]) {
                numberOf[number] = kept.size();
                kept.add(ids.get(number));
            }
        }
        return new Numbering(
                kept, Arrays.stream(lines).map(line -> numberOf[numbers[line]]).toArray());
    }

    List<String> ids() {
        return ids;
    }

    int of(int line) {
        return numbers[line];
    }
}
