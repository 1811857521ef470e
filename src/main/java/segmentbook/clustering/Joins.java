package segmentbook.clustering;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import segmentbook.statistics.Rows;
import smile.clustering.HierarchicalClustering;

/**
 * The joins of a hierarchical clustering, the lowest first.
 *
 * @param pairs the two groups of each join; below the number of rows a row, else the join of that number, from there on
 * @param heights of the joins, rising
 */
record Joins(int[][] pairs, double[] heights) {

    /** Those of all distances, by Smile. */
    static Joins of(smile.clustering.linkage.Linkage distances) {
        HierarchicalClustering tree = HierarchicalClustering.fit(distances);
        return new Joins(tree.tree(), tree.height());
    }

    /** The joins as they were found, children before parents, in the order of their heights. */
    static Joins sorted(int[][] pairs, double[] heights) {
        int rows = pairs.length + 1;
        int[] order = Rows.sorted(pairs.length, Comparator.comparingDouble(join -> heights[join]));
        int[] place = new int[order.length];
        IntStream.range(0, order.length).forEach(i -> place[order[i]] = i);
        int[][] inOrder = Arrays.stream(order)
                .mapToObj(join -> Arrays.stream(pairs[join])
                        .map(group -> group < rows ? group : rows + place[group - rows])
                        .sorted()
                        .toArray())
                .toArray(int[][]::new);
        return new Joins(inOrder, Rows.pick(heights, order));
    }

    /** The group of each row, from 0 in no special order, where all joins but the last k - 1 are made; k from 1 to all rows. */
    int[] cut(int k) {
        int rows = pairs.length + 1;
        int[] group = new int[2 * rows - 1];
        Arrays.fill(group, -1);
        int groups = 0;
        for (int node = group.length - 1; node >= 0; node--) {
            if (group[node] < 0 && node < 2 * rows - k) {
                group[node] = groups++;
            }
            if (node >= rows && group[node] >= 0) {
                group[pairs[node - rows][0]] = group[node];
                group[pairs[node - rows][1]] = group[node];
            }
        }
        return Arrays.copyOf(group, rows);
    }
}
