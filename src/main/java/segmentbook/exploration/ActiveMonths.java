package segmentbook.exploration;

import java.util.Arrays;
import java.util.function.BiConsumer;
import segmentbook.statistics.Pairs;
import segmentbook.transactions.Transactions;

/**
 * In which months each customer bought. Cancellations that are kept are no purchases.
 *
 * @param bought customer and month
 * @param first the month of each customer's first purchase; the number of months where there is none
 */
record ActiveMonths(Months months, Pairs bought, int[] first) {
    static ActiveMonths of(Transactions transactions) {
        Months months = Months.of(transactions);
        Pairs bought = transactions.pairs(transactions::customer, line -> months.of(transactions.day(line)));
        int[] first = new int[transactions.customers().size()];
        Arrays.fill(first, months.size());
        ActiveMonths active = new ActiveMonths(months, bought, first);
        active.forEach((customer, month) -> first[customer] = Math.min(first[customer], month));
        return active;
    }

    /** The month of the customer's first purchase; the number of months where there is none. */
    int first(int customer) {
        return first[customer];
    }

    /** Each customer with each month in which they bought, once, both by number from 0. */
    void forEach(BiConsumer<Integer, Integer> visitor) {
        for (int pair = 0; pair < bought.size(); pair++) {
            visitor.accept(bought.first(pair), bought.second(pair));
        }
    }
}
