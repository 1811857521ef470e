package segmentbook.transactions;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Ids in order, and for each line the number of its id. */
record Numbering(List<String> ids, int[] numbers) {
    private static final int MOST_DIGITS = 99;
    private static final Comparator<String> ORDER = Comparator.<String>comparingInt(
                    id -> isWhole(id) ? withoutZeros(id).length() : MOST_DIGITS)
            .thenComparing(id -> isWhole(id) ? withoutZeros(id) : id)
            .thenComparing(Comparator.naturalOrder());

    static Numbering of(TextColumn column, int[] kept) {
        boolean[] used = new boolean[column.distinct()];
        for (int line : kept) {
            used[column.code(line)] = true;
        }
        int[] codes = IntStream.range(0, used.length)
                .filter(code -> used[code])
                .boxed()
                .sorted(Comparator.comparing(column::text, ORDER))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] numberOfCode = new int[used.length];
        for (int number = 0; number < codes.length; number++) {
            numberOfCode[codes[number]] = number;
        }
        return new Numbering(
                Arrays.stream(codes).mapToObj(column::text).toList(),
                Arrays.stream(kept).map(line -> numberOfCode[column.code(line)]).toArray());
    }

    /** One and the same for all lines. */
    static Numbering same(int[] kept) {
        return new Numbering(List.of(""), new int[kept.length]);
    }

    static TextColumn column(int[] kept, IntFunction<String> text) {
        TextColumn column = new TextColumn("");
        Arrays.stream(kept).mapToObj(text).forEach(column::add);
        return column;
    }

    static int[] all(int[] kept) {
        return IntStream.range(0, kept.length).toArray();
    }

    static boolean isWhole(String id) {
        return id.length() < MOST_DIGITS && !id.isEmpty() && id.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    static String withoutZeros(String id) {
        int zeros = 0;
        while (zeros < id.length() - 1 && id.charAt(zeros) == '0') {
            zeros++;
        }
        return id.substring(zeros);
    }

    int of(int line) {
        return numbers[line];
    }
}
