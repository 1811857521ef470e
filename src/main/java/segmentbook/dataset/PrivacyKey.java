package segmentbook.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/** Finds the key that hides ids: in the environment, else in a file that nobody but its owner can read. */
final class PrivacyKey {
    static final String VARIABLE = "SEGMENTBOOK_PRIVACY_KEY";

    private static final int LEAST = 32; // hexadecimal digits, those of 128 bits
    private static final int MOST = 1000;

    private PrivacyKey() {}

    /**
     * What the section {@code privacy} says.
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
        String given = environment.getOrDefault(VARIABLE, "");
        if (!given.isBlank()) {
            return checked(given.strip(), VARIABLE, section.place(), "");
        }
        Node named = section.find("keyFile")
                .orElseThrow(() -> new DataException(
                        "privacy.keyFile: required to pseudonymise, found nothing",
                        section.place(),
                        "make a key beside " + source.getFileName() + " with " + make("ids.key")
                                + " and name it, or set " + VARIABLE));
        return checked(text(named, file(named, source)), named.path(), named.place(), named.text());
    }

    private static Privacy checked(String key, String what, Place place, String file) {
        if (!key.matches("[!-~]{" + LEAST + "," + MOST + "}")
                || key.chars().distinct().count() < 8) {
            String found = key.length() + (key.matches("[!-~]*") ? "" : ", not all of them such");
            String name = file.isEmpty() ? "FILE" : file;
            throw new DataException(
                    what + ": " + LEAST + " to " + MOST + " letters, digits and marks drawn by chance, found " + found,
                    place,
                    "make one with " + make(name));
        }
        return Privacy.by(key);
    }

    /** The command that makes a key. */
    private static String make(String file) {
        return "(umask 077; head -c 32 /dev/urandom | base64 > " + quoted(file) + ")";
    }

    private static String quoted(String file) {
        return file.matches("[A-Za-z0-9._/-]+") ? file : "'" + file.replace("'", "'\\''") + "'";
    }

    private static Path file(Node named, Path source) {
        try {
            Path file = source.resolveSibling(named.text()).normalize();
            if (!Files.isRegularFile(file)) {
                throw new DataException(
                        "privacy.keyFile: a file, found " + (Files.isDirectory(file) ? "the folder " : "no file ")
                                + named.shown(),
                        named.place(),
                        "is the path right? a new key hides ids anew; make one beside " + source.getFileName()
                                + " with " + make(named.text()));
            }
            requireOutside(named, file.toAbsolutePath());
            requireOutside(named, file.toRealPath());
            requireOwnerOnly(named, file);
            return file;
        } catch (InvalidPathException e) {
            throw named.wrong("the path of a file");
        } catch (IOException | UnsupportedOperationException e) {
            throw unreadable(named);
        }
    }

    private static void requireOutside(Node named, Path file) {
        for (Path part : file) {
            if (part.toString().equals("out")) {
                throw named.wrong("outside every folder named out, whose results are handed on");
            }
        }
    }

    private static void requireOwnerOnly(Node named, Path file) throws IOException {
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
        if (rights.stream().anyMatch(right -> !right.name().startsWith("OWNER_"))) {
            throw new DataException(
                    "privacy.keyFile: rights for the owner alone, found " + PosixFilePermissions.toString(rights),
                    named.place(),
                    "chmod 600 " + quoted(named.text()));
        }
    }

    private static String text(Node named, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(2 * MOST), StandardCharsets.ISO_8859_1).strip();
        } catch (IOException e) {
            throw unreadable(named);
        }
    }

    private static DataException unreadable(Node named) {
        return new DataException(
                "privacy.keyFile: a file that can be read, with rights that can be seen, found " + named.shown(),
                named.place(),
                "or set " + VARIABLE);
    }
}
