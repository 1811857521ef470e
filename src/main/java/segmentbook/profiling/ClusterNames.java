package segmentbook.profiling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import segmentbook.dataset.DataException;
import segmentbook.rfm.RfmRow;
import segmentbook.rfm.RfmTable;
import segmentbook.rfm.Segment;
import segmentbook.statistics.Distribution;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Names for clusters from what their customers do, such as "recent, frequent, high spenders".
 *
 * <p>The median of each measure in a cluster is placed among all customers: in their lowest third, the middle or the
 * highest third. Clusters with the same words are told apart by fifths, and where these agree too by their numbers. So
 * names differ, and none is a name of the R x F grid. Number 0 is noise and is called {@value #NOISE}.
 */
public final class ClusterNames {
    private static final String NOISE = "no cluster";
    private static final String[][] THIRDS = {
        {"recent", "cooling", "long gone"},
        {"rare", "occasional", "frequent"},
        {"low spenders", "medium spenders", "high spenders"}
    };
    private static final String[][] FIFTHS = {
        {"very recent", "recent", "cooling", "gone", "long gone"},
        {"very rare", "rare", "occasional", "frequent", "very frequent"},
        {"very low spenders", "low spenders", "medium spenders", "high spenders", "very high spenders"}
    };

    private final int[] labels;
    private final Map<Integer, Cluster> clusters = new TreeMap<>();

    private record Cluster(int customers, String name, String reason) {}

    /** The medians of one cluster, and how many of all customers, 0 to 1, lie below each (of equals half). */
    private record Middle(List<Double> medians, List<Double> places) {
        static Middle of(List<double[]> all, int[] rows) {
            List<Double> medians = new ArrayList<>();
            List<Double> places = new ArrayList<>();
            for (double[] values : all) {
                double median = Distribution.of(
                                "",
                                IntStream.of(rows)
                                        .mapToDouble(row -> values[row])
                                        .toArray())
                        .median();
                double below = DoubleStream.of(values).filter(v -> v < median).count();
                double equal = DoubleStream.of(values).filter(v -> v == median).count();
                medians.add(median);
                places.add((below + equal / 2) / values.length);
            }
            return new Middle(List.copyOf(medians), List.copyOf(places));
        }

        String words(String[][] vocabulary) {
            List<String> words = new ArrayList<>();
            for (int m = 0; m < vocabulary.length; m++) {
                int levels = vocabulary[m].length;
                words.add(vocabulary[m][Math.min(levels - 1, (int) (places.get(m) * levels))]);
            }
            return String.join(", ", words);
        }

        String reason() {
            return String.format(
                    Locale.ROOT,
                    "medians: %,.0f days, %,.1f orders, %,.0f spent",
                    medians.get(0),
                    medians.get(1),
                    medians.get(2));
        }
    }

    private ClusterNames(RfmTable rfm, int[] labels, Map<Integer, String> given) {
        this.labels = labels.clone();
        List<RfmRow> rows = rfm.rows();
        List<double[]> all = List.of(
                rows.stream().mapToDouble(RfmRow::recencyDays).toArray(),
                rows.stream().mapToDouble(RfmRow::frequency).toArray(),
                rows.stream().mapToDouble(RfmRow::monetary).toArray());
        Map<Integer, Middle> middles = new TreeMap<>();
        for (int label : Arrays.stream(labels).distinct().filter(l -> l > 0).toArray()) {
            middles.put(label, Middle.of(all, rows(label)));
        }
        Map<Integer, String> names = names(middles);
        given.forEach((label, name) -> names.computeIfPresent(label, (number, made) -> name));
        names.forEach((label, name) -> {
            Middle middle = middles.get(label);
            clusters.put(label, new Cluster(rows(label).length, name, middle == null ? "" : middle.reason()));
        });
        if (rows(0).length > 0) {
            clusters.put(0, new Cluster(rows(0).length, NOISE, "near no other customers"));
        }
    }

    /**
     * Names the clusters of a table's customers.
     *
     * @param labels the cluster of each row, from 1; 0 is noise
     * @throws IllegalArgumentException unless there is one label of 0 or more for each row
     */
    public static ClusterNames of(RfmTable rfm, int[] labels) {
        return of(rfm, labels, Map.of());
    }

    /**
     * Names the clusters of a table's customers, some of them as somebody wishes.
     *
     * @param labels the cluster of each row, from 1; 0 is noise
     * @param given names by cluster, each once
     * @throws IllegalArgumentException unless there is one label of 0 or more for each row
     * @throws DataException where a name is given to a cluster that is not there, or is one of the R x F grid's or of
     *     another cluster
     */
    public static ClusterNames of(RfmTable rfm, int[] labels, Map<Integer, String> given) {
        if (labels.length != rfm.size() || IntStream.of(labels).anyMatch(label -> label < 0)) {
            throw new IllegalArgumentException("labels: one of 0 or more for each of " + rfm.size()
                    + " customers, found " + labels.length + " from "
                    + IntStream.of(labels).min().orElse(0));
        }
        ClusterNames names = new ClusterNames(rfm, labels, given);
        given.forEach((cluster, name) -> names.require(cluster, name));
        return names;
    }

    private void require(int cluster, String name) {
        String key = "clusters.names." + cluster + ": ";
        if (cluster == 0 || Arrays.stream(labels).noneMatch(label -> label == cluster)) {
            throw new DataException(key + "a cluster with customers, found none; there are " + clusters.keySet());
        }
        boolean ofTheGrid =
                Arrays.stream(Segment.values()).anyMatch(each -> each.title().equalsIgnoreCase(name));
        long bearers = clusters.values().stream()
                .filter(each -> each.name().equals(name))
                .count();
        if (ofTheGrid || bearers > 1) {
            throw new DataException(key + "a name of its own, found " + name + ", which is "
                    + (ofTheGrid ? "one of the R x F grid's" : "another cluster's"));
        }
    }

    private static Map<Integer, String> names(Map<Integer, Middle> middles) {
        Map<Integer, String> names = new TreeMap<>();
        middles.forEach((label, middle) -> names.put(label, middle.words(THIRDS)));
        Set<String> twice = repeated(names);
        names.replaceAll((label, name) -> {
            Middle middle = middles.get(label);
            return twice.contains(name) && middle != null ? middle.words(FIFTHS) : name;
        });
        Set<String> still = repeated(names);
        names.replaceAll((label, name) -> still.contains(name) ? name + " (" + label + ")" : name);
        return names;
    }

    private static Set<String> repeated(Map<Integer, String> names) {
        Set<String> seen = new HashSet<>();
        Set<String> repeated = new HashSet<>();
        names.values().stream().filter(name -> !seen.add(name)).forEach(repeated::add);
        return repeated;
    }

    private int[] rows(int label) {
        return IntStream.range(0, labels.length)
                .filter(row -> labels[row] == label)
                .toArray();
    }

    /**
     * The name of a cluster.
     *
     * @throws IllegalArgumentException where nobody is in a cluster of that number
     */
    public String name(int cluster) {
        Cluster found = clusters.get(cluster);
        if (found == null) {
            throw new IllegalArgumentException(
                    "cluster: one with customers, found " + cluster + "; choices: " + clusters.keySet());
        }
        return found.name();
    }

    /** The same partition with these names; {@code title} says what made it. */
    public Segmentation segmentation(String title) {
        Map<String, String> reasons = new TreeMap<>();
        clusters.values().forEach(each -> reasons.put(each.name(), each.reason()));
        return Segmentation.of(title, names(), reasons);
    }

    private List<String> names() {
        return IntStream.of(labels).mapToObj(this::name).toList();
    }

    /** One row a cluster: number, name, customers, and the medians that gave the name. */
    public Table table() {
        return Table.create(
                "Clusters",
                IntColumn.create(
                        "cluster",
                        clusters.keySet().stream().mapToInt(Integer::intValue).toArray()),
                StringColumn.create("name", clusters.values().stream().map(Cluster::name)),
                IntColumn.create(
                        "customers",
                        clusters.values().stream().mapToInt(Cluster::customers).toArray()),
                StringColumn.create("because", clusters.values().stream().map(Cluster::reason)));
    }

    /** A table with one row a customer, with the columns {@code cluster} and {@code cluster_name} added. */
    public Table addTo(Table customers) {
        return customers
                .copy()
                .addColumns(IntColumn.create("cluster", labels), StringColumn.create("cluster_name", names()));
    }
}
