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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How much there is of a file, a query's or an endpoint's answer, and what tells it from another.
 *
 * @param bytes as a file lies on disk or an endpoint answers; of a query, those of its headers and cells in UTF-8
 * @param sha256 of these bytes, in hexadecimal digits
 */
public record Content(long bytes, String sha256) {
    private static final Content NOT_READ = new Content(0, "not read yet");

    /** What a query or an endpoint gave when a data set was last read: unlike a file, it may give something else next. */
    public static final class Received {
        private volatile @Nullable Content last;

        /** Two data sets may be the same whatever was received: it is no part of their value. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Received;
        }

        @Override
        public int hashCode() {
            return 1;
        }

        void put(Content content) {
            last = content;
        }

        /** By the names of the origin, in its order. */
        Map<String, Content> of(Origin origin) {
            Map<String, Content> contents = new LinkedHashMap<>();
            for (int i = 0; i < origin.names().size(); i++) {
                contents.put(
                        origin.names().get(i),
                        origin instanceof Origin.Files files
                                ? Content.of(files.paths().get(i))
                                : Objects.requireNonNullElse(last, NOT_READ));
            }
            return contents;
        }
    }

    /**
     * Of a file.
     *
     * @throws DataException where it cannot be read
     */
    public static Content of(Path file) {
        Counting counting = new Counting();
        try (InputStream in = Files.newInputStream(file)) {
            counting.bytes = new DigestInputStream(in, counting.digest).transferTo(OutputStream.nullOutputStream());
            return counting.content();
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
