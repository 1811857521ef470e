package segmentbook.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.description.DataException;
import segmentbook.rfm.CustomerBase;
import segmentbook.rfm.RfmTable;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

class OffersTests {
    private static final String ONE = "Few: {offer: A gift, message: \"{segment} like {product}\", channel: mail}\n";
    private static final String DEFAULT = "default: {offer: News, message: Hello, channel: letter}\n";

    private final Path folder;
    private final Profiles profiles;
    private final BestSellers bestSellers;

    OffersTests(@TempDir Path folder) {
        this.folder = folder;
        Transactions lines = ThreeCustomers.in(folder);
        Segmentation own = OwnSegments.of(lines, "own", List.of("Many", "Few", "Few"));
        profiles = Profiles.of(own);
        bestSellers = BestSellers.of(CustomerBase.of(RfmTable.of(lines)), own);
    }

    private Offers offers(String yaml) {
        try {
            return Offers.of(
                    profiles, bestSellers, OfferRules.read(Files.writeString(folder.resolve("offers.yaml"), yaml)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void joinsRulesToSegmentsAndFillsInWhatTheyBuy() {
        Offers offers = offers(ONE + DEFAULT);
        assertThat(offers.all())
                .containsExactly(
                        new Offers.Offer("Many", 1, "News", "Hello", "letter", true),
                        new Offers.Offer("Few", 2, "A gift", "Few like Cheese", "mail", false));
        assertThat(offers.byDefault()).containsExactly("Many");
        assertThat(offers.results().stringColumn("rule").asList()).containsExactly("default", "own");
    }

    @Test
    void aSegmentWithoutRuleAndDefaultIsAnError() {
        assertThatThrownBy(() -> offers(ONE))
                .isInstanceOf(DataException.class)
                .hasMessage("offers: a rule for each segment or a default, found none for Many");
    }

    @Test
    void aRuleForNoSegmentIsAnErrorWithItsLineAndTheNamesThereAre() {
        assertThatThrownBy(() -> offers(DEFAULT + ONE.replace("Few:", "Fwe:")))
                .isInstanceOf(DataException.class)
                .hasMessage("offers: the name of a segment, found Fwe (offers.yaml, line 2);"
                        + " did you mean Few? segments: Few, Many");
    }

    @Test
    void aProductCalledLikeAPlaceholderStaysAsItIs(@TempDir Path other) {
        Transactions lines = segmentbook.transactions.SmallShop.transactions(
                other,
                "invoice,product,description,quantity,time,price,customer\n"
                        + "1,A,$1 {segment} \\,1,2020-01-01 10:00:00,1,7\n");
        Segmentation own = OwnSegments.of(lines, "own", List.of("Few"));
        Offers offers = Offers.of(
                Profiles.of(own),
                BestSellers.of(CustomerBase.of(RfmTable.of(lines)), own),
                new OfferRules(List.of(), OfferRules.shipped().fallback()));
        assertThat(offers.all().get(0).message()).isEqualTo("What is new this month: $1 {segment} \\");
    }

    @Test
    void eachSegmentHasAListOfItsCustomersTheDearestFirst() {
        Map<String, Table> lists = offers(DEFAULT).lists();
        assertThat(lists).containsOnlyKeys("many", "few");
        Table few = lists.getOrDefault("few", Table.create());
        assertThat(few.columnNames())
                .containsExactly(
                        "customer_id",
                        "recency_days",
                        "frequency",
                        "monetary",
                        "segment",
                        "offer",
                        "message",
                        "channel");
        assertThat(few.stringColumn("customer_id").asList()).containsExactly("9", "8");
        assertThat(few.stringColumn("offer").asList()).containsExactly("News", "News");
    }

    @Test
    void theShippedRulesHaveOneForEachNameOfTheGrid() {
        Segmentation grid =
                Segmentation.of(RfmTable.of(ThreeCustomers.in(folder)).score(5).segments());
        OfferRules shipped = OfferRules.shipped();
        shipped.requireKnown(grid.known());
        assertThat(shipped.rules())
                .extracting(OfferRules.Rule::segment)
                .containsExactlyInAnyOrderElementsOf(grid.known());
        assertThat(shipped.fallback()).isPresent();
        assertThat(shipped.onlyDefault().rule("recent, frequent, high spenders"))
                .isEqualTo(shipped.fallback());
    }
}
