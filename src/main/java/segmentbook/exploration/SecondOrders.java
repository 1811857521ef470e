package segmentbook.exploration;

import static segmentbook.statistics.Words.say;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.NormalDistribution;
import segmentbook.columns.Columns;
import segmentbook.customers.AttributeGroups;
import segmentbook.customers.Demographics;
import segmentbook.statistics.KaplanMeier;
import segmentbook.statistics.KaplanMeier.Estimate;
import segmentbook.statistics.Pairs;
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

    /** Some customers, and when they came back. */
    public record Group(String name, KaplanMeier curve) {
        /** How many are back by the day of comparison. */
        public Estimate back() {
            return curve.at(DAYS);
        }

        /** The same in words. */
        String words() {
            return say("%.0f %% (%.0f to %.0f)", 100 * back().share(), 100 * back().low(), 100 * back().high())
                    .replace(" (NaN to NaN)", "");
        }
    }

    private SecondOrders(Transactions transactions, Orders orders) {
        this.transactions = transactions;
        int customers = transactions.customers().size();
        first = new long[customers];
        waited = new int[customers];
        again = new boolean[customers];
        Pairs days = orders.days();
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
        return group("all customers", IntStream.range(0, waited.length).toArray());
    }

    private Group group(String name, int... customers) {
        int[] waits = IntStream.of(customers).map(each -> waited[each]).toArray();
        return new Group(name, KaplanMeier.of(waits, i -> again[customers[i]]));
    }

    /** By each attribute that is known beside the purchases, its groups one after the other. */
    public List<Group> byAttribute(Demographics known) {
        return known.groups().stream().flatMap(this::by).toList();
    }

    private Stream<Group> by(AttributeGroups groups) {
        return IntStream.range(0, groups.labels().size())
                .filter(each -> groups.rows(each).length > 0)
                .mapToObj(
                        each -> group(groups.attribute() + " " + groups.labels().get(each), groups.rows(each)));
    }

    /** By what was bought on the first day: three groups of as many customers, the small baskets first. */
    public List<Group> byFirstBasket() {
        double[] baskets = transactions.amounts(waited.length, line -> {
            int customer = transactions.customer(line);
            return transactions.isPurchase(line) && transactions.day(line) == first[customer] ? customer : -1;
        });
        return by(AttributeGroups.ofNumbers("first basket", baskets, 3)).toList();
    }

    /** By the month of the first order; by its quarter where there are more than {@value #MONTHS} months. */
    public List<Group> byCohort() {
        TreeMap<String, List<Integer>> months = cohorts("uuuu-MM");
        TreeMap<String, List<Integer>> cohorts = months.size() <= MONTHS ? months : cohorts("uuuu-'Q'Q");
        return cohorts.entrySet().stream()
                .map(each -> group(
                        each.getKey(),
                        each.getValue().stream().mapToInt(row -> row).toArray()))
                .toList();
    }

    private TreeMap<String, List<Integer>> cohorts(String pattern) {
        DateTimeFormatter name = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
        return IntStream.range(0, first.length)
                .boxed()
                .collect(Collectors.groupingBy(
                        row -> name.format(LocalDate.ofEpochDay(first[row])), TreeMap::new, Collectors.toList()));
    }

    /** How many come back and how soon, in a sentence without its full stop. */
    public String sentence() {
        Group all = all();
        String soon = Double.isNaN(all.back().share())
                ? say("nobody can be followed for %d days", DAYS)
                : say("%s order on a second day within %d days of the first", all.words(), DAYS);
        return all.curve.median().isEmpty()
                ? say("Of %,d customers %s, and fewer than half ever did", waited.length, soon)
                : say(
                        "Of %,d customers %s, half within %d",
                        waited.length, soon, all.curve.median().getAsInt());
    }

    /**
     * Which group is soonest back and which latest, and whether they can be told apart at 95 % for all pairs together, in a
     * sentence without its full stop.
     */
    public static String sentence(List<Group> groups) {
        List<Group> known = groups.stream()
                .filter(each -> each.back().error() > 0)
                .sorted(Comparator.comparingDouble(each -> -each.back().share()))
                .toList();
        if (known.size() < 2) {
            return say("No two groups can be compared after %d days", DAYS);
        }
        Group most = known.get(0);
        Group fewest = known.get(known.size() - 1);
        double pairs = known.size() * (known.size() - 1) / 2.0;
        double apart = (most.back().share() - fewest.back().share())
                / Math.hypot(most.back().error(), fewest.back().error());
        boolean told = apart > new NormalDistribution().inverseCumulativeProbability(1 - .025 / pairs);
        return say(
                "Back within %d days: most of %s, %s, fewest of %s, %s%s",
                DAYS, most.name, most.words(), fewest.name, fewest.words(), told ? "" : "; that may be chance");
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
