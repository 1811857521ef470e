package segmentbook.clustering;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.Validate;
import segmentbook.features.FeatureMatrix;
import segmentbook.statistics.Rows;
import smile.neighbor.KDTree;

/** What places points among clusters: numbers from 1, 0 for noise. Written to {@code model.json} by its components. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "nearest")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Predictor.Centre.class, name = "centre"),
    @JsonSubTypes.Type(value = Predictor.CorePoint.class, name = "core_point"),
    @JsonSubTypes.Type(value = Predictor.Reach.class, name = "reachable"),
    @JsonSubTypes.Type(value = Predictor.Component.class, name = "component"),
    @JsonSubTypes.Type(value = Predictor.Merged.class, name = "merged")
})
public sealed interface Predictor {

    /** Ready to place any number of points: what does not depend on a point is done once. */
    ToIntFunction<double[]> ready();

    /** The points it compares with, one or more for each cluster. */
    Centres points();

    /** Number of clusters. */
    default int k() {
        return points().count();
    }

    /**
     * The cluster of each row.
     *
     * @throws IllegalArgumentException where the matrix has other columns
     */
    default int[] assign(FeatureMatrix matrix) {
        points().requireColumns(matrix);
        ToIntFunction<double[]> placing = ready();
        double[][] rows = matrix.toArray();
        return IntStream.range(0, rows.length)
                .parallel()
                .map(row -> placing.applyAsInt(rows[row]))
                .toArray();
    }

    /**
     * The cluster with the nearest centre; of equally near ones the one whose centre comes first in order.
     *
     * @param points one for each cluster
     */
    record Centre(Centres points) implements Predictor {
        @Override
        public ToIntFunction<double[]> ready() {
            return points::nearest;
        }
    }

    /**
     * The cluster of the nearest core point within eps, or else noise; of equally near ones the one whose coordinates come
     * first.
     *
     * @param points in dense places, or of all clusters where these are not sought by density
     * @param clusters of them, from 1
     * @param eps the greatest distance
     */
    record CorePoint(Centres points, List<Integer> clusters, double eps) implements Predictor {
        public CorePoint {
            clusters = List.copyOf(clusters);
            var each = points.count() == clusters.size() && clusters.stream().allMatch(cluster -> cluster >= 1);
            String rule = "core points: a cluster from 1 for each of %s and eps above 0, found %s and %s";
            Validate.isTrue(each && eps > 0, rule, points.count(), clusters.size(), eps);
        }

        @Override
        public ToIntFunction<double[]> ready() {
            double[][] all = points.toArray();
            if (all.length == 0 || all[0].length == 0) { // without features all are at one place
                return point -> all.length == 0 ? 0 : clusters.get(0);
            }
            KDTree<double[]> tree = new KDTree<>(all, all);
            return point -> {
                double nearest = Math.max(Double.MIN_VALUE, tree.nearest(point.clone()).distance * (1 + 1e-9));
                int[] near = Dbscan.within(tree, point, Math.min(nearest, eps)).stream()
                        .mapToInt(each -> each.index)
                        .toArray();
                double[][] found = Arrays.stream(near).mapToObj(i -> all[i]).toArray(double[][]::new);
                return near.length == 0 ? 0 : clusters.get(near[Centres.nearest(found, point)]);
            };
        }

        @Override
        public int k() {
            return clusters.stream().mapToInt(Integer::intValue).max().orElse(0);
        }
    }

    /**
     * The cluster of the point that is reached first, with steps shorter than the distance at which its cluster falls apart from
     * others; noise where there is none. A step is as long as the distance or, where that is longer, as that which takes in as
     * many points as make a place dense, around either end; of equal steps the nearest point counts, then its coordinates.
     *
     * @param points all that were clustered
     * @param clusters of them, from 1, 0 for noise
     * @param reaches the distance at which each cluster falls apart from others, above 0
     * @param minPoints how many points make a place dense, 2 or more
     */
    record Reach(Centres points, List<Integer> clusters, List<Double> reaches, int minPoints) implements Predictor {
        private static final double SLACK = 1e-9;
        private static final int FIRST = 64; // of the longest reach, this part is searched first

        public Reach {
            clusters = List.copyOf(clusters);
            reaches = List.copyOf(reaches);
            int k = reaches.size();
            var each = points.count() == clusters.size() && clusters.stream().allMatch(own -> own >= 0 && own <= k);
            boolean some = minPoints >= 2 && minPoints <= Math.max(2, points.count());
            String rule =
                    "reachable: a cluster to %s for each of %s, reaches above 0 and minPoints from 2, found %s, %s and %s";
            boolean above = reaches.stream().allMatch(reach -> reach > 0);
            Validate.isTrue(each && some && above, rule, k, points.count(), clusters.size(), reaches, minPoints);
        }

        @Override
        public ToIntFunction<double[]> ready() {
            var most = reaches.stream().mapToDouble(Double::doubleValue).max().orElse(0) * (1 + SLACK);
            if (most == 0) {
                return point -> 0;
            }
            double[][] all = points.toArray();
            double[] cores = Hdbscan.cores(all, minPoints);
            KDTree<double[]> tree = new KDTree<>(all, all);
            Comparator<Step> first = Comparator.comparingDouble(Step::length)
                    .thenComparingDouble(Step::apart)
                    .thenComparing(step -> all[step.to], Arrays::compare);
            return point -> {
                double core = Hdbscan.core(tree, point, minPoints);
                double radius = Math.min(most, Math.max(core, most / FIRST));
                var best = steps(tree, cores, point, core, radius).min(first);
                while (radius < most && (best.isEmpty() || best.get().length * (1 + SLACK) > radius)) {
                    radius = Math.min(most, 2 * radius); // whoever is farther off than the best is no better
                    best = steps(tree, cores, point, core, radius).min(first);
                }
                return best.map(step -> clusters.get(step.to)).orElse(0);
            };
        }

        /** To the points within a radius whose clusters reach as far as this point. */
        private Stream<Step> steps(KDTree<double[]> tree, double[] cores, double[] point, double core, double radius) {
            return Dbscan.within(tree, point, radius).stream()
                    .filter(each -> clusters.get(each.index) > 0)
                    .map(each -> {
                        double apart = Math.sqrt(Centres.squared(point, each.key));
                        return new Step(each.index, Math.max(apart, Math.max(core, cores[each.index])), apart);
                    })
                    .filter(step -> step.length < reaches.get(clusters.get(step.to) - 1));
        }

        private record Step(int to, double length, double apart) {}

        @Override
        public int k() {
            return reaches.size();
        }
    }

    /**
     * What the cluster that a point is placed in has become part of.
     *
     * @param unmerged places points
     * @param clusters what each of its clusters is part of, from 1
     */
    record Merged(Predictor unmerged, List<Integer> clusters) implements Predictor {
        public Merged {
            clusters = List.copyOf(clusters);
            boolean each = clusters.size() == unmerged.k() && clusters.stream().allMatch(cluster -> cluster >= 1);
            Validate.isTrue(each, "merged: a cluster from 1 for each of %s, found %s", unmerged.k(), clusters);
        }

        @Override
        public ToIntFunction<double[]> ready() {
            ToIntFunction<double[]> placing = unmerged.ready();
            return point -> {
                int cluster = placing.applyAsInt(point);
                return cluster == 0 ? 0 : clusters.get(cluster - 1);
            };
        }

        @Override
        public Centres points() {
            return unmerged.points();
        }

        @Override
        public int k() {
            return clusters.stream().mapToInt(Integer::intValue).max().orElse(0);
        }
    }

    /**
     * The most probable component of a mixture of normal distributions; of equals the first.
     *
     * @param points the mean of each component
     * @param weights of the components, above 0
     * @param covariances of the components, row after row, positive definite
     */
    record Component(Centres points, List<Double> weights, List<List<Double>> covariances) implements Predictor {
        public Component {
            weights = List.copyOf(weights);
            covariances = covariances.stream().map(List::copyOf).toList();
            int cells = points.columns().size() * points.columns().size();
            boolean fit = weights.size() == points.count()
                    && covariances.size() == points.count()
                    && covariances.stream().allMatch(each -> each.size() == cells)
                    && new Components(array(weights), points.toArray(), arrays(covariances)).areProper();
            String rule =
                    "components: a weight above 0 and a positive definite covariance for each of %s, found %s and %s";
            Validate.isTrue(fit, rule, points.count(), weights, covariances);
        }

        Components components() {
            return new Components(array(weights), points.toArray(), arrays(covariances));
        }

        @Override
        public ToIntFunction<double[]> ready() {
            Components all = components();
            return point -> all.mostProbable(point) + 1;
        }

        private static double[] array(List<Double> list) {
            return Rows.values(list, Double::doubleValue);
        }

        private static double[][] arrays(List<List<Double>> lists) {
            return lists.stream().map(Component::array).toArray(double[][]::new);
        }
    }
}
