package segmentbook.plots;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.description.Dataset;
import segmentbook.lifetime.CustomerValues;
import segmentbook.lifetime.ForecastCheck;
import segmentbook.lifetime.LifetimeFits;
import segmentbook.lifetime.PurchaseHistory;
import segmentbook.lifetime.ValueOptions;
import segmentbook.rfm.RfmTable;
import segmentbook.segments.Segmentation;
import segmentbook.transactions.SmallShop;
import segmentbook.transactions.Transactions;
import tech.tablesaw.plotly.components.Figure;

class LifetimeChartsTests {
    private static final Transactions SHOP = Transactions.of(Dataset.read(Path.of("data", "shop.yaml")));

    private static CustomerValues values(Transactions lines) {
        PurchaseHistory history = PurchaseHistory.of(lines);
        return CustomerValues.of(LifetimeFits.of(history), new ValueOptions());
    }

    private static Segmentation segments(Transactions lines) {
        return Segmentation.of(RfmTable.of(lines).score(5).segments());
    }

    @Test
    void aForecastIsDrawnBesideWhatCame() {
        ForecastCheck check = ForecastCheck.of(SHOP);
        Figure tracking = LifetimeCharts.tracking(check);
        assertThat(PlotlyJson.of(tracking).title()).isEqualTo(check.sentence());
        JsonNode json = PlotlyJsonTests.json(tracking);
        assertThat(json.at("/data")).hasSize(2);
        assertThat(json.at("/layout/shapes/0/x0").asInt()).isEqualTo(8);
        assertThat(json.at("/data/0/x/8").asText()).isEqualTo(check.split().toString());
        Figure groups = LifetimeCharts.byRepeats(check);
        assertThat(PlotlyJson.of(groups).title()).isEqualTo(check.repeatsSentence());
        assertThat(PlotlyJsonTests.json(groups).at("/data/1/x")).hasSize(8);
    }

    @Test
    void segmentsHaveTheirIntervals() {
        CustomerValues values = values(SHOP);
        Figure figure = LifetimeCharts.value(values, segments(SHOP));
        assertThat(PlotlyJson.of(figure).title()).isEqualTo(values.sentence(segments(SHOP)));
        JsonNode json = PlotlyJsonTests.json(figure);
        assertThat(json.at("/data/0/y")).hasSameSizeAs(json.at("/data/0/error_x/array"));
        assertThat(json.at("/data/0/y/0").asText()).isNotEqualTo("everybody");
    }

    @Test
    void aSentenceStandsWhereNobodyCameBack(@TempDir Path folder) {
        Transactions lines = SmallShop.transactions(folder, """
                invoice,product,description,quantity,time,price,customer
                1,A,Apple,1,2020-05-01 10:00:00,5,7
                2,A,Apple,1,2020-05-02 10:00:00,5,8
                """);
        String why = "0 of 2 customers bought on a second day; 10 are needed to say when customers come back or leave";
        ForecastCheck check = ForecastCheck.of(lines, LocalDate.of(2020, 5, 2));
        assertThat(((MissingFigure) LifetimeCharts.tracking(check)).sentence()).isEqualTo("Until 2020-05-02 " + why);
        assertThat(((MissingFigure) LifetimeCharts.byRepeats(check)).sentence()).isEqualTo("Until 2020-05-02 " + why);
        assertThat(((MissingFigure) LifetimeCharts.value(values(lines), segments(lines))).sentence())
                .isEqualTo(why);
    }
}
