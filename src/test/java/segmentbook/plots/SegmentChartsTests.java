package segmentbook.plots;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.rfm.RfmTable;
import segmentbook.rfm.RuleShop;
import segmentbook.rfm.Segments;
import segmentbook.segments.Profiles;
import segmentbook.segments.Segmentation;
import segmentbook.transactions.Transactions;

/** The grid of scores, whatever names the segments. */
class SegmentChartsTests {
    private final Path folder;

    SegmentChartsTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private JsonNode grid(String rfm) {
        Segments segments = RfmTable.of(Transactions.of(RuleShop.dataset(folder, rfm)))
                .score()
                .segments();
        return PlotlyJsonTests.json(SegmentCharts.grid(segments, Profiles.of(Segmentation.of(segments))));
    }

    @Test
    void hasTheBinsAndNamesOfRules() {
        JsonNode json = grid("""
                rfm:
                  bins: 2
                  frequency: days
                  cuts: {recency: [2], frequency: [1]}
                  rules: [{name: Big spender, monetary: [160, null]}, {name: French, country: [France]}, {name: Others}]
                """);
        assertThat(json.at("/data/0/text").toString()).isEqualTo("[[\"French<br>+1\",\"\"],[\"Big<br>spender\",\"\"]]");
        assertThat(json.at("/data/0/z").toString()).isEqualTo("[[3,0],[2,0]]");
        assertThat(json.at("/layout/title/text").asText())
                .isEqualTo("Big spender are 40 % of the customers and 75 % of the revenue");
        assertThat(json.at("/layout/xaxis/title/text").asText()).isEqualTo("frequency score (2: most order days)");
    }

    @Test
    void hasTheNamesOfTheGridInEachOfItsCells() {
        JsonNode json = grid("");
        assertThat(json.at("/data/0/text/4/4").asText()).isEqualTo("Champions");
        assertThat(json.at("/data/0/text/4/0").asText()).as("nobody is there").isEqualTo("New");
        assertThat(json.at("/layout/title/text").asText()).startsWith("Each pair of scores has one name; Champions");
    }
}
