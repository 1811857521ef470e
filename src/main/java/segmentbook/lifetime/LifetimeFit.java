package segmentbook.lifetime;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import segmentbook.lifetime.PurchaseHistory.Past;
import segmentbook.statistics.Rows;

/** One model fitted to a history by maximum likelihood, and what the history does not tell it. */
public final class LifetimeFit {
    private static final double NEARLY_ALL = .95;

    private static final double[] LEAST = {1e-3, 1e-4, 1e-4, 1e-4};
    private static final double[] MOST = {1e3, 1e4, 40, 1e6}; // powers of a greater third would overflow
    private static final double[] MANY_LEAVE = {.5, 1, .7, 3};
    private static final double[] FEW_LEAVE = {1, 1, 1, 50};

    private final Function<double[], LifetimeModel> kind;
    private final MaximumLikelihood found;
    private final LifetimeModel model;
    private final double alive;

    /**
     * Fits a model of four parameters to a history that lets it, as {@link PurchaseHistory#whyNot} says. Looked for are the first
     * and third, and the second and fourth as multiples of these: what a history says best are these ratios.
     *
     * @param leaving of what size the fourth by the third is
     */
    LifetimeFit(PurchaseHistory history, double leaving, Function<double[], LifetimeModel> kind) {
        this.kind = at -> kind.apply(new double[] {at[0], at[0] * at[1], at[2], at[2] * at[3]});
        double gap = history.sum(Past::observed) / history.sum(Past::repeats);
        found = new MaximumLikelihood(
                at -> this.kind.apply(at).logLikelihood(history),
                scaled(LEAST, gap, leaving),
                scaled(MOST, gap, leaving),
                scaled(MANY_LEAVE, gap, leaving),
                scaled(FEW_LEAVE, gap, leaving));
        model = this.kind.apply(found.parameters());
        alive = history.sum(past -> past.repeats() > 0 ? model.alive(past) : 0)
                / history.sum(past -> past.repeats() > 0 ? 1 : 0);
    }

    private static double[] scaled(double[] four, double second, double fourth) {
        return new double[] {four[0], four[1] * second, four[2], four[3] * fourth};
    }

    /** The model with the likeliest parameters. */
    public LifetimeModel model() {
        return model;
    }

    /** The log-likelihood of the history. */
    public double logLikelihood() {
        return found.value();
    }

    /** The mean probability that customers who came again have not left, 0 to 1. */
    public double alive() {
        return alive;
    }

    /** Standard errors of the parameters in their order; NaN of those that are not identified. */
    public List<Double> standardErrors() {
        return Rows.list(
                MOST.length,
                i -> found.isFlat(i / 2 * 2) ? Double.NaN : i % 2 == 0 ? found.error(i) : found.error(i - 1, i));
    }

    /** The parameters with their standard errors, in words. */
    String parameters() {
        var errors = standardErrors();
        List<String> all = Rows.list(
                MOST.length,
                i -> say(
                        "%s %.4g ± %.2g",
                        model.names().get(i), model.parameters().get(i), errors.get(i)));
        return String.join(", ", all).replace("± NaN", "(not identified)");
    }

    /** What the fit does not say, in sentences without their full stops. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (int pair : new int[] {0, 1}) {
            String first = model.names().get(2 * pair);
            String second = model.names().get(2 * pair + 1);
            double ratio = model.parameters().get(2 * pair) / model.parameters().get(2 * pair + 1);
            if (found.isFlat(2 * pair)) {
                problems.add(say(
                        "%s cannot tell how much customers differ in %s: of %s and %s only the ratio, %.2g, is identified",
                        model.name(), pair == 0 ? "how often they buy" : "when they leave", first, second, ratio));
            }
        }
        if (alive >= NEARLY_ALL) {
            problems.add(say(
                    "%s finds next to no drop-out (who came again is alive with probability %.3f on average), so hardly anybody seems lost by P(alive)",
                    model.name(), alive));
        }
        if (problems.isEmpty() && !found.startsAgree()) {
            problems.add(model.name() + " ends at 1 of 2 starts in a less likely place, so its parameters are unsure");
        }
        return problems;
    }

    /** The same model with parameters drawn within what the history leaves open. */
    LifetimeModel draw(Draws random) {
        return kind.apply(found.draw(random));
    }
}
