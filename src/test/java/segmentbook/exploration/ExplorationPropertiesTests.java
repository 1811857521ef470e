package segmentbook.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.jspecify.annotations.Nullable;
import segmentbook.exploration.Countries.Country;
import segmentbook.exploration.ProductClasses.Grade;
import segmentbook.statistics.Distribution;
import segmentbook.statistics.Inequality;
import segmentbook.transactions.SmallShop;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

/** What holds of any file that has a line to keep. */
class ExplorationPropertiesTests {
    private @Nullable Path folder;

    @BeforeProperty
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("segmentbook-exploration");
    }

    @AfterProperty
    void removeFolder() throws IOException {
        Files.deleteIfExists(path().resolve("shop.csv"));
        Files.delete(path());
    }

    private Path path() {
        if (folder == null) {
            throw new IllegalStateException("no folder yet");
        }
        return folder;
    }

    @Provide
    Arbitrary<List<String>> files() {
        Arbitrary<String> line = Combinators.combine(
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.of("ann", "ben", "cem", "dan"),
                        Arbitraries.of("p1", "p2", "p3"),
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(1, 28),
                        Arbitraries.integers().between(0, 23),
                        Arbitraries.integers().between(1, 99_999),
                        Arbitraries.of("Chile", "Peru", ""))
                .as((invoice, customer, product, month, day, hour, cents, country) ->
                        "%d,%s,%s,2024-%02d-%02d %02d:00:00,%d.%02d,%s"
                                .formatted(
                                        invoice,
                                        customer,
                                        product,
                                        month,
                                        day,
                                        hour,
                                        cents / 100,
                                        cents % 100,
                                        country));
        return line.list().ofMinSize(1).ofMaxSize(40);
    }

    private Transactions shop(List<String> lines) {
        return SmallShop.transactions(
                path(), "invoice,customer,product,time,price,country\n" + String.join("\n", lines) + "\n");
    }

    private static List<Table> tables(Transactions transactions) {
        Orders orders = Orders.of(transactions);
        return List.of(
                NewAndReturning.of(transactions).table(),
                Cohorts.of(transactions).table(),
                WeekHours.of(transactions).table(),
                Countries.of(transactions).table(99),
                ProductClasses.of(ProductRanking.of(transactions)).table(),
                OrderGaps.of(orders).shares().table(),
                PriceLevels.of(transactions).table(),
                RevenueBridge.of(transactions).table(),
                Seasons.ofCustomers(transactions).shares().table(),
                SecondOrders.table(SecondOrders.of(transactions).byFirstBasket()),
                SecondOrders.table(SecondOrders.of(transactions).byCohort()),
                Distribution.table(orders.lines(), orders.units(), orders.amounts()),
                Inequality.of(orders.amounts()).table());
    }

    @Property(tries = 200, seed = "2", edgeCases = EdgeCasesMode.NONE)
    void theOrderOfLinesDoesNotMatter(@ForAll("files") List<String> lines, @ForAll long seed) {
        List<String> shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, new Random(seed));
        List<Table> before = tables(shop(lines));
        List<Table> after = tables(shop(shuffled));
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).printAll()).isEqualTo(before.get(i).printAll());
            for (int column = 0; column < before.get(i).columnCount(); column++) {
                assertThat(after.get(i).column(column).asList())
                        .isEqualTo(before.get(i).column(column).asList());
            }
        }
    }

    @Property(tries = 200, seed = "3", edgeCases = EdgeCasesMode.NONE)
    void everyCustomerCoinAndOrderIsCountedOnce(@ForAll("files") List<String> lines) {
        Transactions transactions = shop(lines);
        int customers = transactions.customers().size();
        NewAndReturning months = NewAndReturning.of(transactions);
        Cohorts cohorts = Cohorts.of(transactions);
        assertThat(months.all().stream()
                        .mapToInt(NewAndReturning.Month::newCustomers)
                        .sum())
                .isEqualTo(customers);
        assertThat(IntStream.range(0, cohorts.months().size())
                        .map(cohorts::size)
                        .sum())
                .isEqualTo(customers);
        assertThat(months.all().stream()
                        .mapToDouble(month -> month.newRevenue() + month.returningRevenue())
                        .sum())
                .isEqualTo(transactions.revenue(), within(1e-6));
        assertThat(Countries.of(transactions).all().stream()
                        .mapToDouble(Country::share)
                        .sum())
                .isEqualTo(1, within(1e-12));
        ProductClasses classes = ProductClasses.of(ProductRanking.of(transactions));
        assertThat(classes.share(Grade.A) + classes.share(Grade.B) + classes.share(Grade.C))
                .isEqualTo(1, within(1e-12));
        assertThat(WeekHours.of(transactions).table().intColumn("orders").sum())
                .isEqualTo(Orders.of(transactions).size());
    }

    @Property(tries = 200, seed = "4", edgeCases = EdgeCasesMode.NONE)
    void timeAndCohortsAgreeOnWhoWasThere(@ForAll("files") List<String> lines) {
        Transactions transactions = shop(lines);
        Timeline timeline = Timeline.byMonth(transactions);
        int[] customers = transactions
                .pairs(
                        line -> timeline.months().indexOf(YearMonth.from(LocalDate.ofEpochDay(transactions.day(line)))),
                        transactions::customer)
                .counts(timeline.months().size());
        NewAndReturning months = NewAndReturning.of(transactions);
        Cohorts cohorts = Cohorts.of(transactions);
        for (int month = 0; month < timeline.months().size(); month++) {
            assertThat(months.all().get(month).newCustomers()
                            + months.all().get(month).returningCustomers())
                    .isEqualTo(customers[month]);
            int at = month;
            if (cohorts.isObserved(0, month) && month > 0) {
                double active = IntStream.rangeClosed(0, month)
                        .filter(cohort -> cohorts.size(cohort) > 0)
                        .mapToDouble(cohort -> cohorts.retention(cohort, at - cohort) * cohorts.size(cohort))
                        .sum();
                assertThat(active).isEqualTo(customers[month], within(1e-9));
            }
        }
    }
}
