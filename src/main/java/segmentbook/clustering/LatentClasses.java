package segmentbook.clustering;

import static segmentbook.statistics.Words.say;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import segmentbook.clustering.Answers.Fitted;
import segmentbook.clustering.Clusterer.WithK;
import segmentbook.columns.Columns;
import segmentbook.customers.Column.Kind;
import segmentbook.customers.CustomerTable;
import segmentbook.description.DataException;
import segmentbook.features.FeatureMatrix;
import tech.tablesaw.api.Table;

/**
 * Latent class analysis of answers in words (Goodman 1974; Collins, Lanza 2010): within a class, what a customer answers to one
 * question says nothing about the others. Sizes of classes and the probability of each answer in each are found by
 * expectation and maximisation, the likeliest of several random starts.
 *
 * <p>The matrix holds words as zeros and ones, on whatever scale, and columns of two values. A missing answer, which has a
 * column of its own, is left out of the likelihood. Everybody belongs to the most probable class; of other customers, those
 * with answers that nobody gave belong to the class of the nearest.
 *
 * @param k number of classes, 1 or more
 * @param seed of the starts; start i draws with {@code seed + i}
 * @param restarts how many starts, 1 to 1,000
 */
public record LatentClasses(int k, long seed, int restarts) implements WithK {
    private static final int FIRST_PASSES = 50;
    private static final int LAST_PASSES = 20_000;
    private static final int KEPT = 5; // one of so many starts goes to the end
    private static final double TOLERANCE = 1e-7;
    private static final int MOST = 6;
    private static final int QUESTIONS = 3; // with two, other classes explain the answers as well
    private static final String NONE =
            "Latent classes are not possible here: they need three columns of words that differ between customers";

    /** @throws IllegalArgumentException where a number is out of range */
    public LatentClasses {
        new KMeans(1, seed, restarts);
        KMeans.requireClusters("latent classes", k, Integer.MAX_VALUE);
    }

    @Override
    public String name() {
        return "latent classes";
    }

    @Override
    public LatentClasses withK(int other) {
        return new LatentClasses(other, seed, restarts);
    }

    @Override
    public LatentClasses forSample(int i) {
        return new LatentClasses(k, seed + i, Math.min(KEPT, restarts));
    }

    @Override
    public String whyNot(FeatureMatrix matrix) {
        return IntStream.range(0, matrix.columns().size())
                .filter(i -> values(matrix, i) > 2)
                .mapToObj(i -> "columns of words, or of two values, found " + values(matrix, i) + " values of "
                        + matrix.columns().get(i))
                .findFirst()
                .orElse("");
    }

    private static long values(FeatureMatrix matrix, int column) {
        return Arrays.stream(matrix.column(column)).distinct().count();
    }

    /** @throws DataException where fewer than k rows are different, or a column has more than two values */
    @Override
    public Clustering fit(FeatureMatrix matrix) {
        return fits(matrix, k, k).get(0).clustering;
    }

    @Override
    public List<Clustering> fitRange(FeatureMatrix matrix, int min, int max) {
        return fits(matrix, min, max).stream().map(Fit::clustering).toList();
    }

    /**
     * What was found for each k of a range, fewest classes first.
     *
     * @throws DataException as {@link #fit}
     */
    public List<Fit> fits(FeatureMatrix matrix, int min, int max) {
        String why = whyNot(matrix);
        String way = "; name columns of words under features.use, or take another algorithm";
        DataException.require(why.isEmpty(), name() + ": " + why + way);
        IntStream range = WithK.range(min, max);
        KMeans.requireClusters(name(), max, matrix.distinctRows());
        Answers answers = new Answers(matrix);
        return range.mapToObj(each -> withK(each).fit(matrix, answers)).toList();
    }

    /** One class to six of the words in a table; none where fewer than three columns of words differ between customers. */
    public static List<Fit> of(CustomerTable table) {
        CustomerTable words = table.select(each -> each.kind() != Kind.NUMBER);
        if (words.columns().size() < QUESTIONS) {
            return List.of();
        }
        FeatureMatrix matrix = FeatureMatrix.of(words);
        return matrix.raw().columns().size() < QUESTIONS
                ? List.of()
                : new LatentClasses(1, Lloyd.SEED, 20).fits(matrix, 1, Math.min(MOST, matrix.distinctRows()));
    }

    private Fit fit(FeatureMatrix matrix, Answers answers) {
        Comparator<Fitted> likeliest = Comparator.comparingDouble(each -> -each.logLikelihood());
        Fitted best = IntStream.range(0, restarts)
                .parallel()
                .mapToObj(i -> answers.on(answers.start(k, seed + i), FIRST_PASSES, TOLERANCE))
                .sorted(likeliest)
                .limit(Math.max(1, restarts / KEPT))
                .map(each -> answers.on(each, LAST_PASSES, TOLERANCE))
                .min(likeliest)
                .orElseThrow();
        List<Double> sizes = Arrays.stream(best.sizes()).sorted().boxed().toList();
        Clustering clustering = Spectral.nearest(this, matrix, answers.points, best.likeliest(), Double.MAX_VALUE);
        return new Fit(clustering, best.logLikelihood(), answers.parameters(k), sizes);
    }

    /**
     * Classes that were fitted, and how probable they make the answers.
     *
     * @param clustering everybody in the class they most probably belong to
     * @param logLikelihood the logarithm of how probable the answers are
     * @param parameters number of free ones: sizes less one, and of each class the probabilities of answers less one a question
     * @param sizes the share of customers in each class, everybody counted as far as they belong to it; the smallest first
     */
    public record Fit(Clustering clustering, double logLikelihood, int parameters, List<Double> sizes) {
        private static final Columns<Fit> COLUMNS = Columns.<Fit>none()
                .whole("classes", "", each -> each.clustering.k())
                .whole("parameters", "", Fit::parameters)
                .number("log-likelihood", "", Fit::logLikelihood)
                .number("AIC", "", Fit::aic)
                .number("BIC (less is better)", "", Fit::bic)
                .share("% in the smallest", "", each -> each.sizes.get(0));

        /** Akaike's information criterion: 2 parameters - 2 log-likelihood. Less is better. */
        public double aic() {
            return 2 * (parameters - logLikelihood);
        }

        /** Bayesian information criterion: parameters x ln(rows) - 2 log-likelihood. Less is better (Schwarz 1978). */
        public double bic() {
            return parameters * StrictMath.log(clustering.rows()) - 2 * logLikelihood;
        }
    }

    /** Classes, free parameters, log-likelihood, AIC and BIC, one row a fit; the title says how many classes there are by BIC. */
    public static Table table(List<Fit> fits) {
        return fits.stream()
                .min(Comparator.comparingDouble(Fit::bic))
                .map(Fit::clustering)
                .map(best -> say(
                        "BIC is lowest with %d class%s; %s", best.k(), best.k() == 1 ? "" : "es", best.standingOut()))
                .map(title -> Fit.COLUMNS.table(title, fits))
                .orElse(Table.create(NONE));
    }
}
