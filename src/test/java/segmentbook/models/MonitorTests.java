package segmentbook.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import segmentbook.description.Dataset;
import segmentbook.exploration.Orders;
import segmentbook.exploration.Orders.Order;
import segmentbook.transactions.Transactions;

/**
 * On the shop's orders of half a year, put on any day, so that no month differs from another but by chance; and with a change
 * planted into that.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonitorTests {
    private static final int SEEDS = 100;
    private static final LocalDate FIRST = LocalDate.parse("2025-07-01");
    private static final LocalDate END = LocalDate.parse("2025-12-01");

    private List<Order> orders = List.of();

    @BeforeAll
    void read() {
        orders = Orders.of(Transactions.of(Dataset.read(Path.of("data", "shop.yaml")))).all().stream()
                .filter(each -> !each.day().isBefore(FIRST) && each.day().isBefore(END))
                .filter(each -> each.customer().endsWith("0") || each.customer().compareTo("13") < 0)
                .toList();
    }

    /** Each order on any day, one as likely as another. */
    private List<Order> dealt(int seed) {
        Random random = new Random(seed);
        int days = (int) (END.toEpochDay() - FIRST.toEpochDay());
        return orders.stream()
                .map(each -> on(each, FIRST.plusDays(random.nextInt(days)), 1))
                .toList();
    }

    private static Order on(Order order, LocalDate day, double times) {
        return new Order(order.customer(), order.invoice(), day, order.lines(), order.units(), times * order.amount());
    }

    private static Monitor monitor(List<Order> all) {
        return new Monitor(List.of(), Monitor.shifts(all, FIRST, END));
    }

    @Test
    void aMonthWithoutChangeRaisesNoAlarm() {
        int alarms = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            alarms += monitor(dealt(seed)).alarms().size();
        }
        assertThat(alarms)
                .as("in " + 2 * SEEDS + " months without change; 1.2 by chance")
                .isLessThanOrEqualTo(4);
    }

    /** In November each order is worth twice as much; October has nothing yet. */
    @Test
    void aPlantedChangeIsFoundAndDated() {
        int dated = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            List<Order> changed = dealt(seed).stream()
                    .map(each -> on(each, each.day(), each.day().getMonthValue() < 11 ? 1 : 2))
                    .toList();
            dated += monitor(changed).since().equals(Optional.of("2025-11")) ? 1 : 0;
        }
        assertThat(dated).as("found in its first month, of " + SEEDS).isGreaterThanOrEqualTo(95);
    }

    @Test
    void theSentenceSaysWhichMonthAndWhat() {
        List<Drift> shifts = List.of(
                new Drift("2025-10", "2024-10", "spent", 90, 90, .1, .2, .1, .2),
                new Drift("2025-11", "2024-11", "came back", 90, 90, .3, .2, .1, .2),
                new Drift("2025-11", "2024-11", "spent", 90, 90, .1, .2, .3, .2));
        assertThat(new Monitor(List.of(), shifts).sentence())
                .isEqualTo(
                        "In 1 of 2 months customers behave otherwise by more than chance, the last time in 2025-11: "
                                + "came back, spent, beside 2024-11; customers who bought, month by month: 90 in 2025-11, 90 in 2024-11");
        Drift before = new Drift("2025-10", "2024-10", "orders", 90, 90, .3, .2, .1, .2);
        assertThat(new Monitor(List.of(), List.of(before, shifts.get(2))).sentence())
                .contains("the last time from 2025-10 to 2025-11, at first: orders, beside 2024-10; ");
        Drift none = new Drift("2025-10", "2024-10", "orders", 90, 90, 0, .2, .1, .2);
        Drift longAgo = new Drift("2025-09", "2024-09", "orders", 90, 90, .3, .2, .1, .2);
        assertThat(new Monitor(List.of(), List.of(longAgo, none, shifts.get(2))).since())
                .contains("2025-11");
        assertThat(new Monitor(List.of(), shifts.subList(0, 1)).sentence())
                .isEqualTo(
                        "No month alarms: a change could be seen in 1 of 1 months, by all measures in 1, and even there a "
                                + "Kolmogorov-Smirnov distance up to 0.20 may go unseen, so this does not say that customers behave as before; "
                                + "customers who bought, month by month: 90 in 2025-10, 90 in 2024-10");
        assertThat(new Monitor(List.of(), List.of()).sentence())
                .isEqualTo("No month can be judged: that takes 4 whole months with twenty customers or more each");
    }

    /** Distances compare shares: each customer buys once for ten, hundreds a month, and in the last month one does. */
    @Test
    void theSentenceSaysHowManyBoughtWhereNoDistanceCan() {
        List<Order> once = IntStream.range(0, 801)
                .mapToObj(i -> new Order(
                        "c" + i, "i" + i, i < 800 ? FIRST.plusDays(i * 123L / 800) : END.minusDays(3), 1, 1, 10))
                .toList();
        assertThat(monitor(once).sentence())
                .startsWith("No month alarms: ")
                .endsWith("; customers who bought, month by month: 1 in 2025-11, 598 in the 3 months before");
    }

    /** Three months: one with two measures, one with one of them, one with none; of {@code spent} a KS up to .56 is chance. */
    @Test
    void silenceIsNoSamenessWhereLittleCouldBeSeen() {
        double none = Double.NaN;
        List<Drift> shifts = List.of(
                new Drift("2025-09", "2024-09", "came back", 90, 90, .1, .2, .1, .2),
                new Drift("2025-09", "2024-09", "spent", 21, 28, .65, 2.53, .29, .56),
                new Drift("2025-10", "2024-10", "came back", 90, 90, .1, .2, .1, .2),
                new Drift("2025-10", "2024-10", "spent", 19, 90, none, none, none, none),
                new Drift("2025-11", "2024-11", "spent", 19, 90, none, none, none, none));
        assertThat(new Monitor(List.of(), shifts).sentence())
                .isEqualTo(
                        "No month alarms: a change could be seen in 2 of 3 months, by all measures in 1, and even there a "
                                + "Kolmogorov-Smirnov distance up to 0.56 may go unseen, so this does not say that customers behave as before; "
                                + "customers who bought, month by month: 90 in 2025-11, 19 in 2024-11");
        Drift alarm = new Drift("2025-12", "2024-12", "spent", 90, 90, .3, .2, .1, .2);
        assertThat(new Monitor(List.of(), List.of(shifts.get(0), shifts.get(4), alarm)).sentence())
                .startsWith(
                        "In 1 of 2 months in which a change could be seen customers behave otherwise by more than chance, ");
    }

    /** With a year before it, each month is compared with that; the first month is whole only from its first day on. */
    @Test
    void theSameMonthOfTheYearBeforeIsTakenWhereTheFileHasIt() {
        LocalDate second = LocalDate.parse("2024-06-02");
        List<Drift> shifts = Monitor.shifts(List.of(), second, LocalDate.parse("2025-08-15"));
        assertThat(shifts)
                .extracting(Drift::period, Drift::beside)
                .startsWith(tuple("2024-10", "the 3 months before"))
                .endsWith(tuple("2025-07", "2024-07"))
                .contains(tuple("2025-06", "the 3 months before"));
        assertThat(shifts).hasSize(3 * 10);
    }
}
