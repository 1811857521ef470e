package segmentbook.transactions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
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
        List<Id> used = used(column, kept);
        Collections.sort(used);
        int[] numberOfCode = new int[column.distinct()];
        List<String> ids = new ArrayList<>(used.size());
        for (Id id : used) {
            numberOfCode[id.code] = ids.size();
            ids.add(id.text);
        }
        int[] numbers = new int[kept.length];
        for (int i = 0; i < kept.length; i++) {
            numbers[i] = numberOfCode[column.code(kept[i])];
        }
        return new Numbering(ids, numbers);
    }

    private static List<Id> used(TextColumn column, int[] kept) {
        boolean[] used = new boolean[column.distinct()];
        for (int line : kept) {
            used[column.code(line)] = true;
        }
        List<Id> ids = new ArrayList<>();
        for (int code = 0; code < used.length; code++) {
            if (used[code]) {
                ids.add(Id.of(column.text(code), code));
            }
        }
        return ids;
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

    /**
     * An id of a column, with what it is ordered by worked out once.
     *
     * @param digits how many, zeros in front not counted; more than any whole number has for other texts
     * @param significant the text, without zeros in front where it is a whole number
     */
    private record Id(String text, int code, int digits, String significant) implements Comparable<Id> {
        private static final int MOST_DIGITS = 99;
        private static final Comparator<Id> ORDER = Comparator.comparingInt(Id::digits)
                .thenComparing(Id::significant)
                .thenComparing(Id::text);

        static Id of(String text, int code) {
            if (!isWhole(text)) {
                return new Id(text, code, MOST_DIGITS, text);
            }
            String significant = withoutZeros(text);
            return new Id(text, code, significant.length(), significant);
        }

        private static boolean isWhole(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                    return false;
                }
            }
            return !text.isEmpty() && text.length() < MOST_DIGITS;
        }

        private static String withoutZeros(String id) {
            int zeros = 0;
            while (zeros < id.length() - 1 && id.charAt(zeros) == '0') {
                zeros++;
            }
            return id.substring(zeros);
        }

        @Override
        public int compareTo(Id other) {
            return ORDER.compare(this, other);
        }
    }
}
