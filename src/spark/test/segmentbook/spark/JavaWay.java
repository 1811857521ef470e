package segmentbook.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Row;
import segmentbook.clustering.Clustering;
import segmentbook.clustering.KMeans;
import segmentbook.customers.CustomerTable;
import segmentbook.description.Dataset;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.Measures;
import segmentbook.models.SavedModel;
import segmentbook.rfm.RfmTable;
import segmentbook.segments.ClusterNames;
import segmentbook.transactions.Cleaning;
import segmentbook.transactions.Ledger;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

/**
 * What the library makes of a data set without Spark, beside which Spark's answers stand.
 *
 * @param cleaning of all lines
 * @param transactions that remain
 * @param model of their segments and four clusters, saved
 */
record JavaWay(Cleaning cleaning, Transactions transactions, Path model) {

    static JavaWay of(Path description, Path model) throws IOException {
        Cleaning cleaning = Cleaning.read(Dataset.read(description));
        Transactions kept = cleaning.transactions();
        return new JavaWay(cleaning, kept, model(RfmTable.of(kept), model));
    }

    /** Of the shop; its lines lie shuffled in {@code shop.csv} of a folder, with the model beside them. */
    static JavaWay ofShop(Path folder) throws IOException {
        shuffle(Path.of("data/shop.csv.gz"), folder.resolve("shop.csv"));
        return of(Path.of("data/shop.yaml"), folder.resolve("model.json"));
    }

    static Path model(RfmTable rfm, Path file) throws IOException {
        return model(rfm, file, List.of());
    }

    /** A model of recency, frequency, monetary and these measures. */
    static Path model(RfmTable rfm, Path file, List<String> measures) throws IOException {
        CustomerTable table = rfm.customerTable().join(Measures.of(rfm, measures));
        Clustering clusters = new KMeans(4).fit(FeatureMatrix.of(table));
        SavedModel saved = SavedModel.of(rfm.score(5).segments(), clusters, ClusterNames.of(clusters));
        return Files.writeString(file, saved.json());
    }

    Ledger ledger() {
        return cleaning.ledger();
    }

    /** Customers, scores, segments and clusters to the last digit, the snapshot, names of products, and the ledger. */
    void same(WholeLines whole, int parts) {
        List<String> expected = placed();
        assertThat(whole.snapshot()).isEqualTo(transactions.snapshot());
        try (ScoreOnSpark scored = ScoreOnSpark.of(whole, model, parts)) {
            assertThat(rows(scored)).containsExactlyInAnyOrderElementsOf(expected);
            sameLedger(scored.ledger(), ledger());
        }
    }

    /** The ledger, and each product's name, as {@code sample} works them out. */
    void sameLines(WholeLines whole, int parts) {
        try (CleanedLines cleaned = CleanedLines.of(whole, parts)) {
            sameLedger(cleaned.ledger(), ledger());
            assertThat(names(cleaned.products())).containsExactlyInAnyOrderElementsOf(products());
        }
    }

    private static List<String> names(Table products) {
        return IntStream.range(0, products.rowCount())
                .mapToObj(row -> products.getString(row, 0) + "|" + products.getString(row, 1))
                .toList();
    }

    /** Every customer as {@code ./run score} places them. */
    List<String> placed() {
        SavedModel saved = SavedModel.read(model);
        Table placed = saved.score(RfmTable.of(transactions));
        assertThat(placed.columnNames())
                .containsExactly(ScoreOnSpark.placed(saved).fieldNames());
        return rows(placed);
    }

    static List<String> rows(Table placed) {
        List<String> rows = new ArrayList<>();
        placed.forEach(row -> rows.add(placed.columnNames().stream()
                .map(name -> String.valueOf(row.getObject(name)))
                .collect(Collectors.joining("|"))));
        return rows;
    }

    static List<String> rows(ScoreOnSpark scored) {
        return sorted(scored.customers());
    }

    static List<String> sorted(org.apache.spark.sql.Dataset<Row> customers) {
        return customers.collectAsList().stream()
                .map(row -> row.mkString("|"))
                .sorted()
                .toList();
    }

    /** Sums of parts may differ from the sum of all in their last bit; results have six decimals. */
    static void sameLedger(Ledger found, Ledger wanted) {
        assertThat(rounded(found)).containsExactlyElementsOf(rounded(wanted));
        assertThat(found.imbalance()).isEqualTo(wanted.imbalance());
    }

    private static List<Double> rounded(Ledger ledger) {
        return LedgerNumbers.of(ledger).stream()
                .map(value -> Math.rint(value * 1e6) / 1e6)
                .toList();
    }

    /** Each product with its name. */
    List<String> products() {
        return IntStream.range(0, transactions.products().size())
                .mapToObj(i -> transactions.products().get(i) + "|" + transactions.productName(i))
                .toList();
    }

    /** Writes the lines of a packed file in another order, each of which is a record. */
    static void shuffle(Path packed, Path to) throws IOException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(packed)), StandardCharsets.UTF_8))) {
            in.lines().forEach(lines::add);
        }
        Collections.shuffle(lines.subList(1, lines.size()), new Random(7));
        Files.write(to, lines);
    }

    /** The shop's description file on other data in a folder. */
    static Path describe(Path folder, String file) throws IOException {
        String yaml = Files.readString(Path.of("data/shop.yaml"))
                .replace("file: shop.csv.gz", "file: " + file)
                .replaceAll("(?m)^(truth|attributes|limits|offers): .*\n", "");
        return Files.writeString(folder.resolve(file + ".yaml"), yaml);
    }

    /** The same with a filter that sees each line as it is read. */
    static WholeLines filtered(WholeLines whole, FilterFunction<Row> filter) {
        return new WholeLines(whole.lines().filter(filter), whole.description(), whole.dataset(), whole.count());
    }

    /** Files of parts that are still there. */
    static List<Path> leftOver() {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(each -> each.getFileName().toString().startsWith("segmentbook-part"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
