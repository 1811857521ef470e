package segmentbook.features;

import static segmentbook.customers.Column.Better.HIGH;
import static segmentbook.customers.Column.Better.LOW;
import static segmentbook.customers.Column.Better.NEITHER;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import segmentbook.columns.Columns;
import segmentbook.customers.Column;
import segmentbook.customers.Column.Better;
import segmentbook.customers.CustomerTable;
import segmentbook.description.Dataset;
import segmentbook.description.Field;
import segmentbook.description.OptionException;
import segmentbook.rfm.CustomerBase;
import segmentbook.rfm.RfmTable;
import segmentbook.statistics.Frequency;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

/**
 * More measures of customers than recency, frequency and monetary, from the same invoice lines.
 *
 * <p>Purchases alone count, after cancellations; an order is an invoice of one customer, on the day of its first line.
 * What needs more orders than a customer has is missing. What the file cannot tell, such as an order's value without a
 * price, is not among the measures. Results do not depend on the order of lines.
 */
public final class Measures {
    private static final String SHARE = "0 to 1";
    private static final String MONEY = "money";
    private static final int MOST_WORDS = 5;
    private static final List<Field> WORDS = List.of(Field.CATEGORY, Field.CHANNEL);
    private static final Set<String> OF_PRICES = Set.of("order_value", "unit_price", "price_paid");
    private static final Set<String> OF_PRODUCTS = Set.of("variety", "price_paid");
    private static final Set<String> OF_COSTS = Set.of("contribution", "margin");

    private static final List<Measure> ALL = List.of(
            ratio("tenure", "days", HIGH, "first purchase to snapshot", all -> all.tenure),
            ratio("age_at_last_purchase", "days", HIGH, "first purchase to last", all -> all.age),
            ratio("orders_per_month", "orders", HIGH, "orders by months of tenure, 1 or more", Purchases::rate),
            ratio("gap_mean", "days", LOW, "mean time between days with an order", Purchases::meanGap),
            ratio("gap_spread", "days", NEITHER, "standard deviation of 2 such times or more", Purchases::spread),
            ratio("order_value", MONEY, HIGH, "money spent by orders", all -> all.ratio(all.amounts, all.orders)),
            ratio("unit_price", MONEY, NEITHER, "money spent by units", all -> all.ratio(all.amounts, all.units)),
            ratio("lines_per_order", "lines", HIGH, "lines by orders", all -> all.ratio(all.lines, all.orders)),
            ratio("units_per_order", "units", HIGH, "units by orders", all -> all.ratio(all.units, all.orders)),
            ratio("units_per_line", "units", NEITHER, "units by lines", all -> all.ratio(all.units, all.lines)),
            plain("variety", SHARE, NEITHER, "different products by lines", Purchases::variety),
            plain("returned_share", SHARE, LOW, "units sent back of all units bought", Purchases::returned),
            plain("weekend_share", SHARE, NEITHER, "orders on Saturday or Sunday", Purchases::weekend),
            plain("season_share", SHARE, NEITHER, "orders from October to December", Purchases::season),
            plain("trend", "orders", HIGH, "last 91 days less the 91 before; tenure over 182", Purchases::trend),
            plain("price_paid", "of usual", HIGH, "paid by what median prices ask", Purchases::paid),
            plain("contribution", MONEY, HIGH, "money less cost, of lines with a cost", Purchases::contribution),
            plain("margin", "of money", HIGH, "contribution by the money of these lines", Purchases::margin));

    /** A measure: what its column is, what it means, and how it is computed. */
    private record Measure(Column column, String definition, Function<Purchases, double[]> values) {
        String name() {
            return column.name();
        }
    }

    private static final Columns<Measure> DEFINITIONS = Columns.<Measure>none()
            .text("measure", "", Measure::name)
            .text("unit", "", each -> each.column.unit())
            .text("better", "", each -> each.column.better().name().toLowerCase(Locale.ROOT))
            .text("scale", "", each -> each.column.ratios() ? "ratios" : "differences")
            .text("definition", "", Measure::definition);

    private Measures() {}

    private static Measure plain(
            String name, String unit, Better better, String definition, Function<Purchases, double[]> values) {
        return new Measure(Column.number(name).in(unit, better).levels(name.replace('_', ' ')), definition, values);
    }

    private static Measure ratio(
            String name, String unit, Better better, String definition, Function<Purchases, double[]> values) {
        return new Measure(plain(name, unit, better, definition, values).column.byRatios(), definition, values);
    }

    private static Measure share(Field field, String word) {
        String name = field.key() + "=" + word;
        return plain(name, SHARE, NEITHER, "money on lines of this " + field.key(), all -> all.share(field, word));
    }

    /** Those that the lines tell, with a share of each of the most frequent categories and channels. */
    private static List<Measure> told(Transactions lines) {
        Dataset file = lines.dataset();
        return Stream.concat(
                        ALL.stream().filter(each -> needs(each.name(), file).isEmpty()),
                        WORDS.stream().flatMap(field -> frequent(lines, field)))
                .map(each -> each.column.unit().equals(MONEY) ? inMoney(each, lines.moneyUnit()) : each)
                .toList();
    }

    /** The key of the column that a measure needs and a file lacks; empty where it has all. */
    private static String needs(String measure, Dataset file) {
        if (OF_COSTS.contains(measure) && !file.columns().hasCost()) {
            return "columns.cost";
        } else if (OF_PRICES.contains(measure) && !file.columns().hasMoney()) {
            return "columns.price or columns.amount";
        }
        return OF_PRODUCTS.contains(measure) && !file.columns().hasProducts() ? "columns.product" : "";
    }

    private static Measure inMoney(Measure each, String unit) {
        return new Measure(each.column.in(unit, each.column.better()), each.definition, each.values);
    }

    private static Stream<Measure> frequent(Transactions lines, Field field) {
        List<String> words = lines.words(field);
        IntStream ofLines = IntStream.range(0, words.isEmpty() ? 0 : lines.size());
        return Frequency.of(ofLines.mapToObj(line -> words.get(lines.word(field, line)))).stream()
                .limit(MOST_WORDS)
                .map(each -> share(field, each.text()));
    }

    /** The names that the lines tell something for. */
    public static List<String> names(Transactions lines) {
        return told(lines).stream().map(Measure::name).toList();
    }

    /** All measures that the lines tell. */
    public static CustomerTable of(RfmTable rfm) {
        return of(rfm, told(rfm.transactions()));
    }

    /**
     * The measures among some names, in their order: those of {@link #names}, and the share of any category or channel,
     * such as {@code category=Garden}, where the file has that column.
     */
    public static CustomerTable of(RfmTable rfm, Collection<String> names) {
        Transactions lines = rfm.transactions();
        List<Measure> told = names.isEmpty() ? List.of() : told(lines);
        return of(
                rfm,
                names.stream()
                        .flatMap(name -> Stream.concat(
                                        told.stream().filter(each -> each.name().equals(name)), ofWord(lines, name))
                                .limit(1))
                        .toList());
    }

    private static Stream<Measure> ofWord(Transactions lines, String name) {
        return WORDS.stream()
                .filter(field -> name.startsWith(field.key() + "=")
                        && !lines.words(field).isEmpty())
                .map(field -> share(field, name.substring(field.key().length() + 1)));
    }

    private static CustomerTable of(RfmTable rfm, List<Measure> wanted) {
        CustomerTable table = rfm.customerTable().select(List.of());
        if (wanted.isEmpty()) {
            return table;
        }
        Purchases purchases = new Purchases(rfm);
        for (Measure each : wanted) {
            table = table.with(each.column, each.values.apply(purchases));
        }
        return table;
    }

    /**
     * What is known of customers, with the measures among some names.
     *
     * @throws OptionException where something else that is known has the name of such a measure, or the file lacks the
     *     column that a measure needs
     */
    public static CustomerTable known(CustomerBase base, Collection<String> names) {
        CustomerTable known = base.known();
        if (base.rfm().isEmpty()) {
            return known;
        }
        CustomerTable measures = of(base.rfm().orElseThrow(), names);
        for (Column each : measures.columns()) {
            boolean twice = known.columns().stream().anyMatch(own -> own.name().equals(each.name()));
            OptionException.require(
                    !twice, "features.use", "names of one column each", each.name() + ", a measure and an attribute");
        }
        CustomerTable all = known.join(measures);
        for (String name : names) {
            String key = needs(name, base.dataset());
            boolean there = key.isEmpty()
                    || all.columns().stream().anyMatch(each -> each.name().equals(name));
            OptionException.require(
                    there, "features.use", "measures that the file tells", name + ", which needs " + key);
        }
        return all;
    }

    /** One row a measure: name, unit, which values are better, how distances are measured, and what it means. */
    public static Table definitions(Transactions lines) {
        return DEFINITIONS.table("Measures", told(lines));
    }
}
