package segmentbook.reading;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How far a long reading has come: lines, lines a second, and about how long it will still take. */
public final class Progress {
    private static final double SECOND = 1e9;
    private static final double FIRST_AFTER = 2; // seconds; who waits less needs no word
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
     * Shows the progress of all that is read from now on; before, and with null, none is shown.
     *
     * @param line takes each line of text; the last one of a reading is empty
     */
    public static void show(@Nullable Consumer<String> line) {
        screen = line;
    }

    /**
     * Starts with a source.
     *
     * @param expected about how many lines it has, 0 where nobody knows
     */
    static Progress of(String name, long expected) {
        Consumer<String> line = screen;
        return new Progress(name, expected, System::nanoTime, line == null ? text -> {} : line);
    }

    /** Says how many lines are read. */
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

    /** Ends; where something was shown, with an empty line of text. */
    void end() {
        if (next > FIRST_AFTER) {
            shown.accept("");
        }
    }
}
