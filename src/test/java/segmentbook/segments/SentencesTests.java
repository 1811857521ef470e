package segmentbook.segments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.rfm.CustomerBase;
import segmentbook.rfm.RfmTable;
import segmentbook.transactions.Transactions;

/** What is said of segments holds for them, and changes with them. */
class SentencesTests {
    private final Transactions lines;

    SentencesTests(@TempDir Path folder) {
        lines = ThreeCustomers.in(folder);
    }

    private Segmentation segments(String... names) {
        return Segmentation.of("own", RfmTable.of(lines).customerTable(), List.of(names));
    }

    @Test
    void worthComparesTheBestWithTheWorstWhereThereAreTwo() {
        assertThat(Profiles.of(segments("a", "b", "b")).worthSentence())
                .isEqualTo("One customer of a has brought 14 GBP on average, one of b 5.50");
        assertThat(Profiles.of(segments("a", "a", "a")).worthSentence())
                .isEqualTo("One customer of a has brought 8.33 GBP on average");
    }

    @Test
    void sharesSpeakOfTheFirst() {
        assertThat(Profiles.of(segments("a", "b", "b")).sharesSentence())
                .isEqualTo("a are 33 % of the customers and 56 % of the revenue");
    }

    @Test
    void aLiftNeedsBuyers() {
        BestSellers sellers = BestSellers.of(CustomerBase.of(RfmTable.of(lines)), segments("a", "b", "b"));
        assertThat(sellers.liftSentence()).isEqualTo("No product has enough buyers in a segment for a lift");
    }

    @Test
    void aBestSellerIsComparedWithTheOrdersOfOthers() {
        assertThat(new BestSeller("A", "Apple", 1, 1, 1, .5, .25, 2, 1.2, true).sentence("a"))
                .isEqualTo("Apple: in 50.0 % of the orders of a, 2.0 times its share of the orders of others"
                        + " (chance: 1.2 times)");
        assertThat(new BestSeller("A", "Apple", 1, 1, 1, .5, .25, 2, .8, false).sentence("a"))
                .isEqualTo(
                        "Apple: in 50.0 % of the orders of a and 25.0 % of those of others: no more than chance gives");
    }
}
