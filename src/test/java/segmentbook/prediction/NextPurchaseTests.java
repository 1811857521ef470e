package segmentbook.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.statistics.Bootstrap;
import segmentbook.statistics.Distribution;
import tech.tablesaw.api.Table;

/** When the next purchase comes. */
class NextPurchaseTests {
    private static final Distribution GAPS = Distribution.of("gap", new double[] {10, 20, 30, 40, 50});

    private final Path folder;

    NextPurchaseTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void whoBuysOftenComesBackSooner() {
        NextPurchase next = NextPurchase.of(Leavers.cuts(folder));
        assertThat(next.within(5, 0, 2)).isLessThan(next.within(24, 0, 2));
        assertThat(next.within(24, 0, 1)).isLessThan(next.within(24, 0, 3));
        assertThat(next.within(1_000, 0, 2)).isEqualTo(next.within(24, 0, 2));
        Table table = next.table();
        assertThat(table.name()).isEqualTo(next.sentence());
        assertThat(table.rowCount()).isEqualTo(5);
        assertThat(table.doubleColumn("mean gap up to, days").asList()).isSorted();
    }

    @Test
    void whereRhythmsDifferTheirBandsAreNearerThanOneGap() {
        List<String> lines = new ArrayList<>(Leavers.lines());
        for (int customer = 1001; customer <= 1060; customer++) {
            int gap = customer % 2 == 0 ? 3 : 28;
            for (int day = customer % gap; day <= 400; day += gap) {
                lines.add(Leavers.line(customer + "-" + day, day, 1, customer));
            }
        }
        NextPurchase next = NextPurchase.of(Cuts.of(Leavers.base(folder, lines), Leavers.THIRTY));
        assertThat(next.better().low()).isPositive();
        assertThat(next.sentence())
                .startsWith("The day said was ")
                .contains(" off on average, ", " days nearer than by the median gap (");
    }

    @Test
    void whereThatIsNotSureItIsSaid() {
        Bootstrap off = new Bootstrap(9.4, 8, 11);
        assertThat(new NextPurchase(List.of(), GAPS, off, new Bootstrap(.5, -.2, 1.1)).sentence())
                .isEqualTo(
                        "The day said was 9 days off on average, not surely nearer than by the median gap (0.5 days, -0.2 to 1.1)");
        assertThat(new NextPurchase(List.of(), GAPS, off, new Bootstrap(.5, .2, 1.1)).sentence())
                .isEqualTo(
                        "The day said was 9 days off on average, 0.5 days nearer than by the median gap (0.2 to 1.1)");
        assertThat(new NextPurchase(List.of(), GAPS, off, new Bootstrap(-6.1, -6.4, -5.8)).sentence())
                .isEqualTo(
                        "The day said was 9 days off on average, 6.1 days farther than by the median gap (5.8 to 6.4), so that is used");
        assertThat(new NextPurchase(List.of(), GAPS, off, new Bootstrap(-6.1, -12.5, 0)).sentence())
                .isEqualTo(
                        "The day said was 9 days off on average, not surely nearer than by the median gap (-6.1 days, -12.5 to 0.0)");
    }

    @Test
    void whereTheMedianGapIsSurelyNearerItIsUsed() {
        NextPurchase.Band band = new NextPurchase.Band(30, 4, Distribution.of("wait", new double[] {3, 5, 7}));
        Bootstrap off = new Bootstrap(9.4, 8, 11);
        NextPurchase worse = new NextPurchase(List.of(band), GAPS, off, new Bootstrap(-6.1, -6.4, -5.8));
        assertThat(IntStream.rangeClosed(1, 3).mapToLong(quarters -> worse.within(30, 12, quarters)))
                .containsExactly(9L, 19L, 29L);
        assertThat(worse.within(30, 25, 1)).isOne();
        NextPurchase unsure = new NextPurchase(List.of(band), GAPS, off, new Bootstrap(-6.1, -12.5, .1));
        assertThat(IntStream.rangeClosed(1, 3).mapToLong(quarters -> unsure.within(30, 12, quarters)))
                .containsExactly(4L, 5L, 6L);
    }

    /** Each comes every 30 days, and the days after a cut are spread evenly: only recency tells them apart. */
    @Test
    void subscribersComeAMedianGapAfterTheirLastPurchase() {
        List<String> lines = new ArrayList<>();
        for (int customer = 1; customer <= 120; customer++) {
            int stops = customer % 4 == 0 ? 200 + customer : 401;
            for (int day = customer % 30; day < stops; day += 30) {
                lines.add(Leavers.line(customer + "-" + day, day, 1, customer));
            }
        }
        NextPurchase next = NextPurchase.of(Cuts.of(Leavers.base(folder, lines), Leavers.THIRTY));
        assertThat(next.better().high()).isNegative();
        assertThat(next.within(30, 10, 2)).isEqualTo(21);
        assertThat(next.sentence())
                .contains(" days farther than by the median gap (")
                .endsWith("), so that is used");
    }
}
