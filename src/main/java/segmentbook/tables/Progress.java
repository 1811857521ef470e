package segmentbook.tables;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Progress of a long reading: lines, lines per second, and the estimated time left. */
public final class Progress {
    private static final double SECOND = 1e9;
    private static final double FIRST_AFTER = 2; // seconds; a shorter wait needs no report
    private static final double AGAIN_AFTER = .5;

    private static volatile @Nullable Consumer<String> screen;

    private final String name;
    private final long expected;
    private final LongSupplier clock;
    private final Consumer<String> shown;
    private final long start;
    private double next = FIRST_AFTER;

    Progress(String name, long expected, LongSupplier clock, Consumer<String> shown) {
        this.name = name;
        this.expected = expected;
        this.clock = clock;
        this.shown = shown;
        start = clock.getAsLong();
    }

    /**
     * Shows the progress of all later readings; with null, as before the first call, none is shown.
     *
     * @param line takes each report; the last one of a reading is empty
     */
    public static void show(@Nullable Consumer<String> line) {
        screen = line;
    }

    /**
     * Starts with a source.
     *
     * @param expected about how many lines it has, 0 if unknown
     */
    static Progress of(String name, long expected) {
        Consumer<String> line = screen;
        return new Progress(name, expected, System::nanoTime, line == null ? text -> {} : line);
    }

    /** Reports how many lines are read. */
    void at(long lines) {
        double seconds = (clock.getAsLong() - start) / SECOND;
        if (seconds >= next) {
            next = seconds + AGAIN_AFTER;
            double left = seconds / lines * (expected - lines);
            String rest = expected > lines ? String.format(Locale.ROOT, ", about %,.0f s left", Math.ceil(left)) : "";
            shown.accept(
                    String.format(Locale.ROOT, "%s: %,d lines, %,.0f a second%s", name, lines, lines / seconds, rest));
        }
    }

    /** Ends the report with an empty one, if there was any. */
    void end() {
        if (next > FIRST_AFTER) {
            shown.accept("");
        }
    }
}
