package segmentbook.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import segmentbook.customers.Column;
import segmentbook.customers.CustomerTable;
import segmentbook.rfm.RfmTable;
import segmentbook.segments.Effects.Effect;
import segmentbook.transactions.OnlineRetail;

class EffectsTests {
    private static Segmentation segmentation(List<String> segments, double... values) {
        List<String> ids =
                IntStream.range(0, values.length).mapToObj(String::valueOf).toList();
        return Segmentation.of("own", CustomerTable.of(ids).with(Column.number("age"), values), segments);
    }

    /** {@code 2 * scipy.stats.mannwhitneyu(a, b).statistic / (len(a) * len(b)) - 1} of these lists, SciPy 1.15. */
    @Test
    void deltaIsThatOfScipy() {
        List<String> segments = List.of("a", "a", "a", "a", "b", "b", "b", "b", "b", "b");
        Effects effects =
                Effects.of(segmentation(segments, 1, 2, 2, 5, 2, 3, 4, 5, 7, 9).profiles());
        Effect a = effects.of("a").get(0);
        assertThat(a.delta().whole()).isCloseTo(-.625, within(1e-12));
        assertThat(effects.of("b").get(0).delta().whole()).isCloseTo(.625, within(1e-12));
        assertThat(List.of(a.median(), a.others())).containsExactly(2.0, 4.5);
        assertThat(a.delta().low()).isBetween(-1.0, -.8);
        assertThat(a.delta().high()).isBetween(-.4, .3);
    }

    @Test
    void ofThreeCustomersNoIntervalIsSaid() {
        List<String> segments = List.of("few", "few", "few", "b", "b", "b", "b", "b", "b", "b");
        Effects effects = Effects.of(
                segmentation(segments, 91, 92, 93, 1, 2, 3, 4, 5, 6, 7).profiles());
        Effect few = effects.of("few").get(0);
        assertThat(few.delta().whole()).isEqualTo(1);
        assertThat(List.of(few.delta().low(), few.delta().high())).containsOnly(Double.NaN);
        assertThat(effects.sentence()).startsWith("b lie farthest from the others in age: Cliff's delta -1.00 (");
    }

    /** The same call on the columns of {@code segments.csv}. */
    @Test
    void onlineRetailIsThatOfScipy() {
        RfmTable rfm = RfmTable.of(OnlineRetail.D.transactions());
        Effects effects = Effects.of(Segmentation.of(rfm.score().segments()).profiles());
        assertThat(effects.of("Champions"))
                .extracting(each -> each.measure().name())
                .containsExactly("recency", "frequency", "monetary");
        assertThat(effects.of("Champions").stream()
                        .mapToDouble(each -> each.delta().whole())
                        .toArray())
                .containsExactly(new double[] {-.9366993434944121, .855132148165225, .7508391884410306}, within(1e-12));
        assertThat(effects.table().rowCount()).isEqualTo(10);
        assertThat(effects.results().rowCount()).isEqualTo(30);
        assertThat(effects.sentence())
                .isEqualTo("Champions lie farthest from the others in recency: Cliff's delta -0.94 (-0.94 to -0.93)");
    }

    /** An interval at 95 % leaves zero out in one of twenty draws where labels mean nothing. */
    @Test
    void shuffledLabelsDifferForCertainSeldom() {
        List<String> labels = new java.util.ArrayList<>(Collections.nCopies(60, "a"));
        labels.addAll(Collections.nCopies(140, "b"));
        double[] values = new Random(1).doubles(200).toArray();
        long certain = IntStream.range(0, 200)
                .filter(seed -> {
                    List<String> shuffled = new java.util.ArrayList<>(labels);
                    Collections.shuffle(shuffled, new Random(seed));
                    Effect a = Effects.of(segmentation(shuffled, values).profiles())
                            .of("a")
                            .get(0);
                    return a.delta().low() > 0 || a.delta().high() < 0;
                })
                .count();
        assertThat(certain).isBetween(2L, 22L);
    }

    @Test
    void oneSegmentDiffersFromNobody() {
        Effects effects = Effects.of(segmentation(List.of("a", "a"), 1, 2).profiles());
        assertThat(effects.all()).isEmpty();
        assertThat(effects.sentence()).isEqualTo("No segment differs from the others in any number, for certain");
        assertThat(effects.results().columnCount()).isZero();
    }

    @Test
    void whatIsNotKnownOfASegmentIsLeftOut() {
        Effects effects = Effects.of(
                segmentation(List.of("a", "b", "b"), Double.NaN, 2, 3).profiles());
        assertThat(effects.all()).isEmpty();
    }
}
