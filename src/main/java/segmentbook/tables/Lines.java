package segmentbook.tables;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.IntStream;
import org.apache.commons.lang3.ArrayUtils;
import segmentbook.description.DataException;
import segmentbook.description.Place;
import segmentbook.statistics.Rows;
import smile.util.IntArrayList;

/**
 * Takes the lines of one source after the other into columns, which are matched by their headers. While a block of lines is
 * parsed, the columns are filled with the block before.
 */
final class Lines implements AutoCloseable {
    /** Columns of a source, as in Excel. */
    static final int MAX_COLUMNS = 16_384;

    private static final char[] NOTHING = {};
    private static final int MAX_CELLS = 1 << 20; // of a line
    private static final int MAX_ROOM = 1 << 24;
    private static final int AT_ONCE = 1 << 13; // lines between two looks at the clock and for an interrupt

    private final List<TextColumn> columns = new ArrayList<>();
    private final List<TextColumn> nameless = new ArrayList<>();
    private final BitSet ragged = new BitSet();
    private final List<Part> parts = new ArrayList<>();
    private Block block = new Block();
    private Block spare = new Block();
    private ForkJoinTask<?> filling = ForkJoinPool.commonPool().submit(() -> {});
    private TextColumn[] targets = new TextColumn[0]; // of the current source, in its order
    private TextColumn[] absent = new TextColumn[0]; // columns of other sources
    private int minCells; // of a line of the current source
    private int cells; // so far, of the line that has not ended
    private int characters; // the same
    private boolean surplus; // whether that line has a text beyond the columns
    private boolean written; // whether it has a text at all
    private Progress progress = Progress.of("", "lines", 0);
    private long expected;
    private long lastLine;
    private int size;

    /**
     * One source's lines.
     *
     * @param name of the source
     * @param first index of its first line
     * @param headerLine physical line on which its header ends, from 1; 0 if it has none
     * @param headers of its columns; {@link #addColumn} adds to them
     * @param numbers physical lines on which its lines end, from 1
     */
    record Part(String name, int first, long headerLine, List<String> headers, IntArrayList numbers) {}

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
        String wrong = "file: at most 16,384 columns, found " + headers.size();
        Place place = new Place(name, headerLine, null);
        DataException.require(headers.size() <= MAX_COLUMNS, wrong, place, "is format.separator right?");
        settle();
        progress.end();
        progress = Progress.of(name, "lines", expected);
        parts.add(new Part(name, size, headerLine, new ArrayList<>(), new IntArrayList(room())));
        targets = new TextColumn[0];
        absent = columns.toArray(TextColumn[]::new);
        minCells = 0;
        for (String header : headers) {
            addColumn(header);
            minCells = header.isBlank() ? minCells : targets.length;
        }
        lastLine = headerLine;
        expected = 0;
    }

    /** For how many lines there should be room, those of earlier sources counted. */
    private int room() {
        return (int) Math.min(Math.max(1024, size + expected), MAX_ROOM);
    }

    private Part part() {
        return parts.get(parts.size() - 1);
    }

    /** Adds a column to the current source; if no source had it before, it is empty on all lines so far. */
    void addColumn(String header) {
        settle();
        List<String> headers = part().headers();
        headers.add(header.isBlank() ? "column " + (targets.length + 1) : header.strip());
        String name = headers.get(targets.length);
        TextColumn column = column(name, Collections.frequency(headers, name), header.isBlank());
        targets = ArrayUtils.add(targets, column);
        absent = ArrayUtils.removeElement(absent, column);
    }

    /** The n-th column with this header; a new one is empty on the lines so far. */
    private TextColumn column(String header, int nth, boolean isNameless) {
        var same = columns.stream().filter(each -> each.header().equals(header)).toList();
        if (same.size() >= nth) {
            return same.get(nth - 1);
        }
        TextColumn column = new TextColumn(header, room());
        IntStream.range(0, size).forEach(line -> column.add(""));
        columns.add(column);
        if (isNameless) {
            nameless.add(column);
        }
        return column;
    }

    /** Adds a line that ends on a physical line, from 1. */
    void add(String[] line, long lineNumber) {
        for (String each : line) {
            cell(each.toCharArray(), 0, each.length());
        }
        end(lineNumber);
    }

    /** Adds the next cell of a line, which {@link #end} ends. */
    void cell(char[] text, int from, int length) {
        written |= length > 0;
        if (cells < targets.length) {
            block.add(text, from, length);
        } else {
            surplus |= !new String(text, from, length).isBlank();
        }
        cells++;
        characters += length;
        if (cells > MAX_CELLS || characters > CommonsCsv.MAX_CHARACTERS) {
            throw CommonsCsv.tooLong(part().name(), lastLine + 1);
        }
    }

    /**
     * Ends a line, on a physical line from 1; columns that it, or its source, does not have are empty. One of empty cells alone, as
     * spreadsheets write them below the data, is none.
     */
    void end(long lineNumber) {
        if (written) {
            addLine(lineNumber);
        } else {
            block.drop(Math.min(cells, targets.length));
        }
        cells = 0;
        characters = 0;
        surplus = false;
        written = false;
        lastLine = lineNumber;
    }

    private void addLine(long lineNumber) {
        for (int i = cells; i < targets.length; i++) {
            block.add(NOTHING, 0, 0);
        }
        for (TextColumn each : absent) {
            each.add("");
        }
        if (surplus || cells < minCells) {
            ragged.set(size);
        }
        part().numbers().add((int) lineNumber);
        size++;
        if (block.isFull()) {
            hand();
        }
        if (size % AT_ONCE == 0) {
            look();
        }
    }

    /** Has the full block filled into the columns when the one before is there; by this thread where no other is free. */
    private void hand() {
        filling.join();
        Block full = block;
        block = spare;
        spare = full;
        filling = ForkJoinPool.commonPool().submit(() -> full.fill(targets));
    }

    /** Ends when all lines so far are in their columns. */
    private void settle() {
        filling.join();
        block.fill(targets);
    }

    private void look() {
        if (Thread.currentThread().isInterrupted()) {
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
        settle();
        return Rows.where(columns, each -> !nameless.contains(each) || each.written() > 0);
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
