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
import java.util.List;
import java.util.Map;

/** SHA-256 of files. */
final class Checksums {
    private Checksums() {}

    /** By the file's name, in the order given. */
    static Map<String, String> of(List<Path> files) {
        Map<String, String> checksums = new LinkedHashMap<>();
        files.forEach(file -> checksums.put(String.valueOf(file.getFileName()), of(file)));
        return checksums;
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
