package segmentbook.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Packed files, the same at any time, and what goes wrong inside of them. */
final class Packing {
    private static final LocalDateTime DAY = LocalDateTime.of(2011, 12, 9, 12, 0);
    private static final List<String> NAMES = List.of(
            "", "a", "../a", "a/", "__MACOSX/a", "xl/sharedStrings.xml", "[Content_Types].xml", "é\uD83D\uDE00");

    private Packing() {}

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    static byte[] zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(DAY);
                zip.putNextEntry(entry);
                zip.write(part.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    static Map<String, byte[]> unzipped(byte[] packed) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(packed))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return parts;
    }

    /** A gzip file broken inside: what is unpacked lies, the packing holds. */
    static byte[] insideGzip(byte[] packed, Breaking breaking, Random random) {
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return gzip(breaking.of(plain.readAllBytes(), random));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A zip file with one part broken inside, half of the time the longest, and now and then one called otherwise, or gone. */
    static byte[] insideZip(byte[] packed, Breaking breaking, Random random) {
        Map<String, byte[]> parts = unzipped(packed);
        List<String> names = new ArrayList<>(parts.keySet());
        String longest = parts.entrySet().stream()
                .max(Comparator.comparingInt(part -> part.getValue().length))
                .orElseThrow()
                .getKey();
        String name = random.nextBoolean() ? longest : names.get(random.nextInt(names.size()));
        byte[] part = parts.getOrDefault(name, new byte[0]);
        switch (random.nextInt(20)) {
            case 0 -> parts.remove(name);
            case 1 -> parts.put(NAMES.get(random.nextInt(NAMES.size())), part);
            case 2 -> parts.put(name, parts.getOrDefault(names.get(random.nextInt(names.size())), part));
            default -> parts.put(name, breaking.of(part, random));
        }
        return zip(parts);
    }
}
