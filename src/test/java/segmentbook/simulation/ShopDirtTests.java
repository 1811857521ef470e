package segmentbook.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import segmentbook.WhenChanged;
import segmentbook.simulation.ShopLines.Row;

/** The dirt in the shipped lines, and that data/README.md tells the truth about it. */
@TestInstance(Lifecycle.PER_CLASS)
@WhenChanged({"src/simulation", "data"})
class ShopDirtTests {
    private ShopLines lines;

    @BeforeAll
    void read() throws IOException {
        lines = ShopLines.shipped();
    }

    private int of(Map<String, Integer> counts, String what) {
        return counts.getOrDefault(what, 0);
    }

    private long raw(Predicate<Row> which) {
        return lines.raw.stream().filter(which).count();
    }

    @Test
    void atLeastTwoFifthsOfCancellationsArePartial() {
        double partial = of(lines.cancellations, "partial");

        assertThat(partial / of(lines.left, "cancellation")).isGreaterThanOrEqualTo(0.4);
    }

    @Test
    void someCancellationsReachOverSeveralLinesAndSomeHaveNoPurchase() {
        assertThat(of(lines.cancellations, "several")).isGreaterThan(100);
        assertThat(of(lines.cancellations, "nothing")).isGreaterThan(100);
    }

    @Test
    void everyRuleOfTheDefaultCleaningHasWorkToDo() {
        assertThat(lines.left)
                .containsOnlyKeys(
                        "duplicate",
                        "customer missing",
                        "not a product",
                        "price",
                        "quantity",
                        "cancellation",
                        "purchase")
                .allSatisfy((rule, n) -> assertThat(n).isGreaterThan(10));
    }

    @Test
    void unrepairedIdsSplitHundredsOfCustomers() {
        Set<String> asWritten = new TreeSet<>(lines.raw.stream().map(Row::id).toList());
        Set<String> repaired =
                new TreeSet<>(lines.raw.stream().map(Row::customer).toList());

        assertThat(asWritten.size() - repaired.size()).isGreaterThan(500);
    }

    @Test
    void someDuplicatesDifferInTheWritingOfTheIdOnly() {
        long asWritten = lines.raw.stream().distinct().count();

        assertThat(lines.raw.size() - asWritten).isLessThan(of(lines.left, "duplicate"));
    }

    @Test
    void aFewCustomersHaveCancellationsOnly() {
        Set<String> buyers = lines.raw.stream()
                .filter(r -> !r.isCancelled())
                .map(Row::customer)
                .collect(Collectors.toSet());
        long only = lines.raw.stream()
                .map(Row::customer)
                .filter(c -> !buyers.contains(c))
                .distinct()
                .count();

        assertThat(only).isBetween(3L, 30L);
    }

    /** Dropping cancellations instead of netting them makes a mistyped order the best seller. */
    @Test
    void twoHugeOrdersAreCancelledWithinMinutesAndLeaveAFalseBestSeller() {
        List<Row> huge = lines.raw.stream().filter(r -> r.quantity() > 10_000).toList();
        Map<String, Integer> bought = lines.raw.stream()
                .filter(r -> r.quantity() > 0)
                .collect(Collectors.groupingBy(Row::code, Collectors.summingInt(Row::quantity)));
        Map<String, Integer> kept = lines.kept.stream()
                .collect(Collectors.groupingBy(k -> k.row().code(), Collectors.summingInt(k -> k.units())));

        assertThat(huge).hasSize(2).allSatisfy(order -> assertThat(lines.raw)
                .anyMatch(back -> back.isCancelled()
                        && back.customer().equals(order.customer())
                        && back.quantity() == -order.quantity()
                        && back.time().isBefore(order.time().plusMinutes(20))));
        assertThat(best(bought)).isEqualTo(huge.get(0).code());
        assertThat(best(kept)).isNotEqualTo(huge.get(0).code());
    }

    private static String best(Map<String, Integer> units) {
        return units.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    @Test
    void theReadmeCountsTheDirtRight() throws IOException {
        String readme = Files.readString(ShopLines.DATA.resolve("README.md"));

        counts().forEach((what, n) ->
                assertThat(readme).contains("| " + what + " | " + String.format(Locale.ROOT, "%,d", n) + " |"));
    }

    @Test
    void theReadmeGivesTheRangesRight() throws IOException {
        assertThat(Files.readString(ShopLines.DATA.resolve("README.md")))
                .contains("%,d to %,d; below zero".formatted(least(Row::quantity), -least(Row::quantity)))
                .contains("0.00 to %s; two bad debts are -11,062.06".formatted(-least(r -> -r.pence()) / 100.0))
                .contains("%d to %d; until 2 March 2025".formatted(leastId(1), -leastId(-1)));
        assertThat(least(r -> -r.quantity())).isEqualTo(least(Row::quantity));
        assertThat(least(Row::pence)).isEqualTo(-1_106_206);
    }

    private long least(ToLongFunction<Row> value) {
        return lines.raw.stream().mapToLong(value).min().orElseThrow();
    }

    private long leastId(int sign) {
        return least(r -> r.customer().isEmpty() ? Integer.MAX_VALUE : sign * Long.parseLong(r.customer()));
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("lines", (long) lines.raw.size());
        counts.put("invoices", lines.raw.stream().map(Row::invoice).distinct().count());
        counts.put("exact duplicates", (long) of(lines.left, "duplicate"));
        counts.put("customer missing", raw(r -> r.id().isEmpty()));
        counts.put("id written as 17850.0", raw(r -> r.id().endsWith(".0")));
        counts.put("not a product", raw(r -> !r.code().matches("[0-9]{5}[A-D]?")));
        counts.put("price zero", raw(r -> r.pence() == 0));
        counts.put("price below zero", raw(r -> r.pence() < 0));
        counts.put("description untrimmed", raw(r -> !r.description().strip().equals(r.description())));
        counts.put("description missing", raw(r -> r.description().isEmpty()));
        counts.put("quantity below zero without a C", raw(r -> r.quantity() < 0 && !r.isCancelled()));
        counts.put("cancellations", raw(Row::isCancelled));
        counts.put("of a part of a purchase", (long) of(lines.cancellations, "partial"));
        counts.put("of whole purchases", (long) of(lines.cancellations, "whole"));
        counts.put("drawn from several lines", (long) of(lines.cancellations, "several"));
        counts.put("without a purchase", (long) of(lines.cancellations, "nothing"));
        counts.put("lines kept", (long) lines.kept.size());
        return counts;
    }
}
