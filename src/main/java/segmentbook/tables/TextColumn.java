package segmentbook.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.lang3.ArrayUtils;
import segmentbook.statistics.Rows;

/** A column that stores each distinct text once, and for each line the number of its text. */
public final class TextColumn {
    private final String header;
    private final List<String> texts = new ArrayList<>();
    private int[] codes;
    private int size;
    private int[] slots = new int[1024]; // open addressing: 1 + the number of a text; 0 is free
    private char[] last = new char[32]; // the last text, in its first characters
    private int lastLength = -1;
    private int lastCode;

    /** A column without lines. */
    public TextColumn(String header) {
        this(header, 1024);
    }

    /** A column without lines, with room for this many; it grows if more come. */
    TextColumn(String header, int room) {
        this.header = header;
        codes = new int[room];
    }

    /** Adds a line's text. */
    public void add(String text) {
        add(text.toCharArray(), 0, text.length());
    }

    /** Adds a text from a buffer; a string is made only if no line had the text before. */
    void add(char[] characters, int from, int length) {
        boolean again = length == lastLength && Arrays.equals(last, 0, length, characters, from, from + length);
        if (!again) { // lines of an invoice repeat most cells
            lastCode = code(characters, from, length);
            last = length > last.length ? new char[2 * length] : last;
            System.arraycopy(characters, from, last, 0, length);
            lastLength = length;
        }
        if (size == codes.length) {
            codes = Arrays.copyOf(codes, Math.max(1024, 2 * size));
        }
        codes[size++] = lastCode;
    }

    private int code(char[] characters, int from, int length) {
        int slot = slot(characters, from, length);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        texts.add(new String(characters, from, length));
        slots[slot] = texts.size();
        if (2 * texts.size() > slots.length) {
            grow();
        }
        return texts.size() - 1;
    }

    /** The slot that holds the text's number, or the free one for it. */
    private int slot(char[] characters, int from, int length) {
        int hash = 0; // as that of a String
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + characters[i];
        }
        int spread = hash * 0x9E3779B9;
        int slot = (spread ^ spread >>> 15) & (slots.length - 1);
        while (slots[slot] != 0 && !isText(slots[slot] - 1, hash, characters, from, length)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private boolean isText(int code, int hash, char[] characters, int from, int length) {
        String text = texts.get(code);
        boolean same = text.hashCode() == hash && text.length() == length;
        for (int i = 0; same && i < length; i++) {
            same = text.charAt(i) == characters[from + i];
        }
        return same;
    }

    private void grow() {
        slots = new int[4 * slots.length];
        for (int code = 0; code < texts.size(); code++) {
            char[] text = texts.get(code).toCharArray();
            slots[slot(text, 0, text.length)] = 1 + code;
        }
    }

    /** The header, or the column's number from 1 if the file has none. */
    public String header() {
        return header;
    }

    /** Number of lines. */
    public int size() {
        return size;
    }

    /** The numbers of the texts of some lines, as a set. */
    public BitSet codesOf(IntStream lines) {
        return lines.map(this::code).collect(BitSet::new, BitSet::set, BitSet::or);
    }

    /** Number of distinct texts. */
    public int distinct() {
        return texts.size();
    }

    /** Number of distinct texts that are not blank. */
    public int written() {
        return (int) texts.stream().filter(text -> !text.isBlank()).count();
    }

    /** The number of a text, -1 if no line has it. */
    public int find(String text) {
        return slots[slot(text.toCharArray(), 0, text.length())] - 1;
    }

    /** The text with this number. */
    public String text(int code) {
        return texts.get(code);
    }

    /** The number of the line's text. */
    public int code(int line) {
        return codes[line];
    }

    /** The line's text. */
    public String at(int line) {
        return texts.get(codes[line]);
    }

    /** A value for each distinct text, by its number. */
    public double[] doubles(ToDoubleFunction<String> value) {
        return texts.parallelStream().mapToDouble(value).toArray();
    }

    /** For each distinct text whether the condition holds, by its number. */
    public boolean[] booleans(Predicate<String> condition) {
        boolean[] values = new boolean[texts.size()];
        for (int code = 0; code < values.length; code++) {
            values[code] = condition.test(texts.get(code));
        }
        return values;
    }

    /** The lines whose text fulfils a condition, which is asked once for each distinct text. */
    public BitSet lines(Predicate<String> condition) {
        boolean[] marks = booleans(condition);
        return Rows.holding(ArrayUtils.contains(marks, true) ? size : 0, line -> marks[codes[line]]);
    }

    /** The column with each text changed; texts that become equal share a number. */
    public TextColumn map(UnaryOperator<String> change) {
        TextColumn changed = new TextColumn(header, 0);
        int[] renumbered = texts.stream()
                .map(change)
                .mapToInt(text -> changed.code(text.toCharArray(), 0, text.length()))
                .toArray();
        changed.size = size;
        changed.codes = changed.distinct() == distinct()
                ? codes
                : Arrays.stream(codes, 0, size).map(code -> renumbered[code]).toArray();
        return changed;
    }

    /** The column with empty cells on these lines. */
    public TextColumn without(BitSet lines) {
        return lines.isEmpty() ? this : from(line -> lines.get(line) ? -1 : line);
    }

    /** The column with the text of another line on each; with an empty cell where that is below 0. */
    public TextColumn from(IntUnaryOperator lines) {
        TextColumn changed = new TextColumn(header, size);
        for (int line = 0; line < size; line++) {
            int from = lines.applyAsInt(line);
            changed.add(from < 0 ? "" : at(from));
        }
        return changed;
    }
}
