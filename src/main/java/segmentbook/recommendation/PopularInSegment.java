package segmentbook.recommendation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import segmentbook.profiling.Segmentation;

/** The share of the customer's segment who bought a product. */
final class PopularInSegment implements Scorer {
    private final Segmentation segmentation;
    private final List<String> segments;
    private final int[] segmentOf;
    private final int[] sizes;
    private final int[][] buyers;

    PopularInSegment(Baskets baskets, Segmentation segmentation) {
        this.segmentation = segmentation;
        segments = segmentation.segments();
        segmentOf = new int[baskets.customers()];
        sizes = new int[segments.size()];
        buyers = new int[segments.size()][baskets.products()];
        for (int customer = 0; customer < segmentOf.length; customer++) {
            int segment = segments.indexOf(segmentation.segmentOf(customer));
            segmentOf[customer] = segment;
            sizes[segment]++;
            Arrays.stream(baskets.basket(customer)).forEach(product -> buyers[segment][product]++);
        }
    }

    @Override
    public String name() {
        return "popular in segment";
    }

    @Override
    public void score(int customer, double[] scores) {
        int segment = segmentOf[customer];
        for (int product = 0; product < scores.length; product++) {
            scores[product] = (double) buyers[segment][product] / sizes[segment];
        }
    }

    @Override
    public String reason(int customer, int product) {
        int segment = segmentOf[customer];
        return String.format(
                Locale.ROOT,
                "popular in %s: %,d of %,d bought it",
                segmentation.segmentOf(customer),
                buyers[segment][product],
                sizes[segment]);
    }
}
