package segmentbook.clustering;

import java.util.Arrays;

/**
 * Ward's joins by chains of nearest neighbours (Benzécri 1982; Murtagh 1983): from any group to its nearest, from that to its
 * nearest, until two are nearest to each other and are joined. What is joined meanwhile brings no two others nearer, so these
 * are the joins of always the two nearest. Groups are kept by centre and size, so no distance is: memory is that of the rows.
 */
final class WardJoins {
    private final double[][] centres; // column by column, by place
    private final double[] sizes; // by place
    private final int[] groups; // by place: a row, or the number of rows and that of a join
    private final int[] places; // by group
    private final double[] near; // by place, from the last of the chain: squared height at which they would be joined
    private final int[] chain; // of groups, each the nearest of the one before
    private final int[][] pairs;
    private final double[] heights; // by join
    private int left;

    private WardJoins(double[][] points) {
        left = points.length;
        centres = new double[points[0].length][left];
        for (int column = 0; column < centres.length; column++) {
            int from = column;
            Arrays.setAll(centres[column], row -> points[row][from]);
        }
        sizes = new double[left];
        Arrays.fill(sizes, 1);
        groups = new int[left];
        Arrays.setAll(groups, row -> row);
        places = Arrays.copyOf(groups, 2 * left - 1);
        near = new double[left];
        chain = new int[left];
        pairs = new int[left - 1][];
        heights = new double[left - 1];
    }

    /** The joins of some rows, two at least. */
    static Joins of(double[][] points) {
        WardJoins joins = new WardJoins(points);
        int links = 0;
        for (int made = 0; made < joins.pairs.length; ) {
            if (links == 0) {
                joins.chain[links++] = joins.groups[0];
            }
            int before = links > 1 ? joins.chain[links - 2] : -1;
            int last = joins.chain[links - 1];
            int nearest = joins.nearest(last, before);
            if (nearest == before) {
                links -= 2;
                joins.join(made++, before, last);
            } else {
                joins.chain[links++] = nearest;
            }
        }
        return Joins.sorted(joins.pairs, joins.heights);
    }

    /** The nearest group: of several the one before in the chain, else the first. */
    private int nearest(int group, int before) {
        int own = places[group];
        measure(own);
        near[own] = Double.POSITIVE_INFINITY;
        int best = before < 0 ? own : places[before];
        for (int place = 0; place < left; place++) {
            if (near[place] < near[best]) {
                best = place;
            }
        }
        return groups[best];
    }

    /** Column by column, so that the machine takes several groups at once. */
    private void measure(int own) {
        for (int column = 0; column < centres.length; column++) {
            double[] all = centres[column];
            double centre = all[own];
            if (column == 0) {
                for (int place = 0; place < left; place++) {
                    near[place] = (all[place] - centre) * (all[place] - centre);
                }
            } else {
                for (int place = 0; place < left; place++) {
                    near[place] += (all[place] - centre) * (all[place] - centre);
                }
            }
        }
        double size = sizes[own];
        for (int place = 0; place < left; place++) {
            near[place] *= 2 * size * sizes[place] / (size + sizes[place]);
        }
    }

    /** Joins two groups of which {@link #near} was measured from the second; the last place moves to that which is free. */
    private void join(int made, int first, int second) {
        int to = places[first];
        int free = places[second];
        double size = sizes[to] + sizes[free];
        for (double[] column : centres) {
            column[to] = (sizes[to] * column[to] + sizes[free] * column[free]) / size;
            column[free] = column[left - 1];
        }
        pairs[made] = new int[] {first, second};
        heights[made] =
                Math.max(Math.sqrt(near[to]), Math.max(height(first), height(second))); // digits must not turn them
        sizes[to] = size;
        groups[to] = groups.length + made;
        places[groups[to]] = to;
        left--;
        sizes[free] = sizes[left];
        groups[free] = groups[left];
        places[groups[free]] = free;
    }

    private double height(int group) {
        return group < groups.length ? 0 : heights[group - groups.length];
    }
}
