package segmentbook.reading;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import segmentbook.dataset.DataException;
import segmentbook.dataset.Dataset;
import segmentbook.dataset.Format;
import segmentbook.dataset.Place;

/**
 * All lines of a data set as they are written, one {@link TextColumn} a column, whatever format they come in. Several files
 * are one table: columns are matched by their headers, lines follow each other in the order of the files.
 */
public final class RawTable {
    private static final int SHOWN = 500; // letters of a list of headers

    private final List<Lines.Part> parts;
    private final List<TextColumn> columns;
    private final BitSet ragged;
    private final int size;
    private final Dress dress;

    private RawTable(Lines lines, Dress dress) {
        parts = lines.parts();
        columns = lines.columns();
        ragged = lines.ragged();
        size = lines.size();
        this.dress = dress;
    }

    /**
     * Reads all that the description file names.
     *
     * @throws DataException where something of it is missing, damaged, of another charset or format, or holds no line
     */
    public static RawTable read(Dataset dataset) {
        return read(Sources.of(dataset), dataset.format());
    }

    /**
     * Reads a file that no description file names yet; where its header stands, if it has one, is detected as well.
     *
     * @throws DataException as {@link #read}, and where the file is no table of text
     */
    public static RawTable of(Path file) {
        return read(List.of(Sources.of(file)), Format.DEFAULT);
    }

    private static RawTable read(List<Source> sources, Format format) {
        try {
            while (true) {
                try (Lines lines = new Lines()) {
                    if (sources.stream().allMatch(each -> each.read(lines))) {
                        requireLines(lines);
                        requireUse(format, sources);
                        return new RawTable(lines, dress(sources));
                    }
                }
            }
        } finally {
            sources.forEach(Source::close);
        }
    }

    private static void requireLines(Lines lines) {
        if (lines.size() == 0) {
            Place place = Place.file(lines.parts().get(0).name());
            throw new DataException("file: a header and no line below it", place, "");
        }
    }

    private static Dress dress(List<Source> sources) {
        Dress dress = sources.get(0).dress();
        for (Source each : sources) {
            dress = dress.beside(each.dress(), each.name());
        }
        return dress;
    }

    /** Refuses a key of the format that means nothing for what was read. */
    private static void requireUse(Format format, List<Source> sources) {
        for (String key : format.given()) {
            if (sources.stream().noneMatch(each -> each.dress().type().has(key))) {
                throw new DataException(
                        "format." + key + ": means nothing for this type, found "
                                + sources.get(0).dress().type(),
                        Place.file(sources.get(0).name()),
                        "leave it out");
            }
        }
    }

    /** Number of lines, headers not counted. */
    public int size() {
        return size;
    }

    /** The name of the file or of what stands for it; of several the first, and how many more. */
    public String name() {
        return parts.get(0).name() + (several() ? " and " + (parts.size() - 1) + " more" : "");
    }

    /** Whether there are several files, so that a line's number needs the name of its file. */
    public boolean several() {
        return parts.size() > 1;
    }

    /** The number of lines of each file. */
    public Map<String, Integer> linesByFile() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        parts.forEach(each -> counts.put(each.name(), each.numbers().size));
        return counts;
    }

    /** The columns in the order of the file; a file's further ones follow. */
    public List<TextColumn> columns() {
        return columns;
    }

    /** Lines whose number of cells is not that of the header, by index. */
    public BitSet ragged() {
        return (BitSet) ragged.clone();
    }

    /** How the first file is written, as its beginning shows, and how others differ. */
    public Dress dress() {
        return dress;
    }

    /** The number of the file that a line stands in, from 0. */
    public int fileOf(int line) {
        return parts.indexOf(part(line));
    }

    /** The place of a line, from 0, or of its cell in the column with a header. */
    public Place place(int line, @Nullable String header) {
        Lines.Part part = part(line);
        return new Place(part.name(), part.numbers().at(line - part.first()), header);
    }

    private Lines.Part part(int line) {
        Lines.Part found = parts.get(0);
        for (Lines.Part each : parts) {
            if (each.first() <= line) {
                found = each;
            }
        }
        return found;
    }

    /** The place of the first line that has this text of a column. */
    public Place place(TextColumn column, int code) {
        int line = 0;
        while (column.code(line) != code) {
            line++;
        }
        return place(line, column.header());
    }

    /**
     * The column with this header, or this number from 1 where files have no header.
     *
     * @param key of the description file that names it
     * @param shown how messages may show headers
     * @throws DataException where a file has none, or more than one; the message lists what it has
     */
    public TextColumn column(String key, String header, UnaryOperator<String> shown) {
        for (Lines.Part part : parts) {
            long found = part.headers().stream().filter(header::equals).count();
            if (found != 1) {
                throw notOne(key, header, found == 0, part, shown);
            }
        }
        return columns.stream()
                .filter(each -> each.header().equals(header))
                .findFirst()
                .orElseThrow(() -> notOne(key, header, true, parts.get(0), shown));
    }

    private DataException notOne(
            String key, String header, boolean none, Lines.Part part, UnaryOperator<String> shown) {
        String headers = part.headers().stream().map(shown).collect(Collectors.joining(", "));
        String list = headers.replaceAll("\\p{Cntrl}", " ");
        String cut = list.length() > SHOWN ? list.substring(0, SHOWN) + "…" : list;
        boolean number = none && dress.format().header() && header.matches("[0-9]{1,4}");
        String hint = part.headers().size() == 1 && dress.type() == Dress.Type.TEXT
                ? "; is format.separator right?"
                : number ? "; for numbers of columns give format: {header: false}" : "";
        return new DataException(
                key + ": " + (none ? "no column " + header : "the header " + header + " stands twice"),
                new Place(part.name(), Math.max(1, part.headerLine()), null),
                "the file has: " + cut + hint);
    }
}
