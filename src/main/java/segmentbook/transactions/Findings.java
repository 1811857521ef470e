package segmentbook.transactions;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import segmentbook.dataset.CleaningRules;
import segmentbook.dataset.Field;
import segmentbook.reading.TextColumn;
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
        lines(Check.UNREADABLE, lines::isUnreadable, this::unreadable, "left out");
        BitSet duplicates = Duplicates.of(lines);
        lines(Check.DUPLICATE, duplicates::get, lines::invoice, rules.dropDuplicates() ? "left out" : "kept");
        lines(Check.CUSTOMER_MISSING, lines::customerMissing, lines::invoice, "left out");
        ids();
        products();
        descriptions();
        cancellations();
        readable(Check.QUANTITY_NOT_POSITIVE, lines::quantity, "left out, or " + cancelled());
        readable(Check.PRICE_NOT_POSITIVE, lines::price, "left out");
        if (lines.firstDay().equals(lines.lastDay())) {
            add(Check.ONE_DAY, lines.size(), "lines", List.of(), "recency says nothing");
        }
        groups(Check.NO_PURCHASE, withoutPurchase(), lines.customers(), "customers", "left out with their lines");
        contradictions();
    }

    /** Checks all lines. */
    public static Findings of(InvoiceLines lines) {
        return new Findings(lines);
    }

    private void ids() {
        SeenColumns columns = lines.seenColumns();
        Map<Integer, String> elsewhere = columns.idsElsewhere();
        String action = "not hidden there; leave the column out of columns";
        lines(Check.ID_ELSEWHERE, elsewhere::containsKey, line -> "in " + elsewhere.get(line), action);
        boolean hidden = lines.dataset().privacy().hidesIds();
        IntFunction<String> id = lines.customers()::at;
        IntFunction<String> shown = line -> hidden ? id.apply(line) : "\"" + id.apply(line) + ".0\"";
        lines(Check.DECIMAL_ID, columns.decimalIds()::get, shown, "repaired");
    }

    private String unreadable(int line) {
        Field field = lines.unreadableField(line);
        return field == null ? "another number of cells" : lines.column(field).at(line);
    }

    private void products() {
        boolean lists =
                !rules.notProducts().isEmpty() || !rules.notProductPatterns().isEmpty();
        if (lines.has(Field.PRODUCT) && lists) {
            boolean[] not = Cleaning.notProducts(lines, rules);
            TextColumn products = lines.column(Field.PRODUCT);
            lines(Check.NOT_A_PRODUCT, line -> not[products.code(line)], products::at, "left out");
        }
    }

    private void descriptions() {
        if (lines.has(Field.DESCRIPTION)) {
            TextColumn texts = lines.column(Field.DESCRIPTION);
            boolean[] blank = marks(texts, String::isBlank);
            lines(
                    Check.DESCRIPTION_MISSING,
                    line -> blank[texts.code(line)],
                    lines::product,
                    "named by the product's other lines");
            texts(Check.UNTRIMMED_DESCRIPTION, texts, text -> !text.isBlank() && !text.equals(text.strip()), "trimmed");
        }
    }

    private void cancellations() {
        if (lines.has(Field.INVOICE) && rules.cancelledPrefix() != null) {
            lines(Check.CANCELLATION, lines::hasCancelledPrefix, lines::invoice, cancelled());
        }
    }

    private String cancelled() {
        return switch (rules.cancellations()) {
            case NET -> "drawn from earlier purchases";
            case DROP -> "left out";
            case KEEP -> "kept, in monetary only";
        };
    }

    private void contradictions() {
        if (lines.has(Field.PRODUCT) && lines.has(Field.DESCRIPTION)) {
            TextColumn products = lines.column(Field.PRODUCT);
            BitSet several = several(products, lines.column(Field.DESCRIPTION).map(String::strip));
            groups(Check.SEVERAL_DESCRIPTIONS, several, products, "products", "the most frequent is used");
        }
        if (lines.has(Field.COUNTRY)) {
            BitSet several = several(lines.customers(), lines.column(Field.COUNTRY));
            groups(Check.SEVERAL_COUNTRIES, several, lines.customers(), "customers", "nothing");
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

    private static boolean[] marks(TextColumn column, Predicate<String> odd) {
        boolean[] marks = new boolean[column.distinct()];
        for (int code = 0; code < marks.length; code++) {
            marks[code] = odd.test(column.text(code));
        }
        return marks;
    }

    private void texts(Check check, TextColumn column, Predicate<String> odd, String action) {
        boolean[] marks = marks(column, odd);
        lines(check, line -> marks[column.code(line)], line -> "\"" + column.at(line) + "\"", action);
    }

    private void readable(Check check, IntToDoubleFunction value, String action) {
        lines(
                check,
                line -> !lines.isUnreadable(line) && value.applyAsDouble(line) <= 0,
                line -> shortest(value.applyAsDouble(line)),
                action);
    }

    private static String shortest(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private void lines(Check check, IntPredicate odd, IntFunction<String> value, String action) {
        int count = 0;
        List<String> places = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            if (odd.test(line) && count++ < PLACES) {
                places.add("line " + lines.place(line, null).line() + ": " + value.apply(line));
            }
        }
        add(check, count, "lines", places, action);
    }

    private void groups(Check check, BitSet codes, TextColumn column, String unit, String action) {
        List<String> places =
                codes.stream().limit(PLACES).mapToObj(column::text).toList();
        add(check, codes.cardinality(), unit, places, action);
    }

    private void add(Check check, int count, String unit, List<String> places, String action) {
        if (count > 0) {
            all.add(new Finding(check.key(), check.words(), check.severity(), count, unit, places, action));
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
