package segmentbook.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.customers.Column;
import segmentbook.customers.CustomerTable;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.rfm.RfmTable;
import segmentbook.transactions.Cancellations;
import segmentbook.transactions.CleaningRules;
import segmentbook.transactions.OnlineRetail;
import segmentbook.transactions.SmallShop;
import segmentbook.transactions.Transactions;

class FeatureMatrixTests {
    private static final FeatureMatrix THREE =
            Points.of(new double[] {1, 10}, new double[] {2, 20}, new double[] {6, 30});

    private static Standardise.Scale scale(FeatureMatrix matrix, int column) {
        Standardise last = (Standardise) matrix.steps().get(matrix.steps().size() - 1);
        return last.scales().get(column);
    }

    /** No column of a table of customers is measured by ratios: log1p changes none, log1p-all each that has a logarithm. */
    @Test
    void theLogarithmOfAllTakesColumnsWithoutValuesBelowZero() {
        CustomerTable table = CustomerTable.of(List.of("a", "b", "c"))
                .with(Column.number("milk"), 0, 9, 99)
                .with(Column.number("growth"), -1, 0, 5)
                .with(Column.of("member", Column.Kind.YES_NO), 0, 1, 1);
        FeatureOptions none = new FeatureOptions().with(FeatureOptions.Transform.LOG1P, FeatureOptions.Scaling.NONE);
        assertThat(FeatureMatrix.of(table, none).column(0)).containsExactly(0, 9, 99);
        FeatureMatrix all = FeatureMatrix.of(table, none.with(FeatureOptions.Transform.LOG1P_ALL, none.scale()));
        assertThat(all.column(0)).containsExactly(0, Math.log(10), Math.log(100));
        assertThat(all.column(1)).containsExactly(-1, 0, 5);
        assertThat(all.column(2)).containsExactly(0, 1, 1);
    }

    @Nested
    class ValuesAsTheyAre {
        @Test
        void keepNamesIdsAndOrder() {
            assertThat(THREE.rows()).isEqualTo(3);
            assertThat(THREE.columns()).containsExactly("x0", "x1");
            assertThat(THREE.customers()).containsExactly("c0", "c1", "c2");
            assertThat(THREE.value(2, 1)).isEqualTo(30);
            assertThat(THREE.row(1)).containsExactly(2, 20);
            assertThat(THREE.column(0)).containsExactly(1, 2, 6);
        }

        @Test
        void areNotChangedThroughCopies() {
            THREE.toArray()[0][0] = 99;
            THREE.row(0)[0] = 99;
            assertThat(THREE.value(0, 0)).isEqualTo(1);
        }

        @Test
        void doNotChangeWithTheArrayTheyCameFrom() {
            double[][] values = {{1}, {2}};
            FeatureMatrix matrix = Points.of(values);
            values[0][0] = 99;
            assertThat(matrix.value(0, 0)).isEqualTo(1);
        }

        @Test
        void areSelectedWithRepeats() {
            FeatureMatrix chosen = THREE.select(2, 0, 2);
            assertThat(chosen.customers()).containsExactly("c2", "c0", "c2");
            assertThat(chosen.column(0)).containsExactly(6, 1, 6);
        }

        @Test
        void countAsDistinctByAllColumns() {
            assertThat(Points.of(new double[] {1, 2}, new double[] {1, 3}, new double[] {1, 2})
                            .distinctRows())
                    .isEqualTo(2);
            assertThat(Points.line(0.0, -0.0).distinctRows()).isEqualTo(1);
        }

        @Test
        void makeATable() {
            assertThat(THREE.table().columnNames()).containsExactly("customer", "x0", "x1");
            assertThat(THREE.results().columnNames()).containsExactly("customer_id", "x0", "x1");
            assertThat(THREE.table().doubleColumn("x1").asDoubleArray()).containsExactly(10, 20, 30);
        }
    }

    @Nested
    class Standardising {
        @Test
        void dividesByTheDeviationOfN() {
            // mean 3, deviations -2 -1 3, variance 14 / 3
            double deviation = Math.sqrt(14 / 3.0);
            assertThat(THREE.then(Standardise::fit).column(0))
                    .usingComparatorWithPrecision(1e-15)
                    .containsExactly(-2 / deviation, -1 / deviation, 3 / deviation);
        }

        @Test
        void remembersTheWay() {
            FeatureMatrix matrix = THREE.then(Log1p::fit, Standardise::fit);
            assertThat(matrix.steps().get(0)).isEqualTo(new Log1p(List.of("x0", "x1")));
            assertThat(scale(matrix, 0).column()).isEqualTo("x0");
            assertThat(scale(matrix, 0).mean()).isCloseTo((Math.log(2) + Math.log(3) + Math.log(7)) / 3, within(1e-15));
            assertThat(matrix.undo(matrix.row(2)).get("x0")).isCloseTo(6, within(1e-14));
            assertThat(matrix.raw().value(2, "x0")).isEqualTo(6);
            assertThat(matrix.way().columnNames())
                    .containsExactly("feature", "transform", "mean", "standard deviation", "% of squared distances");
            assertThat(matrix.way().stringColumn("transform").asList()).containsOnly("log(1 + value)");
        }

        @Test
        void givesTheSameRowsTheSameValuesAgain() {
            FeatureMatrix fitted = THREE.then(Log1p::fit, Standardise::fit);
            assertThat(fitted.apply(THREE.raw()).toArray()).isDeepEqualTo(fitted.toArray());
        }

        @Test
        void twiceChangesNothingButRounding() {
            FeatureMatrix twice = THREE.then(Standardise::fit, Standardise::fit);
            for (int row = 0; row < 3; row++) {
                assertThat(twice.row(row))
                        .containsExactly(THREE.then(Standardise::fit).row(row), within(1e-15));
                assertThat(twice.apply(THREE.raw()).value(row, 0)).isEqualTo(twice.value(row, 0));
            }
        }

        /** Steps go in any order: the logarithm of standardised values that are above -1. */
        @Test
        void mayComeBeforeTheLogarithm() {
            FeatureMatrix matrix = Points.line(1, 1, 1, 1, 9).then(Standardise::fit, Log1p::fit);
            assertThat(matrix.value(4, 0)).isCloseTo(Math.log(3), within(1e-15));
            assertThat(matrix.undo(matrix.row(4)).get("x0")).isCloseTo(9, within(1e-14));
        }

        @Property(tries = 200)
        void doesNotDependOnUnitOrOrigin(
                @ForAll @Size(min = 2, max = 30) List<@DoubleRange(min = -100, max = 100) Double> values,
                @ForAll @DoubleRange(min = .01, max = 1000) double unit,
                @ForAll @DoubleRange(min = -1000, max = 1000) double origin) {
            values.set(0, 101.0);
            double[] raw = values.stream().mapToDouble(Double::doubleValue).toArray();
            double[] moved = values.stream().mapToDouble(v -> v * unit + origin).toArray();
            assertThat(Points.line(moved).then(Standardise::fit).column(0))
                    .containsExactly(Points.line(raw).then(Standardise::fit).column(0), within(1e-6));
        }
    }

    @Nested
    class RecencyFrequencyMonetary {
        private static final String LINES = """
                invoice,time,price,quantity,customer
                1,2020-01-01 10:00:00,10,1,ann
                2,2020-01-05 10:00:00,20,1,ann
                3,2020-01-03 10:00:00,7,1,bob
                4,2020-01-04 10:00:00,5,1,cleo
                C5,2020-01-05 10:00:00,5,-9,cleo
                """;

        private Path folder = Path.of("");

        @BeforeEach
        void make(@TempDir Path made) {
            folder = made;
        }

        private RfmTable rfm(String lines, Cancellations cancellations) {
            Dataset dataset = SmallShop.dataset(folder, lines);
            return RfmTable.of(Transactions.of(
                    dataset.with(dataset.options(CleaningRules.class).withCancellations(cancellations))));
        }

        @Test
        void areLoggedAndStandardised() {
            FeatureMatrix matrix = RetailFeatures.of(OnlineRetail.D);
            assertThat(matrix.columns()).containsExactly("recency", "frequency", "monetary");
            assertThat(matrix.rows()).isEqualTo(4_324);
            for (int column = 0; column < 3; column++) {
                double[] squares =
                        Arrays.stream(matrix.column(column)).map(v -> v * v).toArray();
                assertThat(Arrays.stream(matrix.column(column)).average().orElseThrow())
                        .isCloseTo(0, within(1e-12));
                assertThat(Arrays.stream(squares).average().orElseThrow()).isCloseTo(1, within(1e-12));
            }
        }

        @Test
        void comeFromLogarithmsOfTheMeasures() {
            FeatureMatrix matrix =
                    FeatureMatrix.of(rfm(LINES, Cancellations.DROP).customerTable());
            Standardise.Scale recency = scale(matrix, 0);
            Standardise.Scale monetary = scale(matrix, 2);
            assertThat(matrix.customers()).containsExactly("ann", "bob", "cleo");
            assertThat(recency.mean()).isCloseTo((Math.log(2) + Math.log(4) + Math.log(3)) / 3, within(1e-15));
            assertThat(monetary.mean()).isCloseTo((Math.log(31) + Math.log(8) + Math.log(6)) / 3, within(1e-15));
            assertThat(matrix.undo(matrix.row(0)).get("monetary")).isCloseTo(30, within(1e-12));
        }

        @Test
        void takeMoneyBelowZeroAsZero() {
            RfmTable rfm = rfm(LINES, Cancellations.KEEP);
            FeatureMatrix matrix = FeatureMatrix.of(rfm.customerTable());
            assertThat(rfm.row("cleo").monetary()).isEqualTo(-40);
            assertThat(matrix.undo(matrix.row(2)).get("monetary")).isCloseTo(0, within(1e-12));
            assertThat(matrix.steps().get(0)).isEqualTo(new Floor(List.of("monetary")));
            assertThat(matrix.raw().value(2, "monetary")).isEqualTo(-40);
        }

        @Test
        void ofOthersTakeTheFrozenSteps() {
            FeatureMatrix fitted =
                    FeatureMatrix.of(rfm(LINES, Cancellations.DROP).customerTable());
            String newcomer = LINES + "6,2020-01-05 11:00:00,99,1,dora\n";
            FeatureMatrix later = fitted.apply(rfm(newcomer, Cancellations.DROP).customerTable());
            assertThat(later.customers()).containsExactly("ann", "bob", "cleo", "dora");
            assertThat(later.select(0, 1, 2).toArray()).isDeepEqualTo(fitted.toArray());
            assertThat(later.steps()).isEqualTo(fitted.steps());
        }

        @Test
        void ofOneCustomerTellNobodyApart() {
            String one = LINES.lines().limit(2).collect(Collectors.joining("\n"));
            RfmTable rfm = rfm(one, Cancellations.DROP);
            FeatureMatrix none = FeatureMatrix.of(rfm.customerTable());
            assertThat(none.columns()).isEmpty();
            assertThat(none.constant()).containsExactly("recency", "frequency", "monetary");
            assertThat(none.way().stringColumn("transform").asList()).containsOnly("left out: the same for everybody");
        }
    }

    @Nested
    class WhatIsNotAMatrix {
        @ParameterizedTest
        @ValueSource(doubles = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
        void hasAValueThatIsNotFinite(double value) {
            assertThatThrownBy(() -> Points.of(new double[] {1, 2}, new double[] {3, value}))
                    .isInstanceOf(DataException.class)
                    .hasMessage("x1: finite values, found " + value + " (customer c1)");
        }

        @Test
        void hasAValueThatIsMissing() {
            assertThatThrownBy(() -> Points.of(new double[] {1, 2}, new double[] {3, Double.NaN}))
                    .isInstanceOf(DataException.class)
                    .hasMessage("x1: a value for each of 2 customers, found 1 missing; Fill fills them");
        }

        @Test
        void hasNoColumns() {
            CustomerTable none = CustomerTable.of(List.of("a"));
            assertThatThrownBy(() -> FeatureMatrix.raw(none))
                    .isInstanceOf(DataException.class)
                    .hasMessage("features: at least one attribute, found none");
        }
    }

    @Nested
    class WhatCannotBeScaled {
        @Test
        void isAConstantColumn() {
            FeatureMatrix constant = Points.line(.1, .1, .1);
            assertThatThrownBy(() -> constant.then(Standardise::fit))
                    .isInstanceOf(DataException.class)
                    .hasMessage("x0: values that differ between customers, found one value for all 3; "
                            + "a feature that is the same for everybody tells nobody apart, leave it out");
        }

        @Test
        void hasNoLogarithm() {
            FeatureMatrix negative = Points.line(3, -1);
            assertThatThrownBy(() -> negative.then(Log1p::fit))
                    .isInstanceOf(DataException.class)
                    .hasMessage("x0: values above -1 for log1p, found -1.0 (customer c1)");
        }

        @Test
        void lacksAColumn() {
            FeatureMatrix fitted =
                    Points.of(new double[] {1, 2}, new double[] {3, 5}).then(Standardise::fit);
            CustomerTable other = Points.line(3, 4).raw();
            assertThatThrownBy(() -> fitted.apply(other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("column: one of x0, found x1");
        }

        @ParameterizedTest
        @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
        void hasADeviationThatIsNone(double deviation) {
            assertThatThrownBy(() -> new Standardise.Scale("x", 0, deviation))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("scaling of x: a finite mean and a deviation above zero");
        }
    }
}
