package segmentbook.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.description.Dataset;
import segmentbook.features.FeatureMatrix;
import segmentbook.rfm.CustomerBase;
import segmentbook.rfm.RfmTable;
import segmentbook.transactions.OnlineRetail;
import tech.tablesaw.api.Table;

/**
 * Figures by an outside program (scikit-learn, best of many starts): by recency, frequency and monetary shop .58 and 74 %, UCI .31
 * and 62 %; by the shop's own features (pandas on {@code clean.parquet}) .823 and 91.3 %, the models .897.
 */
class EarlierModelTests {
    private static EarlierModel of(Path file) {
        return EarlierModel.of(ChosenClusters.of(CustomerBase.of(Dataset.read(file))));
    }

    @Test
    void customersOfTheShopMoveMoreThanItsModel() {
        ChosenClusters own = ChosenClusters.of(CustomerBase.of(Dataset.read(Path.of("data", "shop.yaml"))));
        EarlierModel earlier = EarlierModel.of(own.usual());
        assertThat(earlier.customers()).isEqualTo(2_404);
        assertThat(earlier.same()).isCloseTo(.74, within(.01));
        assertThat(earlier.ari()).isCloseTo(.58, within(.015));
        assertThat(earlier.modelsAri()).isGreaterThan(.8);
        assertThat(earlier.sentence())
                .matches(
                        "Frozen 91 days before the end, the model leaves 7\\d % of 2,404 customers in their clusters "
                                + "\\(adjusted Rand index 0\\.5\\d\\); a model of today places them as it does with 0\\.\\d\\d");
        assertThat(earlier.metrics()).containsOnlyKeys("ari", "customers", "models_ari", "same_share");

        EarlierModel habits = EarlierModel.of(own);
        assertThat(habits.same()).isCloseTo(.913, within(.001));
        assertThat(habits.ari()).isCloseTo(.823, within(.001));
        assertThat(habits.modelsAri()).isCloseTo(.897, within(.001));
        Table beside = EarlierModel.table(habits, earlier, EarlierModel.of(own.usual()));
        assertThat(beside.name()).isEqualTo(habits.sentence());
        assertThat(beside.stringColumn("features").asList())
                .containsExactly("frequency, order_value, lines_per_order", "recency, frequency, monetary");
        assertThat(beside.intColumn("k").asList()).containsExactly(6, 5);
        assertThat(beside.doubleColumn("bootstrap ARI").get(1)).isCloseTo(.96, within(.01));
        assertThat(beside.doubleColumn("% in the same cluster").get(0)).isCloseTo(91.3, within(.1));
    }

    @Test
    void usualFeaturesAreThoseOfAFileThatNamesNone() {
        ChosenClusters own = ChosenClusters.of(CustomerBase.of(Dataset.read(Path.of("data", "shop.yaml"))));
        assertThat(own.use()).containsExactly("frequency", "order_value", "lines_per_order");
        assertThat(own.usual().use()).containsExactly("recency", "frequency", "monetary");
        ChosenClusters usual = own.usual();
        assertThat(usual.usual()).isSameAs(usual);
        assertThat(usual.anew(own.base()).use()).contains("monetary");
        FeatureMatrix measured = FeatureMatrix.of(own.base().table());
        assertThat(own.typicalCustomers().table().print())
                .isEqualTo(TypicalCustomers.of(own.segmentation(), measured)
                        .table()
                        .print());
    }

    @Test
    void customersOfOnlineRetailMoveFarther() {
        CustomerBase base = CustomerBase.of(RfmTable.of(OnlineRetail.D.transactions()));
        EarlierModel earlier = EarlierModel.of(ChosenClusters.of(base));
        assertThat(earlier.same()).isCloseTo(.62, within(.01));
        assertThat(earlier.ari()).isCloseTo(.31, within(.01));
    }

    @Test
    void aTableOfCustomersHasNone() {
        EarlierModel none = of(Path.of("data", "mall.yaml"));
        assertThat(none.sentence()).isEqualTo("One row a customer has no dates: nobody can be seen as 91 days before");
        assertThat(none.metrics()).isEmpty();
        assertThat(EarlierModel.table(none, none).name()).isEqualTo(none.sentence());
        assertThat(EarlierModel.table(none).rowCount()).isZero();
        assertThat(EarlierModel.table(none).columnCount()).isZero();
    }

    /** Latent classes take words alone: recency, frequency and monetary are clustered by k-means beside them. */
    @Test
    void wordsAreBesideNumbers(@TempDir Path folder) throws IOException {
        String shop = Files.readString(Path.of("data", "shop.yaml"));
        for (String file : new String[] {"shop.csv.gz", "shop-truth.csv", "shop-members.csv"}) {
            Files.copy(Path.of("data", file), folder.resolve(file));
        }
        String words = "features: {use: [gender, newsletter]}\nclusters: {algorithm: latent, range: [2, 5]}\n";
        Path file = Files.writeString(folder.resolve("words.yaml"), shop.replaceAll("(?m)^features: .*\n", words));
        ChosenClusters own = ChosenClusters.of(CustomerBase.of(Dataset.read(file)));
        Table beside = EarlierModel.table(EarlierModel.of(own), EarlierModel.of(own.usual()));
        assertThat(beside.stringColumn("features").asList())
                .containsExactly("gender, newsletter", "recency, frequency, monetary");
        assertThat(beside.intColumn("k").get(1)).isEqualTo(5);
    }

    /** Five customers in the last weeks; before that none, or one who is no clustering. */
    @Test
    void purchasesThatBeginTooLateHaveNone(@TempDir Path folder) throws IOException {
        String late =
                "customer,date,amount\na,2024-06-01,1\nb,2024-06-02,2\nc,2024-06-20,40\nd,2024-06-21,80\ne,2024-06-30,9\n";
        for (String lines : new String[] {late, late + "a,2024-01-01,5\n"}) {
            Files.writeString(folder.resolve("late.csv"), lines);
            Path file = Files.writeString(folder.resolve("late.yaml"), """
                    name: late
                    kind: transactions
                    file: late.csv
                    columns: {customer: customer, time: date, amount: amount}
                    """);
            assertThat(of(file).sentence())
                    .isEqualTo(
                            "There is no model of 91 days before the end: it takes two clusters of purchases by then");
        }
    }
}
