package segmentbook.validation;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/**
 * A number of clusters with its reasons.
 *
 * <p>The rule of {@code k: auto}: among k of 3 and more whose smallest cluster holds at least 1 % of the customers and
 * whose mean bootstrap index is at least .75, the largest k whose mean silhouette is within .01 of the best of them. Reasons call
 * a k out for its index only where the interval at 95 % lies below .75, and say that it cannot be told where it holds .75, of
 * the k decided on too.
 * Where no k passes, the most stable one is taken, and the reasons say that it should not be trusted.
 *
 * @param k the number decided on
 * @param automatic the number that the rule gives
 * @param rule why the rule gives it, in a few words
 * @param reasons sentences without their full stops, in the order of the rule
 */
public record KDecision(int k, int automatic, String rule, List<String> reasons) {
    /** Below this mean bootstrap index a grouping is not stable. */
    public static final double MIN_STABILITY = .75;

    private static final String UNSTABLE = "no k from 3 on is stable without a tiny cluster; this one comes back most";
    private static final String UNSURE = " cannot be told (index %.3f ± %.3f at 95 %%, at least .75 is asked for)";
    private static final int MIN_K = 3;
    static final double MIN_SHARE = .01;
    private static final double SILHOUETTE_MARGIN = .01;

    /** True where somebody chose another number than the rule. */
    public boolean overruled() {
        return k != automatic;
    }

    static KDecision of(List<Candidate> candidates) {
        List<String> reasons = new ArrayList<>();
        List<Candidate> passed = new ArrayList<>();
        for (Candidate each : candidates) {
            Optional<String> objection = objection(each);
            objection.ifPresentOrElse(words -> reasons.add(say("k = %d %s", each.k(), words)), () -> passed.add(each));
        }
        Candidate decided = passed.isEmpty() ? unstable(candidates, reasons) : largest(passed, reasons);
        String stable = decided.cannotBeTold() ? "index from .75 on (noise could do it)" : "stable";
        String rule = stable + ", no tiny cluster, silhouette within .01 of the best from k = 3";
        return new KDecision(decided.k(), decided.k(), passed.isEmpty() ? UNSTABLE : rule, List.copyOf(reasons));
    }

    /**
     * The number that the rule gives, from the best silhouette down; empty where no k passes.
     *
     * @param stability mean bootstrap index of a candidate, asked for only where the rule depends on it
     */
    static OptionalInt automatic(List<Candidate> all, ToDoubleFunction<Candidate> stability) {
        double least = Double.NEGATIVE_INFINITY;
        int decided = 0;
        List<Candidate> best = all.stream()
                .filter(each -> each.k() >= MIN_K && each.smallestShare() >= MIN_SHARE)
                .sorted(Comparator.comparingDouble(Candidate::silhouette).reversed())
                .toList();
        for (Candidate each : best) {
            boolean asked = each.silhouette() >= least && each.k() > decided;
            if (asked && stability.applyAsDouble(each) >= MIN_STABILITY) {
                decided = each.k();
                least = Math.max(least, each.silhouette() - SILHOUETTE_MARGIN);
            }
        }
        return decided == 0 ? OptionalInt.empty() : OptionalInt.of(decided);
    }

    /** One cluster, where there is nothing to choose. */
    static KDecision one(String why) {
        return new KDecision(1, 1, "one cluster is all there is", List.of(why));
    }

    /** Another number than the rule's, or the last one possible where that is larger. */
    KDecision decided(int asked, int max) {
        String few = say("; there are too few different customers, so k = %d is taken", max);
        String rules = asked == automatic ? ", as the rule does" : " and overrules k = " + automatic;
        return because(Math.min(asked, max), say("k = %d was asked for%s", asked, asked > max ? few : rules));
    }

    /** The same, with a reason more where it is the last k that was tried. */
    KDecision upTo(int max) {
        String last = "k = %d is the last that was tried: a larger one may do better (clusters.range)";
        return k < max ? this : because(k, say(last, k));
    }

    private KDecision because(int taken, String last) {
        List<String> words = new ArrayList<>(reasons);
        words.add(last);
        return new KDecision(taken, automatic, rule, List.copyOf(words));
    }

    /** The same, decided in a cell, as the last reason says. */
    KDecision inACell() {
        var words = "Whoever wrote decided(%d) decided, in this cell only: k under clusters in the file makes it last";
        return because(k, say(words, k));
    }

    /** Whether the k with the highest mean silhouette is decided on, and for that, in the rest of a sentence. */
    String beside(int highest) {
        if (k != highest) {
            return say("; decided is k = %d", k) + (isUnstable() ? ": " + rule : "");
        } else if (overruled()) {
            return ", decided on because it was asked for";
        }
        return isUnstable() ? ", decided on for another reason: " + rule : ", and so decided";
    }

    /** True where the rule gives the most stable k, because none passes, and nobody chose another one. */
    boolean isUnstable() {
        return !overruled() && rule.equals(UNSTABLE);
    }

    private static Optional<String> objection(Candidate each) {
        if (each.k() < MIN_K) {
            return Optional.of("is out: two groups mostly tell just much from little");
        }
        if (each.smallestShare() < MIN_SHARE) {
            return Optional.of(say(
                    "is out: its smallest cluster holds %.2f %% of the customers, at least 1 %% is asked for",
                    100 * each.smallestShare()));
        }
        if (each.bootstrapAri() >= MIN_STABILITY) {
            return Optional.empty();
        }
        String words = each.cannotBeTold()
                ? "is not taken: whether its clusters come back" + UNSURE
                : "is out: its clusters do not come back in bootstrap samples (index %.3f, at least .75 is asked for)";
        return Optional.of(say(words, each.bootstrapAri(), each.ariMargin()));
    }

    /** The one with the greatest metric, of equals the first. */
    static Candidate best(List<Candidate> all, ToDoubleFunction<Candidate> metric) {
        return all.stream().max(Comparator.comparingDouble(metric)).orElseThrow();
    }

    private static Candidate unstable(List<Candidate> candidates, List<String> reasons) {
        Candidate best = best(candidates, Candidate::bootstrapAri);
        reasons.add(say(
                "No k is left. The most stable one is k = %d (index %.3f): look at its clusters before you trust them",
                best.k(), best.bootstrapAri()));
        return best;
    }

    private static Candidate largest(List<Candidate> passed, List<String> reasons) {
        Candidate best = best(passed, Candidate::silhouette);
        int k = automatic(passed, Candidate::bootstrapAri).orElseThrow();
        var decided = passed.stream().filter(each -> each.k() == k).findFirst().orElseThrow();
        reasons.add(say("Of those left, k = %d has the best mean silhouette, %.3f", best.k(), best.silhouette()));
        String none = say("No larger k comes within .01 of it: k = %d", decided.k());
        String largest = "The largest k within .01 of it is k = %d with %.3f: more segments at nearly no loss";
        reasons.add(decided.equals(best) ? none : say(largest, decided.k(), decided.silhouette()));
        if (decided.cannotBeTold()) {
            reasons.add(say("Whether they come back" + UNSURE, decided.bootstrapAri(), decided.ariMargin()));
        }
        return decided;
    }
}
