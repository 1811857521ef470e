package segmentbook.segments;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import segmentbook.columns.Columns;
import segmentbook.description.Dataset;
import segmentbook.description.Field;
import segmentbook.description.Origin;
import segmentbook.segments.Offers.Offer;
import segmentbook.segments.Recipients.Group;
import segmentbook.statistics.Rows;
import segmentbook.statistics.TwoShares;
import segmentbook.tables.IdRules;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

/**
 * What became of offers: who answered of those who got one and of those held out, and how much more they bought. Only the
 * difference is an effect. Chance is corrected for several tests (Holm), so that with no effect at all one is found in at most 5 of
 * 100 mailings.
 *
 * @param whyNot why nothing can be said, in a sentence without its full stop; empty where it can
 * @param rows one a test
 */
public record Responses(String whyNot, List<Row> rows) {
    private static final double ERROR = .05;

    private static final Columns<Row> COLUMNS = Columns.<Row>none()
            .text("tested", "", each -> each.trial.names())
            .share("answered, %", "", each -> (double) each.answers.happened() / each.answers.of())
            .share("of held out, %", "", each -> (double) each.answers.otherHappened() / each.answers.otherOf())
            .share("more, points", "", each -> each.answers.difference())
            .share("give or take", "", each -> each.answers.error())
            .number("by chance", "", Row::chance)
            .number("bought more, each", "", Row::more)
            .number("or so much less or more", "", Row::error);

    /**
     * One test.
     *
     * @param trial who was tested
     * @param answers of those with an offer, and of those held out
     * @param more what one of them bought more, on average, than one held out
     * @param error half the width of its interval at 95 %
     * @param chance how often chance gives as many answers more or fewer in any of the tests
     */
    public record Row(Trial trial, TwoShares answers, double more, double error, double chance) {
        /** Of what each bought, NaN for no answer. */
        static Row of(Trial trial, List<Double> offered, List<Double> heldOut) {
            SummaryStatistics own = spent(offered);
            SummaryStatistics other = spent(heldOut);
            double error = Math.sqrt(own.getVariance() / own.getN() + other.getVariance() / other.getN());
            TwoShares answers = new TwoShares(answers(offered), offered.size(), answers(heldOut), heldOut.size());
            return new Row(
                    trial, answers, own.getMean() - other.getMean(), TwoShares.NORMAL_975 * error, answers.chance());
        }

        private static int answers(List<Double> amounts) {
            return (int) amounts.stream().filter(each -> !each.isNaN()).count();
        }

        private static SummaryStatistics spent(List<Double> amounts) {
            SummaryStatistics all = new SummaryStatistics();
            amounts.forEach(each -> all.addValue(each.isNaN() ? 0 : each));
            return all;
        }

        Row corrected(double together) {
            return new Row(trial, answers, more, error, together);
        }

        String words() {
            return say(
                    "%s (%.1f points more, give or take %.1f)",
                    trial.names(), 100 * answers.difference(), 100 * answers.error());
        }
    }

    /**
     * Of the file that {@code offers.responses} names, which came back after the lists were made from these data.
     *
     * @throws segmentbook.description.DataException where it lacks a column, or has a cell that cannot be read
     */
    static Responses of(Dataset dataset, List<Trial> trials, Segmentation segmentation, Recipients recipients) {
        var file = dataset.options(OfferOptions.class).responses();
        if (file == null) {
            return new Responses("Nothing has come back yet: offers.responses names no file", List.of());
        }
        var columns = new segmentbook.description.Columns(
                Map.of(Field.CUSTOMER, "customer", Field.TIME, "date", Field.AMOUNT, "amount"));
        Transactions lines = Transactions.of(
                dataset.beside(new Origin.Files(List.of(file)), columns, List.of(dataset.options(IdRules.class))));
        double[] sums = lines.amounts(lines.customers().size(), lines::customer);
        Map<String, Double> amounts = new HashMap<>();
        lines.customers().forEach(id -> amounts.put(id, sums[amounts.size()]));
        return of(trials, segmentation, recipients, amounts);
    }

    /** Of what each customer who answered bought, by id. */
    static Responses of(
            List<Trial> trials, Segmentation segmentation, Recipients recipients, Map<String, Double> amounts) {
        List<String> ids = segmentation.customers().ids();
        List<Row> rows = new ArrayList<>();
        for (Trial trial : trials) {
            int[] own = trial.offers().stream()
                    .map(Offer::segment)
                    .flatMapToInt(each -> IntStream.of(segmentation.rows(each)))
                    .toArray();
            Function<Group, List<Double>> spent = group ->
                    Rows.list(recipients.of(own, group), row -> amounts.getOrDefault(ids.get(row), Double.NaN));
            rows.add(Row.of(trial, spent.apply(Group.OFFER), spent.apply(Group.HOLD_OUT)));
        }
        double[] chances = TwoShares.together(Rows.values(rows, Row::chance));
        return new Responses("", Rows.list(rows.size(), i -> rows.get(i).corrected(chances[i])));
    }

    /** Whose offer made more of them answer, in a sentence without its full stop. */
    public String sentence() {
        var told = rows.stream().filter(each -> each.chance <= ERROR && each.answers.difference() > 0);
        List<String> found = told.map(Row::words).toList();
        String none = "No offer made more customers answer than in its hold-out, beyond what chance gives";
        String some = "More customers answered because of the offer: " + String.join(", ", found);
        return !whyNot.isEmpty() ? whyNot : found.isEmpty() ? none : some;
    }

    /** One row a test; a sentence where nothing has come back. */
    public Table table() {
        return COLUMNS.table(whyNot, sentence(), rows);
    }
}
