package segmentbook.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.clustering.KMeans;
import segmentbook.description.Dataset;
import segmentbook.features.Points;
import segmentbook.rfm.CustomerBase;
import segmentbook.rfm.RfmTable;
import segmentbook.transactions.SmallShop;
import segmentbook.validation.Comparison;
import tech.tablesaw.api.Table;

/** Thirty customers: those with odd numbers order twice before February and once after it, the others once before. */
class OutOfTimeTests {
    private static final LocalDate DAY = LocalDate.of(2020, 2, 1);

    private final ChosenClusters chosen;

    OutOfTimeTests(@TempDir Path folder) {
        String lines = IntStream.rangeClosed(1, 30)
                .mapToObj(i -> line(i, "2020-01-01", 1)
                        + (i % 2 == 0 ? "" : line(i, "2020-01-20", 1) + line(i, "2020-04-01", i)))
                .collect(Collectors.joining());
        chosen = ChosenClusters.of(
                CustomerBase.of(RfmTable.of(SmallShop.transactions(folder, "invoice,time,price,customer\n" + lines))));
    }

    private static String line(int customer, String day, int price) {
        return "%d-%s,%s 10:00:00,%d,%d\n".formatted(customer, day, day, price, customer);
    }

    @Test
    void whoOrderedAgainComesBack() {
        OutOfTime test = OutOfTime.of(chosen, (first, last) -> DAY);
        assertThat(test.shares()).containsOnlyKeys("one order or several", "R x F grid");
        assertThat(test.shares().get("one order or several"))
                .contains(entry("returned", 1.0), entry("by_chance", 1 / 29.0))
                .hasEntrySatisfying("returned_from", low -> assertThat(low).isCloseTo(1, within(1e-12)));
        assertThat(test.sentence())
                .startsWith("Known on 2020-02-01, one order or several (")
                .contains(
                        "%, by chance 3 %) explains the largest share of the variance of later revenue; no less for certain: R x F grid (");
        assertThat(test.before().base().size()).isEqualTo(30);
        assertThat(test.later().numbers("revenue")[28]).isEqualTo(StrictMath.log1p(29));
        assertThat(test.later().numbers("returned")[29]).isZero();
    }

    @Test
    void algorithmsAreFittedAgainToWhatWasKnown() {
        Comparison today = Comparison.of(new KMeans(2).fit(chosen.features()), new KMeans(5).fit(chosen.features()));
        OutOfTime test = OutOfTime.of(chosen, (first, last) -> DAY).with(today);
        // at the split there are two different customers only, too few for five clusters
        assertThat(test.shares()).containsOnlyKeys("one order or several", "R x F grid", "k-means");
        assertThat(test.shares().get("k-means")).containsEntry("returned", 1.0);
        Table table = test.table();
        assertThat(table.columnNames())
                .containsExactly(
                        "grouping",
                        "revenue %",
                        "revenue from %",
                        "revenue to %",
                        "returned %",
                        "returned from %",
                        "returned to %",
                        "by chance %");
        assertThat(table.doubleColumn("returned %").get(2)).isCloseTo(100, within(1e-9));
        assertThat(test.metrics())
                .contains(entry("split", "2020-02-01"), entry("customers", 30))
                .containsKeys("line_set", "k-means");
    }

    @Test
    void aHistoryWithTooFewWhoCameBackSaysSo() {
        OutOfTime late = OutOfTime.of(chosen, (first, last) -> last);
        String why = "Nothing is known of later purchases: 30 customers bought until 2020-04-01 and 0 of them after it;"
                + " ten who did and ten who did not are needed";
        assertThat(late.whyNot()).isEqualTo(why);
        assertThat(late.sentence()).isEqualTo(why);
        assertThat(late.table().name()).isEqualTo(why);
        assertThat(late.table().columnCount()).isZero();
        assertThat(late.metrics()).isEqualTo(Map.of("why_not", why));
        Comparison today = Comparison.of(new KMeans(2).fit(chosen.features()));
        assertThat(late.with(today)).isEqualTo(late);
        assertThat(OutOfTime.of(chosen, (first, last) -> first.minusDays(1)).whyNot())
                .contains("0 customers bought until 2019-12-31 and 0 of them after it");
    }

    /** A third comes back, of those with two orders as of those with one. */
    @Test
    void groupingsThatSayNothingOfLaterPurchasesSaySo(@TempDir Path folder) {
        String lines = IntStream.rangeClosed(1, 60)
                .mapToObj(i -> line(i, "2020-01-01", 1)
                        + (i % 2 == 0 ? "" : line(i, "2020-01-20", 1))
                        + (i % 3 == 0 ? line(i, "2020-04-01", 5) : ""))
                .collect(Collectors.joining());
        var shop = SmallShop.transactions(folder, "invoice,time,price,customer\n" + lines);
        OutOfTime test = OutOfTime.of(ChosenClusters.of(CustomerBase.of(RfmTable.of(shop))), (first, last) -> DAY);
        assertThat(test.sentence())
                .startsWith(
                        "Known on 2020-02-01, no grouping explains more of the variance of later revenue than chance;")
                .endsWith("(0 %, by chance 2 %)");
    }

    @Test
    void aTableOfCustomersHasNoLaterPurchases() {
        CustomerBase mall = CustomerBase.of(Dataset.read(Path.of("data/mall.yaml")));
        assertThat(OutOfTime.of(ChosenClusters.of(mall), (first, last) -> last).whyNot())
                .isEqualTo("Nothing is known of later purchases: the file has one row a customer and no purchases");
    }

    /**
     * In Python with pandas 2.3, {@code x} and {@code i} of {@link Points#sixty}: {@code y = np.log1p(x[:, 1]); l = i*37%101//26+1; m =
     * pd.Series(y).groupby(l).transform('mean'); ((m - y.mean())**2).sum() / ((y - y.mean())**2).sum()}.
     */
    @Test
    void etaSquaredIsThatOfPandas() {
        double[] values = IntStream.range(0, 60)
                .mapToDouble(i -> StrictMath.log1p(Points.sixty().value(i, 1)))
                .toArray();
        int[] rows = IntStream.range(0, 60).toArray();
        assertThat(OutOfTime.explained(Points.groupsOfSixty(), values, rows))
                .isCloseTo(.012463360839598253, within(1e-12));
        assertThat(OutOfTime.explained(new int[60], values, rows)).isZero();
        assertThat(OutOfTime.explained(Points.groupsOfSixty(), new double[60], rows))
                .isZero();
    }

    /** By chance alone groups explain on average what {@code by_chance} says: here over 2,000 shuffles. */
    @Test
    void chanceIsTheMeanOverShuffledLabels() {
        double[] values = IntStream.range(0, 60)
                .mapToDouble(i -> Points.sixty().value(i, 1))
                .toArray();
        int[] rows = IntStream.range(0, 60).toArray();
        double mean = IntStream.range(0, 2_000)
                .mapToDouble(i -> {
                    List<Integer> order =
                            new ArrayList<>(IntStream.of(rows).boxed().toList());
                    Collections.shuffle(order, new Random(i));
                    int[] labels = order.stream()
                            .mapToInt(row -> Points.groupsOfSixty()[row])
                            .toArray();
                    return OutOfTime.explained(labels, values, rows);
                })
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(3 / 59.0, within(.002));
    }
}
