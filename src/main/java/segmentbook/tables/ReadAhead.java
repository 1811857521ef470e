package segmentbook.tables;

import java.io.IOException;
import java.io.Reader;
import java.nio.CharBuffer;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import segmentbook.description.DataException;

/** Unpacks and decodes the next block of a text on another thread, while the block before is parsed. */
final class ReadAhead extends Reader {
    private static final int BLOCK = 1 << 16;

    private final Reader in;
    private CharBuffer block = CharBuffer.allocate(BLOCK).limit(0);
    private CharBuffer spare = CharBuffer.allocate(BLOCK);
    private FutureTask<CharBuffer> next;

    ReadAhead(Reader in) {
        this.in = in;
        next = begun();
    }

    private FutureTask<CharBuffer> begun() {
        FutureTask<CharBuffer> task = new FutureTask<>(() -> {
            CharBuffer text = spare.clear();
            in.read(text);
            return text.flip();
        });
        ForkJoinPool.commonPool().execute(task);
        return task;
    }

    @Override
    public int read(char[] to, int from, int length) throws IOException {
        if (!block.hasRemaining()) {
            CharBuffer read = block;
            block = awaited();
            spare = read;
            if (!block.hasRemaining()) {
                return -1;
            }
            next = begun();
        }
        int count = Math.min(length, block.remaining());
        block.get(to, from, count);
        return count;
    }

    private CharBuffer awaited() throws IOException {
        next.run(); // on this thread, if no other has begun
        try {
            return next.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DataException("reading: interrupted");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException problem) {
                throw problem;
            }
            throw failed.getCause() instanceof RuntimeException problem ? problem : new IllegalStateException(failed);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
