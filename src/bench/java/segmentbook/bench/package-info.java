/**
 * Speed of the road from invoice lines to recency, frequency and monetary.
 *
 * <p>{@link segmentbook.bench.WholeProcess} is the program that {@code src/bench/run} starts anew for each measurement;
 * {@link segmentbook.bench.WarmBenchmark} measures the same steps inside a running JVM. Both read
 * {@link segmentbook.bench.OnlineRetail}, and what they found is compared with the other programs' results: a figure
 * counts only where all agree.
 *
 * <p>{@link segmentbook.bench.Fuzzer} is the program of {@code src/bench/fuzz}: it writes the first lines of described files
 * in each {@link segmentbook.bench.Form}, breaks them, and reads them.
 */
@NullMarked
package segmentbook.bench;

import org.jspecify.annotations.NullMarked;
