package segmentbook.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.customers.Column;
import segmentbook.customers.Column.Kind;
import segmentbook.customers.CustomerTable;
import segmentbook.description.DataException;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.FittedStep.Fit;
import segmentbook.features.OneHot;
import segmentbook.features.Points;
import segmentbook.features.Standardise;
import segmentbook.statistics.Agreement;

/**
 * Beside StepMix 3.0: {@code m = StepMix(k, measurement='categorical', n_init=60, max_iter=20000, abs_tol=1e-10,
 * rel_tol=1e-13, random_state=1).fit(X)}, {@code 'categorical_nan'} where answers are missing: {@code m.score(X) * len(X), m.aic(X),
 * m.bic(X), m.weights_}.
 */
class LatentClassesTests {
    private static final double[] SIZES = {.5, .8, 1};
    private static final int[] LEVELS = {2, 2, 2, 3, 3, 4};

    /**
     * A thousand customers of three classes, of whom three quarters give their class's own answer to a question, the others any:
     * {@code x = (x*1103515245+12345) % 2**31; u = x/2**31} from 42; the class by u, then for each question three draws: whether it
     * is their own, {@code (class + question) % levels}, which other, and whether it is given.
     */
    private static final class Made {
        private final int[] classes = new int[1000];
        private final List<List<String>> answers = new ArrayList<>();
        private long state = 42;

        Made(double missing, boolean dependent) {
            Arrays.stream(LEVELS).forEach(each -> answers.add(new ArrayList<>()));
            for (int row = 0; row < classes.length; row++) {
                double size = draw();
                classes[row] =
                        (int) Arrays.stream(SIZES).filter(each -> each <= size).count();
                for (int i = 0; i < LEVELS.length; i++) {
                    int own = dependent ? (classes[row] + i) % LEVELS[i] : 0;
                    boolean isOwn = draw() < .75;
                    int other = (int) (draw() * LEVELS[i]);
                    answers.get(i).add(draw() < missing ? "" : String.valueOf(isOwn ? own : other));
                }
            }
        }

        private double draw() {
            state = (state * 1103515245 + 12345) % (1L << 31);
            return (double) state / (1L << 31);
        }

        FeatureMatrix matrix(Fit... more) {
            return encoded(words(answers), more);
        }
    }

    private static CustomerTable words(List<List<String>> answers) {
        CustomerTable table = CustomerTable.of(
                IntStream.range(0, answers.get(0).size()).mapToObj(i -> "c" + i).toList());
        for (int i = 0; i < answers.size(); i++) {
            table = table.with(Column.of("q" + i, Kind.WORDS), answers.get(i));
        }
        return table;
    }

    private static FeatureMatrix encoded(CustomerTable table, Fit... more) {
        List<Fit> fits = new ArrayList<>();
        table.columns().forEach(each -> fits.add(all -> OneHot.fit(all, each.name(), 1)));
        fits.addAll(List.of(more));
        return FeatureMatrix.raw(table, fits.toArray(Fit[]::new));
    }

    private static LatentClasses classes(int k) {
        return new LatentClasses(k, 42, 50);
    }

    private static double agreement(Clustering found, int... truth) {
        return Agreement.of(found.labels(), truth).adjustedRand();
    }

    @Nested
    class OfAThousandMadeCustomers {
        private final Made made = new Made(0, true);
        private final FeatureMatrix matrix = made.matrix();
        private final List<LatentClasses.Fit> fits = classes(1).fits(matrix, 1, 4);

        @ParameterizedTest
        @CsvSource({
            "1, -5300.143217, 10620.2864, 10669.3640, 10",
            "2, -4093.586347, 8229.1727, 8332.2356, 21",
            "3, -3807.795571, 7679.5911, 7836.6393, 32",
            "4, -3801.798505, 7689.5970, 7900.6305, 43"
        })
        void agreeWithStepMix(int k, double logLikelihood, double aic, double bic, int parameters) {
            LatentClasses.Fit fit = fits.get(k - 1);
            assertThat(fit.logLikelihood()).isCloseTo(logLikelihood, within(1e-4));
            assertThat(fit.aic()).isCloseTo(aic, within(2e-4));
            assertThat(fit.bic()).isCloseTo(bic, within(2e-4));
            assertThat(fit.parameters()).isEqualTo(parameters);
        }

        /** {@code np.sort(m.weights_)}. */
        @Test
        void haveTheSizesOfStepMix() {
            double[] sizes = {.189066, .318855, .492078};
            for (int i = 0; i < sizes.length; i++) {
                assertThat(fits.get(2).sizes().get(i)).isCloseTo(sizes[i], within(1e-5));
            }
        }

        /** With the true probabilities the index is .911: nobody knows more from these answers. */
        @Test
        void areFoundNearTheCeiling() {
            assertThat(agreement(fits.get(2).clustering(), made.classes)).isCloseTo(.9062, within(5e-5));
        }

        @Test
        void areChosenByBic() {
            assertThat(LatentClasses.table(fits).name()).startsWith("BIC is lowest with 3 classes; cluster ");
            assertThat(LatentClasses.table(fits).rowCount()).isEqualTo(4);
        }

        @Test
        void areTheSameOnAnyScaleAndWithAnyNumberOfThreads() {
            int[] labels = fits.get(2).clustering().labels();
            assertThat(classes(3).fit(made.matrix(Standardise::fit)).labels()).isEqualTo(labels);
            for (int threads : List.of(1, 2)) {
                assertThat(Threads.with(threads, () -> classes(3).fit(matrix).labels()))
                        .isEqualTo(labels);
            }
        }

        @Test
        void doNotDependOnTheOrderOfRows() {
            int[] labels = fits.get(2).clustering().labels();
            int[] mixed = IntStream.range(0, 1000).map(i -> i * 377 % 1000).toArray();
            assertThat(classes(3).fit(matrix.select(mixed)).labels())
                    .isEqualTo(IntStream.of(mixed).map(i -> labels[i]).toArray());
        }

        @Test
        void placeOthersWhoAnswerAlike() {
            Clustering three = fits.get(2).clustering();
            assertThat(three.predict(matrix)).isEqualTo(three.labels());
        }
    }

    @Nested
    class OfOtherAnswers {
        /** StepMix, {@code 'categorical_nan'}. */
        @Test
        void missingOnesAreLeftOutOfTheLikelihood() {
            Made made = new Made(.1, true);
            LatentClasses.Fit three = classes(3).fits(made.matrix(), 3, 3).get(0);
            assertThat(three.logLikelihood()).isCloseTo(-3507.645686, within(1e-4));
            assertThat(three.parameters()).isEqualTo(32);
            assertThat(agreement(three.clustering(), made.classes)).isCloseTo(.8666, within(5e-5));
        }

        /** Answers drawn without classes; StepMix: BIC 5912.03, 5971.998 and 6037.5; of two classes it stops at -2913.467713. */
        @Test
        void withoutClassesThereIsOneByBic() {
            List<LatentClasses.Fit> fits = classes(1).fits(new Made(0, false).matrix(), 1, 3);
            assertThat(LatentClasses.table(fits).name())
                    .isEqualTo("BIC is lowest with 1 class; one cluster tells nobody apart");
            assertThat(fits.get(0).bic()).isCloseTo(5912.0320, within(1e-4));
            assertThat(fits.get(1).logLikelihood()).isBetween(-2913.467713, -2913.467);
        }

        /**
         * What 216 respondents would do for a friend in four cases (Stouffer, Toby 1951), as Goodman (1974) explains by two classes
         * of .72 and .28: likelihood ratio 2.72 to all that can be answered, and 81.08 with one class.
         */
        @Test
        void ofGoodmansRespondentsHaveHisLikelihoodRatios() {
            int[] counts = {42, 23, 6, 25, 6, 24, 7, 38, 1, 4, 1, 6, 2, 9, 2, 20};
            List<List<String>> answers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int shift = 3 - i;
                answers.add(IntStream.range(0, 16)
                        .boxed()
                        .flatMap(each -> java.util.Collections.nCopies(counts[each], each >> shift & 1).stream())
                        .map(bit -> bit == 0 ? "friend" : "rule")
                        .toList());
            }
            double saturated = Arrays.stream(counts)
                    .mapToDouble(count -> count * Math.log(count / 216.0))
                    .sum();
            List<LatentClasses.Fit> fits = LatentClasses.of(words(answers));
            assertThat(2 * (saturated - fits.get(0).logLikelihood())).isCloseTo(81.08, within(.005));
            assertThat(2 * (saturated - fits.get(1).logLikelihood())).isCloseTo(2.72, within(.005));
            assertThat(LatentClasses.table(fits).name()).startsWith("BIC is lowest with 2 classes; ");
        }
    }

    /** A class that is the most probable of nobody has a customer all the same, so that no cluster is empty. */
    @Test
    void areNeverEmpty() {
        FeatureMatrix independent = new Made(0, false).matrix();
        for (LatentClasses.Fit each : new LatentClasses(1, 42, 2).fits(independent, 1, 9)) {
            assertThat(each.clustering().sizes()).hasSize(each.clustering().k()).allMatch(size -> size > 0);
        }
        assertThat(new LatentClasses(4, 42, 2)
                        .fit(Points.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}))
                        .sizes())
                .containsExactly(1, 1, 1, 1);
    }

    @Nested
    class SayWhyNot {
        private final CustomerTable table =
                words(List.of(List.of("a", "b", "a", "b"), List.of("x", "x", "y", ""), List.of("u", "u", "u", "u")));

        @Test
        void whereFewerThanThreeColumnsDiffer() {
            String none =
                    "Latent classes are not possible here: they need three columns of words that differ between customers";
            for (CustomerTable each : List.of(table, table.select(List.of("q0")), table.select(List.of()))) {
                assertThat(LatentClasses.of(each)).isEmpty();
            }
            assertThat(LatentClasses.table(List.of()).name()).isEqualTo(none);
        }

        @Test
        void whereAColumnIsOneOfNumbers() {
            FeatureMatrix aged = FeatureMatrix.raw(
                    table.with(Column.number("age"), 20, 30, 40, 20).select(List.of("q0", "age")),
                    each -> OneHot.fit(each, "q0", 1));
            assertThatThrownBy(() -> classes(2).fit(aged))
                    .isInstanceOf(DataException.class)
                    .hasMessage("latent classes: columns of words, or of two values, found 3 values of age; "
                            + "name columns of words under features.use, or take another algorithm");
        }

        @ParameterizedTest
        @ValueSource(ints = {0, -1})
        void whereClassesAreNone(int k) {
            assertThatThrownBy(() -> classes(k))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("latent classes: k from 1, found " + k);
        }

        @Test
        void whereCustomersAreTooFew() {
            assertThatThrownBy(() -> classes(5).fit(encoded(table)))
                    .isInstanceOf(DataException.class)
                    .hasMessage("latent classes: at most as many clusters as different customers, found k = 5 and 4 "
                            + "different customers");
        }

        @Test
        void columnsOfTwoNumbersAreAnswersToo() {
            FeatureMatrix yes = Points.of(IntStream.range(0, 40)
                    .mapToObj(i -> new double[] {i / 20, i / 20 * 7, i % 4 == 0 ? 1 - i / 20 : i / 20})
                    .toArray(double[][]::new));
            assertThat(agreement(
                            classes(2).fit(yes),
                            IntStream.range(0, 40).map(i -> i / 20).toArray()))
                    .isEqualTo(1);
        }
    }
}
