package segmentbook.plots;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import segmentbook.customers.Column;
import segmentbook.customers.CustomerTable;
import segmentbook.customers.Customers;
import segmentbook.description.Dataset;
import segmentbook.exploration.Correlations;
import segmentbook.exploration.Correlations.Method;

class TableChartsTests {
    private static final CustomerTable MALL =
            Customers.read(Dataset.read(Path.of("data/mall.yaml"))).customerTable();

    @Test
    void eachColumnHasAPlotOfItsOwn() {
        JsonNode json = PlotlyJsonTests.json(TableCharts.distributions(MALL));
        assertThat(json.path("data")).hasSize(3);
        assertThat(json.at("/data/2/xaxis").asText()).isEqualTo("x3");
        assertThat(json.at("/layout/xaxis3/title/text").asText()).isEqualTo("score");
        assertThat(json.at("/layout/title/text").asText())
                .isEqualTo("200 customers; age 18 to 70, income 15 to 113, score 5 to 96");
    }

    @Test
    void yearsHaveNoComma() {
        CustomerTable born = MALL.with(
                Column.number("born").in("year", Column.Better.NEITHER),
                DoubleStream.of(MALL.numbers("age")).map(age -> 2020 - age).toArray());
        JsonNode json = PlotlyJsonTests.json(
                TableCharts.distributions(born.select(each -> !each.name().equals("age"))));
        assertThat(json.at("/layout/xaxis/tickformat").asText()).startsWith(",");
        assertThat(json.at("/layout/xaxis3/title/text").asText()).isEqualTo("born, year");
        assertThat(json.at("/layout/xaxis3/tickformat").asText()).doesNotContain(",");
    }

    @Test
    void correlationsGoFromMinusOneToOne() {
        JsonNode json = PlotlyJsonTests.json(TableCharts.correlations(Correlations.of(MALL, Method.PEARSON)));
        assertThat(json.at("/data/0/zmin").asInt()).isEqualTo(-1);
        assertThat(json.at("/data/0/z/0/0").asDouble()).isEqualTo(1);
    }

    @Test
    void correlationsOfManyColumnsSayTheirNumbersOnHoveringAlone() {
        JsonNode few = PlotlyJsonTests.json(TableCharts.correlations(Correlations.of(MALL, Method.PEARSON)));
        assertThat(few.at("/data/0/texttemplate").asText()).isEqualTo("%{z:.2f}");
        CustomerTable many = CustomerTable.of(List.of("a", "b", "c"));
        for (int i = 0; i < 13; i++) {
            many = many.with(Column.number("x" + i), i % 3, i % 2, 1);
        }
        JsonNode json = PlotlyJsonTests.json(TableCharts.correlations(Correlations.of(many, Method.PEARSON)));
        assertThat(json.at("/data/0/texttemplate").asText()).isEmpty();
        assertThat(json.at("/data/0/hovertemplate").asText()).contains("%{z:.2f}");
    }

    @Test
    void pairsAreColouredByTheFirstWordsAndListedOnce() {
        JsonNode json = PlotlyJsonTests.json(TableCharts.pairs(MALL));
        assertThat(json.path("data")).hasSize(6);
        assertThat(DisplayText.plain(json.at("/layout/title/text").asText()))
                .startsWith("1 of 3 pairs correlates (by chance alone about 0.2 would), most of all age and score")
                .endsWith(", by gender");
        assertThat(json.path("data").findValuesAsText("showlegend"))
                .filteredOn("false"::equals)
                .hasSize(4);
        assertThat(json.path("data").findValuesAsText("name")).containsOnly("Female", "Male");
        assertThat(json.at("/data/0/marker/color")).isNotEqualTo(json.at("/data/1/marker/color"));
        assertThat(json.at("/data/5/xaxis").asText()).isEqualTo("x2");
    }

    @Test
    void withoutColumnsASentenceStandsInTheirPlace() {
        CustomerTable none = CustomerTable.of(List.of("a", "b"));
        assertThat(((MissingFigure) TableCharts.distributions(none)).sentence())
                .isEqualTo("The table has no column of numbers to draw");
        CustomerTable one = none.with(Column.number("x"), 1, 2);
        assertThat(((MissingFigure) TableCharts.pairs(one)).sentence()).isEqualTo("Pairs need two columns of numbers");
        assertThat(((MissingFigure) TableCharts.correlations(Correlations.of(one, Method.PEARSON))).sentence())
                .isEqualTo("Correlations need two columns of numbers");
    }
}
