package segmentbook.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactorAnalysisTests {
    /** Six columns of two hidden things, a and b. */
    private static final FeatureMatrix SIX = Points.of(IntStream.range(0, 60)
                    .mapToObj(i -> {
                        double a = i * 29 % 61 / 10.0;
                        double b = i * i * 7 % 59 / 10.0;
                        return new double[] {
                            a + i * 37 % 11 / 10.0,
                            2 * a + i * 41 % 13 / 5.0,
                            a + b / 2 + i * 43 % 17 / 10.0,
                            b + i * 47 % 19 / 10.0,
                            b * 3 + i * 53 % 23 / 5.0,
                            b - a / 4 + i * 59 % 29 / 10.0
                        };
                    })
                    .toArray(double[][]::new))
            .then(Standardise::fit);

    private static double[] loadings(FactorAnalysis factors, int factor) {
        return IntStream.range(0, 6)
                .mapToDouble(i -> factors.loading(factor, i))
                .toArray();
    }

    /**
     * scikit-learn, where z are the columns above, standardised, to 1e-6: {@code fa = FactorAnalysis(2, tol=1e-14,
     * max_iter=200_000, svd_method='lapack').fit(z)}, {@code fa.components_ = _ortho_rotation(fa.components_.T, tol=1e-16,
     * max_iter=100_000)} ({@code rotation='varimax'} turns by the same rule and stops up to 4e-4 before its end), then
     * {@code fa.components_}, {@code fa.noise_variance_}, {@code fa.transform(z)[7]}; order and signs as here.
     */
    @Test
    void agreeWithScikitLearn() {
        FactorAnalysis factors = FactorAnalysis.of(SIX);
        assertThat(factors.size()).isEqualTo(2);
        double[] ofA = {.9902064112, .9726594863, .9023526522, .323098565, .0437318326, -.1379863865};
        double[] ofB = {-.0033607225, -.0380838626, .3559839197, .9186858399, .9749727333, .8793974088};
        double[] own = {.0194799699, .0524831422, .0590351394, .0516236449, .0475156964, .2076199545};
        assertThat(loadings(factors, 0)).containsExactly(ofA, within(1e-6));
        assertThat(loadings(factors, 1)).containsExactly(ofB, within(1e-6));
        assertThat(IntStream.range(0, 6).mapToDouble(factors::uniqueness).toArray())
                .containsExactly(own, within(1e-6));
        FeatureMatrix scores = SIX.then(FactorAnalysis.fit(2));
        assertThat(scores.columns()).containsExactly("factor 1", "factor 2");
        assertThat(scores.row(7)).containsExactly(new double[] {-.4814953953, 1.1786065839}, within(1e-6));
    }

    /** scikit-learn: the same with one factor, which has nothing to be turned against. */
    @Test
    void mayBeOne() {
        FactorAnalysis factors = FactorAnalysis.of(SIX, 1);
        double[] all = {.9938631474, .9684858626, .8979820174, .3302626272, .0525405666, -.1281086218};
        assertThat(loadings(factors, 0)).containsExactly(all, within(1e-6));
        assertThat(SIX.then(FactorAnalysis.fit(1)).value(7, 0)).isCloseTo(-.5028356008, within(1e-6));
    }

    @Test
    void sayWhatIsCommon() {
        FactorAnalysis factors = FactorAnalysis.of(SIX);
        assertThat(factors.sentence()).isEqualTo("2 factors explain 93 % of how customers differ in 6 columns");
        assertThat(FactorAnalysis.of(SIX, 1).sentence()).startsWith("1 factor explains ");
        assertThat(factors.table().columnNames()).containsExactly("feature", "factor 1", "factor 2", "% its own");
        assertThat(factors.table().doubleColumn("% its own").get(5)).isCloseTo(20.76, within(.01));
    }

    @Test
    void placeOthersAsTheyPlacedThese() {
        FeatureMatrix scores = SIX.then(FactorAnalysis.fit(2));
        assertThat(scores.apply(SIX.raw().rows(7)).row(0)).containsExactly(scores.row(7));
        Map<String, Double> back = scores.undo(scores.row(7));
        assertThat(back.keySet()).containsExactly("x0", "x1", "x2", "x3", "x4", "x5");
        assertThat(back.get("x0")).isCloseTo(SIX.raw().value(7, "x0"), within(.5));
    }

    /** Degrees of freedom ((p - k)^2 - p - k) / 2 of zero or more. */
    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "3, 1", "4, 1", "5, 2", "6, 3", "9, 5"})
    void areAtMostAsManyAsColumnsDetermine(int columns, int factors) {
        assertThat(FactorAnalysis.most(columns)).isEqualTo(factors);
    }

    @Nested
    class AreNotThere {
        private void assertNone(FeatureMatrix matrix) {
            FactorAnalysis none = FactorAnalysis.of(matrix);
            assertThat(none.size()).isZero();
            assertThat(none.whyNot())
                    .isEqualTo("Factors need three columns in which customers differ, none of which follows from the "
                            + "others, and more customers than columns");
            assertThat(none.table().name()).isEqualTo(none.whyNot()).isEqualTo(none.sentence());
        }

        @Test
        void ofTwoColumns() {
            assertNone(Points.of(new double[] {1, 2}, new double[] {2, 1}, new double[] {3, 5}));
        }

        @Test
        void ofNone() {
            assertNone(Points.of(List.of("a"), List.of("x"), new double[] {1}));
        }

        @Test
        void ofAsManyCustomersAsColumns() {
            assertNone(Points.sixty().select(0, 1, 2));
        }

        @Test
        void ofAColumnThatIsTheSumOfOthers() {
            assertNone(Points.of(IntStream.range(0, 60)
                    .mapToObj(i -> new double[] {
                        Points.sixty().value(i, 0),
                        Points.sixty().value(i, 1),
                        Points.sixty().value(i, 0) + Points.sixty().value(i, 1)
                    })
                    .toArray(double[][]::new)));
        }

        @Test
        void inAnyNumber() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FactorAnalysis.of(SIX, 4))
                    .withMessage("factors: 1 to 3 of 6 columns, found 4");
        }
    }

    @Test
    void leaveAColumnSomethingOfItsOwn() {
        FactorAnalysis three = FactorAnalysis.of(SIX, 3);
        for (int i = 0; i < 6; i++) {
            assertThat(three.uniqueness(i)).isBetween(.0049, 1.0);
        }
    }
}
