package segmentbook.segments;

import static java.util.Collections.unmodifiableMap;
import static segmentbook.statistics.Words.say;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import segmentbook.columns.Columns;
import segmentbook.customers.Column;
import segmentbook.customers.Column.Kind;
import segmentbook.customers.CustomerTable;
import segmentbook.customers.Digits;
import segmentbook.rfm.CustomerBase;
import segmentbook.statistics.Distribution;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Words;
import tech.tablesaw.api.Table;

/**
 * One profile for each segment that has customers, the greatest total first (where nothing adds up, the largest), and one
 * of everybody.
 */
public final class Profiles extends Columns.Tabled {
    private final Segmentation segmentation;
    private final CustomerTable customers;
    private final @Nullable Column total;
    private final double[] amounts; // of the total, NaN where nothing adds up
    private final Profile everybody;
    private final List<Profile> profiles;

    private Profiles(Segmentation segmentation) {
        this.segmentation = segmentation;
        customers = segmentation.customers();
        total = Rows.first(customers.columns(), each -> !each.total().isEmpty()).orElse(null);
        int[] all = IntStream.range(0, customers.size()).toArray();
        amounts = total == null ? Rows.values(all.length, row -> Double.NaN) : customers.numbers(total.name());
        double sum = Rows.sum(all, row -> amounts[row]);
        everybody = profile("everybody", all, sum);
        Comparator<Profile> order = Comparator.comparingDouble(total == null ? Profile::customers : Profile::total);
        profiles = segmentation.segments().stream()
                .map(segment -> profile(segment, segmentation.rows(segment), sum))
                .sorted(order.reversed())
                .toList();
    }

    /** Profiles the segments of a segmentation by the columns of its customers. */
    public static Profiles of(Segmentation segmentation) {
        return new Profiles(segmentation);
    }

    private Profile profile(String name, int[] rows, double all) {
        double own = Rows.sum(rows, row -> amounts[row]);
        CustomerTable members = customers.rows(rows);
        Map<String, Double> medians = Rows.map(customers.names(Kind.NUMBER), each -> each, members::median);
        Map<String, String> typical = Rows.map(
                customers.names(Kind.WORDS), each -> each, each -> Digits.shares(members.words(each).stream()).stream()
                        .findFirst()
                        .orElse(""));
        double part = all == 0 ? 0 : own / all;
        double share = (double) rows.length / customers.size();
        return new Profile(name, rows.length, share, own, part, unmodifiableMap(medians), unmodifiableMap(typical));
    }

    /** Who is in which segment. */
    public Segmentation segmentation() {
        return segmentation;
    }

    /** The customers behind the profiles. */
    public CustomerTable customers() {
        return customers;
    }

    /** The columns of numbers, whose medians the profiles have. */
    public List<Column> measures() {
        return customers.names(Kind.NUMBER).stream().map(customers::column).toList();
    }

    /** Whether there is a column that adds up, such as money. */
    public boolean addUp() {
        return total != null;
    }

    /**
     * The column that adds up.
     *
     * @throws IllegalArgumentException where there is none
     */
    public Column total() {
        Column adding = total;
        if (adding == null) {
            throw new IllegalArgumentException("profiles: a column that adds up, such as money, found none");
        }
        return adding;
    }

    /** The same in words: units where nothing has a price. */
    public String totalWord() {
        return total().unit().equals(Words.UNITS) ? Words.UNITS : total().total();
    }

    /**
     * How far a segment's median is from everybody's: how often it doubles, of columns not measured by ratios how many
     * standard deviations, and no more than the means lie apart; below zero where it is lower, 0 where either is not known.
     */
    public double doublings(Profile profile, Column measure) {
        double own = profile.median(measure.name());
        double all = everybody.median(measure.name());
        if (Double.isNaN(own) || Double.isNaN(all) || Distribution.areSame(new double[] {own, all})) {
            return 0;
        }
        return measure.ratios() ? doublings(own, all) : deviations(profile, measure.name(), own - all);
    }

    /** In standard deviations: of medians, but no farther than the means, as of few values a median jumps by a whole step. */
    private double deviations(Profile profile, String measure, double medians) {
        Distribution all = customers.distribution(measure);
        CustomerTable own = customers.select(List.of(measure)).rows(segmentation.rows(profile.segment()));
        double means = own.distribution(measure).mean() - all.mean();
        double least = Math.min(Math.abs(medians), Math.max(0, means * Math.signum(medians)));
        return Math.copySign(least, medians) / all.deviation();
    }

    /** How often a value doubles from another one; infinite where either is not above zero and they differ. */
    public static double doublings(double value, double usual) {
        if (value <= 0 || usual <= 0) {
            return value == usual ? 0 : Math.copySign(Double.POSITIVE_INFINITY, value - usual);
        }
        return StrictMath.log(value / usual) / StrictMath.log(2);
    }

    /** The segment that lies farthest from everybody, and in what, as a sentence; of those of a few customers only where all are. */
    public String finding() {
        String sentence = measures().isEmpty() ? "No column of numbers tells segments apart" : "All segments are alike";
        List<Profile> told = Rows.where(profiles, each -> each.customers() >= Effects.FEWEST);
        double farthest = 0;
        for (Profile each : told.isEmpty() ? profiles : told) {
            for (Column measure : measures()) {
                double far = Math.abs(doublings(each, measure));
                if (far > farthest) {
                    farthest = far;
                    sentence = each.segment() + " differ most: " + measure.say(each.median(measure.name()))
                            + " against " + measure.say(everybody.median(measure.name())) + " of everybody (medians)";
                }
            }
        }
        return sentence;
    }

    /** What the segments show, in sentences without their full stops. */
    public List<String> sentences() {
        return List.of(sharesSentence(), finding());
    }

    /** How far each segment lies from all other customers. */
    public Effects effects() {
        return Effects.of(this);
    }

    /** What is at risk in each segment by the chance, by id, that a customer leaves. */
    public AtRisk atRisk(CustomerBase base, ToDoubleFunction<String> leaving) {
        return AtRisk.of(this, base, leaving);
    }

    /** All customers as one segment. */
    public Profile everybody() {
        return everybody;
    }

    /** The profiles. */
    public List<Profile> all() {
        return profiles;
    }

    /**
     * The profile of one segment.
     *
     * @throws IllegalArgumentException where nobody is in a segment of that name
     */
    public Profile of(String segment) {
        return Rows.first(profiles, each -> each.segment().equals(segment))
                .orElseThrow(() -> new IllegalArgumentException("segment: one with customers, found " + segment
                        + "; choices: " + String.join(", ", segmentation.segments())));
    }

    /** The segments whose customers bring most and least on average, in a sentence. */
    public String worthSentence() {
        Comparator<Profile> byWorth = Comparator.comparingDouble(Profile::totalPerCustomer);
        Profile most = profiles.stream().max(byWorth).orElseThrow();
        Profile least = profiles.stream().min(byWorth).orElseThrow();
        String money = Words.money(most.totalPerCustomer(), total().unit());
        String first = say("One customer of %s has brought %s on average", most.segment(), money);
        String last = Words.money(least.totalPerCustomer(), "");
        return profiles.size() == 1 ? first : say("%s, one of %s %s", first, least.segment(), last);
    }

    /** The share of the customers in the first segment beside its share of the revenue, in a sentence. */
    public String sharesSentence() {
        Profile first = profiles.get(0);
        String customers = say("%s are %.0f %% of the customers", first.segment(), 100 * first.customerShare());
        return customers
                + (total == null ? "" : " " + say("and %.0f %% of the %s", 100 * first.totalShare(), totalWord()));
    }

    /** The same of a grid of scores. */
    public String gridSentence() {
        Profile first = profiles.get(0);
        return say(
                "Each pair of scores has one name; %s, %.0f %% of the customers, bring %.0f %% of the %s",
                first.segment(), 100 * first.customerShare(), 100 * first.totalShare(), totalWord());
    }

    /** One customer beside the medians of their segment and of everybody. */
    public Table beside(String customer) {
        int row = customers.row(customer);
        Profile own = of(segmentation.segmentOf(row));
        Map<String, ToDoubleFunction<String>> rows = new LinkedHashMap<>();
        rows.put("customer " + customer, name -> customers.value(row, name));
        rows.put(own.segment() + ", median", own::median);
        rows.put("everybody, median", everybody::median);
        var columns =
                Columns.<Map.Entry<String, ToDoubleFunction<String>>>none().text("who", "", Map.Entry::getKey);
        for (Column each : measures()) {
            columns = columns.number(
                    each.header(), "", each.isYear(), who -> who.getValue().applyAsDouble(each.name()));
        }
        String reason = segmentation.reason(own.segment());
        return columns.table(
                "Customer " + customer + ", in " + own.segment() + (reason.isEmpty() ? "" : " (" + reason + ")"),
                List.copyOf(rows.entrySet()));
    }

    /** The profiles as a table, shares in per cent. */
    public Table table() {
        return ProfileColumns.of(this).table("Segments; measures are medians", profiles);
    }

    /** The columns of {@code profiles.csv}. */
    public Table results() {
        return ProfileColumns.of(this).results("Profiles", profiles);
    }

    /** The same with each segment's best seller by orders, by units and by lift. */
    public Table results(BestSellers bestSellers) {
        return ProfileColumns.of(this, bestSellers).results("Profiles", profiles);
    }

    /** What a run is compared with the next one by: the customers in each segment. */
    public Map<String, Object> headline() {
        return Map.of("segments", Rows.map(profiles, Profile::segment, Profile::customers));
    }

    /** Customers and total of each segment, for {@code summary.json}. */
    public Map<String, Object> totals() {
        Map<String, Object> totals = new LinkedHashMap<>(Map.of("line_set", "kept lines"));
        put(totals, profiles.stream(), List.of("customers", total().total(), total().total() + "_share")::contains);
        return totals;
    }

    /** Customers, shares and medians of each segment, for {@code summary.json}. */
    public Map<String, Object> metrics() {
        Map<String, Object> metrics =
                new LinkedHashMap<>(Map.of("line_set", addUp() ? "kept lines" : "customers of the table"));
        metrics.put("segmentation", segmentation.name());
        Stream<Profile> all = Stream.concat(profiles.stream(), Stream.of(everybody));
        put(metrics, all, name -> !name.equals("segment") && !name.equals("reason"));
        return metrics;
    }

    private void put(Map<String, Object> metrics, Stream<Profile> rows, Predicate<String> names) {
        Columns<Profile> columns = ProfileColumns.of(this);
        rows.forEach(each -> metrics.put(each.segment(), columns.metrics(each, names)));
    }
}
