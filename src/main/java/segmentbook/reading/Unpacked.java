package segmentbook.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.apache.commons.io.input.BoundedInputStream;
import segmentbook.dataset.DataException;
import segmentbook.dataset.Place;

/** The bytes of a data file, out of gzip or zip, which are known by their content and not by the file's name. */
final class Unpacked {
    private static final int BUFFER = 1 << 16;
    private static final int SHOWN = 3;
    /** What any packed file may unpack to, and how many times its own size a larger one. */
    static final long FREE = 64L << 20;

    static final int TIMES = 200;

    private Unpacked() {}

    /**
     * Opens a file, which messages call by a name; the stream throws a {@link DataException} where it is a bomb.
     *
     * @throws DataException where a zip file holds more or less than one data file
     */
    static InputStream open(Path path, String name) throws IOException {
        byte[] magic = new byte[4];
        try (InputStream in = Files.newInputStream(path)) {
            in.readNBytes(magic, 0, magic.length);
        }
        if (magic[0] == 0x1f && magic[1] == (byte) 0x8b) {
            return bounded(new GZIPInputStream(Files.newInputStream(path), BUFFER), path, name);
        }
        boolean zip = magic[0] == 'P' && magic[1] == 'K' && magic[2] < 9 && magic[2] + 1 == magic[3];
        return zip ? bounded(zipped(path, name), path, name) : Files.newInputStream(path);
    }

    private static InputStream zipped(Path path, String called) throws IOException {
        String name = onlyFile(path, called);
        ZipInputStream zip = new ZipInputStream(Files.newInputStream(path), StandardCharsets.ISO_8859_1);
        try {
            ZipEntry entry = zip.getNextEntry();
            while (entry != null && !entry.getName().equals(name)) {
                entry = zip.getNextEntry();
            }
        } catch (IllegalArgumentException noName) { // said to be UTF-8, in the entry but not in the directory
            throw new ZipException(noName.getMessage());
        }
        return zip;
    }

    private static String onlyFile(Path path, String called) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile(), StandardCharsets.ISO_8859_1)) {
            List<String> names =
                    zip.stream().filter(Unpacked::isData).map(ZipEntry::getName).toList();
            if (names.size() == 1) {
                return names.get(0);
            }
            String shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
            String found =
                    names.size() + ": " + shown.replaceAll("\\p{Cntrl}", " ") + (names.size() > SHOWN ? ", …" : "");
            throw new DataException(
                    "file: one data file in a zip file, found " + (names.isEmpty() ? "none" : found),
                    Place.file(called),
                    names.isEmpty() ? "" : "unpack it and name the one to read");
        }
    }

    /** Whether it is neither a folder nor what a system hides beside files. */
    private static boolean isData(ZipEntry entry) {
        String name = entry.getName();
        return !entry.isDirectory()
                && !name.startsWith("__MACOSX/")
                && !name.substring(name.lastIndexOf('/') + 1).startsWith(".");
    }

    private static InputStream bounded(InputStream in, Path path, String name) throws IOException {
        return BoundedInputStream.builder()
                .setInputStream(in)
                .setMaxCount(most(Files.size(path)))
                .setOnMaxCount((most, count) -> {
                    throw bomb(name);
                })
                .get();
    }

    /** What a packed file of a size may unpack to. */
    static long most(long packed) {
        return Math.max(FREE, TIMES * packed);
    }

    static DataException bomb(String name) {
        return new DataException(
                "file: at most " + TIMES + " times the packed size or " + (FREE >> 20)
                        + " MB, found more as it is unpacked",
                Place.file(name),
                "unpack it yourself where that is right");
    }
}
