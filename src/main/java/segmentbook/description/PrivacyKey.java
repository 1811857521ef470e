package segmentbook.description;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Finds the key that hides ids: in the environment, else in a file that nobody but its owner can read. */
final class PrivacyKey {
    static final String VARIABLE = "SEGMENTBOOK_PRIVACY_KEY";

    private static final String MAKE = "make one with (umask 077; head -c 32 /dev/urandom | base64 > ids.key)";
    private static final String KEY = "[!-~]{32,1000}"; // 32 hexadecimal digits are 128 bits
    private static final int LEAST_DIFFERENT = 8;

    private PrivacyKey() {}

    /**
     * Reads the section {@code privacy}.
     *
     * @param source the description file
     * @param environment its variables by name
     * @throws DataException where ids are to be hidden and there is no key, a weak one, or one that others can read; the
     *     message never holds the key
     */
    static Privacy of(Node.Section section, Path source, Map<String, String> environment) {
        if (!section.read("pseudonymise", Node::truth, false)) {
            return Privacy.OFF;
        }
        String given = environment.getOrDefault(VARIABLE, "").strip();
        if (!given.isEmpty()) {
            return by(given, VARIABLE, section.place());
        }
        String choices = MAKE + " and name it, or set " + VARIABLE;
        Node named = section.find("keyFile")
                .orElseThrow(() -> new DataException(
                        "privacy.keyFile: required to pseudonymise, found nothing", section.place(), choices));
        try {
            return by(text(named, source.resolveSibling(named.text()).normalize()), named.path(), named.place());
        } catch (IOException | InvalidPathException | UnsupportedOperationException e) {
            throw named.error("a file that can be read, with rights that can be seen, found " + named.shown(), choices);
        }
    }

    private static Privacy by(String key, String what, Place place) {
        long different = key.chars().distinct().count();
        String rule = what + ": 32 to 1,000 letters, digits and marks drawn by chance, found ";
        boolean drawn = key.matches(KEY) && different >= LEAST_DIFFERENT;
        DataException.require(drawn, rule + key.length() + ", " + different + " different", place, MAKE);
        return Privacy.by(key);
    }

    private static String text(Node named, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            String choices = "is the path right? a new key gives every customer a new name; " + MAKE;
            throw named.error("a file, found no file " + named.shown(), choices);
        }
        for (Path path : new Path[] {file.toAbsolutePath(), file.toRealPath()}) {
            path.forEach(part -> named.require(
                    !part.toString().equals("out"), "outside every folder named out, whose results are handed on"));
        }
        var rights = Files.getPosixFilePermissions(file);
        if (rights.stream().anyMatch(right -> !right.name().startsWith("OWNER_"))) {
            String found = PosixFilePermissions.toString(rights);
            throw named.error("rights for the owner alone, found " + found, "chmod 600 " + named.shown());
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(1 << 12), StandardCharsets.ISO_8859_1).strip();
        }
    }
}
