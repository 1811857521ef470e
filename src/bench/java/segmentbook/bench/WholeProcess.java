package segmentbook.bench;

import java.nio.file.Path;
import segmentbook.description.Dataset;
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
     * @param args {@code plain}, {@code cleaned} (with its ledger), or {@code described} for set A by the description
     *     file that is named instead of the CSV file; and that file
     */
    public static void main(String[] args) {
        Path file = Path.of(args[1]);
        RfmTable table =
                switch (args[0]) {
                    case "plain" -> RfmTable.of(Transactions.of(OnlineRetail.plain(file)));
                    case "described" -> RfmTable.of(Transactions.of(Dataset.read(file)));
                    case "cleaned" ->
                        Cleaned.of(Cleaning.of(InvoiceLines.read(OnlineRetail.cleaned(file))))
                                .rfm();
                    default -> throw new IllegalArgumentException("plain, described or cleaned, found " + args[0]);
                };
        System.out.println(summary(table));
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
