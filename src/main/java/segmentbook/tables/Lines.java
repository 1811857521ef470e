package segmentbook.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import segmentbook.description.DataException;
import segmentbook.description.Place;

/** Collects the lines of one source after the other in columns, which are matched by their headers. */
final class Lines implements AutoCloseable {
    /** Columns of a source, as in Excel. */
    static final int MAX_COLUMNS = 16_384;

    private static final int MAX_CELLS = 1 << 20; // of a line
    private static final int MAX_ROOM = 1 << 24;
    private static final int BETWEEN_REPORTS = 1 << 12; // lines

    private final List<TextColumn> columns = new ArrayList<>();
    private final List<TextColumn> nameless = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final BitSet ragged = new BitSet();
    private TextColumn[] targets = new TextColumn[0]; // of the current source, in its order
    private TextColumn[] absent = new TextColumn[0]; // columns of other sources
    private Progress progress = Progress.of("", 0);
    private long expected;
    private int minCells; // of a line of the current source
    private long lastLine;
    private int size;
    private int cells; // of the current line
    private long characters; // of that line
    private boolean surplus; // whether it has text beyond the last column

    /**
     * One source's lines.
     *
     * @param name of the source
     * @param first index of its first line
     * @param headerLine physical line on which its header ends, from 1; 0 if it has none
     * @param headers of its columns; {@link #addColumn} adds to them
     * @param numbers of its lines
     */
    record Part(String name, int first, long headerLine, List<String> headers, LineNumbers numbers) {}

    /** Tells about how many lines the next source has, so that columns need not grow. */
    void expect(long lines) {
        expected = lines;
    }

    /**
     * Starts with another source.
     *
     * @param headers as written; a blank one names no column
     * @param headerLine the physical line on which they end, from 1
     */
    void begin(String name, List<String> headers, long headerLine) {
        if (headers.size() > MAX_COLUMNS) {
            throw new DataException(
                    "file: at most 16,384 columns, found " + headers.size(),
                    new Place(name, headerLine, null),
                    "is format.separator right?");
        }
        progress.end();
        progress = Progress.of(name, expected);
        parts.add(new Part(name, size, headerLine, new ArrayList<>(), new LineNumbers()));
        lastLine = headerLine;
        targets = new TextColumn[0];
        absent = columns.toArray(TextColumn[]::new);
        minCells = 0;
        for (String header : headers) {
            addColumn(header);
            minCells = header.isBlank() ? minCells : targets.length;
        }
        expected = 0;
    }

    private Part part() {
        return parts.get(parts.size() - 1);
    }

    /**
     * Adds a column to the current source; if no source had it before, it is empty on all lines so far.
     *
     * @return its number in the source, from 0
     */
    int addColumn(String header) {
        boolean isNameless = header.isBlank();
        String name = isNameless ? "column " + (targets.length + 1) : header.strip();
        part().headers().add(name);
        TextColumn column = column(name, Collections.frequency(part().headers(), name), isNameless);
        targets = Arrays.copyOf(targets, targets.length + 1);
        targets[targets.length - 1] = column;
        absent = Stream.of(absent).filter(each -> each != column).toArray(TextColumn[]::new);
        return targets.length - 1;
    }

    /** The n-th column with this header; a new one is empty on the lines so far. */
    private TextColumn column(String header, int nth, boolean isNameless) {
        List<TextColumn> same =
                columns.stream().filter(each -> each.header().equals(header)).toList();
        if (same.size() >= nth) {
            return same.get(nth - 1);
        }
        TextColumn column = new TextColumn(header, (int) Math.min(Math.max(1024, size + expected), MAX_ROOM));
        for (int line = 0; line < size; line++) {
            column.add("");
        }
        columns.add(column);
        if (isNameless) {
            nameless.add(column);
        }
        return column;
    }

    /** Adds a line that ends on a physical line, from 1. */
    void add(String[] line, long lineNumber) {
        for (String each : line) {
            if (cells < targets.length) {
                targets[cells].add(each);
            } else {
                surplus |= !each.isBlank();
            }
            cells++;
        }
        end(lineNumber);
    }

    /** Adds the next cell of a line, which {@link #end} ends. */
    void cell(char[] text, int from, int length) {
        if (cells < targets.length) {
            targets[cells].add(text, from, length);
        } else {
            surplus |= !new String(text, from, length).isBlank();
        }
        characters += length;
        if (++cells > MAX_CELLS || characters > CommonsCsv.MAX_CHARACTERS) {
            throw CommonsCsv.tooLong(part().name(), lastLine + 1);
        }
    }

    /** Ends a line, on a physical line from 1; columns that it, or its source, does not have are empty. */
    void end(long lineNumber) {
        for (int i = cells; i < targets.length; i++) {
            targets[i].add("");
        }
        for (TextColumn each : absent) {
            each.add("");
        }
        if (surplus || cells < minCells) {
            ragged.set(size);
        }
        cells = 0;
        characters = 0;
        surplus = false;
        part().numbers().add(lineNumber);
        lastLine = lineNumber;
        size++;
        if (size % BETWEEN_REPORTS == 0) {
            report();
        }
    }

    private void report() {
        if (Thread.interrupted()) {
            Thread.currentThread().interrupt();
            throw new DataException("reading: interrupted after " + size + " lines");
        }
        progress.at(size - part().first());
    }

    /** The physical line of the last line that was added. */
    long lastLine() {
        return lastLine;
    }

    /** All columns except empty ones without a header. */
    List<TextColumn> columns() {
        return columns.stream()
                .filter(each -> !nameless.contains(each) || each.written() > 0)
                .toList();
    }

    /** Lines whose number of cells is not that of the header, by index; empty cells beyond it do not count. */
    BitSet ragged() {
        return ragged;
    }

    /** Number of lines so far. */
    int size() {
        return size;
    }

    List<Part> parts() {
        return List.copyOf(parts);
    }

    /** Ends the report of progress. */
    @Override
    public void close() {
        progress.end();
    }
}
