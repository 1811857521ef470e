package segmentbook.exploration;

import static segmentbook.statistics.Words.say;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import segmentbook.statistics.Distribution;
import segmentbook.statistics.Inequality;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Shares;
import segmentbook.statistics.Words;

/**
 * Days from one order of a customer to the next.
 *
 * <p>Orders of one day count as one. A customer with a single day of orders has no gap, and the time since a
 * customer's last order is none either, because it is not over.
 */
public final class OrderGaps {
    private static final int DAYS = 7;
    private static final int WEEKS = 13;
    private static final int FEW = 10; // customers, of whom a tenth is nobody
    private static final double SELDOM = .1; // share of customers who came back

    private final List<Integer> all;
    private final List<Distribution> own; // by customer
    private final double cameBack; // share of the customers, 0 to 1

    private OrderGaps(Orders orders) {
        var days = orders.days();
        Map<Integer, List<Integer>> gaps = IntStream.range(1, days.size())
                .filter(i -> days.first(i) == days.first(i - 1))
                .boxed()
                .collect(Collectors.groupingBy(
                        days::first,
                        TreeMap::new,
                        Collectors.mapping(i -> days.second(i) - days.second(i - 1), Collectors.toList())));
        all = gaps.values().stream().flatMap(List::stream).toList();
        own = gaps.values().stream().map(OrderGaps::distribution).toList();
        cameBack = own.size() / (double) (days.size() - all.size()); // a customer of so many days has one gap fewer
    }

    /** Over all customers. */
    public static OrderGaps of(Orders orders) {
        return new OrderGaps(orders);
    }

    private static Distribution distribution(List<? extends Number> days) {
        return Distribution.of("days between orders", Rows.values(days, Number::doubleValue));
    }

    /** Number of gaps. */
    public int size() {
        return all.size();
    }

    /** Number of customers with a gap: those with orders on two days or more. */
    public int customers() {
        return own.size();
    }

    /** The middle gap in days, empty where there is none. */
    public OptionalDouble median() {
        return median(all);
    }

    private static OptionalDouble median(List<? extends Number> days) {
        return days.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(distribution(days).median());
    }

    /** The middle one of the customers' own middle gaps, each customer counting once; empty where there is no gap. */
    public OptionalDouble typical() {
        return median(own.stream().map(Distribution::median).toList());
    }

    /** What losses of so many days without an order need to say beside them; empty where many come back, and usually sooner. */
    public String habit(int days) {
        double usual = typical().orElse(0);
        String why = cameBack < SELDOM
                ? Words.percent(cameBack) + " of the customers ever came back"
                : say("half of those who came back wait %.0f days or longer", usual);
        return cameBack < SELDOM || (customers() >= FEW && usual > days) ? "; that is no loss by itself: " + why : "";
    }

    /** What names by recency do not say where 19 of 20 gaps are no shorter than the longest time since a last order; else empty. */
    public Optional<String> whyNobodyIsOverdue(double longest) {
        String words =
                "Everybody has bought within %,.0f days, and one in 20 gaps between orders is longer: nobody is overdue,"
                        + " and names such as Hibernating only say who bought earlier";
        return Optional.of(say(words, longest))
                .filter(none ->
                        customers() >= FEW && longest <= distribution(all).quantile(19, 20));
    }

    /** Share of the gaps that belong to the tenth of the customers who have most, 0 to 1; NaN where there is none. */
    public double ofTopTenth() {
        List<Integer> sizes = own.stream().map(Distribution::size).toList();
        return own.isEmpty() ? Double.NaN : Inequality.of(distribution(sizes)).topShare(.1);
    }

    /** How soon the next order comes, of all gaps and of a customer, in a sentence. */
    public String sentence() {
        OptionalDouble median = median();
        if (median.isEmpty()) {
            return "Nobody has ordered on two different days";
        }
        String gaps = size() == 1
                ? say("The only gap between two orders is %.0f days", median.getAsDouble())
                : say("Half of the %,d gaps between orders are %.0f days or shorter", size(), median.getAsDouble());
        return customers() < FEW
                ? gaps
                : say(
                        "%s; of those who came back a tenth own %.0f %% of them, and half wait %.0f days or longer",
                        gaps, 100 * ofTopTenth(), typical().orElseThrow());
    }

    /** The weeks into which gaps are counted, from 1, for one to seven days, to 13, and "more". */
    public List<String> weeks() {
        return IntStream.rangeClosed(1, WEEKS + 1)
                .mapToObj(week -> week > WEEKS ? "more" : String.valueOf(week))
                .toList();
    }

    private static int weekOf(double gap) {
        return Math.min((int) Math.ceil(gap / DAYS) - 1, WEEKS);
    }

    /** Shares of all gaps by week, and of the customers by their own middle gap. */
    public Shares shares() {
        return Shares.by("week after an order in which the next one comes", weeks())
                .of("gaps", size(), i -> 1, i -> weekOf(all.get(i)))
                .of(
                        "customers, by their middle gap",
                        customers(),
                        i -> 1,
                        i -> weekOf(own.get(i).median()))
                .saying(sentence());
    }

    /** Number and median, for {@code summary.json}. */
    public Map<String, Object> metrics() {
        Map<String, Object> metrics = new LinkedHashMap<>(Map.of("line_set", "kept lines"));
        metrics.put("order_gaps", size());
        metrics.put("customers_with_gaps", customers());
        median().ifPresent(days -> metrics.put("median_gap_days", days));
        typical().ifPresent(days -> metrics.put("median_gap_days_of_customers", days));
        return metrics;
    }
}
