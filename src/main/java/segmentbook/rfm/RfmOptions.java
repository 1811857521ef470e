package segmentbook.rfm;

import static segmentbook.description.OptionException.require;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import segmentbook.description.Kind;
import segmentbook.description.Options;
import segmentbook.description.Section;
import segmentbook.description.SegmentRule;

/**
 * How recency, frequency and monetary are measured, scored and named.
 *
 * @param bins scores run from 1 to this many; 2 to 10
 * @param cuts edges of one's own between scores, by measure; quantiles for the others
 * @param frequency what it counts
 * @param rules that name the segments, the first that holds; null for the R x F grid, which needs five bins
 */
@Section(value = "rfm", kinds = Kind.TRANSACTIONS)
public record RfmOptions(
        int bins,
        Map<String, List<Double>> cuts,
        Counted frequency,
        @Nullable List<SegmentRule> rules) implements Options {
    private static final List<String> MEASURES = List.of("recency", "frequency", "monetary");

    /** Orders, five bins of equal counts, and the grid. */
    public RfmOptions() {
        this(Segment.BINS, Map.of(), Counted.ORDERS, null);
    }

    /**
     * Checks the values, and what can be said of rules without data.
     *
     * @throws segmentbook.description.OptionException where bins, or cuts, are not as said above
     * @throws segmentbook.description.DataException as {@link SegmentRules#SegmentRules(List)}
     */
    public RfmOptions {
        require(bins >= 2 && bins <= 10, "bins", "2 to 10", bins);
        cuts = new TreeMap<>(cuts);
        int edges = bins - 1;
        cuts.forEach((measure, cut) -> {
            String key = "cuts." + measure;
            require(MEASURES.contains(measure), key, "recency, frequency or monetary", measure);
            String found = cut.size() + "; set bins: " + (cut.size() + 1);
            require(cut.size() == edges, key, "one edge fewer than rfm.bins, " + edges, found);
            boolean rising = IntStream.range(1, cut.size()).allMatch(i -> cut.get(i - 1) < cut.get(i));
            require(rising, key, "numbers that rise", cut);
        });
        rules = rules == null ? null : new SegmentRules(rules).all();
        String rule = "5 for the grid of names, other numbers with rfm.rules";
        require(rules != null || bins == Segment.BINS, "bins", rule, bins);
    }

    /** The number of bins, and what else is not at its default. */
    @Override
    public Object choices() {
        Map<Object, Object> choices = new LinkedHashMap<>((Map<?, ?>) Options.super.choices());
        choices.values().removeAll(List.of("orders", Map.of(), "null"));
        List<SegmentRule> own = rules;
        if (own != null) {
            choices.put("rules", new SegmentRules(own).reasons());
        }
        return choices;
    }
}
