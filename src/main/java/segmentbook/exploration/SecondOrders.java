package segmentbook.exploration;

import static segmentbook.statistics.Words.say;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.NormalDistribution;
import segmentbook.columns.Columns;
import segmentbook.customers.AttributeGroups;
import segmentbook.customers.Column;
import segmentbook.customers.Demographics;
import segmentbook.statistics.KaplanMeier;
import segmentbook.statistics.KaplanMeier.Estimate;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Words;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

/**
 * How many customers have ordered on a second day, by the days since their first.
 *
 * <p>Who has not may still do: such a customer is watched up to the last day that the file speaks of. The first order is the
 * first in the file; who bought before it begins looks like a beginner.
 */
public final class SecondOrders {
    /** The day by which groups are compared. */
    public static final int DAYS = 90;

    private static final int MONTHS = 8; // more than these become quarters

    private final Transactions transactions;
    private final long[] first;
    private final int[] waited;
    private final boolean[] again;

    /**
     * Some customers.
     *
     * @param by what groups them, empty for all
     * @param label which of the groups they are
     * @param curve when they came back
     */
    public record Group(String by, String label, KaplanMeier curve) {
        /** By what, and which. */
        public String name() {
            return say("%s %s", by, label);
        }

        /** How many are back by the day of comparison. */
        public Estimate back() {
            return curve.at(DAYS);
        }

        private String words() {
            String some = back().share() < .01 ? "%.2f %% (%.2f to %.2f)" : "%.0f %% (%.0f to %.0f)";
            return say(some, 100 * back().share(), 100 * back().low(), 100 * back().high())
                    .replace(" (NaN to NaN)", "");
        }

        /** How far above another group by the same, in standard errors; 0 of one by something else or without error. */
        private double above(Group other) {
            return by.equals(other.by) && back().error() * other.back().error() > 0
                    ? (back().share() - other.back().share())
                            / Math.hypot(back().error(), other.back().error())
                    : 0;
        }
    }

    private SecondOrders(Transactions transactions, Orders orders) {
        this.transactions = transactions;
        int customers = transactions.customers().size();
        first = new long[customers];
        waited = new int[customers];
        again = new boolean[customers];
        var days = orders.days();
        long start = orders.firstDay();
        int last = (int) (Months.of(transactions).observed().toEpochDay() - start);
        for (int i = days.size() - 1; i >= 0; i--) { // the first day of a customer is met last
            int customer = days.first(i);
            again[customer] = i + 1 < days.size() && days.first(i + 1) == customer;
            waited[customer] = (again[customer] ? days.second(i + 1) : last) - days.second(i);
            first[customer] = start + days.second(i);
        }
    }

    /** Of all customers with an order. */
    public static SecondOrders of(Transactions transactions) {
        return new SecondOrders(transactions, Orders.of(transactions));
    }

    /** All of them. */
    public Group all() {
        return groups("", List.of("all customers"), customer -> 0).findFirst().orElseThrow();
    }

    private Stream<Group> groups(String by, List<String> labels, IntUnaryOperator groupOf) {
        return IntStream.range(0, labels.size()).mapToObj(group -> {
            int[] own = Rows.where(waited.length, customer -> groupOf.applyAsInt(customer) == group);
            return new Group(by, labels.get(group), KaplanMeier.of(Rows.pick(waited, own), i -> again[own[i]]));
        });
    }

    /** By each attribute that is known beside the purchases, its groups one after the other. */
    public List<Group> byAttribute(Demographics known) {
        return known.groups().stream()
                .flatMap(each -> groups(each.attribute(), each.labels(), each::group))
                .toList();
    }

    /** By what was bought on the first day: three groups of as many customers, the small baskets first. */
    public List<Group> byFirstBasket() {
        double[] baskets = transactions.amounts(waited.length, line -> {
            int customer = transactions.customer(line);
            return transactions.isPurchase(line) && transactions.day(line) == first[customer] ? customer : -1;
        });
        var thirds = AttributeGroups.ofNumbers(
                Column.number(Words.named("first basket", transactions.moneyUnit())), baskets, 3);
        return groups(thirds.attribute(), thirds.labels(), thirds::group).toList();
    }

    /** By the month of the first order; by its quarter where there are more than {@value #MONTHS} months. */
    public List<Group> byCohort() {
        List<String> months = firstDays("uuuu-MM");
        List<String> cohorts = months.stream().distinct().count() > MONTHS ? firstDays("uuuu-'Q'Q") : months;
        List<String> labels = cohorts.stream().distinct().sorted().toList();
        return groups("first order", labels, customer -> labels.indexOf(cohorts.get(customer)))
                .toList();
    }

    private List<String> firstDays(String pattern) {
        DateTimeFormatter words = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
        return LongStream.of(first)
                .mapToObj(day -> words.format(LocalDate.ofEpochDay(day)))
                .toList();
    }

    /** How many come back and how soon, in a sentence without its full stop. */
    public String sentence() {
        Group all = all();
        int days = all.curve.median().orElse(0);
        String half = all.curve.median().isEmpty()
                ? "fewer than half have ordered on a second day"
                : say("half order on a second day within %,d days of the first", days);
        return Double.isNaN(all.back().share())
                ? say("Of %,d customers %s; nobody is watched for %d days", waited.length, half, DAYS)
                : say("Of %,d customers %s; %s do within %d days", waited.length, half, all.words(), DAYS);
    }

    /** How many come back and how soon, for {@code summary.json}; what nobody was watched long enough for is absent. */
    public Map<String, Object> metrics() {
        Map<String, Object> metrics = new LinkedHashMap<>(Map.of("line_set", "kept lines"));
        Estimate back = all().back();
        if (!Double.isNaN(back.share())) {
            metrics.put("second_order_within_" + DAYS, back.share());
        }
        if (!Double.isNaN(back.low())) {
            metrics.put("second_order_from", back.low());
            metrics.put("second_order_to", back.high());
        }
        all().curve.median().ifPresent(days -> metrics.put("median_days_to_second_order", days));
        return metrics;
    }

    /**
     * The two groups by one thing that are farthest apart, and whether that may be chance, at 95 % for all pairs together, in a
     * sentence without its full stop.
     */
    public static String sentence(List<Group> groups) {
        int pairs = 0;
        double farthest = 0;
        String ends = "";
        for (Group most : groups) {
            for (Group fewest : groups) {
                double above = most.above(fewest);
                pairs += above > 0 ? 1 : 0;
                if (above > farthest) {
                    farthest = above;
                    ends = say("%s, %s, against %s, %s", most.name(), most.words(), fewest.name(), fewest.words());
                }
            }
        }
        if (pairs == 0) {
            return groups.isEmpty()
                    ? "There are no groups to compare"
                    : say("No two groups can be told apart %d days after the first order", DAYS);
        }
        double limit = new NormalDistribution().inverseCumulativeProbability(1 - .025 / pairs);
        return say("Back within %d days: %s%s", DAYS, ends, farthest > limit ? "" : "; that may be chance");
    }

    /** One row a group: its customers and how many are back by some days, that of comparison with its interval at 95 %. */
    public static Table table(List<Group> groups) {
        return Columns.<Group>none()
                .text("group", "", Group::name)
                .whole("customers", "", each -> each.curve.size())
                .share("% back in 30 days", "", each -> each.curve.at(30).share())
                .share("% in " + DAYS, "", each -> each.back().share())
                .share("from", "", each -> each.back().low())
                .share("to", "", each -> each.back().high())
                .share("% in 180", "", each -> each.curve.at(180).share())
                .table(sentence(groups), groups);
    }
}
