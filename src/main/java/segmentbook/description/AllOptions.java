package segmentbook.description;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.lang3.function.Failable;

/** The options of all packages. */
final class AllOptions {
    /** At their defaults; named by texts, since this package knows no later one. */
    static final List<Options> DEFAULTS = Stream.of(
                    "transactions.CleaningRules",
                    "tables.IdRules",
                    "rfm.RfmOptions",
                    "validation.ClusterOptions",
                    "segments.SegmentationOptions",
                    "recommendation.RecommendOptions",
                    "segments.OfferOptions",
                    "features.FeatureOptions",
                    "lifetime.ValueOptions")
            .map(AllOptions::defaults)
            .toList();

    private AllOptions() {}

    private static Options defaults(String className) {
        Class<?> type = Failable.call(() -> Class.forName("segmentbook." + className));
        return (Options) Failable.call(() -> type.getDeclaredConstructor().newInstance());
    }
}
