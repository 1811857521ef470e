package segmentbook.tables;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.CharBuffer;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.lang3.StringUtils;
import segmentbook.description.DataException;
import segmentbook.description.Format;
import segmentbook.description.Place;
import segmentbook.statistics.Rows;

/** Reads delimited text with Commons CSV, which accepts whatever another program may have written. */
final class CommonsCsv {
    /** Most characters of a line. */
    static final int MAX_CHARACTERS = 1 << 24;

    private CommonsCsv() {}

    /**
     * Reads all lines.
     *
     * @param skipped physical lines before the first one here
     * @throws DataException where there is no line, or one of more than {@link #MAX_CHARACTERS} characters
     */
    static void read(Reader reader, Format format, String name, long skipped, Lines lines) throws IOException {
        OneLine line = new OneLine(reader, name, lines);
        try (CSVParser parser =
                CSVParser.builder().setReader(line).setFormat(csv(format)).get()) {
            var records = parser.iterator();
            if (!records.hasNext()) {
                throw nothing(name);
            }
            String[] first = cells(records.next(), format);
            long end = skipped + parser.getCurrentLineNumber();
            begin(List.of(first), format, name, end, lines);
            if (!format.header()) {
                lines.add(first, end);
            }
            while (records.hasNext()) {
                lines.add(cells(records.next(), format), skipped + parser.getCurrentLineNumber());
                line.read = 0;
            }
        }
    }

    static DataException tooLong(String name, long line) {
        return new DataException(
                "file: lines of at most 16 million characters and a million cells, found a longer one",
                new Place(name, line, null),
                "is a quote never closed, or format.quote or format.separator wrong?");
    }

    static DataException nothing(String name) {
        return new DataException("file: no line in it", Place.file(name), "needs a header and lines");
    }

    /** Begins a source with its headers, or with column numbers from 1 if it has none. */
    static void begin(List<String> first, Format format, String name, long end, Lines lines) {
        List<String> headers = format.header() ? first : Rows.list(first.size(), i -> String.valueOf(i + 1));
        lines.begin(name, headers, format.header() ? end : 0);
    }

    /** The settings of Commons CSV for a format. */
    static CSVFormat csv(Format format) {
        var builder = CSVFormat.DEFAULT.builder().setDelimiter(format.separator());
        return builder.setQuote(format.quote()).get();
    }

    /** The cells of a line; separated by runs of blanks, only those that are not empty. */
    static String[] cells(CSVRecord line, Format format) {
        String[] cells = format.separator() != ' '
                ? line.values()
                : line.stream().filter(cell -> !cell.isEmpty()).toArray(String[]::new);
        for (int i = 0; i < cells.length; i++) {
            boolean formula = cells[i].startsWith("=\"") && isFormula(cells[i].toCharArray(), 0, cells[i].length());
            cells[i] = formula ? cells[i].substring(2, cells[i].length() - 1) : cells[i];
        }
        return cells;
    }

    /** Whether a cell is a text written as a formula, such as {@code ="0012"}: so programs make Excel keep its zeros. */
    static boolean isFormula(char[] cell, int from, int length) {
        return length > 2 && cell[from] == '=' && cell[from + 1] == '"' && cell[from + length - 1] == '"';
    }

    /** Counts the characters since the last whole line, so that an unclosed quote cannot fill the memory. */
    private static final class OneLine extends FilterReader {
        private final String name;
        private final Lines lines;
        private int read;

        OneLine(Reader in, String name, Lines lines) {
            super(in);
            this.name = name;
            this.lines = lines;
        }

        @Override
        public int read(char[] characters, int from, int length) throws IOException {
            int count = super.read(characters, from, length);
            read += StringUtils.containsOnly(CharBuffer.wrap(characters, from, Math.max(0, count)), "\r\n") ? 0 : count;
            if (read > MAX_CHARACTERS) {
                throw tooLong(name, lines.lastLine() + 1);
            }
            return count;
        }
    }
}
