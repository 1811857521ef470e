package segmentbook.segments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.exploration.Timeline;
import segmentbook.rfm.CustomerBase;
import segmentbook.rfm.RfmTable;
import segmentbook.transactions.SmallShop;
import segmentbook.transactions.Transactions;

class SegmentMonthsTests {
    private static final String LINES = """
            customer,time,price
            1,2024-01-10 10:00:00,30
            2,2024-01-11 10:00:00,10
            1,2024-03-05 10:00:00,10
            2,2024-03-20 10:00:00,20
            3,2024-03-31 10:00:00,10
            """;
    private static final LocalDate DAY = LocalDate.of(2024, 2, 1);

    private static SegmentMonths months(Path folder, String segment) {
        Transactions lines = SmallShop.transactions(folder, LINES);
        Segmentation then = Segmentation.of("two", RfmTable.of(lines).at(DAY).customerTable(), List.of("a", "b"));
        return SegmentMonths.of(new SegmentMonths.Members(then, DAY), lines, Timeline.byMonth(lines), segment);
    }

    @Test
    void followThoseWhoWereInItOnAPastDay(@TempDir Path folder) {
        SegmentMonths months = months(folder, "a");
        assertThat(months.sentence())
                .isEqualTo("a on 2024-02-01: 1 customer with 75 % of the revenue before that day and 25 % since");
        assertThat(months.months()).extracting(SegmentMonths.Month::own).containsExactly(30., 0., 10.);
        assertThat(months.months()).extracting(SegmentMonths.Month::even).containsExactly(30., 0., 30.);
    }

    @Test
    void anEmptySegmentIsSaid(@TempDir Path folder) {
        assertThat(months(folder, "c").sentence()).isEqualTo("Nobody was in c on 2024-02-01");
    }

    @Test
    void membersAreThoseOfTheMiddleOfTheLines(@TempDir Path folder) {
        Transactions lines = SmallShop.transactions(folder, LINES);
        ChosenClusters chosen = ChosenClusters.of(CustomerBase.of(RfmTable.of(lines)));
        SegmentMonths.Members members = SegmentMonths.Members.of(chosen).orElseThrow();
        assertThat(members.day()).isEqualTo(LocalDate.of(2024, 2, 20));
        assertThat(members.then().customers().ids()).containsExactly("1", "2");
    }

    @Test
    void oneDayHasNoMiddle(@TempDir Path folder) {
        Transactions lines = SmallShop.transactions(folder, "customer,time\n1,2024-01-10 10:00:00\n");
        assertThat(SegmentMonths.Members.of(ChosenClusters.of(CustomerBase.of(RfmTable.of(lines)))))
                .isEmpty();
    }
}
