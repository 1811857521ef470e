package segmentbook.exploration;

import java.util.Arrays;
import java.util.stream.IntStream;
import segmentbook.transactions.Transactions;

/** In which months each customer bought. Cancellations that are kept are no purchases. */
final class ActiveMonths {
    private final Months months;
    private final long[] pairs;
    private final int[] first;

    /** Takes a customer and a month, both by number from 0. */
    @FunctionalInterface
    interface Visitor {
        void visit(int customer, int month);
    }

    private ActiveMonths(Months months, long[] pairs, int customers) {
        this.months = months;
        this.pairs = pairs;
        first = new int[customers];
        Arrays.fill(first, months.size());
        forEach((customer, month) -> first[customer] = Math.min(first[customer], month));
    }

    static ActiveMonths of(Transactions transactions) {
        Months months = Months.of(transactions);
        long[] pairs = IntStream.range(0, transactions.size())
                .filter(transactions::isPurchase)
                .mapToLong(line -> ((long) transactions.customer(line) << 32) | months.of(transactions.day(line)))
                .sorted()
                .distinct()
                .toArray();
        return new ActiveMonths(months, pairs, transactions.customers().size());
    }

    Months months() {
        return months;
    }

    /** The month of the customer's first purchase; the number of months where there is none. */
    int first(int customer) {
        return first[customer];
    }

    /** Each customer with each month in which they bought, once. */
    void forEach(Visitor visitor) {
        for (long pair : pairs) {
            visitor.visit((int) (pair >>> 32), (int) pair);
        }
    }
}
