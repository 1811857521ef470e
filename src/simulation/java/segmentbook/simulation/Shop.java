package segmentbook.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * The made-up shop: lines of invoices from a model whose truth is known, in order of time. Lines are made day by day as
 * they are asked for, so memory holds the customers and one day, however many lines there are.
 */
public final class Shop implements Iterator<Line> {
    private static final int FIRST_INVOICE = 410_001;
    private static final int NOBODY = -1;
    private static final double GUESTS = 0.0011;
    private static final double ADJUSTMENTS = 0.0003;
    private static final double OLD_RETURN = 0.10;
    private static final int OLD_UNTIL = 75;

    private final ShopPlan plan;
    private final Calendar calendar = new Calendar();
    private final Catalogue catalogue;
    private final List<Customer> customers;
    private final int[] firstOfDay = new int[Calendar.DAYS];
    private final int[] nextOfDay;
    private final Map<Integer, List<Return>> returns = new HashMap<>();
    private final Orders orders;
    private final Returns sentBack;
    private final Blunders blunders;
    private final Dirt dirt;
    private final Draws draws;
    private final Deque<Line> ready = new ArrayDeque<>();
    private Shelf shelf;
    private int day;
    private int invoice = FIRST_INVOICE;

    private record Return(Customer customer, List<Item> items) {}

    private Shop(ShopPlan plan) {
        this.plan = plan;
        catalogue = Catalogue.of(plan.seed());
        customers = Population.of(plan, calendar);
        nextOfDay = new int[customers.size()];
        Arrays.fill(firstOfDay, NOBODY);
        for (int c = 0; c < customers.size(); c++) {
            comes(c, customers.get(c).arrival);
        }
        orders = new Orders(catalogue);
        blunders = new Blunders(customers);
        sentBack = new Returns(catalogue);
        draws = Draws.of(plan.seed(), -2);
        dirt = new Dirt(catalogue, Draws.of(plan.seed(), -3));
        shelf = Shelf.of(catalogue, 0, plan.seed());
    }

    /** A shop that opens on its first day. */
    public static Shop of(ShopPlan plan) {
        return new Shop(plan);
    }

    List<Customer> customers() {
        return customers;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && day < Calendar.DAYS) {
            open();
            day++;
        }
        return !ready.isEmpty();
    }

    @Override
    public Line next() {
        if (!hasNext()) {
            throw new NoSuchElementException("shop: closed after " + Calendar.LAST);
        }
        return ready.remove();
    }

    private void open() {
        if (day % 7 == 0) {
            shelf = Shelf.of(catalogue, day, plan.seed());
        }
        List<Slip> slips = new ArrayList<>();
        visits(slips);
        guests(slips);
        List<Return> due = returns.remove(day);
        if (due != null) {
            due.forEach(back -> slips.add(cancellation(back)));
        }
        blunders.on(day, shelf, dirt, slips);
        slips.sort(Comparator.comparingInt(Slip::minute));
        for (Slip slip : slips) {
            ready.addAll(slip.lines().apply(invoice++));
        }
    }

    private void comes(int customer, int when) {
        if (when < Calendar.DAYS) {
            nextOfDay[customer] = firstOfDay[when];
            firstOfDay[when] = customer;
        }
    }

    /** Orders by thinning: customers are drawn at their highest rate, and come as often as the day is busy against it. */
    private void visits(List<Slip> slips) {
        for (int c = firstOfDay[day], following; c != NOBODY; c = following) {
            following = nextOfDay[c];
            Customer customer = customers.get(c);
            if (customer.onlyReturns) {
                slips.add(cancellation(new Return(customer, List.of(sentBack.stray(customer)))));
                continue;
            }
            CustomerKind.Season season = customer.kind.rhythm().season();
            double highest = calendar.highest(season);
            if (day == customer.arrival || customer.draws.chance(calendar.rate(season, day) / highest)) {
                slips.add(order(customer));
            }
            double gap = customer.draws.exponential() * customer.gapDays / (highest * plan.pace());
            int when = gap < Calendar.DAYS ? day + 1 + (int) gap : Calendar.DAYS;
            if (when <= customer.dropOut) {
                comes(c, when);
            }
        }
    }

    private void guests(List<Slip> slips) {
        double busy = calendar.rate(CustomerKind.Season.EVEN, day);
        int guests = draws.poisson(busy * GUESTS * plan.customers());
        CustomerKind[] kinds = {
            CustomerKind.HOUSEHOLD, CustomerKind.GIFT_GIVER, CustomerKind.HOUSEHOLD, CustomerKind.TEA_ROOM
        };
        for (int i = 0; i < guests; i++) {
            Draws own = Draws.of(draws.next());
            slips.add(order(Customer.of(Customer.GUEST, kinds[own.below(kinds.length)], day, own)));
        }
        int adjustments = draws.poisson(busy * ADJUSTMENTS * plan.customers());
        for (int i = 0; i < adjustments; i++) {
            int minute = Calendar.minute(CustomerKind.Season.EVEN, Calendar.date(day), draws);
            slips.add(new Slip(minute, number -> dirt.adjustment(Header.of("" + number, day, minute, null))));
        }
    }

    private Slip order(Customer customer) {
        int minute = Calendar.minute(customer.kind.rhythm().season(), Calendar.date(day), customer.draws);
        return new Slip(minute, number -> {
            List<Item> items = orders.fill(customer, shelf);
            if (customer.id != Customer.GUEST) {
                afterwards(customer, items);
            }
            return dirt.order(Header.of("" + number, day, minute, customer), items);
        });
    }

    /** What an order leads to: something comes back, or some of it is remembered. */
    private void afterwards(Customer customer, List<Item> items) {
        boolean old = day == customer.arrival && day < OLD_UNTIL && customer.draws.chance(OLD_RETURN);
        if (old) {
            comesBack(new Return(customer, List.of(sentBack.stray(customer))));
        } else if (customer.draws.chance(customer.kind.rhythm().returns())) {
            comesBack(new Return(customer, sentBack.of(customer, items)));
        } else {
            orders.remember(customer, items);
        }
    }

    private void comesBack(Return back) {
        int when = Returns.day(day, back.customer().draws);
        returns.computeIfAbsent(when, w -> new ArrayList<>()).add(back);
    }

    private Slip cancellation(Return back) {
        int minute = Calendar.minute(CustomerKind.Season.EVEN, Calendar.date(day), back.customer().draws);
        return new Slip(minute, number -> {
            Header header = Header.of(dirt.prefix() + number, day, minute, back.customer());
            return dirt.cancellation(header, back.items());
        });
    }
}
