package segmentbook.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.exploration.RevenueBridge.Step;
import segmentbook.transactions.OnlineRetail;
import segmentbook.transactions.SmallShop;

class RevenueBridgeTests {
    private final Path folder;

    RevenueBridgeTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private RevenueBridge bridge(String lines) {
        return RevenueBridge.of(SmallShop.transactions(folder, "invoice,customer,time,quantity,price\n" + lines));
    }

    private static double[] amounts(RevenueBridge bridge) {
        return bridge.steps().stream().mapToDouble(Step::amount).toArray();
    }

    /** Two halves of 30 days: ben is lost, cem is new, ann orders twice for once, as many units an order, at twice the price. */
    private static final String HALVES = """
            1,ann,2024-01-01 10:00:00,2,5
            2,ben,2024-01-02 10:00:00,1,7
            3,ann,2024-01-31 10:00:00,2,10
            4,cem,2024-02-01 10:00:00,1,30
            5,ann,2024-02-29 10:00:00,2,10
            """;

    @Test
    void partsTheChangeByHand() {
        RevenueBridge bridge = bridge(HALVES);
        // 10 to 40: each doubling is half of ln 4, so half of 30
        double[] wanted = {17, -7, 30, 15, 0, 15, 70};
        double[] found = amounts(bridge);
        for (int i = 0; i < wanted.length; i++) {
            assertThat(found[i]).as(bridge.steps().get(i).name()).isCloseTo(wanted[i], within(1e-9));
        }
        assertThat(bridge.steps().stream().map(Step::customers)).containsExactly(2, 1, 1, 1, 1, 1, 2);
        assertThat(bridge.sentence())
                .isEqualTo("From 2024-01-31 to 2024-02-29 revenue changed by +311.8 % against the 30 days before:"
                        + " lost customers -41.2 %, new ones +176.5 %, kept ones +176.5 %");
        assertThat(bridge.metrics().get("bridge"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("from", "2024-01-31")
                .containsEntry("to", "2024-02-29")
                .containsEntry("days_before", 30)
                .containsEntry("lost customers", Map.of("customers", 1, "amount", -7.0))
                .hasSize(10);
    }

    @Test
    void partsNothingWhereNothingChanged() {
        double[] same = amounts(bridge("1,ann,2024-01-01 10:00:00,2,5\n2,ann,2024-02-29 10:00:00,2,5\n"));
        assertThat(same).containsExactly(10, 0, 0, 0, 0, 0, 10);
    }

    @Test
    void takesTheSameWeeksOfTwoYearsWhereTheFileIsLongEnough() {
        String years = HALVES.replace("2024-02-29", "2025-07-01");
        assertThat(bridge(years).sentence())
                .startsWith("From 2024-12-30 to 2025-07-01 ")
                .contains("the same weeks a year before");
        assertThat(bridge(HALVES.replace("2024-02-29", "2024-07-01")).sentence())
                .startsWith("From 2024-04-02 to 2024-07-01 ")
                .contains("against the 91 days before");
    }

    @Test
    void saysWhyThereIsNone() {
        RevenueBridge days = bridge("1,ann,2024-01-01 10:00:00,2,5\n2,ann,2024-01-20 10:00:00,2,5\n");
        assertThat(days.sentence()).isEqualTo("The file spans 20 days; two periods to compare need 56");
        assertThat(days.metrics()).isEqualTo(Map.of("bridge", Map.of("why_not", days.sentence())));
        assertThat(days.steps()).isEmpty();
        assertThat(days.table().rowCount()).isZero();
        RevenueBridge once = bridge("1,ann,2024-01-01 10:00:00,2,5\n2,ben,2024-03-20 10:00:00,2,5\n");
        assertThat(once.sentence()).isEqualTo("Nobody bought in both of two periods of 40 days");
        assertThat(once.steps()).isEmpty();
    }

    /**
     * Set A with pandas: the 187 days to 2011-12-09 and the 187 before; kept are in both sets of {@code CustomerID}; {@code L =
     * (m1 - m0) / log(m1 / m0)}, {@code L * log(o1 / o0)} with {@code groupby("CustomerID").InvoiceNo.nunique().sum()}, and so on.
     */
    @Test
    void isThatOfPandas() {
        RevenueBridge bridge = RevenueBridge.of(OnlineRetail.A.transactions());
        List<Double> wanted = List.of(
                3416769.211, -499009.151, 1216494.242, 755160.0632964, 593543.5401485, 11680.7875550, 5494638.693);
        double[] found = amounts(bridge);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).isCloseTo(wanted.get(i), within(1e-4));
        }
        assertThat(bridge.steps().stream().map(Step::customers))
                .containsExactly(2754, 819, 1584, 1935, 1935, 1935, 3519);
        assertThat(found[0] + found[1] + found[2] + found[3] + found[4] + found[5])
                .isCloseTo(found[6], within(1e-6));
    }
}
