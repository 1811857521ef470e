package segmentbook.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.segments.Profile;
import segmentbook.segments.Profiles;
import segmentbook.segments.Segmentation;
import segmentbook.transactions.Cancellations;
import segmentbook.transactions.CleaningRules;
import segmentbook.transactions.SmallShop;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

/** Measures, scores and segments that can be counted by hand. */
class RfmTests {
    private static final String TEXT = """
            invoice,product,quantity,time,price,customer
            1,A,2,2011-05-01 23:59:59,1.50,7
            1,B,1,2011-05-01 23:59:59,4.00,7
            2,A,1,2011-05-03 00:00:00,1.50,7
            2,A,3,2011-05-02 12:00:00,1.00,12
            3,A,1,2011-05-09 12:00:00,1.00,
            """;

    private final Path folder;

    RfmTests(@TempDir Path folder) {
        this.folder = folder;
    }

    /** One customer each, who bought once for this much, in this order; ids from 1. */
    private RfmTable spenders(double... amounts) {
        String lines = IntStream.range(0, amounts.length)
                .mapToObj(i -> "%d,2011-05-01 10:00:00,%s,%d".formatted(i, amounts[i], i + 1))
                .collect(Collectors.joining("\n"));
        return RfmTable.of(SmallShop.transactions(folder, "invoice,time,price,customer\n" + lines + "\n"));
    }

    @Nested
    class Newcomers {
        /** Ten customers; the lowest fifth of frequency holds two orders, or one order on two days far apart. */
        private Segments segments(String firstOrder) {
            StringBuilder lines = new StringBuilder("invoice,time,price,customer\n");
            for (int customer = 1; customer <= 10; customer++) {
                int orders = customer <= 2 ? customer : 3 + customer;
                for (int order = 1; order <= orders; order++) {
                    int day = Math.min(28, 3 * customer + order);
                    lines.append("%d-%d,2011-12-%02d 10:00:00,1,%d\n".formatted(customer, order, 31 - day, customer));
                }
            }
            lines.append("1-1,%s 10:00:00,1,1\n".formatted(firstOrder));
            return RfmTable.of(SmallShop.transactions(folder, lines.toString()))
                    .score(5)
                    .segments();
        }

        @Test
        void haveOneOrderOnlyAndARecentOne() {
            assertThat(segments("2011-12-27").segment("1")).isEqualTo(Segment.NEW.title());
            assertThat(segments("2011-12-27").segment("2"))
                    .as("two orders with the scores of a newcomer")
                    .isEqualTo(Segment.POTENTIAL_LOYALIST.title());
        }

        @Test
        void areNotThoseWhoseOnlyOrderBeganLongAgo() {
            assertThat(segments("2010-01-05").segment("1")).isEqualTo(Segment.POTENTIAL_LOYALIST.title());
        }

        @Test
        void areShownByTheGridWhereThereAreSome() {
            assertThat(segments("2011-12-27").segment(5, 1)).isEqualTo(Segment.NEW.title());
            assertThat(segments("2010-01-05").segment(5, 1)).isEqualTo(Segment.POTENTIAL_LOYALIST.title());
        }
    }

    @Nested
    class Measures {
        private final RfmTable rfm = RfmTable.of(SmallShop.transactions(folder, TEXT));

        @Test
        void areCountedForEachCustomerInTheOrderOfIds() {
            assertThat(rfm.rows()).containsExactly(new RfmRow("7", 7, 2, 8.5, 9), new RfmRow("12", 8, 1, 3, 8));
            assertThat(rfm.size()).isEqualTo(2);
            assertThat(rfm.row("12").monetary()).isEqualTo(3);
        }

        @Test
        void areShownInATable() {
            var table = rfm.table();
            assertThat(table.columnNames())
                    .containsExactly("customer", "recency days", "frequency", "monetary", "tenure days");
            assertThat(table.intColumn("recency days").asList()).containsExactly(7, 8);
        }

        @Test
        void haveDistributions() {
            assertThat(rfm.recency().name()).isEqualTo("recency, days");
            assertThat(rfm.frequency().mean()).isEqualTo(1.5);
            assertThat(rfm.monetary().name()).isEqualTo("monetary, GBP");
        }

        @Test
        void nameUnknownCustomers() {
            assertThatThrownBy(() -> rfm.row("8"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("customer: an id of the kept lines, found 8; for instance 7");
        }

        @Test
        void giveTheirFigures() {
            assertThat(rfm.metrics())
                    .containsEntry("customers", 2)
                    .containsEntry("customers_with_one_order", 1L)
                    .containsEntry("revenue_share_of_top_20_percent", 0.);
        }

        @Test
        void countFromTheSnapshotThatIsGiven() {
            Dataset dataset = SmallShop.dataset(folder, TEXT);
            assertThat(RfmTable.of(Transactions.of(dataset.withSnapshot(LocalDate.of(2011, 5, 3))))
                            .row("7"))
                    .isEqualTo(new RfmRow("7", 0, 2, 8.5, 2));
            Transactions late = Transactions.of(dataset.withSnapshot(LocalDate.of(2011, 5, 2)));
            assertThatThrownBy(() -> RfmTable.of(late))
                    .isInstanceOf(DataException.class)
                    .hasMessage("snapshot: on or after the last purchase, found 2011-05-02 before 2011-05-03");
        }

        @Test
        void countKeptCancellationsInMonetaryOnly() {
            CleaningRules keep = new CleaningRules().withCancellations(Cancellations.KEEP);
            Dataset dataset = SmallShop.dataset(folder, TEXT + "C4,A,-1,2011-05-08 12:00:00,1.50,7\n")
                    .with(keep);
            assertThat(RfmTable.of(Transactions.of(dataset)).row("7")).isEqualTo(new RfmRow("7", 7, 2, 7, 9));
        }

        @Test
        void countAnInvoiceOfTwoCustomersForBoth() {
            assertThat(rfm.transactions().invoices()).containsExactly("1", "2");
            assertThat(rfm.rows()).extracting(RfmRow::frequency).containsExactly(2, 1);
        }

        @Test
        void areEqualWhereSumsAreEqualOnPaper() {
            RfmTable table = RfmTable.of(SmallShop.transactions(folder, """
                    invoice,time,price,customer
                    1,2011-05-01 10:00:00,0.10,1
                    2,2011-05-01 10:00:00,0.20,1
                    3,2011-05-01 10:00:00,0.30,2
                    """));
            assertThat(table.row("1").monetary()).isEqualTo(table.row("2").monetary());
        }
    }

    @Nested
    class Scores {
        @ParameterizedTest
        @CsvSource({
            "1 2 3 4 5, 1 2 3 4 5",
            "5 4 3 2 1, 5 4 3 2 1",
            "1 2 3 4 5 6 7 8 9 10, 1 1 2 2 3 3 4 4 5 5",
            "1 1 1 1 5 6 7 8 9 10, 1 1 1 1 3 3 4 4 5 5",
            "1 1 1 1 1, 1 1 1 1 1",
            "1 2 3 4 4 4, 1 1 2 3 3 3",
            "1 1 1 9 9 9 9 9 9 9, 1 1 1 2 2 2 2 2 2 2",
            "7, 1",
            "1 2, 1 5",
            "1 2 3, 1 3 5",
        })
        void countTheEdgesStrictlyBelow(String amounts, String scores) {
            double[] values = Arrays.stream(amounts.split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            RfmScores scored = spenders(values).score(5);
            assertThat(IntStream.range(0, values.length)
                            .mapToObj(scored::monetary)
                            .map(String::valueOf)
                            .toList())
                    .containsExactly(scores.split(" "));
        }

        @Test
        void areReversedForRecency() {
            String lines = IntStream.rangeClosed(1, 5)
                    .mapToObj(day -> "2011-05-0%d 10:00:00,%d\n".formatted(day, day))
                    .collect(Collectors.joining());
            RfmScores scores = RfmTable.of(SmallShop.transactions(folder, "time,customer\n" + lines))
                    .score(5);
            assertThat(IntStream.range(0, 5).map(scores::recency)).containsExactly(1, 2, 3, 4, 5);
        }

        @Test
        void showEdgesAndCounts() {
            RfmScores scores = spenders(1, 1, 1, 1, 5, 6, 7, 8, 9, 10).score(5);
            assertThat(scores.edges().row(2).getString(0)).isEqualTo("monetary, GBP");
            assertThat(IntStream.rangeClosed(1, 4)
                            .mapToObj(edge -> scores.edges().doubleColumn(edge).get(2)))
                    .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : Double.compare(a, b), Double.class)
                    .containsExactly(1., 3.4, 6.4, 8.2);
            assertThat(IntStream.rangeClosed(1, 5)
                            .mapToObj(score -> scores.counts().intColumn(score).get(2)))
                    .containsExactly(4, 0, 2, 2, 2);
        }

        @Test
        void sayWhichBinsAreEmptyAndWhy() {
            assertThat(spenders(1, 1, 1, 1, 5, 6, 7, 8, 9, 10).score(5).notes())
                    .contains("monetary, GBP: nobody scores 2, because too many customers share one value")
                    .hasSize(4 + 4 + 1);
            assertThat(spenders(1, 2, 3).score(5).notes())
                    .contains("monetary, GBP: nobody scores 2, because there are fewer customers than bins");
        }

        @ParameterizedTest
        @ValueSource(ints = {2, 3, 10})
        void mayHaveOtherNumbersOfBins(int bins) {
            double[] values =
                    IntStream.rangeClosed(1, 10 * bins).asDoubleStream().toArray();
            RfmScores scores = spenders(values).score(bins);
            assertThat(scores.bins()).isEqualTo(bins);
            assertThat(IntStream.rangeClosed(1, bins)
                            .mapToObj(score -> scores.counts().intColumn(score).get(2)))
                    .containsOnly(10);
        }

        @ParameterizedTest
        @ValueSource(ints = {-1, 0, 1, 11})
        void refuseOthers(int bins) {
            RfmTable table = spenders(1, 2, 3);
            assertThatThrownBy(() -> table.score(bins))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("bins: 2 to 10, found " + bins);
        }

        @Test
        void stayWithTheirCustomersInTheTable() {
            assertThat(spenders(1, 2, 3, 4, 5).score(5).table().intColumn("M").asList())
                    .containsExactly(1, 2, 3, 4, 5);
        }
    }

    @Nested
    class Names {
        /** The grid as the field uses it; rows recency 5 to 1, columns frequency 1 to 5. */
        @ParameterizedTest
        @CsvSource({
            "5, New,            Potential Loyalist, Potential Loyalist, Champions, Champions",
            "4, Promising,      Potential Loyalist, Potential Loyalist, Loyal,     Loyal",
            "3, About To Sleep, About To Sleep,     Need Attention,     Loyal,     Loyal",
            "2, Hibernating,    Hibernating,        At Risk,            At Risk,   Can't Lose",
            "1, Hibernating,    Hibernating,        At Risk,            At Risk,   Can't Lose",
        })
        void coverTheGrid(int recency, String f1, String f2, String f3, String f4, String f5) {
            assertThat(IntStream.rangeClosed(1, 5)
                            .mapToObj(f -> Segment.of(recency, f).title()))
                    .containsExactly(f1, f2, f3, f4, f5);
        }

        @Test
        void coverEachPairOnce() {
            for (int pair = 0; pair < 25; pair++) {
                int recency = 1 + pair / 5;
                int frequency = 1 + pair % 5;
                assertThat(Arrays.stream(Segment.values()).filter(each -> each.holds(recency, frequency)))
                        .hasSize(1);
            }
        }

        @ParameterizedTest
        @CsvSource({"0, 1", "1, 0", "6, 1", "1, 6", "-1, -1"})
        void coverNoOtherPairs(int recency, int frequency) {
            assertThatThrownBy(() -> Segment.of(recency, frequency))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("scores: 1 to 5 each, found R " + recency + " F " + frequency);
        }

        @Test
        void haveAMeaningAndARuleEach() {
            Table names = spenders(1, 2, 3).score(5).segments().names();
            assertThat(names.rowCount()).isEqualTo(10);
            assertThat(names.where(names.stringColumn("segment").isIn("Can't Lose", "New", "Potential Loyalist"))
                            .print())
                    .contains("came once, very lately", "R 5, F 1, one recent order")
                    .contains("R 1 to 2, F 5 ", "R 4 to 5, F 2 to 3; F 1 with more orders");
            assertThat(names.stringColumn("its customers, beside the others").unique())
                    .hasSize(10);
        }

        @Test
        void needFiveBins() {
            RfmScores scores = spenders(1, 2, 3).score(4);
            assertThatThrownBy(scores::segments)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("segments: the grid of names needs 5 bins, found 4; score(5) has names");
        }
    }

    @Nested
    class NamedSegments {
        /** Five customers, the later the more often: recency scores 1 to 5, frequency scores 1 to 5. */
        private final Segments segments = segments();

        private final Profiles profiles = Profiles.of(Segmentation.of(segments));

        private Segments segments() {
            String lines = IntStream.rangeClosed(1, 5)
                    .boxed()
                    .flatMap(customer -> IntStream.rangeClosed(1, customer)
                            .mapToObj(order -> "%d-%d,2011-05-0%d 10:00:00,%d,%d\n"
                                    .formatted(customer, order, customer, 10 * customer, customer)))
                    .collect(Collectors.joining());
            return RfmTable.of(SmallShop.transactions(folder, "invoice,time,price,customer\n" + lines))
                    .score(5)
                    .segments();
        }

        @Test
        void areOfNamedCustomers() {
            assertThat(IntStream.range(0, 5).mapToObj(segments::segment))
                    .containsExactly(
                            Segment.HIBERNATING.title(),
                            Segment.HIBERNATING.title(),
                            Segment.NEED_ATTENTION.title(),
                            Segment.LOYAL.title(),
                            Segment.CHAMPIONS.title());
            assertThat(segments.segment("4")).isEqualTo(Segment.LOYAL.title());
            assertThatThrownBy(() -> segments.segment("6")).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void comeWithTheGreatestRevenueFirst() {
            assertThat(profiles.all())
                    .extracting(Profile::segment)
                    .containsExactly("Champions", "Loyal", "Need Attention", "Hibernating");
            Map<String, Double> medians = Map.of("recency", 4.5, "frequency", 1.5, "monetary", 25.);
            assertThat(profiles.all().get(3))
                    .isEqualTo(new Profile("Hibernating", 2, .4, 50, 50 / 550., medians, Map.of()));
            assertThat(profiles.all().stream().mapToDouble(Profile::totalShare).sum())
                    .isEqualTo(1, within(1e-12));
        }

        @Test
        void areATableWithSharesInPercent() {
            var table = profiles.table();
            assertThat(table.stringColumn("segment").asList())
                    .containsExactly("Champions", "Loyal", "Need Attention", "Hibernating");
            assertThat(table.doubleColumn("% of all").get(3)).isEqualTo(40);
            assertThat(profiles.results().doubleColumn("revenue").asList()).containsExactly(250., 160., 90., 50.);
            assertThat(table.doubleColumn("% of revenue").get(3)).isEqualTo(100 * 50 / 550., within(1e-12));
        }

        @Test
        void nameTheColumnsOfTheResults() {
            assertThat(segments.results().columnNames())
                    .containsExactly(
                            "customer_id",
                            "recency_days",
                            "frequency",
                            "monetary",
                            "r_score",
                            "f_score",
                            "m_score",
                            "segment");
            assertThat(segments.table().columnNames()).contains("customer", "R", "F", "M", "segment");
            assertThat(segments.results().stringColumn("segment").get(4)).isEqualTo("Champions");
        }

        @Test
        void giveTheirFigures() {
            assertThat(profiles.headline())
                    .isEqualTo(Map.of(
                            "segments", Map.of("Champions", 1, "Loyal", 1, "Need Attention", 1, "Hibernating", 2)));
            assertThat(profiles.totals())
                    .containsKey("line_set")
                    .containsEntry("Champions", Map.of("customers", 1, "revenue", 250., "revenue_share", 250 / 550.))
                    .doesNotContainKey("New");
        }
    }
}
