package segmentbook.models;

import static segmentbook.statistics.Words.say;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import segmentbook.clustering.Centres;
import segmentbook.clustering.KMeans;
import segmentbook.clustering.MiniBatch;
import segmentbook.clustering.Predictor;
import segmentbook.columns.Columns;
import segmentbook.features.FeatureMatrix;
import segmentbook.rfm.CustomerBase;
import segmentbook.statistics.Agreement;
import segmentbook.validation.ClusterOptions;
import segmentbook.validation.KSelection;
import tech.tablesaw.api.Table;

/**
 * Centres of k-means at a migration's second date: kept from the first, updated by mini-batches of the customers as they are now,
 * or fitted again; all in the features of the first date.
 *
 * @param whyNot why there are none, in a sentence without its full stop; empty where there are
 * @param from the date of the kept centres
 * @param ways one each; the updated in {@value #ORDERS} orders of the customers, the fitted from other starts
 */
public record Updated(String whyNot, LocalDate from, List<Way> ways) {
    private static final int ORDERS = 20;
    private static final int CLUSTERS = 5; // where the description file says nothing else

    /**
     * How customers are placed, beside refitting; one number each time that chance was let in.
     *
     * @param name what becomes of the centres
     * @param same parts of the customers whom refitting puts into the same cluster, 0 to 1
     * @param agreement adjusted Rand indices with refitting
     * @param inertia sums of squared distances to the nearest centre, by that of refitting
     */
    public record Way(String name, List<Double> same, List<Double> agreement, List<Double> inertia) {

        private static double mean(List<Double> all) {
            return all.stream().mapToDouble(each -> each).sum() / all.size();
        }
    }

    /** Of the customers of both dates; as many clusters as the description file acts on or asks for, else {@value #CLUSTERS}. */
    public static Updated of(Migration migration) {
        if (!migration.whyNot().isEmpty()) {
            return new Updated(migration.whyNot(), migration.from(), List.of());
        }
        var chosen = migration.chosen();
        int asked = chosen.base().dataset().options(ClusterOptions.class).k().orElse(CLUSTERS);
        var own = chosen.anew(CustomerBase.of(migration.then()));
        FeatureMatrix then = own.features();
        var now = then.apply(own.anew(CustomerBase.of(migration.now())).used());
        return of(then, now, chosen.actsOnScores() ? asked : chosen.decision().k(), migration.from());
    }

    static Updated of(FeatureMatrix then, FeatureMatrix now, int k, LocalDate from) {
        if (Math.min(KSelection.most(then), KSelection.most(now)) < k) {
            String few = say("The customers of %s are too few or too much alike for %d clusters", from, k);
            return new Updated(few, from, List.of());
        }
        return new Updated("", from, ways(new KMeans(k), then, now));
    }

    private static List<Way> ways(KMeans means, FeatureMatrix then, FeatureMatrix now) {
        var kept = means.fit(then);
        Centres again = means.fit(now).centres();
        List<Integer> numbers = IntStream.rangeClosed(1, ORDERS).boxed().toList();
        Stream<Centres> updated = numbers.stream().map(seed -> MiniBatch.update(kept, now, seed));
        Stream<Centres> others =
                numbers.parallelStream().map(i -> means.forSample(i).fit(now).centres());
        return List.of(
                way("kept", now, again, Stream.of(kept.centres())),
                way("updated by mini-batches", now, again, updated),
                way("fitted again from other starts", now, again, others));
    }

    private static Way way(String name, FeatureMatrix now, Centres again, Stream<Centres> found) {
        double[][] rows = now.toArray();
        int[] wanted = new Predictor.Centre(again).assign(now);
        double least = inertia(again, wanted, rows);
        List<double[]> all = found.map(centres -> {
                    int[] labels = new Predictor.Centre(centres).assign(now);
                    double same = same(labels, wanted, again.count());
                    double agreement = Agreement.of(labels, wanted).adjustedRand();
                    return new double[] {same, agreement, least == 0 ? 1 : inertia(centres, labels, rows) / least};
                })
                .toList();
        return new Way(name, column(all, 0), column(all, 1), column(all, 2));
    }

    private static List<Double> column(List<double[]> all, int number) {
        return all.stream().map(each -> each[number]).toList();
    }

    private static double inertia(Centres centres, int[] labels, double[][] rows) {
        return IntStream.range(0, rows.length)
                .mapToDouble(i -> Centres.squared(rows[i], centres.row(labels[i])))
                .sum();
    }

    /** The part of rows in clusters that are the same, which are those that share most, each of one side with one of the other. */
    static double same(int[] first, int[] second, int k) {
        int[][] shared = new int[k + 1][k + 1];
        IntStream.range(0, first.length).forEach(i -> shared[first[i]][second[i]]++);
        int[][] pairs = IntStream.range(0, k * k)
                .mapToObj(i -> new int[] {1 + i / k, 1 + i % k})
                .sorted(Comparator.comparingInt(pair -> -shared[pair[0]][pair[1]]))
                .toArray(int[][]::new);
        Map<Integer, Integer> partners = new HashMap<>();
        int sum = 0;
        for (int[] pair : pairs) {
            if (!partners.containsKey(pair[0]) && !partners.containsValue(pair[1])) {
                partners.put(pair[0], pair[1]);
                sum += shared[pair[0]][pair[1]];
            }
        }
        return (double) sum / first.length;
    }

    /** How many customers updating places as refitting does, beside kept centres and chance, in a sentence without its full stop. */
    public String sentence() {
        if (!whyNot.isEmpty()) {
            return whyNot;
        }
        List<Double> same = ways.get(1).same;
        String words =
                "Centres of %s updated by mini-batches place %.1f %% of the customers as refitting does (%.1f to %.1f %%)";
        return say(words, from, 100 * Way.mean(same), 100 * Collections.min(same), 100 * Collections.max(same))
                + say(", kept ones %.1f %%", 100 * Way.mean(ways.get(0).same))
                + say(", other starts of refitting %.1f %%", 100 * Way.mean(ways.get(2).same));
    }

    /** One row a way: means, and the lowest and highest share. */
    public Table table() {
        return Columns.<Way>none()
                .text("centres", "", Way::name)
                .share("% placed as by refitting", "", way -> Way.mean(way.same))
                .share("% lowest", "", way -> Collections.min(way.same))
                .share("% highest", "", way -> Collections.max(way.same))
                .number("adjusted Rand index", "", way -> Way.mean(way.agreement))
                .number("sum of squares by that of refitting", "", way -> Way.mean(way.inertia))
                .table(sentence(), ways);
    }

    /** For {@code summary.json}; the reason where there is none. */
    public Map<String, Object> metrics() {
        Map<String, Object> metrics = new LinkedHashMap<>(Map.of("line_set", "kept lines"));
        ways.forEach(way -> metrics.put(
                way.name.replace(' ', '_').replace('-', '_'),
                Map.of(
                        "same", Way.mean(way.same),
                        "agreement", Way.mean(way.agreement),
                        "inertia", Way.mean(way.inertia))));
        return whyNot.isEmpty() ? metrics : Map.of("why_not", whyNot);
    }
}
