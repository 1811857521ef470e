package segmentbook.bench;

import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import segmentbook.customers.CustomerTable;
import segmentbook.description.Dataset;
import segmentbook.features.Measures;
import segmentbook.rfm.RfmRow;
import segmentbook.rfm.RfmTable;
import segmentbook.transactions.Cleaning;
import segmentbook.transactions.InvoiceLines;
import segmentbook.transactions.Transactions;

/** From a CSV file to recency, frequency and monetary, once, in a JVM of its own; prints what all programs must agree on. */
final class WholeProcess {
    private WholeProcess() {}

    /**
     * Reads, cleans, computes and prints.
     *
     * @param args {@code plain}, {@code measured} (with all measures), {@code cleaned} (with its ledger), or {@code
     *     described} and {@code described-measured} for set A by the description file that is named instead of the CSV
     *     file; and that file
     */
    public static void main(String[] args) {
        Path file = Path.of(args[1]);
        RfmTable table =
                switch (args[0]) {
                    case "plain" -> RfmTable.of(Transactions.of(OnlineRetail.plain(file)));
                    case "measured" -> RfmTable.of(Transactions.of(OnlineRetail.plain(file)));
                    case "described", "described-measured" -> RfmTable.of(Transactions.of(Dataset.read(file)));
                    case "cleaned" ->
                        Cleaned.of(Cleaning.of(InvoiceLines.read(OnlineRetail.cleaned(file))))
                                .rfm();
                    default ->
                        throw new IllegalArgumentException(
                                "plain, measured, described, described-measured or cleaned, found " + args[0]);
                };
        System.out.println(summary(table) + (args[0].endsWith("measured") ? measures(table) : ""));
    }

    /** The sum of each measure over the customers of whom it is known. */
    private static String measures(RfmTable table) {
        CustomerTable measures = Measures.of(table);
        return measures.columns().stream()
                .map(each -> DoubleStream.of(measures.numbers(each.name()))
                        .filter(value -> !Double.isNaN(value))
                        .sum())
                .map(sum -> String.format(Locale.ROOT, " %.5e", sum))
                .collect(Collectors.joining());
    }

    /** Lines, customers, sums of recency and of frequency, and of monetary in pence. */
    static String summary(RfmTable table) {
        long recency = 0;
        long frequency = 0;
        double monetary = 0;
        for (RfmRow row : table.rows()) {
            recency += row.recencyDays();
            frequency += row.frequency();
            monetary += row.monetary();
        }
        return table.transactions().size() + " " + table.size() + " " + recency + " " + frequency + " "
                + Math.round(100 * monetary);
    }
}
