package segmentbook.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import segmentbook.description.Dataset;
import segmentbook.exploration.Cohorts;
import segmentbook.exploration.Orders;
import segmentbook.exploration.ProductRanking;
import segmentbook.exploration.ProductRanking.By;
import segmentbook.exploration.ProductRanking.Product;
import segmentbook.rfm.RfmTable;
import segmentbook.statistics.Inequality;
import segmentbook.statistics.Rows;
import segmentbook.transactions.Cancellations;
import segmentbook.transactions.Cleaning;
import segmentbook.transactions.CleaningRules;
import segmentbook.transactions.InvoiceLines;
import segmentbook.transactions.Ledger;
import segmentbook.transactions.Transactions;

/** The answers of the pages on lines and on recency, frequency and monetary. */
final class TransactionAnswers {
    private TransactionAnswers() {}

    static void add() {
        lines();
        customers();
        scores();
    }

    private static void lines() {
        Exercise.add("01.1", "the row kept, money: dropped minus netted", data -> {
            CleaningRules drop = data.options(CleaningRules.class).withCancellations(Cancellations.DROP);
            return ledger(data.with(drop)).kept().money() - ledger(data).kept().money();
        });
        Exercise.add("01.2", "the row kept, lines: with no code in the list minus as it is", data -> {
            CleaningRules none = data.options(CleaningRules.class).withNotProducts(Set.of());
            return ledger(data.with(none)).kept().lines() - ledger(data).kept().lines();
        });
        Exercise.add("01.3", "the least of the column quantity, without its minus", data -> {
            var lines = Cleaning.of(InvoiceLines.read(data)).largestCancellation();
            return lines.isEmpty() ? 0.0 : -lines.doubleColumn("quantity").min();
        });
    }

    private static void customers() {
        Exercise.add("02.1", "the Gini of the amounts of orders", data -> Inequality.of(
                        orders(data).amounts())
                .gini());
        Exercise.add("02.2", "keep of the one list what is also on the other, and count", data -> {
            ProductRanking ranking = ProductRanking.of(Transactions.of(data));
            List<Product> both = new ArrayList<>(ranking.top(10, By.REVENUE));
            both.retainAll(ranking.top(10, By.ORDERS));
            return both.size();
        });
        Exercise.add("02.3", "the month, as in 2025-01, in the first row sorted by % after 3", data -> {
            var cohorts = Cohorts.of(Transactions.of(data)).table();
            var after = cohorts.doubleColumn("% after 3");
            var known = cohorts.dropWhere(after.isMissing()).sortDescendingOn("% after 3");
            return known.isEmpty() ? "none" : known.column("first month").getString(0);
        });
    }

    private static void scores() {
        Exercise.add("03.1", "the sum of the column amount", data -> {
            Orders orders = orders(data);
            return orders.of(orders.exampleCustomer(7)).doubleColumn("amount").sum();
        });
        Exercise.add("03.2", "scores.counts(), row frequency, column 1", data -> {
            var quarters = rfm(data).score(4);
            return Rows.where(quarters.rfm().size(), row -> quarters.frequency(row) == 1).length;
        });
        Exercise.add("03.3", "compare the segment of each customer before and after", TransactionAnswers::moved);
        Exercise.add("03.4", "the customer in the first row, sorted by monetary, the highest first", data -> {
            var customers = rfm(data).score(5).segments().table();
            var lost = customers
                    .where(customers.stringColumn("segment").isEqualTo("Can't Lose"))
                    .sortDescendingOn("monetary");
            return lost.isEmpty() ? "none" : lost.getString(0, "customer");
        });
    }

    private static int moved(Dataset data) {
        Dataset next = data.withSnapshot(Transactions.of(data).snapshot().plusMonths(1));
        List<String> before = rfm(data).score(5).segments().all();
        List<String> after = rfm(next).score(5).segments().all();
        return Rows.where(before.size(), i -> !before.get(i).equals(after.get(i))).length;
    }

    private static Ledger ledger(Dataset data) {
        return Cleaning.of(InvoiceLines.read(data)).ledger();
    }

    private static Orders orders(Dataset data) {
        return Orders.of(Transactions.of(data));
    }

    private static RfmTable rfm(Dataset data) {
        return RfmTable.of(Transactions.of(data));
    }
}
