package segmentbook.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import segmentbook.description.Dataset;
import segmentbook.models.Forecast.Line;
import segmentbook.rfm.CustomerBase;
import segmentbook.rfm.RfmTable;
import segmentbook.segments.ChosenClusters;
import segmentbook.statistics.Bootstrap;
import segmentbook.transactions.OnlineRetail;

/** What segments will bring, beside what they brought a year before. */
class ForecastTests {
    private static Forecast forecast(double low, double high) {
        List<Line> lines = List.of(new Line("Loyal", 90, 50, 100, 120), new Line("New", 10, 20, 20, 0));
        return new Forecast("", LocalDate.parse("2024-03-01"), 91, "GBP", lines, new Bootstrap(.3, low, high));
    }

    @Test
    void itSaysWhetherItBeatsTheNaiveForecast() {
        assertThat(forecast(.1, .4).sentence())
                .isEqualTo("For 91 days from 2024-03-01 the forecast by segment beats the sum of a year before: "
                        + "errors of 17 % of the revenue, naive 42 %");
        assertThat(forecast(-.1, .4).sentence()).contains(" does not surely beat the sum of a year before: ");
        assertThat(forecast(-.4, -.1).sentence()).contains(" is worse than the sum of a year before: ");
    }

    /** Of 300 in all it misses 200, 60 and 40, the naive one 200, 100 and 90; with a third less for Loyal it is of use again. */
    @Test
    void aForecastThatErrsByAllThatCameIsNoBetterThanNone() {
        List<Line> lines = List.of(
                new Line("Champions", 0, 0, 200, 0),
                new Line("Loyal", 120, 160, 60, 0),
                new Line("New", 80, 130, 40, 0));
        Forecast forecast =
                new Forecast("", LocalDate.parse("2024-03-01"), 91, "GBP", lines, new Bootstrap(.3, .1, .4));
        assertThat(forecast.sentence())
                .isEqualTo(
                        "For 91 days from 2024-03-01 the forecast by segment is no better than none, since to expect "
                                + "nothing errs by 100 %: errors of 100 % of the revenue, naive 130 %");
        List<Line> less = List.of(lines.get(0), new Line("Loyal", 80, 160, 60, 0), lines.get(2));
        assertThat(new Forecast("", forecast.from(), 91, "GBP", less, forecast.gain()).sentence())
                .contains(" beats the sum of a year before: errors of 87 % of the revenue");
    }

    @Test
    void theShopHasASeasonOfAYearBefore() {
        Forecast forecast = Forecast.of(
                Migration.of(ChosenClusters.of(CustomerBase.of(Dataset.read(Path.of("data", "shop.yaml"))))));
        assertThat(forecast.whyNot()).isEmpty();
        assertThat(forecast.segments()).hasSizeGreaterThan(5).allSatisfy(each -> assertThat(each.next())
                .isFinite());
        assertThat(forecast.segments().stream().mapToDouble(Line::actual).sum()).isPositive();
    }

    @Test
    void aYearAndAWeekHasNone() {
        Forecast none = Forecast.of(
                Migration.of(ChosenClusters.of(CustomerBase.of(RfmTable.of(OnlineRetail.A.transactions())))));
        assertThat(none.sentence()).isEqualTo("No purchase is older than 2010-09-11, so no season is known twice");
        assertThat(none.table().isEmpty()).isTrue();
        assertThat(none.metrics()).containsOnlyKeys("why_not");
    }
}
