package segmentbook.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import segmentbook.columns.Columns;
import segmentbook.models.SavedModel;
import tech.tablesaw.api.Table;

/**
 * Each segment and each cluster of all customers beside the customers that the model was made from, with the sampling error:
 * the standard error of what so many customers say of all, drawn without putting back (Cochran 1977, theorem 2.2), by the
 * standard deviation of all customers, who are known here.
 *
 * @param kind {@code segment} or {@code cluster}
 * @param name of it
 * @param group its customers
 * @param all customers
 * @param inModel how many of the model's customers it held
 * @param model how many customers the model was made from
 */
record BesideModel(String kind, String name, Sums group, Sums all, long inModel, long model) {
    private static final MathContext DIGITS = new MathContext(6); // sums of squares depend on the order of customers
    private static final Columns<BesideModel> COLUMNS = Columns.<BesideModel>none()
            .text("", "kind", BesideModel::kind)
            .text("name", "name", BesideModel::name)
            .whole("customers", "customers", each -> each.group.customers())
            .number("share, %", "", each -> rounded(100 * each.share()))
            .number("", "share", BesideModel::share)
            .whole("in the model", "model_customers", each -> each.inModel)
            .number("its share, %", "", each -> rounded(100 * each.modelShare()))
            .number("", "model_share", BesideModel::modelShare)
            .number("error, %", "", each -> rounded(100 * each.shareError()))
            .number("", "share_error", BesideModel::shareError)
            .number("errors apart", "", each -> rounded(each.apart()))
            .number("", "apart", BesideModel::apart)
            .number("money", "", each -> Math.rint(each.group.money()))
            .number("", "monetary", each -> each.group.money())
            .number("", "monetary_error", BesideModel::moneyError);

    private static double rounded(double value) {
        return Math.rint(100 * value) / 100;
    }

    /**
     * Customers and their money.
     *
     * @param customers number of them
     * @param money sum of what each brought
     * @param squares sum of the squares of that
     */
    record Sums(long customers, double money, double squares) {
        static final Sums NONE = new Sums(0, 0, 0);

        Sums plus(Sums other) {
            return new Sums(customers + other.customers, money + other.money, squares + other.squares);
        }
    }

    /**
     * Customers of one segment in one cluster.
     *
     * @param segment by name
     * @param cluster by number
     * @param name of the cluster
     * @param sums of them
     */
    record Cell(String segment, int cluster, String name, Sums sums) {}

    /** Segments by their names, then clusters by their numbers. */
    static List<BesideModel> of(List<Cell> cells, SavedModel model) {
        JsonNode json = json(model);
        Map<String, Integer> segments = new TreeMap<>();
        json.path("rfm")
                .path("customers")
                .fields()
                .forEachRemaining(
                        each -> segments.put(each.getKey(), each.getValue().asInt()));
        Map<String, Integer> clusters = new LinkedHashMap<>();
        json.path("clusters")
                .forEach(each -> clusters.put(
                        each.path("name").asText(), each.path("customers").asInt()));
        List<BesideModel> all = new ArrayList<>();
        if (!segments.isEmpty()) {
            all.addAll(of("segment", cells, Cell::segment, segments));
        }
        int noise = json.path("made_from").path("noise").asInt();
        cells.stream().filter(each -> each.cluster() == 0).forEach(each -> clusters.put(each.name(), noise));
        all.addAll(of("cluster", cells, Cell::name, clusters));
        return all;
    }

    private static JsonNode json(SavedModel model) {
        try {
            return new ObjectMapper().readTree(model.json());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<BesideModel> of(
            String kind, List<Cell> cells, Function<Cell, String> name, Map<String, Integer> inModel) {
        Map<String, Sums> groups = new LinkedHashMap<>();
        inModel.keySet().forEach(each -> groups.put(each, Sums.NONE));
        cells.forEach(each -> groups.merge(name.apply(each), each.sums(), Sums::plus));
        Sums all = groups.values().stream().reduce(Sums.NONE, Sums::plus);
        long model = inModel.values().stream().mapToLong(Integer::longValue).sum();
        return groups.entrySet().stream()
                .map(each -> new BesideModel(
                        kind, each.getKey(), each.getValue(), all, inModel.getOrDefault(each.getKey(), 0), model))
                .toList();
    }

    /** Readers see it so. */
    static Table table(List<BesideModel> rows) {
        return COLUMNS.table("Segments and clusters beside the model's", rows);
    }

    /** The table of the result file. */
    static Table results(List<BesideModel> rows) {
        return COLUMNS.results("Segments and clusters beside the model's", rows);
    }

    double share() {
        return (double) group.customers() / all.customers();
    }

    double modelShare() {
        return (double) inModel / model;
    }

    /** The standard error of a share among so many customers as the model's; NaN where there are fewer to draw from. */
    double shareError() {
        return error(group.customers(), group.customers(), all.customers(), model) / all.customers();
    }

    /** How many standard errors the model's share lies above that of all; NaN where there is no error. */
    double apart() {
        double error = shareError();
        return error > 0 ? (modelShare() - share()) / error : Double.NaN;
    }

    /** The standard error of the group's money, by so many customers as the model's, in units of money; NaN as above. */
    double moneyError() {
        double error = error(group.money(), group.squares(), all.customers(), model);
        return Double.isNaN(error) ? error : new BigDecimal(error).round(DIGITS).doubleValue();
    }

    /** The standard error of a total that {@code drawn} of {@code all} values say, from their sum and their squares' sum. */
    static double error(double sum, double squares, long all, long drawn) {
        if (drawn > all || drawn < 1) {
            return Double.NaN;
        }
        double variance = all == 1 ? 0 : Math.max(0, (squares - sum * sum / all) / (all - 1));
        return all * Math.sqrt(variance / drawn * (1 - (double) drawn / all));
    }
}
