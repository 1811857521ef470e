package segmentbook.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import segmentbook.features.Points;
import smile.validation.metric.AdjustedRandIndex;

class AgreementTests {
    private static final int[] TWO_AND_TWO = {0, 0, 1, 1};

    @Test
    void ofFourCustomersByHand() {
        // one pair together in both, 2 and 2 in each, 2 x 2 / 6 by chance
        Agreement agreement = Agreement.of(TWO_AND_TWO, new int[] {0, 0, 1, 2});
        assertThat(agreement.adjustedRand()).isCloseTo((1 - 2 * 1 / 6.0) / (1.5 - 2 / 6.0), within(1e-15));
        // each of the three tells ln 2 of the first, which is all: 2 ln 2 / (ln 2 + 1.5 ln 2)
        assertThat(agreement.normalisedMutualInformation()).isCloseTo(.8, within(1e-15));
    }

    @Test
    void informationIsInNats() {
        assertThat(Agreement.of(TWO_AND_TWO, TWO_AND_TWO).information()).isCloseTo(Math.log(2), within(1e-15));
        assertThat(Agreement.of(TWO_AND_TWO, new int[] {0, 1, 0, 1}).information())
                .isCloseTo(0, within(1e-15));
    }

    @Test
    void ofCrossedGroupingsIsBelowChance() {
        Agreement crossed = Agreement.of(TWO_AND_TWO, new int[] {0, 1, 0, 1});
        assertThat(crossed.adjustedRand()).isCloseTo(-.5, within(1e-15));
        assertThat(crossed.normalisedMutualInformation()).isCloseTo(0, within(1e-15));
    }

    /**
     * scikit-learn 1.9.1: {@code rand_score(y, z), adjusted_mutual_info_score(y, z), homogeneity_score(y, z), completeness_score(y, z),
     * v_measure_score(y, z), fowlkes_mallows_score(y, z)}, with the labels of {@link #agreesWithScikitLearn}.
     */
    @Test
    void otherIndicesAgreeWithScikitLearn() {
        int[] other = IntStream.range(0, 60).map(i -> i * i * 11 % 89 / 30).toArray();
        Agreement agreement = Agreement.of(Points.groupsOfSixty(), other);
        assertThat(agreement.rand()).isCloseTo(0.6090395480225989, within(1e-14));
        assertThat(agreement.adjustedMutualInformation()).isCloseTo(0.04350509135300172, within(1e-11));
        assertThat(agreement.homogeneity()).isCloseTo(0.07591544562594431, within(1e-14));
        assertThat(agreement.completeness()).isCloseTo(0.0956311907849249, within(1e-14));
        assertThat(agreement.normalisedMutualInformation()).isCloseTo(0.08464035921741087, within(1e-14));
        assertThat(agreement.fowlkesMallows()).isCloseTo(0.30724774878742767, within(1e-14));
    }

    /** The same of {@code [0, 0, 1, 1]} and the labels given. */
    @ParameterizedTest
    @CsvSource({
        "0 0 1 2, .8333333333333334, .5714285714285715, 1, .6666666666666666, .7071067811865476",
        "0 0 0 0, .3333333333333333, 0,                 0, 1,                 .5773502691896257",
        "0 1 2 3, .6666666666666666, 0,                 1, .5,                0",
        "1 1 0 0, 1,                 1,                 1, 1,                 1"
    })
    void otherIndicesOfFourCustomers(
            String labels, double rand, double information, double homogeneity, double completeness, double mallows) {
        int[] other = java.util.Arrays.stream(labels.split(" "))
                .mapToInt(Integer::parseInt)
                .toArray();
        Agreement agreement = Agreement.of(TWO_AND_TWO, other);
        assertThat(agreement.rand()).isCloseTo(rand, within(1e-14));
        assertThat(agreement.adjustedMutualInformation()).isCloseTo(information, within(1e-14));
        assertThat(agreement.homogeneity()).isCloseTo(homogeneity, within(1e-14));
        assertThat(agreement.completeness()).isCloseTo(completeness, within(1e-14));
        assertThat(agreement.fowlkesMallows()).isCloseTo(mallows, within(1e-14));
    }

    /** By hand from the table of counts: {@code c[r, b] / (c[r].sum() + c[:, b].sum() - c[r, b])}, the greatest of a row. */
    @Test
    void jaccardComparesAGroupWithTheMostSimilarOne() {
        int[] other = IntStream.range(0, 60).map(i -> i * i * 11 % 89 / 30 + 1).toArray();
        Agreement agreement = Agreement.of(Points.groupsOfSixty(), other);
        assertThat(agreement.jaccard(1)).isCloseTo(8 / 29.0, within(1e-15));
        assertThat(agreement.jaccard(2)).isCloseTo(8 / 27.0, within(1e-15));
        assertThat(agreement.jaccard(4)).isCloseTo(7 / 25.0, within(1e-15));
    }

    @Test
    void jaccardKnowsNoNoise() {
        assertThat(Agreement.of(new int[] {1, 1, 1, 2}, new int[] {0, 0, 0, 1}).jaccard(1))
                .isZero();
        assertThat(Agreement.of(new int[] {1, 1, 1, 2}, new int[] {0, 3, 3, 1}).jaccard(1))
                .isCloseTo(2 / 3.0, within(1e-15));
        assertThat(Agreement.of(new int[] {1, 1}, new int[] {1, 1}).jaccard(2)).isZero();
    }

    /**
     * Bergsma 2013 with scipy 1.17.1: {@code chi2_contingency(t, correction=False)[0] / n} less {@code (r - 1) * (k - 1) / (n -
     * 1)}, not below 0, over the least of {@code r - (r - 1)**2 / (n - 1)} and the same of k, less 1; the square root. Without the
     * correction V is .408, .115 and 1.
     */
    @Test
    void cramersVIsCorrectedForChance() {
        assertThat(ofCounts(new int[][] {{30, 10}, {20, 40}}).cramersV()).isCloseTo(.3976974544878587, within(1e-12));
        assertThat(ofCounts(new int[][] {{12, 10, 11}, {9, 13, 10}}).cramersV()).isZero();
        assertThat(ofCounts(new int[][] {{50, 0}, {0, 50}}).cramersV()).isCloseTo(1, within(1e-12));
    }

    @Test
    void cramersVIsNotKnownOfOneGroupOrTwoCustomers() {
        assertThat(ofCounts(new int[][] {{5, 3}}).cramersV()).isNaN();
        assertThat(ofCounts(new int[][] {{1, 0}, {0, 1}}).cramersV()).isNaN();
        assertThat(ofCounts(new int[][] {{1}}).cramersV()).isNaN();
    }

    private static Agreement ofCounts(int[][] counts) {
        List<int[]> rows = new ArrayList<>();
        for (int a = 0; a < counts.length; a++) {
            for (int b = 0; b < counts[a].length; b++) {
                rows.addAll(Collections.nCopies(counts[a][b], new int[] {a, b}));
            }
        }
        return Agreement.of(
                rows.stream().mapToInt(row -> row[0]).toArray(),
                rows.stream().mapToInt(row -> row[1]).toArray());
    }

    /** scikit-learn: {@code adjusted_rand_score(y, z), normalized_mutual_info_score(y, z)}, {@code z = i*i*11%89//30}. */
    @Test
    void agreesWithScikitLearn() {
        int[] other = IntStream.range(0, 60).map(i -> i * i * 11 % 89 / 30).toArray();
        Agreement agreement = Agreement.of(Points.groupsOfSixty(), other);
        assertThat(agreement.adjustedRand()).isCloseTo(0.040330200875333184, within(1e-14));
        assertThat(agreement.normalisedMutualInformation()).isCloseTo(0.08464035921741087, within(1e-14));
    }

    @Test
    void takesNamesAsLabels() {
        assertThat(Agreement.of(TWO_AND_TWO, List.of("b", "b", "a", "a")).adjustedRand())
                .isEqualTo(1);
    }

    @Nested
    class AlwaysHolds {
        @Property(tries = 200)
        void thatItIsSymmetricAndBlindForNames(
                @ForAll @Size(min = 2, max = 60) List<@Size(2) List<@IntRange(min = 0, max = 4) Integer>> pairs) {
            int[] a = pairs.stream().mapToInt(pair -> pair.get(0)).toArray();
            int[] b = pairs.stream().mapToInt(pair -> pair.get(1)).toArray();
            int[] renamed = IntStream.of(a).map(label -> 7 - label).toArray();
            Agreement there = Agreement.of(a, b);
            Agreement back = Agreement.of(b, a);
            assertThat(back.adjustedRand()).isCloseTo(there.adjustedRand(), within(1e-12));
            assertThat(back.normalisedMutualInformation())
                    .isCloseTo(there.normalisedMutualInformation(), within(1e-12));
            assertThat(Agreement.of(a, renamed).adjustedRand()).isEqualTo(1);
            assertThat(Agreement.of(a, renamed).normalisedMutualInformation()).isCloseTo(1, within(1e-12));
            assertThat(there.normalisedMutualInformation()).isBetween(0.0, 1 + 1e-12);
        }

        /** Smile as a second outside implementation, where it is defined. */
        @Property(tries = 200)
        void thatItEqualsSmile(
                @ForAll @Size(min = 6, max = 60) List<@Size(2) List<@IntRange(min = 0, max = 4) Integer>> pairs) {
            int[] a = pairs.stream().mapToInt(pair -> pair.get(0)).toArray();
            int[] b = pairs.stream().mapToInt(pair -> pair.get(1)).toArray();
            a[0] = 0;
            a[1] = 1;
            b[0] = 0;
            b[2] = 1;
            assertThat(Agreement.of(a, b).adjustedRand()).isCloseTo(AdjustedRandIndex.of(a, b), within(1e-9));
        }
    }

    @Nested
    class AtTheEdge {
        @Test
        void oneGroupEachAgrees() {
            Agreement same = Agreement.of(new int[] {0, 0, 0}, new int[] {4, 4, 4});
            assertThat(same.adjustedRand()).isEqualTo(1);
            assertThat(same.normalisedMutualInformation()).isEqualTo(1);
        }

        @Test
        void everybodyAloneAgrees() {
            Agreement alone = Agreement.of(new int[] {0, 1, 2}, new int[] {2, 0, 1});
            assertThat(alone.adjustedRand()).isEqualTo(1);
            assertThat(alone.normalisedMutualInformation()).isCloseTo(1, within(1e-15));
            assertThat(alone.adjustedMutualInformation()).isEqualTo(1);
            assertThat(alone.fowlkesMallows()).isEqualTo(1);
        }

        @Test
        void oneGroupTellsNothingOfTwo() {
            Agreement one = Agreement.of(new int[] {0, 0, 0, 0}, TWO_AND_TWO);
            assertThat(one.adjustedRand()).isZero();
            assertThat(one.normalisedMutualInformation()).isZero();
        }

        @Test
        void oneCustomerAgrees() {
            assertThat(Agreement.of(new int[] {3}, new int[] {0}).adjustedRand())
                    .isEqualTo(1);
            assertThat(Agreement.of(new int[] {3}, new int[] {0}).rand()).isEqualTo(1);
            assertThat(Agreement.of(new int[] {3}, new int[] {0}).adjustedMutualInformation())
                    .isEqualTo(1);
        }

        @Test
        void otherCustomersAreRefused() {
            assertThatThrownBy(() -> Agreement.of(TWO_AND_TWO, new int[] {1}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("agreement: two groupings of the same customers, found 4 and 1");
            assertThatThrownBy(() -> Agreement.of(new int[0], new int[0])).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void labelsBelowZeroAreRefused() {
            assertThatThrownBy(() -> Agreement.of(new int[] {-1, 0}, new int[] {0, 0}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("agreement: labels from 0, found one below");
        }
    }
}
