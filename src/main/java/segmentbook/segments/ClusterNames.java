package segmentbook.segments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.lang3.Validate;
import segmentbook.clustering.Clustering;
import segmentbook.columns.Columns;
import segmentbook.customers.Column;
import segmentbook.customers.Column.Kind;
import segmentbook.customers.CustomerTable;
import segmentbook.description.DataException;
import segmentbook.rfm.Segment;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Words;
import tech.tablesaw.api.Table;

/**
 * Names for clusters from what their customers are like, such as "recent, frequent, high spenders".
 *
 * <p>The median of each column of numbers in a cluster is placed among all customers: in their lowest third, the middle
 * or the highest third. Of more than {@value #COLUMNS_NAMED} columns those count whose medians lie farthest apart. Where two clusters
 * have the same words all are placed in fifths, so that a word means the same in all names; where these agree too, the medians
 * follow, and the number only where even these are equal. Where there are only words, those name a cluster that its
 * customers have most beyond all. So names differ, and none is a name of the R x F grid. Number 0 is noise and is called {@value #NOISE}.
 */
public final class ClusterNames extends Columns.Tabled {
    /** What number 0 is called. */
    public static final String NOISE = "no cluster";

    private static final String CLUSTER = "cluster"; // of which nothing tells more
    private static final int COLUMNS_NAMED = 3;

    private static final Columns<Map.Entry<Integer, Cluster>> COLUMNS = Columns.<Map.Entry<Integer, Cluster>>none()
            .whole("cluster", "", Map.Entry::getKey)
            .text("name", "", each -> each.getValue().name)
            .whole("customers", "", each -> each.getValue().customers)
            .text("because", "", each -> each.getValue().reason);

    private final CustomerTable customers;
    private final int[] labels;
    private final Map<Integer, Cluster> clusters = new TreeMap<>();

    private record Cluster(int customers, String name, String reason) {}

    /** The median of a column in a cluster, and how many of all customers, 0 to 1, lie below it (of equals half); .5 for their median. */
    private record Middle(Column column, double median, double place) {
        static List<Middle> of(CustomerTable all, int[] rows, List<String> columns) {
            List<Middle> middles = new ArrayList<>();
            CustomerTable own = all.rows(rows);
            for (String name : columns) {
                double median = own.median(name);
                double[] values = CustomerTable.known(all.numbers(name));
                double below = DoubleStream.of(values)
                        .map(v -> v < median ? 1 : v == median ? .5 : 0)
                        .sum();
                double place = median == all.median(name) ? .5 : below / values.length;
                middles.add(new Middle(all.column(name), median, Double.isNaN(median) ? median : place));
            }
            return middles;
        }

        /** How far from the middle of all customers; 0 where nothing is known. */
        double distance() {
            return Double.isNaN(place) ? 0 : (place - .5) * (place - .5);
        }

        String word(boolean fine) {
            List<String> levels = fine ? column.fifths() : column.thirds();
            return Double.isNaN(place)
                    ? column.say(place)
                    : levels.get(Math.min(levels.size() - 1, (int) (place * levels.size())));
        }
    }

    private ClusterNames(CustomerTable customers, int[] labels, List<String> columns, Map<Integer, String> given) {
        this.customers = customers;
        this.labels = labels.clone();
        if (columns.isEmpty()) {
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
        Map<Integer, String> names = new TreeMap<>();
        for (int label : found()) {
            List<TypicalWord> own = TypicalWord.of(customers, rows(label), COLUMNS_NAMED);
            words.put(label, own);
            names.put(label, own.isEmpty() ? CLUSTER : joined(own, TypicalWord::name));
        }
        tellApart(names, String::valueOf);
        names.putAll(given);
        words.forEach((label, own) -> {
            String reason = own.isEmpty() ? "like all others" : joined(own, TypicalWord::reason);
            clusters.put(label, new Cluster(rows(label).length, names.getOrDefault(label, ""), reason));
        });
    }

    private static <T> String joined(List<T> all, Function<T, String> text) {
        return String.join(", ", Rows.list(all, text));
    }

    private int[] found() {
        return Arrays.stream(labels).distinct().filter(label -> label > 0).toArray();
    }

    private void nameByMedians(List<String> columns, Map<Integer, String> given) {
        Map<Integer, List<Middle>> middles = new TreeMap<>();
        IntStream.of(found()).forEach(label -> middles.put(label, Middle.of(customers, rows(label), columns)));
        Set<Column> telling = telling(middles.values());
        middles.replaceAll((label, all) ->
                all.stream().filter(each -> telling.contains(each.column)).toList());
        Map<Integer, String> names = names(middles);
        middles.forEach((label, middle) -> {
            String name = given.getOrDefault(label, names.getOrDefault(label, ""));
            clusters.put(label, new Cluster(rows(label).length, name, "medians: " + said(middle)));
        });
    }

    /** The columns whose medians lie farthest from the middle, over all clusters. */
    private static Set<Column> telling(Collection<List<Middle>> clusters) {
        Map<Column, Double> distances = new LinkedHashMap<>();
        clusters.forEach(all -> all.forEach(each -> distances.merge(each.column, each.distance(), Double::sum)));
        var farthest = distances.entrySet().stream()
                .sorted(Map.Entry.<Column, Double>comparingByValue().reversed());
        return farthest.limit(COLUMNS_NAMED).map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private static String said(List<Middle> middles) {
        return Words.singular(joined(middles, each -> each.column.say(each.median)));
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

    /** The same for clusters of these customers, named by the numbers they were found by. */
    static ClusterNames of(CustomerTable customers, Clustering clustering, Map<Integer, String> given) {
        List<String> found = clustering.matrix().raw().names(Kind.NUMBER);
        List<String> own = customers.names(Kind.NUMBER);
        List<String> columns = own.stream().filter(found::contains).toList();
        return of(customers, clustering.labels(), columns.isEmpty() ? own : columns, given);
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

    private static Map<Integer, String> names(Map<Integer, List<Middle>> middles) {
        Map<Integer, String> names = new TreeMap<>();
        middles.forEach((label, middle) -> names.put(label, words(middle, false)));
        if (Set.copyOf(names.values()).size() < names.size()) {
            middles.forEach((label, middle) -> names.put(label, words(middle, true)));
        }
        tellApart(names, label -> said(middles.getOrDefault(label, List.of())));
        tellApart(names, String::valueOf);
        return names;
    }

    private static void tellApart(Map<Integer, String> names, IntFunction<String> difference) {
        List<String> all = List.copyOf(names.values());
        names.replaceAll((label, name) ->
                Collections.frequency(all, name) > 1 ? name + " (" + difference.apply(label) + ")" : name);
    }

    private static String words(List<Middle> middles, boolean fine) {
        return middles.isEmpty() ? CLUSTER : joined(middles, each -> each.word(fine));
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
        Map<String, String> reasons = new TreeMap<>();
        clusters.values().forEach(each -> reasons.put(each.name(), each.reason()));
        return Segmentation.of(
                title, customers, IntStream.of(labels).mapToObj(this::name).toList(), reasons);
    }

    /** One row a cluster: number, name, customers, and the medians that gave the name. */
    public Table table() {
        return COLUMNS.table("Clusters", List.copyOf(clusters.entrySet()));
    }
}
