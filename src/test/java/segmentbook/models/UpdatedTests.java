package segmentbook.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import segmentbook.clustering.Centres;
import segmentbook.clustering.Clustering;
import segmentbook.clustering.KMeans;
import segmentbook.clustering.MiniBatch;
import segmentbook.customers.Column;
import segmentbook.customers.CustomerTable;
import segmentbook.features.FeatureMatrix;

/** Centres kept, updated and fitted again, on a line where all can be worked out in the head. */
class UpdatedTests {
    private static final LocalDate DAY = LocalDate.parse("2024-03-01");

    private static FeatureMatrix line(double... values) {
        List<String> ids =
                IntStream.range(0, values.length).mapToObj(i -> "c" + i).toList();
        return FeatureMatrix.raw(CustomerTable.of(ids).with(Column.number("x"), values));
    }

    /** A hundred customers around each of two places, a tenth apart. */
    private static FeatureMatrix around(double first, double second) {
        return line(DoubleStream.of(first, second)
                .flatMap(place -> IntStream.range(0, 100).mapToDouble(i -> place + (i - 49.5) / 10))
                .toArray());
    }

    private static Updated updated(FeatureMatrix then, FeatureMatrix now) {
        return Updated.of(then, now, 2, DAY);
    }

    /** Three customers at 0 and one at 3 make .75; two at 10 and two at 12 make 11. */
    @Test
    void updatedCentresAreTheMeansOfAllThatTheyHaveSeen() {
        Clustering kept = new KMeans(2).fit(line(0, 0, 0, 10, 10));
        Centres centres = MiniBatch.update(kept, line(3, 12, 12), 7);
        assertThat(List.of(centres.row(1)[0], centres.row(2)[0])).containsExactly(.75, 11.0);
        assertThat(kept.centres().row(1)).containsExactly(0);
    }

    @Test
    void withoutChangeAllPlaceCustomersAlike() {
        Updated same = updated(around(0, 20), around(0, 20));
        assertThat(same.ways()).allSatisfy(way -> {
            assertThat(way.same()).containsOnly(1.0);
            assertThat(way.agreement()).containsOnly(1.0);
            assertThat(way.inertia()).allSatisfy(each -> assertThat(each).isEqualTo(1, within(1e-9)));
        });
        assertThat(same.sentence())
                .isEqualTo(
                        "Centres of 2024-03-01 updated by mini-batches place 100.0 % of the customers as refitting does "
                                + "(100.0 to 100.0 %), kept ones 100.0 %, other starts of refitting 100.0 %");
    }

    /**
     * The customers at 0 move to 6, up to 10.95. Kept, the edge lies at 8, beyond which are 30 of 200. The centre at 0 sees the 70 below
     * with a mean of 4.5 and goes to 1.85, the other 30 at 9.5 besides its own and goes to 15.15: the edge lies at 8.5, beyond which are 25.
     */
    @Test
    void afterAPlantedChangeUpdatingLiesBetweenKeepingAndRefitting() {
        Updated moved = updated(around(0, 16), around(6, 16));
        double kept = moved.ways().get(0).same().get(0);
        assertThat(kept).isEqualTo(.85);
        assertThat(moved.ways().get(1).same()).hasSize(20).containsOnly(.875);
        assertThat(moved.ways().get(2).same()).containsOnly(1.0);
        double inertia = moved.ways().get(0).inertia().get(0);
        assertThat(moved.ways().get(1).inertia())
                .allSatisfy(each -> assertThat(each).isBetween(1.1, inertia - .1));
        assertThat(moved.table().rowCount()).isEqualTo(3);
        assertThat(moved.metrics()).containsKeys("kept", "updated_by_mini_batches", "fitted_again_from_other_starts");
    }

    @Test
    void clustersArePairedWhateverTheirNumbers() {
        assertThat(Updated.same(new int[] {1, 1, 2, 2, 2}, new int[] {2, 2, 1, 1, 2}, 2))
                .isEqualTo(.8);
        assertThat(Updated.same(new int[] {1, 1, 1, 1}, new int[] {1, 1, 2, 2}, 2))
                .isEqualTo(.5);
    }

    @Test
    void tooFewDifferentCustomersAreSaid() {
        Updated few = updated(line(1, 1, 1), line(1, 2, 3));
        assertThat(few.sentence())
                .isEqualTo("The customers of 2024-03-01 are too few or too much alike for 2 clusters");
        assertThat(few.table().name()).isEqualTo(few.sentence());
        assertThat(few.metrics()).containsOnlyKeys("why_not");
    }
}
