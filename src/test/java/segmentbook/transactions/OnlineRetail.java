package segmentbook.transactions;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import segmentbook.SharedData;
import segmentbook.description.Dataset;

/**
 * UCI Online Retail through the description files beside the tests, each read and cleaned once for all tests.
 *
 * <p>The figures that the tests expect were printed by {@code reference/online_retail.py}, which stands beside the
 * shared data ({@code python online_retail.py online-retail.csv.gz}); figures of the raw lines come from the same file
 * with pandas, {@code pandas.read_csv(path, dtype=str, keep_default_na=False)}.
 */
public enum OnlineRetail {
    /** Customer known, not cancelled, quantity and price above zero, duplicates kept. */
    A,
    /** Set A without what is no product. */
    B,
    /** The default cleaning. */
    D;

    private static final Map<OnlineRetail, Cleaning> READ = new EnumMap<>(OnlineRetail.class);
    private static final Map<OnlineRetail, Transactions> KEPT = new EnumMap<>(OnlineRetail.class);

    /** The set's description file; skips the calling test where the data are not there. */
    public Dataset dataset() {
        SharedData.file("online-retail.csv.gz");
        return Dataset.read(Path.of(
                "src",
                "test",
                "resources",
                "segmentbook",
                "online-retail-" + Character.toLowerCase(name().charAt(0)) + ".yaml"));
    }

    /** The set's cleaned lines. */
    public Cleaning cleaning() {
        synchronized (READ) {
            return READ.computeIfAbsent(this, set -> Cleaning.of(InvoiceLines.read(set.dataset())));
        }
    }

    /** The set's kept lines. */
    public Transactions transactions() {
        Cleaning cleaning = cleaning();
        synchronized (KEPT) {
            return KEPT.computeIfAbsent(this, set -> cleaning.transactions());
        }
    }
}
