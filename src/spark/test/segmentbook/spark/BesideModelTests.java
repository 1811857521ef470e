package segmentbook.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.description.Dataset;
import segmentbook.models.SavedModel;
import segmentbook.rfm.RfmTable;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

/** All customers beside those of a sample, with the sampling error. */
class BesideModelTests {
    private static Path folder;
    private static SparkSession spark;
    private static WholeLines whole;

    @BeforeAll
    static void shop(@TempDir Path made) throws IOException {
        folder = made;
        String yaml = Files.readString(Path.of("data/shop.yaml"));
        Files.writeString(
                folder.resolve("shop.yaml"), yaml.replaceAll("(?m)^(truth|attributes|limits|offers): .*\n", ""));
        spark = Main.session();
        whole = WholeLines.read(spark, Path.of("data/shop.yaml"));
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    /** Of six values all samples of each size are drawn: the deviation of what they say is the error, exactly. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 6})
    void theErrorIsTheDeviationOverAllSamples(int drawn) {
        double[] values = {0, 12.5, 0, 3, 40, 0};
        double[] said = IntStream.range(0, 1 << values.length)
                .filter(sample -> Integer.bitCount(sample) == drawn)
                .mapToDouble(sample -> IntStream.range(0, values.length)
                                .filter(i -> (sample >> i & 1) == 1)
                                .mapToDouble(i -> values[i])
                                .sum()
                        * values.length
                        / drawn)
                .toArray();
        double sum = Arrays.stream(values).sum();
        double squares = Arrays.stream(values).map(each -> each * each).sum();
        assertThat(Arrays.stream(said).average().orElseThrow()).isEqualTo(sum, within(1e-9));
        double deviation = Math.sqrt(Arrays.stream(said)
                .map(each -> (each - sum) * (each - sum))
                .average()
                .orElseThrow());
        assertThat(BesideModel.error(sum, squares, values.length, drawn)).isEqualTo(deviation, within(1e-9));
    }

    @Test
    void moreDrawnThanThereAreHaveNoError() {
        assertThat(BesideModel.error(3, 3, 6, 7)).isNaN();
        assertThat(BesideModel.error(1, 1, 1, 1)).isZero();
    }

    private static List<BesideModel> sampled(int customers, Path to) throws IOException {
        Path written = Sample.of(whole, customers).write(whole, folder.resolve("shop.yaml"));
        Path model = JavaWay.model(RfmTable.of(Transactions.of(Dataset.read(written))), to);
        try (ScoreOnSpark scored = ScoreOnSpark.of(whole, model, 3)) {
            return scored.besideModel(scored.cells());
        }
    }

    /** Fourteen shares apart by less than four errors: by chance some are not once in a thousand samples. */
    @Test
    void aSampleOfCustomersLiesWithinItsErrors() throws IOException {
        List<BesideModel> rows = sampled(1000, folder.resolve("thousand.json"));
        assertThat(rows).hasSize(14);
        assertThat(rows).allSatisfy(each -> assertThat(Math.abs(each.apart())).isLessThan(4));
        assertThat(rows).allSatisfy(each -> assertThat(each.moneyError()).isNotNegative());
        int drawn = (int) rows.get(0).model();
        assertThat(drawn).isBetween(950, 1000);
        assertThat(sum(rows, "segment", BesideModel::inModel)).isEqualTo(drawn);
        assertThat(sum(rows, "cluster", BesideModel::inModel)).isEqualTo(drawn);
        assertThat(sum(rows, "cluster", BesideModel::share)).isEqualTo(1, within(1e-12));
    }

    private static double sum(List<BesideModel> rows, String kind, ToDoubleFunction<BesideModel> value) {
        return rows.stream()
                .filter(each -> each.kind().equals(kind))
                .mapToDouble(value)
                .sum();
    }

    @Test
    void ofAllCustomersTheModelSaysTheSameWithoutError() throws IOException {
        List<BesideModel> rows = sampled(100_000, folder.resolve("all.json"));
        assertThat(rows).allSatisfy(each -> {
            assertThat(each.inModel()).isEqualTo(each.group().customers());
            assertThat(each.shareError()).isZero();
            assertThat(each.moneyError()).isZero();
            assertThat(each.apart()).isNaN();
        });
        Table results = BesideModel.results(rows);
        assertThat(results.columnNames())
                .containsExactly(
                        "kind",
                        "name",
                        "customers",
                        "share",
                        "model_customers",
                        "model_share",
                        "share_error",
                        "apart",
                        "monetary",
                        "monetary_error");
        assertThat(BesideModel.table(rows).print(20)).doesNotContain("NaN");
        assertThat(SavedModel.read(folder.resolve("all.json")).table().rowCount())
                .isEqualTo(4);
    }
}
