package segmentbook.segments;

import static segmentbook.statistics.Words.say;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import segmentbook.rfm.RfmTable;
import segmentbook.statistics.Rows;

/**
 * How likely each customer is to stay away for {@value #DAYS} days from the snapshot, counted on earlier days of the same lines.
 *
 * <p>On each of up to {@value #CUTS} earlier days, {@value #DAYS} apart, the customers known then are parted by how long ago
 * they had bought, how often, and whether in the coming {@value #DAYS} days of the year before; the chance is the share of such
 * customers who did not buy within {@value #DAYS} days. A part counts as if {@value #FEW} more customers were in it who are
 * like all who bought as long ago and as often, and those likewise as all with the same recency.
 */
public final class Habits {
    /** Whoever buys nothing for so long counts as away. */
    public static final int DAYS = 91;

    private static final int CUTS = 4;
    private static final int FEW = 20;
    private static final int YEAR = 364; // 52 weeks: the same days of the week
    private static final int[] RECENCY = {30, DAYS, 2 * DAYS, 365};
    private static final int[] OFTEN = {1, 3, 7, 15};

    private final List<int[]> purchases; // by customer, their days from the first of all
    private final int now;
    private final Map<Object, int[]> seen = new HashMap<>(); // how many there were, and how many stayed away

    /** What a customer has done by a day; recency is the number of its class, below zero before the first purchase. */
    private record Kind(int recency, int often, boolean season) {
        static Kind at(int day, int[] purchases) {
            int[] before = IntStream.of(purchases).filter(each -> each < day).toArray();
            return new Kind(
                    before.length == 0 ? -1 : above(RECENCY, day - before[before.length - 1]),
                    above(OFTEN, before.length),
                    IntStream.of(before).anyMatch(each -> each >= day - YEAR && each < day - YEAR + DAYS));
        }

        private static int above(int[] edges, int value) {
            return (int) IntStream.of(edges).filter(edge -> value > edge).count();
        }

        /** The parts that it belongs to, from all customers to those just like it. */
        List<Object> parts() {
            return List.of("", recency, List.of(recency, often), this);
        }
    }

    private Habits(List<int[]> purchases, int now) {
        this.purchases = purchases;
        this.now = now;
        IntStream.rangeClosed(1, CUTS).forEach(cut -> purchases.forEach(each -> count(now - cut * DAYS, each)));
    }

    private void count(int day, int[] purchases) {
        Kind kind = Kind.at(day, purchases);
        if (kind.recency >= 0) {
            for (Object part : kind.parts()) {
                int[] counts = seen.computeIfAbsent(part, none -> new int[2]);
                counts[0]++;
                counts[1] += isAway(day, purchases) ? 1 : 0;
            }
        }
    }

    private static boolean isAway(int day, int[] purchases) {
        return IntStream.of(purchases).noneMatch(each -> each >= day && each < day + DAYS);
    }

    /** Counted on the lines of these customers. */
    public static Habits of(RfmTable rfm) {
        var lines = rfm.transactions();
        int first = (int) lines.firstDay().toEpochDay();
        var days = lines.pairs(lines::customer, line -> (int) lines.day(line) - first);
        return new Habits(
                Rows.list(rfm.size(), days::seconds), (int) lines.snapshot().toEpochDay() - first);
    }

    /** What was known {@value #DAYS} days earlier. */
    public Habits before() {
        return new Habits(purchases, now - DAYS);
    }

    /** Whether a customer bought nothing in the {@value #DAYS} days from then on. */
    public boolean stayedAway(int customer) {
        return isAway(now, purchases.get(customer));
    }

    /** Why no chance is known, in a sentence without its full stop; empty where it is. */
    public String whyNot() {
        return seen.isEmpty()
                ? say("Nobody had bought %d days before the end, so no chance of leaving is known", DAYS)
                : "";
    }

    /** The chance that the customer with this number stays away, 0 to 1; NaN where none is known. */
    public double staysAway(int customer) {
        double chance = Double.NaN;
        for (Object part : Kind.at(now, purchases.get(customer)).parts()) {
            int[] counts = seen.getOrDefault(part, new int[2]);
            chance = Double.isNaN(chance)
                    ? (double) counts[1] / counts[0]
                    : (counts[1] + FEW * chance) / (counts[0] + FEW);
        }
        return chance;
    }
}
