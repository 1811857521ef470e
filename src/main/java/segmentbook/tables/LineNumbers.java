package segmentbook.tables;

import java.util.Arrays;

/** Physical line numbers, stored only from the first line that does not directly follow the line before. */
final class LineNumbers {
    private long first;
    /** Number of lines kept. */
    int size;

    private int regular = -1;
    private long[] rest = new long[0];

    void add(long lineNumber) {
        if (size == 0) {
            first = lineNumber;
        }
        if (regular < 0 && lineNumber != first + size) {
            regular = size;
        }
        if (regular >= 0) {
            int i = size - regular;
            if (i == rest.length) {
                rest = Arrays.copyOf(rest, Math.max(1024, 2 * i));
            }
            rest[i] = lineNumber;
        }
        size++;
    }

    long at(int line) {
        return regular < 0 || line < regular ? first + line : rest[line - regular];
    }
}
