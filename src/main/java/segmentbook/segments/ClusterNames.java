package segmentbook.segments;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.commons.lang3.Validate;
import segmentbook.clustering.Clustering;
import segmentbook.columns.Columns;
import segmentbook.customers.Column.Kind;
import segmentbook.customers.CustomerTable;
import segmentbook.description.DataException;
import segmentbook.rfm.Segment;
import segmentbook.statistics.Rows;
import tech.tablesaw.api.Table;

/**
 * Names for clusters from what their customers are like, such as "recent, frequent, high spenders".
 *
 * <p>The median of each column of numbers in a cluster is placed among all customers, see {@link MedianWords}. Where two
 * clusters have the same words all are placed in fifths, so that a word means the same in all names; where these agree too, the
 * medians follow, and the number only where even these are equal. Where there are only words, those name a cluster
 * that its customers have most beyond all. So names differ, and none is a name of the R x F grid. Number 0 is noise and is
 * called {@value #NOISE}.
 */
public final class ClusterNames extends Columns.Tabled {
    /** What number 0 is called. */
    public static final String NOISE = "no cluster";

    static final String CLUSTER = "cluster"; // of which nothing tells more
    private static final int WORDS_NAMED = 3;

    private static final Columns<Map.Entry<Integer, Cluster>> COLUMNS = Columns.<Map.Entry<Integer, Cluster>>none()
            .whole("cluster", "", Map.Entry::getKey)
            .text("name", "", each -> each.getValue().name)
            .whole("customers", "", each -> each.getValue().customers)
            .text("because", "", each -> each.getValue().reason);

    private final CustomerTable customers;
    private final int[] labels;
    private final Map<Integer, Cluster> clusters = new TreeMap<>();

    private record Cluster(int customers, String name, String reason) {}

    private ClusterNames(CustomerTable customers, int[] labels, List<String> columns, Map<Integer, String> given) {
        this.customers = customers;
        this.labels = labels.clone();
        if (columns.isEmpty() || found().length == 0) {
            nameByWords(given);
        } else {
            nameByMedians(columns, given);
        }
        if (rows(0).length > 0) {
            clusters.put(0, new Cluster(rows(0).length, NOISE, "near no other customers"));
        }
    }

    private void nameByWords(Map<Integer, String> given) {
        Map<Integer, List<TypicalWord>> words = new TreeMap<>();
        IntStream.of(found()).forEach(label -> words.put(label, TypicalWord.of(customers, rows(label), WORDS_NAMED)));
        put(
                Rows.map(words, own -> joined(own, TypicalWord::name, CLUSTER)),
                Rows.map(words, own -> joined(own, TypicalWord::reason, "like all others")),
                given);
    }

    private static String joined(List<TypicalWord> words, Function<TypicalWord, String> part, String none) {
        return words.isEmpty() ? none : String.join(", ", Rows.list(words, part));
    }

    private int[] found() {
        return Arrays.stream(labels).distinct().filter(label -> label > 0).toArray();
    }

    private void nameByMedians(List<String> columns, Map<Integer, String> given) {
        Map<Integer, MedianWords> medians = new TreeMap<>();
        IntStream.of(found()).forEach(label -> medians.put(label, new MedianWords(customers, rows(label), columns)));
        MedianWords.choose(List.copyOf(medians.values()));
        var thirds = medians.values().stream().map(own -> own.words(false));
        boolean fine = thirds.distinct().count() < medians.size();
        Map<Integer, String> names = Rows.map(medians, own -> own.words(fine));
        Map<Integer, String> shorter = Rows.map(medians, own -> own.standingOut(fine));
        List<String> whole = List.copyOf(names.values());
        names.replaceAll((label, name) -> {
            String own = shorter.getOrDefault(label, "");
            boolean only = Collections.frequency(shorter.values(), own) == 1;
            return !own.isEmpty() && (only || Collections.frequency(whole, name) > 1) ? own : name;
        });
        Map<Integer, String> apart = Rows.map(medians.entrySet(), Map.Entry::getKey, each -> {
            String own = names.getOrDefault(each.getKey(), "");
            var same = Rows.where(medians.entrySet(), other -> own.equals(names.get(other.getKey())));
            return each.getValue().saidApart(Rows.list(same, Map.Entry::getValue));
        });
        tellApart(names, label -> apart.getOrDefault(label, ""));
        put(names, Rows.map(medians, own -> "medians: " + own.said()), given);
    }

    private void put(Map<Integer, String> names, Map<Integer, String> reasons, Map<Integer, String> given) {
        tellApart(names, String::valueOf);
        names.putAll(given);
        reasons.forEach((label, reason) ->
                clusters.put(label, new Cluster(rows(label).length, names.getOrDefault(label, ""), reason)));
    }

    private static void tellApart(Map<Integer, String> names, IntFunction<String> difference) {
        List<String> all = List.copyOf(names.values());
        names.replaceAll((label, name) ->
                Collections.frequency(all, name) > 1 ? name + " (" + difference.apply(label) + ")" : name);
    }

    /** The clusters of a clustering, named by the columns it was found by. */
    public static ClusterNames of(Clustering clustering) {
        return of(clustering.matrix().raw(), clustering.labels());
    }

    /**
     * Names the clusters of a table's customers.
     *
     * @param labels the cluster of each row, from 1; 0 is noise
     * @throws IllegalArgumentException unless there is one label of 0 or more for each row
     */
    public static ClusterNames of(CustomerTable customers, int[] labels) {
        return of(customers, labels, Map.of());
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
    public static ClusterNames of(CustomerTable customers, int[] labels, Map<Integer, String> given) {
        return of(customers, labels, customers.names(Kind.NUMBER), given);
    }

    /** The same for clusters of these customers, named by the numbers they were found by, or by words where there are none. */
    static ClusterNames of(CustomerTable customers, Clustering clustering, Map<Integer, String> given) {
        List<String> found = clustering.matrix().raw().names(Kind.NUMBER);
        List<String> own = customers.names(Kind.NUMBER);
        List<String> columns = own.stream().filter(found::contains).toList();
        return of(customers, clustering.labels(), columns.isEmpty() && !found.isEmpty() ? own : columns, given);
    }

    private static ClusterNames of(
            CustomerTable customers, int[] labels, List<String> columns, Map<Integer, String> given) {
        int least = IntStream.of(labels).min().orElse(0);
        String rule = "labels: one of 0 or more for each of %s customers, found %s from %s";
        Validate.isTrue(labels.length == customers.size() && least >= 0, rule, customers.size(), labels.length, least);
        ClusterNames names = new ClusterNames(customers, labels, columns, given);
        given.forEach((cluster, name) -> names.require(cluster, name));
        return names;
    }

    private void require(int cluster, String name) {
        String key = "clusters.names." + cluster + ": ";
        boolean has = cluster != 0 && Arrays.stream(labels).anyMatch(label -> label == cluster);
        String there = "a cluster with customers, found none; there are " + clusters.keySet();
        DataException.require(has, key + there);
        boolean ofTheGrid =
                Arrays.stream(Segment.values()).anyMatch(each -> each.title().equalsIgnoreCase(name));
        long bearers = clusters.values().stream()
                .filter(each -> each.name().equals(name))
                .count();
        String whose = ofTheGrid ? "one of the R x F grid's" : "another cluster's";
        String problem = key + "a name of its own, found " + name + ", which is " + whose;
        DataException.require(!ofTheGrid && bearers <= 1, problem);
    }

    private int[] rows(int label) {
        return Rows.where(labels.length, row -> labels[row] == label);
    }

    /**
     * The name of a cluster.
     *
     * @throws IllegalArgumentException where nobody is in a cluster of that number
     */
    public String name(int cluster) {
        String rule = "cluster: one with customers, found %d; choices: %s";
        var found = Optional.ofNullable(clusters.get(cluster)).map(Cluster::name);
        return found.orElseThrow(() -> new IllegalArgumentException(rule.formatted(cluster, clusters.keySet())));
    }

    /** The same partition with these names; {@code title} says what made it. */
    public Segmentation segmentation(String title) {
        var reasons = Rows.map(clusters.values(), each -> each.name(), each -> each.reason());
        return Segmentation.of(
                title, customers, IntStream.of(labels).mapToObj(this::name).toList(), reasons);
    }

    /** One row a cluster: number, name, customers, and the medians that gave the name. */
    public Table table() {
        return COLUMNS.table("Clusters", List.copyOf(clusters.entrySet()));
    }
}
