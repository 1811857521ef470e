package segmentbook.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.SharedData;
import segmentbook.description.Dataset;
import segmentbook.rfm.RfmTable;
import segmentbook.transactions.Transactions;

/** The 541,909 lines of UCI Online Retail, shuffled, on Spark and in the Java way. */
class OnlineRetailOnSparkTests {
    private static Path folder;
    private static SparkSession spark;
    private static JavaWay java;
    private static WholeLines whole;

    @BeforeAll
    static void lines(@TempDir Path made) throws IOException {
        folder = made;
        Path description = SharedData.file("online-retail.yaml");
        spark = Main.session();
        java = JavaWay.of(description, folder.resolve("model.json"));
        JavaWay.shuffle(SharedData.file("online-retail.csv.gz"), folder.resolve("online-retail.csv"));
        String yaml = Files.readString(description).replace("online-retail.csv.gz", "online-retail.csv");
        whole = WholeLines.read(spark, Files.writeString(folder.resolve("online-retail.yaml"), yaml));
    }

    @AfterAll
    static void stop() {
        if (spark != null) {
            spark.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void customersAndLedgerAreThoseOfTheJavaWayInAnyNumberOfParts(int parts) {
        assertThat(whole.count()).isEqualTo(541_909);
        java.same(whole, parts);
        assertThat(JavaWay.leftOver()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void namesOfProductsAreThoseOfTheJavaWay(int parts) {
        java.sameLines(whole, parts);
    }

    @Test
    void aSampleOfAllCustomersHasTheirEdgesAndClusters() throws IOException {
        Path written = Sample.of(whole, 100_000).write(whole, folder.resolve("online-retail.yaml"));
        Transactions sampled = Transactions.of(Dataset.read(written));
        RfmTable all = RfmTable.of(sampled);
        assertThat(all.score(5).frozenEdges())
                .isEqualTo(RfmTable.of(java.transactions()).score(5).frozenEdges());
        Path model = JavaWay.model(all, folder.resolve("sampled.json"));
        assertThat(rows(model)).isEqualTo(rows(java.model()));
    }

    /** What a model says but for the files it was made from, which its checksum holds too. */
    private static String rows(Path model) throws IOException {
        String json = Files.readString(model);
        return json.substring(json.indexOf("\"columns\""), json.lastIndexOf("\"checksum\""));
    }
}
