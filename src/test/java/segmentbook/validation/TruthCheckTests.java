package segmentbook.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.clustering.Clustering;
import segmentbook.clustering.KMeans;
import segmentbook.customers.Column;
import segmentbook.customers.CustomerTable;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.Measures;
import segmentbook.rfm.CustomerBase;
import tech.tablesaw.api.Table;

class TruthCheckTests {
    private final Path folder;

    TruthCheckTests(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Customers whose kind is a matter of what they pay for a unit: nothing that recency or frequency know of. */
    private CustomerBase base(boolean known) throws IOException {
        StringBuilder lines = new StringBuilder("invoice,product,quantity,time,price,customer\n");
        StringBuilder truth = new StringBuilder("customer,kind\n");
        for (int customer = 0; customer < 120; customer++) {
            boolean dear = customer % 2 == 0;
            truth.append("%d,%s%n".formatted(customer, dear ? "collector" : "hunter"));
            for (int order = 0; order < 1 + customer / 4 % 5; order++) {
                lines.append("%d-%d,A,%d,2024-%02d-%02d,%d,%d%n"
                        .formatted(
                                customer, order, dear ? 1 : 20, 1 + order, 1 + customer % 28, dear ? 40 : 2, customer));
            }
        }
        Files.writeString(folder.resolve("t.csv"), lines);
        Files.writeString(folder.resolve("truth.csv"), truth);
        Path file = folder.resolve("t.yaml");
        Files.writeString(
                file,
                "name: t\nfile: t.csv\ncolumns: {invoice: invoice, product: product, quantity: quantity, time: time, "
                        + "price: price, customer: customer}\n"
                        + (known ? "truth: {file: truth.csv, customer: customer, label: kind}\n" : ""));
        return CustomerBase.of(Dataset.read(file));
    }

    private static FeatureMatrix features(CustomerBase base, String... names) {
        return FeatureMatrix.of(Measures.known(base, List.of(names)).select(List.of(names)));
    }

    @Test
    void featuresThatKnowTheKindsFindThemAndOthersDoNot() throws IOException {
        CustomerBase base = base(true);
        FeatureMatrix telling = features(base, "unit_price", "units_per_line");
        TruthCheck truth = TruthCheck.of(base)
                .with(new KMeans(2).fit(telling))
                .withForest(features(base, "frequency"))
                .withForest(telling);
        assertThat(truth.rows())
                .extracting(TruthCheck.Row::grouping)
                .containsExactly(
                        "thirds of monetary",
                        "R x F grid",
                        "k-means on unit_price, units_per_line",
                        "forest on frequency",
                        "forest on frequency, one order",
                        "forest on frequency, several",
                        "forest on unit_price, units_per_line",
                        "forest on unit_price, units_per_line, one order",
                        "forest on unit_price, units_per_line, several");
        assertThat(truth.rows().get(0).agreement()).isCloseTo(0, within(.05));
        assertThat(truth.rows().get(2))
                .isEqualTo(new TruthCheck.Row("k-means on unit_price, units_per_line", 120, 1, 1, 1));
        assertThat(truth.rows().get(3).agreement()).isLessThan(.3);
        assertThat(truth.rows().get(6).agreement()).isEqualTo(1);
        assertThat(truth.sentence())
                .isEqualTo(
                        "Adjusted Rand index to the 2 true kinds: greatest by k-means on unit_price, units_per_line, "
                                + "1.00 (1.00 to 1.00), against -0.01 by thirds of monetary");
        assertThat(truth.table().rowCount()).isEqualTo(9);
        assertThat(truth.rows().get(3).low()).isLessThan(truth.rows().get(3).high());
    }

    @Test
    void aGroupingThatChanceCouldMakeIsNoFind() throws IOException {
        CustomerBase base = base(true);
        TruthCheck truth = TruthCheck.of(base).withForest(features(base, "frequency"));
        assertThat(truth.sentence()).matches(".* no more for certain than -?0\\.\\d\\d by thirds of monetary");
    }

    @Test
    void theSameSeedsGiveTheSameForest() throws IOException {
        CustomerBase base = base(true);
        FeatureMatrix matrix = features(base, "recency", "monetary");
        assertThat(TruthCheck.of(base).withForest(matrix).rows())
                .isEqualTo(TruthCheck.of(base).withForest(matrix).rows());
    }

    @Test
    void kindsStandByCluster() throws IOException {
        CustomerBase base = base(true);
        Clustering clusters = new KMeans(2).fit(features(base, "unit_price"));
        Table kinds = TruthCheck.of(base).kinds(clusters);
        assertThat(kinds.columnNames()).containsExactly("true kind", "customers", "in 1", "in 2");
        assertThat(kinds.stringColumn(0).asList()).containsExactly("collector", "hunter");
        assertThat(kinds.intColumn("customers").asList()).containsExactly(60, 60);
        assertThat(kinds.intColumn("in 1").sum()).isEqualTo(60);
    }

    @Test
    void withoutATruthThereIsASentence() throws IOException {
        CustomerBase base = base(false);
        FeatureMatrix matrix = features(base, "unit_price");
        TruthCheck truth = TruthCheck.of(base).with(new KMeans(2).fit(matrix)).withForest(matrix);
        assertThat(truth.rows()).isEmpty();
        assertThat(truth.kinds(new KMeans(2).fit(matrix)).columnCount()).isZero();
        assertThat(truth.table().columnCount()).isZero();
        assertThat(truth.sentence())
                .isEqualTo(
                        "Nobody knows the true kinds of these customers: the description file names no truth, as for "
                                + "all real data");
    }

    @Test
    void aKindOfFewCustomersHasNoForest() throws IOException {
        CustomerBase base = base(true);
        FeatureMatrix matrix = features(base, "unit_price");
        StringBuilder truth = new StringBuilder("customer,kind\n");
        base.table().ids().forEach(id -> truth.append(id)
                .append(',')
                .append(id.equals("0") ? "rare" : Integer.parseInt(id) % 2 == 0 ? "collector" : "hunter")
                .append('\n'));
        Files.writeString(folder.resolve("truth.csv"), truth);
        assertThat(TruthCheck.of(base).withForest(matrix).rows())
                .extracting(TruthCheck.Row::grouping)
                .containsExactly("thirds of monetary", "R x F grid");
    }

    @Test
    void threeKindsOfFewCustomersHaveNoForestThatCouldBeJudged() {
        Random random = new Random(3);
        List<String> ids = IntStream.range(0, 36).mapToObj(i -> "k" + i).toList();
        CustomerTable table = CustomerTable.of(ids)
                .with(Column.number("x"), random.doubles(36).toArray());
        StringBuilder customers = new StringBuilder("id,x\n");
        StringBuilder truth = new StringBuilder("customer,kind\n");
        for (int i = 0; i < 36; i++) {
            customers.append("k%d,%s%n".formatted(i, table.numbers("x")[i]));
            truth.append("k%d,kind %d%n".formatted(i, i % 3));
        }
        CustomerBase few = CustomerBase.of(
                described("kind: customers", "columns: {customer: id, numeric: {x: x}}", customers, truth));
        assertThat(TruthCheck.of(few).withForest(FeatureMatrix.of(few.table())).rows())
                .isEmpty();
    }

    private Dataset described(String kind, String columns, StringBuilder customers, StringBuilder truth) {
        try {
            Files.writeString(folder.resolve("f.csv"), customers);
            Files.writeString(folder.resolve("truth.csv"), truth);
            return Dataset.read(Files.writeString(
                    folder.resolve("f.yaml"),
                    "name: f\n" + kind + "\nfile: f.csv\n" + columns
                            + "\ntruth: {file: truth.csv, customer: customer, label: kind}\n"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void everyCustomerNeedsAKind() throws IOException {
        CustomerBase base = base(true);
        Files.writeString(folder.resolve("truth.csv"), "customer,kind\n0,collector\n");
        assertThatThrownBy(() -> TruthCheck.of(base))
                .isInstanceOf(DataException.class)
                .hasMessage("truth: a label for each customer, found none for 1");
    }

    @Test
    void ofATableOfCustomersThereAreNoTrivialGroupings() {
        CustomerBase mall = CustomerBase.of(Dataset.read(Path.of("data/mall.yaml")));
        TruthCheck truth = TruthCheck.of(mall);
        assertThat(truth.sentence()).isEqualTo("5 true kinds, and no grouping yet that could find them");
        assertThat(truth.withForest(FeatureMatrix.of(mall.table())).rows())
                .extracting(TruthCheck.Row::grouping)
                .containsExactly("forest on age, income, score, gender");
    }
}
