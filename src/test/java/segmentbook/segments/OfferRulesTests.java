package segmentbook.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import segmentbook.description.DataException;
import segmentbook.description.Place;

class OfferRulesTests {
    private final Path folder;

    OfferRulesTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private OfferRules read(String yaml) throws IOException {
        return OfferRules.read(Files.writeString(folder.resolve("offers.yaml"), yaml));
    }

    @Test
    void aSegmentHasItsOwnRuleOrTheDefault() throws IOException {
        OfferRules rules = read("""
                # a comment
                Can't Lose: {offer: Call, message: "Hello {segment}, here is {product}", channel: telephone}
                default: {offer: News, message: Hello, channel: mail}
                """);
        assertThat(rules.rule("Can't Lose"))
                .get()
                .extracting(OfferRules.Rule::offer)
                .isEqualTo("Call");
        assertThat(rules.rule("New")).get().extracting(OfferRules.Rule::offer).isEqualTo("News");
        assertThat(rules.rules()).hasSize(1);
        assertThat(rules.rules().get(0).place()).isEqualTo(new Place("offers.yaml", 2, null));
    }

    @Test
    void whatIsNotNeededMayBeLeftOut() throws IOException {
        OfferRules.Rule rule =
                read("A: {offer: a, message: b, channel: c}\n").rules().get(0);
        assertThat(rule.goal()).isNull();
        assertThat(rule.costEach()).isNaN();
        assertThat(rule.assumed()).isNaN();
        assertThat(rule.quietDays()).isNull();
    }

    @Test
    void theSeasonHasARuleOfItsOwn() throws IOException {
        OfferRules rules = read("season: {offer: Snow, message: b, channel: c}\n");
        assertThat(rules.season()).get().extracting(OfferRules.Rule::offer).isEqualTo("Snow");
        assertThat(rules.rules()).isEmpty();
        assertThat(rules.fallback()).isEmpty();
    }

    @Test
    void withoutADefaultASegmentMayHaveNone() throws IOException {
        assertThat(read("New: {offer: a, message: b, channel: c}\n").rule("Loyal"))
                .isEmpty();
    }

    @Test
    void theExampleBesideTheShopIsTheShippedOne() throws IOException {
        assertThat(OfferRules.read(Path.of("data", "offers.yaml"))).isEqualTo(OfferRules.shipped());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    A: {offer: a, message: b}                             | A.channel: required, found nothing (offers.yaml, line 1)
                    A: {offer: a, message: b, channel: c, price: 1}       | A.price: unknown key (offers.yaml, line 1); known here: offer, message, channel, goal, cost, effect, quietDays
                    A: call them                                          | A: keys with values, found call them (offers.yaml, line 1); known here: offer, message, channel, goal, cost, effect, quietDays
                    A: {offer: a, message: b, channel: c, cost: -1}       | A.cost: 0 or more, found -1.0 (offers.yaml, line 1)
                    A: {offer: a, message: b, channel: c, effect: 3}      | A.effect: 0 to 1, found 3.0 (offers.yaml, line 1)
                    A: {offer: a, message: b, channel: c, quietDays: 0}   | A.quietDays: a whole number from 1, found 0 (offers.yaml, line 1)
                    A: {offer: [a], message: b, channel: c}               | A.offer: a text, found a list of 1 (offers.yaml, line 1)
                    A: {offer: " ", message: b, channel: c}               | A.offer: one line of at most 200 characters, found   (offers.yaml, line 1)
                    A: {offer: a, message: "Hi {name}", channel: c}       | A.message: {product} or {segment} in braces, found {name} (offers.yaml, line 1)
                    A: {offer: a, message: "Hi {product", channel: c}     | A.message: {product} or {segment} in braces, found {product (offers.yaml, line 1)
                    """)
    void aRuleThatIsNotWholeIsRefusedWithItsPlace(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(DataException.class).hasMessage(message);
    }

    @Test
    void aSegmentStandsOnce() {
        assertThatThrownBy(() -> read("A: {offer: a, message: b, channel: c}\nA: {offer: a, message: b, channel: c}\n"))
                .isInstanceOf(DataException.class)
                .hasMessage("A: once, found again (offers.yaml, line 2); first in line 1");
    }
}
