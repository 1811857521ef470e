package segmentbook.dataset;

import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * How customers are clustered.
 *
 * @param k how many clusters, from {@code least} to {@code most}; empty for the rule of {@code k: auto}
 * @param least fewest clusters tried, 2 or more
 * @param most most clusters tried, {@code least} to 50
 * @param seed where chance begins
 * @param restarts how often k-means begins anew, 1 to 1,000
 * @param names names for some clusters by their number, each once, instead of those made from their profile
 */
public record ClusterOptions(OptionalInt k, int least, int most, int seed, int restarts, Map<Integer, String> names) {
    /** The rule decides among 2 to 10. */
    public static final ClusterOptions DEFAULT = new ClusterOptions(OptionalInt.empty(), 2, 10, 42, 10, Map.of());

    /** @throws IllegalArgumentException where a value is not as said above */
    public ClusterOptions {
        names = Collections.unmodifiableMap(new TreeMap<>(names));
        require(
                least >= 2 && least <= most && most <= 50,
                "clusters.range: 2 <= least <= most <= 50",
                least + " to " + most);
        k.ifPresent(chosen -> require(
                chosen >= least && chosen <= most,
                "clusters.k: auto or a number of clusters.range, " + least + " to " + most,
                String.valueOf(chosen)));
        require(restarts >= 1 && restarts <= 1_000, "clusters.restarts: 1 to 1000", String.valueOf(restarts));
        HashSet<String> seen = new HashSet<>();
        names.forEach((cluster, name) -> {
            String key = "clusters.names." + cluster;
            require(cluster >= 1, key + ": the number of a cluster, from 1", String.valueOf(cluster));
            require(name.matches("\\S|\\S[^\\p{Cntrl}]{0,58}\\S"), key + ": one line of at most 60 characters", name);
            require(seen.add(name), key + ": a name of its own", name);
        });
    }

    private static void require(boolean holds, String rule, String found) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", found " + Node.shown(found));
        }
    }
}
