package segmentbook.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.clustering.Agglomerative;
import segmentbook.clustering.Clusterer;
import segmentbook.clustering.Clustering;
import segmentbook.clustering.Dbscan;
import segmentbook.clustering.GaussianMixture;
import segmentbook.clustering.Hdbscan;
import segmentbook.clustering.KMeans;
import segmentbook.clustering.LatentClasses;
import segmentbook.clustering.Linkage;
import segmentbook.clustering.Spectral;
import segmentbook.customers.Column;
import segmentbook.customers.Column.Kind;
import segmentbook.customers.CustomerTable;
import segmentbook.customers.Customers;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.FeatureOptions;
import segmentbook.features.OneHot;
import segmentbook.features.Standardise;
import segmentbook.rfm.CustomerBase;
import segmentbook.rfm.RfmTable;
import segmentbook.segments.ChosenClusters;
import segmentbook.segments.ClusterNames;
import segmentbook.segments.Profiles;
import segmentbook.transactions.OnlineRetail;
import segmentbook.transactions.SmallShop;
import segmentbook.transactions.Transactions;
import segmentbook.validation.Comparison;
import tech.tablesaw.api.Table;

/** A model gives the customers it was made from what the page gave them, and others a place by the same rules. */
class SavedModelTests {
    private final Path folder;
    private final NineCustomers page;

    SavedModelTests(@TempDir Path folder) {
        this.folder = folder;
        page = NineCustomers.in(folder);
    }

    private SavedModel read(String text) {
        try {
            return SavedModel.read(Files.writeString(folder.resolve("model.json"), text));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private SavedModel readBack(NineCustomers made) {
        return read(made.model().json());
    }

    private RfmTable rfm(String lines) {
        return RfmTable.of(SmallShop.transactions(folder, NineCustomers.HEADER + lines));
    }

    private static void assertSameAsThePage(SavedModel model, NineCustomers page) {
        Table scored = model.score(page.rfm());
        Table shown = page.results();
        assertThat(scored.columnNames().subList(0, shown.columnCount())).isEqualTo(shown.columnNames());
        for (int column = 0; column < shown.columnCount(); column++) {
            assertThat(scored.column(column).asList())
                    .as(shown.column(column).name())
                    .isEqualTo(shown.column(column).asList());
        }
    }

    @Nested
    class ByHand {
        private final SavedModel model = read(TwoClusters.TEXT);

        /** Snapshot 2020-01-31: recency 10, 1 and 30 days; edges 5 and 20 days, 1 and 3 orders, 10 and 100 pounds. */
        private final Table scored = model.score(rfm("""
                1,A,1,2020-01-21 10:00:00,10.00,7
                2,A,1,2020-01-29 10:00:00,50.00,8
                3,A,1,2020-01-30 10:00:00,50.00,8
                4,A,1,2020-01-01 10:00:00,101.00,9
                """));

        @Test
        void aValueOnAnEdgeScoresBelowIt() {
            assertThat(scored.intColumn("recency_days").asList()).containsExactly(10, 1, 30);
            assertThat(scored.intColumn("r_score").asList()).containsExactly(2, 3, 1);
            assertThat(scored.intColumn("f_score").asList()).containsExactly(1, 2, 1);
            assertThat(scored.intColumn("m_score").asList()).containsExactly(1, 2, 3);
        }

        @Test
        void namesComeFromTheFilesGrid() {
            assertThat(scored.stringColumn("segment").asList()).containsExactly("two-one", "three-two", "one-one");
        }

        /** Scaled by (value - 10) / 2, centres (0, -4.5, 0) and (-4.5, -4, 45): customer 8 is at (-4.5, -4, 45). */
        @Test
        void clustersAreThoseOfTheNearestCentre() {
            assertThat(scored.intColumn("cluster").asList()).containsExactly(1, 2, 2);
            assertThat(scored.stringColumn("cluster_name").asList()).containsExactly("small", "large", "large");
            assertThat(scored.doubleColumn("distance").asList())
                    .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1, Double.class)
                    .containsExactly(0.0, 0.0, Math.sqrt(14.5 * 14.5 + .5 * .5 + .5 * .5));
        }

        @Test
        void theTableShowsItsClusters() {
            Table table = model.table();
            assertThat(table.columnNames())
                    .containsExactly(
                            "cluster", "name", "customers", "recency, days", "frequency, orders", "monetary, GBP");
            assertThat(table.stringColumn("name").asList()).containsExactly("small", "large");
            assertThat(table.doubleColumn("monetary, GBP").asList()).containsExactly(10.0, 100.0);
            assertThat(model).hasToString("k-means, k = 2, from by-hand at 2020-01-31");
        }
    }

    @Nested
    class OnItsOwnData {
        @Test
        void givesWhatThePageGave() {
            assertSameAsThePage(readBack(page), page);
        }

        @Test
        void givesWhatThePageGaveForTheShop() {
            Transactions shop = Transactions.of(Dataset.read(Path.of("data/shop.yaml")));
            NineCustomers made = NineCustomers.of(RfmTable.of(shop), 4);
            assertSameAsThePage(readBack(made), made);
        }

        /** The rule decides for six by the features of the shipped shop's file, for five by recency, frequency and monetary: ShopTests. */
        @Test
        void takesTheNumberOfTheRuleOrOfTheDescriptionFile() {
            Dataset shop = Dataset.read(Path.of("data/shop.yaml"));
            RfmTable rfm = RfmTable.of(Transactions.of(shop));
            ChosenClusters chosen = ChosenClusters.of(CustomerBase.of(rfm));
            String day = rfm.transactions().snapshot().toString();
            assertThat(SavedModel.of(chosen)).hasToString("k-means, k = 6, from shop at " + day);
            SavedModel model = SavedModel.of(chosen.usual());
            assertThat(model).hasToString("k-means, k = 5, from shop at " + day);
            assertThat(model.json()).isEqualTo(NineCustomers.of(rfm, 5).model().json());
        }

        /** Segments as {@code reference/online_retail.py} counts them; the clusters' sizes are held by KMeansTests. */
        @Test
        void givesWhatThePageGaveForOnlineRetail() {
            NineCustomers made = NineCustomers.of(RfmTable.of(OnlineRetail.D.transactions()), 4);
            SavedModel model = readBack(made);
            assertSameAsThePage(model, made);
            Table scored = model.score(made.rfm());
            assertThat(scored.stringColumn("segment").asList().stream()
                            .collect(Collectors.groupingBy(s -> s, Collectors.counting())))
                    .containsEntry("Champions", 618L)
                    .containsEntry("Hibernating", 1341L)
                    .containsEntry("Can't Lose", 60L)
                    .hasSize(10);
        }

        @Test
        void theSameDataGivesTheSameBytes() {
            String json = page.model().json();
            assertThat(NineCustomers.in(folder).model().json()).isEqualTo(json);
            assertThat(read(json).json()).isEqualTo(json).endsWith("}\n").doesNotContain("\r");
        }

        @Test
        void aModelOfWardsPlacesAlmostAllWhereTheyWere() {
            Clustering ward = Linkage.WARD.tree(page.features()).cut(3);
            SavedModel model = read(
                    SavedModel.of(page.segments(), ward, ClusterNames.of(ward)).json());
            assertThat(model).hasToString("Ward, k = 3, from shop at 2020-01-10");
            assertThat(model.score(page.rfm()).intColumn("cluster").asList())
                    .isEqualTo(
                            IntStream.of(ward.predict(page.features())).boxed().toList());
        }
    }

    @Nested
    class OnOtherData {
        private final SavedModel model = readBack(page);

        @Test
        void anUnseenCustomerHasTheEndsOfTheScoresBeyondTheEdges() {
            Table scored = model.score(rfm("1,A,1,2020-01-01 10:00:00,0.01,new\n2,A,9,2021-01-01 10:00:00,9e6,rich\n"));
            assertThat(scored.stringColumn("customer_id").asList()).containsExactly("new", "rich");
            assertThat(scored.intColumn("recency_days").asList()).containsExactly(367, 1);
            assertThat(scored.intColumn("r_score").asList()).containsExactly(1, 5);
            assertThat(scored.intColumn("m_score").asList()).containsExactly(1, 5);
            assertThat(scored.stringColumn("segment").asList()).containsExactly("Hibernating", "New");
        }

        @Test
        void recencyCountsFromTheNewSnapshot() {
            Dataset later = page.rfm().transactions().dataset().withSnapshot(LocalDate.of(2020, 3, 1));
            Table scored = model.score(RfmTable.of(Transactions.of(later)));
            assertThat(scored.intColumn("recency_days").asList()).containsExactly(60, 59, 58, 57, 56, 55, 54, 53, 52);
            assertThat(scored.intColumn("r_score").asList()).containsOnly(1);
            assertThat(scored.intColumn("f_score").asList())
                    .isEqualTo(page.results().intColumn("f_score").asList());
        }

        @Test
        void theDescriptionMayNameOtherColumns() throws IOException {
            Files.writeString(folder.resolve("april.csv"), "Konto,Beleg,Tag,Preis\nK1,1,2020-01-09 10:00:00,8.00\n");
            Path yaml = Files.writeString(folder.resolve("april.yaml"), """
                    {name: april, title: April, file: april.csv, currency: GBP, snapshot: 2020-01-10,
                     columns: {invoice: Beleg, time: Tag, price: Preis, customer: Konto}}
                    """);
            Table scored = model.score(RfmTable.of(Transactions.of(Dataset.read(yaml))));
            assertThat(scored.stringColumn("customer_id").asList()).containsExactly("K1");
            assertThat(scored.intColumn("r_score").asList()).containsExactly(5);
            assertThat(scored.stringColumn("segment").asList()).containsExactly("New");
        }

        @Test
        void anotherCustomerChangesNobody() {
            String first = "1,A,1,2020-01-05 10:00:00,30.00,a\n";
            Table alone = model.score(rfm(first + "2,A,1,2020-01-09 10:00:00,1.00,z\n"));
            Table among = model.score(
                    rfm(first + "3,A,1,2020-01-09 10:00:00,9999.00,b\n" + "2,A,1,2020-01-09 10:00:00,1.00,z\n"));
            for (int column = 0; column < alone.columnCount(); column++) {
                assertThat(among.column(column).get(0))
                        .isEqualTo(alone.column(column).get(0));
            }
        }

        /**
         * REFERENCE.md, RFM practice: set A, model of 2011-09-10, the 3,370 customers known then at 2011-12-10, edges
         * frozen: 40.7 % stay, of the Champions 55.1 %, of the hibernating 65.9 %.
         */
        @Test
        void aQuarterLaterAsManyStayAsInTheReference() {
            Transactions all = OnlineRetail.A.transactions();
            NineCustomers autumn = NineCustomers.of(RfmTable.of(all.until(LocalDate.of(2011, 9, 9))), 4);
            Table now = readBack(autumn).score(RfmTable.of(all));
            Map<String, String> segments = IntStream.range(0, now.rowCount())
                    .boxed()
                    .collect(Collectors.toMap(now.stringColumn("customer_id")::get, now.stringColumn("segment")::get));
            assertThat(autumn.rfm().size()).isEqualTo(3370);
            assertThat(staying(autumn.results(), segments, "")).isCloseTo(40.7, within(.05));
            assertThat(staying(autumn.results(), segments, "Champions")).isCloseTo(55.1, within(.05));
            assertThat(staying(autumn.results(), segments, "Hibernating")).isCloseTo(65.9, within(.05));
        }

        /** How many percent of a segment, of all where it is empty, are where they were. */
        private static double staying(Table then, Map<String, String> now, String segment) {
            List<Boolean> same = IntStream.range(0, then.rowCount())
                    .filter(row -> segment.isEmpty()
                            || then.stringColumn("segment").get(row).equals(segment))
                    .mapToObj(row -> then.stringColumn("segment")
                            .get(row)
                            .equals(now.get(then.stringColumn("customer_id").get(row))))
                    .toList();
            return 100.0 * same.stream().filter(each -> each).count() / same.size();
        }

        @ParameterizedTest
        @ValueSource(strings = {"EUR", ""})
        void moneyInAnotherUnitIsRefused(String currency) throws IOException {
            Files.writeString(folder.resolve("s.csv"), "t,p,c\n2020-01-09 10:00:00,8.00,1\n");
            Path yaml = Files.writeString(
                    folder.resolve("s.yaml"),
                    "{name: s, title: S, file: s.csv, columns: {time: t, price: p, customer: c}, currency: '" + currency
                            + "'}");
            RfmTable rfm = RfmTable.of(Transactions.of(Dataset.read(yaml)));
            assertThatThrownBy(() -> model.score(rfm))
                    .isInstanceOf(DataException.class)
                    .hasMessage("currency: money counted as in the model, GBP, found "
                            + (currency.isEmpty() ? "no currency" : currency)
                            + " (s.yaml); its edges mean nothing in another unit");
        }

        @Test
        void aFileWithoutPricesIsRefused() {
            RfmTable units =
                    RfmTable.of(SmallShop.transactions(folder, "time,quantity,customer\n2020-01-09 10:00:00,8,1\n"));
            assertThatThrownBy(() -> model.score(units))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("as in the model, GBP, found units (shop.yaml)");
        }
    }

    /** DBSCAN and mixtures have more than centres, and it is in the file. */
    @Nested
    class OfAnyAlgorithm {
        private SavedModel saved(Clustering clustering) {
            return read(SavedModel.of(page.segments(), clustering, ClusterNames.of(clustering))
                    .json());
        }

        @Test
        void placesWhereItPlaces() {
            FeatureMatrix features = page.features();
            for (Clusterer each : List.of(
                    new Dbscan(1, 3),
                    new Hdbscan(2, 2),
                    new GaussianMixture(2),
                    new KMeans(4),
                    new Spectral(3, 42),
                    new Agglomerative(Linkage.WARD, 2))) {
                Clustering clustering = each.fit(features);
                Table scored = saved(clustering).score(page.rfm());
                assertThat(scored.intColumn("cluster").asList())
                        .as(each.name())
                        .isEqualTo(IntStream.of(clustering.predict(features))
                                .boxed()
                                .toList());
            }
        }

        @Test
        void callsNoiseNoCluster() {
            Table scored = saved(new Dbscan(.001, 2).fit(page.features())).score(page.rfm());
            assertThat(scored.intColumn("cluster").asList()).containsOnly(0);
            assertThat(scored.stringColumn("cluster_name").asList()).containsOnly("no cluster");
            assertThat(scored.doubleColumn("distance").isMissing(0)).isTrue();
        }
    }

    /** The shipped mall, from file to score, through the same calls as the shop. */
    @Nested
    class OfATableOfCustomers {
        private final Dataset mall = Dataset.read(Path.of("data/mall.yaml")).with(new FeatureOptions()); // all numbers
        private final CustomerTable table = Customers.read(mall).customerTable();
        private final ChosenClusters chosen = ChosenClusters.of(CustomerBase.of(table, mall));

        @Test
        void walksTheWholeRoad() {
            Clustering clustering = chosen.clustering();
            assertThat(chosen.features().columns()).containsExactly("age", "income", "score");
            assertThat(chosen.selection().candidates()).hasSize(9);
            assertThat(clustering.k()).isEqualTo(chosen.decision().k());
            Comparison comparison = Comparison.of(
                            clustering, new Agglomerative(Linkage.WARD, clustering.k()).fit(chosen.features()))
                    .withTruth(mall.trueKinds());
            assertThat(comparison.adjustedRandToTruth(clustering)).isGreaterThan(.5);
            Profiles profiles = Profiles.of(chosen.segmentation());
            assertThat(profiles.all()).hasSize(clustering.k());
            assertThat(profiles.table().columnNames()).endsWith("age", "income", "score", "gender");
            assertThat(profiles.all()).allSatisfy(each -> assertThat(each.segment())
                    .matches(".* age, .* income, .* score( \\(\\d+\\))?"));
            Table scored = read(SavedModel.of(chosen).json()).score(table, mall);
            assertThat(scored.columnNames()).containsExactly("customer_id", "cluster", "cluster_name", "distance");
            assertThat(scored.intColumn("cluster").asList())
                    .isEqualTo(IntStream.of(clustering.labels()).boxed().toList());
            assertThat(scored.stringColumn("cluster_name").get(0))
                    .isEqualTo(chosen.names().name(clustering.label(0)));
        }

        @Test
        void findsTheFiveGroupsOfIncomeAndSpending() {
            FeatureMatrix two = FeatureMatrix.of(table.select(List.of("income", "score")));
            ChosenClusters five = ChosenClusters.of(CustomerBase.of(table, mall), two);
            assertThat(five.decision().k()).isEqualTo(5);
            Comparison comparison = Comparison.of(five.clustering()).withTruth(mall.trueKinds());
            assertThat(comparison.adjustedRandToTruth(five.clustering())).isGreaterThan(.9);
        }

        @Test
        void takesWordsThatAreEncoded() {
            FeatureMatrix encoded = FeatureMatrix.raw(table, each -> OneHot.fit(each, "gender", 1), Standardise::fit);
            SavedModel model = read(SavedModel.of(ChosenClusters.of(CustomerBase.of(table, mall), encoded))
                    .json());
            assertThat(model.table().columnNames()).endsWith("score", "gender=Female", "gender=Male");
            assertThat(model.score(table, mall).rowCount()).isEqualTo(200);
            CustomerTable other = CustomerTable.of(List.of("x"))
                    .with(Column.number("age"), 30)
                    .with(Column.number("income"), 60)
                    .with(Column.number("score"), 50)
                    .with(Column.of("gender", Kind.WORDS), List.of("Unknown"));
            assertThatThrownBy(() -> model.score(other, mall))
                    .isInstanceOf(DataException.class)
                    .hasMessage("gender: one of Female, Male, found Unknown (customer x)");
        }

        @Test
        void placesByTheAnswersOfLatentClasses() {
            CustomerTable asked = table.select(List.of("gender"))
                    .with(
                            Column.of("visits", Kind.WORDS),
                            words(row -> row % 5 < 2 ? "often" : row % 7 == 0 ? "" : "seldom"))
                    .with(
                            Column.of("comes", Kind.WORDS),
                            words(row -> row % 5 < 2 == (row % 3 > 0) ? "by bus" : "by car"));
            Clustering two = new LatentClasses(2, 42, 10).fit(FeatureMatrix.of(asked));
            SavedModel model =
                    read(SavedModel.of(mall, two, ClusterNames.of(two)).json());
            assertThat(model.score(asked, mall).intColumn("cluster").asList())
                    .isEqualTo(IntStream.of(two.labels()).boxed().toList());
            assertThat(two.sizes()).hasSize(2);
        }

        private List<String> words(IntFunction<String> word) {
            return IntStream.range(0, table.size()).mapToObj(word).toList();
        }

        @Test
        void refusesCustomersWithoutItsColumns() {
            SavedModel model = SavedModel.of(chosen);
            CustomerTable less = table.select(List.of("age", "income"));
            assertThatThrownBy(() -> model.score(less, mall))
                    .isInstanceOf(DataException.class)
                    .hasMessage(
                            "columns: those of the model, found no number score; the model needs age; income; score");
            assertThatThrownBy(() -> model.score(page.rfm()))
                    .isInstanceOf(DataException.class)
                    .hasMessage("model: one of purchases, found one of age; income; score from mall; "
                            + "score a table of customers by it");
        }

        private Dataset described(String clusters) throws IOException {
            String yaml = Files.readString(Path.of("data/mall.yaml")) + clusters;
            Files.copy(Path.of("data/mall.csv"), folder.resolve("mall.csv"));
            Files.copy(Path.of("data/mall-truth.csv"), folder.resolve("mall-truth.csv"));
            return Dataset.read(Files.writeString(folder.resolve("mall.yaml"), yaml));
        }

        @Test
        void keepsClustersTogetherThatAreMerged() throws IOException {
            Dataset named = described("clusters: {k: 5, merge: [[1, 2], [3, 5]], names: {1: Most, 3: Rest}}\n");
            ChosenClusters merged = ChosenClusters.of(CustomerBase.of(table, named));
            assertThat(merged.found().k()).isEqualTo(5);
            assertThat(merged.clustering().k()).isEqualTo(3);
            assertThat(merged.segmentation().segments()).contains("Most", "Rest");
            Path file = Files.writeString(
                    folder.resolve("model.json"), SavedModel.of(merged).json());
            Table scored = SavedModel.read(file).score(table, named);
            assertThat(scored.intColumn("cluster").asObjectArray())
                    .containsExactly(
                            IntStream.of(merged.clustering().labels()).boxed().toArray(Integer[]::new));
            assertThat(scored.stringColumn("cluster_name").asList()).contains("Most", "Rest");
            assertThat(Files.readString(file)).contains("\"nearest\" : \"merged\"");
        }

        @Test
        void refusesANameForAClusterThatIsNotThere() throws IOException {
            Dataset named = described("clusters: {names: {40: Nobody}}\n");
            ChosenClusters wrong = ChosenClusters.of(CustomerBase.of(table, named));
            String message = "clusters.names.40: the number of a cluster, 1 to "
                    + wrong.decision().k() + ", found 40, named Nobody";
            for (ThrowingCallable each :
                    List.<ThrowingCallable>of(wrong::names, wrong::segmentation, () -> SavedModel.of(wrong))) {
                assertThatThrownBy(each).isInstanceOf(DataException.class).hasMessageStartingWith(message);
            }
            assertThat(wrong.anew(CustomerBase.of(table, mall)).names().name(1)).isNotEmpty();
        }
    }

    @Test
    void isNotMadeOfOtherCustomers() {
        Clustering fewer = new KMeans(2).fit(page.features().select(0, 1, 2, 3));
        assertThatThrownBy(() -> SavedModel.of(page.segments(), fewer, page.names()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("model: segments and clusters of the same customers, found 9 and 4");
    }
}
