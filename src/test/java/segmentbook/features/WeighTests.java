package segmentbook.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import segmentbook.customers.Column;
import segmentbook.customers.Column.Kind;
import segmentbook.customers.CustomerTable;

class WeighTests {
    private static double squared(FeatureMatrix matrix, int a, int b) {
        double sum = 0;
        for (int i = 0; i < matrix.columns().size(); i++) {
            sum += Math.pow(matrix.value(a, i) - matrix.value(b, i), 2);
        }
        return sum;
    }

    @Test
    void countsAColumnAsOftenAsItsWeightSays() {
        FeatureMatrix once = Points.sixty();
        FeatureMatrix heavy = once.then(table -> Weigh.of(Map.of("x1", 2.0), table));
        double more = Math.pow(once.value(3, 1) - once.value(17, 1), 2);
        assertThat(squared(heavy, 3, 17)).isCloseTo(squared(once, 3, 17) + more, within(1e-12));
        assertThat(heavy.undo(heavy.row(3)).get("x1")).isCloseTo(once.value(3, 1), within(1e-12));
        assertThat(heavy.way().stringColumn("transform").asList()).containsExactly("none", "weight 2.00", "none");
    }

    @Test
    void changesTheShareOfDistances() {
        FeatureMatrix equal = Points.sixty().then(Standardise::fit);
        assertThat(equal.distanceShare("x1")).isCloseTo(1 / 3.0, within(1e-12));
        FeatureMatrix heavy = equal.then(table -> Weigh.of(Map.of("x1", 2.0), table));
        assertThat(heavy.distanceShare("x1")).isCloseTo(.5, within(1e-12));
        assertThat(heavy.distanceShare("no such")).isNaN();
    }

    @Test
    void holdsForEachColumnMadeOfWords() {
        CustomerTable table = CustomerTable.of(List.of("1", "2", "3"))
                .with(Column.of("gender", Kind.WORDS), List.of("M", "F", ""))
                .with(Column.number("gender of children"), 1, 2, 3);
        FeatureMatrix matrix = FeatureMatrix.raw(
                table, each -> OneHot.fit(each, "gender", 1), each -> Weigh.of(Map.of("gender", 4.0), each));
        assertThat(matrix.columns()).containsExactly("gender of children", "gender=F", "gender=M", "gender missing");
        assertThat(matrix.row(0)).containsExactly(1, 0, 2, 0);
        assertThat(matrix.row(2)).containsExactly(3, 0, 0, 2);
    }

    /** numpy: {@code m = x - x.min(0); p = m / m.sum(0); d = 1 + nansum(p * log(p), 0) / log(60); d / d.mean()}. */
    @Test
    void byEntropyAgreesWithNumpy() {
        Weigh weights = Weigh.byEntropy(Points.sixty().raw());
        assertThat(weights.weights().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray())
                .containsExactly(new double[] {.9323918919, 1.0364700005, 1.0311381076}, within(1e-9));
    }

    @Test
    void byEntropyCountsMostWhatFewHave() {
        CustomerTable table = CustomerTable.of(List.of("1", "2", "3", "4"))
                .with(Column.number("all"), 1, 2, 3, 4)
                .with(Column.number("one"), 0, 0, 0, 5);
        assertThat(Weigh.byEntropy(table).weights().get("one")).isGreaterThan(1.3);
        assertThat(Weigh.byEntropy(table.rows(0, 3)).weights()).isEqualTo(Map.of("all", 1.0, "one", 1.0));
    }

    @Test
    void refusesNoneAndLess() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Weigh(Map.of("x", 0.0)))
                .withMessage("weights: above zero and finite, found {x=0.0}");
    }
}
