package segmentbook.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.features.FactorAnalysis;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.FittedStep;
import segmentbook.features.PrincipalComponents;
import segmentbook.features.Standardise;
import segmentbook.models.SavedModel;
import segmentbook.rfm.CustomerBase;
import segmentbook.segments.ChosenClusters;
import segmentbook.segments.ClusterNames;

/** How features are made: from the description file through the saved model to {@code scored.csv}. */
class FeaturesScoredTests {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Path folder = Path.of("");

    @BeforeEach
    void make(@TempDir Path made) throws IOException {
        folder = made;
        StringBuilder lines = new StringBuilder("i,t,p,c\n");
        StringBuilder members = new StringBuilder("id,age,gender\n");
        for (int i = 0; i < 40; i++) {
            for (int order = 0; order <= i % 7; order++) {
                lines.append("%d-%d,2020-01-%02d 10:00:00,%d,c%02d\n"
                        .formatted(i, order, 1 + (i * 11 + order * 3) % 30, 1 + (i * i * 13 + order) % 97, i));
            }
            members.append("c%02d,%d,%s\n".formatted(i, 20 + i * 17 % 50, i % 3 == 0 ? "F" : "M"));
        }
        Files.writeString(folder.resolve("lines.csv"), lines);
        Files.writeString(folder.resolve("members.csv"), members);
    }

    private Path describe(String name, String file, String features) throws IOException {
        return Files.writeString(
                folder.resolve(name + ".yaml"),
                "name: " + name + "\nfile: " + file + "\nsnapshot: 2020-01-31\n"
                        + "columns: {invoice: i, time: t, price: p, customer: c}\n"
                        + "attributes: {file: members.csv, customer: id, numeric: {age: age}, categorical: {gender: gender}}\n"
                        + "clusters: {k: 3, range: [2, 4]}\nfeatures: " + features + "\n");
    }

    private List<String> scored(String name, SavedModel model, Path description) throws IOException {
        Path file = Files.writeString(folder.resolve("model.json"), model.json());
        int code = ScoreCommand.run(folder, file, description, new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(code).isZero();
        return Files.readAllLines(folder.resolve("out/" + name + "/scored.csv"));
    }

    private static List<String> steps(FeatureMatrix matrix) {
        return matrix.steps().stream()
                .map(FittedStep::getClass)
                .map(Class::getSimpleName)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{transform: none}",
                "{transform: log1p-all}",
                "{transform: box-cox}",
                "{transform: yeo-johnson, scale: min-max}",
                "{scale: robust}",
                "{transform: yeo-johnson, scale: none}",
                "{weights: {monetary: 3, recency: 0.5}}",
                "{weights: entropy}",
                "{use: [frequency, age, gender], transform: box-cox, scale: robust, weights: {gender: 2}}"
            })
    void everyChoicePlacesOldAndNewCustomers(String features) throws IOException {
        Path old = describe("old", "lines.csv", features);
        ChosenClusters chosen = ChosenClusters.of(CustomerBase.of(Dataset.read(old)));
        List<String> placed = scored("old", SavedModel.of(chosen), old);
        assertThat(placed).hasSize(41);
        int[] labels = chosen.clustering().labels();
        for (int i = 0; i < 40; i++) {
            assertThat(placed.get(i + 1).replace("\"", ""))
                    .contains("," + labels[i] + "," + chosen.names().name(labels[i]) + ",");
        }
        Files.writeString(folder.resolve("new.csv"), "i,t,p,c\n1,2020-01-07 10:00:00,50,c05\n");
        List<String> newcomer = scored("new", SavedModel.of(chosen), describe("new", "new.csv", features));
        assertThat(newcomer).hasSize(2);
        assertThat(newcomer.get(1))
                .doesNotContain("NaN")
                .doesNotContain("Infinity")
                .matches("c05(,[^,]+){7},\\d+,(\"[^\"]+\"|[^,]+),[0-9.]+(,[^,]+)*"); // a distance and no empty cell
        assertThat(newcomer.get(0).contains(",feature_gender")).isEqualTo(features.contains("gender"));
        assertThat(newcomer.get(1).endsWith(",55,M")).isEqualTo(features.contains("age, gender"));
    }

    @Test
    void theFileDecidesWhichStepsThereAre() throws IOException {
        Path file = describe("old", "lines.csv", "{transform: yeo-johnson, scale: min-max, weights: {monetary: 2}}");
        FeatureMatrix matrix =
                ChosenClusters.of(CustomerBase.of(Dataset.read(file))).features();
        assertThat(steps(matrix)).containsExactly("Floor", "Power", "Rescale", "Weigh");
        assertThat(matrix.columns()).containsExactly("recency", "frequency", "monetary");
        Dataset usual = Dataset.read(describe("usual", "lines.csv", "{}"));
        assertThat(steps(ChosenClusters.of(CustomerBase.of(usual)).features()))
                .containsExactly("Floor", "Log1p", "Standardise");
    }

    @Test
    void aWeightOfAColumnThatIsNotUsedIsRefused() throws IOException {
        Path file = describe("old", "lines.csv", "{weights: {age: 2}}");
        assertThatThrownBy(() ->
                        ChosenClusters.of(CustomerBase.of(Dataset.read(file))).features())
                .isInstanceOf(DataException.class)
                .hasMessage("features.weights: columns that customers are clustered by, recency, frequency, monetary, "
                        + "found age (old.yaml, line 7)");
    }

    @Test
    void boxCoxSaysWhomItCannotTake() throws IOException {
        Files.writeString(folder.resolve("free.csv"), """
                i,t,p,c
                1,2020-01-01 10:00:00,5,a
                2,2020-01-02 10:00:00,5,b
                C3,2020-01-03 10:00:00,-5,b
                4,2020-01-04 10:00:00,7,d
                """);
        String yaml = "name: free\nfile: free.csv\ncolumns: {invoice: i, time: t, amount: p, customer: c}\n"
                + "cleaning: {cancellations: keep}\nfeatures: {transform: box-cox}\n";
        Dataset dataset = Dataset.read(Files.writeString(folder.resolve("free.yaml"), yaml));
        assertThatThrownBy(() -> ChosenClusters.of(CustomerBase.of(dataset)).features())
                .isInstanceOf(DataException.class)
                .hasMessage("monetary: values above 0 for box-cox (yeo-johnson takes all), found 0.0 (customer b)");
    }

    /** Features of one's own: components and factors are steps like the others. */
    @Test
    void componentsAndFactorsPlaceCustomersToo() throws IOException {
        Path old = describe("old", "lines.csv", "{}");
        Dataset dataset = Dataset.read(old);
        CustomerBase base = CustomerBase.of(dataset);
        for (FittedStep.Fit fit : List.of(PrincipalComponents.fit(2), FactorAnalysis.fit(1))) {
            FeatureMatrix matrix = FeatureMatrix.of(base.table()).then(fit, Standardise::fit);
            ChosenClusters chosen = ChosenClusters.of(base, matrix);
            SavedModel model = SavedModel.of(dataset, chosen.clustering(), ClusterNames.of(chosen.clustering()));
            assertThat(model.table().columnNames()).endsWith("recency, days", "frequency, orders", "monetary");
            assertThat(chosen.clustering().typical().columns()).hasSize(3);
            int[] labels = chosen.clustering().labels();
            Path file = Files.writeString(folder.resolve("components.json"), model.json());
            assertThat(SavedModel.read(file)
                            .score(base.known(), dataset)
                            .intColumn("cluster")
                            .asList())
                    .isEqualTo(IntStream.of(labels).boxed().toList());
        }
    }
}
