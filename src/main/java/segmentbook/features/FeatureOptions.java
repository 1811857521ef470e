package segmentbook.features;

import static segmentbook.description.OptionException.require;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import segmentbook.description.Options;
import segmentbook.description.Section;
import segmentbook.description.Weights;

/**
 * What customers are clustered by.
 *
 * @param use names of columns, each once; empty for all columns of numbers. Words become columns of zeros and ones
 * @param transform what reduces skew
 * @param scale what puts columns on one scale
 * @param weights how much each column counts in a distance
 */
@Section("features")
public record FeatureOptions(List<String> use, Transform transform, Scaling scale, Weights weights) implements Options {

    /** What reduces skew; Box-Cox and Yeo-Johnson choose a power for each column of numbers. */
    public enum Transform {
        /** The logarithm of 1 + value, of the columns that are measured by ratios. */
        LOG1P,
        /** The same of each column of numbers in which none is below zero. */
        LOG1P_ALL,
        NONE,
        BOX_COX,
        YEO_JOHNSON
    }

    /** What values are measured from, and by. */
    public enum Scaling {
        STANDARD("mean", "standard deviation"),
        MIN_MAX("minimum", "range"),
        ROBUST("median", "quartile range"),
        NONE("zero", "one");

        final String origin;
        final String unit;

        Scaling(String origin, String unit) {
            this.origin = origin;
            this.unit = unit;
        }
    }

    /** All columns of numbers, log1p where measured by ratios, standardised, all alike. */
    public FeatureOptions() {
        this(List.of(), Transform.LOG1P, Scaling.STANDARD, new Weights(false, Map.of()));
    }

    /** @throws segmentbook.description.OptionException where a name stands twice */
    public FeatureOptions {
        use = List.copyOf(use);
        require(new HashSet<>(use).size() == use.size(), "use", "each column once", use);
    }

    /** The same of other columns. */
    public FeatureOptions using(String... columns) {
        return new FeatureOptions(List.of(columns), transform, scale, weights);
    }

    /** The same with another transformation and scale. */
    public FeatureOptions with(Transform other, Scaling scaling) {
        return new FeatureOptions(use, other, scaling, weights);
    }

    /** The same weighed by entropy. */
    public FeatureOptions byEntropy() {
        return new FeatureOptions(use, transform, scale, new Weights(true, Map.of()));
    }

    /** The same with a weight for one column, and 1 for others. */
    public FeatureOptions weighing(String column, double weight) {
        return new FeatureOptions(use, transform, scale, new Weights(false, Map.of(column, weight)));
    }

    /** Transformation, scale and weights in the words of the description file: {@code log1p + standard}. */
    public String way() {
        String weighed = weights.byEntropy() ? " + entropy" : weights.given().isEmpty() ? "" : " + weights";
        return (transform + " + " + scale).toLowerCase(Locale.ROOT).replace('_', '-') + weighed;
    }

    /** Each of three transformations with each of three scales, but not that of these options. */
    public FeatureOptions[] otherWays() {
        return Stream.of(Transform.NONE, Transform.LOG1P, Transform.YEO_JOHNSON)
                .flatMap(other -> Stream.of(Scaling.STANDARD, Scaling.MIN_MAX, Scaling.ROBUST)
                        .map(scaling -> with(other, scaling)))
                .filter(way -> !way.equals(this))
                .toArray(FeatureOptions[]::new);
    }
}
