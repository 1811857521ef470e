package segmentbook.segments;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import segmentbook.columns.Columns;
import segmentbook.customers.Column;
import segmentbook.customers.CustomerTable;
import segmentbook.statistics.Bootstrap;
import segmentbook.statistics.Rows;
import tech.tablesaw.api.Table;

/**
 * How far each segment lies from all other customers, measure by measure.
 *
 * <p>The size of a difference is Cliff's delta (1993): of all pairs of a customer of the segment and another one, the part in
 * which the first has more, less the part in which it has less. So it does not depend on units, nor on one very large
 * customer. Intervals at 95 % are from {@value Bootstrap#SAMPLES} bootstrap samples of the customers; a segment of fewer than
 * {@value #FEWEST} customers has none.
 *
 * @param all of each segment the measure that differs most first; none where everybody is in one segment
 */
public record Effects(List<Effect> all) {
    static final int FEWEST = 4;

    private static final Columns<Effect> COLUMNS = Columns.<Effect>none()
            .text("segment", "segment", Effect::segment)
            .text("measure", "measure", each -> each.measure.header())
            .number("median", "median", Effect::median)
            .number("of the others", "median_of_others", Effect::others)
            .number("delta", "cliffs_delta", each -> each.delta.whole())
            .number("from", "cliffs_delta_low", each -> each.delta.low())
            .number("to", "cliffs_delta_high", each -> each.delta.high());

    /**
     * One segment beside the others in one measure.
     *
     * @param segment its name
     * @param measure in what
     * @param median of the segment
     * @param others the median of all other customers
     * @param delta Cliff's delta with its interval, -1 (all have less than the others) to 1
     */
    public record Effect(String segment, Column measure, double median, double others, Bootstrap delta) {
        private double size() {
            return Math.abs(delta.whole());
        }
    }

    /** Of the segments in the order of their profiles. */
    public static Effects of(Profiles profiles) {
        List<String> names = profiles.all().stream().map(Profile::segment).toList();
        CustomerTable customers = profiles.customers();
        int[] segments = profiles.segmentation().labels(names);
        List<CustomerTable> others = Rows.list(
                names.size(), own -> customers.rows(Rows.where(segments.length, row -> segments[row] != own)));
        List<Effect> all = new ArrayList<>();
        for (Column measure : names.size() == 1 ? List.<Column>of() : profiles.measures()) {
            List<Bootstrap> deltas = new Deltas(customers.numbers(measure.name()), segments, names.size()).bootstrap();
            for (int i = 0; i < names.size(); i++) {
                double median = profiles.all().get(i).median(measure.name());
                double rest = others.get(i).median(measure.name());
                Bootstrap delta = deltas.get(i);
                boolean few = profiles.all().get(i).customers() < FEWEST;
                Bootstrap none = new Bootstrap(delta.whole(), Double.NaN, Double.NaN);
                all.add(new Effect(names.get(i), measure, median, rest, few ? none : delta));
            }
        }
        all.removeIf(each -> Double.isNaN(each.delta.whole()));
        all.sort(Comparator.<Effect>comparingInt(each -> names.indexOf(each.segment))
                .thenComparing(Effect::size, Comparator.reverseOrder()));
        return new Effects(List.copyOf(all));
    }

    /** The measure in which a segment lies farthest from the others, one of each segment. */
    public List<Effect> greatest() {
        var segments = all.stream().map(Effect::segment).distinct();
        return segments.map(segment -> of(segment).get(0)).toList();
    }

    /** All measures of one segment, the one that differs most first. */
    public List<Effect> of(String segment) {
        return all.stream().filter(each -> each.segment.equals(segment)).toList();
    }

    /** The greatest difference of all whose interval leaves zero out, in a sentence without its full stop. */
    public String sentence() {
        return all.stream()
                .filter(each -> each.delta.low() > 0 || each.delta.high() < 0)
                .max(Comparator.comparingDouble(Effect::size))
                .map(each -> say(
                        "%s lie farthest from the others in %s: Cliff's delta %.2f (%.2f to %.2f)",
                        each.segment, each.measure.name(), each.delta.whole(), each.delta.low(), each.delta.high()))
                .orElse("No segment differs from the others in any number, for certain");
    }

    /** One row a segment: where it lies farthest from the others. */
    public Table table() {
        return COLUMNS.table(sentence(), greatest());
    }

    /** One row a measure of one segment. */
    public Table table(String segment) {
        return COLUMNS.table(segment + " beside all others", of(segment));
    }

    /** All segments and measures, for {@code effects.csv}; without columns where there are none. */
    public Table results() {
        return all.isEmpty() ? Table.create(sentence()) : COLUMNS.results("Effects", all);
    }

    /** Cliff's delta of every segment at once, from the mean ranks of those drawn. */
    private record Deltas(double[] values, int[] segments, int count) {
        List<Bootstrap> bootstrap() {
            int[] known = Rows.where(values.length, row -> !Double.isNaN(values[row]));
            Comparator<Integer> order = Comparator.comparingDouble(i -> values[known[i]]);
            int[] byValue = Rows.pick(known, Rows.sorted(known.length, order));
            return Bootstrap.all(values.length, drawn -> deltas(drawn, byValue));
        }

        private double[] deltas(int[] drawn, int[] byValue) {
            int[] times = Rows.counts(values.length, IntStream.of(drawn));
            double[] ranks = new double[count];
            double[] sizes = new double[count];
            double before = 0;
            for (int from = 0, to; from < byValue.length; from = to) {
                double equal = 0;
                for (to = from; to < byValue.length && values[byValue[to]] == values[byValue[from]]; to++) {
                    equal += times[byValue[to]];
                }
                for (int i = from; i < to; i++) {
                    sizes[segments[byValue[i]]] += times[byValue[i]];
                    ranks[segments[byValue[i]]] += times[byValue[i]] * (before + (equal + 1) / 2);
                }
                before += equal;
            }
            double all = before;
            return Rows.values(count, i -> delta(ranks[i], sizes[i], all - sizes[i]));
        }

        private static double delta(double ranks, double own, double others) {
            return 2 * (ranks - own * (own + 1) / 2) / (own * others) - 1; // NaN without anybody on one side
        }
    }
}
