package segmentbook.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.customers.Column;
import segmentbook.customers.CustomerTable;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.models.SavedModel;
import segmentbook.rfm.CustomerBase;
import segmentbook.rfm.RfmTable;
import segmentbook.segments.ChosenClusters;
import segmentbook.transactions.OnlineRetail;
import segmentbook.transactions.SmallShop;
import segmentbook.transactions.Transactions;

class MeasuresTests {
    /** Customer 7: four orders, two of them on one day, one on a Saturday, one in October; 8: one order. */
    private static final String TEXT = """
            invoice,product,quantity,time,price,customer,category
            1,A,2,2011-01-08 10:00:00,3.00,7,toys
            1,B,4,2011-01-08 10:00:00,1.00,7,garden
            2,A,1,2011-01-18 09:00:00,3.00,7,toys
            3,A,1,2011-01-18 17:00:00,3.00,7,toys
            4,A,6,2011-10-08 09:00:00,2.00,7,toys
            5,B,2,2011-12-02 09:00:00,1.00,8,garden
            6,B,1,2011-12-30 09:00:00,1.00,9,garden
            """;

    private final Path folder;

    MeasuresTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private CustomerTable measures(String text) {
        return Measures.of(RfmTable.of(SmallShop.transactions(folder, text)));
    }

    @ParameterizedTest
    @CsvSource({
        "tenure,               357,  29",
        "age_at_last_purchase, 273,   0", // 8 January to 8 October
        "orders_per_month,     0.341036, 1", // 4 / (357 / 30.4375); one month at least
        "gap_mean,             136.5, NaN", // 10 and 263 days
        "gap_spread,           178.898016, NaN", // 126.5 either side, by one gap fewer
        "order_value,          7,    2", // 28 by 4 orders
        "unit_price,           2,    1", // 28 by 14 units
        "lines_per_order,      1.25, 1",
        "units_per_order,      3.5,  2",
        "units_per_line,       2.8,  2",
        "variety,              0.4,  1", // 2 products on 5 lines
        "returned_share,       0,    0",
        "weekend_share,        0.5,  0", // both the eighth of January and of October were Saturdays
        "season_share,         0.25, 1",
        "trend,                1,    NaN", // one order since 1 October, none from July on; 8 came too late to tell
        "price_paid,           0.823529, 1", // 28 by 10 As at 3 and 4 Bs at 1
        "category=toys,        0.857143, 0", // 24 of 28
        "category=garden,      0.142857, 1"
    })
    void eachIsCountedByHand(String name, double of7, double of8) {
        CustomerTable measures = measures(TEXT);
        assertThat(measures.value(0, name)).isEqualTo(of7, within(1e-6));
        assertThat(measures.value(1, name)).isEqualTo(of8, within(1e-6));
        assertThat(measures.columns()).hasSize(18);
    }

    @Test
    void definitionsSayUnitDirectionAndScale() {
        Transactions lines = SmallShop.transactions(folder, TEXT);
        assertThat(Measures.definitions(lines).printAll())
                .containsPattern("order_value +\\| +GBP +\\| +high +\\| +ratios +\\| +money spent by orders")
                .containsPattern("returned_share +\\| +0 to 1 +\\| +low +\\| +differences +\\| +units sent back")
                .containsPattern("trend +\\| +orders +\\| +high +\\| +differences");
        assertThat(Measures.names(lines)).contains("tenure", "category=garden").doesNotContain("channel=web");
        assertThat(measures(TEXT).column("gap_mean").better()).isEqualTo(Column.Better.LOW);
        assertThat(measures(TEXT).column("gap_mean").thirds().get(0)).isEqualTo("low gap mean");
    }

    @Test
    void whatTheFileCannotTellIsNotAmongThem() {
        List<String> names = Measures.names(
                SmallShop.transactions(folder, "invoice,time,customer\n1,2011-01-08,7\n2,2011-01-09,8\n"));
        assertThat(names)
                .doesNotContain("order_value", "unit_price", "price_paid", "variety")
                .contains("lines_per_order");
    }

    @Test
    void onlyTheNamedAreComputedInTheirOrder() {
        RfmTable rfm = RfmTable.of(SmallShop.transactions(folder, TEXT));
        CustomerTable some = Measures.of(rfm, List.of("variety", "age", "category=cellar", "tenure"));
        assertThat(some.columns()).extracting(Column::name).containsExactly("variety", "category=cellar", "tenure");
        assertThat(some.numbers("category=cellar")).containsOnly(0); // a category that these lines do not have
    }

    @Test
    void theOrderOfLinesDoesNotMatter() {
        List<String> lines = TEXT.lines().toList();
        String turned = lines.get(0) + "\n" + String.join("\n", lines.subList(4, 8)) + "\n"
                + String.join("\n", lines.subList(1, 4)) + "\n";
        assertThat(measures(turned).results().printAll())
                .isEqualTo(measures(TEXT).results().printAll());
    }

    @ParameterizedTest
    @ValueSource(strings = {"net", "drop", "keep"})
    void returnsAreCountedHoweverCancellationsAreCleaned(String cancellations) throws IOException {
        Dataset dataset = described("cleaning: {cancelledPrefix: C, cancellations: " + cancellations + "}\n", """
                invoice,product,quantity,time,price,customer
                1,A,8,2011-01-08 10:00:00,3.00,7
                C2,A,-2,2011-01-09 10:00:00,3.00,7
                3,A,8,2011-01-10 10:00:00,3.00,8
                C4,A,-8,2011-02-10 10:00:00,3.00,8
                5,B,8,2011-02-11 10:00:00,3.00,8
                """);
        Transactions lines = Transactions.of(dataset);
        CustomerTable measures = Measures.of(RfmTable.of(lines), List.of("returned_share"));
        assertThat(measures.numbers("returned_share")).containsExactly(.25, .5);
        Transactions before = lines.until(LocalDate.of(2011, 1, 31));
        assertThat(before.returnedUnits()).startsWith(2).doesNotContain(8);
    }

    private Dataset described(String more, String csv) throws IOException {
        Files.writeString(folder.resolve("t.csv"), csv);
        String fields = List.of(csv.lines().findFirst().orElse("").split(",")).stream()
                .map(field -> field + ": " + field)
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
        Path file = folder.resolve("t.yaml");
        Files.writeString(file, "name: t\nfile: t.csv\ncolumns: {" + fields + "}\n" + more);
        return Dataset.read(file);
    }

    private static String shop(int customers) {
        StringBuilder csv = new StringBuilder("invoice,product,quantity,time,price,customer\n");
        for (int customer = 1; customer <= customers; customer++) {
            for (int order = 1; order <= 1 + customer % 4; order++) {
                csv.append("%d-%d,A,%d,2011-%02d-%02d 10:00:00,2.00,%d%n"
                        .formatted(
                                customer,
                                order,
                                1 + customer % 3 * 20 + customer % 7,
                                order,
                                1 + customer % 28,
                                customer));
            }
        }
        return csv.toString();
    }

    @Test
    void clustersAreMadeOfTheMeasuresThatTheDescriptionFileNames() throws IOException {
        Dataset dataset = described("features: {use: [frequency, order_value, gap_mean]}\n", shop(60));
        ChosenClusters chosen = ChosenClusters.of(CustomerBase.of(dataset));
        assertThat(chosen.features().columns()).containsExactly("frequency", "order_value", "gap_mean");
        assertThat(chosen.features().way().printAll()).contains("missing values are the median, log(1 + value)");
        assertThat(chosen.names().name(1)).contains("order value");
        assertThat(SavedModel.of(chosen).table().columnNames()).contains("order_value", "gap_mean, days");
    }

    @Test
    void aSavedModelMeasuresNewCustomers() throws IOException {
        Dataset dataset = described("currency: GBP\nfeatures: {use: [order_value, gap_mean]}\n", shop(60));
        ChosenClusters chosen = ChosenClusters.of(CustomerBase.of(dataset));
        SavedModel model = SavedModel.of(chosen);
        RfmTable same = RfmTable.of(Transactions.of(dataset));
        assertThat(model.score(same).intColumn("cluster").asList())
                .containsExactlyElementsOf(
                        Arrays.stream(chosen.clustering().labels()).boxed().toList());
        assertThat(model.score(RfmTable.of(SmallShop.transactions(folder, TEXT)))
                        .rowCount())
                .isEqualTo(3);
    }

    @Test
    void unknownNamesAreRefusedWithAllChoices() throws IOException {
        ChosenClusters chosen = ChosenClusters.of(CustomerBase.of(described("features: {use: [basket]}\n", shop(9))));
        assertThatThrownBy(chosen::features)
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("features.use: columns of the customers, recency, frequency, monetary, tenure,")
                .hasMessageContaining("price_paid, found basket (t.yaml, line 4");
    }

    @Test
    void aNameOfTwoColumnsIsRefused() throws IOException {
        Files.writeString(folder.resolve("members.csv"), "id,Tenure\n1,4\n2,5\n");
        String attributes = "attributes: {file: members.csv, customer: id, numeric: {tenure: Tenure}}\n";
        ChosenClusters chosen =
                ChosenClusters.of(CustomerBase.of(described(attributes + "features: {use: [tenure]}\n", shop(9))));
        assertThatThrownBy(chosen::features)
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        "features.use: names of one column each, found tenure, a measure and an attribute (t.yaml, line 5");
    }

    /**
     * pandas 3.1.1 on the lines of {@code shared/reference/online_retail.py}, with day = time.dt.normalize(), by =
     * groupby("CustomerID"), orders = groupby(["CustomerID", "InvoiceNo"]).day.min(), f their number, m the amounts, u the
     * units, n the lines: tenure SNAPSHOT - by.day.min(); gaps = days of orders without duplicates, diff(), mean() and
     * std(); m / f, m / u, n / f, u / f, u / n; by.StockCode.nunique() / n; of orders dayofweek >= 5, month >= 10; trend
     * (age <= 91) - (91 < age <= 182) where tenure > 182; m / sum(Quantity * groupby("StockCode").UnitPrice.median()); units
     * of C lines that pass the first five rules / (u + the same).
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tenure               | 223.925994 | 249.000000 |    0 | 368.000000
            age_at_last_purchase | 130.572849 |  92.500000 |    0 | 365.000000
            orders_per_month     |   0.635339 |   0.447610 |    0 |   0.578974
            gap_mean             |  79.045712 |  59.500000 | 1555 |  60.833333
            gap_spread           |  38.748149 |  28.611895 | 2424 |  18.389308
            order_value          | 370.125844 | 284.557500 |    0 | 615.714286
            unit_price           |   2.228469 |   1.779251 |    0 |   1.753458
            lines_per_order      |  21.897194 |  16.803846 |    0 |  26.000000
            units_per_order      | 226.753380 | 159.651515 |    0 | 351.142857
            units_per_line       |  22.203280 |  10.000000 |    0 |  13.505495
            variety              |   0.859019 |   0.926538 |    0 |   0.565934
            returned_share       |   0.013967 |   0.000000 |    0 |   0.000000
            weekend_share        |   0.128045 |   0.000000 |    0 |   0.000000
            season_share         |   0.393369 |   0.333333 |    0 |   0.428571
            trend                |   0.452211 |   0.000000 | 1520 |   1.000000
            price_paid           |   0.977522 |   1.000000 |    0 |   0.938258
            """)
    void ofUciOnlineRetailAsPandasHasThem(String name, double mean, double median, int missing, double of12347) {
        CustomerTable measures = Measures.of(RfmTable.of(OnlineRetail.D.transactions()), List.of(name));
        assertThat(measures.distribution(name).mean()).isEqualTo(mean, within(1e-6));
        assertThat(measures.median(name)).isEqualTo(median, within(1e-6));
        assertThat(measures.missing(name)).isEqualTo(missing);
        assertThat(measures.value(measures.row("12347"), name)).isEqualTo(of12347, within(1e-6));
    }
}
