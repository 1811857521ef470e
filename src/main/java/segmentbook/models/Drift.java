package segmentbook.models;

import static segmentbook.statistics.Words.say;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.lang3.ArrayUtils;
import segmentbook.columns.Columns;
import segmentbook.statistics.Bootstrap;
import segmentbook.statistics.Frequency;
import segmentbook.statistics.TwoShares;
import smile.sort.QuickSort;
import tech.tablesaw.api.Table;

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
public record Drift(
        String period,
        String beside,
        String measure,
        int before,
        int after,
        double psi,
        double psiLimit,
        double ks,
        double ksLimit) {
    static final Columns<Drift> COLUMNS = Columns.<Drift>none()
            .text("period", "period", Drift::period)
            .text("beside", "beside", Drift::beside)
            .text("measure", "measure", Drift::measure)
            .whole("customers then", "customers_then", Drift::before)
            .whole("customers", "customers", Drift::after)
            .number("PSI", "psi", Drift::psi)
            .number("limit of PSI", "psi_limit", Drift::psiLimit)
            .number("KS", "ks", Drift::ks)
            .number("limit of KS", "ks_limit", Drift::ksLimit)
            .text("alarm", "alarm", each -> each.isAlarm() ? "yes" : "no");

    private static final int DEALT = 999;
    private static final int FEWEST = 20;
    private static final int TENTHS = 10;
    private static final double HALF = .5;
    private static final double BY_CHANCE = .01;
    private static final int FAR = 365; // days

    /** Of the values of then and now. */
    static Drift of(String period, String beside, String measure, double[] before, double[] after) {
        int then = before.length;
        if (Math.min(then, after.length) < FEWEST) {
            double none = Double.NaN;
            return new Drift(period, beside, measure, then, after.length, none, none, none, none);
        }
        double[] sorted = ArrayUtils.addAll(before, after);
        int[] order = QuickSort.sort(sorted);
        boolean[] own = new boolean[order.length];
        IntStream.range(0, order.length).forEach(i -> own[i] = order[i] < then);
        double[] real = distances(sorted, own, then);
        double[] most = mostByChance(sorted, then);
        return new Drift(period, beside, measure, then, after.length, real[0], most[0], real[1], most[1]);
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
        long ks = 0; // in parts of both counts, which are whole
        int a = 0; // values of the first so far
        int tenth = 0; // which began behind start values, startA of them of the first
        int start = 0;
        int startA = 0;
        for (int end = 1; end <= sorted.length; end++) {
            a += first[end - 1] ? 1 : 0;
            boolean ends = end == sorted.length || sorted[end] != sorted[end - 1];
            if (ends) {
                ks = Math.max(ks, Math.abs((long) a * others - (long) (end - a) * then));
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
        return new double[] {psi, (double) ks / ((double) then * others)};
    }

    /** What speaks against placing customers by the model, in sentences. */
    static List<String> warnings(ModelFile model, Table placed, Optional<LocalDate> snapshot) {
        List<String> warnings = new ArrayList<>();
        String before = model.madeFrom().snapshot();
        snapshot.filter(day -> !before.isEmpty()).ifPresent(day -> {
            long days = Math.abs(ChronoUnit.DAYS.between(LocalDate.parse(before), day));
            if (days > FAR) {
                warnings.add(say("snapshot %s is %,d days from the model's, %s; more than a year", day, days, before));
            }
        });
        ModelFile.Rfm rfm = model.rfm();
        if (rfm != null && rfm.customers() != null) {
            moved(rfm.customers(), counts(placed, "segment")).ifPresent(each -> warnings.add("segments: " + each));
        }
        Map<String, Integer> clusters =
                new LinkedHashMap<>(Map.of("0", model.madeFrom().noise()));
        model.clusters().forEach(each -> clusters.put(String.valueOf(each.cluster()), each.customers()));
        moved(clusters, counts(placed, "cluster")).ifPresent(each -> warnings.add("clusters: " + each));
        return warnings;
    }

    /** How many customers have each text of a column. */
    static Map<String, Integer> counts(Table placed, String column) {
        return Frequency.of(placed.column(column).asStringColumn().asList().stream()).stream()
                .collect(Collectors.toMap(Frequency::text, Frequency::count));
    }

    /**
     * The shares that moved by more than chance: Fisher's exact test of each group against all others, two-sided by
     * doubling, at 1 % for all groups together (Bonferroni). Empty where none did.
     */
    static Optional<String> moved(Map<String, Integer> before, Map<String, Integer> after) {
        int all = before.values().stream().mapToInt(Integer::intValue).sum();
        int now = after.values().stream().mapToInt(Integer::intValue).sum();
        var names = new TreeSet<String>(before.keySet());
        names.addAll(after.keySet());
        List<String> moved = new ArrayList<>();
        for (String name : names) {
            int was = before.getOrDefault(name, 0);
            int is = after.getOrDefault(name, 0);
            if (new TwoShares(is, now, was, all).chance() * names.size() < BY_CHANCE) {
                moved.add(say("%s from %.1f %% to %.1f %%", name, 100.0 * was / all, 100.0 * is / now));
            }
        }
        return Optional.of("shares moved by more than chance: " + String.join(", ", moved))
                .filter(text -> !moved.isEmpty());
    }
}
