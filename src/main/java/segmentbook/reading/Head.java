package segmentbook.reading;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import segmentbook.dataset.Format;
import segmentbook.dataset.Layout;

/** The beginning of a file, which shows its charset, its separator and quote, and the line of its header. */
final class Head {
    /** Bytes that are looked at. */
    static final int SIZE = 1 << 16;

    static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final int LINES = 100;
    private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");
    private static final char[] SEPARATORS = {',', ';', '\t', '|', ' '};
    private static final String[] MARKS = {"separator", "quote", "skipLines"};
    private static final char[] QUOTES = {'"', '\''};

    private static final Set<Integer> CONTROLS_OF_TEXTS = Set.of(0x09, 0x0A, 0x0C, 0x0D, 0x1A);

    private final byte[] bytes;
    private final @Nullable Layout layout;
    private Dress dress;

    private Head(byte[] bytes, Dress dress, @Nullable Layout layout) {
        this.bytes = bytes;
        this.dress = dress;
        this.layout = layout;
    }

    /**
     * The dress, as far as the first bytes of the file decide what is open in {@code said}.
     *
     * @param layout the columns that are mapped, or null where nobody has named any: then the header is found, too
     */
    static Dress dress(byte[] bytes, Dress said, @Nullable Layout layout) {
        Head head = new Head(bytes, said, layout);
        if (said.open("charset")) {
            head.charset();
        }
        if (Stream.of(MARKS).anyMatch(said::open)) {
            String text = decoded(bytes, head.dress.format().charset(), CodingErrorAction.REPLACE);
            String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
            if (layout == null) {
                head.unmapped(plain);
            } else {
                head.marks(plain, layout);
            }
        }
        return head.dress;
    }

    private void charset() {
        if (startsWith(0xEF, 0xBB, 0xBF)) {
            charset(StandardCharsets.UTF_8, "a byte order mark");
        } else if (startsWith(0xFF, 0xFE) || startsWith(0xFE, 0xFF)) {
            charset(StandardCharsets.UTF_16, "a byte order mark");
        } else if (ofTwoBytes(bytes) != null) {
            charset(Objects.requireNonNull(ofTwoBytes(bytes)), "every second byte is zero, or nearly so");
        } else {
            int letters = decoded(bytes, StandardCharsets.UTF_8, CodingErrorAction.REPORT)
                    .length();
            if (letters > 0 && letters < bytes.length) {
                charset(StandardCharsets.UTF_8, "its first letters beyond ASCII are");
            } else if (letters == 0 && bytes.length > 0) {
                boolean none = oneByteALetter();
                charset(
                        none ? WINDOWS : StandardCharsets.UTF_8,
                        none ? "its first letters beyond ASCII are not UTF-8" : "some of its letters beyond ASCII are");
            }
        }
    }

    /** The charset of two bytes a letter that text without a mark has where most of its letters are ASCII; else null. */
    static @Nullable Charset ofTwoBytes(byte[] bytes) {
        int[] zeros = new int[2];
        for (int i = 0; i < bytes.length; i++) {
            zeros[i % 2] += bytes[i] == 0 ? 1 : 0;
        }
        int most = Math.max(zeros[0], zeros[1]);
        int least = Math.min(zeros[0], zeros[1]);
        if (8 * most < bytes.length || 200 * least > bytes.length || most == 0) {
            return null;
        }
        Charset charset = zeros[0] > zeros[1] ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        return decoded(bytes, charset, CodingErrorAction.REPORT).isEmpty() ? null : charset;
    }

    /** Where no letter of several bytes is UTF-8; else a spoiled byte must not turn all other letters into two. */
    private boolean oneByteALetter() {
        return decoded(bytes, StandardCharsets.UTF_8, CodingErrorAction.IGNORE)
                .chars()
                .allMatch(letter -> letter < 0x80);
    }

    private void charset(Charset charset, String why) {
        dress = dress.found(dress.format().withCharset(charset), why, "charset");
    }

    private boolean startsWith(int... mark) {
        return bytes.length >= mark.length
                && IntStream.range(0, mark.length).allMatch(i -> (bytes[i] & 0xFF) == mark[i]);
    }

    /** The text of the bytes, of which the last may be cut off in a letter; empty where one is none and that is an error. */
    private static String decoded(byte[] bytes, Charset charset, CodingErrorAction action) {
        CharsetDecoder decoder = charset.newDecoder().onMalformedInput(action).onUnmappableCharacter(action);
        CharBuffer text = CharBuffer.allocate(1 + (int) (bytes.length * (double) decoder.maxCharsPerByte()));
        boolean wrong = decoder.decode(ByteBuffer.wrap(bytes), text, bytes.length < SIZE)
                .isError();
        return wrong ? "" : text.flip().toString();
    }

    /** Without a mapping: the marks that part the first lines best, and the line of the header, if there is one. */
    private void unmapped(String text) {
        FirstLines best = FirstLines.of(List.of(), List.of());
        Format found = dress.format();
        double most = 0;
        for (Format format : candidates()) {
            FirstLines lines = FirstLines.of(text, format, LINES, bytes.length == SIZE);
            double fit = lines.fit(format);
            if (fit > most) {
                best = lines;
                found = format.withSkipLines(lines.skipped());
                most = fit;
            }
        }
        if (most > 0) {
            dress = dress.found(found, best.even(), MARKS);
            String why = best.header() ? "is unlike those below" : "is like those below";
            dress = dress.found(found.withHeader(best.header()), "line " + (1 + best.skipped()) + " " + why, "header");
        }
    }

    /** Whether bytes that no text of one or more bytes a letter has are more than a few. */
    static boolean looksBinary(byte[] bytes) {
        long controls = IntStream.range(0, bytes.length)
                .filter(i -> bytes[i] >= 0 && bytes[i] < ' ' && !CONTROLS_OF_TEXTS.contains((int) bytes[i]))
                .count();
        boolean wide = bytes.length > 1 && (bytes[0] & bytes[1] & 0xFE) == 0xFE; // UTF-16 by its mark
        return !wide && ofTwoBytes(bytes) == null && 100 * controls > bytes.length;
    }

    private void marks(String text, Layout named) {
        boolean open = dress.open("skipLines");
        Matcher end = LINE_END.matcher(text);
        int line = 0;
        while (!open && line < dress.format().skipLines() && end.find()) {
            line++;
        }
        int first = line == 0 ? 0 : end.end();
        if (!dress.format().header()) {
            withoutHeader(text, first, named);
            return;
        }
        int most = open ? LINES : line + 1;
        for (int from = first; line < most; line++) {
            if (header(text, from, line, named)) {
                return;
            }
            if (!end.find()) {
                break;
            }
            from = end.end();
        }
        guess(text, first);
    }

    /** Whether the headers of all mapped columns stand here, by the first marks that part them. */
    private boolean header(String text, int from, int line, Layout named) {
        for (Format format : candidates()) {
            if (cells(text, from, format).containsAll(named.headersNamed())) {
                Format found = dress.open("skipLines") ? format.withSkipLines(line) : format;
                dress = dress.found(found, "line " + (line + 1) + " holds the headers", MARKS);
                return true;
            }
        }
        return false;
    }

    /** Without the headers there will be an error, which lists what the most usual marks make of the first line. */
    private void guess(String text, int from) {
        candidates().stream()
                .filter(format -> format.separator() != ' ')
                .max(Comparator.comparingInt(format -> cells(text, from, format).size()))
                .ifPresent(format -> dress = new Dress(dress.type(), format, dress.evidence()));
    }

    /** Without headers, the first marks that give every line a cell for each mapped column, and a time where it belongs. */
    private void withoutHeader(String text, int from, Layout named) {
        int time = named.timeHeader().map(Integer::parseInt).orElse(0);
        int width =
                named.headersNamed().stream().mapToInt(Integer::parseInt).max().orElse(1);
        for (Format format : candidates()) {
            List<String[]> records = records(text, from, format, LINES);
            if (bytes.length == SIZE && records.size() > 1) {
                records.remove(records.size() - 1); // it may be cut off
            }
            if (!records.isEmpty()
                    && records.stream().allMatch(each -> each.length >= width)
                    && (time == 0 || TimePatterns.looksLikeOne(records.get(0)[time - 1]))) {
                dress = dress.found(
                        format, "all first lines have " + width + " cells and a time", "separator", "quote");
                return;
            }
        }
    }

    private List<Format> candidates() {
        Format format = dress.format();
        List<Format> candidates = new ArrayList<>();
        for (char separator : dress.open("separator") ? SEPARATORS : new char[] {format.separator()}) {
            for (char quote : dress.open("quote") ? QUOTES : new char[] {format.quote()}) {
                if (separator != quote) {
                    candidates.add(format.withMarks(separator, quote));
                }
            }
        }
        return candidates;
    }

    /** The cells of the first record below a place. */
    private static Set<String> cells(String text, int from, Format format) {
        return records(text, from, format, 1).stream()
                .flatMap(Arrays::stream)
                .map(String::strip)
                .collect(Collectors.toSet());
    }

    /** The first records below a place, fewer where the text ends or a quote does not. */
    private static List<String[]> records(String text, int from, Format format, int most) {
        try {
            if (format.separator() != ' ') {
                return FastCsv.records(text.substring(from), format, most);
            }
        } catch (CsvParseException unusual) {
            // then Commons CSV says what it is
        }
        return CommonsCsv.records(text.substring(from), format, most);
    }
}
