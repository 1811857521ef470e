package segmentbook.tables;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVParser;
import segmentbook.description.Format;
import segmentbook.statistics.Rows;

/**
 * The first lines of a table whose headers are not known: finds where the table begins, and whether its first line is a
 * header, which it is if it is unlike the lines below.
 *
 * @param lines the cells of each
 * @param ends the physical line on which each ends, from 1
 * @param width usual number of cells, below 2 if there is none
 * @param first index of the first line of the table
 */
record FirstLines(List<String[]> lines, List<Long> ends, int width, int first) {
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?[0-9][0-9., '\u2019\u00A0\u202F]{0,20}|[+-]?[.,][0-9]{1,15}");
    /** Blanks also separate words: they must fit much better than another separator to be chosen. */
    private static final double TRUST_IN_BLANKS = .6;

    /** Lines that are split into cells already. */
    static FirstLines of(List<String[]> lines, List<Long> ends) {
        int width = lines.stream()
                .map(line -> line.length)
                .filter(cells -> cells > 1)
                .max((one, other) -> Long.compare(one * count(lines, one), other * count(lines, other)))
                .orElse(1);
        var wide = lines.stream().filter(line -> line.length == width);
        int[] filled = wide.mapToInt(FirstLines::filled).sorted().toArray();
        int usual = filled.length == 0 ? 0 : filled[filled.length / 2];
        int first = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).length >= width - 1 && isFull(lines.get(i), usual))
                .findFirst()
                .orElse(0);
        return new FirstLines(lines, ends, width, first);
    }

    /**
     * The first lines of a text.
     *
     * @param max number of lines
     * @param cut whether the text may end within a line
     */
    static FirstLines of(String text, Format format, int max, boolean cut) {
        List<String[]> lines = new ArrayList<>();
        List<Long> ends = new ArrayList<>();
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(text))
                .setFormat(CommonsCsv.csv(format))
                .get()) {
            var records = parser.iterator();
            while (lines.size() < max && records.hasNext()) {
                lines.add(CommonsCsv.cells(records.next(), format));
                ends.add(parser.getCurrentLineNumber());
            }
        } catch (IOException | UncheckedIOException unclosedQuote) {
            return of(cut ? lines : List.of(), ends); // if the text is not cut off, an unclosed quote is no quote
        }
        if (cut && lines.size() > 1 && lines.size() < max) {
            lines.remove(lines.size() - 1);
        }
        return of(lines, ends);
    }

    /**
     * Whether a line has enough cells with text: more than half as many as usual, or half if all are words, as in a
     * header.
     */
    private static boolean isFull(String[] line, int usual) {
        int filled = filled(line);
        boolean words = filled > 1 && Arrays.stream(line).noneMatch(FirstLines::isTyped);
        return 2 * filled > usual || (words && 2 * filled == usual);
    }

    private static long count(List<String[]> lines, int width) {
        return lines.stream().filter(line -> line.length == width).count();
    }

    private static int filled(String[] line) {
        return (int) Stream.of(line).filter(cell -> !cell.isBlank()).count();
    }

    /**
     * How well the marks of this format split the lines: more with numbers and times, less if numbers of cells
     * differ.
     */
    double fit(Format format) {
        List<String[]> table = lines.subList(first, lines.size());
        if (width < 2) {
            return 0;
        }
        double even = (double) count(table, width) / lines.size();
        double typed =
                table.stream().flatMap(Stream::of).mapToInt(FirstLines::worth).sum() / (double) table.size();
        return even * even * (typed + width / 2.0) * (format.separator() == ' ' ? TRUST_IN_BLANKS : 1);
    }

    private static int worth(String cell) {
        String text = cell.strip();
        boolean quoted = text.length() > 1 && "\"'".indexOf(text.charAt(0)) >= 0 && text.endsWith(text.substring(0, 1));
        boolean torn = text.startsWith("\"") != text.endsWith("\"");
        return quoted || torn ? -1 : isTyped(text) ? 1 : 0;
    }

    /** Whether a cell is a number or a time, as hardly any header is. */
    static boolean isTyped(String cell) {
        String text = cell.strip();
        return NUMBER.matcher(text).matches() || TimePatterns.looksLikeOne(text);
    }

    /** Physical lines before the first line of the table. */
    int skipped() {
        return first == 0 ? 0 : Math.toIntExact(ends.get(first - 1));
    }

    /** How many lines have the usual number of cells, in words. */
    String even() {
        List<String[]> table = lines.subList(first, lines.size());
        return count(table, width) + " of the first " + table.size() + " lines have " + width + " cells";
    }

    /** Whether the first line names the columns. */
    boolean header() {
        String[] head = lines.isEmpty() ? new String[0] : lines.get(first);
        int above = columns(head, column -> typedBelow(column) && !isTyped(head[column]));
        int same = columns(head, column -> typedBelow(column) && isTyped(head[column]));
        boolean repeated = columns(head, column -> below(column).contains(head[column].strip())) > 0;
        return above + same > 0
                ? above > same
                : !repeated && Arrays.stream(head).noneMatch(FirstLines::isTyped);
    }

    private int columns(String[] head, IntPredicate condition) {
        return Rows.where(head.length, column -> !head[column].isBlank() && condition.test(column)).length;
    }

    private boolean typedBelow(int column) {
        Set<String> below = below(column);
        long typed = below.stream().filter(FirstLines::isTyped).count();
        return typed > 0 && 5 * typed >= 4L * below.size();
    }

    /** Distinct texts of a column below the first line. */
    private Set<String> below(int column) {
        return lines.stream()
                .skip(first + 1L)
                .filter(line -> column < line.length && !line[column].isBlank())
                .map(line -> line[column].strip())
                .collect(Collectors.toSet());
    }
}
