package segmentbook.reading;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Takes the bytes of an answer into a stream, up to a limit, and gives their SHA-256; without a stream it takes none. */
final class Body implements HttpResponse.BodySubscriber<String> {
    private final CompletableFuture<String> whole = new CompletableFuture<>();
    private final MessageDigest digest;
    private long room;
    private @Nullable OutputStream out;
    private Flow.@Nullable Subscription subscription;

    /** An answer has more bytes than it may. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    Body(long most) {
        room = most;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The same, with somewhere to go. */
    Body into(OutputStream stream) {
        out = stream;
        return this;
    }

    @Override
    public CompletionStage<String> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription source) {
        subscription = source;
        if (out == null) {
            source.cancel();
            whole.complete("");
        } else {
            source.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        try {
            for (ByteBuffer each : bytes) {
                write(each);
            }
            if (subscription != null) {
                subscription.request(1);
            }
        } catch (IOException problem) {
            if (subscription != null) {
                subscription.cancel();
            }
            whole.completeExceptionally(problem);
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        room -= copy.length;
        if (room < 0) {
            throw new TooLarge();
        }
        digest.update(copy);
        if (out != null) {
            out.write(copy);
        }
    }

    @Override
    public void onError(Throwable problem) {
        whole.completeExceptionally(problem);
    }

    @Override
    public void onComplete() {
        whole.complete(HexFormat.of().formatHex(digest.digest()));
    }
}
