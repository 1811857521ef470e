package segmentbook.features;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import segmentbook.description.Field;
import segmentbook.rfm.RfmRow;
import segmentbook.rfm.RfmTable;
import segmentbook.statistics.Pairs;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Sum;
import segmentbook.transactions.Transactions;

/** Purchases added up in arrays by the number of the customer, by one loop over the lines for each sum. */
final class Purchases {
    private static final int QUARTER = 91;
    private static final double MONTH = 365.25 / 12;
    private static final double EXACT = 1e12; // parts of 1 that a share is told to, so that equal ones are equal

    final double[] tenure;
    final double[] age; // at the last purchase
    final double[] orders;
    final double[] lines;
    final double[] units;
    final double[] amounts;
    private final Transactions all;
    private final Pairs invoices;
    private final long[] days; // by invoice
    private final Pairs dates;

    Purchases(RfmTable rfm) {
        all = rfm.transactions();
        tenure = Rows.values(rfm.rows(), RfmRow::tenureDays);
        age = Rows.values(rfm.rows(), row -> row.tenureDays() - row.recencyDays());
        invoices = all.orders();
        days = new long[invoices.size()];
        setDays();
        dates = Pairs.of(days.length, invoices::first, order -> (int) days[order]);
        orders = ordersOn(day -> true);
        lines = sum(line -> 1);
        units = sum(all::quantity);
        amounts = sum(all::amount);
    }

    private void setDays() {
        Arrays.fill(days, Long.MAX_VALUE);
        int order = 0; // that of the line before is often that of the next
        for (int line = 0; line < all.size(); line++) {
            int customer = buyer(line);
            int invoice = all.invoice(line);
            if (customer >= 0) {
                boolean same = invoices.first(order) == customer && invoices.second(order) == invoice;
                order = same ? order : invoices.find(customer, invoice);
                days[order] = Math.min(days[order], all.day(line));
            }
        }
    }

    private int buyer(int line) {
        return all.isPurchase(line) ? all.customer(line) : -1;
    }

    private double[] sum(IntToDoubleFunction value) {
        return Sum.byGroup(all.size(), value, tenure.length, this::buyer);
    }

    private double[] each(IntToDoubleFunction value) {
        return Rows.values(tenure.length, value);
    }

    /** Over all lines whose cost is known, also those that cancel. */
    private double[] ofCosts(IntToDoubleFunction value) {
        return Sum.byGroup(
                all.size(), value, tenure.length, line -> Double.isNaN(all.cost(line)) ? -1 : all.customer(line));
    }

    double[] contribution() {
        double[] known = ofCosts(line -> 1);
        double[] left = ofCosts(all::contribution);
        return each(i -> known[i] == 0 ? Double.NaN : left[i]);
    }

    double[] margin() {
        double[] money = ofCosts(all::amount);
        double[] left = ofCosts(all::contribution);
        return each(i -> money[i] > 0 ? left[i] / money[i] : Double.NaN);
    }

    double[] ratio(double[] above, double[] below) {
        return each(i -> above[i] / below[i]);
    }

    private double[] ordersOn(LongPredicate wanted) {
        return Sum.byGroup(days.length, i -> wanted.test(days[i]) ? 1 : 0, tenure.length, invoices::first);
    }

    double[] rate() {
        return each(i -> orders[i] / Math.max(1, tenure[i] / MONTH));
    }

    double[] meanGap() {
        int[] counts = dates.counts(tenure.length);
        return each(i -> counts[i] < 2 ? Double.NaN : age[i] / (counts[i] - 1));
    }

    double[] spread() {
        int[] counts = dates.counts(tenure.length);
        double[] mean = meanGap();
        double[] squares = new double[mean.length];
        for (int i = 1; i < dates.size(); i++) {
            int customer = dates.first(i);
            double off = dates.second(i) - dates.second(i - 1) - mean[customer];
            squares[customer] += customer == dates.first(i - 1) ? off * off : 0;
        }
        return each(i -> counts[i] < 3 ? Double.NaN : Math.sqrt(squares[i] / (counts[i] - 2)));
    }

    double[] variety() {
        int[] products = all.pairs(all::customer, all::product).counts(tenure.length);
        return each(i -> products[i] / lines[i]);
    }

    double[] returned() {
        double[] back = all.returnedUnits();
        return each(i -> Math.min(1, back[i] / (units[i] + (all.isNetted() ? back[i] : 0))));
    }

    /** Day 0 was a Thursday. */
    double[] weekend() {
        return ratio(ordersOn(day -> Math.floorMod(day + 3, 7) > 4), orders);
    }

    double[] season() {
        return ratio(ordersOn(day -> LocalDate.ofEpochDay(day).getMonthValue() > 9), orders);
    }

    double[] trend() {
        long snapshot = all.snapshot().toEpochDay();
        double[] now = ordersOn(day -> snapshot - day <= QUARTER);
        double[] both = ordersOn(day -> snapshot - day <= 2 * QUARTER);
        return each(i -> tenure[i] > 2 * QUARTER ? 2 * now[i] - both[i] : Double.NaN);
    }

    double[] paid() {
        double[] usual = medianPrices();
        double[] paid = ratio(amounts, sum(line -> all.quantity(line) * usual[all.product(line)]));
        return each(i -> Math.rint(paid[i] * EXACT) / EXACT);
    }

    /** By product, the middle price of its purchases, each line counted once: prices in groups, each group sorted. */
    private double[] medianPrices() {
        int[] ends = new int[all.products().size() + 1];
        int[] bought = Rows.where(all.size(), all::isPurchase);
        IntStream.of(bought).forEach(line -> ends[all.product(line) + 1]++);
        Arrays.parallelPrefix(ends, Integer::sum);
        int[] next = ends.clone();
        double[] prices = new double[bought.length];
        IntStream.of(bought).forEach(line -> prices[next[all.product(line)]++] = all.price(line));
        return Rows.values(ends.length - 1, product -> {
            int from = ends[product];
            int to = ends[product + 1];
            Arrays.sort(prices, from, to);
            return from == to ? Double.NaN : (prices[(from + to - 1) / 2] + prices[(from + to) / 2]) / 2;
        });
    }

    /** What a customer spends on lines with this word, of all that is spent; 0 where no line has it. */
    double[] share(Field field, String word) {
        int wanted = all.words(field).indexOf(word);
        return ratio(sum(line -> all.word(field, line) == wanted ? all.amount(line) : 0), amounts);
    }
}
