package segmentbook.tables;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Some thousand lines on their way into the columns: the characters of all cells in a row, and where each ends. */
final class Block {
    private static final int CELLS = 1 << 16; // fewer cost more in handing over than they gain
    private static final int CHARACTERS = 1 << 20;

    private char[] characters = new char[1 << 12];
    private int[] ends = new int[1 << 10]; // of cells, in characters
    private int cells;

    void add(char[] text, int from, int length) {
        int start = start(cells);
        if (start + length > characters.length) {
            characters = Arrays.copyOf(characters, Math.max(start + length, 2 * characters.length));
        }
        if (cells == ends.length) {
            ends = Arrays.copyOf(ends, 2 * cells);
        }
        System.arraycopy(text, from, characters, start, length);
        ends[cells++] = start + length;
    }

    /** Takes back the last cells. */
    void drop(int count) {
        cells -= count;
    }

    /** Where a cell starts, which is where the one before ends. */
    private int start(int cell) {
        return cell == 0 ? 0 : ends[cell - 1];
    }

    boolean isFull() {
        return cells >= CELLS || start(cells) > CHARACTERS;
    }

    /** Fills the columns, of which each line has a cell, side by side; then the block is empty. */
    void fill(TextColumn[] columns) {
        if (cells > 0) {
            IntStream.range(0, columns.length).parallel().forEach(i -> fill(columns[i], i, columns.length));
            cells = 0;
        }
    }

    private void fill(TextColumn column, int first, int step) {
        for (int cell = first; cell < cells; cell += step) {
            column.add(characters, start(cell), ends[cell] - start(cell));
        }
    }
}
