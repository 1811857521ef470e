package segmentbook.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Takes the bytes of an answer into a stream, up to a limit. */
final class Body implements Flow.Subscriber<List<ByteBuffer>> {
    private final OutputStream out;
    private long room;
    private Flow.@Nullable Subscription source;

    /** An answer has more bytes than it may. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private Body(OutputStream out, long most) {
        this.out = out;
        room = most;
    }

    /** Takes an answer, and says so. */
    static HttpResponse.BodySubscriber<Boolean> of(OutputStream out, long most) {
        return BodySubscribers.fromSubscriber(new Body(out, most), whole -> true);
    }

    /** Takes nothing of an answer, however long it is, and says so; its stream is to be closed when the answer is there. */
    static HttpResponse.BodySubscriber<Boolean> none(AtomicReference<InputStream> open) {
        return BodySubscribers.mapping(BodySubscribers.ofInputStream(), answer -> {
            open.set(answer);
            return false;
        });
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        source = subscription;
        subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        try {
            for (ByteBuffer each : bytes) {
                write(each);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem); // which ends the answer
        }
        if (source != null) {
            source.request(1);
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        room -= copy.length;
        if (room < 0) {
            throw new TooLarge();
        }
        out.write(copy);
    }

    @Override
    public void onError(Throwable problem) {}

    @Override
    public void onComplete() {}
}
