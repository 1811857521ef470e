package segmentbook.models;

import static segmentbook.statistics.Words.revenue;
import static segmentbook.statistics.Words.say;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.MathArrays;
import segmentbook.columns.Columns;
import segmentbook.segments.Segmentation;
import segmentbook.statistics.Bootstrap;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Sum;
import tech.tablesaw.api.Table;

/**
 * What the customers of each segment will bring: what one of them brought in the same weeks a year before, times the customers
 * there are now. Judged between the two dates of a migration, beside the naive forecast, what the segment brought a year before.
 * Who arrives later is in neither.
 *
 * @param whyNot why there is none, in a sentence without its full stop; empty where there is one
 * @param from the first of the days judged
 * @param days how many
 * @param unit of money
 * @param segments those with customers at some of the dates
 * @param gain how much smaller its errors are than the naive ones, in parts of what was brought; with an interval at 95 % from samples
 *     of the customers
 */
public record Forecast(String whyNot, LocalDate from, int days, String unit, List<Line> segments, Bootstrap gain) {
    private static final int YEAR = 364; // whole weeks
    private static final int NOTHING = 100; // percent by which nothing errs

    private static final Columns<Line> COLUMNS = Columns.<Line>none()
            .text("segment", "segment", Line::segment)
            .number("forecast", "forecast", Line::forecast)
            .number("a year before", "naive", Line::naive)
            .number("came", "actual", Line::actual)
            .number("next forecast", "next", Line::next);

    /**
     * One segment.
     *
     * @param forecast for the days judged
     * @param naive what it brought in the same weeks a year before
     * @param actual what its customers brought
     * @param next the forecast for as many days from the second date on
     */
    public record Line(String segment, double forecast, double naive, double actual, double next) {}

    /** By the kept rules of a migration. */
    public static Forecast of(Migration of) {
        LocalDate year = of.from().minusDays(YEAR);
        double brought =
                IntStream.range(0, of.later().size()).mapToDouble(of::brought).sum();
        String early = Rules.whyNot(of.then(), year);
        var whyNot = !of.whyNot().isEmpty() || early.isEmpty() ? of.whyNot() : early + ", so no season is known twice";
        if (whyNot.isEmpty() && brought <= 0) {
            whyNot = "Nobody known on " + of.from() + " has brought anything since";
        }
        if (!whyNot.isEmpty()) {
            return new Forecast(whyNot, of.from(), of.days(), "", List.of(), Bootstrap.NOT_KNOWN);
        }
        List<String> names = of.after().known();
        double[] actual = sums(names, of.before(), of::brought);
        double[][] judged = season(of, names, of.before(), of.from());
        double[][] next = season(of, names, of.after(), of.to());
        List<Line> lines = IntStream.range(0, names.size())
                .mapToObj(i -> new Line(names.get(i), judged[1][i], judged[0][i], actual[i], next[1][i]))
                .filter(each -> each.forecast != 0 || each.naive != 0 || each.actual != 0 || each.next != 0)
                .toList();
        return new Forecast("", of.from(), of.days(), of.now().transactions().moneyUnit(), lines, gain(of, lines));
    }

    /** What segments brought in the weeks from a day a year before, and what that makes for the customers they have now. */
    private static double[][] season(Migration of, List<String> names, Segmentation now, LocalDate day) {
        var then = of.now().at(day.minusDays(YEAR));
        var after = of.now().at(day.minusDays(YEAR - of.days()));
        List<Integer> rows = Migration.rows(then, after);
        Segmentation before = of.rules().place(then);
        double[] brought = sums(
                names,
                before,
                row -> after.rows().get(rows.get(row)).monetary()
                        - then.rows().get(row).monetary());
        double[] forecast = Rows.values(
                brought.length,
                i -> brought[i] * now.rows(names.get(i)).length / Math.max(1, before.rows(names.get(i)).length));
        return new double[][] {brought, forecast};
    }

    private static double[] sums(List<String> names, Segmentation by, IntToDoubleFunction value) {
        int[] segment = by.labels(names);
        return Sum.byGroup(by.size(), value, names.size(), row -> segment[row]);
    }

    private static Bootstrap gain(Migration of, List<Line> lines) {
        List<String> names = lines.stream().map(Line::segment).toList();
        int[] segment = of.before().labels(names);
        return Bootstrap.of(segment.length, drawn -> {
            var brought = Sum.byGroup(drawn.length, i -> of.brought(drawn[i]), names.size(), i -> segment[drawn[i]]);
            return error(lines, Line::naive, brought) - error(lines, Line::forecast, brought);
        });
    }

    /** The absolute errors together, in parts of what was brought. */
    private static double error(List<Line> lines, ToDoubleFunction<Line> forecast, double... brought) {
        return MathArrays.distance1(Rows.values(lines, forecast), brought)
                / Arrays.stream(brought).sum();
    }

    /** Whether the forecast is better than to expect nothing, and then whether it beats the naive one, in a sentence. */
    public String sentence() {
        if (!whyNot.isEmpty()) {
            return whyNot;
        }
        double[] brought = Rows.values(segments, Line::actual);
        long errs = Math.round(100 * error(segments, Line::forecast, brought));
        String verdict = errs >= NOTHING
                ? "is no better than none, since to expect nothing errs by 100 %"
                : gain.low() > 0
                        ? "beats the sum of a year before"
                        : gain.high() < 0
                                ? "is worse than the sum of a year before"
                                : "does not surely beat the sum of a year before";
        String words = "For %d days from %s the forecast by segment %s: errors of %d %% of the %s, naive %.0f %%";
        return say(words, days, from, verdict, errs, revenue(unit), 100 * error(segments, Line::naive, brought));
    }

    /** One row a segment, in the unit of money. */
    public Table table() {
        return COLUMNS.table(sentence(), segments);
    }

    /** For {@code summary.json}; the reason where there is none. */
    public Map<String, Object> metrics() {
        Map<String, Object> metrics =
                new TreeMap<>(Map.of("line_set", "kept lines, split by time", "from", from.toString()));
        metrics.putAll(Map.of("days", days, "gain", gain.whole(), "gain_low", gain.low(), "gain_high", gain.high()));
        Predicate<String> figures = name -> !name.equals("segment");
        metrics.put("segments", Rows.map(segments, each -> each.segment, each -> COLUMNS.metrics(each, figures)));
        return whyNot.isEmpty() ? metrics : Map.of("why_not", whyNot);
    }
}
