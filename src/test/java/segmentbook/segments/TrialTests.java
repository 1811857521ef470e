package segmentbook.segments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import segmentbook.segments.Offers.Offer;
import segmentbook.segments.Recipients.Group;
import tech.tablesaw.api.Table;

/** What a test of an offer promises, and whether it keeps it: error rates over 200 mailings. */
class TrialTests {
    private static final int MAILINGS = 200;
    private static final int SEGMENTS = 5;
    private static final double USUAL = .3;

    private static Offer offer(String segment, int offered, int heldOut, double cost, double order) {
        OfferRules.Rule rule = new OfferRules.Rule(
                segment, "a", "b", "c", null, cost, null, null, segmentbook.description.Place.file("offers.yaml"));
        return new Offer(rule, segment, offered + heldOut, "b", offered, 0, heldOut, cost, Double.NaN, USUAL, order);
    }

    @Test
    void largeSegmentsAreTestedAloneAndSmallOnesTogether() {
        List<Trial> trials =
                Trial.of(List.of(offer("A", 4000, 1000, 1, 20), offer("B", 85, 9, 1, 20), offer("C", 90, 10, 1, 20)));
        assertThat(trials).extracting(Trial::names).containsExactly("A", "B + C");
        assertThat(trials.get(0).detectable()).isLessThan(.05);
        assertThat(trials.get(0).verdict()).isEqualTo("shows what pays");
        assertThat(trials.get(1).heldOut()).isEqualTo(19);
        assertThat(trials.get(1).verdict()).isEqualTo("too few even together: no test");
        assertThat(Trial.table(trials, false).name())
                .isEqualTo("1 of 2 tests can show a rise of 10 points or less (80 % power, 5 % error); "
                        + "who would buy anyway is not known, so a half is assumed");
        Table table = Trial.table(trials, true);
        assertThat(table.name()).isEqualTo("1 of 2 tests can show a rise of 10 points or less (80 % power, 5 % error)");
        assertThat(table.doubleColumn("pays from, points").asList()).containsExactly(5., 5.);
        assertThat(Trial.table(trials.subList(1, 2), true).name()).startsWith("No test can show a rise of 10 points");
    }

    @ParameterizedTest
    @CsvSource({
        "4000, 1000, 0.1, may pay without being shown",
        "4000, 1000, 10, shows what pays",
        "4000, 0, 1, too few: no test",
        "90, 10, 1, too few: no test",
        "0, 0, 1, too few: no test",
    })
    void aVerdictComparesWhatIsShownWithWhatPays(int offered, int heldOut, double cost, String verdict) {
        assertThat(Trial.of(List.of(offer("A", offered, heldOut, cost, 20)))
                        .get(0)
                        .verdict())
                .isEqualTo(verdict);
    }

    @Test
    void withoutMoneyNobodyKnowsWhatPays() {
        assertThat(new Trial(List.of(offer("A", 4000, 1000, 1, Double.NaN))).verdict())
                .isEqualTo("can show a rise, but none is known to pay");
    }

    @Test
    void whereNotEvenEverybodyWouldPayNoRiseDoes() {
        Trial trial = new Trial(List.of(offer("A", 4000, 1000, 1, 1)));
        assertThat(trial.verdict()).isEqualTo("can show a rise, but none is known to pay");
        assertThat(Trial.table(List.of(trial), true)
                        .doubleColumn("pays from, points")
                        .isMissing(0))
                .isTrue();
    }

    /** Segments of as many customers, a fifth held out; who gets an offer answers more often by the effect in the first segment. */
    private static Responses mailing(int seed, int customers, double effect) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Trial> trials = IntStream.range(0, SEGMENTS)
                .mapToObj(i -> new Trial(List.of(offer("S" + i, customers * 4 / 5, customers / 5, 1, 20))))
                .toList();
        List<String> segments = IntStream.range(0, SEGMENTS * customers)
                .mapToObj(row -> "S" + row / customers)
                .toList();
        List<Group> groups = IntStream.range(0, segments.size())
                .mapToObj(row -> row % 5 == 0 ? Group.HOLD_OUT : Group.OFFER)
                .toList();
        Map<String, Double> amounts = new HashMap<>();
        for (int row = 0; row < groups.size(); row++) {
            boolean gets = row < customers && groups.get(row) == Group.OFFER;
            if (random.nextDouble() < USUAL + (gets ? effect : 0)) {
                amounts.put(String.valueOf(row + 1), 10 + 10 * random.nextDouble());
            }
        }
        return Responses.of(trials, OwnSegments.ofNumbered("own", segments), new Recipients(groups), amounts);
    }

    private static boolean finds(Responses responses) {
        return responses.sentence().startsWith("More customers answered because of the offer: S0 (");
    }

    @Test
    void withoutAnEffectNoneIsFoundButInFiveOfAHundredMailings() {
        long found = IntStream.range(0, MAILINGS)
                .mapToObj(seed -> mailing(seed, 300, 0))
                .filter(each -> each.sentence().startsWith("More"))
                .count();
        assertThat(found).isLessThanOrEqualTo(10);
        assertThat(mailing(0, 300, 0).sentence())
                .isEqualTo("No offer made more customers answer than in its hold-out, beyond what chance gives");
    }

    /** Four times the customers that would show it alone, since five tests are corrected together. */
    @Test
    void aPlantedEffectIsFound() {
        long found = IntStream.range(0, MAILINGS)
                .mapToObj(seed -> mailing(seed, 1500, .12))
                .filter(TrialTests::finds)
                .count();
        assertThat(found).isGreaterThanOrEqualTo(MAILINGS * 8 / 10);
    }

    @Test
    void whatIsPromisedToBeShownIsShownInEightOfTenMailings() {
        double shown = offerOf(1500).detectable();
        long found = IntStream.range(0, MAILINGS)
                .mapToObj(seed -> mailing(seed, 1500, shown))
                .filter(each -> each.rows().get(0).answers().chance() <= .05)
                .count();
        assertThat(found).isBetween((long) (.7 * MAILINGS), (long) (.9 * MAILINGS));
    }

    private static Trial offerOf(int customers) {
        return new Trial(List.of(offer("S0", customers * 4 / 5, customers / 5, 1, 20)));
    }

    @Test
    void whatWasBoughtMoreHasAnInterval() {
        Responses responses = mailing(1, 1500, .2);
        Responses.Row first = responses.rows().get(0);
        assertThat(first.answers().difference()).isBetween(.1, .3);
        assertThat(first.more()).isBetween(1.5, 4.5); // a fifth more answers at 15 each
        assertThat(first.error()).isBetween(.3, 1.5);
        assertThat(responses.table().rowCount()).isEqualTo(SEGMENTS);
    }
}
