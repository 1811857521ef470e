package segmentbook.lifetime;

import static segmentbook.statistics.Words.named;
import static segmentbook.statistics.Words.say;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.Validate;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.util.FastMath;
import segmentbook.columns.Columns;
import segmentbook.lifetime.PurchaseHistory.Customer;
import segmentbook.segments.Segmentation;
import tech.tablesaw.api.Table;

/**
 * What customers are worth: the money that they are expected to bring within the horizon, discounted to today; where the file
 * has costs, also what is left of it, the contribution: their value times the margin to expect of them.
 *
 * <p>Intervals at 95 % are a parametric bootstrap: each draw takes parameters within what the history leaves open, then the
 * purchases and spends of each customer. So they hold what customers will bring, not only what is expected of them.
 */
public final class CustomerValues extends Columns.Tabled {
    private static final long SEED = 42;
    private static final int DRAWS = 200;
    private static final int FEWEST_DRAWS = 40;
    private static final int MOST_VALUES = 4_000_000; // of all draws together: 16 MB
    private static final double YEAR = 365;
    private static final double STEP = 91; // days that are discounted alike

    private static final Comparator<Value> MOST_VALUABLE =
            Comparator.comparingDouble(Value::value).reversed();

    private static final Columns<Value> NUMBERS = Columns.<Value>none()
            .number("P(alive)", "p_alive", Value::alive)
            .number("days with a purchase", "expected_purchases", Value::purchases)
            .number("spend a day", "expected_spend", Value::spend)
            .number("value", "clv", Value::value)
            .number("from", "clv_low", Value::low)
            .number("to", "clv_high", Value::high);

    private static final Columns<Value> WITH_COSTS = NUMBERS.share("margin, %", "margin", Value::margin)
            .number("contribution", "clv_contribution", Value::contribution)
            .number("contribution from", "clv_contribution_low", Value::contributionLow)
            .number("contribution to", "clv_contribution_high", Value::contributionHigh);

    private final LifetimeFits fits;
    private final Spending spending;
    private final ValueOptions options;
    private final List<Value> all;
    private final float[][] draws; // by draw, by customer
    private final float[][] left; // of these after costs; none where costs are not known

    /**
     * A customer, or several together.
     *
     * @param name the id, or what they are together
     * @param customers how many
     * @param alive the probability of not having left; the mean of several
     * @param purchases expected days with a purchase within the horizon; the sum of several
     * @param spend expected on one of these days
     * @param value of all of them today
     * @param low the lower end of the interval of what will come
     * @param high the upper end
     * @param contribution the value after the cost of goods; NaN where no cost is known, as are the ends of its interval
     * @param contributionLow the lower end of what will be left
     * @param contributionHigh the upper end
     */
    public record Value(
            String name,
            int customers,
            double alive,
            double purchases,
            double spend,
            double value,
            double low,
            double high,
            double contribution,
            double contributionLow,
            double contributionHigh) {

        /** The part of the value that is left after the cost of goods; NaN where no cost is known, or the value is 0. */
        public double margin() {
            return value == 0 ? Double.NaN : contribution / value;
        }
    }

    private CustomerValues(LifetimeFits fits, ValueOptions options) {
        this.fits = fits;
        spending = Spending.of(fits.history());
        this.options = options;
        int customers = whyNot().isEmpty() ? customers().size() : 0;
        int size = customers == 0 ? 0 : Math.max(FEWEST_DRAWS, Math.min(DRAWS, MOST_VALUES / customers));
        draws = IntStream.range(0, size).parallel().mapToObj(this::draw).toArray(float[][]::new);
        left = IntStream.range(0, margins().isEmpty() ? 0 : size)
                .parallel()
                .mapToObj(i -> margins().draw(new Draws(new Well19937c(SEED + DRAWS + i)), draws[i]))
                .toArray(float[][]::new);
        all = IntStream.range(0, customers).parallel().mapToObj(this::value).toList();
    }

    /** With horizon and discount rate of the options. */
    public static CustomerValues of(LifetimeFits fits, ValueOptions options) {
        return new CustomerValues(fits, options);
    }

    private List<Customer> customers() {
        return fits.history().customers();
    }

    private Margins margins() {
        return fits.history().margins();
    }

    private double worth(double money, double afterDays) {
        return money * FastMath.exp(-afterDays / YEAR * FastMath.log1p(options.discountRate()));
    }

    private float[] draw(int number) {
        Draws random = new Draws(new Well19937c(SEED + number));
        LifetimeModel model = fits.best().draw(random);
        var spends = spending.draw(random);
        double unit = fits.history().time(1);
        float[] values = new float[customers().size()];
        for (int i = 0; i < values.length; i++) {
            int row = i;
            Customer customer = customers().get(i);
            var spend = spending.future(random, spends, customer);
            model.future(
                    random,
                    options.horizonDays() * unit,
                    customer.past(),
                    at -> values[row] += (float) worth(spend.getAsDouble(), at / unit));
        }
        return values;
    }

    private Value value(int row) {
        Customer customer = customers().get(row);
        LifetimeModel model = fits.best().model();
        double spend = spending.expected(customer);
        long steps = Math.max(1, Math.round(options.horizonDays() / STEP));
        double length = (double) options.horizonDays() / steps;
        double purchases = 0;
        double value = 0;
        for (int step = 1; step <= steps; step++) {
            double until = model.expected(fits.history().time(step * length), customer.past());
            value += worth((until - purchases) * spend, (step - .5) * length);
            purchases = until;
        }
        double kept = margins().isEmpty() ? Double.NaN : value * margins().of(row);
        return value(customer.id(), new int[] {row}, model.alive(customer.past()), purchases, spend, value, kept);
    }

    private Value value(
            String name, int[] rows, double alive, double purchases, double spend, double value, double kept) {
        double[] whole = ends(draws, rows);
        double[] lefts = ends(left, rows);
        return new Value(
                name, rows.length, alive, purchases, spend, value, whole[0], whole[1], kept, lefts[0], lefts[1]);
    }

    /** The ends of the interval of what some customers bring together by these draws; NaN without draws. */
    private static double[] ends(float[][] draws, int... rows) {
        double[] sums = Stream.of(draws)
                .mapToDouble(
                        draw -> IntStream.of(rows).mapToDouble(row -> draw[row]).sum())
                .sorted()
                .toArray();
        return new double[] {end(sums, .025), end(sums, .975)};
    }

    private static double end(double[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    private Value together(String name, int... rows) {
        double purchases = sum(rows, Value::purchases);
        double money = sum(rows, each -> each.purchases * each.spend);
        double alive = rows.length == 0 ? 0 : sum(rows, Value::alive) / rows.length;
        double spend = purchases == 0 ? 0 : money / purchases;
        return value(name, rows, alive, purchases, spend, sum(rows, Value::value), sum(rows, Value::contribution));
    }

    private double sum(int[] rows, ToDoubleFunction<Value> of) {
        return IntStream.of(rows).mapToObj(all::get).mapToDouble(of).sum();
    }

    /** Why nobody has a value, in a sentence without its full stop; empty where customers have one. */
    public String whyNot() {
        return fits.whyNot();
    }

    /** What customers spend on a day with a purchase. */
    public Spending spending() {
        return spending;
    }

    /** The customers in the order of their numbers; none where {@link #whyNot} says why. */
    public List<Value> all() {
        return all;
    }

    /** What money is counted in. */
    public String moneyUnit() {
        return fits.history().moneyUnit();
    }

    /**
     * Everybody, then the segments of the same customers, the most valuable first; none where nobody has a value.
     *
     * @throws IllegalArgumentException where the segmentation is of other customers
     */
    public List<Value> by(Segmentation segmentation) {
        List<String> ids = customers().stream().map(Customer::id).toList();
        boolean same = segmentation.customers().ids().equals(ids);
        Validate.isTrue(same, "segmentation: of the customers of this history, found one of others");
        if (all.isEmpty()) {
            return List.of();
        }
        Stream<Value> segments = segmentation.segments().stream()
                .map(segment -> together(segment, segmentation.rows(segment)))
                .sorted(MOST_VALUABLE);
        return Stream.concat(Stream.of(everybody()), segments).toList();
    }

    /** All customers together. */
    Value everybody() {
        return together("everybody", IntStream.range(0, all.size()).toArray());
    }

    /** The customers, the most valuable first. */
    public Table table() {
        return columns("customer")
                .table(title(), all.stream().sorted(MOST_VALUABLE).toList());
    }

    private Columns<Value> columns(String name) {
        return Columns.<Value>none().text(name, "customer_id", Value::name).of(numbers(), value -> value);
    }

    private Columns<Value> numbers() {
        return margins().isEmpty() ? NUMBERS : WITH_COSTS;
    }

    /** How much of the money is left after the cost of goods, or why nobody knows, in a sentence without its full stop. */
    public String costSentence() {
        return margins().sentence();
    }

    /** Everybody and the segments, the most valuable first. */
    public Table table(Segmentation segmentation) {
        return Columns.<Value>none()
                .text("segment", "", Value::name)
                .whole("customers", "", Value::customers)
                .of(numbers(), value -> value)
                .table(title(), by(segmentation));
    }

    private String title() {
        float rate = Math.round(1e4 * options.discountRate()) / 100f;
        return all.isEmpty()
                ? whyNot()
                : named(say("Value of the next %,d days at %s %% a year", options.horizonDays(), rate), moneyUnit());
    }

    /** The columns of {@code value.csv}; none where nobody has a value. */
    public Table results() {
        return all.isEmpty() ? Table.create(whyNot()) : columns("").results("Value", all);
    }

    /** What all customers will bring, and which segment most of it, in a sentence without its full stop. */
    public String sentence(Segmentation segmentation) {
        if (all.isEmpty()) {
            return whyNot();
        }
        List<Value> both = by(segmentation).subList(0, 2);
        Value whole = both.get(0);
        Value first = both.get(1);
        String worth =
                "Purchases of the next %,d days are worth %s today (%,.0f to %,.0f), most of all those of %s, %,.0f";
        String after = "; after the cost of goods %,.0f are left (%,.0f to %,.0f)";
        String money = say("%,.0f %s", whole.value, moneyUnit());
        var known = fits.history().customers().stream()
                .mapToDouble(each -> each.past().observed());
        double days = known.max().orElse(0);
        String far = say("; that is a guess, as nobody has been known for longer than %,.0f days", days);
        String said = say(worth, options.horizonDays(), money, whole.low, whole.high, first.name, first.value)
                + (options.horizonDays() > days ? far : "");
        return margins().isEmpty()
                ? said
                : said + say(after, whole.contribution, whole.contributionLow, whole.contributionHigh);
    }

    /** Everybody and each segment, for {@code summary.json}; the reason where nobody has a value. */
    public Map<String, Object> metrics(Segmentation segmentation) {
        Map<String, Object> metrics = new LinkedHashMap<>(Map.of("line_set", "kept lines"));
        if (all.isEmpty()) {
            metrics.put("why_not", whyNot());
        } else if (!margins().isEmpty()) {
            metrics.put("costs", costSentence());
        }
        Columns<Value> columns = numbers().whole("", "customers", Value::customers);
        by(segmentation).forEach(each -> metrics.put(each.name, columns.metrics(each)));
        return metrics;
    }
}
