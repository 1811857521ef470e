package segmentbook.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.clustering.Agglomerative;
import segmentbook.clustering.Clusterer.WithK;
import segmentbook.clustering.Clustering;
import segmentbook.clustering.GaussianMixture;
import segmentbook.clustering.KMeans;
import segmentbook.clustering.Linkage;
import segmentbook.clustering.Threads;
import segmentbook.description.Range;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.Points;
import segmentbook.features.RetailFeatures;
import segmentbook.features.Standardise;
import segmentbook.statistics.Words;
import segmentbook.transactions.OnlineRetail;

class KSelectionTests {
    private static final ClusterOptions USUAL = new ClusterOptions();

    private static KSelection quick(FeatureMatrix matrix, ClusterOptions options) {
        return KSelection.of(matrix, options.clusterer(), options, 5);
    }

    /** k, silhouette, index of stability, share of the smallest cluster. */
    private static Candidate candidate(int k, double silhouette, double stability, double share) {
        return Candidate.of(k, silhouette, 0, stability, 0, share);
    }

    @Nested
    class TheRule {
        @Test
        void takesTheLargestNearlyBest() {
            KDecision decision = KDecision.of(List.of(
                    candidate(2, .9, 1, .4),
                    candidate(3, .50, .9, .3),
                    candidate(4, .495, .9, .2),
                    candidate(5, .491, .9, .1),
                    candidate(6, .489, .9, .1)));
            assertThat(decision.k()).isEqualTo(5);
            assertThat(decision.overruled()).isFalse();
            assertThat(decision.reasons())
                    .containsExactly(
                            "k = 2 is out: two groups mostly tell just much from little",
                            "Of those left, k = 3 has the best mean silhouette, 0.500",
                            "The largest k within .01 of it is k = 5 with 0.491: more segments at nearly no loss");
        }

        /** The same k has the highest silhouette, but only once is it decided on for that. */
        @Test
        void theHighestSilhouetteIsTheReasonOnlyWhereItIs() {
            KDecision decided = KDecision.of(List.of(candidate(3, .5, .9, .1), candidate(4, .3, .9, .1)));
            assertThat(decided.beside(3)).isEqualTo(", and so decided");
            assertThat(decided.beside(2)).isEqualTo("; decided is k = 3");
            assertThat(decided.decided(4, 4).beside(4)).isEqualTo(", decided on because it was asked for");
            assertThat(KDecision.of(List.of(candidate(2, .5, .9, .3), candidate(3, .3, .6, .1)))
                            .beside(2))
                    .isEqualTo(
                            ", decided on for another reason: no k from 3 on is stable without a tiny cluster; this one comes back most");
            assertThat(KDecision.of(List.of(candidate(2, .5, .5, .3), candidate(3, .3, .6, .1)))
                            .beside(2))
                    .isEqualTo(
                            "; decided is k = 3: no k from 3 on is stable without a tiny cluster; this one comes back most");
        }

        @Test
        void leavesOutTinyClusters() {
            KDecision decision = KDecision.of(List.of(candidate(3, .5, .9, .01), candidate(4, .8, .9, .0099)));
            assertThat(decision.k()).isEqualTo(3);
            assertThat(decision.reasons())
                    .contains("k = 4 is out: its smallest cluster holds 0.99 % of the customers, "
                            + "at least 1 % is asked for");
        }

        @ParameterizedTest
        @CsvSource({".75, 4", ".7499, 3"})
        void leavesOutWhatDoesNotComeBack(double stability, int k) {
            assertThat(KDecision.of(List.of(candidate(3, .5, .9, .1), candidate(4, .8, stability, .1)))
                            .k())
                    .isEqualTo(k);
        }

        /** 1.96 errors of .017 on either side are .0333. */
        @ParameterizedTest
        @CsvSource({
            ".733, .017, k = 4 is not taken: whether its clusters come back cannot be told (index 0.733 ± 0.033 at 95 %; at least .75 is asked for)",
            ".716, .017, k = 4 is out: its clusters do not come back in bootstrap samples (index 0.716; at least .75 is asked for)",
            ".733, 0,    k = 4 is out: its clusters do not come back in bootstrap samples (index 0.733; at least .75 is asked for)"
        })
        void saysWhetherItCanBeTold(double stability, double error, String reason) {
            KDecision decision =
                    KDecision.of(List.of(candidate(3, .5, .9, .1), Candidate.of(4, .8, 0, stability, error, .1)));
            assertThat(decision.reasons()).contains(reason.replace(';', ','));
            assertThat(decision.k()).isEqualTo(3);
        }

        @Test
        void staysWithWhatCannotBeToldFromAbove() {
            Candidate unsure = Candidate.of(4, .8, 0, .76, .017, .1);
            assertThat(unsure.cannotBeTold()).isTrue();
            KDecision decided = KDecision.of(List.of(candidate(3, .5, .9, .1), unsure));
            assertThat(decided.k()).isEqualTo(4);
            assertThat(decided.rule()).startsWith("index from .75 on (noise could do it), no tiny cluster");
            assertThat(KDecision.of(List.of(unsure, candidate(5, .9, .9, .1))).rule())
                    .startsWith("stable, no tiny cluster");
            assertThat(decided.reasons())
                    .last()
                    .isEqualTo("Whether they come back cannot be told (index 0.760 ± 0.033 at 95 %,"
                            + " at least .75 is asked for)");
            assertThat(Candidate.of(4, .8, 0, .76, Double.NaN, .1).cannotBeTold())
                    .isFalse();
        }

        @Test
        void saysWhereNothingPasses() {
            KDecision decision =
                    KDecision.of(List.of(candidate(2, .5, .6, .1), candidate(3, .5, .3, .1), candidate(4, .8, .4, .1)));
            assertThat(decision.k()).isEqualTo(2);
            assertThat(decision.reasons())
                    .last()
                    .isEqualTo("No k is left. The most stable one is k = 2 (index 0.600): "
                            + "look at its clusters before you trust them");
        }

        @Test
        void isOverruledByAKey() {
            KDecision rule = KDecision.of(List.of(candidate(3, .5, .9, .1), candidate(4, .3, .9, .1)));
            assertThat(rule.decided(4, 10).k()).isEqualTo(4);
            assertThat(rule.decided(4, 10).automatic()).isEqualTo(3);
            assertThat(rule.decided(4, 10).overruled()).isTrue();
            assertThat(rule.decided(4, 10).reasons()).last().isEqualTo("k = 4 was asked for and overrules k = 3");
            assertThat(rule.decided(3, 10).overruled()).isFalse();
        }
    }

    /** scikit-learn's figures, kneed's knee; the bootstrap index depends on its draws. */
    @Nested
    class OnMallCustomers {
        private final FeatureMatrix raw = Points.mall("income", "score");

        @Test
        void decidesForFive() {
            KSelection selection = KSelection.of(raw.then(Standardise::fit));
            assertThat(selection.decide().k()).isEqualTo(5);
            assertThat(selection.knee()).hasValue(5);
            assertThat(selection.candidate(3).bootstrapAri()).isGreaterThan(.9);
            assertThat(selection.candidate(5).bootstrapAri()).isGreaterThan(.9);
            assertThat(selection.candidate(2).bootstrapAri()).isLessThan(.5);
            assertThat(selection.candidate(8).bootstrapAri()).isLessThan(.85);
        }

        /** REFERENCE: least Jaccard index .98 and .97, of every other k up to 8 at most .79; the gap rule's clouds have none. */
        @Test
        void clustersComeBackOneByOne() {
            KSelection selection = KSelection.of(raw.then(Standardise::fit), USUAL.withRange(2, 8));
            assertThat(selection.candidate(3).leastJaccard()).isCloseTo(.98, within(.02));
            assertThat(selection.candidate(5).leastJaccard()).isCloseTo(.97, within(.02));
            for (int k : new int[] {2, 4, 6, 7, 8}) {
                assertThat(selection.candidate(k).leastJaccard()).isLessThan(.8);
            }
            assertThat(selection.clusters().columnNames())
                    .containsExactly("cluster", "customers", "mean", "min", "% below zero", "bootstrap Jaccard");
            assertThat(selection.clusters().rowCount()).isEqualTo(5);
            assertThat(selection.stabilitySentence()).contains("k = 3 best");
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 7})
        void decidesForFiveWithOtherSeedsToo(int seed) {
            ClusterOptions options = USUAL.withSeed(seed);
            assertThat(KSelection.of(raw.then(Standardise::fit), options.clusterer(), options, 20)
                            .decide()
                            .k())
                    .isEqualTo(5);
        }

        @Test
        void findsThePublishedSilhouettesOfRawColumns() {
            KSelection selection = KSelection.of(raw, new KMeans(2, 42, 200), USUAL, 1);
            double[] expected = {.2969, .4676, .4932, .5539, .5398, .5282, .4593, .4575, .4495};
            for (int k = 2; k <= 10; k++) {
                double tolerance = k <= 7 ? 5e-5 : .004;
                assertThat(selection.candidate(k).silhouette())
                        .as("k = " + k)
                        .isCloseTo(expected[k - 2], within(tolerance));
            }
            assertThat(selection.knee()).hasValue(5);
        }

        @Test
        void findsThreeByIncomeAlone() {
            KSelection selection = quick(Points.mall("income"), USUAL);
            assertThat(selection.knee()).hasValue(3);
            assertThat(selection.candidate(3).silhouette()).isCloseTo(.5631, within(5e-5));
        }
    }

    /** scikit-learn, best of 100 restarts; the bootstrap index depends on its draws. */
    @Nested
    class OnOnlineRetail {
        @Test
        void decidesForFourOnSetD() {
            KSelection selection = KSelection.of(RetailFeatures.of(OnlineRetail.D));
            double[] silhouettes = {.4324, .3401, .3369, .3180, .3137, .3022, .2783, .2816, .2774};
            double[] daviesBouldin = {.8900, 1.0342, 1.0140, .9806, 1.0156};
            double[] calinskiHarabasz = {4368.0, 3654.0, 3357.5, 3243.8, 3114.9};
            double[] stability = {.98, .92, .86, .86, .86};
            for (Candidate each : selection.candidates()) {
                int at = each.k() - 2;
                assertThat(each.silhouette()).isCloseTo(silhouettes[at], within(.004));
                if (at < stability.length) {
                    assertThat(each.daviesBouldin()).isCloseTo(daviesBouldin[at], within(.005));
                    assertThat(each.calinskiHarabasz() / calinskiHarabasz[at]).isCloseTo(1, within(.001));
                    assertThat(each.bootstrapAri()).isCloseTo(stability[at], within(.05));
                }
            }
            assertThat(selection.knee()).hasValue(3);
            assertThat(selection.decide().k()).isEqualTo(4);
            assertThat(selection.rules().get(1).k()).isEqualTo(OptionalInt.of(2));
        }

        @Test
        void findsTheSilhouettesOfSetA() {
            KSelection selection =
                    KSelection.of(RetailFeatures.of(OnlineRetail.A), new KMeans(2), USUAL.withRange(2, 6), 1);
            double[] silhouettes = {.4327, .3371, .3355, .3184, .3156};
            for (Candidate each : selection.candidates()) {
                assertThat(each.silhouette()).isCloseTo(silhouettes[each.k() - 2], within(.004));
            }
        }
    }

    @Nested
    class WhatIsShown {
        private final KSelection selection = quick(Points.sixty(), USUAL);

        @Test
        void hasARowForEachNumber() {
            assertThat(selection.table().intColumn("k").asObjectArray()).containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10);
            assertThat(selection.results().columnNames())
                    .containsExactly(
                            "k",
                            "wcss",
                            "silhouette",
                            "davies_bouldin",
                            "calinski_harabasz",
                            "dunn",
                            "bootstrap_ari",
                            "smallest_share",
                            "silhouette_error",
                            "normal_silhouette",
                            "copula_silhouette",
                            "bootstrap_ari_error",
                            "normal_bootstrap_ari",
                            "copula_bootstrap_ari",
                            "gap",
                            "gap_error",
                            "least_jaccard");
            assertThat(selection.table().columnNames()).contains("WCSS", "smallest cluster %");
        }

        @Test
        void hasTheMetricsOfTheClusters() {
            Candidate four = selection.candidate(4);
            assertThat(four.wcss()).isEqualTo(selection.wcss()[3]);
            assertThat(four.silhouette())
                    .isEqualTo(Silhouette.of(selection.clustering(4)).mean());
            assertThat(four.silhouetteError())
                    .isEqualTo(Silhouette.of(selection.clustering(4)).standardError());
            assertThat(four.smallestShare()).isEqualTo(selection.clustering(4).size(4) / 60.0);
            assertThat(selection.wcss()[0]).isCloseTo(1422.1576666666665, within(1e-9));
        }

        @Test
        void hasTheChoiceOfEachRule() {
            assertThat(selection.choices().stringColumn("rule").asList())
                    .containsExactly(
                            "within-cluster sum of squares",
                            "silhouette",
                            "Davies-Bouldin",
                            "Calinski-Harabasz",
                            "bootstrap stability",
                            "gap statistic",
                            "k: auto on a normal cloud",
                            "k: auto on a copula",
                            "k: auto");
            int silhouette = selection.rules().get(1).k().orElseThrow();
            int daviesBouldin = selection.rules().get(2).k().orElseThrow();
            assertThat(selection.candidates())
                    .allMatch(each ->
                            each.silhouette() <= selection.candidate(silhouette).silhouette())
                    .allMatch(each -> each.daviesBouldin()
                            >= selection.candidate(daviesBouldin).daviesBouldin());
        }

        /** Two clear groups, and no third k to be compared with. */
        @Test
        void saysThatTheGapStatisticTakesNone() {
            FeatureMatrix two = Points.of(IntStream.range(0, 60)
                    .mapToObj(i -> new double[] {i % 2 * 500 + i * 37 % 61, i * 53 % 59})
                    .toArray(double[][]::new));
            assertThat(quick(two, USUAL.withRange(2, 2)).rules())
                    .contains(new Choice("gap statistic", OptionalInt.empty(), "each is passed by the next"));
        }

        /** Four clear groups of fifteen: up to four clusters the last is taken, and nobody tried whether more do better. */
        @Test
        void saysWhereTheLastThatWasTriedIsTaken() {
            FeatureMatrix four = Points.line(
                    IntStream.range(0, 60).mapToDouble(i -> i % 4 * 100 + i / 4).toArray());
            String last = "k = 4 is the last that was tried: a larger one may do better (clusters.range)";
            KSelection few = quick(four, USUAL.withRange(2, 4));
            assertThat(few.decide().reasons()).last().isEqualTo(last);
            assertThat(few.sentences().get(0))
                    .startsWith("We put 60 customers into 4 clusters")
                    .endsWith("; no larger number was tried (clusters.range)");
            KSelection enough = quick(four, USUAL.withRange(2, 7));
            assertThat(enough.decide().reasons().toString()).doesNotContain("was tried");
            assertThat(enough.sentences().get(0)).isEqualTo("We put 60 customers into 4 clusters");
        }

        @Test
        void hasMetricsForTheSummary() {
            Map<String, Object> metrics = selection.metrics();
            assertThat(metrics).containsKeys("line_set", "wcss_from_k_1", "silhouette", "bootstrap_ari", "choices");
        }

        @Test
        void isTheSameAgainWithAnyNumberOfThreads() {
            for (int threads : new int[] {1, 3}) {
                assertThat(Threads.with(threads, () -> quick(Points.sixty(), USUAL))
                                .candidates())
                        .isEqualTo(selection.candidates());
            }
        }

        @Test
        void drawsOtherSamplesWithAnotherSeed() {
            KSelection other = quick(Points.sixty(), USUAL.withSeed(7));
            assertThat(other.candidate(6).bootstrapAri())
                    .isNotEqualTo(selection.candidate(6).bootstrapAri());
        }
    }

    @Nested
    class Stable {
        /** Three places far apart, forty customers each: every sample finds them again. */
        @Test
        void areGroupsFarApart() {
            FeatureMatrix apart = Points.line(IntStream.range(0, 120)
                    .mapToDouble(i -> 1000 * (i % 3) + i % 7)
                    .toArray());
            KSelection selection = quick(apart, USUAL.withRange(2, 4));
            assertThat(selection.candidate(3).bootstrapAri()).isEqualTo(1);
            assertThat(selection.candidate(3).ariError()).isZero();
            assertThat(selection.candidate(3).jaccard()).containsExactly(1.0, 1.0, 1.0);
            assertThat(selection.candidate(4).bootstrapAri()).isLessThan(1);
            assertThat(selection.candidate(4).ariError()).isPositive();
            assertThat(selection.candidate(4).leastJaccard()).isLessThan(1);
            assertThat(selection.decide().k()).isEqualTo(3);
        }
    }

    @Nested
    class OnlyItsNumber {
        /** Clouds in which many k pass, few, or none. */
        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
        void isThatOfTheDecision(int seed) {
            FeatureMatrix cloud = NullCloud.NORMAL.draw(Points.sixty(), seed);
            assertThat(quick(cloud, USUAL).k())
                    .isEqualTo(quick(cloud, USUAL).decide().k());
            FeatureMatrix mall = Points.mall("income", "score");
            KSelection judged = quick(mall, USUAL.withSeed(seed));
            assertThat(judged.decide().k()).isEqualTo(judged.k());
            assertThat(quick(mall, USUAL.withSeed(seed)).k())
                    .isEqualTo(quick(mall, USUAL.withSeed(seed)).decide().k());
        }

        @Test
        void asksHowStableOnlyThoseAreThatCanBeTaken() {
            List<Candidate> all = new KMeans(1)
                    .fitRange(Points.mall("income", "score"), 2, 10).stream()
                            .map(Candidate::undrawn)
                            .toList();
            List<Integer> asked = new ArrayList<>();
            assertThat(KDecision.automatic(all, each -> asked.add(each.k()) ? 1 : 0))
                    .hasValue(5);
            assertThat(asked).containsExactly(5);
            asked.clear();
            assertThat(KDecision.automatic(all, each -> asked.add(each.k()) ? .7 : 0))
                    .isEmpty();
            assertThat(asked).containsExactlyInAnyOrder(3, 4, 5, 6, 7, 8, 9, 10);
        }

        /** Which ranges samples are clustered in: one k after the other, or all at once where that costs as little. */
        @ParameterizedTest
        @CsvSource({"false, 5-5", "true, 2-10"})
        void drawsOneKAfterTheOtherUnlessARangeCostsAsLittle(boolean shares, String first) {
            List<String> ranges = Collections.synchronizedList(new ArrayList<>());
            FeatureMatrix mall = Points.mall("income", "score");
            Counted counted = new Counted(new KMeans(1), ranges);
            KSelection selection = KSelection.of(mall, shares ? new AllAtOnce(counted) : counted, USUAL, 1);
            ranges.clear();
            assertThat(selection.k()).isEqualTo(5);
            assertThat(ranges).first().isEqualTo(first);
        }

        /** Finds what another does. */
        private interface Another extends WithK {
            WithK by();

            @Override
            default String name() {
                return by().name();
            }

            @Override
            default int k() {
                return by().k();
            }

            @Override
            default Clustering fit(FeatureMatrix matrix) {
                return by().fit(matrix);
            }
        }

        /** The same, said to cost as little. */
        private record AllAtOnce(Counted by) implements Another, WithK.AtOnce {
            @Override
            public AllAtOnce withK(int k) {
                return new AllAtOnce(by.withK(k));
            }

            @Override
            public List<Clustering> fitRange(FeatureMatrix matrix, int min, int max) {
                return by.fitRange(matrix, min, max);
            }
        }

        /** Writes down which ranges it is asked for. */
        private record Counted(WithK by, List<String> ranges) implements Another {
            @Override
            public Counted withK(int k) {
                return new Counted(by.withK(k), ranges);
            }

            @Override
            public List<Clustering> fitRange(FeatureMatrix matrix, int min, int max) {
                ranges.add(min + "-" + max);
                return by.fitRange(matrix, min, max);
            }
        }
    }

    @Nested
    class WithVeryManyCustomers {
        /** Five places, so that it is quick. */
        @Test
        void drawsFewerSamples() {
            ClusterOptions three = USUAL.withRange(3, 3);
            for (int rows : new int[] {60, Silhouette.MOST_EXACT + 1}) {
                FeatureMatrix places = Points.line(IntStream.range(0, rows)
                        .mapToDouble(i -> i % 5 * (i % 5))
                        .toArray());
                int samples = rows == 60 ? 50 : 10;
                assertThat(KSelection.of(places, three).candidates())
                        .isEqualTo(KSelection.of(places, three.clusterer(), three, samples)
                                .candidates());
            }
        }
    }

    @Nested
    class WithFewCustomers {
        @Test
        void endsBelowTheirNumber() {
            KSelection selection = quick(Points.line(1, 2, 4, 8, 16), USUAL);
            assertThat(selection.max()).isEqualTo(4);
            assertThat(selection.candidates()).hasSize(3);
        }

        @Test
        void endsAtTheNumberOfDifferentOnes() {
            KSelection selection = quick(Points.line(1, 1, 1, 2, 2, 3), USUAL);
            assertThat(selection.max()).isEqualTo(3);
            assertThat(selection.candidate(3).wcss()).isZero();
            assertThat(selection.rules().get(3).k()).isPresent();
        }

        @Test
        void aRangeThatBeginsAboveThemTakesTheLast() {
            KSelection selection = quick(Points.line(1, 1, 1, 2, 2, 3), USUAL.withRange(5, 6));
            assertThat(selection.candidates()).extracting(Candidate::k).containsExactly(3);
            assertThat(selection.k()).isEqualTo(selection.decide().k()).isEqualTo(3);
            assertThat(selection.whyNot()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"1", "1 2", "3 3 3 3"})
        void haveOneClusterWithoutThreeDifferentOnes(String values) {
            FeatureMatrix few = Points.line(java.util.Arrays.stream(values.split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray());
            KSelection selection = KSelection.of(few);
            assertThat(selection.whyNot()).startsWith("There is nothing to choose: ");
            assertThat(selection.decide().k()).isEqualTo(1);
            assertThat(selection.sentences()).hasSize(2).last().isEqualTo(selection.whyNot());
            assertThat(selection.sentences().get(0))
                    .isEqualTo(Words.say("We put %d customers into 1 cluster", few.rows()));
            assertThat(selection.choices().rowCount()).isEqualTo(9);
            assertThat(selection.results().isEmpty()).isTrue();
            assertThat(selection.clusters().name()).isEqualTo(selection.whyNot());
            assertThat(selection.metrics()).containsEntry("found", false);
        }
    }

    @Nested
    class ByADescriptionFile {
        private final FeatureMatrix points = Points.sixty();

        @Test
        void takesItsRangeSeedAndRestarts() {
            ClusterOptions file = new ClusterOptions(
                    OptionalInt.empty(), new Range(3, 5), Algorithm.KMEANS, 7, 2, 10, 0, Map.of(), List.of());
            assertThat(file.clusterer()).isEqualTo(new KMeans(3, 7, 2));
            assertThat(USUAL.clusterer()).isEqualTo(new KMeans(2));
            KSelection selection = KSelection.of(points, file);
            assertThat(selection.min()).isEqualTo(3);
            assertThat(selection.decide().overruled()).isFalse();
        }

        @Test
        void itsNumberOverrulesTheRuleAndIsShownBesideIt() {
            int automatic = quick(points, USUAL.withRange(2, 5)).decide().k();
            int other = automatic == 5 ? 4 : 5;
            KSelection selection = KSelection.of(
                    points,
                    new ClusterOptions(
                            OptionalInt.of(other),
                            new Range(2, 5),
                            Algorithm.KMEANS,
                            42,
                            2,
                            10,
                            0,
                            Map.of(),
                            List.of()));
            assertThat(selection.k()).isEqualTo(other);
            assertThat(selection.decide().k()).isEqualTo(other);
            assertThat(selection.decide().overruled()).isTrue();
            assertThat(selection.choices().stringColumn("rule").asList()).endsWith("k: auto", "clusters.k");
            assertThat(selection.metrics()).containsEntry("k", other);
        }

        @Test
        void aNumberThatTheCustomersDoNotGiveIsTakenAsFarAsTheyDo() {
            ClusterOptions six = new ClusterOptions(
                    OptionalInt.of(6), new Range(2, 10), Algorithm.KMEANS, 42, 2, 10, 0, Map.of(), List.of());
            KSelection selection = KSelection.of(Points.line(1, 1, 1, 2, 2, 3), six);
            KDecision decision = selection.decide();
            assertThat(decision.k()).isEqualTo(3);
            assertThat(selection.k()).isEqualTo(3);
            assertThat(decision.reasons())
                    .last()
                    .isEqualTo("k = 6 was asked for; there are too few different customers, so k = 3 is taken");
        }
    }

    @Nested
    class RefusesClearly {
        private final KSelection selection = quick(Points.sixty(), USUAL.withRange(3, 5));

        @ParameterizedTest
        @ValueSource(ints = {2, 6})
        void anotherCandidate(int k) {
            assertThatThrownBy(() -> selection.candidate(k))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("k: 3 to 5, found " + k);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 6})
        void anotherDecision(int k) {
            assertThatThrownBy(() -> selection.decided(k))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("k: 1 to 5, found " + k);
        }

        @Test
        void butTakesADecisionBelowTheRange() {
            assertThat(selection.decided(2).k()).isEqualTo(2);
            assertThat(selection.decided(2).reasons())
                    .last()
                    .isEqualTo(
                            "Whoever wrote decided(2) decided, in this cell only: k under clusters in the file makes it last");
            assertThat(selection.clustering(2).k()).isEqualTo(2);
        }

        @ParameterizedTest
        @CsvSource({"1, 5", "5, 4", "2, 51"})
        void aRangeThatIsNone(int min, int max) {
            assertThatThrownBy(() -> USUAL.withRange(min, max))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("range: 2 <= min <= max <= 50, found " + min + " to " + max);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1_001})
        void samplesOutOfRange(int samples) {
            FeatureMatrix sixty = Points.sixty();
            assertThatThrownBy(() -> KSelection.of(sixty, new KMeans(2), USUAL, samples))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("samples: 1 to 1000, found " + samples);
        }
    }

    /** The same rules for any clusterer that is told k. */
    @Nested
    class OfOtherClusterers {
        private final FeatureMatrix apart = Points.line(
                IntStream.range(0, 120).mapToDouble(i -> 1000 * (i % 3) + i % 7).toArray());

        @Test
        void decidesForTheGroupsThatAreThere() {
            for (WithK each : List.of(new Agglomerative(Linkage.WARD, 2), new GaussianMixture(2), new KMeans(2))) {
                KSelection selection = KSelection.of(apart, each, USUAL.withRange(2, 4), 5);
                assertThat(selection.clustering(3).clusterer()).isEqualTo(each.withK(3));
                assertThat(selection.candidate(3).bootstrapAri())
                        .as(each.name())
                        .isEqualTo(1);
                assertThat(selection.decide().k()).as(each.name()).isEqualTo(3);
            }
        }
    }
}
