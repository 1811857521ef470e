package segmentbook.transactions;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipException;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import segmentbook.dataset.Columns;
import segmentbook.dataset.DataException;
import segmentbook.dataset.Format;
import segmentbook.dataset.Place;

/** All cells of a file of delimited text, plain or packed, a column at a time. */
final class CsvFile {
    private static final int BUFFER = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path path;
    private Dress dress;
    private final List<TextColumn> columns = new ArrayList<>();
    private final List<TextColumn> nameless = new ArrayList<>();
    private final LineNumbers lineNumbers = new LineNumbers();
    private final List<Integer> ragged = new ArrayList<>();
    private int leastCells;

    private CsvFile(Path path, Dress dress) {
        this.path = path;
        this.dress = dress;
    }

    /**
     * Reads a file, written as the format says or, where it does not, as its first bytes show.
     *
     * @param wanted the columns that the description file maps
     * @throws DataException where it cannot be opened, is no valid text of the charset, has a quote that never ends, or
     *     holds no line
     */
    static CsvFile read(Path path, Format format, Columns wanted) {
        return read(path, Dress.of(format), wanted);
    }

    private static CsvFile read(Path path, Dress said, Columns wanted) {
        CsvFile file = new CsvFile(path, said);
        try (InputStream in = file.open()) {
            byte[] head = in.readNBytes(Head.SIZE);
            file.dress = Head.dress(head, said, wanted);
            file.read(new SequenceInputStream(new ByteArrayInputStream(head), in));
        } catch (IOException | UncheckedIOException problem) {
            if (cause(problem) instanceof CharacterCodingException
                    && file.dress.open("charset")
                    && file.oneByteALetter()) {
                String why = "its first letters beyond ASCII, after line " + file.lineNumbers.end + ", are not UTF-8";
                return read(path, said.found(said.format().withCharset(Head.WINDOWS), why, "charset"), wanted);
            }
            throw file.explained(cause(problem));
        }
        return file;
    }

    private void read(InputStream in) throws IOException {
        try (Reader reader = decoded(in);
                CSVParser parser = CSVParser.builder()
                        .setReader(reader)
                        .setFormat(csv(dress.format()))
                        .get()) {
            readAll(parser);
        }
    }

    /** The library's name for the marks of a format. */
    static CSVFormat csv(Format format) {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(format.separator())
                .setQuote(format.quote())
                .get();
    }

    /** The cells of a line; where they stand in runs of blanks, those that are not empty. */
    static String[] cells(CSVRecord line, Format format) {
        return format.separator() != ' '
                ? line.values()
                : line.stream().filter(cell -> !cell.isEmpty()).toArray(String[]::new);
    }

    private InputStream open() throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new DataException("file: no data file " + name() + " beside the description file");
        }
        return Unpacked.open(path);
    }

    private Reader decoded(InputStream in) throws IOException {
        BufferedReader reader = new BufferedReader(
                new InputStreamReader(
                        in,
                        dress.format()
                                .charset()
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
        for (int skipped = 0; skipped < dress.format().skipLines() && reader.readLine() != null; skipped++) {
            lineNumbers.end++;
        }
    }

    /** Whether no letter of several bytes in the whole file is UTF-8, so that one that is not is no spoiled one. */
    private boolean oneByteALetter() {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.IGNORE);
        try (Reader reader = new BufferedReader(new InputStreamReader(open(), decoder), BUFFER)) {
            int letter = reader.read();
            while (letter >= 0 && letter < 0x80) {
                letter = reader.read();
            }
            return letter < 0;
        } catch (IOException problem) {
            return false;
        }
    }

    private void readAll(CSVParser parser) {
        Iterator<CSVRecord> records = parser.iterator();
        if (!records.hasNext()) {
            throw new DataException("file: no line in it", Place.file(name()), "needs a header and lines");
        }
        String[] first = cells(records.next(), dress.format());
        lineNumbers.end = lineNumber(parser);
        name(first);
        if (!dress.format().header()) {
            add(first, lineNumber(parser));
        }
        while (records.hasNext()) {
            add(cells(records.next(), dress.format()), lineNumber(parser));
        }
        if (size() == 0) {
            throw new DataException("file: a header and no line below it", Place.file(name()), "");
        }
        columns.removeIf(column -> nameless.contains(column) && LinesTables.distinct(column) == 0);
    }

    private long lineNumber(CSVParser parser) {
        return dress.format().skipLines() + parser.getCurrentLineNumber();
    }

    private void name(String[] first) {
        for (int i = 0; i < first.length; i++) {
            String header = dress.format().header() ? first[i].strip() : String.valueOf(i + 1);
            columns.add(new TextColumn(header.isEmpty() ? "column " + (i + 1) : header));
            if (header.isEmpty()) {
                nameless.add(columns.get(i));
            } else {
                leastCells = i + 1;
            }
        }
    }

    private void add(String[] line, long lineNumber) {
        int width = columns.size();
        if (line.length != width && (line.length < leastCells || !isBlank(line, width))) {
            ragged.add(size());
        }
        lineNumbers.add(lineNumber);
        for (int i = 0; i < width; i++) {
            columns.get(i).add(i < line.length ? line[i] : "");
        }
    }

    private static boolean isBlank(String[] line, int from) {
        return IntStream.range(from, line.length).allMatch(i -> line[i].isBlank());
    }

    private static Throwable cause(Exception problem) {
        return problem instanceof UncheckedIOException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : problem;
    }

    private DataException explained(Throwable cause) {
        Format format = dress.format();
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
            return new DataException("file: the gzip or zip file is damaged or cut off", place, "copy it again");
        }
        return new DataException("file: cannot be read: " + cause.getMessage(), place, "");
    }

    private static String other(Charset charset) {
        return charset.name().equals("UTF-8") ? "windows-1252" : "UTF-8";
    }

    String name() {
        return String.valueOf(path.getFileName());
    }

    /** How the file is written, as its first bytes show. */
    Dress dress() {
        return dress;
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

    /** The place of the first line that has this text of a column. */
    Place place(TextColumn column, int code) {
        int line = 0;
        while (column.code(line) != code) {
            line++;
        }
        return new Place(name(), lineNumber(line), column.header());
    }

    /** The column with this header, or this number from 1 where the file has no header; an error lists headers as shown. */
    TextColumn column(String key, String header, UnaryOperator<String> shown) {
        int[] found = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).header().equals(header))
                .toArray();
        if (found.length == 1) {
            return columns.get(found[0]);
        }
        String headers = columns.stream().map(TextColumn::header).map(shown).collect(Collectors.joining(", "));
        String list = headers.replaceAll("\\p{Cntrl}", " ").replaceFirst("(?s)(.{500}).*", "$1…");
        String what = found.length == 0 ? "no column " + header : "the header " + header + " stands twice";
        boolean number = found.length == 0 && dress.format().header() && header.matches("[0-9]{1,4}");
        String hint = columns.size() == 1
                ? "; is format.separator right?"
                : number ? "; for numbers of columns give format: {header: false}" : "";
        throw new DataException(
                "columns." + key + ": " + what,
                new Place(name(), dress.format().skipLines() + 1L, null),
                "the file has: " + list + hint);
    }
}
