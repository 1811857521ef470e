package segmentbook.segments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import segmentbook.customers.Column;
import segmentbook.customers.CustomerTable;
import segmentbook.rfm.RfmTable;
import segmentbook.segments.SegmentTree.Rule;
import segmentbook.transactions.OnlineRetail;

class SegmentTreeTests {
    private static final int CUSTOMERS = 200;

    private static Segmentation segmentation(List<String> segments) {
        return segmentation(segments, row -> row);
    }

    private static Segmentation segmentation(List<String> segments, IntToDoubleFunction age) {
        List<String> ids =
                IntStream.range(0, segments.size()).mapToObj(String::valueOf).toList();
        double[] noise = new Random(5).doubles(segments.size()).toArray();
        CustomerTable customers =
                CustomerTable.of(ids).with(Column.number("age"), age).with(Column.number("noise"), noise);
        return Segmentation.of("own", customers, segments);
    }

    @Test
    void aRuleThatMadeTheSegmentsIsFound() {
        SegmentTree tree = SegmentTree.of(segmentation(IntStream.range(0, CUSTOMERS)
                .mapToObj(age -> age < 50 ? "young" : age < 120 ? "middle" : "old")
                .toList()));
        assertThat(tree.rules())
                .containsExactly(
                        new Rule("old", "age at least 120", 80, 80),
                        new Rule("middle", "age 50 to 119", 70, 70),
                        new Rule("young", "age at most 49", 50, 50));
        assertThat(tree.fidelity().whole()).isBetween(.97, 1.0);
        assertThat(tree.table().column("if").asList()).hasSize(3);
    }

    @Test
    void labelsThatMeanNothingAreNamedNoOftenerThanByTheLargestSegment() {
        Random random = new Random(3);
        SegmentTree tree = SegmentTree.of(segmentation(IntStream.range(0, CUSTOMERS)
                .mapToObj(age -> random.nextInt(10) < 6 ? "a" : "b")
                .toList()));
        assertThat(tree.fidelity().low()).isLessThan(.56);
        assertThat(tree.sentence())
                .startsWith("4 questions at most name the segment of ")
                .endsWith("; the largest segment alone is right of 56 %");
    }

    /**
     * {@code cross_val_score(DecisionTreeClassifier(max_depth=4, max_leaf_nodes=16, min_samples_leaf=5), X, segment, cv=5)} of
     * scikit-learn has .983 on recency, frequency and monetary of {@code segments.csv}.
     */
    @Test
    void onlineRetailIsReadAsWellAsByScikitLearn() {
        SegmentTree tree = SegmentTree.of(Segmentation.of(
                RfmTable.of(OnlineRetail.D.transactions()).score().segments()));
        assertThat(tree.fidelity().whole()).isBetween(.973, .993);
    }

    @Test
    void aRangeOfOneValueIsThatValue() {
        SegmentTree tree = SegmentTree.of(segmentation(
                IntStream.range(0, CUSTOMERS)
                        .mapToObj(row -> row % 40 < 20 ? "low" : row % 40 < 30 ? "middle" : "high")
                        .toList(),
                row -> Math.floor(row % 40 / 10.0)));
        assertThat(tree.rules()).extracting(Rule::words).contains("age 2", "age at least 3", "age at most 1");
    }

    @Test
    void aSegmentOfOneIsNoError() {
        List<String> labels = IntStream.range(0, 30)
                .mapToObj(row -> row == 7 ? "one" : "others")
                .collect(Collectors.toList());
        SegmentTree tree = SegmentTree.of(segmentation(labels));
        assertThat(tree.whyNot()).isEmpty();
        assertThat(tree.table().stringColumn("segment").asList()).contains("others");
        labels.set(8, "two");
        assertThat(SegmentTree.of(segmentation(labels)).fidelity().whole()).isGreaterThan(.8);
    }

    @Test
    void withoutWhatItNeedsItSaysWhy() {
        assertThat(SegmentTree.of(segmentation(List.of("a", "a"))).sentence())
                .isEqualTo("Everybody is in one segment, so no rule tells segments apart");
        assertThat(SegmentTree.of(segmentation(List.of("a", "b"))).table().name())
                .isEqualTo("Rules need 20 customers, found 2");
        assertThat(SegmentTree.of(OwnSegments.ofNumbered("own", List.of("a", "b")))
                        .whyNot())
                .isEqualTo("No number is known of the customers, so no rule of numbers tells segments apart");
        assertThat(SegmentTree.of(segmentation(List.of("a", "b"))).metrics())
                .containsEntry("why_not", "Rules need 20 customers, found 2");
    }
}
