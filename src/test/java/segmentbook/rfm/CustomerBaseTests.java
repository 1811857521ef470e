package segmentbook.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.SharedData;
import segmentbook.customers.CustomerTable;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.models.SavedModel;
import segmentbook.segments.ChosenClusters;
import segmentbook.validation.Silhouette;

class CustomerBaseTests {
    private final Path folder;

    CustomerBaseTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private Dataset describe(String csv, String columns, String more) throws IOException {
        Files.writeString(folder.resolve("t.csv"), csv);
        return Dataset.read(Files.writeString(
                folder.resolve("t.yaml"),
                "name: t\ntitle: T\nkind: customers\nfile: t.csv\ncolumns: " + columns + "\n" + more));
    }

    @Test
    void ofInvoiceLinesHasTheirMeasures() {
        CustomerBase shop = CustomerBase.of(Dataset.read(Path.of("data/shop.yaml")));
        assertThat(shop.table().columns()).extracting("name").containsExactly("recency", "frequency", "monetary");
        assertThat(shop.rfm()).isPresent();
        assertThat(shop.demographics().customers().columns()).extracting("name").contains("age", "gender");
    }

    @Test
    void ofATableHasNoPurchases() {
        CustomerBase mall = CustomerBase.of(Dataset.read(Path.of("data/mall.yaml")));
        assertThat(mall.rfm()).isEmpty();
        assertThat(mall.exampleCustomer(4)).isEqualTo("1");
        assertThatThrownBy(mall::transactions)
                .isInstanceOf(DataException.class)
                .hasMessage("transactions: invoice lines, found one row a customer (mall.yaml); "
                        + "this part needs purchases");
    }

    /** REFERENCE: income and score standardised, k = 5 with sizes 81, 39, 35, 23, 22 and silhouette .5547. */
    @Test
    void theRealMallFallsIntoItsFiveGroups() throws IOException {
        Path csv = SharedData.file("mall-customers.csv");
        Dataset mall = describe(
                Files.readString(csv),
                "{customer: CustomerID, numeric: {age: Age, income: Annual Income (k$), score: Spending Score (1-100)},"
                        + " categorical: {gender: Gender}}",
                "features: {use: [income, score]}\n");
        ChosenClusters chosen = ChosenClusters.of(CustomerBase.of(mall));
        assertThat(chosen.decision().k()).isEqualTo(5);
        assertThat(chosen.clustering().sizes()).containsExactly(81, 39, 35, 23, 22);
        assertThat(Silhouette.of(chosen.clustering()).mean()).isCloseTo(.5547, within(5e-5));
        assertThat(chosen.names().name(2)).isEqualTo("high income, high score");
    }

    @Test
    void thirtyMixedColumnsWithGapsEndInAModelThatPlacesNewCustomers() throws IOException {
        Random random = new Random(7);
        StringBuilder csv = new StringBuilder("id");
        StringBuilder numeric = new StringBuilder();
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            csv.append(i < 20 ? ",n" : ",w").append(i);
            (i < 20 ? numeric : words)
                    .append(i < 20 ? "n" : "w")
                    .append(i)
                    .append(": ")
                    .append(i < 20 ? "n" : "w")
                    .append(i)
                    .append(", ");
        }
        for (int row = 0; row < 150; row++) {
            csv.append("\nk").append(row);
            for (int i = 0; i < 30; i++) {
                boolean gap = i == 5 || random.nextInt(20) == 0;
                String number = String.valueOf(Math.round(random.nextGaussian() * 10 + (row % 3) * 40));
                csv.append(',').append(gap ? "" : i < 20 ? number : "v" + random.nextInt(3));
            }
        }
        Dataset mixed = describe(
                csv + "\n",
                "{customer: id, numeric: {" + numeric.substring(0, numeric.length() - 2) + "}, categorical: {"
                        + words.substring(0, words.length() - 2) + "}}",
                "features: {use: [n0, n1, n2, n3, n4, n5, w20, w21]}\n");
        CustomerBase base = CustomerBase.of(mixed);
        ChosenClusters chosen = ChosenClusters.of(base);
        assertThat(chosen.features().constant()).containsExactly("n5");
        assertThat(chosen.features().columns())
                .contains("n0", "w20=v0", "w21 missing")
                .doesNotContain("n5");
        assertThat(chosen.names().name(1).split(", ")).hasSize(3);
        CustomerTable visitor = base.table().middle("new");
        assertThat(SavedModel.of(chosen).score(CustomerBase.of(visitor, mixed)).rowCount())
                .isEqualTo(1);
    }

    /** Names of clusters hold the names of three columns, which a survey has from its questions. */
    @Test
    void longNamesOfColumnsMakeLongNamesOfClusters() throws IOException {
        String asked = "how_much_you_agree_that_it_is_a_pleasure_to_look_at_what_is_new_in_our_shop_on_";
        StringBuilder csv = new StringBuilder("id,a,b,c\n");
        for (int row = 0; row < 90; row++) {
            int group = row % 3;
            csv.append("%d,%d,%d,%d\n"
                    .formatted(row, group * 40 + row % 7, (2 - group) * 40 + row % 5, group * 30 + row % 11));
        }
        Dataset survey = describe(
                csv.toString(),
                "{customer: id, numeric: {%1$smonday: a, %1$stuesday: b, %1$sfriday: c}}".formatted(asked),
                "");
        CustomerBase base = CustomerBase.of(survey);
        ChosenClusters chosen = ChosenClusters.of(base);
        SavedModel read = SavedModel.ofJson(SavedModel.of(chosen).json());
        assertThat(read.score(base).rowCount()).isEqualTo(90);
        assertThat(chosen.names().name(1)).hasSizeGreaterThan(200);
    }

    @Test
    void refusesAFeatureThatIsNoColumn() throws IOException {
        Dataset wrong = describe(
                "id,a\n1,2\n2,3\n", "{customer: id, numeric: {a: a}, categorical: {}}", "features: {use: [b]}\n");
        ChosenClusters chosen = ChosenClusters.of(CustomerBase.of(wrong));
        assertThatThrownBy(chosen::features)
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("features.use: columns of the customers, a, found b (t.yaml, line 6");
    }
}
