package segmentbook.validation;

import static segmentbook.statistics.Words.say;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import segmentbook.clustering.Clustering;
import segmentbook.columns.Columns;
import segmentbook.customers.Column;
import segmentbook.description.DataException;
import segmentbook.features.FeatureMatrix;
import segmentbook.rfm.CustomerBase;
import segmentbook.rfm.RfmRow;
import segmentbook.rfm.RfmTable;
import segmentbook.statistics.Bootstrap;
import segmentbook.statistics.Rows;
import smile.base.cart.SplitRule;
import smile.classification.RandomForest;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.measure.NominalScale;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.vector.IntVector;
import tech.tablesaw.api.Table;

/**
 * How much of the known truth of made data groupings find: trivial ones, clusters, and a random forest (Breiman 2001), which
 * was told the true kinds of other customers, as no clustering is.
 *
 * <p>Judged by the adjusted Rand index to the true kinds, with an interval at 95 % from {@value Bootstrap#SAMPLES} bootstrap samples
 * of the customers. Where the truth is not known nothing is judged, and {@link #sentence} says so.
 */
public final class TruthCheck extends Columns.Tabled {
    private static final long SEED = Bootstrap.SEED;
    private static final int TREES = 100;
    private static final int FOLDS = 5;
    private static final int LEAF = 5;

    private final CustomerBase base;
    private final List<String> names;
    private final int[] kinds;
    private final List<Row> rows;

    /**
     * One grouping.
     *
     * @param grouping what made it
     * @param customers how many are judged
     * @param agreement its adjusted Rand index to the truth
     * @param low the lower end of the interval
     * @param high the upper end
     */
    public record Row(String grouping, int customers, double agreement, double low, double high) {}

    private TruthCheck(CustomerBase base, List<String> names, int[] kinds, List<Row> rows) {
        this.base = base;
        this.names = names;
        this.kinds = kinds;
        this.rows = List.copyOf(rows);
    }

    /**
     * The trivial groupings of customers with purchases: thirds of what they spent, and the R x F grid.
     *
     * @throws DataException where the truth has no kind for a customer
     */
    public static TruthCheck of(CustomerBase base) {
        Map<String, String> truth = base.dataset().trueKinds();
        List<String> names = truth.values().stream().distinct().sorted().toList();
        int[] kinds = (truth.isEmpty() ? List.<String>of() : kinds(base.table().ids(), truth))
                .stream().mapToInt(names::indexOf).toArray();
        TruthCheck nothing = new TruthCheck(base, names, kinds, List.of());
        return base.rfm().map(nothing::withTrivial).orElse(nothing);
    }

    /** The kind of each of some customers. */
    static List<String> kinds(List<String> ids, Map<String, String> truth) {
        ids.stream().filter(id -> !truth.containsKey(id)).findFirst().ifPresent(id -> {
            throw new DataException("truth: a label for each customer, found none for " + id);
        });
        return ids.stream().map(truth::get).toList();
    }

    private TruthCheck withTrivial(RfmTable rfm) {
        double third = rfm.monetary().quantile(1, 3);
        double two = rfm.monetary().quantile(2, 3);
        int[] thirds = rfm.rows().stream()
                .mapToInt(row -> row.monetary() > two ? 2 : row.monetary() > third ? 1 : 0)
                .toArray();
        List<String> names = rfm.score(5).segments().all();
        int[] grid = names.stream().mapToInt(names::indexOf).toArray();
        return with("thirds of monetary", thirds, row -> true).with("R x F grid", grid, row -> true);
    }

    /** And clusters, named by their algorithm and features. */
    public TruthCheck with(Clustering clustering) {
        return with(clustering.algorithm() + " on " + named(clustering.matrix()), clustering.labels(), row -> true);
    }

    private static String named(FeatureMatrix matrix) {
        List<Column> columns = matrix.raw().columns();
        return columns.size() > 5
                ? columns.size() + " columns"
                : String.join(", ", columns.stream().map(Column::name).toList());
    }

    /**
     * And forests on some features: what can be known from them at all. Each customer's kind is said by a forest that learned
     * from four fifths of the others. Customers with one order are judged by themselves, too. None where a kind has too few
     * customers, such as fewer than 10: it could be missing among those that a tree learns from or is judged by.
     */
    public TruthCheck withForest(FeatureMatrix matrix) {
        boolean enough =
                IntStream.range(0, names.size()).allMatch(kind -> rows(row -> kinds[row] == kind).length >= 2 * FOLDS);
        if (!enough || names.size() < 2) {
            return this;
        }
        int[] said;
        try {
            said = said(matrix);
        } catch (IllegalArgumentException few) {
            // Smile judges each tree by customers it did not see, and refuses where these are of the kinds 0 and 2
            // alone.
            return this;
        }
        String name = "forest on " + named(matrix);
        TruthCheck all = with(name, said, row -> true);
        List<RfmRow> orders = base.rfm().map(RfmTable::rows).orElse(List.of());
        return orders.isEmpty()
                ? all
                : all.with(name + ", one order", said, row -> orders.get(row).frequency() == 1)
                        .with(name + ", several", said, row -> orders.get(row).frequency() > 1);
    }

    private int[] said(FeatureMatrix matrix) {
        NominalScale scale = new NominalScale(names.toArray(String[]::new));
        DataFrame all = DataFrame.of(matrix.toArray())
                .merge(IntVector.of(new StructField("kind", DataTypes.IntegerType, scale), kinds));
        int[] part = new Random(SEED).ints(kinds.length, 0, FOLDS).toArray();
        int[] said = new int[kinds.length];
        for (int fold = 0; fold < FOLDS; fold++) {
            int out = fold;
            int[] others = rows(row -> part[row] != out);
            long first = SEED + (long) fold * TREES;
            RandomForest forest = forest(all.of(others), LongStream.range(first, first + TREES));
            IntStream.of(rows(row -> part[row] == out)).forEach(row -> said[row] = forest.predict(all.get(row)));
        }
        return said;
    }

    private static RandomForest forest(DataFrame known, LongStream seeds) {
        Formula kind = Formula.lhs("kind");
        return RandomForest.fit(kind, known, TREES, 0, SplitRule.GINI, 20, known.size(), LEAF, 1, null, seeds);
    }

    private int[] rows(IntPredicate wanted) {
        return Rows.where(kinds.length, wanted);
    }

    private TruthCheck with(String grouping, int[] labels, IntPredicate wanted) {
        int[] some = rows(wanted);
        if (some.length == 0) {
            return this;
        }
        Bootstrap samples = Bootstrap.adjustedRand(Rows.pick(labels, some), Rows.pick(kinds, some));
        Row row = new Row(grouping, some.length, samples.whole(), samples.low(), samples.high());
        List<Row> more = Stream.concat(rows.stream(), Stream.of(row)).distinct().toList(); // the same features, once
        return new TruthCheck(base, names, kinds, more);
    }

    /** The groupings in the order in which they were judged. */
    public List<Row> rows() {
        return rows;
    }

    /** What finds most, and whether chance could be why it finds more than the first, in a sentence without its full stop. */
    public String sentence() {
        if (kinds.length == 0) {
            return "Nobody knows the true kinds of these customers: the description file names no truth, as for all real data";
        }
        if (rows.isEmpty()) {
            return say("%d true kinds, and no grouping yet that could find them", names.size());
        }
        var whole = rows.stream().filter(row -> row.customers == kinds.length);
        Row best = whole.max(Comparator.comparingDouble(Row::agreement)).orElseThrow();
        Row first = rows.get(0);
        String most = say(
                "Adjusted Rand index to the %d true kinds: greatest by %s, %.2f (%.2f to %.2f)",
                names.size(), best.grouping, best.agreement, best.low, best.high);
        String against = best.low > first.high ? ", against %.2f by %s" : ", no more for certain than %.2f by %s";
        return best.equals(first) ? most : most + say(against, first.agreement, first.grouping);
    }

    /** One row a grouping: the customers judged, the index and its interval. */
    public Table table() {
        return Columns.<Row>none()
                .text("grouping", "", Row::grouping)
                .whole("customers", "", Row::customers)
                .number("ARI to truth", "", Row::agreement)
                .number("from", "", Row::low)
                .number("to", "", Row::high)
                .table(rows.isEmpty() ? sentence() : "", sentence(), rows);
    }

    /** One row a true kind: its customers, how many of them have one order, and in which clusters they are. */
    public Table kinds(Clustering clustering) {
        Columns<Integer> columns = Columns.<Integer>none()
                .text("true kind", "", names::get)
                .whole("customers", "", kind -> rows(row -> kinds[row] == kind).length);
        for (int cluster :
                Arrays.stream(clustering.labels()).distinct().sorted().toArray()) {
            columns = columns.whole(cluster == 0 ? "noise" : "in " + cluster, "", kind -> rows(row ->
                            kinds[row] == kind && clustering.label(row) == cluster)
                    .length);
        }
        return columns.table(
                names.isEmpty() ? sentence() : "", "True kinds by cluster", Rows.list(names.size(), i -> i));
    }
}
