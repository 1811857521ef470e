package segmentbook.validation;

import static segmentbook.statistics.Words.say;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.jspecify.annotations.Nullable;
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

    /** With fewer different customers a cluster, clusters are hardly more than these. */
    private static final int EACH = 4;

    /** Below it they see no substantial structure. */
    private static final double WEAK = .25;

    private final Map<NullCloud, List<Candidate>> means = new EnumMap<>(NullCloud.class);
    private final List<Clustering> all;
    private final FeatureMatrix some;
    private final WithK by;
    private final long seed;
    private @Nullable Gap gap;

    /** For the clusterings of all k from 1, judged from {@code min} to {@code max}; none where there is but one, because there is nothing to choose. */
    NullClouds(List<Clustering> all, int min, int max, WithK by, long seed) {
        FeatureMatrix matrix = all.get(0).matrix();
        int step = Rows.step(matrix.rows(), MOST);
        this.all = all;
        this.some = matrix.select(Rows.where(matrix.rows(), row -> row % step == 0));
        this.by = by;
        this.seed = seed;
        for (NullCloud kind : List.of(NullCloud.NORMAL, NullCloud.COPULA)) {
            List<List<double[]>> judged = clouds(CLOUDS, kind)
                    .map(cloud -> judged(fit(cloud, min, max)))
                    .toList();
            int ks = judged.stream().mapToInt(List::size).min().orElse(0);
            List<Candidate> mean = Rows.list(
                    ks,
                    i -> mean(min + i, judged.stream().map(one -> one.get(i)).toList()));
            if (all.size() == 1 || !judged.isEmpty()) {
                means.put(kind, mean);
            }
        }
    }

    /** Those that the clusterer takes: where it asks for words, copulas alone have the values of words. */
    private Stream<FeatureMatrix> clouds(int count, NullCloud kind) {
        return IntStream.range(0, all.size() == 1 ? 0 : count)
                .mapToObj(i -> kind.draw(some, seed + i))
                .filter(cloud -> by.withK(1).whyNot(cloud).isEmpty());
    }

    /** Sums of squares for each row, so that those of fewer customers can be compared. */
    private static double[] wcss(List<Clustering> all) {
        return Rows.values(all, each -> Indices.wcss(each) / each.rows());
    }

    private List<Clustering> fit(FeatureMatrix cloud, int min, int max) {
        int most = Math.min(max, KSelection.most(cloud));
        return most < min ? List.of() : by.forSample(0).fitRange(cloud, min, most);
    }

    /** Silhouette, stability and the smallest cluster of each k. */
    private List<double[]> judged(List<Clustering> found) {
        List<Stability> stable = found.isEmpty() ? List.of() : Stability.of(found, by, SAMPLES, seed);
        return Rows.list(
                found.size(), i -> new double[] {
                    Silhouette.of(found.get(i)).mean(), stable.get(i).mean(), Candidate.smallest(found.get(i))
                });
    }

    /** Means over clouds, with the deviations between them for errors. */
    private static Candidate mean(int k, List<double[]> clouds) {
        double[] silhouettes = Rows.values(clouds, each -> each[0]);
        double[] aris = Rows.values(clouds, each -> each[1]);
        double smallest = StatUtils.mean(Rows.values(clouds, each -> each[2]));
        var error = new StandardDeviation();
        double silhouette = StatUtils.mean(silhouettes);
        return Candidate.of(
                k, silhouette, error.evaluate(silhouettes), StatUtils.mean(aris), error.evaluate(aris), smallest);
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
        Gap box = gap();
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
                .number("", "gap", each -> box.values().get(each.k() - 1))
                .number("", "gap_error", each -> box.errors().get(each.k() - 1))
                .number("", "least_jaccard", Candidate::leastJaccard);
    }

    /** Compared with boxes, which are drawn when first asked for. */
    synchronized Gap gap() {
        if (gap == null) {
            var boxes = clouds(BOXES, NullCloud.UNIFORM).map(cloud -> wcss(fit(cloud, 1, all.size())));
            gap = Gap.of(wcss(all), boxes.toList());
        }
        return gap;
    }

    /** True where there are enough different customers, and the silhouette of these clusters is at least .5 and above that of each kind of cloud by more than the noise. */
    boolean found(Candidate data) {
        return data.silhouette() >= REASONABLE && parted(data) && !few(data);
    }

    /** True where enough customers are different and only one of both others holds, since a gap within one column is in a copula, too, and the silhouette is no less than .25. */
    boolean structured(Candidate data) {
        double own = data.silhouette();
        return !few(data) && (own >= REASONABLE || (own >= WEAK && parted(data)));
    }

    private boolean few(Candidate data) {
        int enough = EACH * data.k();
        return some.distinctRows() < enough && all.get(0).matrix().distinctRows() < enough;
    }

    private boolean parted(Candidate data) {
        return means.keySet().stream().map(kind -> of(kind, data.k())).allMatch(cloud -> {
            double noise = Math.hypot(data.silhouetteError(), cloud.silhouetteError());
            return data.silhouette() - cloud.silhouette() > SURE * noise;
        });
    }

    /** Whether these clusters can be called found, only useful (stable, and surely parted better than clouds) or neither, and by which figures, in a sentence without its full stop. */
    String sentence(Candidate data) {
        if (few(data)) {
            String few =
                    "There are only %,d different customers for %d clusters, too few to call these found or useful: silhouette %.3f";
            return say(few, all.get(0).matrix().distinctRows(), data.k(), data.silhouette());
        }
        var each = Rows.list(
                means.keySet(),
                kind -> say("%.3f (%s)", silhouette(kind, data.k()), kind.name().toLowerCase(Locale.ROOT)));
        String clouds = String.join(" and ", each);
        String useful = data.silhouette() < WEAK ? "come back, but are hardly parted" : "are useful, not found";
        String stable = parted(data) ? useful : "come back, but are not surely parted better than in a cloud";
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
