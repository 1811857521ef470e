package segmentbook.notebook;

import org.dflib.jjava.jupyter.channels.Loop;

/**
 * JJava looks for the next request 50 ms after the last one, which a run waits for at each cell. Here it looks again after
 * {@link #PAUSE}: a loop asks what handles its errors how long to pause, so a task behind each round ends in one.
 */
record PromptAnswers(Loop loop) implements Runnable {
    private static final long PAUSE = 2; // milliseconds
    private static final RuntimeException ROUND = new RuntimeException("round", null, false, false) {};

    /** Lets all loops for requests that run now answer promptly. */
    static void start() {
        for (Thread each : Thread.getAllStackTraces().keySet()) {
            if (each instanceof Loop loop && loop.getName().startsWith("Shell-")) {
                loop.onError(PromptAnswers::pause);
                loop.doNext(new PromptAnswers(loop));
            }
        }
    }

    @Override
    public void run() {
        loop.doNext(this);
        throw ROUND;
    }

    private static long pause(Throwable thrown) {
        if (thrown == ROUND) {
            return PAUSE;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) thrown; // a round declares no others
    }
}
