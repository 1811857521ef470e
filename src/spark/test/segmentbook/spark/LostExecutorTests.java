package segmentbook.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two executors, each in a Java of its own, of which one is lost with all that it has worked out. */
class LostExecutorTests {
    private static final Map<String, String> CLUSTER = Map.of(
            "spark.master", "local-cluster[2,1,1024]",
            "spark.testing", "true", // executors get this Java's class path, not that of an installed Spark
            "spark.ui.enabled", "false",
            "spark.driver.bindAddress", "127.0.0.1",
            "spark.driver.host", "127.0.0.1");

    private static Path folder;
    private static SparkSession spark;
    private static JavaWay java;

    @BeforeAll
    static void shop(@TempDir Path made) throws IOException {
        folder = made;
        Path home = folder.resolve("home");
        Files.createDirectories(home.resolve("jars"));
        Files.createDirectories(home.resolve("launcher/target/scala-2.13")); // by which Spark knows its own version
        CLUSTER.forEach(System::setProperty);
        System.setProperty("spark.test.home", home.toString());
        spark = Main.session();
        java = JavaWay.ofShop(folder);
    }

    @AfterAll
    static void stop() {
        spark.stop();
        CLUSTER.keySet().forEach(System::clearProperty);
        System.clearProperty("spark.test.home");
    }

    /** Lets all rows through, and ends the executor that works on the first of them after the marker's file is made. */
    private static FilterFunction<Row> halt(Path marker) {
        String file = marker.toString();
        int[] rows = {0};
        return row -> {
            rows[0]++;
            if (TaskContext.getPartitionId() == 1 && rows[0] == 100 && Files.notExists(Path.of(file))) {
                Files.createFile(Path.of(file));
                Runtime.getRuntime().halt(1);
            }
            return true;
        };
    }

    @Test
    void anExecutorThatIsLostInTheMiddleChangesNoDigit() throws IOException {
        Path to = folder.resolve("scored.parquet");
        Path marker = folder.resolve("lost");
        WholeLines whole = WholeLines.read(spark, JavaWay.describe(folder, "shop.csv"));
        try (ScoreOnSpark scored = ScoreOnSpark.of(whole, java.model(), 4)) {
            scored.customers().filter(halt(marker)).write().parquet(to.toString());
            assertThat(marker).exists();
            JavaWay.sameLedger(scored.ledger(), java.ledger());
            List<String> all = JavaWay.sorted(spark.read().parquet(to.toString()));
            assertThat(all).containsExactlyInAnyOrderElementsOf(java.placed());
        }
        assertThat(to.resolve("_SUCCESS")).exists();
    }
}
