package segmentbook.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import segmentbook.WhenChanged;
import segmentbook.clustering.Clustering;
import segmentbook.clustering.KMeans;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.Points;
import segmentbook.features.Standardise;
import segmentbook.statistics.Agreement;

/** The shipped mall: five groups that income and spending show. */
@WhenChanged({"src/simulation", "data", "src/main/java"})
class MallTests {
    private List<CSVRecord> visitors = List.of();
    private List<CSVRecord> truth = List.of();

    @BeforeEach
    void read() throws IOException {
        visitors = records("mall.csv");
        truth = records("mall-truth.csv");
    }

    private static List<CSVRecord> records(String file) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader in = Files.newBufferedReader(ShopLines.DATA.resolve(file))) {
            return format.parse(in).getRecords();
        }
    }

    @Test
    void twoHundredVisitorsHaveValuesWithinTheBoundsOfTheDictionary() {
        assertThat(visitors).hasSize(200);
        assertThat(Arrays.stream(column("Age")).allMatch(v -> v >= 18.0 && v <= 70.0))
                .isTrue();
        assertThat(Arrays.stream(column("Annual Income (k$)")).allMatch(v -> v >= 15.0 && v <= 137.0))
                .isTrue();
        assertThat(Arrays.stream(column("Spending Score (1-100)")).allMatch(v -> v >= 1.0 && v <= 99.0))
                .isTrue();
        assertThat(visitors.stream().map(v -> v.get("Gender")).distinct()).containsExactlyInAnyOrder("Female", "Male");
    }

    @Test
    void theTruthKnowsEveryVisitor() {
        Map<String, Long> sizes =
                truth.stream().collect(Collectors.groupingBy(r -> r.get("kind"), Collectors.counting()));

        assertThat(ids(truth)).isEqualTo(ids(visitors));
        assertThat(sizes)
                .containsOnly(
                        Map.entry("ordinary", 78L),
                        Map.entry("spender", 40L),
                        Map.entry("saver", 36L),
                        Map.entry("dreamer", 23L),
                        Map.entry("modest", 23L));
    }

    private static List<String> ids(List<CSVRecord> records) {
        return records.stream().map(r -> r.get(0)).toList();
    }

    @Test
    void fiveClustersOfIncomeAndSpendingAreTheGroupsAndOtherNumbersAreNot() {
        assertThat(agreement(5)).isGreaterThan(0.9);
        assertThat(agreement(3)).isLessThan(0.8);
        assertThat(agreement(8)).isLessThan(0.8);
    }

    private double agreement(int k) {
        double[] income = column("Annual Income (k$)");
        double[] score = column("Spending Score (1-100)");
        double[][] x = IntStream.range(0, income.length)
                .mapToObj(i -> new double[] {income[i], score[i]})
                .toArray(double[][]::new);
        FeatureMatrix features =
                Points.of(ids(visitors), List.of("income", "score"), x).then(Standardise::fit);
        Clustering clusters = new KMeans(k, 3, 20).fit(features);
        return Agreement.of(
                        clusters.labels(),
                        truth.stream().map(r -> r.get("kind")).toList())
                .adjustedRand();
    }

    private double[] column(String header) {
        return visitors.stream()
                .mapToDouble(r -> Double.parseDouble(r.get(header)))
                .toArray();
    }
}
