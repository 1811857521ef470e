package segmentbook.plots;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import segmentbook.customers.Column;
import segmentbook.customers.CustomerTable;
import segmentbook.features.FactorAnalysis;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.PrincipalComponents;
import segmentbook.features.Standardise;
import tech.tablesaw.plotly.components.Figure;

class FeatureChartsTests {
    private static final FeatureMatrix SIXTY =
            segmentbook.features.Points.sixty().then(Standardise::fit);

    private static CustomerTable money(double... values) {
        return CustomerTable.of(IntStream.range(0, values.length)
                        .mapToObj(String::valueOf)
                        .toList())
                .with(Column.number("money"), values);
    }

    private static String title(Figure figure) {
        return PlotlyJson.of(figure).title();
    }

    private static String missing(Figure figure) {
        return ((MissingFigure) figure).sentence();
    }

    @Nested
    class Powers {
        /** pandas: {@code v.skew()}, {@code (v ** .5).skew()}, {@code np.log(v).skew()}, and of what {@code stats.boxcox(v)} gives. */
        @Test
        void goFromTheValuesToTheLikeliest() {
            Figure figure = FeatureCharts.powers(money(1, 2, 4, 9, 16, 32, 90), "money");
            assertThat(title(figure))
                    .isEqualTo("Skewness of money: 2.09 at lambda 1.0, 1.32 at lambda 0.5, 0.13 at lambda 0.0, "
                            + "0.03 at lambda -0.04, the likeliest");
            assertThat(PlotlyJsonTests.json(figure).at("/data")).hasSize(4);
        }

        @Test
        void takeZeroByYeoJohnsonAndLeaveOutWhatIsMissing() {
            assertThat(title(FeatureCharts.powers(money(0, 1, 2, 9, Double.NaN), "money")))
                    .startsWith("Skewness of money: ")
                    .endsWith(", the likeliest");
        }

        @Test
        void needValuesThatDiffer() {
            assertThat(missing(FeatureCharts.powers(money(5, 5), "money")))
                    .isEqualTo("Everybody has the same money, whatever its power");
            assertThat(missing(FeatureCharts.powers(money(5, 6), "money")))
                    .isEqualTo("Two customers have no skewness, whatever the power");
        }
    }

    @Nested
    class Components {
        @Test
        void showEigenvaluesAndWhatTheyAddUpTo() {
            Figure figure = FeatureCharts.scree(PrincipalComponents.of(SIXTY));
            assertThat(title(figure)).matches("The first of 3 components holds \\d\\d % of how customers differ; .*");
            assertThat(PlotlyJsonTests.json(figure).at("/data/0/text/2").asText())
                    .isEqualTo("100 % so far");
        }

        @Test
        void showTheirLoadings() {
            Figure figure = FeatureCharts.loadings(PrincipalComponents.of(SIXTY));
            assertThat(title(figure)).startsWith("Along component 1 x");
            assertThat(PlotlyJsonTests.json(figure).at("/data/0/z")).hasSize(3);
        }

        @Test
        void sayWhetherColumnsGrowTogether() {
            FeatureMatrix together =
                    segmentbook.features.Points.of(new double[] {1, 2}, new double[] {2, 3}, new double[] {3, 5});
            FeatureMatrix against =
                    segmentbook.features.Points.of(new double[] {1, 9}, new double[] {2, 8}, new double[] {3, 4});
            assertThat(title(FeatureCharts.loadings(PrincipalComponents.of(together))))
                    .isEqualTo("Along component 1 no column falls while another grows");
            assertThat(title(FeatureCharts.loadings(PrincipalComponents.of(against))))
                    .isEqualTo("Along component 1 x1 grows while x0 falls");
        }

        @Test
        void haveAnArrowForEachColumn() {
            Figure figure = FeatureCharts.biplot(SIXTY);
            assertThat(title(figure)).startsWith("Arrows are columns; the plane shows ");
            assertThat(PlotlyJsonTests.json(figure).at("/data")).hasSize(4);
            assertThat(PlotlyJsonTests.json(figure).at("/data/2/text/1").asText())
                    .isEqualTo("x1");
        }

        @Test
        void nameTheirArrowsAboveThemAndTheLowestBelow() {
            JsonNode json = PlotlyJsonTests.json(FeatureCharts.biplot(SIXTY));
            int below = 0;
            for (int i = 1; i <= 3; i++) {
                String place = json.at("/data/" + i + "/textposition").asText();
                assertThat(place).isIn("top center", "bottom center");
                below += place.startsWith("bottom") ? 1 : 0;
            }
            assertThat(below).isBetween(1, 2); // one on each side that has arrows
        }

        @Test
        void areNotThereWhereNobodyDiffers() {
            FeatureMatrix none = FeatureMatrix.of(money(5, 5));
            String nothing = "There are no components: customers do not differ in any feature";
            assertThat(missing(FeatureCharts.scree(PrincipalComponents.of(none))))
                    .isEqualTo(nothing);
            assertThat(missing(FeatureCharts.loadings(PrincipalComponents.of(none))))
                    .isEqualTo(nothing);
            assertThat(missing(FeatureCharts.biplot(none)))
                    .isEqualTo("Two components need two columns in which customers differ");
        }
    }

    @Test
    void factorsShowTheirLoadingsOrWhyThereAreNone() {
        Figure figure = FeatureCharts.loadings(FactorAnalysis.of(SIXTY));
        assertThat(title(figure)).startsWith("1 factor explains ");
        assertThat(missing(FeatureCharts.loadings(FactorAnalysis.of(FeatureMatrix.raw(money(1, 2))))))
                .startsWith("Factors need three columns");
    }

    @Test
    void manyCustomersAreThinnedAndItIsSaid() {
        FeatureMatrix many = segmentbook.features.Points.of(IntStream.range(0, 4_000)
                .mapToObj(i -> new double[] {i * 37 % 101, i * 53 % 97})
                .toArray(double[][]::new));
        assertThat(title(FeatureCharts.biplot(many))).endsWith("(one in 3 customers drawn)");
    }
}
