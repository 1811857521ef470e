package segmentbook.models;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import segmentbook.columns.Columns;
import segmentbook.segments.OutOfTime;
import segmentbook.segments.Segmentation;
import segmentbook.statistics.Bootstrap;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Words;
import tech.tablesaw.api.Table;

/**
 * Whether the rules of a migration's first date are to be made anew. Two things are asked: whether rules of the second date place
 * customers otherwise by more than rules of other samples of the first date's customers do; and whether, one period earlier, new
 * rules told more of later purchases than kept ones did.
 *
 * @param whyNot why that cannot be asked, in a sentence without its full stop; empty where it can
 * @param from the date of the rules
 * @param agreements by what changes, adjusted Rand indices with the kept rules: {@value #SAMPLES}, {@value #LIMIT}, {@value
 *     #RULES}, {@value #CUSTOMERS}
 * @param gain how much more of the variance of later revenue new rules explained a period earlier, 0 to 1, with its interval; NaN
 *     where the file is too short, or nobody bought in that period
 * @param revenue the word for what customers bring
 */
public record Refit(String whyNot, LocalDate from, Map<String, Double> agreements, Bootstrap gain, String revenue) {
    private static final String SAMPLES = "rules of other samples, mean";
    private static final String LIMIT = "rules of other samples, lowest but five of a hundred";
    private static final String RULES = "rules of the second date";
    private static final String CUSTOMERS = "customers, from the first date to the second";
    private static final int DRAWN = 100;
    private static final int LOWEST = 5;
    private static final int FEWEST = 20;

    /** Of the rules of a migration's first date. */
    public static Refit of(Migration migration) {
        int size = migration.then().size();
        String few = Words.say("Rules of samples need %d customers at the first date, found %d", FEWEST, size);
        String whyNot = migration.whyNot().isEmpty() && size < FEWEST ? few : migration.whyNot();
        return new Refit(
                whyNot,
                migration.from(),
                whyNot.isEmpty() ? agreements(migration) : Map.of(),
                whyNot.isEmpty() ? gain(migration) : Bootstrap.NOT_KNOWN,
                Words.revenue(migration.now().transactions().moneyUnit()));
    }

    private static Map<String, Double> agreements(Migration of) {
        int size = of.then().size();
        double[] samples = IntStream.range(0, DRAWN)
                .parallel()
                .mapToDouble(i -> {
                    SplittableRandom random = new SplittableRandom(Bootstrap.SEED + i);
                    int[] rows = random.ints(size, 0, size).toArray();
                    return Rules.agreement(
                            of.after(), of.rules().sample(i, rows).place(of.now()));
                })
                .sorted()
                .toArray();
        List<String> later = of.later().stream().map(of.after()::segmentOf).toList();
        Segmentation same = Segmentation.of("later", of.then().customerTable(), later);
        Map<String, Double> all = new LinkedHashMap<>();
        all.put(SAMPLES, IntStream.range(0, DRAWN).mapToDouble(i -> samples[i]).sum() / DRAWN);
        all.put(LIMIT, samples[LOWEST]);
        all.put(RULES, Rules.agreement(of.after(), of.remade()));
        all.put(CUSTOMERS, Rules.agreement(of.before(), same));
        return all;
    }

    /** New and kept rules a period earlier, judged by what customers brought in the period. */
    private static Bootstrap gain(Migration of) {
        LocalDate older = of.from().minusDays(of.days());
        var then = of.then();
        if (!Rules.whyNot(of.chosen(), then, older).isEmpty()) {
            return Bootstrap.NOT_KNOWN;
        }
        Segmentation old = Rules.of(of.chosen(), then.at(older)).place(then);
        int[] kept = old.labels(old.segments());
        int[] anew = of.before().labels(of.before().segments());
        double[] brought = Rows.values(then.size(), row -> StrictMath.log1p(Math.max(0, of.brought(row))));
        return Arrays.stream(brought).allMatch(each -> each == 0)
                ? Bootstrap.NOT_KNOWN
                : Bootstrap.of(
                        then.size(),
                        drawn -> OutOfTime.explained(anew, brought, drawn) - OutOfTime.explained(kept, brought, drawn));
    }

    private double agreement(String what) {
        return agreements.getOrDefault(what, Double.NaN);
    }

    /** Whether to make the rules anew, with the grounds, in a sentence. */
    public String sentence() {
        if (!whyNot.isEmpty()) {
            return whyNot;
        }
        boolean moved = agreement(RULES) < agreement(LIMIT);
        String verdict = !moved
                ? "Keep the rules of %s"
                : gain.low() > 0
                        ? "Make the rules of %s anew"
                        : Double.isNaN(gain.whole()) ? "The rules of %s have moved" : "Keep the rules of %s for now";
        String words =
                "; a period before, new ones changed the explained variance of later %s by %+.1f percentage points (%+.1f to %+.1f)";
        String told = Double.isNaN(gain.whole())
                ? "; nothing in the file shows whether new ones would tell more"
                : Words.say(words, revenue, 100 * gain.whole(), 100 * gain.low(), 100 * gain.high());
        var grounds = "%s: those of the second date agree with them by %.2f, those of other samples by %.2f or more%s";
        return Words.say(grounds, Words.say(verdict, from), agreement(RULES), agreement(LIMIT), moved ? told : "");
    }

    /** Stability beside change, one row each. */
    public Table table() {
        return Columns.<String>none()
                .text("what changes", "", each -> each)
                .number("adjusted Rand index with the kept rules", "", this::agreement)
                .table(sentence(), List.copyOf(agreements.keySet()));
    }

    /** For {@code summary.json}; the reason where it cannot be asked. */
    public Map<String, Object> metrics() {
        Map<String, Object> metrics = new TreeMap<>(Map.of("line_set", "kept lines", "verdict", sentence()));
        metrics.putAll(
                Map.of("samples", agreement(LIMIT), "rules", agreement(RULES), "customers", agreement(CUSTOMERS)));
        metrics.putAll(Map.of("gain", gain.whole(), "gain_low", gain.low(), "gain_high", gain.high()));
        return whyNot.isEmpty() ? metrics : Map.of("why_not", whyNot);
    }
}
