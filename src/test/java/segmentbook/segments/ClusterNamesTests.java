package segmentbook.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.clustering.Clustering;
import segmentbook.clustering.KMeans;
import segmentbook.clustering.LatentClasses;
import segmentbook.customers.Column;
import segmentbook.customers.CustomerTable;
import segmentbook.description.DataException;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.OneHot;
import segmentbook.rfm.RfmTable;
import segmentbook.rfm.Segment;
import segmentbook.transactions.SmallShop;

class ClusterNamesTests {
    private final RfmTable rfm;

    /** Nine customers: number i bought i times, on the days 1 to i, each time for i * i. */
    ClusterNamesTests(@TempDir Path folder) {
        String lines = IntStream.rangeClosed(1, 9)
                .boxed()
                .flatMap(i -> IntStream.rangeClosed(1, i)
                        .mapToObj(day -> String.format("%d-%d,A,1,2020-01-0%d 10:00:00,%d,%d", i, day, day, i * i, i)))
                .collect(Collectors.joining("\n"));
        rfm = RfmTable.of(SmallShop.transactions(folder, "invoice,product,quantity,time,price,customer\n" + lines));
    }

    @Test
    void aNameSaysWhereTheMediansLieAmongAllCustomers() {
        ClusterNames names = ClusterNames.of(rfm.customerTable(), new int[] {2, 2, 2, 3, 3, 3, 1, 1, 1});
        assertThat(names.name(1)).isEqualTo("recent, frequent, high spenders");
        assertThat(names.name(2)).isEqualTo("long gone, rare, low spenders");
        assertThat(names.name(3)).isEqualTo("medium recency, occasional, medium spenders");
        assertThat(names.table().stringColumn("because").get(0)).isEqualTo("medians: 2 days, 8.0 orders, 512 spent");
    }

    @Test
    void sameWordsAreToldApartByFifths() {
        ClusterNames names = ClusterNames.of(rfm.customerTable(), new int[] {1, 1, 1, 1, 1, 1, 3, 2, 2});
        assertThat(names.name(3)).isEqualTo("recent, frequent, high spenders");
        assertThat(names.name(2)).isEqualTo("very recent, very frequent, very high spenders");
    }

    @Test
    void whereFifthsAreNeededTheyHoldForAllSoThatAWordMeansTheSame() {
        ClusterNames names = ClusterNames.of(rfm.customerTable(), new int[] {1, 4, 4, 4, 4, 4, 3, 2, 2});
        assertThat(names.name(3)).isEqualTo("recent, frequent, high spenders");
        assertThat(names.name(1)).isEqualTo("very long gone, very rare, very low spenders");
        ClusterNames thirds = ClusterNames.of(rfm.customerTable(), new int[] {1, 3, 3, 3, 3, 3, 3, 2, 2});
        assertThat(thirds.name(1)).isEqualTo("long gone, rare, low spenders");
    }

    @Test
    void sameFifthsAreToldApartByTheMediansWhateverTheNumber() {
        ClusterNames names = ClusterNames.of(rfm.customerTable(), new int[] {1, 1, 1, 1, 1, 1, 1, 2, 3});
        String words = "very recent, very frequent, very high spenders ";
        assertThat(names.name(2)).isEqualTo(words + "(8.0 orders)");
        assertThat(names.name(3)).isEqualTo(words + "(9.0 orders)");
        ClusterNames renumbered = ClusterNames.of(rfm.customerTable(), new int[] {3, 3, 3, 3, 3, 3, 3, 1, 2});
        assertThat(renumbered.name(1)).isEqualTo(names.name(2));
    }

    @Test
    void aMedianThatIsNotKnownIsNotCalledLow() {
        CustomerTable some = CustomerTable.of(List.of("a", "b", "c"))
                .with(Column.number("age"), 20, 40, 60)
                .with(Column.number("visits"), 5, Double.NaN, 7);
        ClusterNames names = ClusterNames.of(some, new int[] {1, 2, 3});
        assertThat(names.name(1)).isEqualTo("low age, low visits");
        assertThat(names.name(2)).isEqualTo("medium age, visits not known");
    }

    @Test
    void sameMediansAreToldApartByTheNumber() {
        CustomerTable twins = CustomerTable.of(List.of("a", "b", "c", "d", "e", "f"))
                .with(Column.number("age"), 20, 20, 10, 10, 60, 60)
                .with(Column.number("visits"), 3, 5, 0, 0, 9, 9);
        int[] labels = {1, 2, 3, 3, 4, 4};
        ClusterNames names = ClusterNames.of(twins.select(each -> each.name().equals("age")), labels);
        assertThat(names.name(1)).isEqualTo("medium age (age 20) (1)");
        assertThat(names.name(2)).isEqualTo("medium age (age 20) (2)");
        ClusterNames apart = ClusterNames.of(twins, labels);
        assertThat(apart.name(1)).isEqualTo("medium age, medium visits (visits 3)");
        assertThat(apart.name(2)).isEqualTo("medium age, medium visits (visits 5)");
    }

    /** Seven of ten have no visit, and none has fewer: that is nearly everybody's number, neither low nor medium. */
    @Test
    void whoHasTheMedianOfAllIsNotCalledLow() {
        List<String> ids = IntStream.range(0, 10).mapToObj(i -> "c" + i).toList();
        int[] labels = {1, 1, 1, 1, 1, 1, 1, 2, 2, 2};
        CustomerTable visits = CustomerTable.of(ids).with(Column.number("visits"), 0, 0, 0, 0, 0, 0, 0, 3, 4, 5);
        ClusterNames names = ClusterNames.of(visits, labels);
        assertThat(names.name(1)).isEqualTo("visits 0");
        assertThat(names.name(2)).isEqualTo("high visits");
        CustomerTable fewer = CustomerTable.of(ids).with(Column.number("visits"), 1, 1, 1, 1, 1, 1, 0, 3, 4, 5);
        assertThat(ClusterNames.of(fewer, labels).name(1)).isEqualTo("medium visits");
    }

    /** Four columns say who is big; how the small ones pay only the last one says, and it is among the three. */
    @Test
    void ofManyColumnsThoseAreNamedThatTellClustersApart() {
        double[] size = {1, 2, 1, 2, 8, 9, 8, 9};
        CustomerTable cards = CustomerTable.of(List.of("a", "b", "c", "d", "e", "f", "g", "h"))
                .with(Column.number("balance"), size)
                .with(Column.number("limit"), size)
                .with(Column.number("payments"), size)
                .with(Column.number("purchases"), size)
                .with(Column.number("instalments"), 3, 4, 6, 7, 5, 5, 5, 5);
        ClusterNames names = ClusterNames.of(cards, new int[] {1, 1, 2, 2, 3, 3, 3, 3});
        assertThat(names.name(1)).isEqualTo("low balance, low limit, low instalments");
        assertThat(names.name(2)).isEqualTo("low balance, low limit, high instalments");
        assertThat(names.name(3)).isEqualTo("high balance, high limit");
    }

    /** The two largest companies are large by all five columns: three words and the one median that tells them farthest apart. */
    @Test
    void whatNoWordTellsApartMakesNamesNoLonger() {
        double[] size = IntStream.range(0, 40).mapToDouble(i -> i * i).toArray();
        CustomerTable companies = CustomerTable.of(
                        IntStream.range(0, 40).mapToObj(i -> "c" + i).toList())
                .with(Column.number("sales"), size)
                .with(Column.number("profits"), size)
                .with(Column.number("assets"), size)
                .with(Column.number("staff"), size)
                .with(Column.number("shops"), size);
        ClusterNames names = ClusterNames.of(
                companies,
                IntStream.range(0, 40).map(i -> i < 36 ? 1 : i < 38 ? 2 : 3).toArray());
        assertThat(names.name(2)).isEqualTo("very high sales, very high profits, very high assets (sales 1,333)");
        assertThat(names.name(3)).isEqualTo("very high sales, very high profits, very high assets (sales 1,483)");
    }

    /** Three columns tell four clusters apart, and a fourth says what the smallest has and nobody else: it is rich. */
    @Test
    void whatLiesFarthestOutIsSaid() {
        int[] labels = IntStream.range(0, 120).map(i -> i < 6 ? 4 : 1 + i % 3).toArray();
        CustomerTable voters = CustomerTable.of(
                        IntStream.range(0, 120).mapToObj(i -> "c" + i).toList())
                .with(
                        Column.number("age"),
                        IntStream.of(labels)
                                .mapToDouble(label -> label == 1 ? 20 : 60)
                                .toArray())
                .with(
                        Column.number("town"),
                        IntStream.of(labels)
                                .mapToDouble(label -> label == 2 ? 1 : 9)
                                .toArray())
                .with(
                        Column.number("vote"),
                        IntStream.of(labels)
                                .mapToDouble(label -> label == 3 ? 0 : 5)
                                .toArray())
                .with(
                        Column.number("income"),
                        IntStream.range(0, 120)
                                .mapToDouble(i -> i < 6 ? 900 : 100 + i % 9)
                                .toArray());
        ClusterNames names = ClusterNames.of(voters, labels);
        assertThat(names.name(4)).endsWith("high income");
        assertThat(List.of(names.name(1), names.name(2), names.name(3))).noneMatch(name -> name.contains("income"));
    }

    /** Of four columns two tell the clusters apart; the others say the same of both. */
    @Test
    void ofManyColumnsNoneIsNamedWhoseWordAllHave() {
        CustomerTable bank = CustomerTable.of(List.of("a", "b", "c", "d", "e", "f"))
                .with(Column.number("tenure"), 1, 5, 9, 2, 6, 8)
                .with(Column.number("balance"), 0, 0, 0, 7, 8, 9)
                .with(Column.number("products"), 5, 6, 7, 2, 3, 4)
                .with(Column.number("age"), 20, 50, 90, 30, 60, 80);
        ClusterNames names = ClusterNames.of(bank, new int[] {1, 1, 1, 2, 2, 2});
        assertThat(names.name(1)).isEqualTo("low balance, high products");
        assertThat(names.name(2)).isEqualTo("high balance, low products");
        ClusterNames alike = ClusterNames.of(bank, new int[] {1, 1, 1, 1, 1, 1});
        assertThat(alike.name(1)).isEqualTo("medium tenure, medium balance, medium products");
    }

    @Test
    void clustersWithTheSameThreeWordsGetAColumnOfTheirOwn() {
        CustomerTable table = CustomerTable.of(List.of("a", "b", "c", "d", "e", "f"))
                .with(Column.number("age"), 9, 5, 5, 5, 5, 1)
                .with(Column.number("visits"), 5, 9, 5, 5, 5, 1)
                .with(Column.number("income"), 5, 5, 9, 5, 5, 1)
                .with(Column.number("points"), 5, 5, 5, 9, 5, 1);
        ClusterNames names = ClusterNames.of(table, new int[] {1, 2, 3, 4, 5, 6});
        assertThat(names.name(1)).isEqualTo("high age");
        assertThat(names.name(4)).isEqualTo("high points");
        assertThat(names.name(5)).isEqualTo("medium age, medium visits, medium income, medium points");
        assertThat(names.table().stringColumn("because").get(0)).isEqualTo("medians: age 9, visits 5, income 5");
        assertThat(names.table().stringColumn("because").get(3))
                .isEqualTo("medians: age 5, visits 5, income 5, points 9");
    }

    /** Of four columns what is medium is left out, but where nothing else tells two clusters apart. */
    @Test
    void whatIsMediumStaysWhereANameWouldNotBeTheOnlyOne() {
        CustomerTable table = CustomerTable.of(List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"))
                .with(Column.number("visits"), 9, 9, 1, 1, 1, 1, 1, 1, 1, 1)
                .with(Column.number("returns"), 1, 0, 0, 0, 0, 0, 0, 2, 3, 4)
                .with(Column.number("age"), 5, 5, 5, 5, 5, 5, 5, 5, 5, 5)
                .with(Column.number("income"), 5, 5, 5, 5, 5, 5, 5, 5, 5, 5);
        ClusterNames names = ClusterNames.of(table, new int[] {1, 2, 3, 3, 3, 3, 3, 3, 3, 3});
        assertThat(names.name(1)).isEqualTo("high visits, medium returns");
        assertThat(names.name(2)).isEqualTo("high visits, returns 0");
        assertThat(names.name(3)).isEqualTo("visits 1, returns 0");
    }

    /** Two clusters of nine stand out by calls alone, both in the highest fifth: their medians of it tell them apart. */
    @Test
    void clustersThatStandOutAlikeAreToldApartByTheMediansOfThat() {
        double[] alike = IntStream.range(0, 20).mapToDouble(i -> i % 2).toArray();
        double[] calls = IntStream.range(0, 20).mapToDouble(i -> i).toArray();
        CustomerTable table = CustomerTable.of(
                        IntStream.range(0, 20).mapToObj(String::valueOf).toList())
                .with(Column.number("calls"), calls)
                .with(Column.number("age"), alike)
                .with(Column.number("visits"), alike)
                .with(Column.number("income"), alike);
        int[] labels =
                IntStream.range(0, 20).map(i -> i < 16 ? 1 : i < 18 ? 2 : 3).toArray();
        ClusterNames names = ClusterNames.of(table, labels);
        assertThat(List.of(names.name(2), names.name(3)))
                .containsExactly("very high calls (calls 16.5)", "very high calls (calls 18.5)");
    }

    @Test
    void aClusterThatIsMediumInAllOfThemGetsTheColumnInWhichItIsNot() {
        CustomerTable table = CustomerTable.of(List.of("a", "b", "c", "d", "e", "f", "g"))
                .with(Column.number("age"), 9, 1, 5, 5, 5, 5, 5)
                .with(Column.number("visits"), 5, 5, 9, 1, 5, 5, 5)
                .with(Column.number("income"), 5, 5, 5, 5, 9, 1, 5)
                .with(Column.number("points"), 5, 5, 5, 5, 5, 5, 9);
        ClusterNames names = ClusterNames.of(table, new int[] {1, 2, 3, 4, 5, 6, 7});
        assertThat(names.name(1)).isEqualTo("high age");
        assertThat(names.name(7)).isEqualTo("high points");
    }

    @Test
    void whereThereAreOnlyWordsThoseNameAClusterThatItHasMostBeyondAll() {
        CustomerTable words = CustomerTable.of(List.of("a", "b", "c", "d"))
                .with(Column.of("plan", Column.Kind.WORDS), List.of("basic", "basic", "gold", "gold"))
                .with(Column.of("city", Column.Kind.WORDS), List.of("Bonn", "", "Bonn", "Bonn"))
                .with(Column.of("kind", Column.Kind.WORDS), List.of("x", "x", "x", "x"));
        ClusterNames names = ClusterNames.of(words, new int[] {1, 1, 2, 2});
        assertThat(names.name(1)).isEqualTo("plan basic, city not known");
        assertThat(names.name(2)).isEqualTo("plan gold, city Bonn");
        assertThat(names.table().stringColumn("because").get(1))
                .isEqualTo("plan: gold 100 % (of all 50 %), city: Bonn 100 % (of all 75 %)");
        ClusterNames alike = ClusterNames.of(words.select(each -> each.name().equals("kind")), new int[] {1, 1, 2, 2});
        assertThat(List.of(alike.name(1), alike.name(2))).containsExactly("cluster (1)", "cluster (2)");
        assertThat(ClusterNames.of(words, new int[] {1, 1, 2, 2}, Map.of(2, "Gold"))
                        .name(2))
                .isEqualTo("Gold");
    }

    @Test
    void clustersThatAreFoundByWordsAreNamedByThemWhateverNumbersThereAreToo() {
        CustomerTable words = CustomerTable.of(List.of("a", "b", "c", "d"))
                .with(Column.of("plan", Column.Kind.WORDS), List.of("basic", "basic", "gold", "gold"));
        CustomerTable all = words.with(Column.number("age"), 20, 30, 60, 70);
        FeatureMatrix answers = FeatureMatrix.raw(words, table -> OneHot.fit(table, "plan", 1));
        Clustering found = new LatentClasses(2, 1, 5).fit(answers);
        ClusterNames names = ClusterNames.of(all, found, Map.of());
        assertThat(List.of(names.name(1), names.name(2))).containsExactlyInAnyOrder("plan basic", "plan gold");
        ClusterNames byAge = ClusterNames.of(
                all,
                new KMeans(2, 1, 5)
                        .fit(FeatureMatrix.of(all.select(each -> each.name().equals("age")))),
                Map.of());
        assertThat(byAge.name(1)).endsWith(" age");
    }

    @Test
    void aNameOfTheDescriptionFileStandsInsteadOfAMadeOne() {
        int[] labels = {2, 2, 2, 3, 3, 3, 1, 1, 1};
        ClusterNames names = ClusterNames.of(rfm.customerTable(), labels, Map.of(1, "Regulars"));
        assertThat(names.name(1)).isEqualTo("Regulars");
        assertThat(names.name(2))
                .isEqualTo(ClusterNames.of(rfm.customerTable(), labels).name(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4 | Regulars | clusters.names.4: a cluster with customers, found none; there are [1, 2, 3]",
                "1 | champions | clusters.names.1: a name of its own, found champions, which is one of the R x F grid's",
                "1 | medium recency, occasional, medium spenders | clusters.names.1: a name of its own, "
                        + "found medium recency, occasional, medium spenders, which is another cluster's",
            })
    void aNameThatWouldConfuseIsRefused(int cluster, String name, String message) {
        int[] labels = {2, 2, 2, 3, 3, 3, 1, 1, 1};
        assertThatThrownBy(() -> ClusterNames.of(rfm.customerTable(), labels, Map.of(cluster, name)))
                .isInstanceOf(DataException.class)
                .hasMessage(message);
    }

    @Test
    void noiseIsNoCluster() {
        ClusterNames names = ClusterNames.of(rfm.customerTable(), new int[] {0, 1, 1, 1, 1, 1, 1, 1, 1});
        assertThat(names.name(0)).isEqualTo("no cluster");
        assertThat(names.segmentation("k-means").rows("no cluster")).containsExactly(0);
        assertThat(names.segmentation("k-means").reason(names.name(1))).startsWith("medians: ");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void namesDifferAndAreNoneOfTheGrids(int clusters) {
        int[] labels = IntStream.range(0, 9).map(row -> 1 + row % clusters).toArray();
        ClusterNames names = ClusterNames.of(rfm.customerTable(), labels);
        List<String> all =
                IntStream.rangeClosed(1, clusters).mapToObj(names::name).toList();
        assertThat(all).doesNotHaveDuplicates();
        for (Segment segment : Segment.values()) {
            assertThat(all).doesNotContain(segment.title());
        }
    }

    @Test
    void labelsMustFitTheCustomers() {
        assertThatThrownBy(() -> ClusterNames.of(rfm.customerTable(), new int[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("labels: one of 0 or more for each of 9 customers, found 1 from 1");
        assertThatThrownBy(() -> ClusterNames.of(rfm.customerTable(), new int[] {1, 1, 1, 1, 1, 1, 1, 1, -1}))
                .hasMessage("labels: one of 0 or more for each of 9 customers, found 9 from -1");
        assertThatThrownBy(
                        () -> ClusterNames.of(rfm.customerTable(), new int[9]).name(4))
                .hasMessage("cluster: one with customers, found 4; choices: [0]");
    }
}
