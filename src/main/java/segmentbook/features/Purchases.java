package segmentbook.features;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import segmentbook.description.Field;
import segmentbook.rfm.RfmTable;
import segmentbook.statistics.Pairs;
import segmentbook.statistics.Sum;
import segmentbook.transactions.Transactions;

/** Purchases added up by customer, one loop over the lines for each sum, in arrays by the number of the customer. */
final class Purchases {
    private static final int QUARTER = 91;
    private static final double MONTH = 365.25 / 12;

    private final Transactions lines;
    private final RfmTable rfm;
    private final Pairs orders;
    private final long[] orderDays;
    private final double[] orderCounts;
    private final double[] lineCounts;
    private final double[] units;
    private final double[] amounts;

    Purchases(RfmTable rfm) {
        this.rfm = rfm;
        lines = rfm.transactions();
        orders = lines.orders();
        orderDays = orderDays();
        orderCounts = Arrays.stream(orders.counts(rfm.size())).asDoubleStream().toArray();
        lineCounts = sum(line -> 1);
        units = sum(lines::quantity);
        amounts = sum(lines::amount);
    }

    private long[] orderDays() {
        long[] days = new long[orders.size()];
        Arrays.fill(days, Long.MAX_VALUE);
        int order = 0;
        for (int line = 0; line < lines.size(); line++) {
            if (lines.isPurchase(line)) {
                boolean same =
                        orders.first(order) == lines.customer(line) && orders.second(order) == lines.invoice(line);
                order = same
                        ? order
                        : orders.find(lines.customer(line), lines.invoice(line)); // neighbours are often equal
                days[order] = Math.min(days[order], lines.day(line));
            }
        }
        return days;
    }

    private static double[] over(double[] above, double[] below) {
        return IntStream.range(0, above.length)
                .mapToDouble(i -> above[i] / below[i])
                .toArray();
    }

    private double[] byCustomer(IntToDoubleFunction value) {
        return IntStream.range(0, rfm.size()).mapToDouble(value).toArray();
    }

    private int buyer(int line) {
        return lines.isPurchase(line) ? lines.customer(line) : -1;
    }

    private double[] sum(IntToDoubleFunction value) {
        return Sum.byGroup(lines.size(), value, rfm.size(), this::buyer);
    }

    private double[] products() {
        int[] counts = lines.pairs(lines::customer, lines::product).counts(rfm.size());
        return Arrays.stream(counts).asDoubleStream().toArray();
    }

    private double[] ordersWith(IntPredicate wanted) {
        return Sum.byGroup(orders.size(), order -> wanted.test(order) ? 1 : 0, rfm.size(), orders::first);
    }

    double[] tenure() {
        return byCustomer(i -> rfm.rows().get(i).tenureDays());
    }

    double[] age() {
        return byCustomer(
                i -> rfm.rows().get(i).tenureDays() - rfm.rows().get(i).recencyDays());
    }

    double[] rate() {
        double[] tenure = tenure();
        return byCustomer(i -> orderCounts[i] / Math.max(1, tenure[i] / MONTH));
    }

    /** By customer, the days with an order; of many orders on a day one. */
    private Pairs days() {
        return Pairs.of(orders.size(), orders::first, order -> (int) orderDays[order]);
    }

    double[] meanGap() {
        int[] days = days().counts(rfm.size());
        double[] age = age();
        return byCustomer(i -> days[i] < 2 ? Double.NaN : age[i] / (days[i] - 1));
    }

    double[] spread() {
        Pairs days = days();
        double[] mean = meanGap();
        double[] squares = new double[mean.length];
        int[] gaps = new int[mean.length];
        for (int i = 1; i < days.size(); i++) {
            int customer = days.first(i);
            if (customer == days.first(i - 1)) {
                double off = days.second(i) - days.second(i - 1) - mean[customer];
                squares[customer] += off * off;
                gaps[customer]++;
            }
        }
        return byCustomer(i -> gaps[i] < 2 ? Double.NaN : Math.sqrt(squares[i] / (gaps[i] - 1)));
    }

    double[] orderValue() {
        return over(amounts, orderCounts);
    }

    double[] unitPrice() {
        return over(amounts, units);
    }

    double[] linesPerOrder() {
        return over(lineCounts, orderCounts);
    }

    double[] unitsPerOrder() {
        return over(units, orderCounts);
    }

    double[] unitsPerLine() {
        return over(units, lineCounts);
    }

    double[] variety() {
        return over(products(), lineCounts);
    }

    double[] returned() {
        double[] back = lines.returnedUnits();
        boolean netted = lines.isNetted();
        return byCustomer(i -> Math.min(1, back[i] / (netted ? units[i] + back[i] : units[i])));
    }

    /** Day 0 was a Thursday. */
    double[] weekend() {
        return over(ordersWith(order -> Math.floorMod(orderDays[order] + 3, 7) > 4), orderCounts);
    }

    double[] season() {
        return over(ordersWith(order -> LocalDate.ofEpochDay(orderDays[order]).getMonthValue() > 9), orderCounts);
    }

    double[] trend() {
        long snapshot = lines.snapshot().toEpochDay();
        double[] now = ordersWith(order -> snapshot - orderDays[order] <= QUARTER);
        double[] lately = ordersWith(order -> snapshot - orderDays[order] <= 2 * QUARTER);
        double[] tenure = tenure();
        return byCustomer(i -> tenure[i] > 2 * QUARTER ? 2 * now[i] - lately[i] : Double.NaN);
    }

    double[] paid() {
        double[] usual = medianPrices();
        return over(amounts, sum(line -> lines.quantity(line) * usual[lines.product(line)]));
    }

    /** By product, the middle price of its purchases, each line counted once: prices in groups, each group sorted. */
    private double[] medianPrices() {
        IntUnaryOperator product = line -> lines.isPurchase(line) ? lines.product(line) : -1;
        int[] ends = new int[lines.products().size() + 1];
        IntStream.range(0, lines.size()).map(product).filter(p -> p >= 0).forEach(p -> ends[p + 1]++);
        Arrays.parallelPrefix(ends, Integer::sum);
        int[] next = ends.clone();
        double[] prices = new double[ends[ends.length - 1]];
        for (int line = 0; line < lines.size(); line++) {
            int of = product.applyAsInt(line);
            if (of >= 0) {
                prices[next[of]++] = lines.price(line);
            }
        }
        double[] medians = new double[ends.length - 1];
        for (int p = 0; p < medians.length; p++) {
            Arrays.sort(prices, ends[p], ends[p + 1]);
            int size = ends[p + 1] - ends[p];
            medians[p] = size == 0 ? Double.NaN : (prices[ends[p] + (size - 1) / 2] + prices[ends[p] + size / 2]) / 2;
        }
        return medians;
    }

    /** What a customer spends on lines with this word, of all that is spent; 0 where no line has it. */
    double[] share(Field field, String word) {
        int wanted = lines.words(field).indexOf(word);
        double[] own = sum(line -> lines.word(field, line) == wanted ? lines.amount(line) : 0);
        return over(own, amounts);
    }
}
