package segmentbook.plots;

import java.util.ArrayList;
import java.util.List;
import segmentbook.exploration.ProductRanking;
import segmentbook.exploration.ProductRanking.By;
import segmentbook.exploration.ProductRanking.Product;
import segmentbook.exploration.Timeline;
import segmentbook.statistics.Rows;
import segmentbook.transactions.Finding;
import segmentbook.transactions.Findings;
import segmentbook.transactions.InvoiceLines;
import segmentbook.transactions.Ledger;
import tech.tablesaw.plotly.components.Figure;

/** Charts of invoice lines, before and after cleaning. */
public final class TransactionCharts {
    private static final int PRODUCTS = 8;
    private static final int NAME_LENGTH = 32;

    private TransactionCharts() {}

    /** Raw lines by month. */
    public static Figure lines(InvoiceLines lines) {
        var months = Timeline.rawLines(lines);
        List<String> names = months.stringColumn("month").asList();
        double[] counts = months.intColumn("lines").asDoubleArray();
        return Chart.of(Timeline.rawLinesSentence(lines))
                .x(Scale.names("month", names))
                .y(Scale.number("lines"))
                .add(Bars.vertical("lines", names, counts).hover("%{x}: %{y:,d} lines"))
                .figure();
    }

    /** How often each finding was made, on a logarithmic axis. */
    public static Figure findings(Findings findings) {
        List<Finding> all = findings.byCount();
        List<String> names = all.isEmpty()
                ? List.of("none")
                : all.stream().map(Finding::words).toList();
        double[] counts = all.isEmpty() ? new double[1] : Rows.values(all, Finding::count);
        return Chart.of(findings.sentence())
                .x(all.isEmpty() ? Scale.number("how often") : Scale.powers("how often (logarithmic)"))
                .y(Scale.names("finding", names).reverse())
                .add(Bars.horizontal("count", names, counts).labels(",d").hover("%{y}: %{x:,d}"))
                .roomForLabels()
                .figure();
    }

    /** How many lines are kept, and how many each rule leaves out. */
    public static Figure ledger(Ledger ledger) {
        List<String> names = new ArrayList<>(List.of("kept"));
        List<String> colors = new ArrayList<>(List.of(Palette.PLAIN));
        List<Long> lines = new ArrayList<>(List.of(ledger.kept().lines()));
        for (Ledger.LeftOut each : ledger.leftOut()) {
            if (each.entry().lines() > 0) {
                names.add(each.rule().words());
                colors.add(Palette.ACCENT);
                lines.add(each.entry().lines());
            }
        }
        return Chart.of(ledger.sentence())
                .x(Scale.number("lines"))
                .y(Scale.names("step", names).reverse())
                .add(Bars.horizontal("lines", names, Rows.values(lines, Long::doubleValue))
                        .colors(colors)
                        .labels(",d")
                        .hover("%{y}: %{x:,d} lines"))
                .roomForLabels()
                .figure();
    }

    /**
     * Units of the best sellers if cancelled invoices are only dropped, and what customers kept after netting.
     *
     * @param dropped the ranking with cancellations dropped
     * @param netted the ranking with cancellations netted
     */
    public static Figure bestSellers(ProductRanking dropped, ProductRanking netted) {
        List<Product> top = dropped.top(PRODUCTS, By.UNITS);
        List<String> names = Rows.list(top, each -> DisplayText.shortened(each.name(), NAME_LENGTH));
        return Chart.of(dropped.notKeptSentence(netted, PRODUCTS))
                .x(Scale.number("units"))
                .y(Scale.names("product", names).reverse())
                .add(units("cancelled invoices dropped", names, Rows.values(top, Product::units))
                        .color(Palette.ACCENT))
                .add(units("cancellations netted", names, Rows.values(top, each -> netted.units(each.code())))
                        .color(Palette.PLAIN)
                        .pattern("/"))
                .legendBelow()
                .figure();
    }

    private static Series units(String what, List<String> names, double[] units) {
        return Bars.horizontal(what, names, units).hover("%{y}: %{x:,d} units, " + what);
    }
}
