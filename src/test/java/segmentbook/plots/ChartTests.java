package segmentbook.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tech.tablesaw.plotly.components.Figure;

class ChartTests {
    private static final List<String> NAMES = List.of("Champions", "At <Risk>");

    private static Chart chart() {
        return Chart.of("Few & loyal").x(Scale.number("Orders")).y(Scale.number("Customers"));
    }

    static Figure bars() {
        return Chart.of("Champions buy most")
                .x(Scale.names("Segment", NAMES))
                .y(Scale.number("Revenue (GBP)"))
                .add(Bars.vertical("revenue", NAMES, new double[] {10.5, 3}).labels(",.0f"))
                .figure();
    }

    private static JsonNode json(Chart chart) {
        return PlotlyJsonTests.json(chart.figure());
    }

    private static JsonNode json(Series... series) {
        return json(chart().add(List.of(series)));
    }

    @Nested
    class TheLayout {
        @Test
        void saysTheFindingAndNamesBothAxesWithUnits() {
            JsonNode layout = PlotlyJsonTests.json(bars()).get("layout");
            assertThat(layout.at("/title/text").asText()).isEqualTo("Champions buy most");
            assertThat(layout.at("/xaxis/title/text").asText()).isEqualTo("Segment");
            assertThat(layout.at("/yaxis/title/text").asText()).isEqualTo("Revenue (GBP)");
            assertThat(layout.has("width")).as("as wide as its place").isFalse();
            assertThat(layout.at("/height").asInt()).isEqualTo(450);
            assertThat(layout.at("/xaxis/automargin").asBoolean()).isTrue();
        }

        @Test
        void makesRoomForALongFinding() {
            Chart wordy = Chart.of("word ".repeat(40)).x(Scale.number("x")).y(Scale.number("y"));
            JsonNode layout =
                    json(wordy.add(Lines.of("l", new double[1], new double[1]))).get("layout");
            assertThat(layout.at("/title/text").asText().split("<br>")).hasSize(4);
            assertThat(layout.at("/margin/t").asInt()).isEqualTo(110);
        }

        /** Eight tools would reach over the title, a column of them over the legend. */
        @Test
        void hasFewTools() {
            JsonNode tools = json(chart().add(Lines.of("l", new double[1], new double[1])))
                    .at("/layout/modebar");
            assertThat(tools.get("remove").toString()).contains("lasso2d", "zoomIn2d", "tableRotation");
            assertThat(tools.has("orientation")).isFalse();
        }

        @Test
        void hasALegendOnlyForSeveralSeries() {
            Series line = Lines.of("a", new double[1], new double[1]);
            assertThat(json(line).at("/layout/showlegend").asBoolean()).isFalse();
            assertThat(json(line, line).at("/layout/showlegend").asBoolean()).isTrue();
            assertThat(json(line, line.unlisted()).at("/layout/showlegend").asBoolean())
                    .isFalse();
            assertThat(json(chart().add(List.of(line, line)).legendBelow())
                            .at("/layout/legend/orientation")
                            .asText())
                    .isEqualTo("h");
        }

        @Test
        void needsTwoAxesASeriesAndAFinding() {
            assertThatThrownBy(() -> Chart.of("f").x(Scale.number("x")).figure())
                    .hasMessage("chart: two axes and a series, found no y (f)");
            assertThatThrownBy(() -> chart().figure())
                    .hasMessage("chart: two axes and a series, found no series (Few & loyal)");
            assertThatThrownBy(() -> Chart.of(" ")).hasMessage("chart: a sentence that says the finding, found none");
            assertThatThrownBy(() -> Scale.number("")).hasMessage("axis: a name with its unit, found none");
        }

        @Test
        void drawsNotesAsLinesWithWords() {
            Chart noted = chart().add(Lines.of("a", new double[1], new double[1]))
                    .noteAtX(51, "median < 51")
                    .noteAtY(2, "two");
            JsonNode shapes = json(noted).at("/layout/shapes");
            assertThat(shapes.at("/0/x0").asInt()).isEqualTo(51);
            assertThat(shapes.at("/0/yref").asText()).isEqualTo("y domain");
            assertThat(shapes.at("/0/label/text").asText()).isEqualTo("median &lt; 51");
            assertThat(shapes.at("/1/y1").asInt()).isEqualTo(2);
        }
    }

    @Nested
    class AScale {
        private JsonNode axis(Scale scale) {
            return json(Chart.of("f").x(scale).y(Scale.number("y")).add(Lines.over("s", List.of("a"), new double[1])))
                    .at("/layout/xaxis");
        }

        /** Sixty characters fit in a line; names of clusters may be made of three long names of columns. */
        @Test
        void breaksLongNames() {
            String fits = "x".repeat(60);
            assertThat(axis(Scale.names("n", List.of(fits))).has("ticktext")).isFalse();
            JsonNode axis = axis(Scale.names("n", List.of("a<b", "low " + fits + ", high " + fits)));
            assertThat(axis.get("tickvals")).isEqualTo(axis.get("categoryarray"));
            assertThat(axis.get("ticktext").toString())
                    .isEqualTo("[\"a&lt;b\",\"low<br>" + fits + ",<br>high " + "x".repeat(48) + "…\"]");
        }

        @Test
        void keepsNamesInTheOrderGiven() {
            assertThat(axis(Scale.names("n", NAMES)).get("categoryarray").toString())
                    .isEqualTo("[\"Champions\",\"At &lt;Risk>\"]");
        }

        @Test
        void canRunTheOtherWay() {
            assertThat(axis(Scale.names("n", NAMES).reverse()).get("autorange").asText())
                    .isEqualTo("reversed");
            assertThat(axis(Scale.names("n", NAMES).reverse().reverse()).get("autorange"))
                    .isNull();
        }

        @Test
        void isOfTheKindNamed() {
            assertThat(axis(Scale.log("n")).get("type").asText()).isEqualTo("log");
            assertThat(axis(Scale.share("n")).get("tickformat").asText()).isEqualTo(".0%");
            assertThat(axis(Scale.number("n").range(0, 5)).get("range").toString())
                    .isEqualTo("[0.0,5.0]");
        }
    }

    @Nested
    class OfBars {
        @Test
        void writesValuesAtTheirEnds() {
            JsonNode bars = PlotlyJsonTests.json(bars()).at("/data/0");
            assertThat(bars.get("texttemplate").asText()).isEqualTo("%{y:,.0f}");
            assertThat(bars.get("y").toString()).isEqualTo("[10.5,3]");
            assertThat(bars.get("x").toString()).isEqualTo("[\"Champions\",\"At &lt;Risk>\"]");
        }

        @Test
        void laysThemDown() {
            JsonNode bars = json(chart().y(Scale.names("s", NAMES))
                            .add(Bars.horizontal("n", NAMES, new double[] {1, 2})
                                    .labels(",d")))
                    .at("/data/0");
            assertThat(bars.get("x").toString()).isEqualTo("[1,2]");
            assertThat(bars.get("texttemplate").asText()).isEqualTo("%{x:,d}");
            assertThat(bars.get("orientation").asText()).isEqualTo("h");
        }

        @Test
        void stacksThem() {
            Chart stacked =
                    chart().add(Bars.vertical("a", NAMES, new double[2])).stacked();
            assertThat(json(stacked).at("/layout/barmode").asText()).isEqualTo("stack");
        }

        @Test
        void makesEachAsWideAsItsBin() {
            JsonNode bars = json(Bars.histogram(new double[] {1, 2, 10}, new int[] {7, 3}))
                    .at("/data/0");
            assertThat(bars.get("x").toString()).isEqualTo("[1.5,6]");
            assertThat(bars.get("width").toString()).isEqualTo("[1.0,8.0]");
            assertThat(bars.get("customdata").toString()).isEqualTo("[[1.0,2.0],[2.0,10.0]]");
        }

        @Test
        void refusesLengthsThatDoNotFit() {
            assertThatThrownBy(() -> Bars.vertical("a", NAMES, new double[3]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("names and values: equal lengths, found 2 and 3");
            assertThatThrownBy(() -> Bars.histogram(new double[] {1, 1}, new int[1]))
                    .hasMessage("edges: rising, found 1.0 before 1.0");
        }
    }

    @Nested
    class OfPoints {
        @Test
        void drawsEachSegmentInItsMarkInTheOrderOfLegends() {
            List<Series> series = Points.bySegment(
                    List.of("Mine", "New", "Champions", "New"),
                    new double[] {0, 1, 2, 3},
                    new double[4],
                    List.of("m", "a", "b", "c"));
            JsonNode data = json(series.toArray(Series[]::new)).get("data");
            assertThat(StreamSupport.stream(data.spliterator(), false)
                            .map(t -> t.get("name").asText()))
                    .containsExactly("Champions", "New", "Mine");
            assertThat(data.at("/1/x").toString()).isEqualTo("[1,3]");
            assertThat(data.at("/1/text").toString()).isEqualTo("[\"a\",\"c\"]");
            assertThat(data.at("/0/marker/color").asText()).isEqualTo("#1B3E89");
            assertThat(data.at("/0/marker/symbol").asText()).isEqualTo("star");
        }

        @Test
        void drawsAFewThousandAtMostAndSaysSo() {
            int many = 9000;
            List<String> names = Collections.nCopies(many, "New");
            List<Series> series = Points.bySegment(names, new double[many], new double[many], names);
            assertThat(json(series.get(0)).at("/data/0/x")).hasSize(3000);
            assertThat(Points.thinning(many)).isEqualTo(" (one in 3 points drawn)");
            assertThat(Points.thinning(Points.MOST)).isEmpty();
        }
    }

    @Nested
    class OfLines {
        @Test
        void marksPointsOverNames() {
            JsonNode line = json(Lines.over("s", List.of("2011-01-01"), new double[] {1})
                            .mark(Palette.cluster(1)))
                    .at("/data/0");
            assertThat(line.get("mode").asText()).isEqualTo("lines+markers");
            assertThat(line.at("/line/dash").asText())
                    .isEqualTo(Palette.cluster(1).dash().toString());
            assertThat(line.get("x").toString()).isEqualTo("[\"2011-01-01\"]");
        }

        @Test
        void fillsBelow() {
            Series line = Lines.of("s", new double[] {0, 1}, new double[] {0, 1});
            assertThat(json(Lines.filled(line)).at("/data/0/fill").asText()).isEqualTo("tozeroy");
            assertThat(json(Lines.diagonal("all equal")).at("/data/0/line/dash").asText())
                    .isEqualTo("dash");
        }
    }

    @Nested
    class OfAHeatMap {
        private final Series cells =
                HeatMap.of(List.of("1", "2"), List.of("a"), new double[][] {{1, Double.NaN}}, ",d", "Customers");

        private JsonNode trace(Series series) {
            return json(Chart.of("f")
                            .x(Scale.names("F", List.of("1", "2")))
                            .y(Scale.names("R", List.of("a")))
                            .add(series))
                    .at("/data/0");
        }

        @Test
        void writesTheNumberInEachCell() {
            assertThat(trace(cells).get("texttemplate").asText()).isEqualTo("%{z:,d}");
            assertThat(trace(cells).get("z").toString()).isEqualTo("[[1,null]]");
            assertThat(trace(cells).get("x").toString()).isEqualTo("[\"1\",\"2\"]");
            assertThat(trace(cells).at("/colorbar/title/text").asText()).isEqualTo("Customers");
        }

        @Test
        void canDivideAtAMiddle() {
            assertThat(trace(HeatMap.around(0, cells)).get("zmid").asInt()).isZero();
            assertThat(trace(HeatMap.around(0, cells)).at("/colorscale/0/1").asText())
                    .isEqualTo(Palette.DIVERGING.get(0));
        }

        @Test
        void refusesRaggedRows() {
            assertThatThrownBy(() -> HeatMap.of(NAMES, List.of("a"), new double[][] {{1}}, "d", "m"))
                    .hasMessage("x and columns: equal lengths, found 2 and 1");
        }
    }
}
