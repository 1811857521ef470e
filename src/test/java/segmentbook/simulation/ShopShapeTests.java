package segmentbook.simulation;

import static java.util.stream.Collectors.averagingDouble;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import segmentbook.WhenChanged;
import segmentbook.simulation.ShopCustomers.Truth;
import segmentbook.simulation.ShopLines.Kept;
import segmentbook.simulation.ShopLines.Row;

/** What the shipped shop sells, when, and to whom, held against its truth. */
@TestInstance(Lifecycle.PER_CLASS)
@WhenChanged({"src/simulation", "data"})
class ShopShapeTests {
    private final Catalogue catalogue = Catalogue.of(ShopPlan.SHIPPED.seed());
    private final Map<String, Product> products = new HashMap<>();
    private ShopLines lines;
    private Map<String, Truth> truth;

    @BeforeAll
    void read() throws IOException {
        lines = ShopLines.shipped();
        truth = ShopCustomers.truth();
        for (int i = 0; i < catalogue.size(); i++) {
            products.put(catalogue.product(i).code(), catalogue.product(i));
        }
    }

    private static <K, V> V known(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key), () -> "nothing about " + key);
    }

    private Truth truthOf(Kept kept) {
        return known(truth, kept.row().customer());
    }

    private Product productOf(Kept kept) {
        return known(products, kept.row().code());
    }

    @Nested
    class Sizes {
        @Test
        void thereAreAtLeastAHundredAndFiftyThousandLinesOfFourHundredProducts() {
            assertThat(lines.raw).hasSizeGreaterThan(150_000);
            assertThat(products).hasSize(400);
            assertThat(lines.kept.stream().map(k -> k.row().code()).distinct())
                    .containsExactlyInAnyOrderElementsOf(products.keySet());
        }

        @Test
        void namesOfProductsAreDistinct() {
            assertThat(products.values().stream().map(Product::name)).doesNotHaveDuplicates();
        }

        @Test
        void mostCustomersLiveAtHome() {
            Map<String, String> country = new HashMap<>();
            lines.kept.forEach(k -> country.put(k.row().customer(), k.row().country()));
            long home =
                    country.values().stream().filter("United Kingdom"::equals).count();

            assertThat((double) home / country.size()).isBetween(0.85, 0.90);
            assertThat(new TreeSet<>(country.values())).hasSizeGreaterThan(10);
        }
    }

    @Nested
    class Times {
        @Test
        void linesStandInOrderOfTime() {
            assertThat(lines.raw).isSortedAccordingTo((a, b) -> a.time().compareTo(b.time()));
        }

        @Test
        void theyFillTheTwoYearsOfTheCalendar() {
            assertThat(lines.raw.get(0).time().toLocalDate()).isEqualTo(LocalDate.of(2024, 1, 2));
            assertThat(lines.raw.get(lines.raw.size() - 1).time().toLocalDate()).isEqualTo(LocalDate.of(2025, 12, 12));
        }

        @Test
        void sundaysNightsAndChristmasAreQuiet() {
            assertThat(lines.raw)
                    .noneMatch(r -> r.time().getDayOfWeek() == DayOfWeek.SUNDAY)
                    .noneMatch(r -> r.time().getHour() < 8 || r.time().getHour() > 18)
                    .noneMatch(r -> r.time().getDayOfWeek() == DayOfWeek.SATURDAY
                            && r.time().getHour() > 13)
                    .noneMatch(r -> r.time().toLocalDate().equals(LocalDate.of(2024, 12, 25)));
        }

        @Test
        void saturdaysAreSlackAndMiddayIsBusy() {
            Map<DayOfWeek, Long> days = orders(r -> r.time().getDayOfWeek());
            Map<Integer, Long> hours = orders(r -> r.time().getHour());

            assertThat(known(days, DayOfWeek.SATURDAY)).isLessThan(known(days, DayOfWeek.THURSDAY) / 2);
            assertThat(known(hours, 12)).isGreaterThan(2 * known(hours, 8)).isGreaterThan(2 * known(hours, 16));
        }

        @Test
        void autumnIsThePeakOfBothYears() {
            Map<YearMonth, Long> months = orders(r -> YearMonth.from(r.time()));

            for (int year : new int[] {2024, 2025}) {
                assertThat(known(months, YearMonth.of(year, 11)))
                        .isGreaterThan((long) (1.8 * known(months, YearMonth.of(year, 5))));
            }
        }

        @Test
        void newCustomersComeInEveryMonth() {
            Map<String, YearMonth> first = new HashMap<>();
            lines.kept.forEach(k ->
                    first.putIfAbsent(k.row().customer(), YearMonth.from(k.row().time())));
            Map<YearMonth, Long> arrivals = first.values().stream().collect(groupingBy(m -> m, counting()));

            assertThat(arrivals).hasSize(24).allSatisfy((month, n) -> assertThat(n)
                    .isGreaterThan(20));
        }

        private <K> Map<K, Long> orders(Function<Row, K> by) {
            Map<String, Row> orders = new HashMap<>();
            lines.kept.forEach(k -> orders.putIfAbsent(k.row().invoice(), k.row()));
            return orders.values().stream().collect(groupingBy(by, counting()));
        }
    }

    @Nested
    class Kinds {
        @Test
        void everyCustomerHasATruthAndEveryTruthACustomer() {
            Set<String> seen = lines.raw.stream()
                    .map(Row::customer)
                    .filter(Predicate.not(String::isEmpty))
                    .collect(Collectors.toSet());

            assertThat(truth.keySet()).isEqualTo(seen).hasSize(3_000);
            assertThat(truth.values().stream().map(Truth::kind).distinct()).hasSize(8);
            assertThat(truth.values().stream().map(Truth::taste).distinct()).hasSize(10);
        }

        @Test
        void nobodyBuysAfterDroppingOut() {
            assertThat(lines.kept)
                    .filteredOn(k -> !truthOf(k).dropOut().isEmpty())
                    .isNotEmpty()
                    .noneMatch(k -> k.row()
                            .time()
                            .toLocalDate()
                            .isAfter(LocalDate.parse(truthOf(k).dropOut())));
        }

        @Test
        void someAreStillActiveAtTheEnd() {
            long active =
                    truth.values().stream().filter(t -> t.dropOut().isEmpty()).count();

            assertThat((double) active / truth.size()).isBetween(0.3, 0.6);
        }

        @Test
        void bargainHuntersComeForSales() {
            assertThat(shareInSales("bargain hunter")).isGreaterThan(2 * shareInSales("household"));
        }

        @Test
        void bargainHuntersPayLessForAThingAndCollectorsMore() {
            Map<String, Double> price = lines.kept.stream()
                    .collect(groupingBy(
                            k -> truthOf(k).kind(), averagingDouble(k -> k.row().pence() / 100.0)));

            assertThat(known(price, "bargain hunter")).isLessThan(0.75 * known(price, "household"));
            assertThat(known(price, "collector")).isGreaterThan(1.4 * known(price, "household"));
        }

        @Test
        void christmasShoppersComeInTheLastQuarterOnly() {
            assertThat(lines.kept)
                    .filteredOn(k -> truthOf(k).kind().equals("christmas shopper"))
                    .isNotEmpty()
                    .allMatch(k -> k.row().time().getMonthValue() >= 10);
        }

        private double shareInSales(String kind) {
            List<Kept> of = lines.kept.stream()
                    .filter(k -> truthOf(k).kind().equals(kind))
                    .toList();
            long sales = of.stream()
                    .filter(k -> Calendar.isSale(k.row().time().toLocalDate()))
                    .count();
            return (double) sales / of.size();
        }
    }

    @Nested
    class Tastes {
        @Test
        void customersBuyTheirTasteFourTimesAsOftenAsAnother() {
            long own = lines.kept.stream()
                    .filter(k -> productOf(k).taste().label().equals(truthOf(k).taste()))
                    .count();
            double other = (lines.kept.size() - own) / 9.0;

            assertThat(own / other).isGreaterThan(4);
        }

        /** By chance a tenth of the pairs of products in an order would be of one group. */
        @Test
        void productsOfAGroupAreBoughtTogether() {
            Map<String, List<Kept>> orders = lines.kept.stream()
                    .collect(groupingBy(k -> k.row().invoice(), Collectors.toCollection(ArrayList::new)));

            assertThat(shareOfPairsInOneGroup(orders.values())).isGreaterThan(0.25);
        }

        @Test
        void christmasProductsSellBeforeChristmas() {
            List<Kept> festive =
                    lines.kept.stream().filter(k -> productOf(k).festive()).toList();

            assertThat(festive.stream()
                            .filter(k -> k.row().time().getMonthValue() >= 9)
                            .count())
                    .isGreaterThan((long) (0.8 * festive.size()));
        }

        private double shareOfPairsInOneGroup(Collection<List<Kept>> orders) {
            long pairs = 0;
            long same = 0;
            for (List<Kept> order : orders) {
                long[] groups = new long[Taste.values().length];
                order.forEach(k -> groups[productOf(k).taste().ordinal()]++);
                for (long n : groups) {
                    same += n * (n - 1) / 2;
                }
                pairs += (long) order.size() * (order.size() - 1) / 2;
            }
            return (double) same / pairs;
        }
    }
}
