package segmentbook.models;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import segmentbook.clustering.Clusterer.WithK;
import segmentbook.clustering.Clustering;
import segmentbook.rfm.CustomerBase;
import segmentbook.rfm.RfmEdges;
import segmentbook.rfm.RfmOptions;
import segmentbook.rfm.RfmTable;
import segmentbook.segments.ChosenClusters;
import segmentbook.segments.ClusterNames;
import segmentbook.segments.Segmentation;
import segmentbook.statistics.Agreement;
import segmentbook.statistics.Frequency;
import segmentbook.statistics.Rows;
import segmentbook.validation.KSelection;

/** What gave customers their segments on one day, kept: it places customers of any day. */
public interface Rules {

    /**
     * Rules made from the customers of a day in the way that a description file acts on: edges of scores, or as many
     * clusters as were chosen at the end.
     */
    static Rules of(ChosenClusters chosen, RfmTable then) {
        if (chosen.actsOnScores()) {
            return new Grid(then, then.score().frozenEdges());
        }
        ChosenClusters own = chosen.anew(CustomerBase.of(then));
        return new Clusters(own, chosen.found().clusterer().fit(own.features()));
    }

    /** Why there are no rules of a day, in a sentence without its full stop; empty where there are. */
    static String whyNot(ChosenClusters chosen, RfmTable customers, LocalDate day) {
        String whyNot = whyNot(customers, day);
        boolean enough = !whyNot.isEmpty()
                || chosen.actsOnScores()
                || KSelection.most(
                                chosen.anew(CustomerBase.of(customers.at(day))).features())
                        >= chosen.decision().k();
        return enough
                ? whyNot
                : "The customers of " + day + " are too few or too much alike for the clusters of the end";
    }

    /** Why nobody can be seen on a day, in a sentence without its full stop; empty where somebody had bought before it. */
    static String whyNot(RfmTable customers, LocalDate day) {
        long days = customers.transactions().snapshot().toEpochDay() - day.toEpochDay();
        return customers.rows().stream().anyMatch(each -> each.tenureDays() > days)
                ? ""
                : "No purchase is older than " + day;
    }

    /** The segments that customers have by these rules, whichever day they are of. */
    Segmentation place(RfmTable customers);

    /**
     * The same kind of rules made from some of the customers, by their row numbers, repeated where a number is; fewer clusters
     * where too few of them are different.
     */
    Rules sample(int number, int... rows);

    /** A segmentation by other rules with the names that these would give: clusters take that of most of their customers here. */
    default Segmentation named(Segmentation other, RfmTable customers) {
        return other;
    }

    /** Edges between scores. */
    record Grid(RfmTable then, RfmEdges edges) implements Rules {
        @Override
        public Segmentation place(RfmTable customers) {
            return Segmentation.of(edges.score(customers).segments());
        }

        @Override
        public Rules sample(int number, int... rows) {
            RfmOptions options = then.transactions().dataset().options(RfmOptions.class);
            return new Grid(then, RfmEdges.of(then.customerTable().rows(rows), options));
        }
    }

    /** What places a customer among clusters. */
    record Clusters(ChosenClusters then, Clustering fitted) implements Rules {
        @Override
        public Segmentation place(RfmTable customers) {
            ClusterNames names = ClusterNames.of(fitted);
            var features =
                    then.features().apply(then.anew(CustomerBase.of(customers)).used());
            var placed = Arrays.stream(fitted.predict(features))
                    .mapToObj(label -> label == 0 ? ClusterNames.NOISE : names.name(label))
                    .toList();
            return Segmentation.of("clusters", customers.customerTable(), placed);
        }

        @Override
        public Rules sample(int number, int... rows) {
            var drawn = then.features().select(rows);
            var by = fitted.clusterer() instanceof WithK one
                    ? one.forSample(number).withK(Math.min(one.k(), KSelection.most(drawn)))
                    : fitted.clusterer();
            return new Clusters(then, by.fit(drawn));
        }

        @Override
        public Segmentation named(Segmentation other, RfmTable customers) {
            Segmentation own = place(customers);
            var names = other.segments().stream()
                    .collect(Collectors.toMap(
                            name -> name,
                            name -> Frequency.most(
                                    IntStream.of(other.rows(name)).mapToObj(own::segmentOf))));
            var all = Rows.list(other.size(), row -> names.getOrDefault(other.segmentOf(row), ""));
            return Segmentation.of(other.name(), other.customers(), all);
        }
    }

    /** How far two segmentations of the same customers agree, whatever the names: the adjusted Rand index, 1 at most. */
    static double agreement(Segmentation first, Segmentation second) {
        return Agreement.of(first.labels(first.segments()), second.labels(second.segments()))
                .adjustedRand();
    }
}
