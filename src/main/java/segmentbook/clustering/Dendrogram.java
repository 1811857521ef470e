package segmentbook.clustering;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.commons.lang3.Validate;
import org.jspecify.annotations.Nullable;
import segmentbook.features.FeatureMatrix;

/** The joins of a hierarchical clustering, from single customers at height 0 to everybody in one group. */
public final class Dendrogram {
    private final Linkage linkage;
    private final FeatureMatrix matrix;
    private final int[] joined;
    private final @Nullable Joins tree;

    /** The tree of some rows of a matrix, by number; none where all are alike. */
    Dendrogram(Linkage linkage, FeatureMatrix matrix, int[] joined, @Nullable Joins tree) {
        this.linkage = linkage;
        this.matrix = matrix;
        this.joined = joined;
        this.tree = tree;
    }

    /** Whether there is anything to draw for so many clusters: two joins at least. */
    public boolean canShow(int k) {
        return tree != null && rows() > 2 && k > 1;
    }

    private Joins tree() {
        return Objects.requireNonNull(tree, () -> linkage.limits(matrix));
    }

    /** By what groups were joined. */
    public Linkage linkage() {
        return linkage;
    }

    /** Number of customers at the bottom. */
    public int rows() {
        return joined.length;
    }

    /**
     * The height of the join that leaves {@code k} groups, k from 1: the distance of the two groups joined. Cutting
     * anywhere below it and above {@code height(k + 1)} gives k + 1 groups.
     *
     * @throws IllegalArgumentException where k is not 1 to rows - 1
     */
    public double height(int k) {
        Validate.isTrue(k >= 1 && k < rows(), "height: k from 1 to %s, found %s", rows() - 1, k);
        return tree().heights()[rows() - 1 - k];
    }

    /**
     * The k of a range at which the tree has the longest piece without a join, the usual place to cut by eye.
     *
     * @throws IllegalArgumentException unless {@code 2 <= min <= max < rows}
     */
    public int longestGap(int min, int max) {
        boolean holds = min >= 2 && max >= min && max < rows();
        Validate.isTrue(holds, "range: 2 <= min <= max < %s, found %s to %s", rows(), min, max);
        return IntStream.rangeClosed(min, max)
                .reduce(min, (best, k) -> height(k - 1) - height(k) > height(best - 1) - height(best) ? k : best);
    }

    /** Whether the cut for {@code k} clusters is where the tree has its longest piece without a join, in a sentence. */
    public String sentence(int k) {
        if (!canShow(k)) {
            return tree == null ? linkage.limits(matrix) : "One cluster needs no tree, and two customers make none";
        }
        int longest = longestGap(2, Math.min(10, rows() - 1));
        return longest == k
                ? say("The longest piece of the tree without a join is where it leaves %d clusters", k)
                : say("The tree is cut for %d clusters; its longest piece without a join leaves %d", k, longest);
    }

    /**
     * k clusters.
     *
     * @throws IllegalArgumentException where k is below 1
     * @throws segmentbook.description.DataException where there are fewer than k rows
     */
    public Clustering cut(int k) {
        KMeans.requireClusters(linkage.label(), k, rows());
        int[] singles = IntStream.range(0, rows()).toArray();
        int[] found = k == 1 ? new int[rows()] : k == rows() ? singles : tree().cut(k);
        double[][] all = matrix.toArray();
        int[] labels = new int[all.length];
        Arrays.fill(labels, -1);
        IntStream.range(0, rows()).forEach(i -> labels[joined[i]] = found[i]);
        double[][] centres = Centres.means(all, labels, k);
        if (rows() < all.length) {
            Arrays.setAll(labels, row -> Centres.nearest(centres, all[row]));
        }
        return Clustering.of(
                new Agglomerative(linkage, k), matrix, labels, centres, (means, order) -> new Predictor.Centre(means));
    }

    /**
     * A join as it is drawn: a bracket over two branches.
     *
     * @param left where the left branch stands, in leaves from 0
     * @param right where the right branch stands
     * @param leftFoot height at which the left branch begins
     * @param rightFoot height at which the right branch begins
     * @param height of the join
     */
    public record Bracket(double left, double right, double leftFoot, double rightFoot, double height) {}

    /**
     * A leaf of the drawn tree: a group that is not divided further.
     *
     * @param rows how many customers it holds
     * @param height at which it was joined itself, 0 for a single customer
     */
    public record Leaf(int rows, double height) {}

    /**
     * The top of the tree, as it is drawn.
     *
     * @param leaves from left to right
     * @param brackets the joins above them, the highest last
     */
    public record Top(List<Leaf> leaves, List<Bracket> brackets) {}

    /**
     * The last joins only, such that the given number of leaves remains.
     *
     * @throws IllegalArgumentException where {@code leaves} is not 2 to rows
     */
    public Top top(int leaves) {
        Validate.isTrue(leaves >= 2 && leaves <= rows(), "leaves: 2 to %s, found %s", rows(), leaves);
        Drawing drawing = new Drawing(leaves);
        drawing.draw(2 * rows() - 2);
        return new Top(List.copyOf(drawing.leaves), List.copyOf(drawing.brackets));
    }

    /** Walks down from the root, smaller groups to the left. */
    private final class Drawing {
        private final int firstJoin;
        private final int[] sizes = new int[2 * rows() - 1];
        private final List<Leaf> leaves = new ArrayList<>();
        private final List<Bracket> brackets = new ArrayList<>();

        Drawing(int leaves) {
            firstJoin = 2 * rows() - leaves;
            Arrays.fill(sizes, 0, rows(), 1);
            for (int i = 0; i < rows() - 1; i++) {
                sizes[rows() + i] = sizes[tree().pairs()[i][0]] + sizes[tree().pairs()[i][1]];
            }
        }

        /** Draws one group, and says where it stands. */
        double draw(int node) {
            if (node < firstJoin) {
                leaves.add(new Leaf(sizes[node], heightOf(node)));
                return leaves.size() - 1.0;
            }
            int[] pair = tree().pairs()[node - rows()];
            int smaller = sizes[pair[0]] <= sizes[pair[1]] ? 0 : 1;
            double left = draw(pair[smaller]);
            double right = draw(pair[1 - smaller]);
            brackets.add(
                    new Bracket(left, right, heightOf(pair[smaller]), heightOf(pair[1 - smaller]), heightOf(node)));
            return (left + right) / 2;
        }

        private double heightOf(int node) {
            return node < rows() ? 0 : tree().heights()[node - rows()];
        }
    }
}
