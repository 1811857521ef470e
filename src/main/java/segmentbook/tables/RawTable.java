package segmentbook.tables;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.description.Format;
import segmentbook.description.Place;
import segmentbook.statistics.Rows;

/**
 * All lines of a data set as written, in one {@link TextColumn} per column, whatever their format. Several files are
 * one table: columns are matched by their headers, lines follow in the order of the files.
 */
public final class RawTable {
    private static final int SHOWN = 500; // characters of a list of headers

    private final List<Lines.Part> parts;
    private final List<TextColumn> columns;
    private final BitSet ragged;
    private final int size;
    private final DetectedFormat detected;

    private RawTable(Lines lines, List<DetectedFormat> formats, List<Integer> firsts, Format said) {
        parts = lines.parts();
        columns = lines.columns();
        ragged = lines.ragged();
        size = lines.size();
        DetectedFormat all = formats.get(0);
        for (int i = 1; i < formats.size(); i++) {
            all = all.beside(formats.get(i), parts.get(firsts.get(i)).name());
        }
        detected = all;
        Place file = Place.file(parts.get(0).name());
        for (String key : said.given()) { // which have a meaning for a type that was read
            String wrong = "format." + key + ": means nothing for this type, found " + detected.type();
            boolean used = formats.stream().anyMatch(each -> each.type().has(key));
            DataException.require(used, wrong, file, "leave it out");
        }
        DataException.require(size > 0, "file: a header and no line below it", file, "");
    }

    /**
     * Reads everything that the description file names.
     *
     * @throws DataException if a part is missing, damaged, of another charset or format, or without lines, or holds its headers
     *     again in another order
     */
    public static RawTable read(Dataset dataset) {
        RawTable table = read(Sources.of(dataset), dataset.format());
        table.headerAgain(true).ifPresent(place -> {
            throw new DataException("file: the header again, in another order", place, "part the file there");
        });
        return table;
    }

    /**
     * Reads a file without mapped columns; whether and where it has a header is detected as well.
     *
     * @throws DataException as {@link #read}, and if the file is no table of text
     */
    public static RawTable of(Path file, Format format) {
        return read(List.of(Sources.of(file, format)), format);
    }

    /**
     * The sheets of a workbook that are seen.
     *
     * @throws DataException where the file is none, or a damaged one
     */
    public static List<String> sheets(Path workbook) {
        return new Workbook(workbook, String.valueOf(workbook.getFileName()), Format.DEFAULT, null, each -> each)
                .sheets();
    }

    /**
     * Lines that another program hands over as cells.
     *
     * @param name what messages call them
     * @throws DataException if there is none
     */
    public static RawTable of(String name, List<String> headers, Stream<String[]> cells, Format format) {
        Source handed = lines -> {
            lines.begin(name, headers, 0);
            cells.forEachOrdered(line -> lines.add(line, lines.size() + 1L));
            return DetectedFormat.of(DetectedFormat.Type.TEXT, format);
        };
        return read(List.of(handed), format);
    }

    private static RawTable read(List<Source> sources, Format said) {
        try {
            while (true) {
                try (Lines lines = new Lines()) {
                    List<DetectedFormat> formats = new ArrayList<>();
                    List<Integer> firsts = new ArrayList<>(); // parts
                    for (Source each : sources) {
                        firsts.add(lines.parts().size());
                        DetectedFormat detected = each.read(lines);
                        if (detected == null) {
                            break;
                        }
                        formats.add(detected);
                    }
                    if (formats.size() == sources.size()) {
                        return new RawTable(lines, formats, firsts, said);
                    }
                }
            }
        } finally {
            sources.forEach(Source::close);
        }
    }

    /** Number of lines, headers not counted. */
    public int size() {
        return size;
    }

    /** The name of the file or source; of several files the first, and how many more. */
    public String name() {
        return parts.get(0).name() + (several() ? " and " + (parts.size() - 1) + " more" : "");
    }

    /** Whether there are several files, so that a place needs the name of the file. */
    public boolean several() {
        return parts.size() > 1;
    }

    /** The number of lines of each file. */
    public Map<String, Integer> linesByFile() {
        return Rows.map(parts, each -> each.name(), each -> each.numbers().size());
    }

    /** The columns in the order of the first file; those that only later files have follow. */
    public List<TextColumn> columns() {
        return columns;
    }

    /** The lines for which a condition holds, by index. */
    public BitSet lines(IntPredicate condition) {
        return Rows.holding(size, condition);
    }

    /** Lines whose number of cells is not that of the header, by index. */
    public BitSet ragged() {
        return (BitSet) ragged.clone();
    }

    /** The first line that holds the headers once more, in their order or in another; empty where none does. */
    public Optional<Place> headerAgain(boolean reordered) {
        var headers = columns.stream().map(TextColumn::header).collect(Collectors.toSet());
        return columns.stream()
                .limit(1) // hardly any of its cells is a header, so the others are asked for hardly any line
                .flatMapToInt(first -> first.lines(headers::contains).stream())
                .filter(line -> columns.stream().allMatch(each -> headers.contains(each.at(line))))
                .filter(line -> columns.stream().allMatch(each -> each.header().equals(each.at(line))) != reordered)
                .filter(line -> !reordered || detected.format().header())
                .mapToObj(line -> place(line, null))
                .findFirst();
    }

    /** The detected format of the first file, and in its evidence how others differ. */
    public DetectedFormat detectedFormat() {
        return detected;
    }

    /** Index of the file that holds a line, from 0. */
    public int fileOf(int line) {
        return parts.indexOf(part(line));
    }

    /** The place of a line, by its index from 0, or of its cell in the column with a header. */
    public Place place(int line, @Nullable String header) {
        Lines.Part part = part(line);
        return new Place(part.name(), part.numbers().get(line - part.first()), header);
    }

    private Lines.Part part(int line) {
        var begun = parts.stream().filter(each -> each.first() <= line);
        return begun.reduce((earlier, later) -> later).orElseThrow();
    }

    /**
     * By line the first that is the same in all columns, if it stands above; else -1.
     *
     * @param columns of equal size, at least one
     * @param which lines are compared; others neither repeat nor are repeated
     */
    public static int[] firstOfEqual(List<TextColumn> columns, IntPredicate which) {
        int[] firsts = new int[columns.get(0).size()];
        Arrays.fill(firsts, -1);
        int capacity = Integer.highestOneBit(Math.max(2, firsts.length)) << 2;
        int[] slots = new int[capacity]; // open addressing: 1 + a line, 0 is free
        for (int line = 0; line < firsts.length; line++) {
            if (which.test(line)) {
                int slot = hash(columns, line) & (capacity - 1);
                while (slots[slot] != 0 && !same(columns, slots[slot] - 1, line)) {
                    slot = (slot + 1) & (capacity - 1);
                }
                firsts[line] = slots[slot] - 1;
                slots[slot] = slots[slot] == 0 ? line + 1 : slots[slot];
            }
        }
        return firsts;
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

    /** The place of the first line that has this text of a column. */
    public Place place(TextColumn column, int code) {
        return place(lines(line -> column.code(line) == code).nextSetBit(0), column.header());
    }

    /**
     * The column with this header, or this number from 1 where files have no header.
     *
     * @param key of the description file that names it
     * @param shown how messages may show headers
     * @throws DataException if a file has none, or more than one; the message lists its headers
     */
    public TextColumn column(String key, String header, UnaryOperator<String> shown) {
        for (Lines.Part part : parts) {
            long found = part.headers().stream().filter(header::equals).count();
            if (found != 1) {
                throw notOne(key, header, found == 0, part, shown);
            }
        }
        return Rows.first(columns, each -> each.header().equals(header))
                .orElseThrow(() -> notOne(key, header, true, parts.get(0), shown));
    }

    private DataException notOne(
            String key, String header, boolean none, Lines.Part part, UnaryOperator<String> shown) {
        String headers = part.headers().stream().map(shown).collect(Collectors.joining(", "));
        boolean number = none && detected.format().header() && header.matches("[0-9]{1,4}");
        String hint = part.headers().size() == 1 && detected.type() == DetectedFormat.Type.TEXT
                ? "; is format.separator right?"
                : number ? "; for numbers of columns give format: {header: false}" : "";
        return new DataException(
                key + ": " + (none ? "no column " + header : "the header " + header + " stands twice"),
                new Place(part.name(), Math.max(1, part.headerLine()), null),
                "the file has: " + StringUtils.abbreviate(headers, "…", SHOWN) + hint);
    }
}
