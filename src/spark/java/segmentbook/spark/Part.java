package segmentbook.spark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.apache.spark.sql.Row;
import segmentbook.transactions.InvoiceLines;

/** Some lines as the library reads them: by way of a file on the machine that works on them. */
final class Part {
    private Part() {}

    /** What {@code work} makes of the lines; their file is gone when this returns. */
    static <T> T read(
            String[] header, Iterator<Row> lines, PartDescription description, Function<InvoiceLines, T> work) {
        Path folder = LocalFiles.folder();
        try {
            write(PartDescription.file(folder), header, lines);
            return work.apply(InvoiceLines.read(description.dataset(folder)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            LocalFiles.delete(folder);
        }
    }

    private static void write(Path file, String[] header, Iterator<Row> lines) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setQuoteMode(QuoteMode.MINIMAL)
                .setRecordSeparator('\n')
                .get();
        try (BufferedWriter out = Files.newBufferedWriter(file);
                CSVPrinter printer = new CSVPrinter(out, format)) {
            printer.printRecord((Object[]) header);
            while (lines.hasNext()) {
                Row line = lines.next();
                for (int i = 0; i < header.length; i++) {
                    printer.print(line.isNullAt(i) ? "" : line.getString(i));
                }
                printer.println();
            }
        }
    }
}
