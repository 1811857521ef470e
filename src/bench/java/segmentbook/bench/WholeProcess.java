package segmentbook.bench;

import java.nio.file.Path;
import segmentbook.dataset.Dataset;
import segmentbook.rfm.RfmRow;
import segmentbook.rfm.RfmTable;
import segmentbook.transactions.Transactions;

/** From a CSV file to recency, frequency and monetary, once, in a JVM of its own; prints what all programs must agree on. */
final class WholeProcess {
    private WholeProcess() {}

    /**
     * Reads, cleans, computes and prints.
     *
     * @param args {@code plain} or {@code cleaned}, and the CSV file
     */
    public static void main(String[] args) {
        Path file = Path.of(args[1]);
        Dataset dataset = args[0].equals("plain") ? OnlineRetail.plain(file) : OnlineRetail.cleaned(file);
        System.out.println(summary(RfmTable.of(Transactions.of(dataset))));
    }

    /** Lines, customers, sums of recency and frequency, and of monetary in pence. */
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
