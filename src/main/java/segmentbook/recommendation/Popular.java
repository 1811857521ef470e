package segmentbook.recommendation;

import static segmentbook.statistics.Words.say;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import segmentbook.segments.Segmentation;

/** The share of the customers of a group who bought a product; a group is a segment, or everybody. */
final class Popular implements Scorer {
    private static final int DAYS_OF_52_WEEKS = 364;
    private final String name;
    private final String bought;
    private final List<String> groups;
    private final int[] groupOf;
    private final int[] sizes;
    private final int[][] buyers;

    private Popular(String name, String bought, Baskets baskets, List<String> groups, IntFunction<String> group) {
        this.name = name;
        this.bought = bought;
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
        return new Popular("most popular", " customers bought it", baskets, List.of(""), customer -> "");
    }

    static Popular inSegment(Baskets baskets, Segmentation segmentation) {
        return new Popular(
                "popular in segment", " bought it", baskets, segmentation.segments(), segmentation::segmentOf);
    }

    /** What was bought a year before the days that come: in the same weeks, on the same days of the week. */
    static Popular inSeason(Baskets baskets) {
        var lines = baskets.transactions();
        long from = lines.lastDay().toEpochDay() - DAYS_OF_52_WEEKS;
        var then = lines.pairs(
                line -> lines.day(line) > from && lines.day(line) <= from + RecommendOptions.JUDGED_DAYS
                        ? lines.customer(line)
                        : -1,
                lines::product);
        return new Popular(
                "popular in season",
                " customers bought it in these weeks last year",
                new Baskets(lines, then),
                List.of(""),
                customer -> "");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void score(int customer, double[] scores) {
        int group = groupOf[customer];
        Arrays.setAll(scores, product -> (double) buyers[group][product] / sizes[group]);
    }

    @Override
    public String reason(int customer, int product) {
        int group = groupOf[customer];
        int own = buyers[group][product];
        String popular = groups.get(group).isEmpty() ? "popular" : "popular in " + groups.get(group);
        return own == 0 ? "" : say("%s: %,d of %,d%s", popular, own, sizes[group], bought);
    }
}
