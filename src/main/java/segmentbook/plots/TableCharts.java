package segmentbook.plots;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import segmentbook.customers.Column;
import segmentbook.customers.Column.Kind;
import segmentbook.customers.CustomerTable;
import segmentbook.exploration.Correlations;
import segmentbook.statistics.Histogram;
import segmentbook.statistics.Rows;
import tech.tablesaw.plotly.components.Figure;

/** Charts of a table with one row a customer: how each column lies, and how columns go together. */
public final class TableCharts {
    private static final int BINS = 20;
    private static final int MOST = 4; // columns drawn beside each other
    private static final double GAP = .07;

    private TableCharts() {}

    /** Customers by each column of numbers, the first {@value #MOST}. */
    public static Figure distributions(CustomerTable customers) {
        List<Column> columns = numbers(customers);
        return columns.isEmpty()
                ? new MissingFigure("The table has no column of numbers to draw")
                : distributions(customers, finding(customers, columns));
    }

    static Figure distributions(CustomerTable customers, String finding) {
        List<Column> columns = numbers(customers);
        Map<String, Object> axes = new LinkedHashMap<>();
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            Histogram bins = Histogram.of(customers.distribution(column.name()), BINS);
            series.add(Bars.histogram(bins).with("xaxis", axis("x", i)).with("yaxis", axis("y", i)));
            axes.put(axis("xaxis", i), numbers(column, domain(i, columns.size()), "y", i));
            axes.put(axis("yaxis", i), axis(i == 0 ? "customers" : "", List.of(0, 1), "x", i));
        }
        return chart(finding, columns.get(0), "customers", series, axes, Chart.HEIGHT - 100);
    }

    private static String finding(CustomerTable customers, List<Column> columns) {
        List<String> words = Rows.list(columns, each -> {
            var values = customers.distribution(each.name());
            return each.name() + " " + each.range(values.min(), values.max());
        });
        int more = customers.names(Kind.NUMBER).size() - columns.size();
        return say("%,d customers;", customers.size()) + " "
                + String.join(", ", words)
                + (more == 0 ? "" : " " + say("(%d %s not drawn)", more, more == 1 ? "more column" : "more columns"));
    }

    /** The coefficients of all pairs, blue above 0 and orange below. */
    public static Figure correlations(Correlations correlations) {
        List<String> names = correlations.columns();
        double[][] cells = Series.cells(names, names, correlations::of);
        String words = correlations.method().words();
        Series map = HeatMap.around(0, HeatMap.of(names, names, cells, ".2f", words));
        return Chart.of(correlations.sentence())
                .x(Scale.names("column", names))
                .y(Scale.names("column", names).reverse())
                .add(map.with(Map.of("zmin", -1, "zmax", 1, "texttemplate", names.size() > 12 ? "" : "%{z:.2f}")))
                .with(Map.of("height", Math.max(Chart.HEIGHT - 70, 150 + 22 * names.size())))
                .figureIf(names.size() > 1);
    }

    /** Each pair of the first {@value #MOST} columns of numbers as points, coloured by a column of words, the first if any. */
    public static Figure pairs(CustomerTable customers) {
        List<Column> columns = numbers(customers);
        if (columns.size() < 2) {
            return new MissingFigure("Pairs need two columns of numbers");
        }
        String category = customers.names(Kind.WORDS).stream().findFirst().orElse("");
        List<String> groups = groups(customers, category);
        Map<String, Object> axes = new LinkedHashMap<>();
        List<Series> series = new ArrayList<>();
        int size = columns.size() - 1;
        for (int i = 0; i < size; i++) {
            axes.put(axis("xaxis", i), numbers(columns.get(i), domain(i, size), "y", size - 1));
            axes.put(axis("yaxis", i), numbers(columns.get(i + 1), domain(size - 1 - i, size), "x", 0));
            for (int j = 0; j <= i; j++) {
                for (Series each : points(customers, columns.get(j), columns.get(i + 1), groups)) {
                    Series at = each.with("xaxis", axis("x", j)).with("yaxis", axis("y", i));
                    series.add(i == 0 ? at : at.unlisted());
                }
            }
        }
        String by = category.isEmpty() ? "" : ", by " + category;
        String title = strongest(customers, columns) + by + Points.thinning(customers.size());
        return chart(title, columns.get(0), columns.get(1).header(), series, axes, 150 + 170 * size);
    }

    private static String strongest(CustomerTable customers, List<Column> columns) {
        CustomerTable drawn = customers.select(Rows.list(columns, Column::name));
        return Correlations.of(drawn, Correlations.Method.SPEARMAN).sentence();
    }

    private static List<String> groups(CustomerTable customers, String category) {
        return category.isEmpty()
                ? customers.ids().stream().map(each -> "customers").toList()
                : Rows.list(customers.words(category), each -> each.isEmpty() ? "not known" : each);
    }

    private static List<Series> points(CustomerTable customers, Column across, Column up, List<String> groups) {
        double[] x = customers.numbers(across.name());
        double[] y = customers.numbers(up.name());
        int[] known = Rows.where(x.length, row -> !Double.isNaN(x[row]) && !Double.isNaN(y[row]));
        List<String> order = groups.stream().distinct().toList();
        return Rows.list(
                Points.bySegment(
                        IntStream.of(known).mapToObj(groups::get).toList(),
                        Rows.values(known.length, i -> x[known[i]]),
                        Rows.values(known.length, i -> y[known[i]]),
                        IntStream.of(known).mapToObj(customers.ids()::get).toList()),
                each -> each.mark(Palette.cluster(1 + order.indexOf(each.trace().name())))
                        .with("marker.size", 5)
                        .with("legendgroup", each.trace().name()));
    }

    private static Figure chart(
            String title, Column x, String y, List<Series> series, Map<String, Object> axes, int height) {
        var chart = Chart.of(title).x(Scale.anyNumber(x.header())).y(Scale.anyNumber(y));
        var drawn = chart.add(series).legendBelow().with(axes);
        return drawn.with(Map.of("height", height)).figure();
    }

    private static List<Column> numbers(CustomerTable customers) {
        return customers.names(Kind.NUMBER).stream()
                .filter(each -> customers.missing(each) < customers.size())
                .limit(MOST)
                .map(customers::column)
                .toList();
    }

    private static String axis(String name, int i) {
        return i == 0 ? name : name + (i + 1);
    }

    private static List<Double> domain(int i, int of) {
        double width = (1 - GAP * (of - 1)) / of;
        return List.of(i * (width + GAP), i * (width + GAP) + width);
    }

    private static Map<String, Object> numbers(Column of, List<Double> domain, String anchor, int at) {
        Map<String, Object> axis = axis(of.header(), domain, anchor, at);
        axis.computeIfPresent("tickformat", (key, usual) -> of.isYear() ? ".12~g" : usual);
        return axis;
    }

    /** An axis of one of the plots, anchored at the other axis of this number. */
    private static Map<String, Object> axis(String title, List<? extends Number> domain, String anchor, int at) {
        Map<String, Object> text = Map.of("text", DisplayText.wrapped(title, 24), "font", Map.of("size", 11));
        var place = Map.of("title", text, "domain", domain, "anchor", axis(anchor, at), "automargin", true);
        Map<String, Object> axis = new LinkedHashMap<>(place);
        axis.putAll(Map.of("tickformat", ",.12~g", "nticks", 6, "zeroline", false, "gridcolor", "#E5E5E5"));
        return axis;
    }
}
