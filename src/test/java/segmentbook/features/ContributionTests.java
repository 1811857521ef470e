package segmentbook.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
import segmentbook.transactions.Cancellations;
import segmentbook.transactions.CleaningRules;
import segmentbook.transactions.SmallShop;
import segmentbook.transactions.Transactions;

/** What customers leave the shop of their money. */
class ContributionTests {
    private static final List<String> BOTH = List.of("contribution", "margin");

    /** 7 has one line without a cost and sends two of five units back; 8 buys below cost; no cost of 9 is known. */
    private static final String TEXT = """
            invoice,product,quantity,time,price,cost,customer
            1,A,4,2011-01-08 10:00:00,3.00,2.00,7
            1,B,2,2011-01-08 10:00:00,5.00,,7
            2,A,1,2011-01-18 09:00:00,3.00,2.50,7
            C3,A,-2,2011-01-20 09:00:00,3.00,2.50,7
            4,B,2,2011-02-01 09:00:00,5.00,6.00,8
            5,B,1,2011-02-02 09:00:00,5.00,5.50,8
            6,A,1,2011-02-03 09:00:00,3.00,n/a,9
            """;

    private final Path folder;

    ContributionTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private static CustomerTable measures(Dataset dataset, Cancellations cancellations) {
        Dataset cleaned = dataset.with(dataset.options(CleaningRules.class).withCancellations(cancellations));
        return Measures.of(RfmTable.of(Transactions.of(cleaned)), BOTH);
    }

    @ParameterizedTest
    @CsvSource({
        "NET,  3,   0.333333", // 3 As are left of 9.00, at 2.00 each
        "DROP, 4.5, 0.3", // 4 at 1.00 and one at 0.50, of 15.00
        "KEEP, 3.5, 0.388889", // 2 at 0.50 given back, of 9.00
    })
    void isMoneyLessCostByHand(Cancellations cancellations, double contribution, double margin) {
        CustomerTable measures = measures(SmallShop.dataset(folder, TEXT), cancellations);
        assertThat(measures.value(0, "contribution")).isEqualTo(contribution, within(1e-12));
        assertThat(measures.value(0, "margin")).isEqualTo(margin, within(1e-6));
        assertThat(measures.numbers("contribution")).endsWith(-2.5, Double.NaN);
        assertThat(measures.value(1, "margin")).isEqualTo(-2.5 / 15, within(1e-12));
        assertThat(measures.value(2, "margin")).isNaN();
    }

    @Test
    void isDefinedWithItsUnit() {
        Transactions lines = SmallShop.transactions(folder, TEXT);
        assertThat(Measures.definitions(lines).printAll())
                .containsPattern("contribution +\\| +GBP +\\| +high +\\| +differences +\\| +money less cost, of lines")
                .containsPattern("margin +\\| +of money +\\| +high +\\| +differences");
        assertThat(Measures.names(lines)).containsAll(BOTH);
        assertThat(measures(SmallShop.dataset(folder, TEXT), Cancellations.NET).columns())
                .extracting(Column::name)
                .containsExactlyElementsOf(BOTH);
    }

    @Test
    void withoutACostThereIsNone() {
        Transactions lines = SmallShop.transactions(folder, TEXT.replace(",cost,", ",other,"));
        assertThat(Measures.names(lines)).doesNotContainAnyElementsOf(BOTH).contains("price_paid");
        assertThat(Measures.of(RfmTable.of(lines), BOTH).columns()).isEmpty();
    }

    /** 600 lines of 23 customers; every 13th has no cost, every 40th is a cancellation that is kept. */
    private static String made() {
        StringBuilder text = new StringBuilder("invoice,product,quantity,time,price,cost,customer\n");
        for (int i = 0; i < 600; i++) {
            int product = i * 5 % 11;
            text.append(String.format(
                    Locale.ROOT,
                    "%s%d,P%d,%d,2024-%02d-%02d 10:00:00,%.2f,%s,c%d%n",
                    i % 40 == 39 ? "C" : "",
                    i / 3,
                    product,
                    i % 40 == 39 ? -1 : 1 + i * i % 4,
                    1 + i / 50,
                    1 + i % 28,
                    2 + product + i % 5 * .25,
                    i % 13 == 0 ? "" : String.format(Locale.ROOT, "%.1f", 1 + .9 * product + i % 3 * .5),
                    i * 7 % 23));
        }
        return text.toString();
    }

    /**
     * pandas 3.0.0: rows of {@link #made} as lists, then
     * {@code d["money"] = d.quantity * d.price; d["left"] = d.quantity * (d.price - d.cost); k = d[d.cost.notna()];
     * g = k.groupby("customer"); c = g.left.sum(); m = c / g.money.sum()}; c.sum(), c["c4"], m.mean(), m.min(), m["c4"].
     */
    @Test
    void isAsPandasHasIt() {
        CustomerTable measures = measures(SmallShop.dataset(folder, made()), Cancellations.KEEP);
        double[] contribution = measures.numbers("contribution");
        double[] margin = measures.numbers("margin");
        int row = measures.row("c4");
        assertThat(Arrays.stream(contribution).sum()).isEqualTo(1165.5, within(1e-6));
        assertThat(contribution[row]).isEqualTo(54.5, within(1e-6));
        assertThat(Arrays.stream(margin).average().orElseThrow()).isEqualTo(.198086707, within(1e-6));
        assertThat(Arrays.stream(margin).min().orElseThrow()).isEqualTo(.179794200, within(1e-6));
        assertThat(margin[row]).isEqualTo(.193950178, within(1e-6));
    }

    private Dataset described(String more, String csv) throws IOException {
        Files.writeString(folder.resolve("t.csv"), csv);
        String cost = csv.startsWith("invoice,product,quantity,time,price,cost") ? ", cost: cost" : "";
        return Dataset.read(Files.writeString(
                folder.resolve("t.yaml"),
                "name: t\nfile: t.csv\ncolumns: {invoice: invoice, time: time, quantity: quantity, price: price" + cost
                        + ", customer: customer}\n" + more));
    }

    @ParameterizedTest
    @ValueSource(strings = {"contribution", "margin"})
    void askedForWithoutACostSaysWhichKeyIsMissing(String measure) throws IOException {
        Dataset dataset = described("features: {use: [" + measure + "]}\n", TEXT.replace(",cost,", ",other,"));
        ChosenClusters chosen = ChosenClusters.of(CustomerBase.of(dataset));
        assertThatThrownBy(chosen::features)
                .isInstanceOf(DataException.class)
                .hasMessage("features.use: measures that the file tells, found " + measure
                        + ", which needs columns.cost (t.yaml, line 4)");
    }

    @Test
    void clustersAndSavedModelsTakeItAlsoWhereItIsBelowZero() throws IOException {
        String features = "features: {use: [frequency, contribution, margin]}\nclusters: {k: 3, range: [2, 4]}\n";
        Dataset dataset = described(features, made());
        ChosenClusters chosen = ChosenClusters.of(CustomerBase.of(dataset));
        SavedModel model = SavedModel.of(chosen);
        RfmTable same = RfmTable.of(Transactions.of(dataset));
        assertThat(model.score(same).intColumn("cluster").asList())
                .containsExactlyElementsOf(
                        Arrays.stream(chosen.clustering().labels()).boxed().toList());
        Dataset below = described(features, TEXT.substring(0, TEXT.indexOf("6,A")));
        assertThat(model.score(RfmTable.of(Transactions.of(below))).rowCount()).isEqualTo(2);
    }

    @Test
    void aModelOfMarginsRefusesLinesWithoutCosts() throws IOException {
        SavedModel model = SavedModel.of(ChosenClusters.of(CustomerBase.of(
                described("features: {use: [frequency, margin]}\nclusters: {k: 2, range: [2, 3]}\n", made()))));
        RfmTable without = RfmTable.of(Transactions.of(described("", TEXT.replace(",cost,", ",other,"))));
        assertThatThrownBy(() -> model.score(without))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("found no number margin");
    }
}
