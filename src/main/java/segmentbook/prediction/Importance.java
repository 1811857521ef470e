package segmentbook.prediction;

import static segmentbook.statistics.Words.say;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import segmentbook.customers.CustomerTable;
import segmentbook.statistics.RankOrder;
import segmentbook.statistics.Rows;

/**
 * What a feature is worth to a method: how much AUC is lost on the test when its values are shuffled among the customers.
 *
 * @param feature its name
 * @param lost on average over five shuffles; about 0 where it does not matter, or others say the same
 */
public record Importance(String feature, double lost) {
    private static final int SHUFFLES = 5;
    private static final int MOST = 1_500;

    /** The most important first; of very many customers every n-th is asked. */
    static List<Importance> of(Model model, Examples test) {
        int step = Math.max(1, test.size() / MOST);
        int[] rows = Rows.where(test.size(), row -> row % step == 0);
        CustomerTable known = test.known().rows(rows);
        int[] left = Rows.pick(test.left(), rows);
        double whole = auc(model, known, left);
        return model.features().columns().stream()
                .map(feature -> new Importance(
                        feature,
                        IntStream.range(0, SHUFFLES)
                                .mapToDouble(i -> whole - auc(model, shuffled(known, feature, i), left))
                                .average()
                                .orElseThrow()))
                .sorted(Comparator.comparingDouble(Importance::lost).reversed())
                .toList();
    }

    private static double auc(Model model, CustomerTable known, int[] left) {
        return RankOrder.auc(model.odds(known), row -> left[row] == 1);
    }

    private static CustomerTable shuffled(CustomerTable known, String feature, int seed) {
        List<Double> values = Arrays.stream(known.numbers(feature)).boxed().collect(Collectors.toList());
        Collections.shuffle(values, new Random(seed));
        return known.with(known.column(feature), values::get);
    }

    /** Which feature matters most, where there are several, in a sentence. */
    public static String sentence(String method, List<Importance> all) {
        if (all.isEmpty() || all.get(0).lost <= 0) {
            return say("No feature by itself matters to %s", method);
        }
        String most = all.size() == 1 ? "there is one feature, %s" : "the feature %s matters most";
        String falls = "For the method %s " + most + ": AUC falls by %.3f where it is shuffled";
        return say(falls, method, all.get(0).feature, all.get(0).lost);
    }
}
