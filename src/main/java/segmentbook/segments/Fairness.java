package segmentbook.segments;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import segmentbook.columns.Columns;
import segmentbook.customers.AttributeGroups;
import segmentbook.description.OptionException;
import segmentbook.rfm.CustomerBase;
import segmentbook.statistics.Rows;
import tech.tablesaw.api.Table;

/**
 * Whether offers are meant for much more of one group of customers than of another, across the attributes that {@code
 * offers.fairness} names.
 *
 * <p>A difference is large where the smallest share is less than four fifths of the greatest one and chance hardly gives as much
 * (chi-squared, 5 % for all rows together by Bonferroni), among groups of {@value #FEWEST} customers or more of whom the attribute is known.
 *
 * @param rows one an offer and attribute, those that chance gives least often first
 */
public record Fairness(List<Row> rows) {
    private static final int FEWEST = 20;
    private static final double FOUR_FIFTHS = .8;
    private static final double ERROR = .05;

    private static final Columns<Row> COLUMNS = Columns.<Row>none()
            .text("attribute", "", Row::attribute)
            .text("offer", "", Row::offer)
            .text("goes to most and fewest", "", Row::words)
            .number("by chance", "", Row::chance);

    /**
     * One offer across one attribute.
     *
     * @param attribute its name
     * @param offer what is offered
     * @param words the groups of which the greatest and the smallest share is meant, with these
     * @param ratio the smallest share by the greatest one, 0 to 1
     * @param chance how often chance gives as much in this row
     */
    public record Row(String attribute, String offer, String words, double ratio, double chance) {}

    /** @param offers what is meant for each customer, by row */
    static Fairness of(CustomerBase base, List<String> offers) {
        var dataset = base.dataset();
        List<AttributeGroups> known = base.demographics().groups();
        List<Row> rows = new ArrayList<>();
        for (String name : dataset.options(OfferOptions.class).fairness()) {
            AttributeGroups attribute = Rows.first(
                            known, each -> each.attribute().equals(name))
                    .orElseThrow(() -> new OptionException("offers.fairness", "attributes: " + names(known), name)
                            .at(dataset.place("offers.fairness"), ""));
            offers.stream().distinct().sorted().forEach(offer -> add(rows, attribute, offers, offer));
        }
        rows.sort(Comparator.comparingDouble(Row::chance));
        return new Fairness(List.copyOf(rows));
    }

    private static String names(List<AttributeGroups> known) {
        return String.join(", ", known.stream().map(AttributeGroups::attribute).toList());
    }

    private static void add(List<Row> rows, AttributeGroups attribute, List<String> offers, String offer) {
        long[][] counts = new long[attribute.labels().size()][2];
        IntStream.range(0, offers.size())
                .filter(attribute::isKnown)
                .forEach(row -> counts[attribute.group(row)][offers.get(row).equals(offer) ? 0 : 1]++);
        int[] enough = Rows.where(counts.length, group -> counts[group][0] + counts[group][1] >= FEWEST);
        List<Integer> groups = Rows.inOrder(enough, (a, b) -> Double.compare(share(counts[b]), share(counts[a])));
        long[][] large = groups.stream().map(group -> counts[group]).toArray(long[][]::new);
        if (large.length > 1 && share(large[0]) > 0 && share(large[large.length - 1]) < 1) {
            int first = groups.get(0);
            int last = groups.get(large.length - 1);
            double ratio = share(counts[last]) / share(counts[first]);
            List<String> labels = attribute.labels();
            String words = say("%s %.0f %%", labels.get(first), 100 * share(counts[first]))
                    + say(", %s %.0f %%", labels.get(last), 100 * share(counts[last]));
            rows.add(new Row(attribute.attribute(), offer, words, ratio, new ChiSquareTest().chiSquareTest(large)));
        }
    }

    private static double share(long[] counts) {
        return (double) counts[0] / (counts[0] + counts[1]);
    }

    /** What differs, and what may be concluded, in a sentence without its full stop. */
    public String sentence() {
        if (rows.isEmpty()) {
            return "Offers were compared across no attribute: all get the same, or offers.fairness names none with two groups of enough customers";
        }
        List<String> large = rows.stream()
                .filter(each -> each.ratio < FOUR_FIFTHS && each.chance * rows.size() <= ERROR)
                .map(each -> say("%s goes to %s: %s", each.offer, each.attribute, each.words))
                .toList();
        return large.isEmpty()
                ? "No large difference was found across these attributes; that proves no fairness, as small groups and other attributes are not seen"
                : String.join(", ", large)
                        + "; so groups are treated differently, which does not say that the attribute is the reason, or that it is wrong";
    }

    /** One row an offer and attribute; a sentence where nothing was compared. */
    public Table table() {
        return rows.isEmpty() ? Table.create(sentence()) : COLUMNS.table(sentence(), rows);
    }
}
