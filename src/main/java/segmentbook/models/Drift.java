package segmentbook.models;

import static segmentbook.statistics.Words.say;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.math3.distribution.HypergeometricDistribution;
import segmentbook.statistics.Frequency;
import tech.tablesaw.api.Table;

/** How far the customers that a model places are from those that it was made from. */
final class Drift {
    private static final double BY_CHANCE = .01;
    private static final int FAR = 365; // days

    private Drift() {}

    /** What speaks against placing customers by the model, in sentences. */
    static List<String> warnings(ModelFile model, Table placed, Optional<LocalDate> snapshot) {
        List<String> warnings = new ArrayList<>();
        String before = model.madeFrom().snapshot();
        snapshot.filter(day -> !before.isEmpty()).ifPresent(day -> {
            long days = Math.abs(ChronoUnit.DAYS.between(LocalDate.parse(before), day));
            if (days > FAR) {
                warnings.add(say("snapshot %s is %,d days from the model's, %s; more than a year", day, days, before));
            }
        });
        ModelFile.Rfm rfm = model.rfm();
        if (rfm != null && rfm.customers() != null) {
            moved(rfm.customers(), counts(placed, "segment")).ifPresent(each -> warnings.add("segments: " + each));
        }
        Map<String, Integer> clusters =
                new LinkedHashMap<>(Map.of("0", model.madeFrom().noise()));
        model.clusters().forEach(each -> clusters.put(String.valueOf(each.cluster()), each.customers()));
        moved(clusters, counts(placed, "cluster")).ifPresent(each -> warnings.add("clusters: " + each));
        return warnings;
    }

    /** How many customers have each text of a column. */
    static Map<String, Integer> counts(Table placed, String column) {
        return Frequency.of(placed.column(column).asStringColumn().asList().stream()).stream()
                .collect(Collectors.toMap(Frequency::text, Frequency::count));
    }

    /**
     * The shares that moved by more than chance: Fisher's exact test of each group against all others, two-sided by
     * doubling, at 1 % for all groups together (Bonferroni). Empty where none did.
     */
    static Optional<String> moved(Map<String, Integer> before, Map<String, Integer> after) {
        int all = sum(before);
        int now = sum(after);
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<String> moved = new ArrayList<>();
        for (String name : names) {
            int was = before.getOrDefault(name, 0);
            int is = after.getOrDefault(name, 0);
            HypergeometricDistribution chance = new HypergeometricDistribution(null, all + now, was + is, now);
            double tail = Math.min(chance.cumulativeProbability(is), chance.upperCumulativeProbability(is));
            if (2 * tail * names.size() < BY_CHANCE) {
                moved.add(say("%s from %.1f %% to %.1f %%", name, 100.0 * was / all, 100.0 * is / now));
            }
        }
        return Optional.of("shares moved by more than chance: " + String.join(", ", moved))
                .filter(text -> !moved.isEmpty());
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
