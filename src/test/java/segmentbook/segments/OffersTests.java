package segmentbook.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
                .extracting(
                        Offers.Offer::segment,
                        Offers.Offer::customers,
                        Offers.Offer::offer,
                        Offers.Offer::message,
                        Offers.Offer::channel,
                        Offers.Offer::byDefault)
                .containsExactly(
                        tuple("Many", 1, "News", "Hello", "letter", true),
                        tuple("Few", 2, "A gift", "Few like our products", "mail", false));
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

    /** Twelve customers of each segment; those of the first buy a product that no other buys, with a name like a placeholder. */
    private Offers ofTwelve(Path other, OfferRules rules) {
        return ofTwelve(other, rules, "2020-01-01");
    }

    private Offers ofTwelve(Path other, OfferRules rules, String end) {
        StringBuilder text = new StringBuilder("invoice,product,description,quantity,time,price,customer\n");
        for (int customer = 10; customer < 34; customer++) {
            text.append(String.format("%1$d,A,Apple,1,%2$s 10:00:00,4,%1$d%n", customer, end));
            if (customer < 22) {
                text.append(String.format("%1$d,B,$1 {segment} \\,1,2020-01-01 10:00:00,6,%1$d%n", customer));
            }
        }
        Transactions lines = segmentbook.transactions.SmallShop.transactions(other, text.toString());
        Segmentation own = OwnSegments.of(
                lines,
                "own",
                IntStream.range(0, 24)
                        .mapToObj(row -> row < 12 ? "Few" : "Many")
                        .toList());
        return Offers.of(Profiles.of(own), BestSellers.of(CustomerBase.of(RfmTable.of(lines)), own), rules);
    }

    @Test
    void aProductIsWhatTheSegmentBuysMoreThanOthersAndStaysAsItIs(@TempDir Path other) {
        Offers offers = ofTwelve(other, OfferRules.shipped().onlyDefault());
        assertThat(offers.all())
                .extracting(Offers.Offer::message)
                .containsExactly("What is new this month: $1 {segment} \\", "What is new this month");
    }

    /** Apples were bought by all, the other product by the first twelve alone; 91 days later nobody buys it any more. */
    @Test
    void noMessageNamesAProductThatNobodyHasBoughtLately(@TempDir Path other, @TempDir Path later) {
        OfferRules rules = OfferRules.shipped().onlyDefault();
        String named = "What is new this month: $1 {segment} \\";
        assertThat(ofTwelve(other, rules, "2020-03-31").all().get(0).message()).isEqualTo(named);
        assertThat(ofTwelve(later, rules, "2020-04-01").all().get(0).message()).isEqualTo("What is new this month");
    }

    @Test
    void wordsInBracketsWithTheProductStandOnlyWhereThereIsOne(@TempDir Path other) throws IOException {
        String rules = "default: {offer: a, message: \"Ten per cent[, for {product} too] [until May]\", channel: c}\n";
        Path file = Files.writeString(folder.resolve("brackets.yaml"), rules);
        assertThat(ofTwelve(other, OfferRules.read(file)).all())
                .extracting(Offers.Offer::message)
                .containsExactly("Ten per cent, for $1 {segment} \\ too [until May]", "Ten per cent [until May]");
    }

    @Test
    void noShippedMessageSpeaksOfOurProducts() {
        OfferRules shipped = OfferRules.shipped();
        assertThat(Stream.concat(shipped.rules().stream(), shipped.fallback().stream()))
                .extracting(OfferRules.Rule::message)
                .allSatisfy(
                        each -> assertThat(each.replaceAll("\\[[^\\]]*]", "")).doesNotContain("{product}"));
    }

    @Test
    void anOfferHasItsCostItsWorthAndTheRiseFromWhichItPays(@TempDir Path other) throws IOException {
        Path file = folder.resolve("priced.yaml");
        Files.writeString(
                file, "default: {offer: a, message: b, channel: c, goal: more orders, cost: 0.5, effect: 0.2}\n");
        Offers.Offer few = ofTwelve(other, OfferRules.read(file)).all().get(0);
        assertThat(few.heldOut()).isEqualTo(1);
        assertThat(few.offered()).isEqualTo(11);
        assertThat(few.order()).isEqualTo(10);
        assertThat(few.cost()).isEqualTo(5.5);
        assertThat(few.pays()).isEqualTo(.05);
        assertThat(few.expected()).isEqualTo(.2 * 11 * 10 - 5.5, within(1e-9));
        Table results = ofTwelve(other, OfferRules.read(file)).results();
        assertThat(results.columnNames())
                .containsExactly(
                        "segment",
                        "customers",
                        "offer",
                        "message",
                        "channel",
                        "rule",
                        "goal",
                        "get_it",
                        "held_out",
                        "cost",
                        "effect_assumed",
                        "expected_value");
        assertThat(results.stringColumn("goal").asList()).containsExactly("more orders", "more orders");
    }

    @Test
    void thoseHeldOutAreListedWithoutAnOffer(@TempDir Path other) {
        Table few = ofTwelve(other, OfferRules.shipped().onlyDefault()).lists().getOrDefault("few", Table.create());
        Table heldOut = few.where(few.stringColumn("group").isEqualTo("hold-out"));
        assertThat(few.rowCount()).isEqualTo(12);
        assertThat(heldOut.rowCount()).isEqualTo(1);
        assertThat(heldOut.stringColumn("message").asList()).containsExactly("");
        assertThat(heldOut.stringColumn("offer").asList()).containsExactly("");
    }

    @Test
    void whoBoughtLatelyIsLeftAlone() {
        String quiet = "default: {offer: News, message: Hello, channel: letter, quietDays: 1}\n";
        Offers offers = offers(quiet);
        // customer 8 bought on the last day
        assertThat(offers.lists()
                        .getOrDefault("few", Table.create())
                        .stringColumn("customer_id")
                        .asList())
                .containsExactly("9");
        assertThat(offers.all()).extracting(Offers.Offer::offered).containsExactly(1, 1);
    }

    @Test
    void whoseSeasonIsComingGetsTheOfferOfTheSeason(@TempDir Path other) throws IOException {
        Transactions lines = segmentbook.transactions.SmallShop.transactions(other, """
                customer,time,price
                1,2022-01-20 10:00:00,5
                1,2023-01-20 10:00:00,5
                2,2023-12-31 10:00:00,5
                3,2022-05-20 10:00:00,5
                """);
        Segmentation own = OwnSegments.of(lines, "own", List.of("Few", "Few", "Gone"));
        String rules = """
                default: {offer: News, message: Hello, channel: mail, cost: 1, effect: 0.2}
                season: {offer: Snow, message: It is time again, channel: mail, cost: 3, effect: 0.4}
                """;
        Offers offers = Offers.of(
                Profiles.of(own),
                BestSellers.of(CustomerBase.of(RfmTable.of(lines)), own),
                OfferRules.read(Files.writeString(folder.resolve("season.yaml"), rules)));
        Table few = offers.lists().getOrDefault("few", Table.create());
        assertThat(few.stringColumn("customer_id").asList()).containsExactly("1", "2");
        assertThat(few.stringColumn("offer").asList()).containsExactly("Snow", "News");
        assertThat(few.stringColumn("message").asList()).containsExactly("It is time again", "Hello");
        assertThat(offers.all().get(0).offered()).isEqualTo(2);
        assertThat(offers.all().get(0).seasonal()).isEqualTo(1);
        assertThat(offers.all().get(0).cost()).isEqualTo(1 + 3, within(1e-9)); // each by the offer they get
        assertThat(offers.all().get(0).pays()).isEqualTo(2 / 5., within(1e-9));
        assertThat(offers.all().get(0).expected()).isEqualTo((.2 + .4) * 5 - 4, within(1e-9));
        assertThat(offers.table().name()).startsWith("Offers; 1 of 2 would lose money, if their effect is right");
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
                        "channel",
                        "group");
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
