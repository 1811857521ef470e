package segmentbook.prediction;

import static segmentbook.statistics.Words.say;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import segmentbook.columns.Columns;
import segmentbook.customers.Column;
import segmentbook.customers.CustomerTable;
import tech.tablesaw.api.Table;

/**
 * Why a method gives one customer their probability of leaving: what it would be with the median of all in one feature.
 *
 * @param customer the id
 * @param leaving the probability
 * @param all one reason a feature, the strongest first
 */
record Reasons(String customer, double leaving, List<Reason> all) {
    private static final int SAID = 3;
    private static final double SMALL = .005;

    private static final Columns<Reason> COLUMNS = Columns.<Reason>none()
            .text("feature", "", each -> each.column.header())
            .number("customer", "", Reason::value)
            .number("median of all", "", Reason::median)
            .share("points of probability", "", Reason::more);

    /**
     * One feature.
     *
     * @param more how much higher the probability is than it would be with the median; below zero where it is lower
     */
    record Reason(Column column, double value, double median, double more) {
        private String words() {
            String usual = column.at(median).substring(column.name().length() + 1);
            return say("%s instead of %s (%+.0f points)", column.at(value), usual, 100 * more);
        }
    }

    static Reasons of(Model model, CustomerTable known, String customer) {
        List<String> features = model.features().columns();
        int row = known.row(customer);
        CustomerTable changed = known.rows(
                IntStream.rangeClosed(0, features.size()).map(i -> row).toArray());
        for (int i = 0; i < features.size(); i++) {
            double[] values = changed.numbers(features.get(i));
            values[i + 1] = known.median(features.get(i));
            changed = changed.with(changed.column(features.get(i)), values);
        }
        double[] leaving = model.leaving(changed);
        List<Reason> all = IntStream.range(0, features.size())
                .mapToObj(i -> new Reason(
                        known.column(features.get(i)),
                        known.value(row, features.get(i)),
                        known.median(features.get(i)),
                        leaving[0] - leaving[i + 1]))
                .sorted(Comparator.comparingDouble(each -> -Math.abs(each.more)))
                .toList();
        return new Reasons(customer, leaving[0], all);
    }

    /** The probability and the strongest reasons, in a sentence. */
    String sentence() {
        var large = all.stream().filter(each -> Math.abs(each.more) >= SMALL).limit(SAID);
        String why = String.join(", ", large.map(Reason::words).toList());
        return say("Customer %s leaves with a probability of %.0f %%", customer, 100 * leaving)
                + ": "
                + (why.isEmpty() ? "no feature by itself changes that by a point" : why);
    }

    /** One row a feature. */
    Table table() {
        return COLUMNS.table(sentence(), all);
    }
}
