package segmentbook.transactions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** A column of a file: each distinct text once, and for each line the number of its text. */
final class TextColumn {
    private final String header;
    private final List<String> texts = new ArrayList<>();
    private int[] codes = new int[1024];
    private int size;
    private long[] slots = new long[1024]; // open addressing: hash, then 1 + the number of a text; 0 is free
    private String last = "";
    private int lastCode = -1;

    TextColumn(String header) {
        this.header = header;
    }

    void add(String text) {
        if (lastCode < 0 || !text.equals(last)) { // lines of one invoice repeat most of their cells
            last = text;
            lastCode = code(text);
        }
        if (size == codes.length) {
            codes = Arrays.copyOf(codes, 2 * size);
        }
        codes[size++] = lastCode;
    }

    private int code(String text) {
        int slot = slot(text);
        if (slots[slot] != 0) {
            return (int) slots[slot] - 1;
        }
        texts.add(text);
        slots[slot] = entry(text.hashCode(), texts.size());
        if (2 * texts.size() > slots.length) {
            grow();
        }
        return texts.size() - 1;
    }

    /** Where the text's number is, or belongs. */
    private int slot(String text) {
        int hash = text.hashCode();
        int slot = spread(hash);
        while (slots[slot] != 0
                && !(hash(slots[slot]) == hash
                        && texts.get((int) slots[slot] - 1).equals(text))) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] before = slots;
        slots = new long[4 * before.length];
        for (long entry : before) {
            if (entry != 0) {
                int slot = spread(hash(entry));
                while (slots[slot] != 0) {
                    slot = (slot + 1) & (slots.length - 1);
                }
                slots[slot] = entry;
            }
        }
    }

    private static long entry(int hash, int number) {
        return (long) hash << 32 | number;
    }

    private static int hash(long entry) {
        return (int) (entry >>> 32);
    }

    /** The slot at which the search for a text with this hash begins. */
    private int spread(int hash) {
        int spread = hash * 0x9E3779B9;
        return (spread ^ spread >>> 15) & (slots.length - 1);
    }

    String header() {
        return header;
    }

    int size() {
        return size;
    }

    /** Number of distinct texts. */
    int distinct() {
        return texts.size();
    }

    /** The number of a text, -1 where no line has it. */
    int find(String text) {
        return (int) slots[slot(text)] - 1;
    }

    /** The text with this number. */
    String text(int code) {
        return texts.get(code);
    }

    /** The number of the line's text. */
    int code(int line) {
        return codes[line];
    }

    /** The line's text. */
    String at(int line) {
        return texts.get(codes[line]);
    }

    /** A value for each distinct text, by its number. */
    double[] doubles(ToDoubleFunction<String> value) {
        double[] values = new double[texts.size()];
        for (int code = 0; code < values.length; code++) {
            values[code] = value.applyAsDouble(texts.get(code));
        }
        return values;
    }

    /** A value for each distinct text, by its number. */
    long[] longs(ToLongFunction<String> value) {
        long[] values = new long[texts.size()];
        for (int code = 0; code < values.length; code++) {
            values[code] = value.applyAsLong(texts.get(code));
        }
        return values;
    }

    /** For each distinct text whether the condition holds, by its number. */
    boolean[] booleans(Predicate<String> condition) {
        boolean[] values = new boolean[texts.size()];
        for (int code = 0; code < values.length; code++) {
            values[code] = condition.test(texts.get(code));
        }
        return values;
    }

    /** The column with every text changed; texts that become equal share a number. */
    TextColumn map(UnaryOperator<String> change) {
        TextColumn changed = new TextColumn(header);
        int[] renumber = new int[texts.size()];
        for (int code = 0; code < renumber.length; code++) {
            renumber[code] = changed.code(change.apply(texts.get(code)));
        }
        changed.size = size;
        changed.codes = changed.distinct() == distinct() ? codes : renumbered(renumber);
        return changed;
    }

    /** The column with empty cells on these lines. */
    TextColumn without(BitSet lines) {
        if (lines.isEmpty()) {
            return this;
        }
        TextColumn changed = new TextColumn(header);
        for (int line = 0; line < size; line++) {
            changed.add(lines.get(line) ? "" : at(line));
        }
        return changed;
    }

    private int[] renumbered(int[] renumber) {
        int[] changed = new int[size];
        for (int line = 0; line < size; line++) {
            changed[line] = renumber[codes[line]];
        }
        return changed;
    }
}
