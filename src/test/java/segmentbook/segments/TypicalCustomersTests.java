package segmentbook.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import segmentbook.customers.Column;
import segmentbook.customers.CustomerTable;
import segmentbook.features.FeatureMatrix;
import segmentbook.segments.TypicalCustomers.Row;

class TypicalCustomersTests {
    private static CustomerTable customers(double... values) {
        List<String> ids =
                IntStream.range(0, values.length).mapToObj(i -> "c" + i).toList();
        return CustomerTable.of(ids).with(Column.number("age"), values);
    }

    private static TypicalCustomers of(List<String> segments, double... values) {
        CustomerTable customers = customers(values);
        return TypicalCustomers.of(Segmentation.of("own", customers, segments), FeatureMatrix.of(customers));
    }

    /** Means 4 and 20: c3 has 6 by 10, c5 has 8 by 8. */
    @Test
    void theNearestIsTypicalAndTheOneInBetweenBorderline() {
        TypicalCustomers typical = of(List.of("a", "a", "a", "a", "b", "b", "b"), 0, 2, 4, 10, 28, 12, 20);
        assertThat(typical.rows())
                .extracting(Row::segment, Row::typical, Row::borderline, Row::beside)
                .containsExactly(tuple("a", "c2", "c3", "b"), tuple("b", "c6", "c5", "a"));
        assertThat(typical.rows().get(0).ratio()).isCloseTo(.6, within(1e-12));
        assertThat(typical.rows().get(1).ratio()).isCloseTo(1, within(1e-12));
        assertThat(typical.sentence()).isEqualTo("Every customer lies nearest to the middle of their own segment");
    }

    @Test
    void whoLiesNearerToOthersIsCounted() {
        TypicalCustomers typical = of(List.of("a", "a", "a", "b", "b"), 0, 1, 26, 24, 27);
        assertThat(typical.rows().get(0).nearer()).isEqualTo(1);
        assertThat(typical.sentence())
                .isEqualTo("Nearer to the middle of another segment than to that of their own: 1 customer");
    }

    @Test
    void oneSegmentHasNoBorder() {
        assertThat(of(List.of("a", "a", "a"), 1, 2, 3).rows())
                .containsExactly(new Row("a", "c1", "", "", Double.NaN, 0));
    }

    @Test
    void customersWhoAreAllAlikeAreNoError() {
        assertThat(of(List.of("a", "b"), 1, 1).rows())
                .extracting(Row::borderline)
                .containsExactly("", "");
        assertThat(of(List.of("a", "a", "a", "b", "b", "b"), .1, .1, .1, 7, 8, 9)
                        .rows())
                .extracting(Row::typical, Row::borderline, Row::nearer)
                .containsExactly(tuple("c0", "", 0), tuple("c4", "c3", 0));
    }

    @Test
    void featuresAreOfTheSameCustomers() {
        assertThatThrownBy(() -> TypicalCustomers.of(
                        Segmentation.of("own", customers(1, 2), List.of("a", "a")), FeatureMatrix.of(customers(1))))
                .hasMessage("features: of the customers of the segmentation, found those of others");
    }
}
