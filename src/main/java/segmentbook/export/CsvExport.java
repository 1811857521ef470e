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
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Tables as CSV. */
final class CsvExport {
    private static final int DECIMALS = 6;
    /** A control character, the guard itself, or, also behind blanks, what starts a formula, of usual or full width. */
    private static final Pattern GUARDED = Pattern.compile(
            "[\\p{Cntrl}']|[\\p{Z}\\p{Cf}]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]", Pattern.UNICODE_CHARACTER_CLASS);

    private CsvExport() {}

    static void write(Table table, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file);
                CSVPrinter printer = new CSVPrinter(
                        out,
                        CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get())) {
            printer.printRecord(table.columnNames().stream().map(CsvExport::guarded));
            for (int row = 0; row < table.rowCount(); row++) {
                for (Column<?> column : table.columns()) {
                    printer.print(cell(column, row));
                }
                printer.println();
            }
        }
    }

    private static String cell(Column<?> column, int row) {
        if (column.isMissing(row)) {
            return "";
        }
        if (column instanceof StringColumn text) {
            return guarded(text.get(row));
        }
        return column instanceof DoubleColumn number ? number(number.getDouble(row)) : String.valueOf(column.get(row));
    }

    /** A number in full, rounded to six decimals, without zeros at its end. */
    static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /**
     * A text that no spreadsheet runs: an apostrophe goes before what could start a formula, and before an apostrophe, so
     * that taking one leading apostrophe away gives the text again.
     */
    static String guarded(String text) {
        return GUARDED.matcher(text).lookingAt() ? "'" + text : text;
    }
}
