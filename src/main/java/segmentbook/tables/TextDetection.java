package segmentbook.tables;

import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import segmentbook.description.Format;
import segmentbook.description.Layout;

/**
 * Detects the separator, the quote and the line of the header from the first lines of a text.
 *
 * @param cut whether the text may end within a line
 * @param detected what is known before
 */
record TextDetection(String text, boolean cut, DetectedFormat detected) {
    /** Number of bytes at the beginning that are used. */
    static final int SIZE = 1 << 16;

    private static final int MAX_LINES = 100;
    private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");
    private static final char[] SEPARATORS = {',', ';', '\t', '|', ' '};
    private static final String[] LAYOUT = {"separator", "quote", "skipLines"};
    private static final char[] QUOTES = {'"', '\''};

    /**
     * Detects what is open in {@code said}, as far as the first bytes of the file decide it.
     *
     * @param layout the mapped columns; null without a description file: then whether there is a header is detected,
     *     too
     */
    static DetectedFormat detect(byte[] bytes, DetectedFormat said, @Nullable Layout layout) {
        DetectedFormat decoded = CharsetDetection.detect(bytes, said);
        if (Stream.of(LAYOUT).noneMatch(said::open)) {
            return decoded;
        }
        String marked = CharsetDetection.decoded(bytes, decoded.format().charset(), CodingErrorAction.REPLACE);
        String text = marked.startsWith("\uFEFF") ? marked.substring(1) : marked;
        TextDetection detection = new TextDetection(text, bytes.length == SIZE, decoded);
        return layout == null ? detection.unmapped() : detection.mapped(layout);
    }

    /**
     * Without mapped columns: the marks that split the first lines best, and the line of the header, if there is one.
     */
    private DetectedFormat unmapped() {
        FirstLines best = FirstLines.of(List.of(), List.of());
        Format found = detected.format();
        double max = 0;
        for (Format format : candidates()) {
            FirstLines lines = FirstLines.of(text, format, MAX_LINES, cut);
            double fit = lines.fit(format);
            if (fit > max) {
                best = lines;
                found = format.withSkipLines(lines.skipped());
                max = fit;
            }
        }
        if (max == 0) {
            return detected;
        }
        String why = best.header() ? "is unlike those below" : "is like those below";
        return detected.found(found, best.even(), LAYOUT)
                .found(found.withHeader(best.header()), "line " + (1 + best.skipped()) + " " + why, "header");
    }

    /** With mapped columns: the first line that holds all their headers, and the marks that separate them. */
    private DetectedFormat mapped(Layout named) {
        boolean open = detected.open("skipLines");
        int skipped = open ? 0 : detected.format().skipLines();
        List<Integer> starts = Stream.concat(
                        Stream.of(0), LINE_END.matcher(text).results().map(MatchResult::end))
                .limit(open ? MAX_LINES : skipped + 1L)
                .toList();
        int first = starts.get(Math.min(skipped, starts.size() - 1));
        if (!detected.format().header()) {
            return withoutHeader(first, named);
        }
        for (int line = skipped; line < starts.size(); line++) {
            for (Format format : candidates()) {
                if (cells(starts.get(line), format).containsAll(named.headersNamed())) {
                    Format found = open ? format.withSkipLines(line) : format;
                    return detected.found(found, "line " + (line + 1) + " holds the headers", LAYOUT);
                }
            }
        }
        return guess(first);
    }

    /** If the headers are missing, an error will list the columns of the first line: by the marks that give most. */
    private DetectedFormat guess(int from) {
        return candidates().stream()
                .filter(format -> format.separator() != ' ')
                .max(Comparator.comparingInt(format -> cells(from, format).size()))
                .map(format -> detected.found(format, ""))
                .orElse(detected);
    }

    /** Without a header: the first marks that give each line enough cells, and a time in its column. */
    private DetectedFormat withoutHeader(int from, Layout named) {
        int time = named.timeHeader().map(Integer::parseInt).orElse(0);
        int width =
                named.headersNamed().stream().mapToInt(Integer::parseInt).max().orElse(1);
        for (Format format : candidates()) {
            List<String[]> records =
                    FirstLines.of(text.substring(from), format, MAX_LINES, cut).lines();
            if (!records.isEmpty()
                    && records.stream().allMatch(each -> each.length >= width)
                    && (time == 0 || TimePatterns.looksLikeOne(records.get(0)[time - 1]))) {
                String why = "all first lines have " + width + " cells and a time";
                return detected.found(format, why, "separator", "quote");
            }
        }
        return detected;
    }

    private List<Format> candidates() {
        Format format = detected.format();
        List<Format> candidates = new ArrayList<>();
        for (char separator : detected.open("separator") ? SEPARATORS : new char[] {format.separator()}) {
            for (char quote : detected.open("quote") ? QUOTES : new char[] {format.quote()}) {
                if (separator != quote) {
                    candidates.add(format.withMarks(separator, quote));
                }
            }
        }
        return candidates;
    }

    /** The cells of the record that begins at an index; none if its quote is not closed. */
    private Set<String> cells(int from, Format format) {
        return FirstLines.of(text.substring(from), format, 1, cut).lines().stream()
                .flatMap(Arrays::stream)
                .map(String::strip)
                .collect(Collectors.toSet());
    }
}
