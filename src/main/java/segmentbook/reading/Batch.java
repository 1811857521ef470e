package segmentbook.reading;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Some lines on their way from the thread that parses to the one that fills columns: the letters of all cells in a row. */
final class Batch {
    private static final int CELLS = 1 << 14;
    private static final int LETTERS = 1 << 17;
    private static final int LINES = 1 << 12;
    private static final int MOST_CELLS = 1 << 20;

    private char[] letters = new char[LETTERS];
    private int[] cellEnds = new int[CELLS]; // in letters
    private final int[] lineEnds = new int[LINES]; // in cells
    private final long[] numbers = new long[LINES];
    private final String[][] texts = new String[LINES][]; // lines that came as texts
    private int textLetters;
    private int cells;
    private int lines;

    void cell(char[] from, int start, int length) {
        int end = room(length);
        System.arraycopy(from, start, letters, end - length, length);
    }

    /** All cells of a line as texts. */
    void cells(String[] line) {
        texts[lines] = line;
        for (String each : line) {
            textLetters += each.length();
        }
    }

    /** The cells of a line that came as texts; null where they are letters. */
    String @Nullable [] texts(int line) {
        return texts[line];
    }

    /** Whether the line that is not ended has more cells or letters than any line of a table. */
    boolean isTooLong() {
        if (cellEnds.length == CELLS && letters.length == LETTERS) {
            return false; // no more than a usual batch
        }
        int first = firstCell(lines);
        return cells - first > MOST_CELLS || start(cells) - start(first) > CommonsCsv.LONGEST;
    }

    /** Makes room for a further cell, and says where it ends. */
    private int room(int length) {
        int end = start(cells) + length;
        if (cells == cellEnds.length) {
            cellEnds = Arrays.copyOf(cellEnds, 2 * cells);
        }
        if (end > letters.length) {
            letters = Arrays.copyOf(letters, Math.max(end, 2 * letters.length));
        }
        cellEnds[cells++] = end;
        return end;
    }

    /** Ends a line, on a physical line from 1; whether it was the last for which there is room. */
    boolean end(long lineNumber) {
        lineEnds[lines] = cells;
        numbers[lines++] = lineNumber;
        return lines == LINES || cells >= CELLS - CELLS / 8 || start(cells) + textLetters >= LETTERS - LETTERS / 8;
    }

    void clear() {
        Arrays.fill(texts, 0, lines, null);
        cells = 0;
        lines = 0;
        textLetters = 0;
    }

    int lines() {
        return lines;
    }

    long number(int line) {
        return numbers[line];
    }

    /** The number of the line's first cell; that of a line beyond the last is where the last one ends. */
    int firstCell(int line) {
        return line == 0 ? 0 : lineEnds[line - 1];
    }

    /** Where the letters of a cell start, which is where those of the one before end. */
    int start(int cell) {
        return cell == 0 ? 0 : cellEnds[cell - 1];
    }

    char[] letters() {
        return letters;
    }
}
