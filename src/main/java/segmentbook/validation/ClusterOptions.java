package segmentbook.validation;

import static segmentbook.description.OptionException.require;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import segmentbook.clustering.Clusterer.WithK;
import segmentbook.clustering.Clustering;
import segmentbook.clustering.Hdbscan;
import segmentbook.description.Dataset;
import segmentbook.description.OptionException;
import segmentbook.description.Options;
import segmentbook.description.Range;
import segmentbook.description.Section;

/**
 * How customers are clustered.
 *
 * @param k how many clusters, within the range; empty for the rule of {@code k: auto}
 * @param range fewest and most clusters tried, 2 to 50
 * @param algorithm what finds them
 * @param seed of the pseudo-random numbers
 * @param restarts how often k-means and mixtures start, 1 to 1,000
 * @param minPoints how many customers make a place dense for DBSCAN and HDBSCAN, itself counted, 2 or more
 * @param eps how near they are, above 0; 0 for the knee of their distances
 * @param names names for some clusters by their number, each once, instead of those made from their profile
 * @param merge numbers of clusters to be taken together, two or more at a time, each once
 */
@Section("clusters")
public record ClusterOptions(
        OptionalInt k,
        Range range,
        Algorithm algorithm,
        int seed,
        int restarts,
        int minPoints,
        double eps,
        Map<Integer, String> names,
        List<List<Integer>> merge)
        implements Options {

    /** The rule decides among 2 to 10. */
    public ClusterOptions() {
        this(OptionalInt.empty(), new Range(2, 10), Algorithm.KMEANS, 42, 50, 10, 0, Map.of(), List.of());
    }

    /** @throws OptionException where a value is not as said above */
    public ClusterOptions {
        names = Collections.unmodifiableMap(new TreeMap<>(names));
        merge = merge.stream().map(List::copyOf).toList();
        boolean ordered = range.min() >= 2 && range.min() <= range.max() && range.max() <= 50;
        require(ordered, "range", "2 <= min <= max <= 50", range);
        boolean inside = k.isEmpty() || (k.getAsInt() >= range.min() && k.getAsInt() <= range.max());
        require(inside, "k", "auto or a number of clusters.range, " + range, k.orElse(0));
        require(restarts >= 1 && restarts <= 1_000, "restarts", "1 to 1000", restarts);
        require(minPoints >= 2 && minPoints <= 1_000, "minPoints", "2 to 1000", minPoints);
        require(eps >= 0 && eps < Double.POSITIVE_INFINITY, "eps", "a distance above 0, or 0 for the knee", eps);
        HashSet<String> seen = new HashSet<>();
        names.forEach((cluster, name) -> {
            String key = "names." + cluster;
            require(cluster >= 1, key, "the number of a cluster, from 1", cluster);
            require(name.matches("\\S|\\S[^\\p{Cntrl}]{0,58}\\S"), key, "one line of at most 60 characters", name);
            require(seen.add(name), key, "a name of its own", name);
        });
        HashSet<Integer> merged = new HashSet<>();
        for (List<Integer> together : merge) {
            require(together.size() > 1, "merge", "two clusters or more at a time", together);
            together.forEach(each -> require(each > 0 && merged.add(each), "merge", "each cluster once, from 1", each));
        }
    }

    /**
     * Refuses a name for a cluster that does not exist.
     *
     * @param clusters how many there are, after merging
     * @param dataset whose description file gives the names
     * @throws segmentbook.description.DataException at the first such name
     */
    public void requireNamesOf(int clusters, Dataset dataset) {
        names.forEach((cluster, name) -> {
            if (cluster > clusters) {
                String key = "clusters.names." + cluster;
                var rule = "the number of a cluster" + (merge.isEmpty() ? "" : " after merging") + ", 1 to " + clusters;
                throw new OptionException(key, rule, cluster + ", named " + name).at(dataset.place(key), "");
            }
        });
    }

    /**
     * These clusters, with those taken together that {@code merge} names.
     *
     * @param dataset whose description file names them
     * @throws segmentbook.description.DataException where one of them does not exist
     */
    public Clustering merged(Clustering found, Dataset dataset) {
        int most = merge.stream().flatMap(List::stream).max(Integer::compare).orElse(0);
        if (most > found.k()) {
            throw new OptionException("clusters.merge", "numbers of clusters, 1 to " + found.k(), most)
                    .at(dataset.place("clusters.merge"), "page 05 shows them before merging");
        }
        return found.merged(merge);
    }

    /** What finds clusters, with this seed and these restarts, for the smallest k of the range. */
    public WithK clusterer() {
        return algorithm.clusterer(range.min(), seed, restarts);
    }

    /** HDBSCAN with these {@code minPoints}, its clusters a fiftieth of the customers or more. */
    public Hdbscan hdbscan() {
        return new Hdbscan(minPoints, 0);
    }

    /** These options with another range of k. */
    public ClusterOptions withRange(int min, int max) {
        return new ClusterOptions(k, new Range(min, max), algorithm, seed, restarts, minPoints, eps, names, merge);
    }

    /** These options with another seed. */
    public ClusterOptions withSeed(int other) {
        return new ClusterOptions(k, range, algorithm, other, restarts, minPoints, eps, names, merge);
    }

    /** These options without what names clusters by their numbers. */
    public ClusterOptions withoutNames() {
        return new ClusterOptions(k, range, algorithm, seed, restarts, minPoints, eps, Map.of(), List.of());
    }

    /** These options without what names clusters by their numbers, and by k-means where the algorithm is for words. */
    public ClusterOptions forNumbers() {
        Algorithm by = algorithm == Algorithm.LATENT ? Algorithm.KMEANS : algorithm;
        return new ClusterOptions(k, range, by, seed, restarts, minPoints, eps, Map.of(), List.of());
    }
}
