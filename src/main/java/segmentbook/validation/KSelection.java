package segmentbook.validation;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import org.apache.commons.lang3.Validate;
import org.jspecify.annotations.Nullable;
import segmentbook.clustering.Clusterer.WithK;
import segmentbook.clustering.Clustering;
import segmentbook.columns.Columns;
import segmentbook.features.FeatureMatrix;
import segmentbook.statistics.Rows;
import tech.tablesaw.api.Table;

/** How many clusters: a clusterer for each k of a range, judged by rules that need not agree, and a decision. */
public final class KSelection extends Columns.Tabled {
    private final List<Clustering> clusterings;
    private final List<Clustering> judged;
    private final double[] wcss;
    private final WithK by;
    private final ClusterOptions options;
    private final int samples;
    private final Map<Integer, Candidate> single = new HashMap<>();
    private @Nullable List<Candidate> candidates;
    private @Nullable Integer number;
    private @Nullable NullClouds clouds;

    private KSelection(List<Clustering> clusterings, WithK by, ClusterOptions options, int samples) {
        this.clusterings = List.copyOf(clusterings);
        int min = Math.max(2, Math.min(options.range().min(), clusterings.size()));
        this.judged = this.clusterings.subList(min - 1, clusterings.size());
        this.wcss = Rows.values(clusterings, Indices::wcss);
        this.by = by;
        this.options = options;
        this.samples = samples;
    }

    /** k-means of 2 to 10 clusters with the usual options. */
    public static KSelection of(FeatureMatrix matrix) {
        return of(matrix, new ClusterOptions());
    }

    /**
     * Clusters as a description file says: its algorithm, range, seed and restarts, and its number of clusters where it has one. Fifty bootstrap
     * samples judge it, ten of more customers than {@link Silhouette#MOST_EXACT}; fewer with more than eight columns.
     *
     * @throws IllegalArgumentException as {@link #of(FeatureMatrix, WithK, ClusterOptions, int)}
     */
    public static KSelection of(FeatureMatrix matrix, ClusterOptions options) {
        return of(matrix, options.clusterer(), options, Stability.samples(matrix));
    }

    /**
     * Fits every k of the range, which are judged when first asked for. The range ends early where there are fewer different customers, and below
     * the number of customers, because everybody alone is no grouping; it is empty where one cluster is all there
     * is. A larger k that the options ask for, or with which their range begins, is taken as the last one possible.
     *
     * @param by what finds clusters, for any k
     * @param samples how many bootstrap samples judge stability, 1 to 1,000; sample i draws with {@code seed + i}
     * @throws IllegalArgumentException where {@code samples} is out of range
     */
    public static KSelection of(FeatureMatrix matrix, WithK by, ClusterOptions options, int samples) {
        Validate.isTrue(samples >= 1 && samples <= 1_000, "samples: 1 to 1000, found %s", samples);
        int max = Math.min(options.range().max(), most(matrix));
        return new KSelection(by.fitRange(matrix, 1, max), by, options, samples);
    }

    /** What the same rules say of clouds without groups, computed when first asked for; nothing where there is nothing to choose. */
    public synchronized NullClouds clouds() {
        NullClouds made = clouds == null ? clouds(min(), max()) : clouds;
        clouds = made;
        return made;
    }

    private NullClouds clouds(int min, int max) {
        return new NullClouds(clusterings, min, max, by, options.seed());
    }

    /** How many clusters of some customers there can be: as many as are different, but not everybody alone; 1 at least. */
    public static int most(FeatureMatrix matrix) {
        return Math.max(1, Math.min(matrix.distinctRows(), matrix.rows() - 1));
    }

    /** The metrics of each k of the range, rising. */
    public synchronized List<Candidate> candidates() {
        List<Candidate> made = candidates == null ? drawn(judged) : candidates;
        candidates = made;
        return made;
    }

    private List<Candidate> drawn(List<Clustering> some) {
        List<Stability> stable = some.isEmpty() ? List.of() : Stability.of(some, by, samples, options.seed());
        return Rows.list(
                some.size(), i -> Candidate.of(some.get(i), wcss[some.get(i).k() - 1], stable.get(i)));
    }

    /**
     * The metrics of one k of the range.
     *
     * @throws IllegalArgumentException where k is not in the range
     */
    public Candidate candidate(int k) {
        int at = k - min();
        Validate.isTrue(at >= 0 && at < judged.size(), "k: %s to %s, found %s", min(), max(), k);
        return candidates().get(at);
    }

    /** The same, for which no other k is drawn anew. */
    synchronized Candidate only(int k) {
        return candidates == null
                ? single.computeIfAbsent(
                        k, each -> drawn(List.of(clustering(each))).get(0))
                : candidate(k);
    }

    /**
     * The clusters of one k, from 1.
     *
     * @throws IllegalArgumentException where k is not 1 to the end of the range
     */
    public Clustering clustering(int k) {
        Validate.isTrue(k >= 1 && k <= max(), "k: 1 to %s, found %s", max(), k);
        return clusterings.get(k - 1);
    }

    /** The first k of the range; 1 where the range is empty. */
    public int min() {
        return judged.isEmpty() ? 1 : judged.get(0).k();
    }

    /** Why there is nothing to choose, in a sentence without its full stop; empty where there is. */
    public String whyNot() {
        if (!judged.isEmpty()) {
            return "";
        }
        int size = clusterings.get(0).rows();
        String unlike = clusterings.get(0).matrix().distinctRows() == 1 ? "none" : "no more than two are";
        String words = "There is nothing to choose: of %,d %s, %s different, one cluster is all there is";
        return say(words, size, size == 1 ? "customer" : "customers", unlike);
    }

    /** The last k of the range. */
    public int max() {
        return wcss.length;
    }

    /** Within-cluster sums of squares from k = 1, a copy. */
    public double[] wcss() {
        return wcss.clone();
    }

    /** Where the curve of the within-cluster sum of squares bends (kneedle, S = 1), if it does. */
    public OptionalInt knee() {
        OptionalInt place = wcss.length < 2 ? OptionalInt.empty() : Knee.of(wcss);
        return place.isPresent() ? OptionalInt.of(place.getAsInt() + 1) : place;
    }

    /** The number that the options ask for, or else that the rule of {@code k: auto} gives, with its reasons. */
    public KDecision decide() {
        KDecision automatic = judged.isEmpty() ? KDecision.one(whyNot()) : KDecision.of(candidates());
        return options.k().isPresent()
                ? automatic.decided(options.k().getAsInt(), max())
                : automatic.upTo(options.range().max());
    }

    /**
     * The number that {@link #decide} gives, without its reasons: only those k are drawn anew that the rule asks about, or all at once
     * where that costs as little.
     */
    public synchronized int k() {
        boolean told = judged.isEmpty() || options.k().isPresent();
        int made = number != null ? number : told ? Math.min(options.k().orElse(1), max()) : byRule();
        number = made;
        return made;
    }

    private int byRule() {
        boolean alone = !(by instanceof WithK.AtOnce);
        return KDecision.automatic(
                        judged.stream().map(Candidate::undrawn).toList(),
                        each -> (alone ? only(each.k()) : candidate(each.k())).bootstrapAri())
                .orElseGet(() -> decide().k());
    }

    /**
     * A number that a cell chose; the last reason says so.
     *
     * @throws IllegalArgumentException where k is not 1 to the end of the range
     */
    public KDecision decided(int k) {
        clustering(k);
        return KDecision.of(candidates()).decided(k, max()).inACell();
    }

    /** What was decided, how good it is, and where the knee lies, in sentences without their full stops. */
    public List<String> sentences() {
        String put =
                say("We put %,d customers into %d clusters", clusterings.get(0).rows(), decide().k());
        if (judged.isEmpty()) {
            return List.of(put, whyNot());
        }
        String though = decide().isUnstable() ? ", though no k from 3 on is stable without a tiny one" : "";
        boolean last = options.k().isEmpty() && decide().k() == options.range().max();
        String more = last ? "; no larger number was tried (clusters.range)" : "";
        String bend = say("The knee of the sum of squares lies at %d", knee().orElse(0));
        String knee = knee().isPresent() ? bend : "The sum of squares has no knee";
        return List.of(put + though + more, foundSentence(), chosen().back(), knee);
    }

    /** Where the curve of the sum of squares bends most, and what the next cluster gains, in a sentence. */
    public String wcssSentence() {
        OptionalInt knee = knee();
        if (!whyNot().isEmpty()) {
            return whyNot();
        } else if (knee.isEmpty()) {
            return "More clusters always fit closer, and the curve has no bend to stop at";
        }
        int k = knee.getAsInt();
        String words = "More clusters always fit closer; the curve bends most at k = %d, where one more gains %.0f %%";
        return say(words, k, 100 * (1 - wcss[k] / wcss[k - 1]));
    }

    /** The k with the highest mean silhouette, and whether it is the one decided for and why, in a sentence. */
    public String silhouetteSentence() {
        if (judged.isEmpty()) {
            return whyNot();
        }
        int best = best(Candidate::silhouette);
        return say("The mean silhouette is highest at k = %d", best) + decide().beside(best);
    }

    /** How many groupings come back in other samples, and which one best, in a sentence. */
    public String stabilitySentence() {
        if (judged.isEmpty()) {
            return whyNot();
        }
        long unsure = candidates().stream().filter(Candidate::cannotBeTold).count();
        long stable = candidates().stream().filter(Candidate::comesBack).count();
        return say(
                "%d of %d groupings %s back in other samples of the customers, k = %d best%s",
                stable,
                judged.size(),
                stable == 1 ? "comes" : "come",
                best(Candidate::bootstrapAri),
                unsure == 0 ? "" : say("; of %d it cannot be told", unsure));
    }

    /** Why the clusters decided on are not to be trusted, in sentences without their full stops; none where they come back and have a structure. */
    public synchronized List<String> doubts() {
        if (judged.isEmpty()) {
            return List.of();
        }
        Candidate own = only(Math.max(min(), k()));
        boolean none = candidates != null && options.k().isEmpty() && decide().isUnstable(); // else some k has passed
        List<String> doubts = new ArrayList<>(own.doubts(none));
        if (own.comesBack()) {
            NullClouds like = clouds == null ? clouds(own.k(), own.k()) : clouds;
            doubts.addAll(like.structured(own) ? List.of() : List.of(like.sentence(own)));
        }
        return doubts;
    }

    /** Whether the clusters decided on can be called found or only useful, in a sentence without its full stop. */
    public String foundSentence() {
        return whyNot().isEmpty() ? clouds().sentence(chosen()) : whyNot();
    }

    /** The candidate decided on; the first of the range where fewer were taken. */
    Candidate chosen() {
        return candidate(Math.max(min(), decide().k()));
    }

    private int best(ToDoubleFunction<Candidate> metric) {
        return KDecision.best(candidates(), metric).k();
    }

    /** What each rule alone would choose, the decision last. */
    public List<Choice> rules() {
        return Choice.all(this, options.k());
    }

    /** What each rule alone would choose, one row each, the decision last. */
    public Table choices() {
        return Choice.COLUMNS.table("Choices", rules());
    }

    /** Silhouettes and the Jaccard index in bootstrap samples of each cluster decided on, one row each. */
    public Table clusters() {
        return judged.isEmpty() ? Table.create(whyNot()) : chosen().clusters(clustering(decide().k()));
    }

    /** The metrics that look at distances, one row each k of the range. */
    public Table table() {
        return Candidate.COLUMNS.table("Number of clusters", candidates());
    }

    /** Silhouette and stability with their standard errors, and those of clouds without groups, one row each k. */
    public Table errors() {
        return clouds().columns().table("With their noise", candidates());
    }

    /** All metrics with the column names of {@code k-selection.csv}, and the share as a fraction. */
    public Table results() {
        return Candidate.COLUMNS.of(clouds().columns(), each -> each).results("Number of clusters", candidates());
    }

    /** The metrics of each k and each rule's choice, for {@code summary.json}. */
    public Map<String, Object> metrics() {
        return Choice.metrics(this);
    }
}
