package segmentbook.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import segmentbook.exploration.ProductRanking;
import segmentbook.segments.Profile;
import segmentbook.segments.Profiles;
import segmentbook.segments.Segmentation;
import segmentbook.statistics.Distribution;
import segmentbook.statistics.Inequality;
import segmentbook.transactions.OnlineRetail;
import segmentbook.transactions.Transactions;

/** Measures, scores and segments of {@link OnlineRetail}, which says where the expected figures come from. */
class OnlineRetailRfmTests {
    private static final Map<OnlineRetail, RfmTable> TABLES = new EnumMap<>(OnlineRetail.class);

    private static synchronized RfmTable rfm(OnlineRetail set) {
        return TABLES.computeIfAbsent(set, any -> RfmTable.of(set.transactions()));
    }

    private static Profiles profiles(OnlineRetail set) {
        return Profiles.of(Segmentation.of(rfm(set).score(5).segments()));
    }

    @ParameterizedTest
    @CsvSource({
        "A, 93.0595, 51, 4.2720, 2, 2054.2665, 674.485, 223.8310, 1493",
        "B, 93.2266, 51, 4.2460, 2, 2021.4736, 668.125, 223.8341, 1505",
        "D, 93.3531, 51, 4.2250, 2, 1908.3466, 652.405, 223.9260, 1502",
    })
    void measuresHaveTheirMeansAndMedians(
            OnlineRetail set,
            double r,
            double r50,
            double f,
            double f50,
            double m,
            double m50,
            double tenure,
            int once) {
        RfmTable table = rfm(set);
        assertThat(table.recency().mean()).isEqualTo(r, within(5e-5));
        assertThat(table.recency().median()).isEqualTo(r50);
        assertThat(table.frequency().mean()).isEqualTo(f, within(5e-5));
        assertThat(table.frequency().median()).isEqualTo(f50);
        assertThat(table.monetary().mean()).isEqualTo(m, within(5e-5));
        assertThat(table.monetary().median()).isEqualTo(m50, within(5e-4));
        assertThat(table.rows().stream().mapToInt(RfmRow::tenureDays).average().orElseThrow())
                .isEqualTo(tenure, within(5e-5));
        assertThat(table.rows().stream().filter(row -> row.frequency() == 1)).hasSize(once);
    }

    @ParameterizedTest
    @CsvSource({
        "A, 1.246, 12.067, 19.325, -.327, 1.209, .394",
        "B, 1.243, 11.949, 19.564, -.326, 1.214, .396",
        "D, 1.241, 11.816, 21.648, -.326, 1.217, .351",
    })
    void measuresHaveTheirSkews(OnlineRetail set, double r, double f, double m, double logR, double logF, double logM) {
        RfmTable table = rfm(set);
        Distribution[] raw = {table.recency(), table.frequency(), table.monetary()};
        assertThat(Arrays.stream(raw).mapToDouble(Distribution::skewness).toArray())
                .containsExactly(new double[] {r, f, m}, within(5e-4));
        assertThat(Arrays.stream(raw)
                        .map(Distribution::log1p)
                        .mapToDouble(Distribution::skewness)
                        .toArray())
                .containsExactly(new double[] {logR, logF, logM}, within(5e-4));
    }

    /** Gini by {@code ((2 * arange(1, n + 1) - n - 1) * sort(M)).sum() / (n * M.sum())}. */
    @ParameterizedTest
    @CsvSource({
        "A, .7462, 0.7151396179369514",
        "B, .7454, 0.7144934660673783",
        "D, .7367, 0.7049350634774436",
    })
    void revenueIsUnequal(OnlineRetail set, double topFifth, double gini) {
        RfmTable table = rfm(set);
        Inequality inequality = Inequality.of(table.monetary());
        assertThat(inequality.topShare(.2)).isEqualTo(topFifth, within(5e-5));
        assertThat(inequality.gini()).isEqualTo(gini, within(1e-12));
        double[] sorted = table.monetary().values();
        int top = (int) Math.round(.2 * sorted.length);
        assertThat(Arrays.stream(sorted, sorted.length - top, sorted.length).sum()
                        / Arrays.stream(sorted).sum())
                .isEqualTo(topFifth, within(5e-5));
    }

    @ParameterizedTest
    @CsvSource({
        "A, 12347, 3, 7, 4310.00",
        "A, 14646, 2, 73, 280206.02",
        "A, 12748, 1, 209, 33719.73",
        "B, 12347, 3, 7, 4310.00",
        "B, 14646, 2, 72, 279138.02",
        "B, 12748, 1, 206, 32317.32",
        "D, 12347, 3, 7, 4310.00",
        "D, 14646, 2, 72, 278742.02",
        "D, 12748, 1, 202, 29964.23",
    })
    void singleCustomersAgree(OnlineRetail set, String customer, int recency, int frequency, double monetary) {
        RfmRow row = rfm(set).row(customer);
        assertThat(row.recencyDays()).isEqualTo(recency);
        assertThat(row.frequency()).isEqualTo(frequency);
        assertThat(row.monetary()).isEqualTo(monetary, within(1e-9));
    }

    /** Edges by {@code numpy.quantile(values, [.2, .4, .6, .8])}. */
    @ParameterizedTest
    @CsvSource({
        "A, 0, 13.8, 33, 72, 180",
        "A, 1, 1, 2, 3, 6",
        "A, 2, 250.194, 490.096, 942.276, 2058.426",
        "B, 0, 15, 33, 72, 180",
        "B, 1, 1, 2, 3, 5",
        "B, 2, 248.534, 484.846, 925.25, 2043.426",
        "D, 0, 15, 33, 72, 180",
        "D, 1, 1, 2, 3, 5",
        "D, 2, 242.992, 472.3, 909.772, 1998.376",
    })
    void edgesAreQuantiles(OnlineRetail set, int measure, double e1, double e2, double e3, double e4) {
        var edges = rfm(set).score(5).edges();
        assertThat(IntStream.rangeClosed(1, 4)
                        .mapToDouble(edge -> edges.doubleColumn(edge).get(measure))
                        .toArray())
                .containsExactly(new double[] {e1, e2, e3, e4}, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "A, 0, 861 866 863 880 868",
        "A, 1, 1493 835 508 802 700",
        "A, 2, 868 867 868 867 868",
        "B, 0, 863 861 865 840 905",
        "B, 1, 1505 831 502 631 865",
        "B, 2, 867 867 866 867 867",
        "D, 0, 863 861 860 838 902",
        "D, 1, 1502 833 501 630 858",
        "D, 2, 865 865 864 865 865",
    })
    void scoresHaveTheirCounts(OnlineRetail set, int measure, String counts) {
        var table = rfm(set).score(5).counts();
        assertThat(IntStream.rangeClosed(1, 5)
                        .mapToObj(score -> String.valueOf(table.intColumn(score).get(measure)))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(counts);
        assertThat(rfm(set).score(5).notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A | Champions 604, Loyal 688, Potential Loyalist 484, New 67, Promising 169, Need Attention 121, "
                        + "About To Sleep 478, At Risk 357, Can't Lose 35, Hibernating 1335",
                "B | Champions 622, Loyal 667, Potential Loyalist 484, New 74, Promising 164, Need Attention 121, "
                        + "About To Sleep 478, At Risk 322, Can't Lose 62, Hibernating 1340",
                "D | Champions 618, Loyal 663, Potential Loyalist 487, New 73, Promising 163, Need Attention 121, "
                        + "About To Sleep 475, At Risk 323, Can't Lose 60, Hibernating 1341",
            },
            quoteCharacter = '~')
    void segmentsHaveTheirSizes(OnlineRetail set, String sizes) {
        assertThat(profiles(set).segmentation().segments().stream()
                        .map(each -> each + " " + profiles(set).of(each).customers())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(sizes);
    }

    @ParameterizedTest
    @CsvSource({
        "A, .483 .2481 .0658 .0026 .006 .0159 .028 .0605 .0134 .0767",
        "B, .4929 .2379 .0665 .0028 .0059 .0148 .0286 .0536 .0195 .0776",
        "D, .5079 .2475 .0498 .0029 .0062 .0155 .0293 .0449 .0202 .076",
    })
    void segmentsHaveTheirRevenueShares(OnlineRetail set, String shares) {
        Profiles profiles = profiles(set);
        assertThat(profiles.segmentation().segments().stream()
                        .mapToDouble(each -> profiles.of(each).totalShare())
                        .toArray())
                .containsExactly(
                        Arrays.stream(shares.split(" "))
                                .mapToDouble(Double::parseDouble)
                                .toArray(),
                        within(5e-5));
    }

    @ParameterizedTest
    @CsvSource({"A, 5, 8, 2692.11", "B, 6, 8, 2675.52", "D, 6, 8, 2619.805"})
    void championsHaveTheirMedians(OnlineRetail set, double recency, double frequency, double monetary) {
        Profile champions = profiles(set).all().get(0);
        assertThat(champions.segment()).isEqualTo("Champions");
        assertThat(champions.median("recency")).isEqualTo(recency);
        assertThat(champions.median("frequency")).isEqualTo(frequency);
        assertThat(champions.median("monetary")).isEqualTo(monetary, within(1e-9));
    }

    /** Product 22197 has two names: its most frequent one, of which the recipe prints the same, is POPCORN HOLDER. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A | 85099B JUMBO BAG RED RETROSPOT 804, 85123A WHITE HANGING HEART T-LIGHT HOLDER 775, "
                        + "22423 REGENCY CAKESTAND 3 TIER 659 | "
                        + "84077 WORLD WAR 2 GLIDERS ASSTD DESIGNS 31271, 22197 POPCORN HOLDER 29475",
                "B | 85099B JUMBO BAG RED RETROSPOT 808, 85123A WHITE HANGING HEART T-LIGHT HOLDER 789, "
                        + "22423 REGENCY CAKESTAND 3 TIER 667 | "
                        + "84077 WORLD WAR 2 GLIDERS ASSTD DESIGNS 31895, 22197 POPCORN HOLDER 29625",
                "D | 85099B JUMBO BAG RED RETROSPOT 795, 85123A WHITE HANGING HEART T-LIGHT HOLDER 783, "
                        + "22423 REGENCY CAKESTAND 3 TIER 651 | "
                        + "22197 POPCORN HOLDER 29465, 84077 WORLD WAR 2 GLIDERS ASSTD DESIGNS 28439",
            })
    void championsHaveTheirBestSellers(OnlineRetail set, String byOrders, String byUnits) {
        Segments segments = rfm(set).score(5).segments();
        Transactions kept = rfm(set).transactions();
        ProductRanking ranking =
                ProductRanking.of(kept, customer -> segments.segment(customer).equals(Segment.CHAMPIONS.title()));
        assertThat(ranking.top(3, ProductRanking.By.ORDERS).stream()
                        .map(each -> each.code() + " " + each.name() + " " + each.orders())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(byOrders);
        assertThat(ranking.top(2, ProductRanking.By.UNITS).stream()
                        .map(each -> each.code() + " " + each.name() + " " + Math.round(each.units()))
                        .collect(Collectors.joining(", ")))
                .isEqualTo(byUnits);
    }

    /** As {@code reference} of the issue has it: edges of each date from all customers known then. */
    @Test
    void segmentsMoveInThreeMonths() {
        Segments then =
                rfm(OnlineRetail.A).at(LocalDate.of(2011, 9, 10)).score(5).segments();
        Segments now = rfm(OnlineRetail.A).score(5).segments();
        List<RfmRow> known = then.scores().rfm().rows();
        assertThat(known).hasSize(3370);
        assertThat(staying(then, now, "")).isEqualTo(.399, within(5e-4));
        assertThat(staying(then, now, "Champions")).isEqualTo(.473, within(5e-4));
        assertThat(staying(then, now, "Hibernating")).isEqualTo(.701, within(5e-4));
        RfmScores frozen = then.scores().frozenEdges().score(rfm(OnlineRetail.A));
        assertThat(staying(then, frozen.segments(), "")).isEqualTo(.407, within(5e-4));
    }

    private static double staying(Segments then, Segments now, String segment) {
        return then.scores().rfm().rows().stream()
                .map(RfmRow::customer)
                .filter(customer -> then.segment(customer).contains(segment))
                .mapToInt(customer -> then.segment(customer).equals(now.segment(customer)) ? 1 : 0)
                .average()
                .orElseThrow();
    }
}
