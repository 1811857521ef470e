package segmentbook.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Writes tables as CSV. */
final class CsvExport {
    private static final int DECIMALS = 6;
    /** A control character, an apostrophe, or a character that starts a formula (also full-width, also after blanks). */
    private static final Pattern GUARDED = Pattern.compile(
            "[\\p{Cntrl}']|[\\p{Z}\\p{Cf}]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]", Pattern.UNICODE_CHARACTER_CLASS);

    private CsvExport() {}

    static void write(Table table, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file);
                CSVPrinter printer = new CSVPrinter(
                        out,
                        CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get())) {
            printer.printRecord(table.columnNames().stream().map(CsvExport::guarded));
            for (var row : table) {
                printer.printRecord(table.columns().stream().map(column -> cell(column, row.getRowNumber())));
            }
        }
    }

    private static String cell(Column<?> column, int row) {
        Object value = column.isMissing(row) ? "" : column.get(row);
        String plain = value instanceof Double number ? number(number) : String.valueOf(value);
        return value instanceof String text ? guarded(text) : plain;
    }

    /** A number rounded to six decimals, without exponent and trailing zeros. */
    static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /**
     * A text that no spreadsheet runs as a formula: an apostrophe is put before what could start one, and before a leading
     * apostrophe, so that removing one leading apostrophe restores the text.
     */
    static String guarded(String text) {
        return GUARDED.matcher(text).lookingAt() ? "'" + text : text;
    }

    /** The text that {@link #guarded} was given. */
    static String restored(String guarded) {
        return guarded.startsWith("'") ? guarded.substring(1) : guarded;
    }
}
