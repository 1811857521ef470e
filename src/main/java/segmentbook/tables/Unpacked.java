package segmentbook.tables;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.apache.commons.io.input.BoundedInputStream;
import segmentbook.description.DataException;
import segmentbook.description.Place;
import segmentbook.statistics.Words;

/** Opens a data file, plain or compressed by gzip or zip, which its content shows and not its name. */
final class Unpacked {
    private static final int BUFFER = 1 << 16;
    private static final int SHOWN = 3;
    /** Bytes that any packed file may unpack to; a larger file {@link #TIMES} times its own size. */
    static final long FREE = 64L << 20;

    static final int TIMES = 200;

    private Unpacked() {}

    /**
     * Opens a file, for which messages use a name; the stream throws a {@link DataException} if it unpacks to too much.
     *
     * @throws DataException if a zip file does not hold exactly one data file
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
        } catch (IllegalArgumentException noName) { // the entry claims UTF-8, the directory does not
            throw new ZipException(noName.getMessage());
        }
        return zip;
    }

    private static String onlyFile(Path path, String called) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile(), StandardCharsets.ISO_8859_1)) {
            var names =
                    zip.stream().filter(Unpacked::isData).map(ZipEntry::getName).toList();
            String found = names.isEmpty() ? "none" : names.size() + ": " + Words.some(names, SHOWN);
            String hint = names.isEmpty() ? "" : "unpack it and name the one to read";
            String wrong = "file: one data file in a zip file, found " + found;
            DataException.require(names.size() == 1, wrong, Place.file(called), hint);
            return names.get(0);
        }
    }

    /** Whether it is neither a folder nor a hidden file of an operating system. */
    private static boolean isData(ZipEntry entry) {
        String name = entry.getName();
        return !entry.isDirectory()
                && !name.startsWith("__MACOSX/")
                && !name.substring(name.lastIndexOf('/') + 1).startsWith(".");
    }

    private static InputStream bounded(InputStream in, Path path, String name) throws IOException {
        return bounded(in, max(Files.size(path)), () -> bomb(name));
    }

    /** What can be read of a stream until it is longer than {@code max} bytes, which is refused. */
    static InputStream bounded(InputStream in, long max, Supplier<DataException> refused) throws IOException {
        return BoundedInputStream.builder()
                .setInputStream(in)
                .setMaxCount(max)
                .setOnMaxCount((most, count) -> {
                    throw refused.get();
                })
                .get();
    }

    /** Bytes that a compressed file of this size may unpack to. */
    static long max(long packed) {
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
