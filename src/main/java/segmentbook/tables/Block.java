package segmentbook.tables;

import java.util.Arrays;

/** Some thousand lines on their way into the columns: the characters of all cells in a row, and where each ends. */
final class Block {
    private static final int LINES = 1 << 13; // fewer lines cost more in handing over than they gain
    private static final int CHARACTERS = 1 << 20;
    private static final int MAX_CELLS = 1 << 20; // of a line

    private char[] characters = new char[1 << 12];
    private int[] cellEnds = new int[1 << 10]; // in characters
    private int[] lineEnds = new int[1 << 8]; // in cells
    private int end; // of the last cell
    private int cells;
    private int lines;

    void add(char[] text, int from, int length) {
        int start = room(length);
        System.arraycopy(text, from, characters, start, length);
    }

    void add(String text) {
        int start = room(text.length());
        text.getChars(0, text.length(), characters, start);
    }

    /** Where the next cell starts, which has room from here on. */
    private int room(int length) {
        int start = end;
        if (start + length > characters.length) {
            characters = Arrays.copyOf(characters, Math.max(start + length, 2 * characters.length));
        }
        if (cells == cellEnds.length) {
            cellEnds = Arrays.copyOf(cellEnds, 2 * cells);
        }
        end = start + length;
        cellEnds[cells++] = end;
        return start;
    }

    /** Whether the line that has not ended has more cells or characters than any line of a table. */
    boolean isLineTooLong() {
        if (cells <= MAX_CELLS && end <= CommonsCsv.MAX_CHARACTERS) {
            return false; // nor has the whole block
        }
        int first = firstCell(lines);
        return cells - first > MAX_CELLS || end - start(first) > CommonsCsv.MAX_CHARACTERS;
    }

    /** Ends a line; whether the block is full with it. */
    boolean endLine() {
        if (lines == lineEnds.length) {
            lineEnds = Arrays.copyOf(lineEnds, 2 * lines);
        }
        lineEnds[lines++] = cells;
        return lines == LINES || end > CHARACTERS;
    }

    void clear() {
        end = 0;
        cells = 0;
        lines = 0;
    }

    int lines() {
        return lines;
    }

    /** Number of a line's first cell; for the line after the last, the number of cells. */
    int firstCell(int line) {
        return line == 0 ? 0 : lineEnds[line - 1];
    }

    /** Where a cell starts, which is where the one before ends. */
    int start(int cell) {
        return cell == 0 ? 0 : cellEnds[cell - 1];
    }

    char[] characters() {
        return characters;
    }
}
