package segmentbook.segments;

import static segmentbook.statistics.Words.say;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import segmentbook.columns.Columns;
import segmentbook.segments.Offers.Offer;
import segmentbook.statistics.TwoShares;
import tech.tablesaw.api.Table;

/**
 * What a test of offers against their hold-out can show; segments that show nothing by themselves are tested together.
 *
 * @param offers those that are tested together, one or more
 */
public record Trial(List<Offer> offers) {
    /** A rise of more is hardly ever seen: what shows no smaller one is no test. */
    private static final double LARGE = .1;

    private static final Columns<Trial> COLUMNS = Columns.<Trial>none()
            .text("tested", "", Trial::names)
            .whole("get it", "", Trial::offered)
            .whole("held out", "", Trial::heldOut)
            .share("buy anyway, %", "", each -> each.mean(Offer::usual))
            .share("shows a rise from, points", "", Trial::detectable)
            .share("pays from, points", "", Trial::pays)
            .text("so", "", Trial::verdict);

    /** One for each segment that can be tested alone, and one for all others together. */
    static List<Trial> of(List<Offer> offers) {
        Predicate<Offer> alone = each -> new Trial(List.of(each)).detectable() <= LARGE;
        Stream<List<Offer>> single = offers.stream().filter(alone).map(List::of);
        var together =
                Stream.of(offers.stream().filter(alone.negate()).toList()).filter(each -> !each.isEmpty());
        return Stream.concat(single, together).map(Trial::new).toList();
    }

    /** The segments that are tested together. */
    public String names() {
        return String.join(" + ", offers.stream().map(Offer::segment).toList());
    }

    /** How many get an offer. */
    public int offered() {
        return offers.stream().mapToInt(Offer::offered).sum();
    }

    /** How many are held out. */
    public int heldOut() {
        return offers.stream().mapToInt(Offer::heldOut).sum();
    }

    private double mean(ToDoubleFunction<Offer> value) {
        return offers.stream()
                        .filter(each -> each.offered() > 0)
                        .mapToDouble(each -> each.offered() * value.applyAsDouble(each))
                        .sum()
                / offered();
    }

    /** The smallest rise of the share who buy that is shown with a probability of 80 %; NaN where none is. */
    public double detectable() {
        return TwoShares.detectable(offered(), heldOut(), mean(Offer::usual));
    }

    /** What can be expected of it, in a sentence without its full stop. */
    public String verdict() {
        double shows = detectable();
        double pays = pays();
        String few = offers.size() == 1 ? "too few: no test" : "too few even together: no test";
        String paid = pays < shows ? "may pay without being shown" : "shows what pays";
        String known = Double.isNaN(pays) ? "can show a rise, but none is known to pay" : paid;
        return Double.isNaN(shows) || shows > LARGE ? few : known;
    }

    /** The rise from which it pays; NaN where orders have no money, or where not even everybody would pay. */
    private double pays() {
        return mean(Offer::pays) > 1 - mean(Offer::usual) ? Double.NaN : mean(Offer::pays);
    }

    /** One row a test; where nobody knows who would buy anyway, a half is taken, of whom a rise is hardest to show. */
    static Table table(List<Trial> trials, boolean usualIsKnown) {
        long tests = trials.stream().filter(each -> each.detectable() <= LARGE).count();
        String which = tests == 0 ? "No test" : say("%d of %d tests", tests, trials.size());
        String half = usualIsKnown ? "" : "; who would buy anyway is not known, so a half is assumed";
        String title = "%s can show a rise of %.0f points or less (80 %% power, 5 %% error)%s";
        return COLUMNS.table(say(title, which, 100 * LARGE, half), trials);
    }
}
