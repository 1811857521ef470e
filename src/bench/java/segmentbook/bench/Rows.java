package segmentbook.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * The first lines of a text file: what is broken, in one form or another.
 *
 * @param text the lines as they stand
 * @param cells the same in cells, the headers first, without what stands above them, numbers with a decimal point
 */
record Rows(byte[] text, List<List<String>> cells) {
    private static final int LINES = 40;
    private static final int HEADERS = 3;

    /** The first lines that a rule lets through, and the header above them. */
    static Rows of(Path file, Predicate<String> which) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
            List<String> all =
                    new String(plain.readNBytes(1 << 16), UTF_8).lines().toList();
            String text = all.stream()
                    .filter(line -> line.equals(all.get(0)) || which.test(line))
                    .limit(LINES)
                    .collect(Collectors.joining("\n", "", "\n"));
            return new Rows(text.getBytes(UTF_8), cells(text));
        }
    }

    private static List<List<String>> cells(String text) {
        char separator = text.replace(";", "").length() < text.replace(",", "").length() ? ';' : ',';
        CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(separator).get();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            List<List<String>> cells = parser.stream()
                    .map(line -> line.stream().map(Rows::withPoint).toList())
                    .dropWhile(line ->
                            line.stream().filter(cell -> !cell.isEmpty()).count() < HEADERS)
                    .toList();
            int width = cells.get(0).size();
            return cells.stream().filter(line -> line.size() == width).toList();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String withPoint(String cell) {
        return cell.replaceFirst("^(-?[0-9]+),([0-9]+)$", "$1.$2");
    }

    List<String> headers() {
        return cells.get(0);
    }

    /** All but the headers. */
    List<List<String>> lines() {
        return cells.subList(1, cells.size());
    }

    /** A cell as a number where it is one. */
    static Object value(String cell) {
        return cell.matches("-?[0-9]{1,9}(\\.[0-9]{1,5})?") ? (Object) Double.valueOf(cell) : cell;
    }
}
