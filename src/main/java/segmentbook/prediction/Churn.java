package segmentbook.prediction;

import static segmentbook.statistics.Words.say;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import segmentbook.columns.Columns;
import segmentbook.description.DataException;
import segmentbook.statistics.Bootstrap;
import tech.tablesaw.api.Table;

/**
 * Who leaves: methods that learned from earlier cuts, judged on the test, and the one that is used, asked of today.
 *
 * <p>Used is the method with the greatest AUC, where the 95 % interval of its difference to the best of the simple ones lies
 * above zero; else that simple one. What is said today is said by what was judged: nothing is learned after the test.
 */
public final class Churn extends Columns.Tabled {
    private static final double EVEN = .5;

    private final Cuts cuts;
    private final Map<Judged, Model> models = new LinkedHashMap<>();
    private final Map<String, Double> leaving = new LinkedHashMap<>(); // today, by customer

    private Churn(Cuts cuts) {
        this.cuts = cuts;
    }

    /** Logistic regression, random forest and gradient boosting beside recency, frequency and the purchases that BG/NBD expects. */
    public static Churn of(Cuts cuts) {
        Churn churn = new Churn(cuts);
        if (cuts.whyNot().isEmpty()) {
            Stream<Learner> simple = Stream.of("BG/NBD", "frequency", "recency")
                    .filter(cuts::isKnown)
                    .map(each -> Learner.oneMeasure(cuts.test().known().column(each)));
            Stream<Learner> others = Stream.of(Learner.logistic(.1), Learner.forest(50), Learner.boosting(50));
            Stream.concat(simple, others)
                    .parallel()
                    .map(each -> Map.entry(each.name(), Model.of(each, cuts)))
                    .toList()
                    .forEach(each -> churn.models.put(each.getValue().on(each.getKey(), cuts.test()), each.getValue()));
            var today = cuts.today().known();
            double[] said = churn.model().leaving(today);
            IntStream.range(0, said.length)
                    .forEach(row -> churn.leaving.put(today.ids().get(row), said[row]));
        }
        return churn;
    }

    /** Why nobody can be seen to leave, in a sentence without its full stop; empty where they can. */
    public String whyNot() {
        return cuts.whyNot();
    }

    /** The days on which customers were looked at. */
    public Cuts cuts() {
        return cuts;
    }

    /** What each method said of the test; none where there are no cuts. */
    public List<Judged> judged() {
        return List.copyOf(models.keySet());
    }

    private Judged best(Predicate<Model> which) {
        return models.keySet().stream()
                .filter(each -> which.test(Objects.requireNonNull(models.get(each))))
                .reduce((one, other) -> other.minus(one).whole() > 0 ? other : one)
                .orElseThrow(() -> new DataException("churn: nothing is known; " + whyNot()));
    }

    private Judged best() {
        return best(model -> true);
    }

    /**
     * The best of those that look at one column only.
     *
     * @throws DataException where there are no cuts, as for {@link #used} and {@link #importance}
     */
    public Judged simple() {
        return best(Model::isSimple);
    }

    /** The method that is used. */
    public Judged used() {
        return lead().low() > 0 ? best() : simple();
    }

    private Bootstrap lead() {
        return best().minus(simple());
    }

    private Model model() {
        return Objects.requireNonNull(models.get(used()));
    }

    private <T> T known(Supplier<T> value, T otherwise) {
        return whyNot().isEmpty() ? value.get() : otherwise;
    }

    private Table table(Supplier<Table> table) {
        return known(table, Table.create(whyNot()));
    }

    /** Which method is used and why, in a sentence without its full stop. */
    public String sentence() {
        return known(this::usedSentence, whyNot());
    }

    private String usedSentence() {
        String simple =
                say("%s alone (AUC %.3f)", simple().method(), simple().auc().whole());
        String coin = used().auc().low() > .5 ? "" : ", though it is not surely better than a coin";
        String better = "%s is used: AUC %.3f, by %.3f to %.3f (95 %%) more than %s%s";
        return used() == simple()
                ? say("No method is surely better than %s, so that is used%s", simple, coin)
                : say(better, used().method(), used().auc().whole(), lead().low(), lead().high(), simple, coin);
    }

    /** One row a method: AUC, Brier score, and by how much more the best one's AUC is, customer by customer. */
    public Table table() {
        return table(() -> measures()
                .number("best: more AUC", "", each -> best().minus(each).whole())
                .number("more: from", "", each -> best().minus(each).low())
                .number("more: to", "", each -> best().minus(each).high())
                .table(sentence(), judged()));
    }

    private static Columns<Judged> measures() {
        return Columns.<Judged>none()
                .text("method", "", Judged::method)
                .number("AUC", "auc", each -> each.auc().whole())
                .number("from", "auc_from", each -> each.auc().low())
                .number("to", "auc_to", each -> each.auc().high())
                .number("Brier score", "brier", Judged::brier)
                .number("", "said", Judged::said);
    }

    /** Which share of those who left is in the fifth with the highest risk, in a sentence. */
    public String foundSentence() {
        String words = "Of those who left, the fifth with the highest risk by %s holds %.0f %%";
        String most = used().found(20) < used().most(20) ? "" : ", the most that a fifth can hold";
        String found = say(words, used().method(), 100 * used().found(20)) + most;
        return used() == simple()
                ? found
                : found + say(", by %s alone %.0f %%", simple().method(), 100 * simple().found(20));
    }

    /** What each feature is worth to the method used, the most important first. */
    public List<Importance> importance() {
        return Importance.of(model(), cuts.test());
    }

    /** Why the method used gives a customer their probability today; the title says why not where nothing is known. */
    public Table reasons(String customer) {
        return table(() -> Reasons.of(model(), cuts.today().known(), customer).table());
    }

    /** The probability that a customer of today leaves, 0 to 1; NaN for others, and where nothing is known. */
    public double leaving(String customer) {
        return leaving.getOrDefault(customer, Double.NaN);
    }

    /** Assumptions to begin with: saved is what half of those who came back spent or less, for a fiftieth of it, in one of ten. */
    public Campaign campaign() {
        double value = known(() -> cuts.test().rows(1).median("revenue"), 1.0);
        return new Campaign(value, value / 50, .1);
    }

    /** From which percent of probability on letters would have earned most on the test; NaN where nothing is known. */
    public double threshold(Campaign campaign) {
        return known(() -> campaign.on(used()).threshold().whole(), Double.NaN);
    }

    /** How soon those come back who do; the title says why not where nothing is known. */
    public Table nextPurchase() {
        return table(() -> NextPurchase.of(cuts).table());
    }

    /** How many of the customers of today are likelier to leave than to stay, in a sentence. */
    public String todaySentence() {
        String said = "Of %,d customers %,d are likelier to buy nothing in the next %,d days than to buy";
        return known(() -> say(said, leaving.size(), likelier(), cuts.today().days()), whyNot());
    }

    private long likelier() {
        return leaving.values().stream().filter(each -> each >= EVEN).count();
    }

    /** One row a customer of today, the likeliest to leave first; a next purchase is said of those likelier to buy. */
    public Table today() {
        return table(() -> columns("not likely").table(todaySentence(), rows()));
    }

    /** The same of so many at each end of the list. */
    public Table today(int ends) {
        return table(() -> {
            List<Integer> all = rows();
            IntStream some = IntStream.range(0, all.size()).filter(i -> Math.min(i, all.size() - 1 - i) < ends);
            return columns("not likely")
                    .table(todaySentence(), some.mapToObj(all::get).toList());
        });
    }

    /** All of them for {@code churn.csv}. */
    public Table results() {
        return table(() -> columns("").results("churn", rows()));
    }

    private List<Integer> rows() {
        List<String> ids = cuts.today().known().ids();
        return IntStream.range(0, ids.size())
                .boxed()
                .sorted(Comparator.comparingDouble(row -> -leaving(ids.get(row))))
                .toList();
    }

    private Columns<Integer> columns(String unlikely) {
        NextPurchase next = NextPurchase.of(cuts);
        List<String> ids = cuts.today().known().ids();
        return Columns.<Integer>none()
                .text("customer", "customer_id", ids::get)
                .number("probability of leaving", "churn_probability", row -> leaving(ids.get(row)))
                .text("next purchase: a quarter by", "next_purchase_from", row -> day(next, row, 1, unlikely))
                .text("half by", "next_purchase", row -> day(next, row, 2, unlikely))
                .text("three quarters by", "next_purchase_to", row -> day(next, row, 3, unlikely));
    }

    /** A day until which a share of those like this customer came back, or other words where leaving is likelier. */
    private String day(NextPurchase next, int row, int quarters, String unlikely) {
        var known = cuts.today().known();
        long days = next.within(known.value(row, "gap_mean"), known.value(row, "recency"), quarters);
        var day = cuts.today().cut().plusDays(days);
        return leaving(known.ids().get(row)) >= EVEN ? unlikely : day.toString();
    }

    /** The test, each method's measures and today's customers at risk, for {@code summary.json}. */
    public Map<String, Object> metrics() {
        if (!whyNot().isEmpty()) {
            return Map.of("why_not", whyNot());
        }
        Map<String, Object> metrics = new LinkedHashMap<>(Map.of("line_set", "kept lines, split by time"));
        metrics.put("days", cuts.test().days());
        metrics.put("split", cuts.test().cut().toString());
        metrics.put("customers_judged", cuts.test().size());
        metrics.put("returned_share", cuts.test().returnedShare());
        metrics.put("used", used().method());
        judged().forEach(each -> metrics.put(each.method(), measures().metrics(each)));
        metrics.put("best_simple", simple().method());
        metrics.put("auc_difference", List.of(lead().whole(), lead().low(), lead().high()));
        metrics.put("customers", leaving.size());
        metrics.put("customers_likelier_to_leave", likelier());
        return metrics;
    }
}
