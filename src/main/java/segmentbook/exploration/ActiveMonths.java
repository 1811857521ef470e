package segmentbook.exploration;

import java.util.Arrays;
import java.util.function.BiConsumer;
import segmentbook.statistics.Pairs;
import segmentbook.transactions.Transactions;

/** In which months each customer bought. Cancellations that are kept are no purchases. */
final class ActiveMonths {
    private final Months months;
    private final Pairs bought; // customer and month
    private final int[] first;

    private ActiveMonths(Months months, Pairs bought, int customers) {
        this.months = months;
        this.bought = bought;
        first = new int[customers];
        Arrays.fill(first, months.size());
        forEach((customer, month) -> first[customer] = Math.min(first[customer], month));
    }

    static ActiveMonths of(Transactions transactions) {
        Months months = Months.of(transactions);
        Pairs bought = transactions.pairs(transactions::customer, line -> months.of(transactions.day(line)));
        return new ActiveMonths(months, bought, transactions.customers().size());
    }

    Months months() {
        return months;
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
