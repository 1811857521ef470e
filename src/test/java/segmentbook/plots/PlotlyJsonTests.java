package segmentbook.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Font;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.BarTrace;
import tech.tablesaw.plotly.traces.HeatmapTrace;
import tech.tablesaw.plotly.traces.ScatterTrace;
import tech.tablesaw.plotly.traces.Trace;

/** Figures as jsplot's own builders make them. */
class PlotlyJsonTests {
    private static final ObjectMapper JSON = new ObjectMapper();

    static JsonNode json(Figure figure) {
        return JSON.valueToTree(PlotlyJson.of(figure).bundle());
    }

    private static JsonNode titled(String title) {
        return json(new Figure(Layout.builder().title(title).build(), points()));
    }

    private static Trace points() {
        return ScatterTrace.builder(new double[] {1}, new double[] {2}).build();
    }

    @Nested
    class Titles {
        @Test
        void areObjectsInTheLayoutAndOnAxes() {
            Layout layout = Layout.builder()
                    .title("Orders")
                    .xAxis(Axis.builder().title("day").build())
                    .build();
            JsonNode json = json(new Figure(layout, points()));
            assertThat(json.at("/layout/title/text").asText()).isEqualTo("Orders");
            assertThat(json.at("/layout/xaxis/title/text").asText()).isEqualTo("day");
        }

        @Test
        void keepTheirFont() {
            Layout layout = Layout.builder()
                    .title("Orders")
                    .titleFont(Font.builder().size(20).build())
                    .build();
            JsonNode json = json(new Figure(layout, points()));
            assertThat(json.at("/layout/title/font/size").asInt()).isEqualTo(20);
            assertThat(json.at("/layout/title/text").asText()).isEqualTo("Orders");
            assertThat(json.at("/layout/titlefont").isMissingNode()).isTrue();
        }

        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '~',
                value = {
                    "It's \"quoted\",  It's \"quoted\"",
                    "R & D, R & D",
                    "a < b > c, a &lt; b > c",
                    "<a href=x>y</a>, &lt;a href=x>y&lt;/a>",
                    "var trace0 = {x: 1}, var trace0 = {x: 1}",
                    "ünïcode €, ünïcode €",
                })
        void areShownAsWritten(String title, String shown) {
            assertThat(titled(title).at("/layout/title/text").asText()).isEqualTo(shown);
        }

        @Test
        void areThereInPlainWords() {
            Figure figure = new Figure(Layout.builder().title("a < b & c's").build(), points());
            assertThat(PlotlyJson.of(figure).title()).isEqualTo("a < b & c's");
            assertThat(PlotlyJson.of(new Figure(points())).title()).isEmpty();
        }
    }

    @Nested
    class Numbers {
        @Test
        void areNumbersThoughJsplotWritesText() {
            JsonNode json = json(new Figure(ScatterTrace.builder(
                            DoubleColumn.create("a", 1.5, 1e-9, 3e20), IntColumn.create("b", new int[] {3, -4, 5}))
                    .build()));
            assertThat(json.at("/data/0/x").toString()).isEqualTo("[1.5,1.0E-9,3.0E20]");
            assertThat(json.at("/data/0/y").toString()).isEqualTo("[3,-4,5]");
        }

        @Test
        void keepEightDigits() {
            JsonNode json = json(
                    new Figure(ScatterTrace.builder(new double[] {1.0 / 3, 123456789}, new double[] {2, 280206.024999})
                            .build()));
            assertThat(json.at("/data/0/x").toString()).isEqualTo("[0.33333333,123456789]");
            assertThat(json.at("/data/0/y").toString()).isEqualTo("[2,280206.02]");
        }

        @Test
        void areNullWhereMissing() {
            JsonNode json = json(new Figure(ScatterTrace.builder(
                            DoubleColumn.create("a", 1, Double.NaN),
                            DoubleColumn.create("b", Double.POSITIVE_INFINITY, 2))
                    .build()));
            assertThat(json.at("/data/0/x").toString()).isEqualTo("[1,null]");
        }

        @Test
        void areFoundInNestedLists() {
            double[][] z = {{1, 2.5}, {Double.NaN, 4}};
            JsonNode json = json(new Figure(HeatmapTrace.builder(new Object[] {"a", "b"}, new Object[] {"c", "d"}, z)
                    .build()));
            assertThat(json.at("/data/0/z").toString()).isEqualTo("[[1,2.5],[null,4]]");
            assertThat(json.at("/data/0/x").toString()).isEqualTo("[\"a\",\"b\"]");
        }

        @Test
        void includeOpacity() {
            JsonNode json = json(new Figure(BarTrace.builder(new Object[] {"a"}, new double[] {1})
                    .opacity(.5)
                    .build()));
            assertThat(json.at("/data/0/opacity").isNumber()).isTrue();
        }
    }

    @Nested
    class Text {
        @ParameterizedTest
        @ValueSource(strings = {"007", "1e", "0x1f", "12a", "+1", ".5", "1,5"})
        void staysTextWhereOneValueIsNoPlainNumber(String id) {
            JsonNode json = json(new Figure(BarTrace.builder(new Object[] {"12", id}, new double[] {1, 2})
                    .build()));
            assertThat(json.at("/data/0/x/0").isTextual()).isTrue();
            assertThat(json.at("/data/0/x/1").asText()).isEqualTo(id);
        }

        @Test
        void staysTextOnAnAxisOfCategories() {
            Layout layout = Layout.builder()
                    .xAxis(Axis.builder().type(Axis.Type.CATEGORY).build())
                    .build();
            Trace bars = BarTrace.builder(new Object[] {"17850", "12347"}, new double[] {1, 2})
                    .build();
            assertThat(json(new Figure(layout, bars)).at("/data/0/x").toString())
                    .isEqualTo("[\"17850\",\"12347\"]");
            assertThat(json(new Figure(bars)).at("/data/0/x").toString()).isEqualTo("[17850,12347]");
        }

        @Test
        void ofDataCannotBecomeMarkup() {
            JsonNode json = json(new Figure(ScatterTrace.builder(new double[] {1}, new double[] {2})
                    .text(new String[] {"<a href=\"x\">AT&T's \\ \n</a><br>b"})
                    .name("n'<")
                    .build()));
            assertThat(json.at("/data/0/text/0").asText()).isEqualTo("&lt;a href=\"x\">AT&T's \\ \n&lt;/a><br>b");
            assertThat(json.at("/data/0/name").asText()).isEqualTo("n'&lt;");
        }
    }

    @Nested
    class AFigure {
        @Test
        void getsAHeightAndIsAsWideAsItsPlace() {
            JsonNode layout = json(new Figure(points())).get("layout");
            assertThat(layout.has("width")).isFalse();
            assertThat(layout.get("height").asInt()).isEqualTo(450);
        }

        @Test
        void keepsAllTracesThoughJsplotCallsEveryHeatMapTheFirst() {
            Trace heat = HeatmapTrace.builder(new Object[] {"a"}, new Object[] {"b"}, new double[][] {{1}})
                    .build();
            assertThat(json(new Figure(points(), heat, heat)).get("data")).hasSize(3);
        }

        @Test
        void isWrittenTheSameEachTime() throws JsonProcessingException {
            String first =
                    JSON.writeValueAsString(PlotlyJson.of(ChartTests.bars()).bundle());
            assertThat(JSON.writeValueAsString(PlotlyJson.of(ChartTests.bars()).bundle()))
                    .isEqualTo(first);
            assertThat(List.copyOf(PlotlyJson.of(ChartTests.bars()).layout().keySet()))
                    .isSorted();
        }

        @Test
        void thatCannotBeReadSaysWhatIsWrong() {
            Trace broken = points();
            Figure figure = new Figure(Layout.builder().title("ends in \\").build(), broken);
            assertThatThrownBy(() -> PlotlyJson.of(figure))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("figure: jsplot's layout reads as an object, found ");
        }
    }

    @Property(tries = 100)
    void anyTextOnPointsComesBackLetterByLetter(@ForAll @Size(min = 1, max = 3) List<String> texts) {
        double[] zeros = new double[texts.size()];
        Figure figure = Chart.of("t")
                .x(Scale.number("x"))
                .y(Scale.number("y"))
                .add(Points.of("s", zeros, zeros, texts))
                .figure();
        JsonNode shown = json(figure).at("/data/0/text");
        for (int i = 0; i < zeros.length; i++) {
            assertThat(shown.get(i).asText()).isEqualTo(DisplayText.literal(texts.get(i)));
        }
    }
}
