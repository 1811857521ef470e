package segmentbook.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import segmentbook.recommendation.Recommender;

/**
 * Many threads ask one fitted recommender at once, by calls in the same process: a given number of requests of customers drawn
 * by seed, and at most some seconds for each number of threads.
 */
final class RecommendLoad {
    private static final int REQUESTS = 100_000;
    private static final long NANOSECONDS = 20_000_000_000L;

    private RecommendLoad() {}

    /** Prints threads, answers, answers a second, processor milliseconds an answer, and milliseconds at the median, the 99th percentile and the longest; a line each. */
    static void print(Recommender fitted, List<String> customers) {
        List.of(2, 1, 2, 8, 64, 256).stream()
                .map(threads -> line(fitted, customers, threads))
                .skip(1)
                .forEach(System.out::println);
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        System.out.println((runtime.totalMemory() - runtime.freeMemory()) / (1 << 20) + " MB of heap in use");
    }

    private static String line(Recommender fitted, List<String> customers, int threads) {
        long[][] times = new long[threads][];
        long start = System.nanoTime();
        long busy = RecommendTasks.PROCESS.getProcessCpuTime();
        List<Thread> asking = IntStream.range(0, threads)
                .mapToObj(number ->
                        new Thread(() -> times[number] = times(fitted, customers, number, REQUESTS / threads, start)))
                .toList();
        asking.forEach(Thread::start);
        asking.forEach(RecommendLoad::join);
        double busyMilliseconds = (RecommendTasks.PROCESS.getProcessCpuTime() - busy) / 1e6;
        double seconds = (System.nanoTime() - start) / 1e9;
        long[] rising = rising(times);
        int count = rising.length;
        return String.format(
                Locale.ROOT,
                "%d %d %.0f %.3f %.3f %.3f %.1f",
                threads,
                count,
                count / seconds,
                busyMilliseconds / count,
                rising[count / 2] / 1e6,
                rising[(int) (.99 * count)] / 1e6,
                rising[count - 1] / 1e6);
    }

    private static long[] rising(long[][] times) {
        return Arrays.stream(times).flatMapToLong(Arrays::stream).sorted().toArray();
    }

    private static long[] times(Recommender fitted, List<String> customers, int seed, int requests, long begin) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] times = new long[requests];
        for (int i = 0; i < requests; i++) {
            long start = System.nanoTime();
            if (start - begin > NANOSECONDS) {
                return Arrays.copyOf(times, i);
            }
            if (fitted.of(customers.get(random.nextInt(customers.size()))).isEmpty()) {
                throw new IllegalStateException("no recommendation");
            }
            times[i] = System.nanoTime() - start;
        }
        return times;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
