package segmentbook.transactions;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import segmentbook.dataset.CleaningRules;
import segmentbook.dataset.Field;
import segmentbook.dataset.Place;
import segmentbook.transactions.Finding.Severity;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What is odd about the lines of a file, each check on its own: a line may be found by several, while the
 * {@link Ledger} counts it once. Nothing is changed here.
 */
public final class Findings {
    private static final int PLACES = 3;

    private final InvoiceLines lines;
    private final CleaningRules rules;
    private final List<Finding> all = new ArrayList<>();

    private Findings(InvoiceLines lines) {
        this.lines = lines;
        rules = lines.dataset().cleaning();
        cells();
        identities();
        quantitiesAndPrices();
        contradictions();
    }

    /** Checks all lines. */
    public static Findings of(InvoiceLines lines) {
        return new Findings(lines);
    }

    private void cells() {
        lines(
                "unreadable",
                "time or number unreadable",
                Severity.WARNING,
                lines::isUnreadable,
                this::unreadable,
                "left out");
        BitSet duplicates = Duplicates.of(lines);
        lines(
                "duplicate",
                "exact duplicate of an earlier line",
                Severity.WARNING,
                duplicates::get,
                lines::invoice,
                rules.dropDuplicates() ? "left out" : "kept");
    }

    private String unreadable(int line) {
        Field field = lines.unreadableField(line);
        return field == null ? "another number of cells" : lines.column(field).at(line);
    }

    private void identities() {
        lines(
                "customer_missing",
                "customer missing",
                Severity.WARNING,
                lines::customerMissing,
                lines::invoice,
                "left out");
        TextColumn written = lines.column(Field.CUSTOMER);
        boolean[] decimal = marks(written, Cells::isDecimalId);
        lines(
                "decimal_id",
                "customer id with .0",
                Severity.NOTE,
                line -> decimal[written.code(line)],
                written::at,
                "repaired");
        if (lines.has(Field.PRODUCT) && lists()) {
            boolean[] not = Cleaning.notProducts(lines, rules);
            TextColumn products = lines.column(Field.PRODUCT);
            lines(
                    "not_a_product",
                    "not a product",
                    Severity.WARNING,
                    line -> not[products.code(line)],
                    products::at,
                    "left out");
        }
        if (lines.has(Field.DESCRIPTION)) {
            TextColumn texts = lines.column(Field.DESCRIPTION);
            boolean[] blank = marks(texts, String::isBlank);
            boolean[] loose = marks(texts, text -> !text.isBlank() && !text.equals(text.strip()));
            lines(
                    "description_missing",
                    "description missing",
                    Severity.NOTE,
                    line -> blank[texts.code(line)],
                    lines::product,
                    "named by the product's other lines");
            lines(
                    "untrimmed_description",
                    "spaces around the description",
                    Severity.NOTE,
                    line -> loose[texts.code(line)],
                    line -> "\"" + texts.at(line) + "\"",
                    "trimmed");
        }
    }

    private boolean lists() {
        return !rules.notProducts().isEmpty() || !rules.notProductPatterns().isEmpty();
    }

    private static boolean[] marks(TextColumn column, java.util.function.Predicate<String> odd) {
        boolean[] marks = new boolean[column.distinct()];
        for (int code = 0; code < marks.length; code++) {
            marks[code] = odd.test(column.text(code));
        }
        return marks;
    }

    private void quantitiesAndPrices() {
        IntFunction<String> quantity = line -> shortest(lines.quantity(line));
        IntFunction<String> price = line -> shortest(lines.price(line));
        if (lines.has(Field.INVOICE) && rules.cancelledPrefix() != null) {
            lines(
                    "cancellation",
                    "cancelled invoice",
                    Severity.WARNING,
                    lines::hasCancelledPrefix,
                    lines::invoice,
                    cancelled());
        }
        readable(
                "quantity_not_positive",
                "quantity not positive",
                line -> lines.quantity(line) <= 0,
                quantity,
                "left out, or " + cancelled());
        readable("price_not_positive", "price not positive", line -> lines.price(line) <= 0, price, "left out");
        if (lines.firstDay().equals(lines.lastDay())) {
            add(
                    "one_day",
                    "all lines on one day",
                    Severity.WARNING,
                    lines.size(),
                    "lines",
                    List.of(),
                    "recency says nothing");
        }
    }

    private static String shortest(double value) {
        return java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private String cancelled() {
        return switch (rules.cancellations()) {
            case NET -> "drawn from earlier purchases";
            case DROP -> "left out";
            case KEEP -> "kept, in monetary only";
        };
    }

    private void contradictions() {
        groups(
                "no_purchase",
                "customer without any purchase",
                withoutPurchase(),
                lines.customers(),
                "customers",
                "left out with their lines");
        if (lines.has(Field.PRODUCT) && lines.has(Field.DESCRIPTION)) {
            TextColumn texts = lines.column(Field.DESCRIPTION).map(String::strip);
            groups(
                    "several_descriptions",
                    "product with several descriptions",
                    several(lines.column(Field.PRODUCT), texts),
                    lines.column(Field.PRODUCT),
                    "products",
                    "the most frequent is used");
        }
        if (lines.has(Field.COUNTRY)) {
            groups(
                    "several_countries",
                    "customer in several countries",
                    several(lines.customers(), lines.column(Field.COUNTRY)),
                    lines.customers(),
                    "customers",
                    "none");
        }
    }

    /** Customers with no line of positive quantity and price. */
    private BitSet withoutPurchase() {
        BitSet all = new BitSet();
        BitSet buyers = new BitSet();
        for (int line = 0; line < lines.size(); line++) {
            if (!lines.isUnreadable(line) && !lines.customerMissing(line)) {
                all.set(lines.customers().code(line));
                if (lines.quantity(line) > 0 && lines.price(line) > 0) {
                    buyers.set(lines.customers().code(line));
                }
            }
        }
        all.andNot(buyers);
        return all;
    }

    /** The texts of one column that stand beside more than one text of another; empty texts do not count. */
    private BitSet several(TextColumn of, TextColumn beside) {
        int[] first = new int[of.distinct()];
        BitSet several = new BitSet();
        for (int line = 0; line < lines.size(); line++) {
            int code = of.code(line);
            int other = 1 + beside.code(line);
            if (of.text(code).isBlank() || beside.text(other - 1).isBlank()) {
                continue;
            }
            if (first[code] == 0) {
                first[code] = other;
            } else if (first[code] != other) {
                several.set(code);
            }
        }
        return several;
    }

    private void groups(String key, String words, BitSet codes, TextColumn column, String unit, String action) {
        List<String> places =
                codes.stream().limit(PLACES).mapToObj(column::text).toList();
        add(key, words, Severity.NOTE, codes.cardinality(), unit, places, action);
    }

    private void readable(String key, String words, IntPredicate odd, IntFunction<String> value, String action) {
        lines(key, words, Severity.WARNING, line -> !lines.isUnreadable(line) && odd.test(line), value, action);
    }

    private void lines(
            String key, String words, Severity severity, IntPredicate odd, IntFunction<String> value, String action) {
        int count = 0;
        List<String> places = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            if (odd.test(line) && count++ < PLACES) {
                Place place = lines.place(line, null);
                places.add("line " + place.line() + ": " + value.apply(line));
            }
        }
        add(key, words, severity, count, "lines", places, action);
    }

    private void add(
            String key, String words, Severity severity, int count, String unit, List<String> places, String action) {
        if (count > 0) {
            all.add(new Finding(key, words, severity, count, unit, places, action));
        }
    }

    /** What was found, in the order of the checks; a check that found nothing is absent. */
    public List<Finding> all() {
        return List.copyOf(all);
    }

    /** The finding of one check, empty where it found nothing. */
    public Optional<Finding> finding(String key) {
        return all.stream().filter(each -> each.key().equals(key)).findFirst();
    }

    /** The count of each finding, for {@code summary.json}. */
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("line_set", "raw lines, each check on its own");
        all.forEach(each -> figures.put(each.key(), each.count()));
        return figures;
    }

    /** The findings of one severity, one row each. */
    public Table table(Severity severity) {
        List<Finding> shown =
                all.stream().filter(each -> each.severity() == severity).toList();
        return Table.create(
                severity == Severity.WARNING ? "Warnings" : "Notes",
                StringColumn.create("finding", shown.stream().map(Finding::words)),
                IntColumn.create("count", shown.stream().mapToInt(Finding::count)),
                StringColumn.create("of", shown.stream().map(Finding::unit)),
                StringColumn.create("first places", shown.stream().map(each -> String.join("; ", each.places()))),
                StringColumn.create("what is done", shown.stream().map(Finding::action)));
    }
}
