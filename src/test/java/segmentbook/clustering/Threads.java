package segmentbook.clustering;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs work on a pool of its own, so that parallel streams have just so many threads. */
public final class Threads {
    private Threads() {}

    /** The result of {@code work} with {@code threads} threads. */
    public static <T> T with(int threads, Callable<T> work) {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(work).get(10, TimeUnit.MINUTES);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("waited 10 minutes for work on " + threads + " threads", e);
        } finally {
            pool.shutdownNow();
        }
    }
}
