package segmentbook.segments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.exploration.Timeline;
import segmentbook.transactions.SmallShop;
import segmentbook.transactions.Transactions;

class SegmentMonthsTests {
    private static final String JANUARY = """
            customer,time,price
            1,2024-01-10 10:00:00,30
            2,2024-01-11 10:00:00,10
            """;

    private static SegmentMonths months(Path folder, String text, String segment) {
        Transactions lines = SmallShop.transactions(folder, text);
        Profiles profiles = Profiles.of(OwnSegments.of(lines, "two", List.of("a", "b")));
        return SegmentMonths.of(profiles, lines, Timeline.byMonth(lines), segment);
    }

    @Test
    void tellTheShareAndThatMembershipIsOfToday(@TempDir Path folder) {
        String text = JANUARY + "1,2024-03-05 10:00:00,10\n2,2024-03-31 10:00:00,30\n";
        SegmentMonths months = months(folder, text, "a");
        assertThat(months.sentence()).isEqualTo("a: 50 % of all revenue, by month of those who are in it today");
        assertThat(months.months()).extracting(SegmentMonths.Month::own).containsExactly(30., 0., 10.);
        assertThat(months.months()).extracting(SegmentMonths.Month::even).containsExactly(20., 0., 20.);
    }

    @Test
    void compareNothingWithinOneMonth(@TempDir Path folder) {
        assertThat(months(folder, JANUARY, "b").sentence())
                .isEqualTo(
                        "b: 25 % of all revenue, by month of those who are in it today; the last month is not complete");
    }
}
