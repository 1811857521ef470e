package segmentbook.transactions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import segmentbook.description.Columns;
import segmentbook.description.Dataset;
import segmentbook.description.Field;
import segmentbook.description.Format;
import segmentbook.description.Layout;
import segmentbook.description.Origin;
import segmentbook.description.Privacy;

/** Small files of invoice lines, written for one test; their headers are the keys of the fields. */
public final class SmallShop {
    private SmallShop() {}

    /** A data set in a new file of the folder: the first line of the text names the columns. */
    public static Dataset dataset(Path folder, String text) {
        return dataset(
                folder,
                text.getBytes(StandardCharsets.UTF_8),
                Format.DEFAULT,
                fields(text.lines().findFirst().orElse("")));
    }

    /** A data set of these bytes; columns are found by the keys of the fields. */
    public static Dataset dataset(Path folder, byte[] bytes, Format format, Field... fields) {
        Map<Field, String> headers = new EnumMap<>(Field.class);
        for (Field field : fields) {
            headers.put(field, field.key());
        }
        return dataset(folder, bytes, format, new Columns(headers));
    }

    /** A data set of these bytes. */
    public static Dataset dataset(Path folder, byte[] bytes, Format format, Columns columns) {
        try {
            Path file = folder.resolve("shop.csv");
            Files.write(file, bytes);
            Path source = folder.resolve("shop.yaml");
            return dataset("shop", "A small shop", source, new Origin.Files(List.of(file)), format, columns, "GBP");
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** A data set with all else at its default. */
    public static Dataset dataset(
            String name, String title, Path source, Origin origin, Format format, Layout layout, String currency) {
        return new Dataset(
                name,
                title,
                source,
                origin,
                format,
                layout,
                List.of(),
                null,
                null,
                currency,
                Privacy.OFF,
                null,
                new ConcurrentHashMap<>());
    }

    /** The lines of a text. */
    public static InvoiceLines lines(Path folder, String text) {
        return InvoiceLines.read(dataset(folder, text));
    }

    /** The kept lines of a text under the default rules. */
    public static Transactions transactions(Path folder, String text) {
        return Transactions.of(dataset(folder, text));
    }

    /** A format of which each key is given, so that nothing is detected; decimals have a point, thousands no mark. */
    public static Format given(
            Charset charset, char separator, char quote, String time, boolean header, int skipLines) {
        Set<String> keys =
                Set.of("charset", "separator", "quote", "time", "decimal", "thousands", "header", "skipLines");
        return new Format(charset, separator, quote, time, '.', "", header, skipLines, "", keys);
    }

    private static Field[] fields(String header) {
        List<String> names = List.of(header.split(","));
        return List.of(Field.values()).stream()
                .filter(field -> names.contains(field.key()))
                .toArray(Field[]::new);
    }
}
