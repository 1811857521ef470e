package segmentbook.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import segmentbook.dataset.DataException;
import segmentbook.dataset.Place;

/**
 * Takes the lines of one source after the other. While a source parses, a second thread fills the columns, where there are
 * lines enough and a processor for it.
 */
final class Lines implements AutoCloseable {
    /** Columns of a source, as in Excel. */
    static final int MOST_COLUMNS = 16_384;

    private static final int BATCHES = 6;

    private final Filling filling = new Filling();
    private final List<Part> parts = new ArrayList<>();
    private final BlockingQueue<Batch> free = new ArrayBlockingQueue<>(BATCHES);
    private final boolean alone = Runtime.getRuntime().availableProcessors() == 1;
    private @Nullable ExecutorService filler;
    private @Nullable Future<?> last;
    private Batch batch = new Batch();
    private Progress progress = Progress.of("", 0);
    private long expected;
    private int before; // lines of the sources before this one
    private long lastLine;
    private int size;

    /**
     * One source's lines.
     *
     * @param name of the source
     * @param first index of its first line
     * @param headerLine where its header ends, from 1; 0 where it has none
     * @param headers of its columns
     * @param numbers of its lines
     */
    record Part(String name, int first, long headerLine, List<String> headers, LineNumbers numbers) {}

    /** Says about how many lines the source has that begins next, so that columns need not grow. */
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
        if (headers.size() > MOST_COLUMNS) {
            throw new DataException(
                    "file: at most 16,384 columns, found " + headers.size(),
                    new Place(name, headerLine, null),
                    "is format.separator right?");
        }
        progress.end();
        progress = Progress.of(name, expected);
        before = size;
        LineNumbers numbers = new LineNumbers();
        parts.add(new Part(name, size, headerLine, filling.begin(headers, expected, numbers), numbers));
        expected = 0;
        lastLine = headerLine;
    }

    /**
     * Adds a column to the source that is read, for the lines to come; on those so far it is empty.
     *
     * @return its number in the source, from 0
     */
    int further(String header) {
        settle();
        return filling.further(header);
    }

    /** Adds a line that ends on a physical line, from 1; its cells are kept for a while, and must not change. */
    void add(String[] line, long lineNumber) {
        batch.cells(line);
        end(lineNumber);
    }

    /** Adds the next cell of a line, which {@link #end} ends. */
    void cell(char[] letters, int from, int length) {
        batch.cell(letters, from, length);
        if (batch.isTooLong()) {
            throw CommonsCsv.tooLong(parts.get(parts.size() - 1).name(), lastLine + 1);
        }
    }

    /** Ends a line, on a physical line from 1. */
    void end(long lineNumber) {
        lastLine = lineNumber;
        size++;
        if (batch.end(lineNumber)) {
            progress.at(size - before);
            if (alone) {
                settle();
            } else {
                hand(batch);
            }
        }
    }

    private void hand(Batch full) {
        try {
            if (filler == null) {
                filler = Executors.newSingleThreadExecutor(Lines::daemon);
                for (int i = 1; i < BATCHES; i++) {
                    free.add(new Batch());
                }
            }
            last = filler.submit(() -> {
                filling.fill(full);
                full.clear();
                free.add(full);
            });
            batch = free.take();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DataException("reading: interrupted after " + size + " lines");
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "columns");
        thread.setDaemon(true);
        return thread;
    }

    /** Waits until all lines are in their columns. */
    private void settle() {
        try {
            if (last != null) {
                last.get();
            }
            filling.fill(batch);
            batch.clear();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DataException("reading: interrupted after " + size + " lines");
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    /** The physical line of the last line that was added. */
    long lastLine() {
        return lastLine;
    }

    /**
     * The columns with all lines.
     *
     * @throws DataException where no source gave a line
     */
    Filling filled() {
        settle();
        if (size == 0) {
            throw new DataException(
                    "file: a header and no line below it",
                    Place.file(parts.get(0).name()),
                    "");
        }
        return filling;
    }

    List<Part> parts() {
        return List.copyOf(parts);
    }

    /** Ends the second thread. */
    @Override
    public void close() {
        progress.end();
        if (filler != null) {
            filler.shutdownNow();
        }
    }
}
