package segmentbook.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.statistics.Bootstrap;
import tech.tablesaw.api.Table;

/** When the next purchase comes. */
class NextPurchaseTests {
    private final Path folder;

    NextPurchaseTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void whoBuysOftenComesBackSooner() {
        NextPurchase next = NextPurchase.of(Leavers.cuts(folder));
        assertThat(next.within(5, 2)).isLessThan(next.within(24, 2));
        assertThat(next.within(24, 1)).isLessThan(next.within(24, 3));
        assertThat(next.within(1_000, 2)).isEqualTo(next.within(24, 2));
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
        assertThat(new NextPurchase(List.of(), off, new Bootstrap(.5, -.2, 1.1)).sentence())
                .isEqualTo(
                        "The day said was 9 days off on average, not surely nearer than by the median gap (0.5 days, -0.2 to 1.1)");
        assertThat(new NextPurchase(List.of(), off, new Bootstrap(.5, .2, 1.1)).sentence())
                .isEqualTo(
                        "The day said was 9 days off on average, 0.5 days nearer than by the median gap (0.2 to 1.1)");
    }
}
