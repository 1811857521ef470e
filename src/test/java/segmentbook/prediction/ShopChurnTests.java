package segmentbook.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import segmentbook.description.Dataset;
import segmentbook.rfm.CustomerBase;

/** The made-up shop, where it is known who dropped out: among customers of today, by the end. */
class ShopChurnTests {
    private static final Path DATA = Path.of("data");

    private static Map<String, String> dropOuts() throws IOException {
        Map<String, String> days = new HashMap<>();
        List<String> lines = Files.readAllLines(DATA.resolve("shop-truth.csv"));
        lines.stream().skip(1).map(line -> line.split(",", -1)).forEach(cells -> days.put(cells[0], cells[2]));
        return days;
    }

    @Test
    void thoseWhoDroppedOutHaveTheHigherRisk() throws IOException {
        CustomerBase base = CustomerBase.of(Dataset.read(DATA.resolve("shop.yaml")));
        Churn churn = Churn.of(Cuts.of(base));
        Map<String, String> dropOuts = dropOuts();
        Examples today = churn.cuts().today();
        List<String> ids = today.known().ids();
        int[] gone = ids.stream()
                .mapToInt(id -> dropOuts.getOrDefault(id, "").isEmpty() ? 0 : 1)
                .toArray();
        double[] risk = ids.stream().mapToDouble(churn::leaving).toArray();
        assertThat(new Judged("recency", today.known().numbers("recency"), gone)
                        .auc()
                        .whole())
                .isCloseTo(.926, within(.003));
        assertThat(new Judged("risk", risk, gone).auc().whole()).isGreaterThan(.926);
    }
}
