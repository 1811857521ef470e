package segmentbook.clustering;

import static segmentbook.statistics.Words.say;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Function;
import segmentbook.features.FeatureMatrix;
import segmentbook.statistics.Rows;
import smile.clustering.linkage.CompleteLinkage;
import smile.clustering.linkage.SingleLinkage;
import smile.clustering.linkage.UPGMALinkage;

/** How far two groups are from each other: what a hierarchical clustering joins first. */
public enum Linkage {
    /** By how much joining them raises the sum of squares (Ward 1963). */
    WARD("Ward", WardJoins::of, 50_000),
    /** The distance of their farthest members. */
    COMPLETE("complete linkage", points -> Joins.of(CompleteLinkage.of(points)), 20_000),
    /** The mean distance of their members. */
    AVERAGE("average linkage", points -> Joins.of(UPGMALinkage.of(points)), 20_000),
    /** The distance of their nearest members, so that groups may be chains. */
    SINGLE("single linkage", points -> Joins.of(SingleLinkage.of(points)), 20_000);

    /** How many rows the tree is made of where there are more. */
    private static final int SAMPLE = 10_000;

    private final String label;
    private final Function<double[][], Joins> joins;
    private final int maxRows;

    Linkage(String label, Function<double[][], Joins> joins, int maxRows) {
        this.label = label;
        this.joins = joins;
        this.maxRows = maxRows;
    }

    /**
     * Up to so many rows the tree is of all: Ward's takes seconds then, and the time of twice as many is four times that; the
     * others keep all distances, four bytes a pair of rows, 800 MB.
     */
    int maxRows() {
        return maxRows;
    }

    /** What tables and charts call it. */
    public String label() {
        return label;
    }

    /** What the heights of its tree are, for an axis. */
    public String height() {
        return this == WARD ? "Ward's distance of the groups joined" : "distance of the groups joined, " + label;
    }

    /**
     * The whole tree of joins, or of more than {@link #maxRows} rows that of 10,000 of them, drawn at random with a fixed seed; cuts
     * then place the others by the nearest centre. Where there is nothing to join, an empty tree: see {@link #limits}.
     */
    public Dendrogram tree(FeatureMatrix matrix) {
        double[][] rows = matrix.toArray();
        // so that equal distances are joined in an order that is not that of the rows
        int[] byValue = Rows.sorted(rows.length, Comparator.comparing(i -> rows[i], Arrays::compare));
        int[] joined = rows.length <= maxRows
                ? byValue
                : Rows.pick(
                        byValue, Lloyd.drawn(rows.length, SAMPLE, Lloyd.SEED).toArray());
        double[][] points = Arrays.stream(joined).mapToObj(i -> rows[i]).toArray(double[][]::new);
        return new Dendrogram(this, matrix, joined, matrix.distinctRows() < 2 ? null : joins.apply(points));
    }

    /** Where the tree of a matrix is not the whole one, why not, in a sentence without its full stop; else empty. */
    public String limits(FeatureMatrix matrix) {
        if (matrix.distinctRows() < 2) {
            return "There are no two different customers to join in a tree";
        }
        String tree = this == WARD ? "Ward's tree" : "The tree of " + label;
        String why = this == WARD ? "its time grows with the square of their number" : "it keeps all distances";
        String words = "%s joins %,d of %,d customers, because %s; the others are placed by the nearest centre";
        return matrix.rows() <= maxRows ? "" : say(words, tree, SAMPLE, matrix.rows(), why);
    }
}
