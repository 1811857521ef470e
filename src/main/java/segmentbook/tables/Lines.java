package segmentbook.tables;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import segmentbook.description.DataException;
import segmentbook.description.Place;

/**
 * Takes the lines of one source after the other. While a block of lines is parsed, another thread fills the columns with
 * the block before.
 */
final class Lines implements AutoCloseable {
    /** Columns of a source, as in Excel. */
    static final int MAX_COLUMNS = 16_384;

    private static final int MAX_MINUTES = 10; // until a block is in its columns

    private final FilledColumns filled = new FilledColumns();
    private final List<Part> parts = new ArrayList<>();
    private Block block = new Block();
    private Block spare = new Block();
    private FutureTask<Void> filling = begun(() -> {});
    private Progress progress = Progress.of("", 0);
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
        settle();
        if (headers.size() > MAX_COLUMNS) {
            throw new DataException(
                    "file: at most 16,384 columns, found " + headers.size(),
                    new Place(name, headerLine, null),
                    "is format.separator right?");
        }
        progress.end();
        progress = Progress.of(name, expected);
        parts.add(new Part(name, size, headerLine, filled.begin(headers, expected), new LineNumbers()));
        lastLine = headerLine;
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
        settle();
        return filled.addColumn(header);
    }

    /** Adds a line that ends on a physical line, from 1. */
    void add(String[] line, long lineNumber) {
        for (String each : line) {
            block.add(each);
        }
        end(lineNumber);
    }

    /** Adds the next cell of a line, which {@link #end} ends. */
    void cell(char[] text, int from, int length) {
        block.add(text, from, length);
        if (block.isLineTooLong()) {
            throw CommonsCsv.tooLong(part().name(), lastLine + 1);
        }
    }

    /** Ends a line, on a physical line from 1; columns that it, or its source, does not have are empty. */
    void end(long lineNumber) {
        part().numbers().add(lineNumber);
        lastLine = lineNumber;
        size++;
        if (block.endLine()) {
            hand();
        }
    }

    /** Has the full block filled into the columns, when the one before is there. */
    private void hand() {
        awaitFilling();
        Block full = block;
        block = spare;
        spare = full;
        filling = begun(() -> filled.fill(full));
        progress.at(size - part().first());
    }

    private static FutureTask<Void> begun(Runnable work) {
        FutureTask<Void> task = new FutureTask<>(work, null);
        ForkJoinPool.commonPool().execute(task);
        return task;
    }

    private void awaitFilling() {
        filling.run(); // on this thread, if no other has begun
        try {
            if (Thread.interrupted()) { // which is not seen where there is nothing to wait for
                throw new InterruptedException();
            }
            filling.get(MAX_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DataException("reading: interrupted after " + size + " lines");
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("reading: filling the columns before line " + lastLine, failed);
        }
    }

    /** Waits until all lines so far are in their columns. */
    private void settle() {
        awaitFilling();
        filled.fill(block);
    }

    /** The physical line of the last line that was added. */
    long lastLine() {
        return lastLine;
    }

    /** All columns except empty ones without a header. */
    List<TextColumn> columns() {
        settle();
        return filled.columns();
    }

    /** Lines whose number of cells is not that of the header, by index; empty cells beyond it do not count. */
    BitSet ragged() {
        settle();
        return filled.ragged();
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
