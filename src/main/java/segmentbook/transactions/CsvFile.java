package segmentbook.transactions;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import segmentbook.dataset.DataException;
import segmentbook.dataset.Format;
import segmentbook.dataset.Place;

/** All cells of a CSV file, plain or gzip, a column at a time. */
final class CsvFile {
    private static final int BUFFER = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path path;
    private final Format format;
    private final List<TextColumn> columns = new ArrayList<>();
    private final LineNumbers lineNumbers = new LineNumbers();
    private final List<Integer> ragged = new ArrayList<>();

    private CsvFile(Path path, Format format) {
        this.path = path;
        this.format = format;
    }

    /**
     * Reads a file.
     *
     * @throws DataException where it cannot be opened, is no valid text of the charset, has a quote that never ends, or
     *     holds no line
     */
    static CsvFile read(Path path, Format format) {
        CsvFile file = new CsvFile(path, format);
        try (Reader reader = file.open();
                CSVParser parser = CSVParser.builder()
                        .setReader(reader)
                        .setFormat(file.dress())
                        .get()) {
            file.readAll(parser);
        } catch (IOException | UncheckedIOException problem) {
            throw file.explained(problem);
        }
        return file;
    }

    private CSVFormat dress() {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(format.separator())
                .setQuote(format.quote())
                .get();
    }

    private Reader open() throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new DataException("file: no data file " + name() + " beside the description file");
        }
        InputStream in = new BufferedInputStream(Files.newInputStream(path), BUFFER);
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        BufferedReader reader = new BufferedReader(
                new InputStreamReader(
                        gzip ? new GZIPInputStream(in, BUFFER) : in,
                        format.charset()
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                BUFFER);
        skipPreamble(reader);
        return reader;
    }

    /** A byte order mark, which would hide the quote of a first header, and lines that need not be cells at all. */
    private void skipPreamble(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        for (int skipped = 0; skipped < format.skipLines() && reader.readLine() != null; skipped++) {
            lineNumbers.end++;
        }
    }

    private void readAll(CSVParser parser) {
        Iterator<CSVRecord> records = parser.iterator();
        if (!records.hasNext()) {
            throw new DataException("file: no line in it", Place.file(name()), "needs a header and lines");
        }
        CSVRecord first = records.next();
        lineNumbers.end = lineNumber(parser);
        name(first);
        if (!format.header()) {
            add(first, lineNumber(parser));
        }
        while (records.hasNext()) {
            add(records.next(), lineNumber(parser));
        }
        if (size() == 0) {
            throw new DataException("file: a header and no line below it", Place.file(name()), "");
        }
    }

    private long lineNumber(CSVParser parser) {
        return format.skipLines() + parser.getCurrentLineNumber();
    }

    private void name(CSVRecord first) {
        for (int i = 0; i < first.size(); i++) {
            String header = format.header() ? first.get(i).strip() : String.valueOf(i + 1);
            columns.add(new TextColumn(header));
        }
    }

    private void add(CSVRecord line, long lineNumber) {
        int width = columns.size();
        if (line.size() != width) {
            ragged.add(size());
        }
        lineNumbers.add(lineNumber);
        for (int i = 0; i < width; i++) {
            columns.get(i).add(i < line.size() ? line.get(i) : "");
        }
    }

    private DataException explained(Exception problem) {
        Throwable cause = problem instanceof UncheckedIOException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : problem;
        Place place = new Place(name(), lineNumbers.end + 1, null);
        if (cause instanceof CharacterCodingException) {
            return new DataException(
                    "format.charset: text that is not " + format.charset() + " at or after",
                    place,
                    "give the charset it is written in, for instance " + other(format.charset()));
        }
        if (cause instanceof CSVException || String.valueOf(cause.getMessage()).contains("encapsulated")) {
            return new DataException(
                    "format.quote: cells with a quote " + format.quote() + " that is never closed, or text after it",
                    place,
                    "mend the line, or give the quote the file uses");
        }
        if (cause instanceof ZipException || cause instanceof java.io.EOFException) {
            return new DataException("file: the gzip file is damaged or cut off", place, "copy it again");
        }
        return new DataException("file: cannot be read: " + cause.getMessage(), place, "");
    }

    private static String other(Charset charset) {
        return charset.name().equals("UTF-8") ? "windows-1252" : "UTF-8";
    }

    String name() {
        return String.valueOf(path.getFileName());
    }

    int size() {
        return lineNumbers.size;
    }

    List<TextColumn> columns() {
        return columns;
    }

    /** Lines whose number of cells is not that of the header, by index. */
    List<Integer> ragged() {
        return ragged;
    }

    /** The physical line, from 1, on which the line with this index ends. */
    long lineNumber(int line) {
        return lineNumbers.at(line);
    }

    /** The column with this header, or this number from 1 where the file has no header; an error lists headers as shown. */
    TextColumn column(String key, String header, UnaryOperator<String> shown) {
        int[] found = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).header().equals(header))
                .toArray();
        if (found.length == 1) {
            return columns.get(found[0]);
        }
        List<String> headers =
                columns.stream().map(TextColumn::header).map(shown).toList();
        String what = found.length == 0 ? "no column " + header : "the header " + header + " stands twice";
        String hint = columns.size() == 1 ? "; is format.separator right?" : "";
        throw new DataException(
                "columns." + key + ": " + what,
                new Place(name(), format.skipLines() + 1L, null),
                "the file has: " + String.join(", ", headers) + hint);
    }

    /** Physical line numbers, kept only from the first line on that does not simply follow the one before. */
    private static final class LineNumbers {
        private long first;
        private long end;
        private int size;
        private int regular = -1;
        private long[] rest = new long[0];

        void add(long lineNumber) {
            if (size == 0) {
                first = lineNumber;
            }
            if (regular < 0 && lineNumber != first + size) {
                regular = size;
            }
            if (regular >= 0) {
                int i = size - regular;
                if (i == rest.length) {
                    rest = java.util.Arrays.copyOf(rest, Math.max(1024, 2 * i));
                }
                rest[i] = lineNumber;
            }
            end = lineNumber;
            size++;
        }

        long at(int line) {
            return regular < 0 || line < regular ? first + line : rest[line - regular];
        }
    }
}
