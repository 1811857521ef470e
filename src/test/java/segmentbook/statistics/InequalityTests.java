package segmentbook.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import segmentbook.transactions.OnlineRetail;
import segmentbook.transactions.Transactions;

/** The Lorenz curve in figures. */
class InequalityTests {
    private static Inequality of(double... values) {
        return Inequality.of(Distribution.of("spent", values));
    }

    private static Inequality online() {
        Transactions transactions = OnlineRetail.D.transactions();
        return of(transactions.amounts(transactions.customers().size(), transactions::customer));
    }

    @Test
    void aFewValuesHaveARowEach() {
        var table = of(40, 10, 20, 30).table();
        assertThat(table.name()).isEqualTo("From the lowest upwards: spent");
        assertThat(table.intColumn("the lowest").asList()).containsExactly(1, 2, 3, 4);
        assertThat(table.doubleColumn("the last of them").asList()).containsExactly(10., 20., 30., 40.);
        assertThat(table.doubleColumn("all together").asList()).containsExactly(10., 30., 60., 100.);
        assertThat(table.doubleColumn("% of all").asList()).containsExactly(10., 30., 60., 100.);
    }

    @Test
    void manyValuesHaveARowForEachTenth() {
        var table = of(IntStream.rangeClosed(1, 25).asDoubleStream().toArray()).table();
        assertThat(table.intColumn("the lowest").asList()).containsExactly(2, 5, 7, 10, 12, 15, 17, 20, 22, 25);
        assertThat(table.doubleColumn("all together").asList())
                .startsWith(3., 15., 28.)
                .endsWith(325.);
    }

    @Test
    void theSentenceComparesTheLowerHalfWithTheTopFifth() {
        assertThat(of(1, 1, 1, 1, 6).sentence())
                .isEqualTo("The lower half of the customers bring 20 % of the whole, the top fifth 60 %");
        double[] whale = DoubleStream.concat(
                        DoubleStream.of(30), DoubleStream.generate(() -> 1).limit(20))
                .toArray();
        assertThat(of(whale).sentence()).endsWith("; one customer alone brings 60 %");
        assertThat(of(whale).alone()).isEqualTo("; one customer alone brings 60 %");
        whale[0] = 2;
        assertThat(of(whale).alone()).isEmpty();
        assertThat(of(5, 5, 5, 5, 5, 5, 5, 5, 5, 5).sentence())
                .isEqualTo("The lower half of the customers bring 50 % of the whole, the top fifth 20 %");
    }

    /** What page 02 does by hand. */
    @Property(tries = 200)
    void theCoefficientIsTheAreaOfTheTrapezoids(
            @ForAll @Size(min = 1, max = 10) List<@DoubleRange(min = .01, max = 1e6) Double> values) {
        Inequality inequality =
                of(values.stream().mapToDouble(Double::doubleValue).toArray());
        double heights = inequality.table().doubleColumn("% of all").sum() / 100;
        assertThat((values.size() + 1 - 2 * heights) / values.size()).isEqualTo(inequality.gini(), within(1e-9));
    }

    /**
     * Set D in pandas: {@code m = d.groupby("CustomerID").amount.sum().sort_values()}, {@code i = 1 … n}, {@code ((2 * i -
     * n - 1) * m).sum() / (n * m.sum())}; shares of the {@code round(f * n)} highest.
     */
    @ParameterizedTest
    @CsvSource({
        ".01, .30026576819513956",
        ".05, .4861942665760853",
        ".1, .5996972637454254",
        ".2, .7366528419809654",
        ".5, .9184412470922277"
    })
    void sharesOfTheTopAreThoseOfPandas(double fraction, double share) {
        assertThat(online().topShare(fraction)).isEqualTo(share, within(1e-10));
    }

    @Test
    void theCoefficientIsThatOfPandas() {
        assertThat(online().gini()).isEqualTo(.7049350634774436, within(1e-10));
        assertThat(online().lorenz(.5)).isEqualTo(.08155875290777222, within(1e-10));
        assertThat(online().metrics()).containsKeys("line_set", "gini", "top_1_percent_share", "top_20_percent_share");
    }
}
