package segmentbook.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a reader who waits is told. */
class ProgressTests {
    private final List<String> shown = new ArrayList<>();
    private long nanos;

    private Progress of(long expected) {
        return new Progress("shop.csv", "lines", expected, () -> nanos, shown::add);
    }

    private void at(double seconds, Progress progress, long lines) {
        nanos = (long) (seconds * 1e9);
        progress.at(lines);
    }

    @Test
    void nothingWhereItTakesLessThanTwoSeconds() {
        Progress progress = of(3_000_000);
        at(1, progress, 1_000_000);
        at(1.9, progress, 2_000_000);
        progress.end();
        assertThat(shown).isEmpty();
    }

    @Test
    void linesTheirRateAndTheTimeLeftTwiceASecond() {
        Progress progress = of(10_000_000);
        at(2, progress, 2_000_000);
        at(2.3, progress, 2_300_000);
        at(2.5, progress, 2_500_000);
        at(5.2, progress, 2_600_000);
        progress.end();
        assertThat(shown)
                .containsExactly(
                        "shop.csv: 2,000,000 lines, 1,000,000 a second, about 8 s left",
                        "shop.csv: 2,500,000 lines, 1,000,000 a second, about 8 s left",
                        "shop.csv: 2,600,000 lines, 500,000 a second, about 15 s left",
                        "");
    }

    @Test
    void noTimeLeftWhereNobodyKnowsHowManyLinesThereAreOrThereAreMore() {
        at(4, of(0), 2_000_000);
        assertThat(shown).containsExactly("shop.csv: 2,000,000 lines, 500,000 a second");
        shown.clear();
        nanos = 0;
        at(4, of(1_000), 2_000_000);
        assertThat(shown).containsExactly("shop.csv: 2,000,000 lines, 500,000 a second");
    }

    @Test
    void samplesThatSeveralThreadsCount() {
        Progress progress = new Progress("bootstrap", "samples", 50, () -> nanos, shown::add);
        progress.one();
        nanos = 4_000_000_000L;
        progress.one();
        progress.end();
        assertThat(shown).containsExactly("bootstrap: 2 samples, 1 a second, about 96 s left", "");
    }

    @Test
    void whoBeganItEndsItByAnInterruptWhateverThreadCounts() {
        Progress progress = new Progress("bootstrap", "samples", 50, () -> nanos, shown::add);
        progress.one();
        Thread.currentThread().interrupt();
        CompletableFuture<Throwable> other = CompletableFuture.supplyAsync(() -> catchThrowable(progress::one));
        while (!other.isDone()) { // a wait would end by the interrupt
            Thread.onSpinWait();
        }
        assertThat(Thread.interrupted()).as("the thread stays interrupted").isTrue();
        assertThat(other.join())
                .isInstanceOf(CancellationException.class)
                .hasMessage("bootstrap: interrupted after 1 of 50 samples");
        progress.one();
    }
}
