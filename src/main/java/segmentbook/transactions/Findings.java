package segmentbook.transactions;

import static segmentbook.statistics.Words.say;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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
    private static final double ABSURD_QUANTITY = 1000;
    private static final double ABSURD_PRICE = 100;
    private static final Pattern NOBODY = Pattern.compile(
            "(?i)null|none|nil|nan|#?n/?a|unknown|anonymous|guest|test|(?:grand |sub)?totals?|summe|gesamt(?:summe)?|-+|\\?+|-1|0+|9{4,}");

    private final InvoiceLines lines;
    private final CleaningRules rules;
    private final List<Finding> all = new ArrayList<>();

    private Findings(InvoiceLines lines, LocalDate today) {
        this.lines = lines;
        rules = lines.dataset().options(CleaningRules.class);
        lines(Check.UNREADABLE, lines::isUnreadable, this::unreadable, "left out");
        duplicates();
        customers();
        missing(Check.INVOICE_MISSING, Field.INVOICE, "one order of each customer");
        missing(Check.PRODUCT_MISSING, Field.PRODUCT, "taken for one product");
        products();
        descriptions();
        cancellations();
        values();
        times(today);
        contradictions();
    }

    /** Checks all lines. Whether a time lies in the future is all that depends on the day on which this is asked. */
    public static Findings of(InvoiceLines lines) {
        return of(lines, LocalDate.now(ZoneOffset.UTC));
    }

    static Findings of(InvoiceLines lines, LocalDate today) {
        return new Findings(lines, today);
    }

    private String unreadable(int line) {
        Field field = lines.unreadableField(line);
        return field == null ? lines.where(line, null) + ": another number of cells" : at(line, field);
    }

    private void duplicates() {
        String action = rules.dropDuplicates() ? "left out" : "kept";
        Field field = lines.has(Field.INVOICE) ? Field.INVOICE : Field.CUSTOMER;
        BitSet duplicates = Duplicates.of(lines, false);
        lines(Check.DUPLICATE, duplicates::get, line -> at(line, field), action);
        BitSet overlap = Duplicates.of(lines, true);
        lines(Check.FILES_OVERLAP, overlap::get, line -> at(line, field), action);
    }

    private void customers() {
        lines(Check.CUSTOMER_MISSING, lines::customerMissing, line -> at(line, Field.CUSTOMER), "left out");
        onAnotherLine();
        if (!lines.dataset().privacy().hidesIds()) {
            texts(
                    Check.CUSTOMER_PLACEHOLDER,
                    Field.CUSTOMER,
                    id -> NOBODY.matcher(id).matches(),
                    "kept as a customer");
        }
        SeenColumns columns = lines.seenColumns();
        Map<Integer, String> elsewhere = columns.idsElsewhere();
        lines(
                Check.ID_ELSEWHERE,
                elsewhere::containsKey,
                line -> lines.where(line, null) + ", " + elsewhere.get(line),
                "not hidden there; leave the column out of columns");
        String written = lines.dataset().privacy().hidesIds() ? "" : ".0";
        lines(Check.DECIMAL_ID, columns.decimalIds()::get, line -> at(line, Field.CUSTOMER) + written, "repaired");
    }

    private void onAnotherLine() {
        BitSet named = invoicesOfSomebody();
        lines(
                Check.CUSTOMER_ON_ANOTHER_LINE,
                line -> !named.isEmpty()
                        && lines.customerMissing(line)
                        && named.get(lines.column(Field.INVOICE).code(line)),
                line -> at(line, Field.INVOICE),
                "left out; if only the first line of an invoice has it, fill it down before");
    }

    /** By the numbers of their texts, the invoices of which some line has a customer. */
    private BitSet invoicesOfSomebody() {
        BitSet named = new BitSet();
        if (lines.has(Field.INVOICE)) {
            TextColumn invoices = lines.column(Field.INVOICE);
            IntStream.range(0, lines.size())
                    .filter(line ->
                            !lines.customerMissing(line) && !invoices.at(line).isBlank())
                    .forEach(line -> named.set(invoices.code(line)));
        }
        return named;
    }

    private void missing(Check check, Field field, String action) {
        texts(check, field, String::isBlank, action);
    }

    private void products() {
        boolean lists =
                !rules.notProducts().isEmpty() || !rules.notProductPatterns().isEmpty();
        if (lines.has(Field.PRODUCT) && lists) {
            boolean[] not = Cleaning.notProducts(lines, rules);
            lines(
                    Check.NOT_A_PRODUCT,
                    line -> not[lines.productCode(line)],
                    line -> at(line, Field.PRODUCT),
                    "left out");
        }
    }

    private void descriptions() {
        missing(Check.DESCRIPTION_MISSING, Field.DESCRIPTION, "named by the product's other lines");
        texts(
                Check.UNTRIMMED_DESCRIPTION,
                Field.DESCRIPTION,
                text -> !text.isBlank() && !text.equals(text.strip()),
                "trimmed");
    }

    private void cancellations() {
        if (lines.prefixTells()) {
            lines(Check.CANCELLATION, lines::hasCancelledPrefix, line -> at(line, Field.INVOICE), cancelled());
        }
    }

    private String cancelled() {
        return switch (rules.cancellations()) {
            case NET -> "drawn from earlier purchases";
            case DROP -> "left out";
            case KEEP -> "kept, in monetary only";
        };
    }

    private void values() {
        Field price = lines.has(Field.PRICE) ? Field.PRICE : Field.AMOUNT;
        Field quantity = lines.has(Field.QUANTITY) ? Field.QUANTITY : price;
        IntPredicate readable = lines::isReadable;
        lines(
                Check.QUANTITY_NOT_POSITIVE,
                readable.and(line -> lines.quantity(line) <= 0),
                line -> at(line, quantity),
                "left out, or " + cancelled());
        lines(
                Check.PRICE_NOT_POSITIVE,
                readable.and(line -> lines.price(line) <= 0),
                line -> at(line, price),
                "left out");
        if (lines.has(Field.PRODUCT)) {
            boolean[] not = Cleaning.notProducts(lines, rules);
            BitSet quantities = Oddities.absurd(lines, lines::quantity, ABSURD_QUANTITY, not);
            lines(Check.ABSURD_QUANTITY, quantities::get, line -> at(line, quantity), "kept");
            BitSet prices = Oddities.absurd(lines, lines::price, ABSURD_PRICE, not);
            lines(Check.ABSURD_PRICE, prices::get, line -> at(line, price), "kept");
        }
    }

    private void times(LocalDate today) {
        IntPredicate readable = lines::isReadable;
        lines(
                Check.FUTURE,
                readable.and(line -> lines.day(line) > today.toEpochDay() + 1), // it is tomorrow somewhere
                line -> at(line, Field.TIME),
                "kept; all recencies count from the last line");
        BitSet far = Oddities.farInTime(lines);
        lines(Check.FAR_TIME, far::get, line -> at(line, Field.TIME), "kept; is it a typing error?");
        if (lines.firstDay().equals(lines.lastDay())) {
            add(Check.ONE_DAY, lines.size(), "lines", List.of(), "recency says nothing");
        }
    }

    private void contradictions() {
        BitSet nothing = Oddities.withoutPurchase(lines);
        groups(Check.NO_PURCHASE, nothing, Field.CUSTOMER, "customers", "left out with their lines");
        several(Check.SEVERAL_CUSTOMERS, Field.INVOICE, Field.CUSTOMER, "invoices", "an order of each");
        several(Check.SEVERAL_DESCRIPTIONS, Field.PRODUCT, Field.DESCRIPTION, "products", "the most frequent is used");
        several(Check.SEVERAL_COUNTRIES, Field.CUSTOMER, Field.COUNTRY, "customers", "nothing");
    }

    private void several(Check check, Field of, Field beside, String unit, String action) {
        if (lines.has(of) && lines.has(beside)) {
            TextColumn others = lines.column(beside);
            TextColumn texts = beside == Field.DESCRIPTION ? others.map(String::strip) : others;
            groups(check, Oddities.several(lines, lines.column(of), texts), of, unit, action);
        }
    }

    /** Where a line stands, and what its cell holds: {@code line 7, Quantity: 12}. */
    private String at(int line, Field field) {
        TextColumn column = lines.column(field);
        String text = column.at(line);
        String shown = text.isBlank() ? "empty" : text.equals(text.strip()) ? text : "\"" + text + "\"";
        return lines.where(line, column) + ": " + shown;
    }

    private void texts(Check check, Field field, Predicate<String> odd, String action) {
        if (lines.has(field)) {
            TextColumn column = lines.column(field);
            boolean[] marks = column.booleans(odd);
            lines(check, line -> marks[column.code(line)], line -> at(line, field), action);
        }
    }

    private void lines(Check check, IntPredicate odd, IntFunction<String> place, String action) {
        int count = 0;
        List<String> places = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            if (odd.test(line) && count++ < PLACES) {
                places.add(place.apply(line));
            }
        }
        add(check, count, "lines", places, action);
    }

    private void groups(Check check, BitSet codes, Field field, String unit, String action) {
        TextColumn column = lines.column(field);
        List<String> places = codes.stream()
                .limit(PLACES)
                .map(code -> IntStream.range(0, lines.size())
                        .filter(line -> column.code(line) == code)
                        .findFirst()
                        .orElseThrow())
                .mapToObj(line -> at(line, field))
                .toList();
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

    /** The same, the most frequent first. */
    public List<Finding> byCount() {
        return all.stream()
                .sorted(Comparator.comparingInt(Finding::count).reversed())
                .toList();
    }

    /** How many checks found something, and what was found most often, in a sentence. */
    public String sentence() {
        if (all.isEmpty()) {
            return "No check found anything";
        }
        Finding first = byCount().get(0);
        return say(
                "%d %s found something; most often, %,d %s: %s",
                all.size(),
                all.size() == 1 ? "check" : "checks",
                first.count(),
                first.count() == 1 ? "time" : "times",
                first.words());
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
