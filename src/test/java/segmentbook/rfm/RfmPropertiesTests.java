package segmentbook.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import segmentbook.PropertyFolder;
import segmentbook.segments.Profile;
import segmentbook.segments.Profiles;
import segmentbook.segments.Segmentation;
import segmentbook.transactions.ShopLines;
import segmentbook.transactions.SmallShop;

/** What holds of the measures and scores of any purchases. */
class RfmPropertiesTests extends PropertyFolder {
    private RfmTable rfm(List<String> lines) {
        return RfmTable.of(SmallShop.transactions(path(), ShopLines.text(lines)));
    }

    @Provide
    Arbitrary<List<String>> purchases() {
        return ShopLines.purchases();
    }

    @Property(tries = 250, seed = "11", edgeCases = EdgeCasesMode.NONE)
    void theOrderOfLinesDoesNotMatter(
            @ForAll("purchases") List<String> lines,
            @ForAll Random random,
            @ForAll @IntRange(min = 2, max = 10) int bins) {
        List<String> shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, random);
        RfmTable one = rfm(lines);
        RfmTable other = rfm(shuffled);
        assertThat(other.rows()).isEqualTo(one.rows());
        assertThat(scores(other.score(bins))).isEqualTo(scores(one.score(bins)));
        assertThat(profiles(other)).isEqualTo(profiles(one));
    }

    private static List<Profile> profiles(RfmTable rfm) {
        return Profiles.of(Segmentation.of(rfm.score(5).segments())).all();
    }

    private static List<List<Integer>> scores(RfmScores scores) {
        return IntStream.range(0, scores.rfm().size())
                .mapToObj(row -> List.of(scores.recency(row), scores.frequency(row), scores.monetary(row)))
                .toList();
    }

    @Property(tries = 250, seed = "12", edgeCases = EdgeCasesMode.NONE)
    void anotherCurrencyScalesMonetaryAndLeavesScores(
            @ForAll("purchases") List<String> lines, @ForAll @IntRange(min = 1, max = 999) int cents) {
        BigDecimal factor = BigDecimal.valueOf(cents, 2);
        List<String> scaled = lines.stream().map(line -> scaled(line, factor)).toList();
        RfmTable one = rfm(lines);
        RfmTable other = rfm(scaled);
        for (int row = 0; row < one.size(); row++) {
            double expected = one.rows().get(row).monetary() * factor.doubleValue();
            assertThat(other.rows().get(row).monetary()).isEqualTo(expected, within(1e-12 * expected));
        }
        assertThat(scores(other.score(5))).isEqualTo(scores(one.score(5)));
    }

    private static String scaled(String line, BigDecimal factor) {
        String[] cells = line.split(",", -1);
        cells[5] = new BigDecimal(cells[5]).multiply(factor).toPlainString();
        return String.join(",", cells);
    }

    @Property(tries = 250, seed = "13", edgeCases = EdgeCasesMode.NONE)
    void equalValuesScoreEqualAndBetterOnesNoLower(@ForAll("purchases") List<String> lines) {
        RfmTable table = rfm(lines);
        RfmScores scores = table.score(5);
        for (int a = 0; a < table.size(); a++) {
            for (int b = 0; b < table.size(); b++) {
                RfmRow one = table.rows().get(a);
                RfmRow other = table.rows().get(b);
                assertThat(one.recencyDays() < other.recencyDays() && scores.recency(a) < scores.recency(b))
                        .isFalse();
                assertThat(one.frequency() > other.frequency() && scores.frequency(a) < scores.frequency(b))
                        .isFalse();
                assertThat(one.monetary() > other.monetary() && scores.monetary(a) < scores.monetary(b))
                        .isFalse();
                assertThat(one.monetary() == other.monetary() && scores.monetary(a) != scores.monetary(b))
                        .isFalse();
                assertThat(one.recencyDays() == other.recencyDays() && scores.recency(a) != scores.recency(b))
                        .isFalse();
                assertThat(one.frequency() == other.frequency() && scores.frequency(a) != scores.frequency(b))
                        .isFalse();
            }
        }
    }

    @Property(tries = 250, seed = "14", edgeCases = EdgeCasesMode.NONE)
    void moneyAgreesWithExactDecimals(@ForAll("purchases") List<String> lines) {
        Map<String, BigDecimal> money = new HashMap<>();
        lines.stream()
                .distinct()
                .map(line -> line.split(",", -1))
                .forEach(cells -> money.merge(
                        cells[6], new BigDecimal(cells[3]).multiply(new BigDecimal(cells[5])), BigDecimal::add));
        RfmTable table = rfm(lines);
        assertThat(table.size()).isEqualTo(money.size());
        money.forEach(
                (customer, amount) -> assertThat(table.row(customer).monetary()).isEqualTo(amount.doubleValue()));
    }
}
