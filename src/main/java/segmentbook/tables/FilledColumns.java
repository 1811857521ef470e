package segmentbook.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Columns that fill with the lines of one source after the other, matched by their headers. */
final class FilledColumns {
    private static final int MAX_ROOM = 1 << 24;

    private final List<TextColumn> columns = new ArrayList<>();
    private final List<TextColumn> nameless = new ArrayList<>();
    private final BitSet ragged = new BitSet();
    private TextColumn[] targets = new TextColumn[0]; // of the current source, in its order
    private TextColumn[] absent = new TextColumn[0]; // columns of other sources
    private List<String> headers = new ArrayList<>(); // of the current source
    private int minCells; // of a line of the current source
    private int room;
    private int size;

    /**
     * Starts with another source.
     *
     * @param written headers; a blank one names no column
     * @param expected about how many lines there will be
     * @return the headers of all columns, which {@link #addColumn} adds to
     */
    List<String> begin(List<String> written, long expected) {
        headers = new ArrayList<>();
        room = (int) Math.min(Math.max(1024, size + expected), MAX_ROOM);
        targets = new TextColumn[0];
        absent = columns.toArray(TextColumn[]::new);
        minCells = 0;
        for (String header : written) {
            addColumn(header);
            minCells = header.isBlank() ? minCells : targets.length;
        }
        return headers;
    }

    /** Adds a column to the current source, and says its number there, from 0. */
    int addColumn(String header) {
        boolean isNameless = header.isBlank();
        String name = isNameless ? "column " + (targets.length + 1) : header.strip();
        headers.add(name);
        TextColumn column = column(name, Collections.frequency(headers, name), isNameless);
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

    /** Adds all lines of a block, and empties it. */
    void fill(Block block) {
        for (int line = 0; line < block.lines(); line++) {
            fill(block, block.firstCell(line), block.firstCell(line + 1));
            size++;
        }
        block.clear();
    }

    private void fill(Block block, int from, int to) {
        char[] characters = block.characters();
        int used = Math.min(to - from, targets.length);
        int start = block.start(from);
        for (int i = 0; i < used; i++) {
            int end = block.start(from + i + 1);
            targets[i].add(characters, start, end - start);
            start = end;
        }
        for (int i = used; i < targets.length; i++) {
            targets[i].add("");
        }
        for (TextColumn each : absent) {
            each.add("");
        }
        boolean surplus = to - from > used && !new String(characters, start, block.start(to) - start).isBlank();
        if (surplus || to - from < minCells) {
            ragged.set(size);
        }
    }

    /** All columns except empty ones without a header. */
    List<TextColumn> columns() {
        return columns.stream()
                .filter(each -> !nameless.contains(each) || each.written() > 0)
                .toList();
    }

    /** Lines whose number of cells is not that of the header, by index. */
    BitSet ragged() {
        return ragged;
    }
}
