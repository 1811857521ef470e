package segmentbook.plots;

import static segmentbook.statistics.Rows.values;
import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import segmentbook.customers.CustomerTable;
import segmentbook.features.FactorAnalysis;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.Power;
import segmentbook.features.PrincipalComponents;
import segmentbook.statistics.Rows;
import tech.tablesaw.plotly.components.Figure;

/** Charts of how features are made: powers, principal components, factors. */
public final class FeatureCharts {
    private static final double ARROW = .8; // the longest, of the way to the farthest customer

    private FeatureCharts() {}

    /** Customers by one column after four powers: as it is, square root, logarithm, and the likeliest. */
    public static Figure powers(CustomerTable customers, String column) {
        if (customers.distribution(column).deviation() == 0) {
            return new MissingFigure("Everybody has the same " + column + ", whatever its power");
        } else if (Double.isNaN(customers.distribution(column).skewness())) {
            return new MissingFigure("Two customers have no skewness, whatever the power");
        }
        CustomerTable ladder = Power.ladder(customers, column);
        var skewness = Rows.list(
                ladder.columns(),
                each -> say("%.2f at %s", ladder.distribution(each.name()).skewness() + 0.0, each.name()));
        return TableCharts.distributions(ladder, "Skewness of " + column + ": " + String.join(", ", skewness));
    }

    /** The eigenvalue of each component, with the share of the variance up to it. */
    public static Figure scree(PrincipalComponents components) {
        int size = components.size();
        List<String> names = Scale.numbered("", size);
        List<String> shares = Rows.list(size, i -> say("%.0f %% so far", 100 * components.cumulative(i)));
        return Chart.of(components.screeSentence())
                .x(Scale.names("component", names))
                .y(Scale.number("eigenvalue (variance along it)"))
                .add(Bars.vertical("eigenvalue", names, values(size, components::eigenvalue))
                        .with(Map.of("text", shares, "textposition", "outside", "cliponaxis", false))
                        .hover("component %{x}: %{y:.2f}, %{text}"))
                .noteAtY(1, "one standardised column")
                .figureIf(size > 0);
    }

    /** How much each column counts in each component. */
    public static Figure loadings(PrincipalComponents components) {
        return loadings(
                components.loadingSentence(),
                Scale.numbered("component ", components.size()),
                components.columns(),
                i -> column -> components.loading(i, column));
    }

    /** How far each column goes with each factor. */
    public static Figure loadings(FactorAnalysis factors) {
        return loadings(
                factors.sentence(),
                Scale.numbered("factor ", factors.size()),
                factors.columns(),
                i -> column -> factors.loading(i, column));
    }

    private static Figure loadings(
            String finding, List<String> axes, List<String> columns, IntFunction<IntToDoubleFunction> loading) {
        double[][] cells = IntStream.range(0, axes.size())
                .mapToObj(i -> values(columns.size(), loading.apply(i)))
                .toArray(double[][]::new);
        return Chart.of(finding)
                .x(Scale.names("feature", columns))
                .y(Scale.names("axis", axes).reverse())
                .add(HeatMap.around(0, HeatMap.of(columns, axes, cells, "+.2f", "loading"))
                        .with(Map.of("zmin", -1, "zmax", 1)))
                .with(Map.of("height", 200 + 34 * axes.size()))
                .figureIf(!axes.isEmpty());
    }

    /** Customers on the first two components, and an arrow for each column: which way it grows. */
    public static Figure biplot(FeatureMatrix matrix) {
        PrincipalComponents components = PrincipalComponents.of(matrix);
        if (components.size() < 2) {
            return new MissingFigure("Two components need two columns in which customers differ");
        }
        int step = Rows.step(matrix.rows(), ClusterCharts.MOST_POINTS);
        int[] rows =
                IntStream.range(0, matrix.rows()).filter(i -> i % step == 0).toArray();
        double[] x = values(rows.length, i -> Points.rounded(components.project(matrix.row(rows[i]), 0)));
        double[] y = values(rows.length, i -> Points.rounded(components.project(matrix.row(rows[i]), 1)));
        List<String> ids = Arrays.stream(rows).mapToObj(matrix.customers()::get).toList();
        List<Series> series = new ArrayList<>();
        series.add(Points.of("customers", x, y, ids).with("marker.size", 5).with("marker.opacity", .35));
        double farthest = StatUtils.max(values(x.length, i -> Math.hypot(x[i], y[i])));
        IntStream.range(0, components.size()).forEach(i -> series.add(arrow(components, i, ARROW * farthest)));
        return Chart.of("Arrows are columns; " + components.sentence()
                        + Points.thinning(matrix.rows(), ClusterCharts.MOST_POINTS, "customers"))
                .x(ClusterCharts.component(components, 0))
                .y(ClusterCharts.component(components, 1))
                .add(series)
                .figure();
    }

    private static Series arrow(PrincipalComponents components, int column, double length) {
        double across = length * components.loading(0, column);
        double up = length * components.loading(1, column);
        String name = components.columns().get(column);
        boolean lowest = IntStream.range(0, components.size())
                .noneMatch(other -> components.loading(0, other) < 0 == across < 0
                        && components.loading(1, other) < components.loading(1, column));
        return Lines.of(name, new double[] {0, across}, new double[] {0, up})
                .color(Palette.INK)
                .with("mode", "lines+markers+text")
                .with("marker", Map.of("symbol", "arrow", "angleref", "previous", "size", 12))
                .with("text", List.of("", DisplayText.literal(name)))
                .with("textposition", lowest ? "bottom center" : "top center")
                .with("cliponaxis", false)
                .unlisted();
    }
}
