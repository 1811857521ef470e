package segmentbook.description;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Size and SHA-256 of a file, or of the answer of a query or an endpoint.
 *
 * @param bytes number of bytes: of a file on disk, of an endpoint's answer, or of a query's headers and cells in UTF-8
 * @param sha256 SHA-256 of these bytes, in hexadecimal digits
 */
public record Content(long bytes, String sha256) {
    /** Of a query or an endpoint that has not answered yet. */
    static final Content NOT_READ = new Content(0, "not read yet");

    /**
     * Size and SHA-256 of a file.
     *
     * @throws DataException where it cannot be read
     */
    public static Content of(Path file) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            long bytes = in.transferTo(OutputStream.nullOutputStream()); // counted as they are hashed: a file may grow
            return new Content(bytes, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException problem) {
            throw new DataException("file: cannot be read: " + file.getFileName());
        }
    }

    /**
     * The bytes of a file that should be small.
     *
     * @param most how many at most, a whole number of MB
     * @param what the file should be, such as {@code a model file}
     * @throws DataException where it cannot be read or has more, with a hint
     */
    public static byte[] small(Path file, int most, String what, String hint) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                String rule = what + " of at most " + (most >> 20) + " MB, found more";
                throw new DataException(file + ": " + rule + "; " + hint);
            }
            return bytes;
        } catch (IOException e) {
            throw new DataException(file + ": cannot be read, " + e);
        }
    }

    /** Counts and hashes texts one after the other. */
    public static final class Counting {
        private final MessageDigest digest = DigestUtils.getSha256Digest();
        private long bytes;

        /** Adds a text and a zero byte, so that "ab", "c" differs from "a", "bc". */
        public void add(String text) {
            byte[] added = text.getBytes(StandardCharsets.UTF_8);
            digest.update(added);
            digest.update((byte) 0);
            bytes += added.length + 1;
        }

        /** Size and hash of all texts; no text may be added afterwards. */
        public Content content() {
            return new Content(bytes, HexFormat.of().formatHex(digest.digest()));
        }
    }
}
