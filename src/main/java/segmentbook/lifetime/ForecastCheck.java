package segmentbook.lifetime;

import static segmentbook.statistics.Words.say;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.MathArrays;
import segmentbook.columns.Columns;
import segmentbook.lifetime.PurchaseHistory.Past;
import segmentbook.recommendation.RecommendOptions;
import segmentbook.statistics.Bootstrap;
import segmentbook.statistics.RankOrder;
import segmentbook.statistics.Rows;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

/**
 * Models that know the lines up to a day, judged by how often their customers buy after it, beside forecasts that need no
 * model, and by who had really left by that day, where made data say so.
 */
public final class ForecastCheck extends Columns.Tabled {
    private static final String OWN_RATE = "as often as before";
    private static final String MEAN = "everybody the mean";
    private static final String ALIVE = "P(alive) of ";
    private static final String RECENCY = "recency";
    private static final int BEFORE = 9; // points in time
    private static final int AFTER = 4;
    private static final int MOST_REPEATS = 7;

    private static final Columns<Forecast> COLUMNS = Columns.<Forecast>none()
            .text("forecast", "", Forecast::name)
            .number("days with a purchase", "total", Forecast::total)
            .number("root mean square error", "root_mean_square_error", Forecast::error)
            .number("AUC of coming back", "auc", Forecast::auc)
            .number("AUC of not having left", "auc_alive", Forecast::truth);

    private final Transactions whole;
    private final LocalDate split;
    private final LifetimeFits fits;
    private final double days; // from the split to the end
    private final double[] later; // days with a purchase after the split, by customer known then
    private final Optional<List<Boolean>> stayed; // likewise, where the truth is known
    private final Map<Forecast, double[]> all = new LinkedHashMap<>(); // what each says, by customer

    /**
     * One forecast of days with a purchase after the split.
     *
     * @param name what made it
     * @param total of all customers; NaN for what only ranks them
     * @param error the root of the mean squared distance from what a customer did; NaN likewise
     * @param auc how often who came back is ranked before who did not, .5 is chance; NaN where all did or nobody
     * @param truth the same of who had not left at the split; NaN where nobody knows
     */
    public record Forecast(String name, double total, double error, double auc, double truth) {}

    /**
     * What came and what was expected until a day.
     *
     * @param name the day
     * @param actual repeat purchases until then
     * @param expected the same by the model that is used
     */
    public record Point(String name, double actual, double expected) {}

    /**
     * What came and what was expected of customers who had come back as often until the split.
     *
     * @param name how often
     * @param customers how many
     * @param actual mean days with a purchase after the split, with its interval over customers
     * @param expected the same mean by the model that is used
     */
    public record Group(String name, int customers, Bootstrap actual, double expected) {
        boolean isByChance() {
            return actual.low() <= expected && expected <= actual.high();
        }
    }

    private ForecastCheck(Transactions whole, LocalDate split) {
        this.whole = whole;
        this.split = split;
        days = ChronoUnit.DAYS.between(split, whole.snapshot()) - 1.0;
        fits = LifetimeFits.of(PurchaseHistory.of(whole.until(split)));
        var known = PurchaseHistory.of(whole).customers();
        Map<String, Integer> repeats =
                Rows.map(known, each -> each.id(), each -> each.past().repeats());
        later = Rows.values(
                fits.history().customers(),
                each -> repeats.getOrDefault(each.id(), 0) - each.past().repeats());
        stayed = whole.dataset().trueDropOuts().map(left -> fits.history().customers().stream()
                .map(each -> left.getOrDefault(each.id(), LocalDate.MAX).isAfter(split))
                .toList());
        if (whyNot().isEmpty()) {
            judge();
        }
    }

    /** Split at the day of {@code recommend.split}, by default 91 days before the last. */
    public static ForecastCheck of(Transactions lines) {
        return of(lines, lines.dataset().options(RecommendOptions.class).split(lines.firstDay(), lines.lastDay()));
    }

    /** Split after another day, which the models still know. */
    public static ForecastCheck of(Transactions lines, LocalDate split) {
        return new ForecastCheck(lines, split);
    }

    private void judge() {
        PurchaseHistory history = fits.history();
        double mean = days * history.sum(Past::repeats) / history.sum(Past::observed);
        fits.all()
                .forEach(
                        fit -> add(fit.model().name(), true, past -> fit.model().expected(days, past)));
        add(OWN_RATE, true, past -> past.observed() == 0 ? 0 : days * past.repeats() / past.observed());
        add(MEAN, true, past -> mean);
        fits.all().forEach(fit -> add(ALIVE + fit.model().name(), false, fit.model()::alive));
        add(RECENCY, false, past -> past.last() - past.observed());
    }

    private void add(String name, boolean counts, ToDoubleFunction<Past> of) {
        double[] values = said(of);
        all.put(
                new Forecast(
                        name,
                        counts ? DoubleStream.of(values).sum() : Double.NaN,
                        counts ? MathArrays.distance(values, later) / Math.sqrt(values.length) : Double.NaN,
                        RankOrder.auc(values, i -> later[i] > 0),
                        stayed.map(each -> RankOrder.auc(values, each::get)).orElse(Double.NaN)),
                values);
    }

    private double[] said(Forecast of) {
        return all.getOrDefault(of, later);
    }

    private double[] misses(Forecast of) {
        double[] apart = MathArrays.ebeSubtract(said(of), later);
        return MathArrays.ebeMultiply(apart, apart);
    }

    private double[] said(ToDoubleFunction<Past> of) {
        return Rows.values(fits.history().customers(), each -> of.applyAsDouble(each.past()));
    }

    /** Why nothing can be judged, in a sentence without its full stop; empty where it can. */
    public String whyNot() {
        boolean nobody = actual() == 0;
        return !fits.whyNot().isEmpty()
                ? say("Until %s %s", split, fits.whyNot())
                : nobody ? say("Nobody who bought until %s bought after it, so forecasts cannot be judged", split) : "";
    }

    /** The last day that the models know. */
    public LocalDate split() {
        return split;
    }

    /** The models, fitted to what was known at the split. */
    public LifetimeFits fits() {
        return fits;
    }

    /** The forecasts, those of models first; none where {@link #whyNot} says why. */
    public List<Forecast> all() {
        return List.copyOf(all.keySet());
    }

    /** Repeat purchases up to the days of a year's months or so, the split among them, of the customers known then. */
    public List<Point> tracked() {
        int known = (int) Math.rint(DoubleStream.of(said(Past::observed)).max().orElse(0));
        return IntStream.rangeClosed(1, whyNot().isEmpty() ? BEFORE + AFTER : 0)
                .parallel()
                .mapToObj(i -> i <= BEFORE
                        ? split.minusDays(known - (long) known * i / BEFORE)
                        : split.plusDays(((long) days) * (i - BEFORE) / AFTER))
                .distinct()
                .map(this::tracked)
                .toList();
    }

    private Point tracked(LocalDate day) {
        double since = ChronoUnit.DAYS.between(split, day);
        PurchaseHistory then = PurchaseHistory.of(whole.until(day));
        LifetimeModel model = fits.best().model();
        double came = then.sum(past -> past.observed() >= since ? past.repeats() : 0);
        double expected = then.sum(past -> past.observed() >= since ? model.expected(past.observed()) : 0);
        return new Point(day.toString(), came, expected);
    }

    /** Days with a purchase after the split by repeats until then, of which the last group has as many or more. */
    public List<Group> byRepeats() {
        if (!whyNot().isEmpty()) {
            return List.of();
        }
        double[] expected = said(past -> fits.best().model().expected(days, past));
        return IntStream.range(0, later.length)
                .boxed()
                .collect(Collectors.groupingBy(this::repeats, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(each -> byRepeats(each.getKey(), each.getValue(), expected))
                .toList();
    }

    private int repeats(int row) {
        return Math.min(MOST_REPEATS, fits.history().customers().get(row).past().repeats());
    }

    private Group byRepeats(int repeats, List<Integer> rows, double[] expected) {
        Bootstrap came = Bootstrap.mean(Rows.values(rows, row -> later[row]));
        double said = rows.stream().mapToDouble(row -> expected[row]).sum();
        return new Group(repeats + (repeats == MOST_REPEATS ? "+" : ""), rows.size(), came, said / rows.size());
    }

    /** What the model that is used forecast, what came, and whether it beats forecasts without a model, in a sentence. */
    public String sentence() {
        if (!whyNot().isEmpty()) {
            return whyNot();
        }
        Forecast used = named(fits.best().model().name());
        Forecast naive = named(named(OWN_RATE).error <= named(MEAN).error ? OWN_RATE : MEAN);
        String words =
                "%s, %s until then, expected %,.0f days with a purchase after %s, %,.0f came; its error for a customer, %.3f, is %s that of \"%s\", %.3f";
        String tie = fits.ties().findAny().isPresent() ? "as likely as others" : "the likeliest";
        Bootstrap more = Bootstrap.mean(MathArrays.ebeSubtract(misses(used), misses(naive)));
        String beside = more.high() < 0 ? "below" : more.whole() < 0 ? "not surely below" : "not below";
        return say(words, used.name, tie, used.total, split, actual(), used.error, beside, naive.name, naive.error);
    }

    /** The number of repeats whose forecast is farthest off for all its customers together, beside the interval of what came, in a sentence without its full stop. */
    public String repeatsSentence() {
        String words =
                "The forecast is farthest off for the %,d customers with %s repeats: %.2f expected, %.2f came (%.2f to %.2f)%s";
        return byRepeats().stream()
                .max(Comparator.comparingDouble(each -> each.customers * Math.abs(each.actual.whole() - each.expected)))
                .map(each -> say(
                        words,
                        each.customers,
                        each.name,
                        each.expected,
                        each.actual.whole(),
                        each.actual.low(),
                        each.actual.high(),
                        each.isByChance() ? ", which chance alone could do" : ""))
                .orElse(whyNot());
    }

    /** Whether P(alive) ranks the customers better than recency: by coming back, and by the truth where it is known. */
    public String aliveSentence() {
        if (!whyNot().isEmpty()) {
            return whyNot();
        }
        Forecast alive = named(ALIVE + fits.best().model().name());
        if (Double.isNaN(alive.auc)) {
            String all = say(actual() == 0 ? "None of %,d customers" : "Each of %,d customers", later.length);
            return all + " came back after " + split + ", so nobody can say whom a score should have put first";
        }
        String back = ranks(alive.name, "comes back", alive, row -> later[row] > 0);
        return Double.isNaN(alive.truth)
                ? back
                : back + "; " + ranks("it", "has not left", alive, stayed.orElseThrow()::get);
    }

    private String ranks(String what, String who, Forecast alive, IntPredicate happens) {
        String words = "%s ranks who %s with AUC %s%s, recency with %s";
        Bootstrap own = auc(alive, happens);
        String worse = own.high() < .5 ? ", worse than a coin" : "";
        return say(words, what, who, range(own), worse, range(auc(named(RECENCY), happens)));
    }

    private static String range(Bootstrap auc) {
        return say("%.3f (%.3f to %.3f)", auc.whole(), auc.low(), auc.high());
    }

    private Bootstrap auc(Forecast of, IntPredicate happens) {
        ToDoubleFunction<int[]> auc = rows -> RankOrder.auc(Rows.pick(said(of), rows), i -> happens.test(rows[i]));
        return Bootstrap.of(later.length, auc);
    }

    private Forecast named(String name) {
        return Rows.first(all.keySet(), each -> each.name.equals(name)).orElseThrow();
    }

    /** Days with a purchase after the split, of customers known then. */
    public double actual() {
        return DoubleStream.of(later).sum();
    }

    /** One row a forecast, then what only ranks customers. */
    public Table table() {
        String title = "%,d customers known on %s had %,.0f days with a purchase after it";
        return COLUMNS.table(whyNot().isEmpty() ? say(title, later.length, split, actual()) : whyNot(), all());
    }

    /** The split, what came and each forecast, for {@code summary.json}; the reason where nothing can be judged. */
    public Map<String, Object> metrics() {
        Map<String, Object> metrics = new LinkedHashMap<>(Map.of("line_set", "kept lines, split by time"));
        metrics.put("split", split.toString());
        metrics.put("customers", later.length);
        boolean judged = whyNot().isEmpty();
        metrics.put(judged ? "actual" : "why_not", judged ? actual() : whyNot());
        if (judged) {
            metrics.put("used", fits.best().model().name());
        }
        all().forEach(each -> metrics.put(each.name, COLUMNS.metrics(each)));
        return metrics;
    }
}
