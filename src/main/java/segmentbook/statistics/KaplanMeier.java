package segmentbook.statistics;

import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * The share to whom something has happened by some day, where to others it may still happen (Kaplan, Meier 1958).
 *
 * <p>Who is still waiting counts as long as they were watched, and no longer. Errors are Greenwood's; intervals at 95 % are
 * symmetric in log(-log), so that they stay between 0 and 1.
 */
public final class KaplanMeier {

    private final int size;
    private final int longest;
    private final NavigableMap<Integer, Estimate> steps = new TreeMap<>();

    /**
     * What is known of a day.
     *
     * @param share to whom it has happened, 0 to 1
     * @param low the lower end of its interval; NaN, as the other end, where it has happened to all or nobody or nobody
     * @param high the upper end
     * @param error its standard error
     */
    public record Estimate(double share, double low, double high, double error) {
        private static Estimate of(double waiting, double greenwood) {
            double width = TwoShares.NORMAL_975 * Math.sqrt(greenwood) / StrictMath.log(waiting);
            return new Estimate(
                    1 - waiting,
                    1 - StrictMath.pow(waiting, StrictMath.exp(width)),
                    1 - StrictMath.pow(waiting, StrictMath.exp(-width)),
                    waiting * Math.sqrt(greenwood));
        }
    }

    private KaplanMeier(int[] waited, IntPredicate happened) {
        size = waited.length;
        TreeMap<Integer, int[]> days = new TreeMap<>(); // how many were watched until then, to how many it happened
        for (int i = 0; i < size; i++) {
            int[] counts = days.computeIfAbsent(waited[i], day -> new int[2]);
            counts[0]++;
            counts[1] += happened.test(i) ? 1 : 0;
        }
        longest = days.lastKey();
        steps.put(Integer.MIN_VALUE, new Estimate(0, Double.NaN, Double.NaN, 0));
        double waiting = 1;
        double greenwood = 0;
        int watched = size;
        for (var day : days.entrySet()) {
            double now = day.getValue()[1];
            if (now > 0) {
                waiting *= 1 - now / watched;
                greenwood += now / (watched * (watched - now));
                steps.put(day.getKey(), Estimate.of(waiting, greenwood));
            }
            watched -= day.getValue()[0];
        }
    }

    /**
     * Of at least one wait.
     *
     * @param waited days until it happened, or until nobody was watching any more
     * @param happened whether it did, by index
     */
    public static KaplanMeier of(int[] waited, IntPredicate happened) {
        return new KaplanMeier(waited, happened);
    }

    /** Number of waits. */
    public int size() {
        return size;
    }

    /** The longest wait in days, whether it happened then or not. */
    public int longest() {
        return longest;
    }

    /** What is known of a day; all NaN for days on which nobody was watched any more, unless it had happened to all. */
    public Estimate at(int day) {
        Estimate last = steps.floorEntry(day).getValue();
        return day <= longest || last.share == 1 ? last : new Estimate(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    /** The first day by which it has happened to half or more; empty where it has not. */
    public OptionalInt median() {
        return steps.entrySet().stream()
                .filter(each -> each.getValue().share >= .5 - 1e-12)
                .mapToInt(each -> each.getKey())
                .findFirst();
    }
}
