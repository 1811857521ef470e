package segmentbook.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** SHA-256 of files, and of what a query or an endpoint gave. */
final class Checksums {
    private static final String NOT_READ = "not read yet";

    /** What each gave when it was last read here: unlike a file, it may give something else when asked again. */
    private static final Map<Origin, String> RECEIVED = new ConcurrentHashMap<>();

    private Checksums() {}

    /** By the names of the origin, in its order. */
    static Map<String, String> of(Origin origin) {
        Map<String, String> checksums = new LinkedHashMap<>();
        for (int i = 0; i < origin.names().size(); i++) {
            checksums.put(
                    origin.names().get(i),
                    origin instanceof Origin.Files files
                            ? of(files.paths().get(i))
                            : RECEIVED.getOrDefault(origin, NOT_READ));
        }
        return checksums;
    }

    static void received(Origin origin, String sha256) {
        RECEIVED.put(origin, sha256);
    }

    private static String of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException problem) {
            throw new DataException("file: cannot be read: " + file.getFileName());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
