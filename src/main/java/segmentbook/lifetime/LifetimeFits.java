package segmentbook.lifetime;

import static segmentbook.statistics.Words.say;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import segmentbook.columns.Columns;
import segmentbook.lifetime.PurchaseHistory.Past;
import tech.tablesaw.api.Table;

/**
 * BG/NBD, MBG/NBD and Pareto/NBD fitted to one history; the likeliest is used.
 *
 * @param history of the customers
 * @param all one fit a model; none where {@link PurchaseHistory#whyNot} says why
 */
public record LifetimeFits(PurchaseHistory history, List<LifetimeFit> all) {
    private static final Columns<LifetimeFit> COLUMNS = Columns.<LifetimeFit>none()
            .text("model", "", fit -> fit.model().name())
            .number("log-likelihood", "log_likelihood", LifetimeFit::logLikelihood)
            .text("parameters ± standard errors", "parameters", LifetimeFit::parameters)
            .number("mean P(alive) of who came again", "mean_alive", LifetimeFit::alive);

    /** Of the log-likelihood: a model that is less behind is as good, where all have as many parameters (Burnham, Anderson 2002). */
    private static final double ALIKE = 1;

    /** Fits all models. */
    public static LifetimeFits of(PurchaseHistory history) {
        double known = history.sum(Past::observed) / history.customers().size();
        Stream<Supplier<LifetimeFit>> kinds = Stream.of(
                () -> bgNbd(history),
                () -> new LifetimeFit(history, 1, at -> new BgNbd(at[0], at[1], at[2], at[3], true)),
                () -> new LifetimeFit(history, known / 50, at -> new ParetoNbd(at[0], at[1], at[2], at[3])));
        boolean enough = history.whyNot().isEmpty();
        Stream<Supplier<LifetimeFit>> fitted = kinds.filter(kind -> enough).parallel();
        return new LifetimeFits(history, fitted.map(Supplier::get).toList());
    }

    /** BG/NBD alone, of a history that lets it, as {@link PurchaseHistory#whyNot} says. */
    public static LifetimeFit bgNbd(PurchaseHistory history) {
        return new LifetimeFit(history, 1, at -> new BgNbd(at[0], at[1], at[2], at[3], false));
    }

    /** Why there is none, in a sentence without its full stop; empty where there are fits. */
    public String whyNot() {
        return history.whyNot();
    }

    /**
     * The likeliest; all have as many parameters.
     *
     * @throws java.util.NoSuchElementException where there is none
     */
    public LifetimeFit best() {
        return all.stream()
                .max(Comparator.comparingDouble(LifetimeFit::logLikelihood))
                .orElseThrow();
    }

    /** Those that are as good as the likeliest. */
    Stream<LifetimeFit> ties() {
        return all.stream().filter(fit -> fit != best() && best().logLikelihood() - fit.logLikelihood() < ALIKE);
    }

    /** Which model is used, and what it does not say, in sentences without their full stops. */
    public List<String> sentences() {
        if (all.isEmpty()) {
            return List.of(whyNot());
        }
        String used = "%s is the likeliest of %d models (log-likelihood %,.2f%s) and is used%s";
        List<String> problems = best().problems();
        String sure = problems.isEmpty() ? "; all its parameters are identified" : "";
        var ties = ties().map(fit -> "; " + fit.model().name() + " is less than 1 below, so as good");
        String tie = String.join("", ties.toList());
        String said = say(used, best().model().name(), all.size(), best().logLikelihood(), tie, sure);
        return Stream.concat(Stream.of(said), problems.stream()).toList();
    }

    /** One row a model. */
    public Table table() {
        return COLUMNS.table(all.isEmpty() ? whyNot() : sentences().get(0), all);
    }

    /** The model that is used with its problems, and each fit, for {@code summary.json}; the reason where there is none. */
    public Map<String, Object> metrics() {
        Map<String, Object> metrics = new LinkedHashMap<>(Map.of("line_set", "kept lines"));
        if (all.isEmpty()) {
            return Map.of("why_not", whyNot());
        }
        metrics.put("used", best().model().name());
        metrics.put("problems", best().problems());
        all.forEach(fit -> metrics.put(fit.model().name(), COLUMNS.metrics(fit)));
        return metrics;
    }
}
