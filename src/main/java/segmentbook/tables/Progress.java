package segmentbook.tables;

import static segmentbook.statistics.Words.say;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Progress of what takes long: lines, or whatever is counted, how many a second, and the estimated time left. */
public final class Progress {
    private static final double SECOND = 1e9;
    private static final double FIRST_AFTER = 2; // seconds; a shorter wait needs no report
    private static final double AGAIN_AFTER = .5;

    private static volatile @Nullable Consumer<String> screen;

    private final String name;
    private final String unit;
    private final long expected;
    private final LongSupplier clock;
    private final Consumer<String> shown;
    private final Thread asker = Thread.currentThread();
    private final long start;
    private double next = FIRST_AFTER;
    private long done;

    Progress(String name, String unit, long expected, LongSupplier clock, Consumer<String> shown) {
        this.name = name;
        this.unit = unit;
        this.expected = expected;
        this.clock = clock;
        this.shown = shown;
        start = clock.getAsLong();
    }

    /**
     * Shows all progress that begins later; with null, as before the first call, none is shown.
     *
     * @param line takes each report; the last one is empty
     */
    public static void show(@Nullable Consumer<String> line) {
        screen = line;
    }

    /**
     * Begins.
     *
     * @param name of what is done, such as a source that is read
     * @param unit what is counted, such as lines
     * @param expected about how many there are, 0 if unknown
     */
    public static Progress of(String name, String unit, long expected) {
        Consumer<String> line = screen;
        return new Progress(name, unit, expected, System::nanoTime, line == null ? text -> {} : line);
    }

    /**
     * Reports that one more is done, by any thread.
     *
     * @throws CancellationException where the thread that began it was interrupted, as the lab's Interrupt does
     */
    public synchronized void one() {
        if (asker.isInterrupted()) {
            throw new CancellationException(say("%s: interrupted after %,d of %,d %s", name, done, expected, unit));
        }
        at(++done);
    }

    /** Reports how many are done. */
    void at(long count) {
        double seconds = (clock.getAsLong() - start) / SECOND;
        if (seconds >= next) {
            next = seconds + AGAIN_AFTER;
            double left = seconds / count * (expected - count);
            String rest = expected > count ? say(", about %,.0f s left", Math.ceil(left)) : "";
            shown.accept(say("%s: %,d %s, %,.0f a second%s", name, count, unit, count / seconds, rest));
        }
    }

    /** Ends the report with an empty one, if there was any. */
    public void end() {
        if (next > FIRST_AFTER) {
            shown.accept("");
        }
    }
}
