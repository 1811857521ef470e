package segmentbook.segments;

import java.util.List;
import java.util.stream.IntStream;
import segmentbook.customers.CustomerTable;
import segmentbook.rfm.RfmTable;
import segmentbook.transactions.Transactions;

/** Segments that a test wants, by the names of their rows. */
public final class OwnSegments {
    private OwnSegments() {}

    /** Of the customers of some lines. */
    public static Segmentation of(Transactions lines, String name, List<String> names) {
        return Segmentation.of(name, RfmTable.of(lines).customerTable(), names);
    }

    /** Of customers 1, 2, … of whom nothing is known. */
    public static Segmentation ofNumbered(String name, List<String> names) {
        List<String> ids =
                IntStream.rangeClosed(1, names.size()).mapToObj(String::valueOf).toList();
        return Segmentation.of(name, CustomerTable.of(ids), names);
    }
}
