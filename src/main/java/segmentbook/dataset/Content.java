package segmentbook.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How much there is of a file, a query's or an endpoint's answer, and what tells it from another.
 *
 * @param bytes as a file lies on disk or an endpoint answers; of a query, those of its headers and cells in UTF-8
 * @param sha256 of these bytes, in hexadecimal digits
 */
public record Content(long bytes, String sha256) {
    /** What queries and endpoints gave when they were last read here: unlike a file, they may give something else next. */
    private static final Map<Origin, Content> RECEIVED = new ConcurrentHashMap<>();

    /** By the names of the origin, in its order; null where it was not read yet. */
    static Map<String, @Nullable Content> of(Origin origin) {
        Map<String, @Nullable Content> contents = new LinkedHashMap<>();
        for (int i = 0; i < origin.names().size(); i++) {
            contents.put(
                    origin.names().get(i),
                    origin instanceof Origin.Files files ? of(files.paths().get(i)) : RECEIVED.get(origin));
        }
        return contents;
    }

    static void received(Origin origin, Content content) {
        RECEIVED.put(origin, content);
    }

    /**
     * Of a file.
     *
     * @throws DataException where it cannot be read
     */
    public static Content of(Path file) {
        Counting counting = new Counting();
        try (InputStream in = Files.newInputStream(file)) {
            long bytes = new DigestInputStream(in, counting.digest).transferTo(OutputStream.nullOutputStream());
            return new Content(bytes, HexFormat.of().formatHex(counting.digest.digest()));
        } catch (IOException problem) {
            throw new DataException("file: cannot be read: " + file.getFileName());
        }
    }

    /** Counts what comes bit by bit. */
    public static final class Counting {
        private final MessageDigest digest = sha256();
        private long bytes;

        /** Adds a text and what tells it from the next. */
        public void add(String text) {
            byte[] added = text.getBytes(StandardCharsets.UTF_8);
            digest.update(added);
            digest.update((byte) 0);
            bytes += added.length + 1;
        }

        /** What came so far, after which nothing may be added. */
        public Content content() {
            return new Content(bytes, HexFormat.of().formatHex(digest.digest()));
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
