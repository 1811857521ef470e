package segmentbook.transactions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import segmentbook.description.Dataset;
import segmentbook.description.Field;

/** One little shop written in any usual way: a description file that names its columns, and no more, reads the same lines. */
class DetectedFormatPropertiesTests {
    private static final List<String> HEADERS =
            List.of("Beleg", "Artikel", "Größe", "Menge", "Datum", "Preis", "Kunde");
    private static final String YAML = "name: shop\nfile: shop.csv\ncolumns: {invoice: Beleg, product: Artikel,"
            + " description: Größe, quantity: Menge, time: Datum, price: Preis, customer: Kunde}\n";

    private Path folder = Path.of("");

    @BeforeProperty
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("format");
        Files.writeString(folder.resolve("shop.yaml"), YAML);
    }

    @AfterProperty
    void removeFolder() throws IOException {
        Files.delete(folder.resolve("shop.yaml"));
        Files.deleteIfExists(folder.resolve("shop.csv"));
        Files.delete(folder);
    }

    /** How the shop is written: drawn by chance, each part on its own. */
    private record Dressing(
            Charset charset, boolean mark, String separator, String end, String times, char decimal, String thousands) {
        static Dressing any(Random random) {
            String charset = any(random, "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252");
            char decimal = any(random, ".", ",").charAt(0);
            return new Dressing(
                    Charset.forName(charset),
                    charset.startsWith("UTF-16") || (charset.equals("UTF-8") && random.nextBoolean()),
                    any(random, ",", ";", "\t", "|", " "),
                    any(random, "\n", "\r\n", "\r"),
                    any(random, "yyyy-MM-dd HH:mm:ss", "dd.MM.yyyy HH:mm", "M/d/yy H:mm", "d-MMM-yyyy h:mm a"),
                    decimal,
                    any(random, "", decimal == '.' ? "," : ".", "'", "\u00A0"));
        }

        private static String any(Random random, String... texts) {
            return texts[random.nextInt(texts.length)];
        }

        String time(LocalDateTime time) {
            return time.format(DateTimeFormatter.ofPattern(times, Locale.ENGLISH));
        }

        String number(long hundredths) {
            String whole = String.valueOf(hundredths / 100);
            String grouped = whole.length() > 3
                    ? whole.substring(0, whole.length() - 3) + thousands + whole.substring(whole.length() - 3)
                    : whole;
            return grouped + decimal + String.format(Locale.ROOT, "%02d", hundredths % 100);
        }

        String line(List<String> cells) {
            return cells.stream()
                            .map(cell -> cell.contains(separator) || cell.matches("(?s).*[\"\n].*")
                                    ? "\"" + cell.replace("\"", "\"\"") + "\""
                                    : cell)
                            .collect(Collectors.joining(separator.equals(" ") ? "   " : separator))
                    + end;
        }
    }

    private static byte[] packed(byte[] bytes, int way) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (way == 0) {
            return bytes;
        }
        ZipOutputStream zip = new ZipOutputStream(out);
        if (way == 1) {
            zip.putNextEntry(new ZipEntry("shop.csv"));
        }
        try (OutputStream packing = way == 1 ? zip : new GZIPOutputStream(out)) {
            packing.write(bytes);
        }
        return out.toByteArray();
    }

    /** Lines of the shop: at least one day above 12, one price above 1,000, one letter beyond ASCII. */
    private static List<String> lines(Random random, Dressing dressing) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 3 + random.nextInt(20); i++) {
            LocalDateTime time = LocalDateTime.of(2011, 5, 13 + i % 2, 0, 0).plusMinutes(random.nextInt(400_000));
            lines.add(dressing.line(List.of(
                    "" + (100 + i / 2),
                    "A" + random.nextInt(5),
                    List.of("tea, green", "ü; \"x\"", "a\nb", "5\" pot|").get(i % 4),
                    "" + (1 + random.nextInt(9)),
                    dressing.time(i == 0 ? LocalDateTime.of(2011, 5, 13, 10, 0) : time),
                    dressing.number(i == 0 ? 123_456 : random.nextInt(1_000_000)),
                    "" + random.nextInt(5))));
        }
        return lines;
    }

    private List<String> read(byte[] bytes) throws IOException {
        Files.write(folder.resolve("shop.csv"), bytes);
        InvoiceLines lines = InvoiceLines.read(Dataset.read(folder.resolve("shop.yaml")));
        return IntStream.range(0, lines.size())
                .mapToObj(line -> String.join(
                        "/",
                        lines.invoice(line),
                        lines.product(line),
                        lines.column(Field.DESCRIPTION).at(line),
                        "" + lines.quantity(line),
                        LinesTables.time(lines.seconds(line)),
                        "" + lines.price(line),
                        lines.customers().at(line),
                        "" + lines.isUnreadable(line)))
                .toList();
    }

    @Property(tries = 300)
    void aShopIsReadTheSameInAnyDress(@ForAll long seed) throws IOException {
        Random choices = new Random(seed);
        Dressing dressing = Dressing.any(choices);
        String preamble = choices.nextInt(3) == 0 ? "Umsätze" + dressing.end() + dressing.end() : "";
        String text = (dressing.mark() ? "\uFEFF" : "")
                + preamble
                + dressing.line(HEADERS)
                + String.join("", lines(new Random(seed + 1), dressing));

        Dressing plain = new Dressing(UTF_8, false, ",", "\n", "yyyy-MM-dd HH:mm:ss", '.', "");
        String reference = plain.line(HEADERS) + String.join("", lines(new Random(seed + 1), plain));
        List<String> expected = read(reference.getBytes(UTF_8));

        assertThat(expected).allMatch(line -> line.endsWith("/false"));
        assertThat(read(packed(text.getBytes(dressing.charset()), choices.nextInt(3))))
                .as(dressing.toString())
                .isEqualTo(expected);
    }
}
