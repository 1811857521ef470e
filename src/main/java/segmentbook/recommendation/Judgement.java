package segmentbook.recommendation;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import segmentbook.columns.Columns;
import segmentbook.statistics.Bootstrap;
import segmentbook.statistics.Rows;
import tech.tablesaw.api.Table;

/**
 * All recommenders judged on one hold-out, and which is used: the one with the greatest nDCG, where the 95 % interval of
 * its difference to the best of those that know only what is popular lies above zero; else that one.
 *
 * @param holdOut the split
 * @param qualities of the recommenders, most popular first
 * @param hybridWeights of the parts of the hybrid
 */
public record Judgement(HoldOut holdOut, List<Quality> qualities, List<Double> hybridWeights) {
    private static final int SIZES = 3;

    private Quality first() {
        return qualities.get(0);
    }

    private static Quality best(List<Quality> qualities) {
        return qualities.stream().max(Comparator.comparingDouble(Quality::ndcg)).orElseThrow(); // of equals the first
    }

    /** The best of those that know only what is popular. */
    private Quality baseline() {
        return best(qualities.stream()
                .filter(each -> each.recommender().contains("popular"))
                .toList());
    }

    /** The best where it is surely better than the best that knows only what is popular; else that one. */
    private Quality decided() {
        Quality best = best(qualities);
        return best.minus(baseline()).low() > 0 ? best : baseline();
    }

    /** The name of the recommender that is used; item Jaccard, untested, where nobody can be judged. */
    public String used() {
        return first().customers() == 0 ? "item Jaccard" : decided().recommender();
    }

    /** Which recommender is used and why, in a sentence without its full stop. */
    public String sentence() {
        if (first().customers() == 0) {
            return holdOut.whyNot();
        }
        Quality best = decided();
        Quality baseline = baseline();
        String index = say("nDCG at %d %.3f", best.k(), best.ndcg());
        if (best == baseline) {
            String few = "; %d judged customers are too few to tell, %d are needed";
            return say("No recommender is surely better than %s (%s), so %1$s is used", best.recommender(), index)
                    + (best.customers() < Quality.ENOUGH ? say(few, best.customers(), Quality.ENOUGH) : "");
        }
        Bootstrap more = best.minus(baseline);
        String beside = say("%s %.3f, difference %.3f", baseline.recommender(), baseline.ndcg(), more.low());
        String words = "%s is used: %s, %s to %.3f (95 %%), over %,d customers";
        return say(words, best.recommender(), index, beside, more.high(), best.customers());
    }

    /** Who differs from the best that knows only what is popular by more than chance, and whether hits are a feat, for a title. */
    String findings() {
        Quality baseline = baseline();
        int products = holdOut.known().products();
        int shown = Math.min(baseline.k(), products);
        String all = say(", %d of %d products shown to each, so a hit is no feat", shown, products);
        String better = names(each -> each.minus(baseline).low() > 0);
        String worse = names(each -> each.products() > 0 && each.minus(baseline).high() < 0);
        String idle = names(each -> each.products() == 0);
        return (2 * baseline.k() < products ? "" : all)
                + say("; surely (95 %%) better than %s: %s; worse: %s", baseline.recommender(), better, worse)
                + (idle.equals("none") ? "" : "; nothing to recommend: " + idle);
    }

    private String names(Predicate<Quality> wanted) {
        var names = qualities.stream().filter(wanted).map(Quality::recommender).toList();
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    /** The nDCG of each, and its difference to the best that knows only what is popular, with 95 % intervals. */
    public Table differences() {
        if (!holdOut.whyNot().isEmpty()) {
            return Table.create(holdOut.whyNot());
        }
        Quality baseline = baseline();
        var title = say("nDCG on %,d customers, and its difference to %s", first().customers(), baseline.recommender());
        Columns<Quality> columns = Columns.<Quality>none()
                .text("recommender", "", Quality::recommender)
                .of(interval("nDCG", "from", "to"), Quality::interval)
                .of(interval("difference", "at least", "at most"), each -> each.minus(baseline));
        return Quality.table(columns, title, qualities);
    }

    private static Columns<Bootstrap> interval(String mean, String low, String high) {
        return Columns.<Bootstrap>none()
                .number(mean, "", Bootstrap::whole)
                .number(low, "", Bootstrap::low)
                .number(high, "", Bootstrap::high);
    }

    /** The nDCG of each in thirds of the judged customers, by how many products they had bought until the split. */
    public Table bySize() {
        if (!holdOut.whyNot().isEmpty()) {
            return Table.create(holdOut.whyNot());
        }
        List<Integer> sizes = holdOut.sizes();
        int[] sorted = Rows.sorted(sizes.size(), Comparator.comparing(sizes::get));
        List<Integer> order = Arrays.stream(sorted).boxed().toList();
        Map<String, List<Integer>> parts = new LinkedHashMap<>();
        for (int third = 0; third < SIZES; third++) {
            List<Integer> part = order.subList(order.size() * third / SIZES, order.size() * (third + 1) / SIZES);
            if (!part.isEmpty()) {
                int most = sizes.get(part.get(part.size() - 1));
                String from = sizes.get(part.get(0)) == most ? "" : sizes.get(part.get(0)) + " to ";
                String title = from + say("%d products", most);
                parts.computeIfAbsent(title, each -> new ArrayList<>()).addAll(part);
            }
        }
        Columns<Quality> columns = Columns.<Quality>none().text("recommender", "", Quality::recommender);
        for (Map.Entry<String, List<Integer>> part : parts.entrySet()) {
            columns = columns.number(
                    part.getKey(), "", each -> each.of(part.getValue()).ndcg());
        }
        return Quality.table(columns, "nDCG by size of basket, a third of the customers each", qualities);
    }

    /** As {@link HoldOut#metrics}, with the recommender that is used and each one's difference to the best popular one. */
    public Map<String, Object> metrics() {
        Map<String, Object> metrics = new LinkedHashMap<>(holdOut.metrics(qualities));
        metrics.put("used", used());
        if (first().customers() > 0) {
            Quality baseline = baseline();
            Bootstrap more = best(qualities).minus(baseline);
            metrics.put("best", best(qualities).recommender());
            metrics.put("best_popular", baseline.recommender());
            metrics.put("ndcg_difference", List.of(more.whole(), more.low(), more.high()));
        }
        return metrics;
    }
}
