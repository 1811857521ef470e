package segmentbook.models;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import segmentbook.columns.Columns;
import segmentbook.statistics.Bootstrap;

/**
 * How far a measure of customers lies from what it was, beside what chance alone gives for so many customers.
 *
 * <p>The population stability index is the sum over tenths of all values of (a - b) ln(a / b), with a and b the shares then and
 * now, half a customer added to each; the Kolmogorov-Smirnov distance is the largest difference of the shares up to any value.
 * The limits are the largest of {@value #DEALT} deals in which all values are dealt out to then and now by chance. Where the
 * same customers are in both, chance gives less than that, so alarms are rarer, not more frequent.
 *
 * @param period now
 * @param beside then
 * @param measure what is compared
 * @param before number of values then
 * @param after number of values now
 * @param psi population stability index, 0 or more; NaN, as all that follows, where values are too few
 * @param psiLimit the largest by chance
 * @param ks Kolmogorov-Smirnov distance, 0 to 1
 * @param ksLimit the largest by chance
 */
public record Shift(
        String period,
        String beside,
        String measure,
        int before,
        int after,
        double psi,
        double psiLimit,
        double ks,
        double ksLimit) {
    static final Columns<Shift> COLUMNS = Columns.<Shift>none()
            .text("period", "period", Shift::period)
            .text("beside", "beside", Shift::beside)
            .text("measure", "measure", Shift::measure)
            .whole("customers then", "customers_then", Shift::before)
            .whole("customers", "customers", Shift::after)
            .number("PSI", "psi", Shift::psi)
            .number("limit of PSI", "psi_limit", Shift::psiLimit)
            .number("KS", "ks", Shift::ks)
            .number("limit of KS", "ks_limit", Shift::ksLimit)
            .text("alarm", "alarm", each -> each.isAlarm() ? "yes" : "no");

    private static final int DEALT = 999;
    private static final int FEWEST = 20;
    private static final int TENTHS = 10;
    private static final double HALF = .5;

    /** Of the values of then and now. */
    static Shift of(String period, String beside, String measure, double[] before, double[] after) {
        int then = before.length;
        int all = then + after.length;
        if (Math.min(then, after.length) < FEWEST) {
            double none = Double.NaN;
            return new Shift(period, beside, measure, then, after.length, none, none, none, none);
        }
        double[] values = IntStream.range(0, all)
                .mapToDouble(i -> i < then ? before[i] : after[i - then])
                .toArray();
        int[] order = IntStream.range(0, all)
                .boxed()
                .sorted((a, b) -> Double.compare(values[a], values[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] sorted = Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
        boolean[] own = new boolean[all];
        IntStream.range(0, all).forEach(i -> own[i] = order[i] < then);
        double[] real = distances(sorted, own, then);
        double[] most = mostByChance(sorted, then);
        return new Shift(period, beside, measure, then, after.length, real[0], most[0], real[1], most[1]);
    }

    private static double[] mostByChance(double[] sorted, int then) {
        return IntStream.range(0, DEALT)
                .parallel()
                .mapToObj(i -> distances(sorted, dealt(Bootstrap.SEED + i, then, sorted.length), then))
                .reduce((a, b) -> new double[] {Math.max(a[0], b[0]), Math.max(a[1], b[1])})
                .orElseThrow();
    }

    /** The larger distance in parts of its limit; NaN where there is none. */
    public double inLimits() {
        return Math.max(psi == 0 ? 0 : psi / psiLimit, ks == 0 ? 0 : ks / ksLimit);
    }

    /** Whether either distance is larger than chance made it in any deal. */
    public boolean isAlarm() {
        return inLimits() > 1;
    }

    private static boolean[] dealt(long seed, int then, int all) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean[] dealt = new boolean[all];
        int left = then;
        for (int i = 0; i < all; i++) {
            dealt[i] = random.nextDouble() * (all - i) < left;
            left -= dealt[i] ? 1 : 0;
        }
        return dealt;
    }

    /** Both distances of the values of which {@code first} holds from the others. */
    private static double[] distances(double[] sorted, boolean[] first, int then) {
        int others = sorted.length - then;
        double psi = 0;
        double ks = 0;
        int a = 0; // values of the first so far
        int tenth = 0; // which began behind start values, startA of them of the first
        int start = 0;
        int startA = 0;
        for (int end = 1; end <= sorted.length; end++) {
            a += first[end - 1] ? 1 : 0;
            boolean ends = end == sorted.length || sorted[end] != sorted[end - 1];
            if (ends) {
                ks = Math.max(ks, Math.abs((double) a / then - (double) (end - a) / others));
            }
            if (ends && (long) end * TENTHS >= (tenth + 1L) * sorted.length) {
                double p = (a - startA + HALF) / (then + HALF);
                double q = (end - start - a + startA + HALF) / (others + HALF);
                psi += (p - q) * StrictMath.log(p / q);
                tenth = (int) ((long) end * TENTHS / sorted.length);
                start = end;
                startA = a;
            }
        }
        return new double[] {psi, ks};
    }
}
