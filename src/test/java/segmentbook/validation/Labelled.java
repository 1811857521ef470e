package segmentbook.validation;

import java.util.Arrays;
import segmentbook.clustering.Clustering;
import segmentbook.clustering.Dbscan;
import segmentbook.clustering.KMeans;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.Points;

/** Clusterings with labels that a test wants. */
final class Labelled {
    private Labelled() {}

    /** {@link Points#groupsOfSixty}. */
    static Clustering groupsOfSixty() {
        return of(Points.groupsOfSixty());
    }

    /** A clustering with these groups, found in places so far apart that nothing else can be; 0 is noise. */
    static Clustering of(int... labels) {
        FeatureMatrix apart = Points.line(places(labels));
        return Arrays.stream(labels).anyMatch(label -> label == 0)
                ? Dbscan.fit(apart, .5, 2)
                : KMeans.fit(apart, (int) Arrays.stream(labels).distinct().count());
    }

    private static double[] places(int... labels) {
        double[] places = new double[labels.length];
        for (int i = 0; i < labels.length; i++) {
            places[i] = labels[i] == 0 ? -1000.0 * (i + 1) : 1000.0 * labels[i];
        }
        return places;
    }
}
