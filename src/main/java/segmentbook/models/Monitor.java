package segmentbook.models;

import static segmentbook.statistics.Words.say;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import segmentbook.exploration.Orders;
import segmentbook.exploration.Orders.Order;
import segmentbook.statistics.Rows;
import tech.tablesaw.api.Table;

/**
 * Whether customers behave in each whole month as they did before: who came back, how often they ordered, what they spent.
 *
 * <p>A month is compared with the same month of the year before, so that a season is no change; where the file does not have it,
 * with the {@value #BEFORE} months before. Measures are of a customer in a month: {@code came back} (1 or 0) of those who bought in
 * the {@value #RECENT} days before it, {@code orders} and {@code spent} of those who bought in it. By chance alone a month has an
 * alarm in at most six of a thousand cases.
 *
 * @param features recency, frequency and monetary of all customers at two dates; these grow with the file
 * @param shifts of months, rising, the measures of each one after the other
 */
public record Monitor(List<Drift> features, List<Drift> shifts) {
    private static final int BEFORE = 3;
    private static final int RECENT = 91;
    private static final List<String> MEASURES = List.of("came back", "orders", "spent");

    /** Of the whole months up to the second date of a migration, and of the measures at both dates. */
    public static Monitor of(Migration migration) {
        var names = migration.whyNot().isEmpty() ? List.of("recency", "frequency", "monetary") : List.<String>of();
        List<Drift> features = Rows.list(names, name -> {
            double[] then = migration.then().customerTable().numbers(name);
            double[] now = migration.now().customerTable().numbers(name);
            return Drift.of(migration.to().toString(), migration.from().toString(), name, then, now);
        });
        var lines = migration.now().transactions();
        return new Monitor(features, shifts(Orders.of(lines).all(), lines.firstDay(), lines.snapshot()));
    }

    /** Of the whole months from a day to the one before another. */
    static List<Drift> shifts(List<Order> orders, LocalDate first, LocalDate end) {
        Map<YearMonth, Map<String, double[]>> values = new TreeMap<>();
        YearMonth from = YearMonth.from(first.minusDays(1)).plusMonths(1);
        for (YearMonth month = from; !month.plusMonths(1).atDay(1).isAfter(end); month = month.plusMonths(1)) {
            values.put(month, values(orders, first, month));
        }
        List<Drift> shifts = new ArrayList<>();
        for (YearMonth month : values.keySet()) {
            YearMonth year = month.minusYears(1);
            var beside = values.containsKey(year) ? List.of(year) : Rows.list(BEFORE, i -> month.minusMonths(i + 1));
            String words = values.containsKey(year) ? year.toString() : say("the %d months before", BEFORE);
            for (String name : values.keySet().containsAll(beside) ? MEASURES : List.<String>of()) {
                double[] then = beside.stream()
                        .flatMapToDouble(each -> DoubleStream.of(value(values, each, name)))
                        .toArray();
                shifts.add(Drift.of(month.toString(), words, name, then, value(values, month, name)));
            }
        }
        return List.copyOf(shifts);
    }

    private static double[] value(Map<YearMonth, Map<String, double[]>> values, YearMonth month, String name) {
        return values.getOrDefault(month, Map.of()).getOrDefault(name, new double[0]);
    }

    private static Map<String, double[]> values(List<Order> orders, LocalDate first, YearMonth month) {
        LocalDate day = month.atDay(1);
        Map<String, List<Order>> own = orders.stream()
                .filter(each -> YearMonth.from(each.day()).equals(month))
                .collect(Collectors.groupingBy(Order::customer, TreeMap::new, Collectors.toList()));
        LocalDate recent = day.minusDays(RECENT);
        var known = orders.stream()
                .filter(each -> each.day().isBefore(day) && !each.day().isBefore(recent) && !recent.isBefore(first))
                .map(Order::customer)
                .collect(Collectors.toSet());
        double[] back = Rows.values(known, each -> own.containsKey(each) ? 1 : 0);
        double[] spent = Rows.values(
                own.values(), all -> all.stream().mapToDouble(Order::amount).sum());
        return Map.of("came back", back, "orders", Rows.values(own.values(), List::size), "spent", spent);
    }

    /** Why no month can be judged, in a sentence without its full stop; empty where one can. */
    public String whyNot() {
        String words = "No month can be judged: that takes %d whole months with twenty customers or more each";
        return periods(Monitor::isJudged).isEmpty() ? say(words, BEFORE + 1) : "";
    }

    /**
     * When customers first behaved otherwise by more than chance, or what of that could have been seen, and how many bought in the
     * last month, which no distance of shares says; in a sentence.
     */
    public String sentence() {
        return whyNot().isEmpty() ? behaviour() + bought() : whyNot();
    }

    private String bought() {
        Drift last = shifts.get(shifts.size() - 1);
        String words = "; customers who bought, month by month: %,d in %s, %,d in %s";
        return say(words, last.after(), last.period(), last.before(), last.beside());
    }

    private String behaviour() {
        int judged = periods(Monitor::isJudged).size();
        List<String> alarms = alarms();
        if (alarms.isEmpty()) {
            return silence(judged);
        }
        String last = alarms.get(alarms.size() - 1);
        String first = since().orElseThrow();
        List<Drift> own = Rows.where(shifts, each -> each.period().equals(first) && each.isAlarm());
        String some = judged < months().size() ? " in which a change could be seen" : "";
        String when = first.equals(last) ? "in " + first + ":" : "from " + first + " to " + last + ", at first:";
        String what = own.stream().map(Drift::measure).collect(Collectors.joining(", "));
        return say(
                "In %d of %d months%s customers behave otherwise by more than chance, the last time %s %s, beside %s",
                alarms.size(), judged, some, when, what, own.get(0).beside());
    }

    private String silence(int judged) {
        int wholly = months().size() - periods(each -> !isJudged(each)).size();
        double limit = Collections.max(
                shifts.stream().map(Drift::ksLimit).filter(each -> each >= 0).toList());
        String words =
                "No month alarms: a change could be seen in %d of %d months, by all measures in %d, and even there a Kolmogorov-Smirnov distance up to %.2f may go unseen, so this does not say that customers behave as before";
        return say(words, judged, months().size(), wholly, limit);
    }

    /** When the last change began: the first of the last months with alarms that none without one parts; empty without alarms. */
    public Optional<String> since() {
        List<String> alarms = alarms();
        List<String> months = months();
        return IntStream.rangeClosed(1, alarms.size())
                .mapToObj(i -> alarms.get(alarms.size() - i))
                .takeWhile(each -> each.equals(alarms.get(alarms.size() - 1))
                        || alarms.contains(months.get(months.indexOf(each) + 1)))
                .reduce((later, earlier) -> earlier);
    }

    /** The months compared, rising. */
    public List<String> months() {
        return periods(each -> true);
    }

    /** The months in which some measure lies farther from what it was than chance alone would bring it, rising. */
    public List<String> alarms() {
        return periods(Drift::isAlarm);
    }

    private static boolean isJudged(Drift shift) {
        return !Double.isNaN(shift.psi());
    }

    private List<String> periods(Predicate<Drift> wanted) {
        return shifts.stream().filter(wanted).map(Drift::period).distinct().toList();
    }

    /** One row a month and measure, the latest first. */
    public Table table() {
        List<Drift> latest = new ArrayList<>(shifts);
        Collections.reverse(latest);
        return Drift.COLUMNS.table(sentence(), latest);
    }

    /** One row a measure at the two dates. */
    public Table featuresTable() {
        return Drift.COLUMNS.table("Measures of all customers at both dates", features);
    }

    /** All for {@code drift.csv}, the two dates last; without columns, so without a file, where there is nothing. */
    public Table results() {
        List<Drift> all = Stream.concat(shifts.stream(), features.stream()).toList();
        return all.isEmpty() ? Table.create(whyNot()) : Drift.COLUMNS.results("Drift", all);
    }

    /** For {@code summary.json}; the reason where nothing can be judged. */
    public Map<String, Object> metrics() {
        return whyNot().isEmpty()
                ? new TreeMap<>(Map.of("line_set", "kept lines", "alarms", alarms(), "periods", months()))
                : Map.of("why_not", whyNot());
    }
}
