package segmentbook.validation;

import static segmentbook.statistics.Words.say;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import segmentbook.clustering.Clusterer.WithK;
import segmentbook.clustering.Clustering;
import segmentbook.columns.Columns;
import segmentbook.features.FeatureMatrix;
import segmentbook.statistics.Rows;

/**
 * What the same clusterer and rules say of {@value #CLOUDS} clouds of each kind of {@link NullCloud}, in which there are no groups:
 * figures that data must pass before its clusters can be called found. Of more than {@value #MOST} customers every n-th is imitated.
 */
public final class NullClouds {
    private static final int CLOUDS = 5;
    private static final int SAMPLES = 2; // of each: all clouds of a kind together have ten
    private static final int BOXES = 10;
    private static final int MOST = 5_000;

    /** Student's t for five clouds: a difference in such errors that chance passes once in twenty times. */
    private static final double SURE = 2.78;

    /** From here on clusters have a reasonable structure; below it may be artificial (Kaufman, Rousseeuw 1990). */
    private static final double REASONABLE = .5;

    private final Map<NullCloud, List<Candidate>> means = new EnumMap<>(NullCloud.class);
    private final Gap gap;

    /** For the clusterings of all k from 1, judged from {@code min} on; none where that is 1, because there is nothing to choose. */
    NullClouds(List<Clustering> all, int min, WithK by, long seed) {
        FeatureMatrix matrix = all.get(0).matrix();
        int step = (matrix.rows() + MOST - 1) / MOST;
        FeatureMatrix some = matrix.select(Rows.where(matrix.rows(), row -> row % step == 0));
        List<double[]> boxes = clouds(min == 1 ? 0 : BOXES, NullCloud.UNIFORM, some, by, seed)
                .map(cloud -> wcss(fit(cloud, by.forSample(0), 1, all.size())))
                .toList();
        gap = Gap.of(wcss(all), boxes);
        for (NullCloud kind : List.of(NullCloud.NORMAL, NullCloud.COPULA)) {
            List<List<double[]>> judged = clouds(min == 1 ? 0 : CLOUDS, kind, some, by, seed)
                    .map(cloud -> judged(fit(cloud, by.forSample(0), min, all.size()), by, seed, matrix.rows()))
                    .toList();
            int ks = judged.stream().mapToInt(List::size).min().orElse(0);
            List<Candidate> mean = Rows.list(
                    ks,
                    i -> mean(min + i, judged.stream().map(one -> one.get(i)).toList()));
            if (min == 1 || !judged.isEmpty()) {
                means.put(kind, mean);
            }
        }
    }

    /** Those that the clusterer takes: where it asks for words, copulas alone have the values of words. */
    private static Stream<FeatureMatrix> clouds(int count, NullCloud kind, FeatureMatrix like, WithK by, long seed) {
        return IntStream.range(0, count)
                .mapToObj(i -> kind.draw(like, seed + i))
                .filter(cloud -> by.withK(1).whyNot(cloud).isEmpty());
    }

    /** Sums of squares for each row, so that those of fewer customers can be compared. */
    private static double[] wcss(List<Clustering> all) {
        return Rows.values(all, each -> Indices.wcss(each) / each.rows());
    }

    private static List<Clustering> fit(FeatureMatrix cloud, WithK by, int min, int max) {
        int most = Math.min(max, KSelection.most(cloud));
        return most < min ? List.of() : by.fitRange(cloud, min, most);
    }

    /** Silhouette, stability and the smallest cluster of each k. */
    private static List<double[]> judged(List<Clustering> all, WithK by, long seed, int rows) {
        List<Stability> stable = all.isEmpty() ? List.of() : Stability.of(all, by, SAMPLES, seed);
        boolean large = rows > Silhouette.MOST_EXACT; // the same kind of silhouette as the data
        return Rows.list(all.size(), i -> new double[] {
            (large ? Silhouette.simplified(all.get(i)) : Silhouette.exact(all.get(i))).mean(),
            stable.get(i).mean(),
            Candidate.smallest(all.get(i))
        });
    }

    /** Means over clouds, with the deviations between them for errors. */
    private static Candidate mean(int k, List<double[]> clouds) {
        SummaryStatistics[] of = IntStream.range(0, 3)
                .mapToObj(i -> clouds.stream()
                        .mapToDouble(values -> values[i])
                        .collect(SummaryStatistics::new, SummaryStatistics::addValue, (one, other) -> {}))
                .toArray(SummaryStatistics[]::new);
        double silhouette = of[0].getMean();
        double stability = of[1].getMean();
        return Candidate.of(
                k, silhouette, of[0].getStandardDeviation(), stability, of[1].getStandardDeviation(), of[2].getMean());
    }

    /** Mean silhouette and stability by k over all clouds of a kind, with the deviations between clouds for errors. */
    public List<Candidate> of(NullCloud kind) {
        return means.getOrDefault(kind, List.of());
    }

    /** The same for one number of clusters; NaN where too few different customers were imitated. */
    Candidate of(NullCloud kind, int k) {
        Candidate unknown = Candidate.of(k, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        return of(kind).stream().filter(each -> each.k() == k).findFirst().orElse(unknown);
    }

    private double silhouette(NullCloud kind, int k) {
        return of(kind, k).silhouette();
    }

    /** Silhouette and stability of the data with their errors, those of clouds, and what else only files hold. */
    Columns<Candidate> columns() {
        return Columns.<Candidate>none()
                .whole("k", "", Candidate::k)
                .number("silhouette", "", Candidate::silhouette)
                .number("its error", "silhouette_error", Candidate::silhouetteError)
                .number("normal cloud", "normal_silhouette", each -> silhouette(NullCloud.NORMAL, each.k()))
                .number("copula", "copula_silhouette", each -> silhouette(NullCloud.COPULA, each.k()))
                .number("bootstrap ARI", "", Candidate::bootstrapAri)
                .number("ARI error", "bootstrap_ari_error", Candidate::ariError)
                .number("ARI, normal", "normal_bootstrap_ari", each -> of(NullCloud.NORMAL, each.k())
                        .bootstrapAri())
                .number("ARI, copula", "copula_bootstrap_ari", each -> of(NullCloud.COPULA, each.k())
                        .bootstrapAri())
                .number("", "gap", each -> gap.values().get(each.k() - 1))
                .number("", "gap_error", each -> gap.errors().get(each.k() - 1))
                .number("", "least_jaccard", Candidate::leastJaccard);
    }

    Gap gap() {
        return gap;
    }

    /** True where the silhouette of these clusters is at least .5 and above that of each kind of cloud by more than the noise. */
    boolean found(Candidate data) {
        return data.silhouette() >= REASONABLE && parted(data);
    }

    private boolean parted(Candidate data) {
        return means.keySet().stream().map(kind -> of(kind, data.k())).allMatch(cloud -> {
            double noise = Math.hypot(data.silhouetteError(), cloud.silhouetteError());
            return data.silhouette() - cloud.silhouette() > SURE * noise;
        });
    }

    /** Whether these clusters can be called found, only useful (stable, and surely parted better than clouds) or neither, and by which figures, in a sentence without its full stop. */
    String sentence(Candidate data) {
        var each = Rows.list(
                means.keySet(),
                kind -> say("%.3f (%s)", silhouette(kind, data.k()), kind.name().toLowerCase(Locale.ROOT)));
        String clouds = String.join(" and ", each);
        String stable =
                parted(data) ? "are useful, not found" : "come back, but are not surely parted better than in a cloud";
        String unsure = data.cannotBeTold()
                ? "are not found, and it cannot be told whether they come back"
                : "are neither found nor stable";
        String more = "; found would be above .5 and clearly above " + (means.size() > 1 ? "both" : "that");
        String so = found(data) ? "can be called found" : data.comesBack() ? stable : unsure;
        String words = "The %d clusters %s: silhouette %.3f, clouds without groups %s";
        return clouds.contains("NaN")
                ? say("Too few customers are different to tell whether %d clusters can be called found", data.k())
                : say(words, data.k(), so, data.silhouette(), clouds + (found(data) ? "" : more));
    }
}
