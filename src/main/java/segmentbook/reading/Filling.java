package segmentbook.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Columns that fill with the lines of one source after the other, matched by their headers. */
final class Filling {
    private static final int MOST_ROOM = 1 << 24;

    private final List<TextColumn> columns = new ArrayList<>();
    private final List<TextColumn> nameless = new ArrayList<>();
    private final BitSet ragged = new BitSet();
    private TextColumn[] targets = new TextColumn[0]; // by the cell's number in the source that is read
    private TextColumn[] absent = new TextColumn[0];
    private LineNumbers numbers = new LineNumbers();
    private List<String> known = new ArrayList<>(); // headers of the source that is read
    private int leastCells;
    private int room;
    private int size;

    /**
     * Starts with another source.
     *
     * @param headers as written; a blank one names no column
     * @param lines about how many there will be
     * @param lineNumbers take the numbers of its lines
     * @return the headers as they are known from here on; {@link #further} adds to them
     */
    List<String> begin(List<String> headers, long lines, LineNumbers lineNumbers) {
        numbers = lineNumbers;
        room = (int) Math.min(Math.max(1024, size + lines), MOST_ROOM);
        known = new ArrayList<>();
        targets = new TextColumn[0];
        absent = columns.toArray(TextColumn[]::new);
        leastCells = 0;
        Map<String, Integer> times = new HashMap<>();
        for (String header : headers) {
            further(header, times);
            leastCells = header.isBlank() ? leastCells : targets.length;
        }
        return known;
    }

    /**
     * Adds a column to the source that is read; one that no source had is empty on all lines so far.
     *
     * @return its number in the source, from 0
     */
    int further(String header) {
        return further(header, new HashMap<>(Map.of(header.strip(), Collections.frequency(known, header.strip()))));
    }

    private int further(String header, Map<String, Integer> times) {
        boolean isNameless = header.isBlank();
        String name = isNameless ? "column " + (targets.length + 1) : header.strip();
        known.add(name);
        TextColumn column = column(name, times.merge(name, 1, Integer::sum), isNameless);
        targets = Arrays.copyOf(targets, targets.length + 1);
        targets[targets.length - 1] = column;
        absent = Stream.of(absent).filter(each -> each != column).toArray(TextColumn[]::new);
        return targets.length - 1;
    }

    /** The column with this header, the n-th of those that have it; a new one is empty on the lines so far. */
    private TextColumn column(String header, int nth, boolean isNameless) {
        List<TextColumn> same =
                columns.stream().filter(each -> each.header().equals(header)).toList();
        if (same.size() >= nth) {
            return same.get(nth - 1);
        }
        TextColumn column = new TextColumn(header, room);
        for (int line = 0; line < size; line++) {
            column.add("");
        }
        columns.add(column);
        if (isNameless) {
            nameless.add(column);
        }
        return column;
    }

    /** Adds all lines of a batch. */
    void fill(Batch batch) {
        for (int line = 0; line < batch.lines(); line++) {
            String[] texts = batch.texts(line);
            if (texts == null) {
                add(batch, batch.firstCell(line), batch.firstCell(line + 1));
            } else {
                add(texts);
            }
            numbers.add(batch.number(line));
            size++;
        }
    }

    private void add(String[] line) {
        int used = Math.min(line.length, targets.length);
        for (int i = 0; i < used; i++) {
            targets[i].add(line[i]);
        }
        boolean surplus = line.length > used
                && !String.join("", Arrays.asList(line).subList(used, line.length))
                        .isBlank();
        endLine(used, surplus || line.length < leastCells);
    }

    private void add(Batch batch, int from, int to) {
        char[] letters = batch.letters();
        int cells = to - from;
        int used = Math.min(cells, targets.length);
        int start = batch.start(from);
        for (int i = 0; i < used; i++) {
            int end = batch.start(from + i + 1);
            targets[i].add(letters, start, end - start);
            start = end;
        }
        boolean surplus = cells > used && !new String(letters, start, batch.start(to) - start).isBlank();
        endLine(used, surplus || cells < leastCells);
    }

    /** Fills the columns that a line, or its source, does not have. */
    private void endLine(int used, boolean isRagged) {
        for (int i = used; i < targets.length; i++) {
            targets[i].add("");
        }
        for (TextColumn each : absent) {
            each.add("");
        }
        if (isRagged) {
            ragged.set(size);
        }
    }

    /** All columns but those that nobody named and that hold nothing. */
    List<TextColumn> columns() {
        return columns.stream()
                .filter(each -> !nameless.contains(each) || each.written() > 0)
                .toList();
    }

    /** Lines whose number of cells is not that of the header, by index; empty cells beyond it do not count. */
    BitSet ragged() {
        return ragged;
    }

    int size() {
        return size;
    }
}
