package segmentbook.tables;

import de.siegmar.fastcsv.reader.CsvParseException;
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
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.zip.ZipException;
import org.apache.commons.csv.CSVException;
import org.jspecify.annotations.Nullable;
import segmentbook.description.DataException;
import segmentbook.description.Format;
import segmentbook.description.Layout;
import segmentbook.description.Place;

/**
 * Reads a file of delimited text, plain or compressed. Commons CSV is the reader of record; for a separator of one
 * character FastCSV reads first, which gives the same lines, and leaves what it refuses to Commons CSV.
 */
final class TextFile implements Source {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final boolean COMMONS_ALONE = "commons".equals(System.getProperty("segmentbook.csv"));

    private final Path path;
    private final String name;
    private final @Nullable Layout layout;
    private DetectedFormat said;
    private Format format; // as far as it is detected
    private boolean plain = !COMMONS_ALONE;

    /**
     * @param name what messages call it
     * @param format as the description file gives it; the rest is detected
     * @param layout the mapped columns, or null without a description file
     */
    TextFile(Path path, String name, Format format, @Nullable Layout layout) {
        this.path = path;
        this.name = name;
        this.layout = layout;
        this.format = format;
        said = DetectedFormat.of(DetectedFormat.Type.TEXT, format);
    }

    @Override
    public @Nullable DetectedFormat read(Lines lines) {
        try (InputStream in = open()) {
            byte[] head = head(in);
            DetectedFormat detected = TextDetection.detect(head, said, layout);
            format = detected.format();
            lines.expect(Files.size(path) * lineEnds(head) / Math.max(1, head.length) * 21 / 20);
            parse(new SequenceInputStream(new ByteArrayInputStream(head), in), lines);
            return detected;
        } catch (CsvParseException unusual) {
            if (unusual.getCause() instanceof DataException known) {
                throw known;
            }
            plain = false;
            return null;
        } catch (IOException | UncheckedIOException problem) {
            var cause = problem instanceof UncheckedIOException ? Objects.requireNonNull(problem.getCause()) : problem;
            if (cause instanceof CharacterCodingException && said.open("charset") && isOneByteEach()) {
                readAsWindows1252(lines.lastLine());
                return null;
            }
            throw explained(cause, lines.lastLine() + 1);
        }
    }

    private void readAsWindows1252(long line) {
        String why = "its first characters beyond ASCII, after line " + line + ", are not UTF-8";
        said = said.found(said.format().withCharset(CharsetDetection.WINDOWS), why, "charset");
    }

    private static long lineEnds(byte[] head) {
        return IntStream.range(0, head.length).filter(i -> head[i] == '\n').count();
    }

    /** The first bytes; binary data is refused, if there is no description file. */
    private byte[] head(InputStream in) throws IOException {
        byte[] head = in.readNBytes(TextDetection.SIZE);
        boolean text = layout != null || !CharsetDetection.looksBinary(head);
        String wrong = "file: a table of text, found bytes that no text has";
        DataException.require(text, wrong, Place.file(name), "save it as UTF-8, if it is text at all");
        return head;
    }

    private void parse(InputStream in, Lines lines) throws IOException {
        try (BufferedReader reader = decoded(in, format.charset(), CodingErrorAction.REPORT)) {
            long skipped = skipPreamble(reader);
            if (plain && format.separator() != ' ') {
                FastCsv.read(reader, format, name, skipped, lines);
            } else {
                CommonsCsv.read(reader, format, name, skipped, lines);
            }
        }
    }

    private InputStream open() throws IOException {
        if (!Files.isRegularFile(path)) {
            String where = layout == null ? "" : " beside the description file";
            throw new DataException("file: no data file " + name + where);
        }
        return Unpacked.open(path, name);
    }

    /** Skips a byte order mark, which would hide the quote of a first header, and the lines before the header. */
    private long skipPreamble(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        int skipped = 0;
        while (skipped < format.skipLines() && reader.readLine() != null) {
            skipped++;
        }
        return skipped;
    }

    private static BufferedReader decoded(InputStream in, Charset charset, CodingErrorAction malformed) {
        return new BufferedReader(new InputStreamReader(in, CharsetDetection.decoder(charset, malformed)));
    }

    /** Whether no multi-byte UTF-8 character occurs in the whole file, so that a malformed one is no damage. */
    private boolean isOneByteEach() {
        return lineOf(StandardCharsets.UTF_8, CodingErrorAction.IGNORE, character -> character >= 0x80) == 0;
    }

    /** The line of the first character that is looked for, from 1; 0 where there is none, -1 where the file cannot be read. */
    private long lineOf(Charset charset, CodingErrorAction malformed, IntPredicate wanted) {
        try (Reader reader = decoded(open(), charset, malformed)) {
            long line = 1;
            for (int each = reader.read(); each >= 0; each = reader.read()) {
                if (wanted.test(each)) {
                    return line;
                }
                line += each == '\n' ? 1 : 0;
            }
            return 0;
        } catch (IOException problem) {
            return -1;
        }
    }

    private DataException explained(Throwable cause, long line) {
        Place place = new Place(name, line, null);
        if (cause instanceof CharacterCodingException) {
            long bad = lineOf(format.charset(), CodingErrorAction.REPLACE, each -> each == 0xFFFD);
            return new DataException(
                    "format.charset: text that is not " + format.charset(),
                    new Place(name, bad, null),
                    "give the charset it is written in, for instance "
                            + (format.charset().equals(StandardCharsets.UTF_8) ? "windows-1252" : "UTF-8")
                            + ", or mend the line if the others are " + format.charset());
        }
        if (cause instanceof CSVException || String.valueOf(cause.getMessage()).contains("encapsulated")) {
            return new DataException(
                    "format.quote: cells with a quote " + format.quote() + " that is never closed, or text after it",
                    place,
                    "mend the line, or give the quote the file uses");
        }
        return unreadable(cause, place);
    }

    /** The error for a file that cannot be read. */
    static DataException unreadable(Throwable cause, Place place) {
        boolean packed = cause instanceof ZipException || cause instanceof java.io.EOFException;
        return packed
                ? new DataException("file: the gzip or zip file is damaged or cut off", place, "copy it again")
                : new DataException("file: cannot be read: " + cause.getMessage(), place, "");
    }
}
