package segmentbook.transactions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** A column of a file: each distinct text once, and for each line the number of its text. */
final class TextColumn {
    private final String header;
    private final List<String> texts = new ArrayList<>();
    private int[] codes = new int[1024];
    private int size;
    private int[] slots = new int[1024]; // open addressing: 1 + the number of a text, 0 is free
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
            codes = Arrays.copyOf(codes, size + (size >> 1));
        }
        codes[size++] = lastCode;
    }

    private int code(String text) {
        int mask = slots.length - 1;
        int slot = spread(text) & mask;
        while (slots[slot] != 0) {
            int code = slots[slot] - 1;
            if (texts.get(code).equals(text)) {
                return code;
            }
            slot = (slot + 1) & mask;
        }
        texts.add(text);
        slots[slot] = texts.size();
        if (2 * texts.size() > slots.length) {
            grow();
        }
        return texts.size() - 1;
    }

    private void grow() {
        slots = new int[2 * slots.length];
        int mask = slots.length - 1;
        for (int code = 0; code < texts.size(); code++) {
            int slot = spread(texts.get(code)) & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = code + 1;
        }
    }

    private static int spread(String text) {
        int hash = text.hashCode() * 0x9E3779B9;
        return hash ^ (hash >>> 15);
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
        return texts.stream().mapToDouble(value).toArray();
    }

    /** A value for each distinct text, by its number. */
    long[] longs(ToLongFunction<String> value) {
        return texts.stream().mapToLong(value).toArray();
    }

    /** The column with every text changed; texts that become equal share a number. */
    TextColumn map(UnaryOperator<String> change) {
        TextColumn changed = new TextColumn(header);
        Map<String, Integer> numbers = new HashMap<>();
        int[] renumber = new int[texts.size()];
        for (int code = 0; code < renumber.length; code++) {
            String text = change.apply(texts.get(code));
            renumber[code] = numbers.computeIfAbsent(text, t -> changed.code(t));
        }
        changed.codes = new int[size];
        changed.size = size;
        for (int line = 0; line < size; line++) {
            changed.codes[line] = renumber[codes[line]];
        }
        return changed;
    }
}
