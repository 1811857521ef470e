package segmentbook.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import segmentbook.clustering.Agglomerative;
import segmentbook.clustering.Clustering;
import segmentbook.clustering.Covariance;
import segmentbook.clustering.Dbscan;
import segmentbook.clustering.GaussianMixture;
import segmentbook.clustering.KMeans;
import segmentbook.clustering.Linkage;
import segmentbook.clustering.MixtureFit;
import segmentbook.customers.Column;
import segmentbook.customers.CustomerTable;
import segmentbook.features.FeatureMatrix;
import segmentbook.validation.ClusterOptions;
import segmentbook.validation.Indices;
import segmentbook.validation.KSelection;
import segmentbook.validation.Silhouette;

/** One task of clustering or validation on a matrix of numbers, some rounds in one process; prints what it found and the seconds of each round. */
final class ClusterTasks {
    private static final int K = 6;
    private static final int STARTS = 50;

    private ClusterTasks() {}

    /**
     * Reads, computes and prints.
     *
     * @param args the task, a file of comma-separated numbers, and how many rounds after one that is not timed
     */
    public static void main(String[] args) throws IOException {
        FeatureMatrix matrix = read(Path.of(args[1]));
        DoubleSupplier task = task(args[0], matrix);
        double first = task.getAsDouble();
        System.out.printf(Locale.ROOT, "%.6g%n", first);
        for (int round = 0; round < Integer.parseInt(args[2]); round++) {
            long start = System.nanoTime();
            double again = task.getAsDouble();
            double seconds = (System.nanoTime() - start) / 1e9;
            if (again != first) {
                throw new IllegalStateException(args[0] + ": found " + first + " first, then " + again);
            }
            System.out.println(seconds);
        }
    }

    private static DoubleSupplier task(String name, FeatureMatrix matrix) {
        Clustering few = new KMeans(K, 42, 1).fit(matrix);
        return switch (name) {
            case "silhouette" -> () -> Silhouette.exact(few).mean();
            case "simplified" -> () -> Silhouette.simplified(few).mean();
            case "kmeans" -> () -> Indices.wcss(new KMeans(K, 42, STARTS).fit(matrix));
            case "choose" -> () -> chosen(matrix, 1);
            case "choose-samples" -> () -> chosen(matrix, 50);
            case "ward" -> () -> Indices.wcss(new Agglomerative(Linkage.WARD, K).fit(matrix));
            case "dbscan" -> () -> new Dbscan(.35, 5).fit(matrix).k();
            case "mixtures" ->
                () -> new GaussianMixture(K, 42, 10, Covariance.FULL, 1e-6)
                        .mixtures(matrix, 2, 8).stream()
                                .mapToDouble(MixtureFit::bic)
                                .min()
                                .orElseThrow();
            default -> throw new IllegalArgumentException("a task of clusters.py, found " + name);
        };
    }

    /** The greatest silhouette of 2 to 10 clusters, all indices and bootstrap samples computed. */
    private static double chosen(FeatureMatrix matrix, int samples) {
        ClusterOptions options = new ClusterOptions().withRange(2, 10);
        KSelection selection = KSelection.of(matrix, new KMeans(2, 42, STARTS), options, samples);
        return selection.candidates().stream()
                .mapToDouble(each -> each.silhouette())
                .max()
                .orElseThrow();
    }

    private static FeatureMatrix read(Path file) throws IOException {
        double[][] rows;
        try (Stream<String> lines = Files.lines(file)) {
            rows = lines.map(line -> Stream.of(line.split(","))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toArray(double[][]::new);
        }
        CustomerTable table = CustomerTable.of(
                IntStream.range(0, rows.length).mapToObj(String::valueOf).toList());
        for (int i = 0; i < rows[0].length; i++) {
            int column = i;
            double[] values = Stream.of(rows).mapToDouble(row -> row[column]).toArray();
            table = table.with(Column.number("x" + i), values);
        }
        return FeatureMatrix.raw(table);
    }
}
