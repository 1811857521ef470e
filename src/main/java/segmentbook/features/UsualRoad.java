package segmentbook.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import segmentbook.customers.Column;
import segmentbook.customers.Column.Kind;
import segmentbook.customers.CustomerTable;
import segmentbook.features.FeatureOptions.Scaling;
import segmentbook.features.FeatureOptions.Transform;
import segmentbook.features.FittedStep.Fit;
import segmentbook.statistics.Distribution;

/** The steps that a table of customers takes unless somebody says otherwise. */
final class UsualRoad {
    /** Words of fewer than one of so many customers share a column. */
    private static final int RARE = 100;

    private UsualRoad() {}

    /** Whether a column is the same for all of whom it is known, but for rounding, and so tells nobody apart. */
    static boolean isConstant(CustomerTable table, Column column) {
        if (column.kind() == Kind.WORDS) {
            return table.words(column.name()).stream().distinct().count() < 2;
        }
        double[] known = Arrays.stream(table.numbers(column.name()))
                .filter(value -> !Double.isNaN(value))
                .map(value -> column.total().isEmpty() ? value : Math.max(0, value))
                .toArray();
        return known.length == 0 || Distribution.areSame(known);
    }

    /** How the steps that options ask for are fitted, in order. */
    static Fit[] fits(CustomerTable table, FeatureOptions options) {
        List<Fit> fits = new ArrayList<>();
        int min = Math.max(1, table.size() / RARE);
        table.names(Kind.WORDS).forEach(name -> fits.add(each -> OneHot.fit(each, name, min)));
        String[] gaps =
                FeatureMatrix.named(table.select(each -> each.kind() != Kind.WORDS && table.missing(each.name()) > 0));
        String[] totals = FeatureMatrix.named(table.select(each -> !each.total().isEmpty()));
        addUnlessEmpty(fits, gaps, Fill::fit);
        addUnlessEmpty(fits, totals, Floor::fit);
        transform(fits, table, options.transform());
        Scaling scale = options.scale();
        if (scale != Scaling.NONE) {
            fits.add(scale == Scaling.STANDARD ? Standardise::fit : each -> Rescale.fit(scale, each));
        }
        var weights = options.weights();
        if (weights.byEntropy()) {
            fits.add(Weigh::byEntropy);
        } else if (!weights.given().isEmpty()) {
            fits.add(each -> Weigh.of(weights.given(), each));
        }
        return fits.toArray(Fit[]::new);
    }

    private static void transform(List<Fit> fits, CustomerTable table, Transform by) {
        CustomerTable numbers = table.select(each -> each.kind() == Kind.NUMBER);
        if (by == Transform.LOG1P || by == Transform.LOG1P_ALL) {
            boolean all = by == Transform.LOG1P_ALL;
            CustomerTable some = numbers.select(each ->
                    each.ratios() || (all && numbers.distribution(each.name()).min() >= 0));
            addUnlessEmpty(fits, FeatureMatrix.named(some), Log1p::fit);
        } else if (by != Transform.NONE) {
            addUnlessEmpty(fits, FeatureMatrix.named(numbers), (each, columns) -> Power.fit(by, each, columns));
        }
    }

    private static void addUnlessEmpty(
            List<Fit> fits, String[] columns, BiFunction<CustomerTable, String[], FittedStep> fit) {
        if (columns.length > 0) {
            fits.add(table -> fit.apply(table, columns));
        }
    }
}
