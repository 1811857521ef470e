package segmentbook.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import segmentbook.clustering.Clustering;
import segmentbook.clustering.Dbscan;
import segmentbook.clustering.Dendrogram;
import segmentbook.clustering.GaussianMixture;
import segmentbook.clustering.KMeans;
import segmentbook.clustering.KMeansSteps;
import segmentbook.clustering.Linkage;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.PrincipalComponents;
import segmentbook.statistics.Words;
import segmentbook.validation.ClusterOptions;
import segmentbook.validation.Comparison;
import segmentbook.validation.KDistances;
import segmentbook.validation.KSelection;
import segmentbook.validation.NullCloud;
import segmentbook.validation.Silhouette;
import tech.tablesaw.plotly.components.Figure;

/** The charts of pages 04 and 05: what they say and draw, of usual data and of data with nearly nothing in it. */
class ClusterChartsTests {
    private static final FeatureMatrix SIXTY = segmentbook.features.Points.sixty();
    private static final Clustering FOUR = new KMeans(4).fit(SIXTY);
    private static final KSelection SELECTION = selection(SIXTY, 2, 6);

    private static KSelection selection(FeatureMatrix matrix, int min, int max) {
        return KSelection.of(matrix, new KMeans(2), new ClusterOptions().withRange(min, max), 5);
    }

    private static FeatureMatrix line(double... values) {
        return segmentbook.features.Points.line(values);
    }

    private static String title(Figure figure) {
        return PlotlyJson.of(figure).title();
    }

    private static List<JsonNode> traces(Figure figure) {
        List<JsonNode> traces = new ArrayList<>();
        PlotlyJsonTests.json(figure).at("/data").forEach(traces::add);
        return traces;
    }

    @Nested
    class OfTheNumberOfClusters {
        @Test
        void showTheSumOfSquaresFromOne() {
            Figure figure = KSelectionCharts.wcss(SELECTION);
            assertThat(traces(figure).get(0).at("/x")).hasSize(6);
            assertThat(traces(figure).get(0).at("/y/0").asDouble())
                    .isCloseTo(SELECTION.wcss()[0], within(1e-4));
            assertThat(title(figure)).startsWith("More clusters always fit closer");
        }

        @Test
        void markTheKneeWhereThereIsOne() {
            KSelection apart = selection(
                    line(IntStream.range(0, 60)
                            .mapToDouble(i -> 1000 * (i % 3) + i % 7)
                            .toArray()),
                    2,
                    5);
            Figure figure = KSelectionCharts.wcss(apart);
            // three places in a row: the second cluster takes three quarters of the squares, the third the rest
            assertThat(title(figure))
                    .isEqualTo(
                            "More clusters always fit closer; the curve bends most at k = 2, where one more gains 100 %");
            assertThat(PlotlyJsonTests.json(figure).at("/layout/shapes/0/x0").asInt())
                    .isEqualTo(2);
        }

        @Test
        void sayWhereNoKneeIs() {
            KSelection two = selection(line(0, 1, 2), 2, 2);
            Figure figure = KSelectionCharts.wcss(two);
            assertThat(title(figure))
                    .isEqualTo("More clusters always fit closer, and the curve has no bend to stop at");
            assertThat(PlotlyJsonTests.json(figure).at("/layout/shapes")).isEmpty();
        }

        @Test
        void showSilhouettesWithTheDecision() {
            Figure figure = KSelectionCharts.silhouettes(SELECTION);
            JsonNode own = traces(figure).get(2);
            assertThat(own.at("/name").asText()).isEqualTo("these customers");
            assertThat(own.at("/y/2").asDouble())
                    .isCloseTo(SELECTION.candidate(4).silhouette(), within(1e-7));
            assertThat(own.at("/error_y/array/2").asDouble())
                    .isCloseTo(1.96 * SELECTION.candidate(4).silhouetteError(), within(1e-7));
            JsonNode copula = traces(figure).get(1);
            assertThat(copula.at("/name").asText()).isEqualTo("copula clouds");
            assertThat(copula.at("/y/2").asDouble())
                    .isCloseTo(SELECTION.clouds().of(NullCloud.COPULA).get(2).silhouette(), within(1e-7));
            assertThat(PlotlyJsonTests.json(figure).at("/layout/shapes/0/x0").asInt())
                    .isEqualTo(SELECTION.decide().k());
        }

        @Test
        void endIntervalsOfAnIndexAtOne() {
            JsonNode normal = traces(KSelectionCharts.stability(SELECTION)).get(0);
            double[] tops = IntStream.range(0, normal.at("/y").size())
                    .mapToDouble(i -> normal.at("/y/" + i).asDouble()
                            + normal.at("/error_y/arrayminus/" + i).asDouble())
                    .toArray();
            assertThat(Arrays.stream(tops)).anyMatch(top -> top > 1);
            for (int i = 0; i < tops.length; i++) {
                double up = normal.at("/y/" + i).asDouble()
                        + normal.at("/error_y/array/" + i).asDouble();
                assertThat(up).isCloseTo(Math.min(tops[i], 1), within(1e-7));
            }
        }

        @Test
        void countStableGroupings() {
            long stable = SELECTION.candidates().stream()
                    .filter(each -> each.bootstrapAri() - 1.96 * each.ariError() >= .75)
                    .count();
            assertThat(title(KSelectionCharts.stability(SELECTION)))
                    .startsWith(stable + (stable == 1 ? " of 5 groupings comes back" : " of 5 groupings come back"));
        }
    }

    @Nested
    class OfKMeansStepByStep {
        /** Down the left, then down the right: placed, assigned, moved, the end; points and centres each. */
        @Test
        void areFourSmallPictures() {
            KMeansSteps steps = KMeansSteps.of(SIXTY, 0, 1, 2);
            Figure figure = KSelectionCharts.steps(steps);
            List<JsonNode> traces = traces(figure);
            assertThat(title(figure)).isEqualTo(steps.sentence());
            assertThat(traces)
                    .hasSize(8)
                    .extracting(each ->
                            each.at("/xaxis").asText() + each.at("/yaxis").asText())
                    .containsExactly("xy", "xy", "xy2", "xy2", "x2y", "x2y", "x2y2", "x2y2");
            assertThat(traces.get(1).at("/x/0").asDouble()).isEqualTo(SIXTY.value(0, 0));
            assertThat(traces.get(3).at("/x")).isEqualTo(traces.get(1).at("/x"));
            assertThat(traces.get(5).at("/x/0").asDouble())
                    .isCloseTo(steps.passes().get(1).centres().value(1, 0), within(1e-9));
            assertThat(traces.get(0).at("/marker/color/0"))
                    .isEqualTo(traces.get(0).at("/marker/color/59"));
            assertThat(traces.get(2).at("/marker/color"))
                    .isEqualTo(traces.get(4).at("/marker/color"));
        }
    }

    @Nested
    class OfClusters {
        @Test
        void showTheTwoWidestDirectionsWithCentres() {
            Figure figure = ClusterCharts.scatter2d(FOUR);
            assertThat(title(figure)).isEqualTo("k-means, 4 clusters: the plane shows 79 % of how customers differ");
            assertThat(traces(figure)).hasSize(8);
            assertThat(traces(figure).get(0).at("/x")).hasSize(FOUR.size(1));
            JsonNode centre = traces(figure).get(4);
            assertThat(centre.at("/x/0").asDouble())
                    .isCloseTo(
                            PrincipalComponents.of(SIXTY).project(FOUR.centres().row(1), 0), within(1e-6));
            assertThat(centre.at("/text/0").asText()).isEqualTo("1");
        }

        @Test
        void showThreeFeaturesInSpace() {
            Figure figure = ClusterCharts.scatter3d(FOUR);
            assertThat(traces(figure)).hasSize(4).allMatch(trace -> "scatter3d"
                    .equals(trace.at("/type").asText()));
            assertThat(PlotlyJsonTests.json(figure)
                            .at("/layout/scene/zaxis/title/text")
                            .asText())
                    .isEqualTo("x2 (scaled)");
        }

        @Test
        void haveTheirNumbersBeforeAllPointsInSpace() {
            JsonNode numbers =
                    PlotlyJsonTests.json(ClusterCharts.scatter3d(FOUR)).at("/layout/scene/annotations");
            assertThat(numbers.findValuesAsText("text")).containsExactly("1", "2", "3", "4");
            assertThat(numbers.at("/0/z").asDouble()).isCloseTo(FOUR.centres().value(1, 2), within(5e-4));
            assertThat(numbers.at("/0/hovertext").asText()).isEqualTo("centre of cluster 1");
        }

        @Test
        void lookTheSameInThePlaneAndInSpace() {
            List<JsonNode> plane = traces(ClusterCharts.scatter2d(FOUR));
            List<JsonNode> space = traces(ClusterCharts.scatter3d(FOUR));
            for (int i = 0; i < 4; i++) {
                assertThat(space.get(i).at("/marker/symbol"))
                        .isEqualTo(plane.get(i).at("/marker/symbol"));
                assertThat(space.get(i).at("/marker/color"))
                        .isEqualTo(plane.get(i).at("/marker/color"));
            }
        }

        @Test
        void drawNoiseFirst() {
            Figure figure = ClusterCharts.scatter2d(new Dbscan(2, 5).fit(SIXTY));
            assertThat(title(figure)).startsWith("DBSCAN, 3 clusters and 75.0 % noise");
            assertThat(traces(figure).get(0).at("/name").asText()).isEqualTo("noise (45)");
        }

        @Test
        void drawFewerOfManyAndSaySo() {
            FeatureMatrix many = segmentbook.features.Points.of(IntStream.range(0, 4_001)
                    .mapToObj(i -> new double[] {i * 37 % 4_001, i % 7})
                    .toArray(double[][]::new));
            Figure figure = ClusterCharts.scatter2d(new KMeans(2).fit(many));
            int drawn = traces(figure).get(0).at("/x").size()
                    + traces(figure).get(1).at("/x").size();
            assertThat(drawn).isEqualTo(1_334);
            assertThat(title(figure)).endsWith("(one in 3 customers drawn)");
        }

        @Test
        void sortSilhouettesWithinClusters() {
            Figure figure = ClusterCharts.silhouettePlot(FOUR);
            assertThat(title(figure))
                    .startsWith(Words.say(
                            "k-means, 4 clusters: mean silhouette %.2f",
                            Silhouette.of(FOUR).mean()))
                    .endsWith("; nobody lies nearer to another cluster");
            JsonNode second = traces(figure).get(1);
            assertThat(second.at("/y/0").asInt()).isEqualTo(FOUR.size(1));
            assertThat(second.at("/x/0").asDouble())
                    .isGreaterThan(second.at("/x/5").asDouble());
            assertThat(second.at("/name").asText()).startsWith("cluster 2: mean ");
        }

        @Test
        void showProfilesInDeviations() {
            FeatureMatrix matrix = line(0, 0, 0, 10);
            Figure figure = ClusterCharts.profileHeatMap(new KMeans(2).fit(matrix));
            assertThat(title(figure)).isEqualTo("k-means, 2 clusters: cluster 2 stands out, its x0 high (+1.7 sd)");
            assertThat(traces(figure).get(0).at("/z/1/0").asDouble()).isCloseTo(Math.sqrt(3), within(1e-6));
        }
    }

    @Nested
    class OfOneAlgorithm {
        @Test
        void cutTheTree() {
            Dendrogram tree = Linkage.WARD.tree(SIXTY);
            Figure figure = AlgorithmCharts.dendrogram(tree, 4);
            assertThat(title(figure)).endsWith("its longest piece without a join leaves " + tree.longestGap(2, 10));
            assertThat(PlotlyJsonTests.json(figure).at("/layout/shapes/0/y0").asDouble())
                    .isBetween(tree.height(4), tree.height(3));
            assertThat(PlotlyJsonTests.json(figure).at("/layout/xaxis/ticktext"))
                    .hasSize(30);
            // three joins above the cut, each of four points and a gap
            assertThat(traces(figure).get(0).at("/x")).hasSize(15);
            assertThat(traces(figure).get(0).at("/x/4").isNull()).isTrue();
        }

        @Test
        void cutATreeOfFewCustomers() {
            assertThat(title(AlgorithmCharts.dendrogram(Linkage.WARD.tree(line(0, 1, 10)), 2)))
                    .isEqualTo("The longest piece of the tree without a join is where it leaves 2 clusters");
        }

        @Test
        void showDistancesAndTheEpsChosen() {
            KDistances distances = KDistances.of(SIXTY, 5);
            Figure figure = AlgorithmCharts.kDistance(distances, 2);
            assertThat(title(figure))
                    .isEqualTo(Words.say(
                            "With eps = 2.00, %.0f %% of the customers are cores of dense places (5 or more within reach)",
                            100 * distances.coreShare(2)));
            assertThat(traces(figure).get(0).at("/x")).hasSize(60);
        }

        @Test
        void showWhereBicIsLowest() {
            Figure figure = AlgorithmCharts.bic(new GaussianMixture(2).mixtures(SIXTY, 1, 3));
            assertThat(title(figure))
                    .startsWith("BIC is lowest at k = 1, one cloud without groups; the narrowest component there");
            assertThat(traces(figure).get(0).at("/y")).hasSize(3);
        }

        @Test
        void sayWhereBicEndsAtTheEdge() {
            assertThat(title(AlgorithmCharts.bic(new GaussianMixture(2).mixtures(SIXTY, 2, 2))))
                    .startsWith("BIC is lowest at k = 2, the end of the range;");
        }
    }

    @Nested
    class OfSeveral {
        private final Clustering dense = new Dbscan(2, 5).fit(SIXTY);

        @Test
        void standSideBySideInPlanesOfTheirOwn() {
            Figure figure = AlgorithmCharts.sideBySide("Two ways to see them", List.of(FOUR, dense, FOUR));
            JsonNode json = PlotlyJsonTests.json(figure);
            assertThat(title(figure)).isEqualTo("Two ways to see them");
            assertThat(json.at("/layout/grid/rows").asInt()).isEqualTo(2);
            assertThat(json.at("/layout/xaxis/title/text").asText()).isEqualTo("k-means, 4 clusters");
            assertThat(json.at("/layout/xaxis2/title/text").asText()).startsWith("DBSCAN, 3 clusters");
            assertThat(json.at("/layout/yaxis3/title/text").asText())
                    .matches("component 2 \\(\\d+ % of<br>variance\\)");
            assertThat(traces(figure)).hasSize(4 + 4 + 4); // DBSCAN's noise is one of them
            assertThat(traces(figure).get(4).at("/xaxis").asText()).isEqualTo("x2");
        }

        @Test
        void agreementIsCountedCellByCell() {
            Figure figure = AlgorithmCharts.agreement(FOUR, dense);
            JsonNode cells = traces(figure).get(0).at("/z");
            int[] noise =
                    IntStream.range(0, 60).filter(i -> dense.label(i) == 0).toArray();
            assertThat(cells).hasSize(5);
            assertThat(cells.at("/1/0").asInt()).isEqualTo((int)
                    IntStream.of(noise).filter(i -> FOUR.label(i) == 1).count());
            assertThat(title(figure)).isEqualTo(Comparison.oneCut(FOUR, dense));
        }

        @Test
        void needTwoDirections() {
            Figure figure = AlgorithmCharts.sideBySide("None", List.of(new KMeans(2).fit(line(1, 2, 9))));
            assertThat(((MissingFigure) figure).sentence()).contains("There is nothing to draw in 2 dimensions");
        }
    }

    @Nested
    class OfNearlyNothing {
        @Test
        void drawNoiseAlone() {
            Clustering noise = new Dbscan(.001, 5).fit(SIXTY);
            assertThat(title(ClusterCharts.scatter3d(noise))).endsWith("noise: nobody belongs to a cluster");
            assertThat(traces(ClusterCharts.scatter2d(noise))).hasSize(1);
        }

        @Test
        void sayWhyTheyDrawNoHeatMapOfOneCluster() {
            assertThat(sentence(ClusterCharts.profileHeatMap(new KMeans(1).fit(SIXTY))))
                    .isEqualTo("k-means, 1 cluster: one cluster tells nobody apart");
        }

        @Test
        void wantThreeFeaturesForSpace() {
            Clustering one = new KMeans(1).fit(line(0, 1));
            assertThat(sentence(ClusterCharts.scatter3d(one)))
                    .isEqualTo("There is nothing to draw in 3 dimensions: clusters are made from x0 only");
            assertThat(sentence(ClusterCharts.scatter2d(one)))
                    .isEqualTo("There is nothing to draw in 2 dimensions: clusters are made from x0 only");
        }

        @Test
        void sayWhyTheyDrawNoSilhouettesWithoutClusters() {
            Clustering noise = new Dbscan(.001, 5).fit(SIXTY);
            assertThat(sentence(ClusterCharts.silhouettePlot(noise)))
                    .isEqualTo("A silhouette needs two clusters to compare, and DBSCAN has 0");
            assertThat(sentence(ClusterCharts.profileHeatMap(noise))).endsWith("nobody belongs to a cluster");
        }

        @Test
        void sayWhyAnAlgorithmIsNotPossible() {
            KDistances few = KDistances.of(line(0, 1), 5);
            assertThat(sentence(AlgorithmCharts.kDistance(few, few.knee())))
                    .isEqualTo("DBSCAN is not possible here: a dense place needs 5 customers, and there are 2");
            assertThat(sentence(AlgorithmCharts.dendrogram(Linkage.WARD.tree(line(3)), 2)))
                    .isEqualTo("There are no two different customers to join in a tree");
            assertThat(sentence(AlgorithmCharts.bic(List.of()))).startsWith("Gaussian mixtures are not possible here");
            KSelection one = KSelection.of(line(3, 3));
            assertThat(sentence(KSelectionCharts.wcss(one))).isEqualTo(one.whyNot());
            assertThat(sentence(KSelectionCharts.silhouettes(one))).isEqualTo(one.whyNot());
            assertThat(sentence(KSelectionCharts.stability(one))).isEqualTo(one.whyNot());
        }

        private static String sentence(Figure figure) {
            return ((MissingFigure) figure).sentence();
        }
    }
}
