package segmentbook.transactions;

import static segmentbook.statistics.Words.say;
import static segmentbook.transactions.Check.note;
import static segmentbook.transactions.Check.warning;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import segmentbook.columns.Columns;
import segmentbook.description.Field;
import segmentbook.statistics.Frequency;
import segmentbook.tables.Cells;
import segmentbook.tables.IdColumn;
import segmentbook.tables.TextColumn;
import segmentbook.transactions.Finding.Example;
import segmentbook.transactions.Finding.Severity;
import tech.tablesaw.api.Table;

/**
 * What the checks of the lines of a file found. Each check stands on its own: several may find the same line, which the
 * {@link Ledger} counts once. Nothing is changed here.
 */
public final class Findings {
    private static final String LEFT_OUT = "left out";
    private static final double ABSURD_QUANTITY = 1000;
    private static final double ABSURD_PRICE = 100;
    private static final double TINY = .01;
    private static final int MOST_SIDES = 8; // different texts of a column that names sides of an account
    private static final Columns<Finding> COLUMNS = Columns.<Finding>none()
            .text("finding", "", Finding::words)
            .whole("count", "", Finding::count)
            .text("of", "", Finding::unit)
            .text("first places", "", each -> String.join("; ", each.places()))
            .text("what is done", "", Finding::action);

    private final InvoiceLines lines;
    private final CleaningRules rules;
    private final Checks checks;

    private Findings(InvoiceLines lines, LocalDate today) {
        this.lines = lines;
        rules = lines.dataset().options(CleaningRules.class);
        checks = new Checks(lines.file(), "lines");
        Check unreadable = warning("unreadable", "time or number unreadable");
        checks.rows(unreadable, lines::isUnreadable, this::unreadable, LEFT_OUT);
        duplicates();
        new LeaveOut(lines).check(checks);
        customers();
        texts(warning("invoice missing"), Field.INVOICE, String::isBlank, "one order of each customer");
        texts(warning("product missing"), Field.PRODUCT, String::isBlank, "taken for one product");
        boolean[] not = Cleaning.notProducts(lines, rules); // none without a column of products
        lines(warning("not a product"), line -> not[lines.productCode(line)], Field.PRODUCT, LEFT_OUT);
        names();
        if (lines.prefixTells()) {
            lines(warning("cancellation", "cancelled invoice"), lines::hasCancelledPrefix, Field.INVOICE, cancelled());
        }
        values();
        lines.file().columns().forEach(this::sides);
        costs();
        times(today);
        contradictions();
    }

    /** Checks all lines. Only whether a time lies in the future depends on the day on which this is called. */
    public static Findings of(InvoiceLines lines) {
        return of(lines, LocalDate.now(ZoneOffset.UTC));
    }

    static Findings of(InvoiceLines lines, LocalDate today) {
        return new Findings(lines, today);
    }

    private Example unreadable(int line) {
        Field field = lines.unreadableField(line);
        return field == null ? checks.example(line, null, ": another number of cells") : at(line, field);
    }

    private void names() {
        Check missing = note("description_missing", "description missing");
        texts(missing, Field.DESCRIPTION, String::isBlank, "named by the product's other lines");
        Check untrimmed = note("untrimmed_description", "spaces around the description");
        texts(untrimmed, Field.DESCRIPTION, text -> !text.isBlank() && !text.equals(text.strip()), "trimmed");
        List.of(Field.PRODUCT, Field.DESCRIPTION, Field.CATEGORY, Field.BRAND, Field.COUNTRY)
                .forEach(each -> texts(Check.letters(each.key()), each, Cells::isMisread, Check.LETTERS_KEPT));
    }

    private void duplicates() {
        String action = rules.dropDuplicates() ? LEFT_OUT : "kept";
        Field field = lines.has(Field.INVOICE) ? Field.INVOICE : Field.CUSTOMER;
        int[] firsts = Anomalies.firstOfEqual(lines);
        lines(warning("duplicate", "exact duplicate of an earlier line"), line -> firsts[line] >= 0, field, action);
        IntPredicate across = line -> firsts[line] >= 0
                && lines.file().fileOf(firsts[line]) != lines.file().fileOf(line);
        lines(warning("files_overlap", "exact duplicate of a line in another file"), across, field, action);
    }

    private void customers() {
        SeenColumns columns = lines.seenColumns();
        IdColumn ids = columns.customers();
        String header = lines.customers().header();
        Check missing = warning("customer missing");
        checks.rows(missing, lines::customerMissing, line -> checks.cell(line, header, ids.shown(line)), LEFT_OUT);
        BitSet named = lines.invoices(line -> !lines.customerMissing(line));
        IntPredicate onAnotherLine = line -> lines.customerMissing(line)
                && !named.isEmpty()
                && named.get(lines.column(Field.INVOICE).code(line));
        String words = "customer missing, though another line of the invoice has one";
        String action = "left out; if only the first line of an invoice has it, fill it down before";
        lines(warning("customer_on_another_line", words), onAnotherLine, Field.INVOICE, action);
        Map<Integer, String> found = columns.idsElsewhere();
        Check elsewhere = warning("id_elsewhere", "customer id in another column");
        IntFunction<Example> example = line -> checks.example(line, found.get(line), "");
        checks.rows(elsewhere, found::containsKey, example, "not hidden there; leave the column out of columns");
        IdChecks.customers(checks, ids, header);
        IdColumn products = columns.products();
        if (products != null) {
            IdChecks.products(checks, products, lines.column(Field.PRODUCT).header());
        }
        Check rounded = warning("rounded_invoice", "invoice in scientific notation");
        texts(rounded, Field.INVOICE, IdColumn::isRounded, IdChecks.ROUNDED);
    }

    private String cancelled() {
        return switch (rules.cancellations()) {
            case NET -> "drawn from earlier purchases";
            case DROP -> LEFT_OUT;
            case KEEP -> "kept, in monetary only";
        };
    }

    private void values() {
        Field price = lines.has(Field.PRICE) ? Field.PRICE : Field.AMOUNT;
        Field quantity = lines.has(Field.QUANTITY) ? Field.QUANTITY : price;
        IntPredicate noQuantity = line -> lines.isReadable(line) && lines.quantity(line) <= 0;
        IntFunction<Example> example = line -> at(line, lines.isRefund(line) ? price : quantity);
        checks.rows(warning("quantity not positive"), noQuantity, example, "left out, or " + cancelled());
        IntPredicate noPrice = line -> lines.isReadable(line) && lines.price(line) <= 0;
        lines(warning("price not positive"), noPrice, price, LEFT_OUT);
        absurd("quantity", lines::quantity, ABSURD_QUANTITY, quantity);
        absurd("price", lines::price, ABSURD_PRICE, price);
        BitSet tiny = lines.file()
                .lines(line -> lines.isReadable(line) && lines.amount(line) > 0 && lines.amount(line) < TINY);
        boolean most = 2 * tiny.cardinality() > lines.size(); // tables of two decimals show nothing of it
        String action =
                "kept, shown as 0.00, and log(1 + monetary) hardly changes it; a query can give it in a smaller unit";
        lines(warning("tiny_money", "money below a hundredth"), line -> most && tiny.get(line), price, action);
    }

    /** Warns where a column says debit or credit, and the money of both has one sign: that of the side with more lines. */
    private void sides(TextColumn column) {
        boolean used = lines.dataset().columns().headers().containsValue(column.header());
        boolean few = column.distinct() <= MOST_SIDES && !rules.leaveOut().containsKey(column.header());
        BitSet added = lines.file().lines(line -> few && !used && lines.isReadable(line) && lines.amount(line) > 0);
        List<Frequency> sides = Frequency.of(added.stream().mapToObj(column::at).map(String::strip));
        if (sides.size() > 1 && sides.stream().map(Frequency::text).allMatch(Cells.SIDE)) {
            String most = sides.get(0).text();
            List<String> others = sides.stream().skip(1).map(Frequency::text).toList();
            String action = "added like that of %s; cleaning: {leaveOut: {\"%s\": %s}} leaves it out";
            checks.rows(
                    warning("debit_and_credit", "money of the other side of an account"),
                    line -> added.get(line) && others.contains(column.at(line).strip()),
                    line -> checks.cell(line, column.header(), column.at(line)),
                    say(action, most, column.header(), others));
        }
    }

    private void costs() {
        if (lines.has(Field.COST)) {
            IntPredicate none = line -> lines.isReadable(line) && Double.isNaN(lines.cost(line));
            Check missing = warning("cost_missing", "cost missing, below zero or no number");
            lines(missing, none, Field.COST, "kept; what it contributes is not known");
            Check nothing = note("cost_zero", "cost of zero");
            lines(nothing, line -> lines.cost(line) == 0, Field.COST, "taken as it is; an empty cell means not known");
            IntPredicate above =
                    line -> lines.isReadable(line) && lines.price(line) > 0 && lines.cost(line) > lines.price(line);
            lines(warning("cost above the price"), above, Field.COST, "kept; its contribution is below zero");
        }
    }

    private void absurd(String name, IntToDoubleFunction value, double times, Field field) {
        if (lines.has(Field.PRODUCT)) {
            String words = say("%s %,.0f times its product's median or more", name, times);
            BitSet absurd = Anomalies.absurd(lines, value, times, Cleaning.notProducts(lines, rules));
            lines(warning("absurd_" + name, words), absurd::get, field, "kept");
        }
    }

    private void times(LocalDate today) {
        long tomorrow = today.toEpochDay() + 1; // it has begun somewhere
        IntPredicate future = line -> lines.isReadable(line) && lines.day(line) > tomorrow;
        Check later = warning("future", "time in the future");
        lines(later, future, Field.TIME, "kept; all recencies count from the last line");
        Check far = warning("far_time", "time more than a year from nearly all others");
        lines(far, Anomalies.farInTime(lines)::get, Field.TIME, "kept; is it a typing error?");
        if (lines.firstDay().equals(lines.lastDay())) {
            checks.add(warning("one_day", "all lines on one day"), lines.size(), "lines", "recency says nothing");
        }
    }

    private void contradictions() {
        Check nothing = note("no_purchase", "customer without any purchase");
        groups(nothing, Anomalies.withoutPurchase(lines), Field.CUSTOMER, "customers", "left out with their lines");
        Check customers = warning("several_customers", "invoice of several customers");
        several(customers, Field.INVOICE, Field.CUSTOMER, "invoices", "an order of each");
        Check descriptions = note("several_descriptions", "product with several descriptions");
        several(descriptions, Field.PRODUCT, Field.DESCRIPTION, "products", "the most frequent is used");
        Check countries = note("several_countries", "customer in several countries");
        several(countries, Field.CUSTOMER, Field.COUNTRY, "customers", "nothing");
    }

    private void several(Check check, Field of, Field beside, String unit, String action) {
        if (lines.has(of) && lines.has(beside)) {
            TextColumn others = lines.column(beside);
            TextColumn texts = beside == Field.DESCRIPTION ? others.map(String::strip) : others;
            groups(check, Anomalies.several(lines, lines.column(of), texts), of, unit, action);
        }
    }

    /** Where a line stands, and what its cell holds: {@code line 7, Quantity: 12}. */
    private Example at(int line, Field field) {
        TextColumn column = lines.column(field);
        return checks.cell(line, column.header(), column.at(line));
    }

    private void texts(Check check, Field field, Predicate<String> odd, String action) {
        if (lines.has(field)) {
            lines(check, lines.column(field).lines(odd)::get, field, action);
        }
    }

    private void lines(Check check, IntPredicate odd, Field field, String action) {
        checks.rows(check, odd, line -> at(line, field), action);
    }

    /** Adds a finding of texts of a field, by their numbers, each shown at its first line. */
    private void groups(Check check, BitSet codes, Field field, String unit, String action) {
        checks.texts(check, lines.column(field), codes, unit, line -> at(line, field), action);
    }

    /** What was found, in the order of the checks; a check that found nothing is absent. */
    public List<Finding> all() {
        return checks.found();
    }

    /** The same, the most frequent first. */
    public List<Finding> byCount() {
        return all().stream()
                .sorted(Comparator.comparingInt(Finding::count).reversed())
                .toList();
    }

    /** How many checks found something, and what was found most often, in a sentence. */
    public String sentence() {
        if (all().isEmpty()) {
            return "No check found anything";
        }
        Finding first = byCount().get(0);
        String checks = all().size() == 1 ? "check" : "checks";
        String times = first.count() == 1 ? "time" : "times";
        String words = "%d %s found something; most often, %,d %s: %s";
        return say(words, all().size(), checks, first.count(), times, first.words());
    }

    /** The finding of one check, empty where it found nothing. */
    public Optional<Finding> finding(String key) {
        return all().stream().filter(each -> each.key().equals(key)).findFirst();
    }

    /** The count of each finding, for {@code summary.json}. */
    public Map<String, Object> metrics() {
        Map<String, Object> metrics = new LinkedHashMap<>(Map.of("line_set", "raw lines, each check on its own"));
        all().forEach(each -> metrics.put(each.key(), each.count()));
        return metrics;
    }

    /** The findings of one severity, one row each. */
    public Table table(Severity severity) {
        String title = severity == Severity.WARNING ? "Warnings" : "Notes";
        List<Finding> found =
                all().stream().filter(each -> each.severity() == severity).toList();
        return COLUMNS.table(found.isEmpty() ? title + ": none" : title, found);
    }
}
