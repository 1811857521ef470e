package segmentbook.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import segmentbook.clustering.Clustering;
import segmentbook.clustering.KMeans;
import segmentbook.clustering.Linkage;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.exploration.Orders;
import segmentbook.features.FeatureMatrix;
import segmentbook.models.SavedModel;
import segmentbook.plots.AlgorithmCharts;
import segmentbook.plots.ClusterCharts;
import segmentbook.plots.PlotlyJson;
import segmentbook.plots.RecommendationCharts;
import segmentbook.plots.SegmentCharts;
import segmentbook.recommendation.RecommendOptions;
import segmentbook.recommendation.Recommenders;
import segmentbook.rfm.CustomerBase;
import segmentbook.rfm.RfmTable;
import segmentbook.rfm.Segments;
import segmentbook.segments.BestSellers;
import segmentbook.segments.ChosenClusters;
import segmentbook.segments.OfferRules;
import segmentbook.segments.Offers;
import segmentbook.segments.Profiles;
import segmentbook.segments.Segmentation;
import segmentbook.transactions.Cleaning;
import segmentbook.transactions.Finding.Severity;
import segmentbook.transactions.Findings;
import segmentbook.transactions.InvoiceLines;
import segmentbook.transactions.SecretShop;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

/** Runs what the pages run on a shop with ids that are easy to find, and looks for them in all that comes out. */
class PseudonymTests {
    private final Path folder;
    private final Map<String, String> shown = new LinkedHashMap<>();

    PseudonymTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private void show(String what, Object value) {
        shown.put(what, value instanceof Table table ? table.print(Integer.MAX_VALUE) : String.valueOf(value));
    }

    private void pageOne(Dataset dataset) {
        InvoiceLines lines = InvoiceLines.read(dataset);
        Findings findings = Findings.of(lines);
        Cleaning cleaning = Cleaning.of(lines);
        show("choices", dataset.table());
        show("choices of the summary", dataset.choices());
        show("data set", dataset);
        show("head", lines.head(Integer.MAX_VALUE));
        show("columns", lines.columns());
        show("findings", findings.all());
        show("warnings", findings.table(Severity.WARNING));
        show("notes", findings.table(Severity.NOTE));
        show("netting", cleaning.exampleOfNetting());
        show("cancellation", cleaning.largestCancellation());
        show("ledger", cleaning.ledger().table());
        Results.in(dataset, folder.resolve("results"))
                .csv("ledger.csv", cleaning.ledger().table())
                .parquet("clean.parquet", cleaning.transactions().table())
                .summary("data", lines.metrics())
                .summary("findings", findings.metrics());
    }

    private void pagesTwoToFive(Transactions transactions, RfmTable rfm) {
        FeatureMatrix features = FeatureMatrix.of(rfm.customerTable());
        Clustering clusters = new KMeans(3).fit(features);
        show("customers", transactions.customers());
        show("orders", Orders.of(transactions).of(transactions.customers().get(0)));
        show("rfm", rfm.table());
        show("rows", rfm.rows());
        Segments segments = rfm.score(5).segments();
        Profiles profiles = Profiles.of(Segmentation.of(segments));
        show("segments", segments.table());
        show("chart of segments", PlotlyJson.of(SegmentCharts.grid(segments, profiles)));
        show("plane", PlotlyJson.of(ClusterCharts.scatter2d(clusters)));
        show("space", PlotlyJson.of(ClusterCharts.scatter3d(clusters)));
        show("dendrogram", PlotlyJson.of(AlgorithmCharts.dendrogram(Linkage.WARD.tree(features), 3)));
        show("features", features.table());
        show("truth", transactions.dataset().trueKinds());
        Results.in(transactions.dataset(), folder.resolve("results")).csv("features.csv", features.results());
    }

    private void pageSix(Transactions transactions, RfmTable rfm) {
        Dataset dataset = transactions.dataset();
        ChosenClusters chosen = ChosenClusters.of(CustomerBase.of(rfm));
        Segmentation segmentation = chosen.segmentation();
        Profiles profiles = Profiles.of(segmentation);
        BestSellers sellers = BestSellers.of(CustomerBase.of(RfmTable.of(transactions)), segmentation);
        Offers offers = Offers.of(profiles, sellers, OfferRules.of(dataset));
        Recommenders recommenders =
                Recommenders.of(transactions, segmentation, dataset.options(RecommendOptions.class));
        String customer = transactions.customers().get(5);
        show("profile", profiles.beside(customer));
        show("basket", recommenders.baskets().of(customer));
        show("recommended", recommenders.combined().table(customer));
        show("additions", PlotlyJson.of(RecommendationCharts.additions(recommenders.combined(), customer)));
        SavedModel model = SavedModel.of(chosen);
        show("model", model + " " + model.table());
        Table placed = model.score(rfm);
        Results.in(dataset, folder.resolve("results"))
                .csv("segments.csv", placed)
                .parquet("segments.parquet", placed)
                .csv("segments", offers.lists())
                .csv("profiles.csv", profiles.results(sellers))
                .csv("offers.csv", offers.results())
                .csv("recommendations.csv", recommenders.combined().all().results())
                .report(Report.of(profiles, sellers, offers))
                .model(model);
        LastRun.of(dataset, folder).csv("scored.csv", placed);
    }

    private Map<String, String> everything(String privacy) throws IOException, SQLException {
        Files.writeString(folder.resolve("truth.csv"), "who,kind\n" + SecretShop.id(0) + ",a\n7700001,b\n");
        Dataset dataset = SecretShop.in(
                folder, "truth: {file: truth.csv, customer: who, label: kind}\nclusters: {range: [2, 4]}\n" + privacy);
        pageOne(dataset);
        Transactions transactions = Transactions.of(dataset);
        RfmTable rfm = RfmTable.of(transactions);
        pagesTwoToFive(transactions, rfm);
        pageSix(transactions, rfm);
        for (Path root : List.of(folder.resolve("results"), folder.resolve("out"))) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                    show(folder.relativize(file).toString(), file.toString().endsWith(".parquet") ? rows(file) : bytes);
                }
            }
        }
        return shown;
    }

    private static String rows(Path parquet) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT CAST(t AS VARCHAR) FROM '" + parquet + "' t")) {
            while (rows.next()) {
                text.append(rows.getString(1)).append('\n');
            }
        }
        return text.toString();
    }

    private TreeSet<String> withIds(Map<String, String> texts) {
        TreeSet<String> found = new TreeSet<>();
        texts.forEach((what, text) -> {
            if (SecretShop.ID.matcher(text).find()) {
                found.add(what.replaceFirst("segments/.*", "segments/").replaceFirst("out/.*/", "out/"));
            }
        });
        return found;
    }

    @Test
    void noOriginalIdIsInAnythingThatIsShownOrWritten() throws IOException, SQLException {
        Map<String, String> texts = everything(SecretShop.HIDDEN);
        assertThat(withIds(texts)).isEmpty();
        assertThat(texts).hasSizeGreaterThan(40);
        assertThat(texts.get("results/segments.csv")).hasLineCount(41).containsPattern("\np-[a-z2-9]{12},");
        assertThat(texts.get("results/segments.parquet")).containsPattern("p-[a-z2-9]{12}");
        assertThat(texts.get("results/summary.json"))
                .contains("\"privacy\" : \"ids hidden by the key with fingerprint 249e3fda\"");
        assertThat(texts.get("results/model.json")).contains("\"pseudonym_key\" : \"249e3fda\"");
        assertThat(texts.get("choices"))
                .containsPattern("privacy +\\| +ids hidden by the key with fingerprint 249e3fda");
        assertThat(texts.values()).noneMatch(text -> text.contains("0f1e2d3c"));
    }

    /** The control: the same search finds ids everywhere where they are not hidden, so it is able to. */
    @Test
    void withoutPseudonymsTheSameSearchFindsThem() throws IOException, SQLException {
        assertThat(withIds(everything("")))
                .contains(
                        "head",
                        "columns",
                        "findings",
                        "warnings",
                        "notes",
                        "netting",
                        "cancellation",
                        "customers",
                        "rfm",
                        "rows",
                        "features",
                        "truth",
                        "profile",
                        "results/clean.parquet",
                        "results/features.csv",
                        "results/segments.csv",
                        "results/segments.parquet",
                        "results/segments/",
                        "results/recommendations.csv",
                        "out/scored.csv");
    }

    @Test
    void nothingButTheIdsChanges() {
        RfmTable plain = RfmTable.of(Transactions.of(SecretShop.in(folder, "")));
        RfmTable hidden = RfmTable.of(Transactions.of(SecretShop.in(folder, SecretShop.HIDDEN)));
        assertThat(hidden.rows().stream()
                        .map(row -> row.recencyDays() + " " + row.frequency() + " " + row.monetary())
                        .sorted())
                .containsExactlyElementsOf(plain.rows().stream()
                        .map(row -> row.recencyDays() + " " + row.frequency() + " " + row.monetary())
                        .sorted()
                        .toList());
        assertThat(hidden.transactions().customers()).isSorted();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time: When | time: Member | no time in \"xxxxxx xxxx-xxxxxx-####\" (data.csv, line 2, column Member)",
                "quantity: Units           | quantity: Member          | no quantity in \"xxxxxx xxxx-xxxxxx-####\" (data.csv, line 2, column Member)",
                "price: Price              | price: Who2               | columns.price: no column Who2 (data.csv, line 1); the file has: Order, Code, Name,",
            })
    void noErrorShowsAnId(String from, String to, String rule) {
        String columns = SecretShop.COLUMNS.replace(from.strip(), to.strip());
        assertThat(columns).isNotEqualTo(SecretShop.COLUMNS);
        String yaml = columns + SecretShop.HIDDEN;
        assertThatThrownBy(() -> InvoiceLines.read(Dataset.read(SecretShop.described(
                        folder,
                        "wrong",
                        "Order,Code,Name,Units,When,Price,Who,Land,Member\n" + SecretShop.lines(),
                        yaml))))
                .isInstanceOf(DataException.class)
                .message()
                .contains(rule.strip())
                .doesNotContainPattern(SecretShop.ID);
    }

    @Test
    void aFirstLineTakenForAHeaderIsNotShownEither() {
        Path file =
                SecretShop.described(folder, "headless", SecretShop.lines(), SecretShop.COLUMNS + SecretShop.HIDDEN);
        assertThatThrownBy(() -> InvoiceLines.read(Dataset.read(file)))
                .isInstanceOf(DataException.class)
                .message()
                .startsWith("columns.")
                .endsWith(
                        "the file has: #, x#, xxxxx #, #, ####-##-## ##:##:##, #.##, xxxx-xxxxxx-####, UK, xxxxxx xxxx-xxxxxx-####")
                .doesNotContainPattern(SecretShop.ID);
    }
}
