package segmentbook.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import segmentbook.customers.CustomerTable;
import segmentbook.rfm.RfmTable;

class SegmentationTests {
    private final Segmentation grid;

    SegmentationTests(@TempDir Path folder) {
        grid = Segmentation.of(RfmTable.of(ThreeCustomers.in(folder)).score(5).segments());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Champions          | R 5, F 4 to 5
                    Loyal              | R 3 to 4, F 4 to 5
                    Potential Loyalist | R 4 to 5, F 2 to 3; F 1 with more orders
                    New                | R 5, F 1, one recent order
                    Promising          | R 4, F 1, one recent order
                    Need Attention     | R 3, F 3
                    About To Sleep     | R 3, F 1 to 2
                    At Risk            | R 1 to 2, F 3 to 4
                    Can't Lose         | R 1 to 2, F 5
                    Hibernating        | R 1 to 2, F 1 to 2
                    """)
    void aSegmentOfTheGridIsThereForItsRangesOfScores(String segment, String reason) {
        assertThat(grid.reason(segment)).isEqualTo(reason);
    }

    @Test
    void theGridKnowsTenNamesAndListsThoseWithCustomers() {
        assertThat(grid.known()).hasSize(10);
        assertThat(grid.segments()).isSubsetOf(grid.known()).hasSizeBetween(1, 3);
        assertThat(grid.segments()).contains(grid.segmentOf(0), grid.segmentOf(1), grid.segmentOf(2));
    }

    @Test
    void otherNamesAreInTheOrderOfTheirSizesThenOfLetters() {
        Segmentation own = OwnSegments.ofNumbered("own", List.of("b", "c", "a", "c"));
        assertThat(own.segments()).containsExactly("c", "a", "b");
        assertThat(own.known()).isEqualTo(own.segments());
        assertThat(own.rows("c")).containsExactly(1, 3);
        assertThat(own.reason("c")).isEmpty();
    }

    @Test
    void everyCustomerNeedsAName() {
        assertThatThrownBy(() -> OwnSegments.ofNumbered("own", List.of("a", " ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("segmentation: a name for each of 2 customers, found a blank");
        CustomerTable two = CustomerTable.of(List.of("1", "2"));
        assertThatThrownBy(() -> Segmentation.of("own", two, List.of("a")))
                .hasMessage("segmentation: a name for each of 2 customers, found 1");
    }
}
