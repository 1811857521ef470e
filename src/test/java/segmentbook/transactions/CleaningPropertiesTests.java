package segmentbook.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import segmentbook.PropertyFolder;
import segmentbook.description.DataException;

/** What holds of the cleaning of any file. */
class CleaningPropertiesTests extends PropertyFolder {
    private static final CleaningRules RULES = new CleaningRules().withNotProducts(Set.of("POST"));

    /** Empty where half of the generated lines cannot be read, or seem to be cancelled though none is below zero. */
    private Optional<Cleaning> clean(CleaningRules rules, List<String> lines) {
        try {
            return Optional.of(Cleaning.of(InvoiceLines.read(
                    SmallShop.dataset(path(), ShopLines.text(lines)).with(rules))));
        } catch (DataException refused) {
            assertThat(refused).message().containsAnyOf("lines cannot be read", "none of them below zero");
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<List<String>> files() {
        return ShopLines.any();
    }

    @Provide
    Arbitrary<CleaningRules> rules() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of("C", "2", "none").injectNull(.2),
                        Arbitraries.of(Cancellations.values()))
                .as((drop, prefix, way) -> new CleaningRules(drop, prefix, way, Set.of("POST"), List.of(), Map.of()));
    }

    @Property(tries = 1000, seed = "3", edgeCases = EdgeCasesMode.NONE)
    void agreesWithThePlainReading(@ForAll("files") List<String> lines) {
        clean(RULES, lines).ifPresent(cleaning -> {
            NaiveCleaning naive = new NaiveCleaning(lines);
            assertThat(IntStream.range(0, lines.size())
                            .mapToObj(line -> fate(cleaning, line))
                            .toList())
                    .containsExactlyInAnyOrderElementsOf(
                            naive.lines.stream().map(NaiveCleaning.Line::fate).toList());
            Ledger.NettingSummary netting = cleaning.ledger().nettingSummary().orElseThrow();
            assertThat(List.of(netting.wholly(), netting.partly(), netting.not()))
                    .containsExactly((long) naive.wholly, (long) naive.partly, (long) naive.not);
            assertThat(netting.unitsWithout()).isEqualTo(naive.unitsWithout.doubleValue(), within(1e-9));
            assertThat(netting.moneyNetted()).isEqualTo(naive.moneyNetted.doubleValue(), within(1e-9));
        });
    }

    private static String fate(Cleaning cleaning, int line) {
        InvoiceLines lines = cleaning.invoiceLines();
        boolean readable = !lines.isUnreadable(line);
        return String.join(
                        " ",
                        lines.invoice(line),
                        lines.product(line),
                        LinesTables.time(lines.seconds(line)) + ":00",
                        lines.customers().at(line),
                        shown(BigDecimal.valueOf(readable ? lines.quantity(line) : 0)),
                        shown(BigDecimal.valueOf(readable ? lines.price(line) : 0)))
                + " -> "
                + (cleaning.isKept(line)
                        ? shown(BigDecimal.valueOf(cleaning.quantityLeft(line)))
                        : cleaning.rule(line));
    }

    static String shown(BigDecimal number) {
        BigDecimal rounded = number.setScale(9, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    @Property(tries = 500, seed = "4", edgeCases = EdgeCasesMode.NONE)
    void theLedgerBalances(@ForAll("files") List<String> lines, @ForAll("rules") CleaningRules rules) {
        clean(rules, lines).ifPresent(cleaning -> {
            Ledger.Entry imbalance = cleaning.ledger().imbalance();
            assertThat(imbalance.lines()).isZero();
            assertThat(imbalance.units()).isEqualTo(0, within(1e-9));
            assertThat(imbalance.money()).isEqualTo(0, within(1e-9));
            assertThat(cleaning.ledger().read().lines()).isEqualTo(lines.size());
        });
    }

    @Property(tries = 500, seed = "5", edgeCases = EdgeCasesMode.NONE)
    void theOrderOfLinesDoesNotMatter(
            @ForAll("files") List<String> lines, @ForAll("rules") CleaningRules rules, @ForAll Random random) {
        List<String> shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, random);
        Optional<Cleaning> one = clean(rules, lines);
        Optional<Cleaning> other = clean(rules, shuffled);
        assertThat(other.map(Cleaning::ledger)).isEqualTo(one.map(Cleaning::ledger));
        assertThat(other.map(CleaningPropertiesTests::kept)).isEqualTo(one.map(CleaningPropertiesTests::kept));
        assertThat(other.map(each -> each.exampleOfNetting().toString()))
                .isEqualTo(one.map(each -> each.exampleOfNetting().toString()));
        assertThat(other.map(each -> each.largestCancellation().toString()))
                .isEqualTo(one.map(each -> each.largestCancellation().toString()));
    }

    /** Kept lines with all that later packages see of them, in an order of their own; empty where none is kept. */
    private static List<String> kept(Cleaning cleaning) {
        if (cleaning.ledger().kept().lines() == 0) {
            return List.of();
        }
        Transactions kept = cleaning.transactions();
        List<String> lines = new ArrayList<>(List.of(kept.metrics().toString()));
        IntStream.range(0, kept.size())
                .mapToObj(line -> kept.customer(line) + " " + kept.product(line) + " " + kept.invoice(line) + " "
                        + kept.productName(kept.product(line)) + " " + kept.time(line) + " " + kept.quantity(line)
                        + " " + kept.amount(line))
                .sorted()
                .forEach(lines::add);
        return lines;
    }

    @Property(tries = 500, seed = "6", edgeCases = EdgeCasesMode.NONE)
    void cancellationsTakeAtMostWhatWasBought(@ForAll("files") List<String> lines) {
        clean(RULES, lines).ifPresent(cleaning -> {
            Ledger ledger = cleaning.ledger();
            for (int line = 0; line < lines.size(); line++) {
                if (cleaning.isKept(line)) {
                    assertThat(cleaning.quantityLeft(line))
                            .isGreaterThan(0)
                            .isLessThanOrEqualTo(cleaning.invoiceLines().quantity(line));
                }
            }
            double cancelled = -ledger.entry(Rule.CANCELLATION).units();
            double drawn = ledger.reductions().units()
                    + ledger.entry(Rule.WHOLLY_CANCELLED).units();
            assertThat(drawn + ledger.nettingSummary().orElseThrow().unitsWithout())
                    .isEqualTo(cancelled, within(1e-9));
        });
    }

    @Property(tries = 250, seed = "7", edgeCases = EdgeCasesMode.NONE)
    void aFileTwiceIsTheFileOnce(@ForAll("files") List<String> lines) {
        List<String> twice = new ArrayList<>(lines);
        twice.addAll(lines);
        assertThat(clean(RULES, twice).map(CleaningPropertiesTests::kept))
                .isEqualTo(clean(RULES, lines).map(CleaningPropertiesTests::kept));
    }

    @Property(tries = 250, seed = "8", edgeCases = EdgeCasesMode.NONE)
    void findingsCountWhatTheLedgerLeavesOut(@ForAll("files") List<String> lines) {
        clean(RULES, lines).ifPresent(cleaning -> {
            Findings findings = Findings.of(cleaning.invoiceLines());
            for (Rule rule : List.of(Rule.UNREADABLE, Rule.DUPLICATE)) {
                assertThat((long)
                                findings.finding(rule.key()).map(Finding::count).orElse(0))
                        .isEqualTo(cleaning.ledger().entry(rule).lines());
            }
            for (Rule rule : List.of(Rule.CUSTOMER_MISSING, Rule.NOT_A_PRODUCT, Rule.PRICE_NOT_POSITIVE)) {
                assertThat((long)
                                findings.finding(rule.key()).map(Finding::count).orElse(0))
                        .isGreaterThanOrEqualTo(cleaning.ledger().entry(rule).lines());
            }
        });
    }
}
