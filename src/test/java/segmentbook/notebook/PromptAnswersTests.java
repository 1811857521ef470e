package segmentbook.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.dflib.jjava.jupyter.channels.Loop;
import org.junit.jupiter.api.Test;

class PromptAnswersTests {
    private static final long DAY = TimeUnit.DAYS.toMillis(1);
    private static final long BOUND = 60; // seconds for a few milliseconds

    @Test
    void aLoopForRequestsDoesNotPauseAsLongAsItWouldByItself() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch rounds = new CountDownLatch(3);
        Loop loop = new Loop("Shell-test", DAY, () -> {
            await(begun);
            rounds.countDown();
        });
        loop.start();
        PromptAnswers.start();
        begun.countDown();
        assertThat(rounds.await(BOUND, TimeUnit.SECONDS)).isTrue();
        loop.shutdown();
        loop.join(TimeUnit.SECONDS.toMillis(BOUND));
        assertThat(loop.isAlive()).isFalse();
    }

    @Test
    void anErrorOfALoopStaysOne() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicReference<Throwable> ended = new AtomicReference<>();
        IllegalStateException broken = new IllegalStateException("broken");
        Loop loop = new Loop("Shell-broken", DAY, () -> {
            await(begun);
            throw broken;
        });
        loop.setUncaughtExceptionHandler((thread, error) -> ended.set(error));
        loop.start();
        PromptAnswers.start();
        begun.countDown();
        loop.join(TimeUnit.SECONDS.toMillis(BOUND));
        assertThat(ended).hasValue(broken);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
