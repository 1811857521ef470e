package segmentbook.transactions;

import java.util.BitSet;
import java.util.List;
import segmentbook.tables.TextColumn;

/** Lines that repeat an earlier one in all columns, compared as text; unreadable lines neither repeat nor are repeated. */
final class Duplicates {
    private Duplicates() {}

    /**
     * The repeating lines, by index; the first of each kind is not among them.
     *
     * @param across only those whose first stands in another file
     */
    static BitSet of(InvoiceLines lines, boolean across) {
        List<TextColumn> columns = lines.allColumns();
        int size = lines.size();
        BitSet repeated = new BitSet(size);
        int capacity = Integer.highestOneBit(Math.max(2, size)) << 2;
        int[] slots = new int[capacity]; // open addressing: 1 + a line, 0 is free
        for (int line = 0; line < size; line++) {
            if (lines.isUnreadable(line)) { // one with a cell too few could look like a whole one with an empty cell
                continue;
            }
            int slot = hash(columns, line) & (capacity - 1);
            while (slots[slot] != 0 && !same(columns, slots[slot] - 1, line)) {
                slot = (slot + 1) & (capacity - 1);
            }
            if (slots[slot] == 0) {
                slots[slot] = line + 1;
            } else if (!across || lines.fileOf(slots[slot] - 1) != lines.fileOf(line)) {
                repeated.set(line);
            }
        }
        return repeated;
    }

    private static int hash(List<TextColumn> columns, int line) {
        long hash = 0;
        for (TextColumn column : columns) {
            hash = (hash + column.code(line) + 1) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return (int) (hash >>> 32);
    }

    private static boolean same(List<TextColumn> columns, int one, int other) {
        for (TextColumn column : columns) {
            if (column.code(one) != column.code(other)) {
                return false;
            }
        }
        return true;
    }
}
