package segmentbook.lifetime;

import static segmentbook.statistics.Words.say;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.lang3.Validate;
import segmentbook.rfm.Counted;
import segmentbook.rfm.RfmRow;
import segmentbook.rfm.RfmTable;
import segmentbook.statistics.Rows;
import segmentbook.transactions.Transactions;

/**
 * All customers as models of lifetime see them: how often they came back, when last, how long they have been known.
 *
 * <p>Purchases of one day count as one. Customers are known until the day before the snapshot; {@link Transactions#until}
 * gives an earlier one. Money that came back after the first day lowers the spend of repeat days.
 */
public final class PurchaseHistory {
    /** Fewer customers who came back say too little to fit a model. */
    static final int FEWEST = 10;

    private final String moneyUnit;
    private final double daysOfUnit;
    private final List<Customer> customers;
    private final Pasts pasts;
    private final int mostRepeats;
    private final Margins margins;

    /**
     * When somebody bought; times from the first day of purchase, in days or weeks.
     *
     * @param repeats days with a purchase after the first, often called x
     * @param last when the last of them was, 0 where there is none; often called tx
     * @param observed how long the customer has been known; often called T
     */
    public record Past(int repeats, double last, double observed) {
        /** A customer on the first day. */
        static final Past NONE = new Past(0, 0, 0);
    }

    /**
     * One customer.
     *
     * @param id the id
     * @param past when the customer came
     * @param spend mean money of a repeat day; 0 where there is none, below it where more came back than was spent
     */
    public record Customer(String id, Past past, double spend) {}

    PurchaseHistory(List<Customer> customers, ChronoUnit unit, String moneyUnit, Margins margins) {
        this.margins = margins;
        this.customers = List.copyOf(customers);
        this.moneyUnit = moneyUnit;
        daysOfUnit = unit.getDuration().toDays();
        pasts = new Pasts(customers.stream().map(Customer::past).toList());
        mostRepeats =
                customers.stream().mapToInt(each -> each.past.repeats).max().orElse(0);
    }

    /** In days. */
    public static PurchaseHistory of(Transactions transactions) {
        return of(transactions, ChronoUnit.DAYS);
    }

    /**
     * In days or weeks.
     *
     * @throws IllegalArgumentException for another unit
     */
    public static PurchaseHistory of(Transactions transactions, ChronoUnit unit) {
        Validate.isTrue(unit == ChronoUnit.DAYS || unit == ChronoUnit.WEEKS, "unit: days or weeks, found %s", unit);
        List<RfmRow> rows = RfmTable.of(transactions, Counted.DAYS).rows();
        long snapshot = transactions.snapshot().toEpochDay();
        double[] later = transactions.amounts(rows.size(), line -> {
            int customer = transactions.customer(line);
            return transactions.day(line) > snapshot - rows.get(customer).tenureDays() ? customer : -1;
        });
        List<Customer> customers = Rows.list(rows.size(), i -> customer(rows.get(i), later[i], unit));
        return new PurchaseHistory(customers, unit, transactions.moneyUnit(), Margins.of(transactions));
    }

    private static Customer customer(RfmRow row, double money, ChronoUnit unit) {
        double days = unit.getDuration().toDays();
        int repeats = row.frequency() - 1;
        double last = (row.tenureDays() - row.recencyDays()) / days;
        Past past = new Past(repeats, last, (row.tenureDays() - 1) / days);
        return new Customer(row.customer(), past, repeats == 0 ? 0 : money / repeats);
    }

    /** Why no model can be fitted, in a sentence without its full stop; empty where one can. */
    public String whyNot() {
        String few =
                "%,.0f of %,d customers bought on a second day; %d are needed to say when customers come back or leave";
        double back = sum(past -> past.repeats > 0 ? 1 : 0);
        return back >= FEWEST ? "" : say(few, back, customers.size(), FEWEST);
    }

    /** The customers in the order of their numbers. */
    public List<Customer> customers() {
        return customers;
    }

    /**
     * One customer.
     *
     * @throws IllegalArgumentException where there is none of this id
     */
    public Customer customer(String id) {
        return customers.stream()
                .filter(each -> each.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "customer: one of the kept lines, found " + id + "; for instance " + customers.get(0).id));
    }

    /** A number of days in the unit of times. */
    double time(double days) {
        return days / daysOfUnit;
    }

    /** What money is counted in. */
    public String moneyUnit() {
        return moneyUnit;
    }

    /** What is left of their money after costs. */
    Margins margins() {
        return margins;
    }

    /** The most repeats of a customer. */
    int mostRepeats() {
        return mostRepeats;
    }

    /** The different pasts. */
    Pasts pasts() {
        return pasts;
    }

    /** Adds up a value of all customers; it is computed once for equal pasts. */
    double sum(ToDoubleFunction<Past> value) {
        return pasts.sum(i -> value.applyAsDouble(pasts.at(i)));
    }
}
