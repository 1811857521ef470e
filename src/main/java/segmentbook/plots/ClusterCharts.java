package segmentbook.plots;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import segmentbook.clustering.Centres;
import segmentbook.clustering.Clustering;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.PrincipalComponents;
import segmentbook.validation.Silhouette;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.traces.Scatter3DTrace;

/** Charts of clusters: where they lie, how well they fit, and what tells them apart. */
public final class ClusterCharts {
    /** More points make a page large and show nothing more. */
    private static final int MOST_POINTS = 1_500;

    private static final int ROW = 34;

    /** What plotly.js draws in three dimensions. */
    private static final List<String> SYMBOLS =
            List.of("circle", "square", "diamond", "cross", "circle-open", "square-open", "diamond-open");

    private ClusterCharts() {}

    /** Customers and centres on the two principal components that show the most. */
    public static Figure scatter2d(Clustering clustering) {
        FeatureMatrix matrix = clustering.matrix();
        PrincipalComponents components = PrincipalComponents.of(matrix);
        int second = Math.min(1, components.size() - 1);
        double shown = components.share(0) + (second == 0 ? 0 : components.share(second));
        List<Series> series = new ArrayList<>();
        each(
                clustering,
                (cluster, rows) -> series.add(Points.of(
                                name(clustering, cluster),
                                project(components, matrix, rows, 0),
                                project(components, matrix, rows, second),
                                hover(matrix, rows))
                        .mark(Palette.cluster(cluster))
                        .with(Map.of("marker", Map.of("size", 6)))));
        for (int cluster = 1; cluster <= clustering.k(); cluster++) {
            double[] centre = clustering.centres().row(cluster);
            series.add(centre2d(cluster, components.project(centre, 0), components.project(centre, second)));
        }
        String plane = say("%s: the plane shows %.0f %% of how customers differ", title(clustering), 100 * shown);
        return Chart.of(plane + thinning(clustering))
                .x(component(components, 0))
                .y(component(components, second))
                .add(series)
                .figure();
    }

    private static Series centre2d(int cluster, double x, double y) {
        return Points.of("centre " + cluster, new double[] {x}, new double[] {y}, List.of(""))
                .color(Palette.cluster(cluster).color())
                .with(centreMark(cluster))
                .unlisted();
    }

    private static Map<String, Object> centreMark(int cluster) {
        return Map.of(
                "mode", "markers+text",
                "text", List.of(String.valueOf(cluster)),
                "textfont", Map.of("size", 13, "color", "#FFFFFF"),
                "hovertemplate", "centre of cluster " + cluster + "<extra></extra>",
                "marker",
                        Map.of(
                                "symbol",
                                "circle",
                                "size",
                                22,
                                "opacity",
                                1,
                                "line",
                                Map.of("color", "#000000", "width", 2)));
    }

    private static Scale component(PrincipalComponents components, int component) {
        return Scale.number(say("component %d (%.0f %% of variance)", component + 1, 100 * components.share(component)))
                .with("rangemode", "normal");
    }

    private static double[] project(PrincipalComponents components, FeatureMatrix matrix, int[] rows, int component) {
        return Arrays.stream(rows)
                .mapToDouble(row -> rounded(components.project(matrix.row(row), component)))
                .toArray();
    }

    /**
     * Customers and centres by the first three features, to be turned by hand.
     *
     * @throws IllegalArgumentException where there are fewer than three features
     */
    public static Figure scatter3d(Clustering clustering) {
        FeatureMatrix matrix = clustering.matrix();
        if (matrix.columns().size() < 3) {
            throw new IllegalArgumentException("scatter3d: three features, found " + matrix.columns());
        }
        List<Series> series = new ArrayList<>();
        each(
                clustering,
                (cluster, rows) -> series.add(points3d(name(clustering, cluster), cluster, i -> matrix.select(rows)
                                .column(i))
                        .with(Map.of("text", hover(matrix, rows), "marker", Map.of("size", 3, "opacity", .4)))
                        .hover("%{text}")));
        for (int cluster = 1; cluster <= clustering.k(); cluster++) {
            series.add(centre3d(cluster, clustering.centres().row(cluster)));
        }
        return Chart.of(title(clustering) + ": " + standingOut(clustering) + thinning(clustering))
                .x(Scale.number(matrix.columns().get(0)).with("visible", false))
                .y(Scale.number(matrix.columns().get(1)).with("visible", false))
                .add(series)
                .with(Map.of("scene", scene(matrix.columns()), "legend", Map.of("itemsizing", "constant")))
                .figure();
    }

    private static Series centre3d(int cluster, double[] centre) {
        return points3d("centre " + cluster, cluster, i -> new double[] {centre[i]})
                .with(Map.of("mode", "markers+text", "text", List.of("<b>" + cluster + "</b>")))
                .with(Map.of("marker", Map.of("symbol", "circle", "size", 12)))
                .with(Map.of("marker", Map.of("line", Map.of("color", "#000000", "width", 3))))
                .hover("centre of cluster " + cluster)
                .unlisted();
    }

    private static Map<String, Object> scene(List<String> features) {
        Map<String, Object> scene = new LinkedHashMap<>();
        String[] axes = {"xaxis", "yaxis", "zaxis"};
        for (int i = 0; i < axes.length; i++) {
            scene.put(
                    axes[i],
                    Map.of(
                            "title", Map.of("text", DisplayText.literal(features.get(i) + " (scaled)")),
                            "tickfont", Map.of("size", 10),
                            "nticks", 6));
        }
        Map<String, Object> eye = Map.of("x", 1.45, "y", -1.45, "z", .85);
        scene.put("camera", Map.of("eye", eye, "center", Map.of("x", 0, "y", 0, "z", -.12)));
        scene.put("aspectmode", "cube");
        return scene;
    }

    /** The values of one of three axes. */
    private interface Axis {
        double[] values(int axis);
    }

    private static Series points3d(String name, int cluster, Axis axis) {
        DoubleColumn[] columns = IntStream.range(0, 3)
                .mapToObj(i -> DoubleColumn.create(
                        "axis " + i,
                        Arrays.stream(axis.values(i))
                                .map(ClusterCharts::rounded)
                                .toArray()))
                .toArray(DoubleColumn[]::new);
        Scatter3DTrace trace = Scatter3DTrace.builder(columns[0], columns[1], columns[2])
                .mode(Scatter3DTrace.Mode.MARKERS)
                .name(name)
                .build();
        String symbol = cluster == 0 ? "x" : SYMBOLS.get((cluster - 1) % SYMBOLS.size());
        return Series.of(trace)
                .with(Map.of("marker", Map.of("color", Palette.cluster(cluster).color(), "symbol", symbol)));
    }

    /**
     * The silhouette of each customer, sorted within each cluster, the first cluster on top.
     *
     * @throws IllegalArgumentException where there are fewer than two clusters
     */
    public static Figure silhouettePlot(Clustering clustering) {
        if (clustering.k() < 2) {
            throw new IllegalArgumentException("silhouette plot: two clusters or more, found " + clustering);
        }
        Silhouette silhouette = Silhouette.of(clustering);
        List<Series> series = new ArrayList<>();
        int from = 0;
        for (int cluster = 1; cluster <= clustering.k(); cluster++) {
            String name = say("cluster %d: mean %.2f", cluster, silhouette.mean(cluster));
            series.add(blade(name, silhouette.sorted(cluster), from, step(clustering.rows()))
                    .mark(Palette.cluster(cluster))
                    .with(Map.of("fill", "tozerox", "line", Map.of("width", 1, "dash", "solid")))
                    .hover("cluster " + cluster + ": %{x:.2f}"));
            from += clustering.size(cluster);
        }
        return Chart.of(say(
                        "%s: mean silhouette %.2f; %.1f %% of the customers lie nearer to another cluster",
                        title(clustering), silhouette.mean(), 100 * silhouette.shareBelowZero()))
                .x(Scale.number("silhouette").with("rangemode", "normal"))
                .y(Scale.number("customers, sorted within each cluster").reverse())
                .add(series)
                .noteAtX(silhouette.mean(), "mean")
                .figure();
    }

    /** The silhouettes of one cluster from greatest to least, every n-th and the last, from a height on. */
    private static Series blade(String name, double[] sorted, int from, int step) {
        int[] drawn = IntStream.range(0, sorted.length)
                .filter(i -> i % step == 0 || i == sorted.length - 1)
                .toArray();
        return Lines.of(
                name,
                Arrays.stream(drawn)
                        .mapToDouble(i -> rounded(sorted[sorted.length - 1 - i]))
                        .toArray(),
                Arrays.stream(drawn).mapToDouble(i -> from + i).toArray());
    }

    /**
     * The mean of each feature in each cluster, in standard deviations from the mean of all.
     *
     * @throws IllegalArgumentException where there is no cluster
     */
    public static Figure profileHeatMap(Clustering clustering) {
        FeatureMatrix matrix = clustering.matrix();
        if (clustering.k() == 0) {
            throw new IllegalArgumentException("profile: a cluster, found " + clustering);
        }
        Centres means = clustering.standing();
        List<String> clusters = IntStream.rangeClosed(1, clustering.k())
                .mapToObj(cluster -> name(clustering, cluster))
                .toList();
        double[][] values =
                IntStream.rangeClosed(1, clustering.k()).mapToObj(means::row).toArray(double[][]::new);
        return Chart.of(title(clustering) + ": " + standingOut(clustering))
                .x(Scale.names("feature", matrix.columns()))
                .y(Scale.names("cluster (customers)", clusters).reverse())
                .add(HeatMap.around(
                                0,
                                HeatMap.of(
                                        matrix.columns(),
                                        clusters,
                                        values,
                                        "+.2f",
                                        "standard deviations from the mean"))
                        .hover("%{y}, %{x}: %{z:+.2f} standard deviations"))
                .with(Map.of("height", Math.max(Chart.HEIGHT - 100, 150 + ROW * clusters.size())))
                .figure();
    }

    /** Which cluster lies farthest from the mean of all, and in what. */
    private static String standingOut(Clustering clustering) {
        FeatureMatrix matrix = clustering.matrix();
        if (clustering.k() < 2) {
            return clustering.k() == 0 ? "nobody belongs to a cluster" : "one cluster tells nobody apart";
        }
        Centres means = clustering.standing();
        int width = matrix.columns().size();
        return IntStream.range(0, means.count() * width)
                .boxed()
                .filter(i -> !Double.isNaN(means.value(i / width + 1, i % width)))
                .max(Comparator.comparingDouble(i -> Math.abs(means.value(i / width + 1, i % width))))
                .map(i -> say(
                        "cluster %d stands out, its %s %s (%+.1f sd)",
                        i / width + 1,
                        matrix.columns().get(i % width),
                        means.value(i / width + 1, i % width) > 0 ? "high" : "low",
                        means.value(i / width + 1, i % width)))
                .orElseThrow();
    }

    private static String title(Clustering clustering) {
        String clusters =
                say("%s, %d %s", clustering.algorithm(), clustering.k(), clustering.k() == 1 ? "cluster" : "clusters");
        double noise = 100.0 * clustering.noise() / clustering.rows();
        return noise == 0 ? clusters : say("%s and %.1f %% noise", clusters, noise);
    }

    private static String name(Clustering clustering, int cluster) {
        return cluster == 0
                ? say("noise (%,d)", clustering.noise())
                : say("%d (%,d)", cluster, clustering.size(cluster));
    }

    /** What is done with the rows to draw of a cluster. */
    private interface Drawn {
        void of(int cluster, int[] rows);
    }

    /** Noise first, so that it lies at the bottom, then each cluster; of many rows every n-th. */
    private static void each(Clustering clustering, Drawn drawn) {
        int step = step(clustering.rows());
        for (int cluster = 0; cluster <= clustering.k(); cluster++) {
            int wanted = cluster;
            int[] rows = IntStream.range(0, clustering.rows())
                    .filter(row -> row % step == 0 && clustering.label(row) == wanted)
                    .toArray();
            if (rows.length > 0) {
                drawn.of(cluster, rows);
            }
        }
    }

    private static List<String> hover(FeatureMatrix matrix, int[] rows) {
        return Arrays.stream(rows).mapToObj(row -> matrix.customers().get(row)).toList();
    }

    static int step(int rows) {
        return Math.max(1, (rows + MOST_POINTS - 1) / MOST_POINTS);
    }

    private static String thinning(Clustering clustering) {
        int step = step(clustering.rows());
        return step == 1 ? "" : " (one of " + step + " customers drawn)";
    }

    /** Three decimals are more than a screen shows. */
    static double rounded(double value) {
        return Math.rint(value * 1_000) / 1_000;
    }
}
