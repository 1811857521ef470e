package segmentbook.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.Points;
import segmentbook.features.RetailFeatures;
import segmentbook.transactions.OnlineRetail;

/** Total deviation, the distances to the nearest medoid in sum, beside FasterPAM (Schubert, Rousseeuw 2021), kmedoids 0.5.5. */
class KMedoidsTests {
    private static double deviation(Clustering found) {
        FeatureMatrix matrix = found.matrix();
        return IntStream.range(0, matrix.rows())
                .mapToDouble(row -> Math.sqrt(
                        Centres.squared(matrix.row(row), found.centres().row(found.label(row)))))
                .sum();
    }

    /**
     * {@code D = cdist(x, x)}: the best of 200 random starts, {@code min(fasterpam(D, k, random_state=s, init='random').loss for s in
     * range(200))}, and what PAM makes of the start used here, {@code pam(D, k, init='build').loss}.
     */
    @ParameterizedTest
    @CsvSource({
        "2, 234.2008633757, 234.5432969299",
        "3, 186.8204141991, 186.8204141991",
        "4, 168.9032346301, 168.9032346301",
        "5, 154.2456641637, 154.2456641637",
        "6, 141.4064671180, 141.4064671180",
        "8, 120.2064213562, 120.4740105762"
    })
    void isAsGoodAsPamFromTheSameStart(int k, double best, double pam) {
        double own = deviation(new KMedoids(k, 42).fit(Points.sixty()));
        assertThat(own).isGreaterThan(best - 1e-9).isLessThan(pam + 1e-9);
    }

    /** The best of ten random starts on all 4,324 customers; five samples of 300 come within one and a half per cent of it. */
    @ParameterizedTest
    @CsvSource({"4, 3668.315928", "6, 3109.295159"})
    void isNearlyAsGoodFromSamples(int k, double best) {
        double own = deviation(new KMedoids(k, 42).fit(RetailFeatures.of(OnlineRetail.D)));
        assertThat(own / best).isBetween(1.0, 1.015);
    }
}
