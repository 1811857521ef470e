package segmentbook.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import segmentbook.dataset.DataException;
import segmentbook.dataset.Place;

/** Takes the lines of one source after the other into columns, which are matched by their headers. */
final class Lines {
    private final List<TextColumn> columns = new ArrayList<>();
    private final List<TextColumn> nameless = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final BitSet ragged = new BitSet();
    private TextColumn[] targets = new TextColumn[0]; // by the cell's number in the part that is read
    private TextColumn[] absent = new TextColumn[0];
    private Part part = new Part("", 0, 0, List.of());
    private int leastCells;
    private int cells;
    private boolean surplus; // whether a cell beyond the header holds something
    private int size;

    /**
     * One source's lines.
     *
     * @param name of the source
     * @param first index of its first line
     * @param headerLine where its header ends, from 1
     * @param headers of its columns
     * @param numbers of its lines
     */
    record Part(String name, int first, long headerLine, List<String> headers, LineNumbers numbers) {
        Part(String name, int first, long headerLine, List<String> headers) {
            this(name, first, headerLine, headers, new LineNumbers());
        }
    }

    /**
     * Starts with another source.
     *
     * @param headers as written; a blank one names no column
     * @param headerLine the physical line on which they end, from 1
     */
    void begin(String name, List<String> headers, long headerLine) {
        List<String> named = new ArrayList<>();
        Map<String, Integer> times = new HashMap<>();
        targets = new TextColumn[headers.size()];
        leastCells = 0;
        for (int i = 0; i < targets.length; i++) {
            String header = headers.get(i).strip();
            if (!header.isEmpty()) {
                leastCells = i + 1;
            }
            named.add(header.isEmpty() ? "column " + (i + 1) : header);
            targets[i] = column(named.get(i), times.merge(named.get(i), 1, Integer::sum), header.isEmpty());
        }
        absent = columns.stream()
                .filter(each -> !Arrays.asList(targets).contains(each))
                .toArray(TextColumn[]::new);
        part = new Part(name, size, headerLine, List.copyOf(named));
        parts.add(part);
    }

    /** The column with this header, the n-th of those that have it; a new one is empty on the lines so far. */
    private TextColumn column(String header, int nth, boolean isNameless) {
        List<TextColumn> same =
                columns.stream().filter(each -> each.header().equals(header)).toList();
        if (same.size() >= nth) {
            return same.get(nth - 1);
        }
        TextColumn column = new TextColumn(header);
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
        for (String cell : line) {
            if (cells < targets.length) {
                targets[cells].add(cell);
            } else {
                surplus |= !cell.isBlank();
            }
            cells++;
        }
        end(lineNumber);
    }

    /** Adds the next cell of a line, which {@link #end} ends. */
    void cell(char[] letters, int from, int length) {
        if (cells < targets.length) {
            targets[cells].add(letters, from, length);
        } else {
            surplus |= !new String(letters, from, length).isBlank();
        }
        cells++;
    }

    /** Ends a line, on a physical line from 1. */
    void end(long lineNumber) {
        if (cells != targets.length && (cells < leastCells || surplus)) {
            ragged.set(size);
        }
        for (int i = cells; i < targets.length; i++) {
            targets[i].add("");
        }
        for (TextColumn each : absent) {
            each.add("");
        }
        part.numbers().add(lineNumber);
        cells = 0;
        surplus = false;
        size++;
    }

    /** The physical line of the last line that was added. */
    long lastLine() {
        return Math.max(part.headerLine(), part.numbers().end);
    }

    /**
     * What was read.
     *
     * @throws DataException where a source gave no line
     */
    List<Part> parts() {
        for (Part each : parts) {
            if (each.numbers().size == 0) {
                throw new DataException("file: a header and no line below it", Place.file(each.name()), "");
            }
        }
        return parts;
    }

    /** All columns but those that nobody named and that hold nothing. */
    List<TextColumn> columns() {
        return columns.stream()
                .filter(each -> !nameless.contains(each) || each.written() > 0)
                .toList();
    }

    BitSet ragged() {
        return ragged;
    }

    int size() {
        return size;
    }
}
