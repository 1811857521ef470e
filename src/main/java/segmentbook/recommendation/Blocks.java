package segmentbook.recommendation;

import java.util.stream.IntStream;

/** Runs a range in parallel blocks. Each block writes only its own part, so the order of threads cannot change results. */
final class Blocks {
    private static final int SIZE = 64;

    private Blocks() {}

    @FunctionalInterface
    interface Work {
        /** The part from {@code from}, inclusive, to {@code to}, exclusive. */
        void on(int from, int to);
    }

    static void run(int size, Work work) {
        IntStream.range(0, (size + SIZE - 1) / SIZE)
                .parallel()
                .forEach(block -> work.on(block * SIZE, Math.min(size, (block + 1) * SIZE)));
    }
}
