package segmentbook.segments;

import static segmentbook.statistics.Words.say;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import segmentbook.rfm.RfmTable;
import segmentbook.statistics.Pairs;
import segmentbook.transactions.Transactions;

/**
 * How likely each customer is to stay away for {@value #DAYS} days from the snapshot, and whose season is coming: counted on
 * earlier days of the same lines.
 *
 * <p>On each of up to {@value #CUTS} earlier days, {@value #DAYS} apart, the customers known then are parted by how long ago
 * they had bought, whether more than once, and whether in the coming {@value #DAYS} days of the year before; the chance is the
 * share of such customers who did not buy within {@value #DAYS} days. A part counts as if {@value #FEW} more customers were
 * in it who are like all with the same recency.
 */
public final class Habits {
    /** Whoever buys nothing for so long counts as away. */
    public static final int DAYS = 91;

    private static final int CUTS = 4;
    private static final int FEW = 20;
    private static final int YEAR = 364; // 52 weeks: the same days of the week
    private static final int[] RECENCY = {30, DAYS, 2 * DAYS, 365};

    private final String whyNot;
    private final List<Kind> kinds;
    private final Map<Object, int[]> seen = new HashMap<>(); // how many there were, and how many stayed away

    /** What a customer has done by a day; recency is the number of its class, below zero before the first purchase. */
    private record Kind(int recency, boolean several, boolean season) {
        static Kind at(int day, int[] purchases) {
            int before =
                    (int) IntStream.of(purchases).filter(each -> each < day).count();
            int last = before == 0 ? day : purchases[before - 1];
            int recency = (int)
                    IntStream.of(RECENCY).filter(edge -> day - last > edge).count();
            boolean season = IntStream.of(purchases).anyMatch(each -> each >= day - YEAR && each < day - YEAR + DAYS);
            return new Kind(before == 0 ? -1 : recency, before > 1, season);
        }
    }

    private Habits(RfmTable rfm) {
        Transactions lines = rfm.transactions();
        int first = (int) lines.firstDay().toEpochDay();
        int now = (int) lines.snapshot().toEpochDay() - first;
        Pairs days = lines.pairs(lines::customer, line -> (int) lines.day(line) - first);
        List<int[]> purchases =
                IntStream.range(0, rfm.size()).mapToObj(days::seconds).toList();
        kinds = purchases.stream().map(each -> Kind.at(now, each)).toList();
        for (int cut = 1; cut <= CUTS; cut++) {
            int day = now - cut * DAYS;
            purchases.forEach(each -> count(day, each));
        }
        whyNot = seen.isEmpty()
                ? say("Nobody had bought %d days before the end, so no chance of leaving is known", DAYS)
                : "";
    }

    private void count(int day, int[] purchases) {
        Kind kind = Kind.at(day, purchases);
        boolean away = IntStream.of(purchases).noneMatch(each -> each >= day && each < day + DAYS);
        if (kind.recency >= 0) {
            for (Object part : List.of(kind, kind.recency, "")) {
                int[] counts = seen.computeIfAbsent(part, none -> new int[2]);
                counts[0]++;
                counts[1] += away ? 1 : 0;
            }
        }
    }

    /** Counted on the lines of these customers. */
    public static Habits of(RfmTable rfm) {
        return new Habits(rfm);
    }

    /** Why no chance is known, in a sentence without its full stop; empty where it is. */
    public String whyNot() {
        return whyNot;
    }

    /** The chance that the customer with this number stays away, 0 to 1; NaN where none is known. */
    public double staysAway(int customer) {
        Kind kind = kinds.get(customer);
        double all = rate("", Double.NaN);
        return rate(kind, rate(kind.recency, all));
    }

    private double rate(Object part, double usual) {
        int[] counts = seen.getOrDefault(part, new int[2]);
        return Double.isNaN(usual) ? (double) counts[1] / counts[0] : (counts[1] + FEW * usual) / (counts[0] + FEW);
    }

    /** Whether a customer bought in the coming {@value #DAYS} days of a year ago, and nothing in the last {@value #DAYS}. */
    public boolean seasonIsComing(int customer) {
        Kind kind = kinds.get(customer);
        return kind.season && kind.recency > 1;
    }
}
