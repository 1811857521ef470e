package segmentbook.recommendation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import segmentbook.description.Kind;
import segmentbook.description.OptionException;
import segmentbook.description.Options;
import segmentbook.description.Section;

/**
 * How products are recommended, and how recommending is judged.
 *
 * @param k how many products each customer gets, 1 to 100
 * @param repeat whether products that a customer has bought before may be recommended again
 * @param split the last day that the judged recommenders know, or null for 91 days before the last dated day (in a
 *     file of less than twice that, three quarters of the way)
 * @param neighbours how many products a bought one adds to in item Jaccard, cosine and lift, the most similar to it, itself
 *     among them; 1 or more, or null for all, or 200 of more than 6,000 products
 * @param soldWithin in how many last days somebody must have bought a product that is recommended, 1 or more, or null for ever
 */
@Section(value = "recommend", kinds = Kind.TRANSACTIONS)
public record RecommendOptions(
        int k,
        boolean repeat,
        @Nullable LocalDate split,
        @Nullable Integer neighbours,
        @Nullable Integer soldWithin) implements Options {
    /** How long after a split purchases are wanted, in days. */
    static final int JUDGED_DAYS = 91;

    /** Ten new products; judged on the last 91 days. */
    public RecommendOptions() {
        this(10, false, null, null, null);
    }

    /** @throws OptionException unless {@code k} is 1 to 100, and {@code neighbours} and {@code soldWithin} null or 1 or more */
    public RecommendOptions {
        OptionException.require(k >= 1 && k <= 100, "k", "1 to 100", k);
        OptionException.require(neighbours == null || neighbours >= 1, "neighbours", "1 or more", "" + neighbours);
        OptionException.require(soldWithin == null || soldWithin >= 1, "soldWithin", "1 or more", "" + soldWithin);
    }

    /** The same with another number of products. */
    public RecommendOptions withK(int products) {
        return new RecommendOptions(products, repeat, split, neighbours, soldWithin);
    }

    /** The same with products that a customer has bought before, or without them. */
    public RecommendOptions withRepeat(boolean again) {
        return new RecommendOptions(k, again, split, neighbours, soldWithin);
    }

    /** The same, judged on what is bought after this day; null as in a file that names none. */
    public RecommendOptions withSplit(@Nullable LocalDate day) {
        return new RecommendOptions(k, repeat, day, neighbours, soldWithin);
    }

    /** The same with so many neighbours of a product; null for all. */
    public RecommendOptions withNeighbours(@Nullable Integer most) {
        return new RecommendOptions(k, repeat, split, most, soldWithin);
    }

    /** The last day that the judged recommenders know, in a file from {@code firstDay} to {@code lastDay}. */
    public LocalDate split(LocalDate firstDay, LocalDate lastDay) {
        if (split != null) {
            return split;
        }
        long days = ChronoUnit.DAYS.between(firstDay, lastDay);
        return lastDay.minusDays(days < 2 * JUDGED_DAYS ? days / 4 : JUDGED_DAYS);
    }
}
