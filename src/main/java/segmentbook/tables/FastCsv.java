package segmentbook.tables;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import segmentbook.description.Format;

/**
 * Reads delimited text with FastCSV, which hands out characters, so that a cell becomes a string only when its column
 * has not seen it yet. What it refuses is left to {@link CommonsCsv}.
 */
final class FastCsv extends AbstractBaseCsvCallbackHandler<Boolean> {
    private final Format format;
    private final String name;
    private final long skipped;
    private final Lines lines;
    private final List<String> first = new ArrayList<>();
    private boolean begun;
    private long breaks; // of lines within cells

    private FastCsv(Format format, String name, long skipped, Lines lines) {
        this.format = format;
        this.name = name;
        this.skipped = skipped;
        this.lines = lines;
    }

    /**
     * Reads all lines.
     *
     * @param skipped physical lines before the first one here
     * @throws de.siegmar.fastcsv.reader.CsvParseException if a quote is misplaced or a line is very long
     */
    static void read(Reader reader, Format format, String name, long skipped, Lines lines) throws IOException {
        FastCsv handler = new FastCsv(format, name, skipped, lines);
        CsvReader.CsvReaderBuilder csv = CsvReader.builder()
                .fieldSeparator(format.separator())
                .quoteCharacter(format.quote())
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
        try (CloseableIterator<Boolean> records = csv.build(handler, reader).iterator()) {
            records.forEachRemaining(read -> {});
        }
        if (!handler.begun) {
            throw CommonsCsv.nothing(name);
        }
    }

    @Override
    protected void handleBegin(long line) {
        breaks = 0;
    }

    @Override
    protected void handleField(int number, char[] characters, int from, int length, boolean quoted) {
        boolean formula = CommonsCsv.isFormula(characters, from, length);
        int start = formula ? from + 2 : from;
        int size = formula ? length - 3 : length;
        if (begun) {
            lines.cell(characters, start, size);
        } else if (number > Lines.MAX_COLUMNS) {
            throw CommonsCsv.tooLong(name, skipped + 1);
        } else {
            first.add(new String(characters, start, size));
        }
        for (int i = from; quoted && i < from + length; i++) {
            boolean second = characters[i] == '\n' && i > from && characters[i - 1] == '\r';
            breaks += characters[i] == '\r' || (characters[i] == '\n' && !second) ? 1 : 0;
        }
    }

    @Override
    protected Boolean buildRecord() {
        if (getRecordType() == RecordType.EMPTY) {
            return false;
        }
        long end = skipped + getStartingLineNumber() + breaks;
        if (begun) {
            lines.end(end);
        } else {
            CommonsCsv.begin(first, format, name, end, lines);
            begun = true;
            if (!format.header()) {
                lines.add(first.toArray(String[]::new), end);
            }
        }
        return true;
    }
}
