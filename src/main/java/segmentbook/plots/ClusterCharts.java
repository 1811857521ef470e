package segmentbook.plots;

import static segmentbook.statistics.Rows.values;
import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import segmentbook.clustering.Clustering;
import segmentbook.customers.Column;
import segmentbook.features.PrincipalComponents;
import segmentbook.statistics.Rows;
import segmentbook.validation.Silhouette;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.traces.Scatter3DTrace;

/** Charts of clusters: where they lie, how well they fit, and what tells them apart. */
public final class ClusterCharts {
    /** More points make a page large and show nothing more. */
    static final int MOST_POINTS = 1_500;

    private static final int ROW = 34;

    private ClusterCharts() {}

    /** Customers and centres on the two principal components that show the most; of two features in their own units. */
    public static Figure scatter2d(Clustering clustering) {
        String whyNot = whyNot(clustering, 2);
        if (!whyNot.isEmpty()) {
            return new MissingFigure(whyNot);
        }
        Plane plane = Plane.of(clustering);
        List<Series> series = each(clustering, MOST_POINTS, (cluster, rows) -> plane.points(clustering, cluster, rows)
                .with("marker.size", 6));
        IntStream.rangeClosed(1, clustering.k())
                .forEach(cluster -> series.add(centre2d(cluster, plane.centres.apply(cluster))));
        var chart = Chart.of(clustering.title() + ": " + plane.finding + thinning(clustering));
        return chart.x(plane.x).y(plane.y).add(series).figure();
    }

    /**
     * Where customers and the centres of clusters lie in a plane.
     *
     * @param at the place of a customer by row number
     * @param centres the place of a centre, from 1
     */
    record Plane(Scale x, Scale y, String finding, IntFunction<double[]> at, IntFunction<double[]> centres) {
        /** Two features in their own units, or else the two principal components that show the most. */
        static Plane of(Clustering clustering) {
            var matrix = clustering.matrix();
            var raw = matrix.raw().select(each -> matrix.columns().contains(each.name()));
            List<Column> columns = raw.columns();
            if (matrix.columns().size() == 2 && columns.size() == 2) {
                return new Plane(
                        Scale.anyNumber(columns.get(0).header()),
                        Scale.anyNumber(columns.get(1).header()),
                        clustering.standingOut(),
                        row -> values(columns, each -> raw.value(row, each.name())),
                        clustering.typical()::row);
            }
            PrincipalComponents components = PrincipalComponents.of(matrix);
            return new Plane(
                    component(components, 0),
                    component(components, 1),
                    components.sentence(),
                    row -> values(2, i -> Points.rounded(components.project(matrix.row(row), i))),
                    cluster -> values(
                            2, i -> components.project(clustering.centres().row(cluster), i)));
        }

        Series points(Clustering clustering, int cluster, int[] rows) {
            double[][] places = IntStream.of(rows).mapToObj(at).toArray(double[][]::new);
            return Points.of(
                            clustering.name(cluster),
                            values(rows.length, i -> places[i][0]),
                            values(rows.length, i -> places[i][1]),
                            hover(clustering, rows))
                    .mark(Palette.cluster(cluster))
                    .with("marker.line.width", Palette.cluster(cluster).symbol().endsWith("-open") ? 1.5 : .5);
        }
    }

    private static Series centre2d(int cluster, double[] at) {
        Series point = Points.of("centre " + cluster, new double[] {at[0]}, new double[] {at[1]}, List.of(""));
        return point.with("mode", "markers+text")
                .color("#FFFFFF")
                .with("text", List.of(String.valueOf(cluster)))
                .with("textfont", Map.of("size", 13, "color", Palette.INK))
                .with("marker", Map.of("opacity", 1, "symbol", "circle", "size", 22))
                .with("marker.line", Map.of("color", "#000000", "width", 2))
                .hover("centre of cluster " + cluster)
                .unlisted();
    }

    static Scale component(PrincipalComponents components, int component) {
        return Scale.anyNumber(
                say("component %d (%.0f %% of variance)", component + 1, 100 * components.share(component)));
    }

    /** Why clusters cannot be drawn along so many axes, in a sentence without its full stop; empty where they can. */
    static String whyNot(Clustering clustering, int axes) {
        int features = clustering.matrix().columns().size();
        return features >= axes || !clustering.whyNot().isEmpty()
                ? clustering.whyNot()
                : say(
                        "There is nothing to draw in %d dimensions: clusters are made from %s",
                        axes,
                        features == 0
                                ? "nothing"
                                : String.join(" and ", clustering.matrix().columns()) + " only");
    }

    /** Customers and centres by the first three features, to be turned by hand. */
    public static Figure scatter3d(Clustering clustering) {
        var matrix = clustering.matrix();
        String whyNot = whyNot(clustering, 3);
        if (!whyNot.isEmpty()) {
            return new MissingFigure(whyNot);
        }
        List<Series> series = each(clustering, MOST_POINTS, (cluster, rows) -> points3d(
                        clustering.name(cluster), cluster, matrix.select(rows)::column)
                .with(Map.of("text", hover(clustering, rows), "marker", Map.of("size", 3, "opacity", .8)))
                .hover("%{text}"));
        Map<String, Object> scene = scene(matrix.columns());
        scene.put(
                "annotations",
                Rows.list(
                        clustering.k(), i -> number(i + 1, clustering.centres().row(i + 1))));
        return Chart.of(clustering.title() + ": " + clustering.standingOut() + thinning(clustering))
                .x(Scale.number(matrix.columns().get(0)).with("visible", false))
                .y(Scale.number(matrix.columns().get(1)).with("visible", false))
                .add(series)
                .with(Map.of("scene", scene, "legend", Map.of("itemsizing", "constant")))
                .figure();
    }

    /** The number of a cluster at its centre, before all points. */
    private static Map<String, Object> number(int cluster, double[] at) {
        Map<String, Object> number = new LinkedHashMap<>(Map.of("x", at[0], "y", at[1], "z", at[2]));
        number.putAll(Map.of("text", String.valueOf(cluster), "hovertext", "centre of cluster " + cluster));
        number.putAll(Map.of("showarrow", false, "bgcolor", "#FFFFFF", "bordercolor", "#000000", "borderpad", 3));
        return number;
    }

    private static Map<String, Object> scene(List<String> features) {
        Map<String, Object> scene = new LinkedHashMap<>();
        List<String> axes = List.of("xaxis", "yaxis", "zaxis");
        for (int i = 0; i < axes.size(); i++) {
            Map<String, Object> title = Map.of("text", DisplayText.literal(features.get(i) + " (scaled)"));
            scene.put(axes.get(i), Map.of("title", title, "tickfont", Map.of("size", 10), "nticks", 6));
        }
        Map<String, Object> eye = Map.of("x", 1.55, "y", -1.55, "z", .9);
        scene.put("camera", Map.of("eye", eye, "center", Map.of("x", 0, "y", 0, "z", -.2)));
        scene.put("aspectmode", "cube");
        return scene;
    }

    /** Points by their values on axes 0 to 2. */
    private static Series points3d(String name, int cluster, IntFunction<double[]> axis) {
        DoubleColumn[] columns = IntStream.range(0, 3)
                .mapToObj(axis)
                .map(values -> DoubleColumn.create("axis", Arrays.stream(values).map(Points::rounded)))
                .toArray(DoubleColumn[]::new);
        Scatter3DTrace trace = Scatter3DTrace.builder(columns[0], columns[1], columns[2])
                .mode(Scatter3DTrace.Mode.MARKERS)
                .name(name)
                .build();
        return Series.of(trace).mark(Palette.cluster(cluster));
    }

    /**
     * The silhouette of each customer, sorted within each cluster, the first cluster on top.
     */
    public static Figure silhouettePlot(Clustering clustering) {
        if (clustering.k() < 2) {
            return new MissingFigure(say(
                    "A silhouette needs two clusters to compare, and %s has %d",
                    clustering.algorithm(), clustering.k()));
        }
        Silhouette silhouette = Silhouette.of(clustering);
        int step = Rows.step(clustering.rows(), MOST_POINTS);
        List<Series> series = new ArrayList<>();
        int from = 0;
        for (int cluster = 1; cluster <= clustering.k(); cluster++) {
            String name = say("cluster %d: mean %.2f", cluster, silhouette.mean(cluster));
            series.add(blade(name, silhouette.sorted(cluster), from, step)
                    .mark(Palette.cluster(cluster))
                    .with(Map.of("fill", "tozerox", "line", Map.of("width", 1, "dash", "solid")))
                    .hover("cluster " + cluster + ": %{x:.2f}"));
            from += silhouette.sorted(cluster).length;
        }
        return Chart.of(clustering.title() + ": " + silhouette.sentence())
                .x(Scale.anyNumber("silhouette"))
                .y(Scale.number("customers, sorted within each cluster").reverse())
                .add(series)
                .noteAtX(silhouette.mean(), "mean")
                .figure();
    }

    /** The silhouettes of one cluster, falling, every n-th and the last, drawn from a height on. */
    private static Series blade(String name, double[] sorted, int from, int step) {
        int[] drawn = Points.everyNth(sorted.length, step);
        return Lines.of(
                name,
                values(drawn.length, i -> Points.rounded(sorted[sorted.length - 1 - drawn[i]])),
                values(drawn.length, i -> from + drawn[i]));
    }

    /** The mean of each feature in each cluster, in standard deviations from the mean of all. */
    public static Figure profileHeatMap(Clustering clustering) {
        if (clustering.k() < 2 || !whyNot(clustering, 1).isEmpty()) {
            return new MissingFigure(clustering.title() + ": " + clustering.standingOut());
        }
        var means = clustering.standing();
        List<String> clusters = AlgorithmCharts.names(clustering).subList(1, clustering.k() + 1);
        var cells = HeatMap.of(means.columns(), clusters, means.toArray(), "+.2f", "standard deviations from the mean");
        return Chart.of(clustering.title() + ": " + clustering.standingOut())
                .x(Scale.names("feature", means.columns()))
                .y(Scale.names("cluster (customers)", clusters).reverse())
                .add(HeatMap.around(0, cells).hover("%{y}, %{x}: %{z:+.2f} standard deviations"))
                .with(Map.of("height", Math.max(Chart.HEIGHT - 100, 150 + ROW * clusters.size())))
                .figure();
    }

    /** Noise first, so that it lies at the bottom, then each cluster; of many rows every n-th. */
    static List<Series> each(Clustering clustering, int most, BiFunction<Integer, int[], Series> drawn) {
        int step = Rows.step(clustering.rows(), most);
        List<Series> series = new ArrayList<>();
        for (int cluster = 0; cluster <= clustering.k(); cluster++) {
            int wanted = cluster;
            int[] rows = Rows.where(clustering.rows(), row -> row % step == 0 && clustering.label(row) == wanted);
            if (rows.length > 0) {
                series.add(drawn.apply(cluster, rows));
            }
        }
        return series;
    }

    private static List<String> hover(Clustering clustering, int[] rows) {
        return Arrays.stream(rows)
                .mapToObj(row -> clustering.matrix().customers().get(row) + ", "
                        + (clustering.label(row) == 0 ? "noise" : "cluster " + clustering.label(row)))
                .toList();
    }

    private static String thinning(Clustering clustering) {
        return Points.thinning(clustering.rows(), MOST_POINTS, "customers");
    }
}
