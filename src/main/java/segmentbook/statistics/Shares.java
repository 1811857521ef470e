package segmentbook.statistics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import segmentbook.columns.Columns;
import tech.tablesaw.api.Table;

/**
 * What classes hold of several things: of the products, of the units, of the money.
 *
 * @param finding a sentence without its full stop; why there are no classes where there are none
 * @param by what parts the classes, with its unit
 * @param classes their names
 * @param parts by what is shared the part of each class, 0 to 1
 */
public record Shares(String finding, String by, List<String> classes, Map<String, List<Double>> parts) {

    /** No classes, and why, in a sentence without its full stop. */
    public static Shares none(String why) {
        return new Shares(why, "", List.of(), Map.of());
    }

    /** Classes of which nothing is shared yet. */
    public static Shares by(String by, List<String> classes) {
        return new Shares("", by, classes, Map.of());
    }

    /** And the shares of what adds up over rows; {@code group} is the class of a row, below zero where it has none; 0 where all is nothing. */
    public Shares of(String what, int rows, IntToDoubleFunction value, IntUnaryOperator group) {
        double[] sums = Sum.byGroup(rows, value, classes.size(), group);
        double all = DoubleStream.of(sums).sum();
        return of(what, each -> all == 0 ? 0 : sums[each] / all);
    }

    /** And the share that each class has, by its number; these need not add up to all. */
    public Shares of(String what, IntToDoubleFunction share) {
        Map<String, List<Double>> more = new LinkedHashMap<>(parts);
        more.put(
                what,
                IntStream.range(0, classes.size()).mapToDouble(share).boxed().toList());
        return new Shares(finding, by, classes, more);
    }

    /** The same with another finding. */
    public Shares saying(String sentence) {
        return new Shares(sentence, by, classes, parts);
    }

    /** The share of what a class holds, in percent. */
    public double percent(String what, int number) {
        return 100 * parts.getOrDefault(what, List.of()).get(number);
    }

    /** Under a name the shares of each class, 0 to 1, for {@code summary.json}; why there are none where there are none. */
    public Map<String, Object> metrics(String name) {
        Map<String, Object> ofClasses = new LinkedHashMap<>();
        IntStream.range(0, classes.size()).forEach(i -> {
            ofClasses.put(classes.get(i), Rows.map(parts, each -> each.get(i)));
        });
        return Map.of(name, classes.isEmpty() ? Map.of("why_not", finding) : ofClasses);
    }

    /** One row a class, in percent; its title is the finding. */
    public Table table() {
        Columns<Integer> columns = Columns.<Integer>none().text(by, "", classes::get);
        for (var each : parts.entrySet()) {
            columns = columns.share("% of " + each.getKey(), "", each.getValue()::get);
        }
        return columns.table(finding, Rows.list(classes.size(), i -> i));
    }
}
