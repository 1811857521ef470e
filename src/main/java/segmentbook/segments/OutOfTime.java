package segmentbook.segments;

import static segmentbook.statistics.Words.percent;
import static segmentbook.statistics.Words.revenue;
import static segmentbook.statistics.Words.say;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.FDistribution;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import segmentbook.columns.Columns;
import segmentbook.customers.Column;
import segmentbook.customers.CustomerTable;
import segmentbook.rfm.CustomerBase;
import segmentbook.rfm.RfmTable;
import segmentbook.statistics.Bootstrap;
import segmentbook.statistics.Rows;
import segmentbook.validation.Comparison;
import segmentbook.validation.KSelection;
import tech.tablesaw.api.Table;

/**
 * What groups of customers, made from the lines up to a day, say of what the same customers buy after it.
 *
 * <p>Judged by the share of variance that the groups explain (eta squared, 0 to 1): of log1p of later revenue, and of having
 * bought again at all. Each with an interval at 95 % from bootstrap samples of the customers, and with what as many groups
 * explain on average where labels are shuffled among the customers. Noise is a group of its own.
 *
 * @param before the choice made anew from the lines before; the one there is where nothing can be judged
 * @param split the last day that groups know
 * @param later what each customer known at the split does after it: {@code revenue} (log1p) and {@code returned} (0 or 1)
 * @param whyNot why nothing can be judged, in a sentence without its full stop; empty where it can
 * @param shares by grouping what it explains: {@code revenue}, {@code returned}, each with the ends of its interval, and
 *     {@code by_chance}
 */
public record OutOfTime(
        ChosenClusters before,
        LocalDate split,
        CustomerTable later,
        String whyNot,
        Map<String, Map<String, Double>> shares) {
    private static final String GRID = "R x F grid";
    private static final int FEWEST = 10;

    /**
     * Two groupings that need no algorithm: one order or several, and the R x F grid.
     *
     * @param split the last day that groups know, of lines from a first day to a last
     */
    public static OutOfTime of(ChosenClusters chosen, BinaryOperator<LocalDate> split) {
        if (chosen.base().rfm().isEmpty()) {
            return new OutOfTime(chosen, LocalDate.MIN, "the file has one row a customer and no purchases");
        }
        RfmTable whole = chosen.base().rfm().orElseThrow();
        var lines = whole.transactions();
        LocalDate day = split.apply(lines.firstDay(), lines.lastDay());
        long days = ChronoUnit.DAYS.between(day, lines.snapshot());
        var known =
                whole.rows().stream().filter(row -> row.tenureDays() >= days).toList();
        long back = known.stream().filter(row -> row.recencyDays() < days).count();
        if (Math.min(back, known.size() - back) < FEWEST) {
            String found =
                    "%,d customers bought until %s and %,d of them after it; ten who did and ten who did not are needed";
            return new OutOfTime(chosen, day, say(found, known.size(), day, back));
        }
        RfmTable then = RfmTable.of(lines.until(day));
        IntToDoubleFunction more =
                i -> known.get(i).monetary() - then.rows().get(i).monetary();
        CustomerTable later = CustomerTable.of(then.customerTable().ids())
                .with(Column.number("revenue"), i -> StrictMath.log1p(Math.max(0, more.applyAsDouble(i))))
                .with(Column.number("returned"), i -> known.get(i).recencyDays() < days ? 1 : 0);
        return new OutOfTime(chosen.anew(CustomerBase.of(then)), day, later, "", Map.of()).withTrivial();
    }

    private OutOfTime(ChosenClusters chosen, LocalDate split, String why) {
        this(chosen, split, chosen.base().table(), "Nothing is known of later purchases: " + why, Map.of());
    }

    private OutOfTime withTrivial() {
        RfmTable rfm = before.base().rfm().orElseThrow();
        List<String> grid = rfm.score(5).segments().all();
        return with("one order or several", row -> rfm.rows().get(row).frequency() == 1 ? 0 : 1)
                .with(GRID, row -> grid.indexOf(grid.get(row)));
    }

    /** And what the same algorithms find from the lines before; those left out for whose clusters there are too few. */
    public OutOfTime with(Comparison comparison) {
        OutOfTime all = this;
        for (var each : comparison.clusterings()) {
            if (whyNot.isEmpty() && each.k() <= KSelection.most(before.features())) {
                all = all.with(each.algorithm(), each.clusterer().fit(before.features())::label);
            }
        }
        return all;
    }

    private OutOfTime with(String grouping, IntUnaryOperator group) {
        int[] labels = IntStream.range(0, later.size()).map(group).toArray();
        Map<String, Double> own = new LinkedHashMap<>();
        for (String name : List.of("revenue", "returned")) {
            double[] values = later.numbers(name);
            Bootstrap share = Bootstrap.of(labels.length, drawn -> explained(labels, values, drawn));
            own.put(name, share.whole());
            own.put(name + "_from", share.low());
            own.put(name + "_to", share.high());
        }
        own.put("by_chance", (Arrays.stream(labels).distinct().count() - 1.0) / (later.size() - 1));
        Map<String, Map<String, Double>> more = new LinkedHashMap<>(shares);
        more.put(grouping, Collections.unmodifiableMap(own));
        return new OutOfTime(before, split, later, whyNot, Collections.unmodifiableMap(more));
    }

    /** Eta squared among some rows: the correlation of values and means of their groups, squared; 0 where either does not differ. */
    public static double explained(int[] labels, double[] values, int[] rows) {
        Map<Integer, Double> means = IntStream.of(rows)
                .boxed()
                .collect(Collectors.groupingBy(row -> labels[row], Collectors.averagingDouble(row -> values[row])));
        double[] expected = Rows.values(rows.length, i -> means.getOrDefault(labels[rows[i]], 0.0));
        double r = new PearsonsCorrelation().correlation(Rows.pick(values, rows), expected);
        return Double.isNaN(r) ? 0 : r * r;
    }

    /** Which grouping says most of later revenue, and whether that is more than the R x F grid for certain, in a sentence. */
    public String sentence() {
        if (!whyNot.isEmpty()) {
            return whyNot;
        }
        String best = shares.keySet().stream()
                .max(Comparator.comparingDouble(each -> share(each, "revenue")))
                .orElseThrow();
        String unit = revenue(before.base().transactions().moneyUnit());
        if (!isMoreThanChance(best)) {
            String none = "Known on %s, no grouping explains more of the variance of later %s than chance; most has %s";
            return say(none, split, unit, words(best));
        }
        String most =
                say("Known on %s, %s explains the largest share of the variance of later %s", split, words(best), unit);
        boolean sure = share(best, "revenue_from") > share(GRID, "revenue_to");
        return best.equals(GRID) ? most : most + (sure ? "; less: " : "; no less for certain: ") + words(GRID);
    }

    private double share(String grouping, String name) {
        return shares.getOrDefault(grouping, Map.of()).getOrDefault(name, Double.NaN);
    }

    /** By F, among as many groupings as were tried (Bonferroni), at 5 %. */
    private boolean isMoreThanChance(String grouping) {
        double groups = share(grouping, "by_chance") * (later.size() - 1); // less one
        double rest = later.size() - 1 - groups;
        double f = share(grouping, "revenue") / groups / ((1 - share(grouping, "revenue")) / rest);
        return groups > 0 && 1 - new FDistribution(groups, rest).cumulativeProbability(f) < .05 / shares.size();
    }

    private String words(String grouping) {
        String chance = percent(share(grouping, "by_chance"));
        return say("%s (%s, by chance %s)", grouping, percent(share(grouping, "revenue")), chance);
    }

    /** One row a grouping: what it explains, in percent, with the ends of the interval and what chance explains. */
    public Table table() {
        Columns<String> columns = Columns.<String>none().text("grouping", "", grouping -> grouping);
        for (String name : shares.getOrDefault(GRID, Map.of()).keySet()) {
            columns = columns.share(name.replace('_', ' ') + " %", "", each -> share(each, name));
        }
        return columns.table(whyNot, sentence(), List.copyOf(shares.keySet()));
    }

    /** The same for {@code summary.json}; the reason where nothing can be judged. */
    public Map<String, Object> metrics() {
        Map<String, Object> metrics = new LinkedHashMap<>(Map.of("line_set", "kept lines, split by time"));
        metrics.put("split", split.toString());
        metrics.put("customers", later.size());
        metrics.putAll(shares);
        return whyNot.isEmpty() ? metrics : Map.of("why_not", whyNot);
    }
}
