package segmentbook.plots;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import segmentbook.exploration.ProductRanking;
import segmentbook.exploration.ProductRanking.By;
import segmentbook.exploration.ProductRanking.Product;
import segmentbook.exploration.Timeline;
import segmentbook.transactions.Finding;
import segmentbook.transactions.Findings;
import segmentbook.transactions.InvoiceLines;
import segmentbook.transactions.Ledger;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/** Charts of invoice lines, before and after cleaning. */
public final class TransactionCharts {
    private static final int NAME_LENGTH = 32;

    private TransactionCharts() {}

    /** Raw lines by month. */
    public static Figure lines(InvoiceLines lines) {
        Table months = Timeline.rawLines(lines);
        List<String> names = months.stringColumn("month").asList();
        double[] counts = months.intColumn("lines").asDoubleArray();
        int most = greatest(counts);
        String finding = say(
                "%,d lines from %s to %s; %s has the most, %,.0f",
                lines.size(), lines.firstDay(), lines.lastDay(), names.get(most), counts[most]);
        return Chart.of(finding)
                .x(Scale.names("month", names))
                .y(Scale.number("lines"))
                .add(Bars.vertical("lines", names, counts).hover("%{x}: %{y:,d} lines"))
                .figure();
    }

    /** How often each finding was made, on a logarithmic axis. */
    public static Figure findings(Findings findings) {
        List<Finding> most = findings.all().stream()
                .sorted(Comparator.comparingInt(Finding::count).reversed())
                .toList();
        if (most.isEmpty()) {
            return Chart.of("No check found anything")
                    .x(Scale.number("how often"))
                    .y(Scale.names("finding", List.of("none")))
                    .add(Bars.horizontal("count", List.of("none"), new double[] {0}))
                    .figure();
        }
        List<String> names = most.stream().map(Finding::words).toList();
        double[] counts = most.stream().mapToDouble(Finding::count).toArray();
        return Chart.of(say(
                        "%d checks found something; most often, %,.0f times: %s", most.size(), counts[0], names.get(0)))
                .x(Scale.powers("how often (logarithmic)"))
                .y(Scale.names("finding", names).reverse())
                .add(Bars.horizontal("count", names, counts).labels(",d").hover("%{y}: %{x:,d}"))
                .with(room())
                .figure();
    }

    /** What became of the lines: kept, or left by which rule. */
    public static Figure ledger(Ledger ledger) {
        List<String> names = new ArrayList<>(List.of("kept"));
        List<String> colors = new ArrayList<>(List.of(Palette.PLAIN));
        List<Double> lines = new ArrayList<>(List.of((double) ledger.kept().lines()));
        for (Ledger.LeftOut each : ledger.leftOut()) {
            if (each.entry().lines() > 0) {
                names.add(each.rule().words());
                colors.add(Palette.ACCENT);
                lines.add((double) each.entry().lines());
            }
        }
        double share = 100.0 * ledger.kept().lines() / ledger.read().lines();
        return Chart.of(say(
                        "%.1f %% of the %,d lines stay; each other line leaves by exactly one rule",
                        share, ledger.read().lines()))
                .x(Scale.number("lines"))
                .y(Scale.names("step", names).reverse())
                .add(Bars.horizontal("lines", names, array(lines))
                        .colors(colors)
                        .labels(",d")
                        .hover("%{y}: %{x:,d} lines"))
                .with(room())
                .figure();
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * Units of the best sellers where cancelled invoices are merely dropped, beside what customers kept after netting.
     *
     * @param dropped the ranking with cancellations dropped
     * @param netted the ranking with cancellations netted
     */
    public static Figure bestSellers(ProductRanking dropped, ProductRanking netted) {
        List<Product> top = dropped.top(8, By.UNITS);
        List<String> names = top.stream().map(TransactionCharts::label).toList();
        double[] before = top.stream().mapToDouble(Product::units).toArray();
        double[] after =
                top.stream().mapToDouble(each -> netted.units(each.code())).toArray();
        int worst = greatest(IntStream.range(0, before.length)
                .mapToDouble(i -> before[i] - after[i])
                .toArray());
        String finding = say(
                "Dropped cancellations leave %,.0f units of %s that nobody kept",
                before[worst] - after[worst], top.get(worst).name());
        return Chart.of(finding)
                .x(Scale.number("units"))
                .y(Scale.names("product", names).reverse())
                .add(units("cancelled invoices dropped", names, before).color(Palette.ACCENT))
                .add(units("cancellations netted", names, after)
                        .color(Palette.PLAIN)
                        .with(Map.of("marker", Map.of("pattern", Map.of("shape", "/")))))
                .legendBelow()
                .figure();
    }

    private static Series units(String what, List<String> names, double[] units) {
        return Bars.horizontal(what, names, units).hover("%{y}: %{x:,d} units, " + what);
    }

    private static String label(Product product) {
        String name = product.name();
        return name.length() <= NAME_LENGTH ? name : name.substring(0, NAME_LENGTH - 1) + "\u2026";
    }

    /** Room at the end of lying bars for their labels. */
    private static Map<String, Object> room() {
        return Map.of("margin", Map.of("r", 70));
    }

    /** Where the greatest value stands. */
    static int greatest(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .max(Comparator.comparingDouble(i -> values[i]))
                .orElseThrow();
    }

    static String named(String what, String unit) {
        return unit.isEmpty() ? what : what + " (" + unit + ")";
    }

    static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values).strip();
    }
}
