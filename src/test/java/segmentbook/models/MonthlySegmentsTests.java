package segmentbook.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import segmentbook.customers.CustomerTable;
import segmentbook.segments.Segmentation;

/** Sizes by month, and whether a change is more than chance. */
class MonthlySegmentsTests {
    private static final YearMonth MAY = YearMonth.parse("2024-05");
    private static final YearMonth JUNE = YearMonth.parse("2024-06");

    private static Segmentation loyal(int loyal, int all) {
        List<String> ids = IntStream.range(0, all).mapToObj(String::valueOf).toList();
        List<String> names = IntStream.range(0, all)
                .mapToObj(i -> i < loyal ? "Loyal" : "New")
                .toList();
        return Segmentation.of("by hand", CustomerTable.of(ids), names);
    }

    private static MonthlySegments sizes(int may, int june) {
        return new MonthlySegments("2024-05-01", new TreeMap<>(Map.of(MAY, loyal(may, 100), JUNE, loyal(june, 100))));
    }

    @Test
    void aChangeByMoreThanChanceIsTold() {
        assertThat(sizes(80, 40).sentence())
                .matches("From 2024-05 to 2024-06 (Loyal|New) changed most, from .* % to .* % of the customers");
    }

    @Test
    void aChangeThatChanceCouldMakeIsCalledThat() {
        assertThat(sizes(51, 50).sentence()).endsWith(", which chance alone could do");
    }

    @Test
    void oneMonthHasNoHistory() {
        MonthlySegments one = new MonthlySegments("2024-05-01", Map.of(MAY, loyal(3, 4)));
        assertThat(one.sentence()).isEqualTo("The file has purchases of one month only: sizes have no history");
        assertThat(one.table().intColumn("Loyal").asList()).containsExactly(3);
    }
}
