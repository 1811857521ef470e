package segmentbook.recommendation;

import static segmentbook.statistics.Words.say;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import segmentbook.segments.Segmentation;

/** The share of the customers of a group who bought a product; a group is a segment, or everybody. */
final class Popular implements Scorer {
    private final List<String> groups;
    private final int[] groupOf;
    private final int[] sizes;
    private final int[][] buyers;

    private Popular(Baskets baskets, List<String> groups, IntFunction<String> group) {
        this.groups = groups;
        groupOf = new int[baskets.customers()];
        sizes = new int[groups.size()];
        buyers = new int[groups.size()][baskets.products()];
        for (int customer = 0; customer < groupOf.length; customer++) {
            int own = groups.indexOf(group.apply(customer));
            groupOf[customer] = own;
            sizes[own]++;
            Arrays.stream(baskets.basket(customer)).forEach(product -> buyers[own][product]++);
        }
    }

    static Popular overall(Baskets baskets) {
        return new Popular(baskets, List.of(""), customer -> "");
    }

    static Popular inSegment(Baskets baskets, Segmentation segmentation) {
        return new Popular(baskets, segmentation.segments(), segmentation::segmentOf);
    }

    private boolean isOverall() {
        return groups.equals(List.of(""));
    }

    @Override
    public String name() {
        return isOverall() ? "most popular" : "popular in segment";
    }

    @Override
    public void score(int customer, double[] scores) {
        int group = groupOf[customer];
        for (int product = 0; product < scores.length; product++) {
            scores[product] = (double) buyers[group][product] / sizes[group];
        }
    }

    @Override
    public String reason(int customer, int product) {
        int group = groupOf[customer];
        return isOverall()
                ? say("popular: %,d of %,d customers bought it", buyers[group][product], sizes[group])
                : say("popular in %s: %,d of %,d bought it", groups.get(group), buyers[group][product], sizes[group]);
    }
}
