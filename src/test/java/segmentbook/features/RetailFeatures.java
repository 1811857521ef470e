package segmentbook.features;

import java.util.EnumMap;
import java.util.Map;
import segmentbook.rfm.RfmTable;
import segmentbook.transactions.OnlineRetail;

/** Recency, frequency and monetary of UCI Online Retail as points, each set made once for all tests. */
public final class RetailFeatures {
    private static final Map<OnlineRetail, FeatureMatrix> MADE = new EnumMap<>(OnlineRetail.class);

    private RetailFeatures() {}

    /** The points of a set; skips the calling test where the data are not there. */
    public static FeatureMatrix of(OnlineRetail set) {
        synchronized (MADE) {
            return MADE.computeIfAbsent(
                    set, s -> FeatureMatrix.of(RfmTable.of(s.transactions()).customerTable()));
        }
    }
}
