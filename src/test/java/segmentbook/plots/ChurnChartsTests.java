package segmentbook.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.prediction.Campaign;
import segmentbook.prediction.Churn;
import segmentbook.prediction.Leavers;
import tech.tablesaw.plotly.components.Figure;

/** Charts of who leaves: what they say is what was computed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChurnChartsTests {
    private Churn churn;
    private Churn none;

    @BeforeAll
    void learn(@TempDir Path folder) {
        none = Leavers.withoutAnybody(folder);
        churn = Leavers.churn(folder);
    }

    private static String title(JsonNode json) {
        return json.at("/layout/title/text").asText().replace("<br>", " ");
    }

    @Test
    void cutsShowWhatIsKnownAndWhatIsAskedFor() {
        JsonNode json = PlotlyJsonTests.json(ChurnCharts.cuts(churn.cuts()));
        assertThat(title(json)).isEqualTo(churn.cuts().sentence());
        assertThat(json.at("/data/0/x/6").asDouble()).isEqualTo(371);
        assertThat(json.at("/data/1/x/6").asDouble()).isEqualTo(30);
        assertThat(json.at("/layout/barmode").asText()).isEqualTo("stack");
    }

    @Test
    void foundEndsWithAll() {
        JsonNode json = PlotlyJsonTests.json(ChurnCharts.found(churn));
        assertThat(title(json)).isEqualTo(churn.foundSentence());
        assertThat(json.at("/data/1/y/0").asDouble()).isZero();
        assertThat(json.at("/data/1/y/100").asDouble()).isOne();
        assertThat(json.at("/data").findValuesAsText("name"))
                .containsExactly("at random", "used: BG/NBD"); // the simple one is the one used: one line
    }

    @Test
    void reliabilityHasTenPointsWithIntervals() {
        JsonNode json = PlotlyJsonTests.json(ChurnCharts.reliability(churn));
        assertThat(title(json)).isEqualTo(churn.used().sentence());
        assertThat(json.at("/data/1/x")).hasSize(10);
        assertThat(json.at("/data/1/error_y/array")).hasSize(10);
    }

    @Test
    void profitMarksWhereALetterPaysForItself() {
        Campaign campaign = new Campaign(50, 2, .1);
        JsonNode json = PlotlyJsonTests.json(ChurnCharts.profit(churn, campaign));
        assertThat(title(json)).isEqualTo(campaign.on(churn.used()).sentence("GBP"));
        assertThat(json.at("/layout/shapes/0/x0").asDouble()).isEqualTo(.4);
        assertThat(PlotlyJsonTests.json(ChurnCharts.profit(churn, new Campaign(1, 2, .1)))
                        .at("/layout/shapes"))
                .isEmpty();
    }

    @Test
    void importanceIsABarAFeature() {
        JsonNode json = PlotlyJsonTests.json(ChurnCharts.importance(churn));
        assertThat(title(json)).startsWith("For the method " + churn.used().method());
        assertThat(json.at("/data/0/x/0").asDouble())
                .isCloseTo(churn.importance().get(0).lost(), within(1e-6));
        int last = churn.importance().size() - 1; // the least, whose label would stand on the names
        double least = Math.min(0, json.at("/data/0/x/" + last).asDouble());
        double from = json.at("/layout/xaxis/range/0").asDouble();
        assertThat(least < 0 ? from < least : from == 0).isTrue();
        assertThat(json.at("/layout/xaxis/range/1").asDouble())
                .as("room for a label behind the longest bar")
                .isGreaterThan(json.at("/data/0/x/0").asDouble());
    }

    @Test
    void whereNobodyLeavesEachIsASentence() {
        List<Figure> all = List.of(
                ChurnCharts.cuts(none.cuts()),
                ChurnCharts.found(none),
                ChurnCharts.reliability(none),
                ChurnCharts.importance(none),
                ChurnCharts.profit(none, none.campaign()));
        assertThat(all).allSatisfy(figure -> assertThat(figure)
                .isInstanceOfSatisfying(MissingFigure.class, missing -> assertThat(missing.sentence())
                        .isEqualTo(none.whyNot())));
    }
}
