package segmentbook.prediction;

import static segmentbook.statistics.Words.say;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.MathArrays;
import segmentbook.columns.Columns;
import segmentbook.customers.CustomerTable;
import segmentbook.statistics.Bootstrap;
import segmentbook.statistics.Distribution;
import segmentbook.statistics.Rows;
import tech.tablesaw.api.Table;

/**
 * When the next purchase comes, if it comes in the days after a cut: as long after it as for customers of earlier cuts with a
 * like mean time between purchases; where a median gap after the last purchase was surely nearer on the test, then.
 *
 * @param bands those who came back after earlier cuts, from short to long gaps
 * @param gaps mean gaps of the customers of the test who had ordered more than once, of all where none had
 * @param off how many days off the day said was on the test, with its interval
 * @param better how many days nearer it was than the day a median gap of who ordered more than once after the last purchase, on average, with its interval
 */
record NextPurchase(List<Band> bands, Distribution gaps, Bootstrap off, Bootstrap better) {
    private static final int BANDS = 5;
    private static final String GAP = "gap_mean";

    private static final Columns<Band> COLUMNS = Columns.<Band>none()
            .number("mean gap up to, days", "", Band::gap)
            .whole("came back", "", Band::customers)
            .number("a quarter within, days", "", each -> each.within(1))
            .number("half within, days", "", each -> each.within(2))
            .number("three quarters within, days", "", each -> each.within(3));

    /** Customers with gaps up to some length, and how many days after the cut they came back. */
    record Band(double gap, int customers, Distribution waits) {
        /** Of customers by gap and wait, those with the longest gap last. */
        static Band of(List<double[]> all) {
            double[] waits = Rows.values(all, each -> each[1]);
            return new Band(all.get(all.size() - 1)[0], all.size(), Distribution.of("wait", waits));
        }

        double within(int quarters) {
            return waits.quantile(quarters, 4);
        }
    }

    static NextPurchase of(Cuts cuts) {
        var bands = bands(cuts.training().stream().map(each -> each.rows(1)).toList());
        CustomerTable came = cuts.test().rows(1);
        CustomerTable known = cuts.test().known();
        int[] again = Rows.where(known.size(), row -> known.value(row, "frequency") > 1);
        Distribution gaps = (again.length == 0 ? known : known.rows(again)).distribution(GAP);
        double[] here = errors(came, row -> band(bands, came.value(row, GAP)).within(2));
        double[] naive = errors(came, row -> naive(gaps, came.value(row, "recency"), 2));
        return new NextPurchase(bands, gaps, Bootstrap.mean(here), Bootstrap.mean(MathArrays.ebeSubtract(naive, here)));
    }

    /** Days until so many quarters of the usual gaps have passed since the last purchase, 1 where they have. */
    private static double naive(Distribution gaps, double recency, int quarters) {
        return Math.max(1, 1 + gaps.quantile(quarters, 4) - recency);
    }

    private static double[] errors(CustomerTable came, IntToDoubleFunction said) {
        return Rows.values(came.size(), row -> Math.abs(came.value(row, "wait") - said.applyAsDouble(row)));
    }

    private static List<Band> bands(List<CustomerTable> came) {
        List<double[]> all = came.stream()
                .flatMap(each -> IntStream.range(0, each.size())
                        .mapToObj(row -> new double[] {each.value(row, GAP), each.value(row, "wait")}))
                .sorted(Comparator.comparingDouble(each -> each[0]))
                .toList();
        return IntStream.range(0, BANDS)
                .mapToObj(band -> all.subList(all.size() * band / BANDS, all.size() * (band + 1) / BANDS))
                .filter(own -> !own.isEmpty())
                .map(Band::of)
                .toList();
    }

    private static Band band(List<Band> bands, double gap) {
        return bands.stream().filter(each -> gap <= each.gap).findFirst().orElse(bands.get(bands.size() - 1));
    }

    /** Days until a quarter, two or three of those with a like mean gap had come back, or by the usual gaps where they are nearer. */
    long within(double gap, double recency, int quarters) {
        double here = band(bands, gap).within(quarters);
        return Math.round(better.high() < 0 ? naive(gaps, recency, quarters) : here);
    }

    /** How far off the day is on average, whether it is surely nearer than a median gap says, or farther, in a sentence. */
    String sentence() {
        String said = say("The day said was %.0f days off on average,", off.whole()) + " ";
        if (better.high() < 0) {
            String farther = "%.1f days farther than by the median gap (%.1f to %.1f), so that is used";
            return said + say(farther, -better.whole(), -better.high(), -better.low());
        }
        String than = better.low() > 0
                ? "%.1f days nearer than by the median gap (%.1f to %.1f)"
                : "not surely nearer than by the median gap (%.1f days, %.1f to %.1f)";
        return said + say(than, better.whole(), better.low(), better.high());
    }

    /** One row a band: how soon those came back who did. */
    Table table() {
        return COLUMNS.table(sentence(), bands);
    }
}
