package segmentbook.clustering;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which dense places lie within which, from the thinnest to the densest, and those that last longest (Campello, Moulavi and
 * Sander 2013). What joins at one distance joins at once, so that the order of rows does not matter.
 */
final class DensityTree {
    private final double[] cores;
    private final int[] left; // of each join: a row, or rows + the number of an earlier join
    private final int[] right;
    private final double[] distances;
    private final int[] sizes;

    /**
     * Of some rows.
     *
     * @param cores how far from each row the customer is who completes a dense place
     */
    DensityTree(double[][] rows, double[] cores) {
        this.cores = cores.clone();
        int joins = rows.length - 1;
        left = new int[joins];
        right = new int[joins];
        distances = new double[joins];
        sizes = new int[joins];
        join(spanning(rows, cores));
    }

    /** A dense place that was kept, with the rows in it, and the distance at which it falls apart from the others. */
    record Place(int[] rows, double reach) {}

    /** Two rows, by number, and how far they are from each other. */
    record Edge(int from, int to, double distance) {}

    /** The shortest edges that hold all rows together (Prim); the distance of two is at least that of the core of each. */
    static List<Edge> spanning(double[][] rows, double[] cores) {
        double[] least = new double[rows.length];
        int[] from = new int[rows.length];
        boolean[] in = new boolean[rows.length];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        List<Edge> edges = new ArrayList<>();
        for (int at = 0; edges.size() < rows.length - 1; ) {
            in[at] = true;
            int next = -1;
            for (int i = 0; i < rows.length; i++) {
                double distance = in[i] ? Double.NaN : apart(rows, cores, at, i); // NaN is less than nothing
                if (distance < least[i]) {
                    least[i] = distance;
                    from[i] = at;
                }
                next = !in[i] && (next < 0 || least[i] < least[next]) ? i : next;
            }
            edges.add(new Edge(from[next], next, least[next]));
            at = next;
        }
        edges.sort(Comparator.comparingDouble(Edge::distance));
        return edges;
    }

    private static double apart(double[][] rows, double[] cores, int one, int other) {
        return Math.max(Math.sqrt(Centres.squared(rows[one], rows[other])), Math.max(cores[one], cores[other]));
    }

    private void join(List<Edge> edges) {
        int[] up = IntStream.range(0, 2 * cores.length - 1).toArray();
        for (int i = 0; i < edges.size(); i++) {
            left[i] = Dbscan.root(up, edges.get(i).from);
            right[i] = Dbscan.root(up, edges.get(i).to);
            distances[i] = edges.get(i).distance;
            sizes[i] = size(left[i]) + size(right[i]);
            up[left[i]] = up[right[i]] = cores.length + i;
        }
    }

    private int size(int node) {
        return node < cores.length ? 1 : sizes[node - cores.length];
    }

    private double distance(int node) {
        return node < cores.length ? -1 : distances[node - cores.length];
    }

    /** What falls apart at the distance of a node, all at once. */
    private List<Integer> parts(int node, double least) {
        List<Integer> parts = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(node));
        while (!open.isEmpty()) {
            int each = open.pop();
            if (distance(each) >= least) {
                open.push(left[each - cores.length]);
                open.push(right[each - cores.length]);
            } else {
                parts.add(each);
            }
        }
        return parts;
    }

    /** A dense place of enough rows, as long as it only loses some; excess is how much it outlasts its birth, over its rows. */
    private static final class Cluster {
        private final int node;
        private final double reach;
        private final List<Cluster> within = new ArrayList<>();
        private double excess;
        private boolean kept;

        Cluster(int node, double reach) {
            this.node = node;
            this.reach = reach;
        }
    }

    /**
     * The dense places of at least so many rows that last longer than those within them do together; never the whole. None where
     * the whole does not fall apart into two of them.
     */
    List<Place> places(int minSize) {
        // equal rows would last for ever: no distance counts for less than the least one above 0
        double floor = Arrays.stream(distances).filter(each -> each > 0).min().orElse(1);
        Cluster all = new Cluster(2 * cores.length - 2, Double.POSITIVE_INFINITY);
        List<Cluster> clusters = new ArrayList<>(List.of(all));
        for (int i = 0; i < clusters.size(); i++) { // grows while it is walked through
            split(clusters.get(i), minSize, floor);
            clusters.addAll(clusters.get(i).within);
        }
        for (int i = clusters.size() - 1; i > 0; i--) {
            Cluster each = clusters.get(i);
            double inside = each.within.stream().mapToDouble(one -> one.excess).sum();
            each.kept = inside <= each.excess;
            each.excess = Math.max(inside, each.excess);
        }
        return kept(all);
    }

    private List<Place> kept(Cluster all) {
        List<Place> places = new ArrayList<>();
        Deque<Cluster> open = new ArrayDeque<>(all.within);
        while (!open.isEmpty()) {
            Cluster each = open.pop();
            if (each.kept) {
                places.add(new Place(
                        parts(each.node, 0).stream().mapToInt(row -> row).toArray(), each.reach));
            } else {
                open.addAll(each.within);
            }
        }
        return places;
    }

    private void split(Cluster cluster, int minSize, double floor) {
        for (int node = cluster.node; node >= 0; ) {
            double distance = distance(node);
            double lasted = 1 / Math.max(distance, floor) - 1 / cluster.reach;
            List<Integer> parts = parts(node, distance);
            var large = parts.stream().filter(each -> size(each) >= minSize).toList();
            int going = large.size() == 1 ? size(node) - size(large.get(0)) : size(node);
            cluster.excess += going * lasted;
            if (large.size() > 1) {
                large.forEach(each -> cluster.within.add(new Cluster(each, distance)));
            }
            node = large.size() == 1 ? large.get(0) : -1;
        }
    }
}
