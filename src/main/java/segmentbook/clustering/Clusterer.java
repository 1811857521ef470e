package segmentbook.clustering;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.lang3.Validate;
import segmentbook.features.FeatureMatrix;

/** A way of finding clusters with its options. The same matrix and options give the same clusters on any machine. */
public interface Clusterer {

    /** The name of the algorithm, for tables and charts. */
    String name();

    /**
     * The clusters of all rows; where the rows are too few or too much alike, one that says {@link Clustering#whyNot}.
     *
     * @throws segmentbook.description.DataException where there are fewer different rows than clusters asked for
     */
    Clustering fit(FeatureMatrix matrix);

    /** Why no clusters can be found in this data, in a sentence without its full stop; empty where they can. */
    default String whyNot(FeatureMatrix matrix) {
        return "";
    }

    /** A clusterer that is told how many clusters to find. */
    interface WithK extends Clusterer {

        /** Number of clusters, 1 or more. */
        int k();

        /** The same for another number of clusters. */
        WithK withK(int k);

        /**
         * The same for the i-th bootstrap sample: with random draws of its own, and no more effort than a sample is
         * worth.
         */
        default WithK forSample(int i) {
            return this;
        }

        /** The clusters of each k of a range, rising; what does not depend on k may be done once. */
        default List<Clustering> fitRange(FeatureMatrix matrix, int min, int max) {
            return range(min, max).mapToObj(k -> withK(k).fit(matrix)).toList();
        }

        /** Those whose clusters of a range cost hardly more than those of its last k alone. */
        interface AtOnce extends WithK {}

        /**
         * The numbers from {@code min} to {@code max}.
         *
         * @throws IllegalArgumentException unless {@code 1 <= min <= max}
         */
        static IntStream range(int min, int max) {
            Validate.isTrue(min >= 1 && max >= min, "range: 1 <= min <= max, found %s to %s", min, max);
            return IntStream.rangeClosed(min, max);
        }
    }
}
