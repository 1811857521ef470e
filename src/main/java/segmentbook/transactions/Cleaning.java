package segmentbook.transactions;

import static segmentbook.statistics.Words.say;

import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.description.Field;
import segmentbook.statistics.Rows;
import segmentbook.tables.IdRules;
import segmentbook.transactions.Ledger.NettingSummary;
import tech.tablesaw.api.Table;

/**
 * The lines of a file after the ordered rules of {@link Rule}: which stay, with which quantity, and why the others left.
 *
 * <p>Cancellations are netted unless the description file says otherwise: each draws its quantity from the latest
 * earlier, or simultaneous, purchases of the same customer and product, back through older ones until it is used up.
 */
public final class Cleaning {
    private static final Rule[] RULES = Rule.values();

    private final InvoiceLines lines;
    private final byte[] ruleOf; // 1 + the ordinal of the rule by which the line left, 0 where it stays
    private final Netting netting;
    private final BitSet returned; // cancellations that left as such
    private @Nullable Ledger ledger; // made when it is asked for

    private Cleaning(InvoiceLines lines) {
        this.lines = lines;
        ruleOf = new byte[lines.size()];
        CleaningRules rules = lines.dataset().options(CleaningRules.class);
        returned = leaveByOwnContent(rules);
        netting = rules.cancellations() == Cancellations.NET ? Netting.of(lines, ruleOf, returned) : new Netting(lines);
        netting.emptied().forEach(line -> leave(line, Rule.WHOLLY_CANCELLED));
        if (rules.cancellations() == Cancellations.KEEP) {
            returned.andNot(ofBuyers(returned));
        }
        returned().forEach(line -> leave(line, Rule.CANCELLATION));
    }

    /**
     * Applies the rules of the lines' description file.
     *
     * @throws DataException where half of all invoices or more seem to be cancelled, and no line is below zero
     */
    public static Cleaning of(InvoiceLines lines) {
        requireSense(lines);
        return new Cleaning(lines);
    }

    /**
     * Reads the lines of a data set and applies its rules.
     *
     * @throws DataException as {@link InvoiceLines#read} and {@link #of}
     */
    public static Cleaning read(Dataset dataset) {
        return of(InvoiceLines.read(dataset));
    }

    /** A prefix on half of all lines, none of them negative, cannot mark cancellations. */
    private static void requireSense(InvoiceLines lines) {
        int[] marked = Rows.where(lines.prefixTells() ? lines.size() : 0, lines::hasCancelledPrefix);
        if (marked.length > 0
                && 2L * marked.length >= lines.size()
                && IntStream.of(marked).noneMatch(lines::isCancellation)) {
            String prefix =
                    String.valueOf(lines.dataset().options(CleaningRules.class).cancelledPrefix());
            String found = say("%s on %,d of %,d lines, none of them below zero", prefix, marked.length, lines.size());
            throw new DataException(
                    "cleaning.cancelledPrefix: what cancellations alone begin with, found " + found,
                    lines.place(marked[0], Field.INVOICE),
                    "give null, or what cancellations begin with");
        }
    }

    /** Applies all rules that need no other line but an equal one; returns the cancellations among those that stay. */
    private BitSet leaveByOwnContent(CleaningRules rules) {
        int[] firsts = rules.dropDuplicates() ? Anomalies.firstOfEqual(lines) : new int[0];
        boolean[] notProduct = notProducts(lines, rules);
        BitSet leftOut = new LeaveOut(lines).lines();
        BitSet cancellations = new BitSet();
        for (int line = 0; line < ruleOf.length; line++) {
            Rule rule = firsts.length > 0 && firsts[line] >= 0 ? Rule.DUPLICATE : ownRule(line, leftOut, notProduct);
            if (rule != null) {
                leave(line, rule);
            } else if (lines.isCancellation(line)) {
                cancellations.set(line);
            }
        }
        return cancellations;
    }

    private @Nullable Rule ownRule(int line, BitSet leftOut, boolean[] notProduct) {
        if (lines.isUnreadable(line)) {
            return Rule.UNREADABLE;
        } else if (leftOut.get(line)) {
            return Rule.LEAVE_OUT;
        } else if (lines.customerMissing(line)) {
            return Rule.CUSTOMER_MISSING;
        } else if (notProduct[lines.productCode(line)]) {
            return Rule.NOT_A_PRODUCT;
        } else if (lines.price(line) <= 0) {
            return Rule.PRICE_NOT_POSITIVE;
        }
        boolean fits = lines.quantity(line) > 0 // of a purchase; of a cancellation it is below zero
                ? !lines.prefixTells() || !lines.hasCancelledPrefix(line)
                : lines.isCancellation(line);
        return fits ? null : Rule.QUANTITY_NOT_POSITIVE;
    }

    /** By the product codes of the lines, whether the lists of the description file name them. */
    static boolean[] notProducts(InvoiceLines lines, CleaningRules rules) {
        if (!lines.has(Field.PRODUCT)) {
            return new boolean[1];
        }
        IdRules ids = lines.dataset().options(IdRules.class);
        int flags = ids.sameProducts().contains("case") ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
        var codes = rules.notProducts().stream().map(ids::product).collect(Collectors.toSet());
        List<Pattern> patterns = Rows.list(rules.notProductPatterns(), each -> Pattern.compile(each, flags));
        return lines.column(Field.PRODUCT)
                .booleans(code -> codes.contains(code)
                        || patterns.stream().anyMatch(each -> each.matcher(code).matches()));
    }

    /** The cancellations of customers with a purchase that stays. */
    private BitSet ofBuyers(BitSet cancellations) {
        var customers = lines.customers();
        BitSet buyers = customers.codesOf(IntStream.of(kept()).filter(line -> !cancellations.get(line)));
        return lines.file().lines(line -> cancellations.get(line) && buyers.get(customers.code(line)));
    }

    private void leave(int line, Rule rule) {
        ruleOf[line] = (byte) (1 + rule.ordinal());
    }

    /** What left by which rule, and what remains. */
    public synchronized Ledger ledger() {
        if (ledger == null) {
            ledger = Ledger.of(this);
        }
        return ledger;
    }

    /** Number of lines that left by each rule, in the order of the rules. */
    Map<Rule, Integer> leftOut() {
        int[] lines = new int[1 + RULES.length];
        for (byte rule : ruleOf) {
            lines[rule]++;
        }
        return Collections.unmodifiableMap(Rows.map(List.of(RULES), rule -> rule, rule -> lines[1 + rule.ordinal()]));
    }

    /** The lines that remain. */
    public Transactions transactions() {
        return Transactions.from(this);
    }

    /**
     * One row a product and one of its descriptions without spaces around: on how many of the lines that remain both stand.
     * The first of them by number, then by the alphabet, is {@link Transactions#productName}; an empty one is none.
     */
    public Table descriptions() {
        return LinesTables.descriptions(this);
    }

    /** The lines of one customer and one product with what became of each, in the order of time. */
    public Table lines(String customerId, String productCode) {
        return LinesTables.cleaned(this, lines.of(customerId, productCode));
    }

    /**
     * A cancellation worth looking at, with all lines of its customer and product as {@link #lines} shows them: one drawn
     * from several purchases where there is one, with as few lines around it as may be. Empty where none was drawn.
     */
    public Table exampleOfNetting() {
        return around(netting.example());
    }

    /** The cancellation of most units, with all lines of its customer and product as {@link #lines} shows them. */
    public Table largestCancellation() {
        Comparator<Integer> order = Comparator.<Integer>comparingDouble(lines::quantity)
                .thenComparingLong(lines::seconds)
                .thenComparing(lines::invoice)
                .thenComparing(line -> lines.customers().at(line))
                .thenComparing(lines::product);
        return around(returned().boxed().min(order).orElse(-1));
    }

    /** All lines of the customer and product of one, none where it is below zero. */
    private Table around(int line) {
        return line < 0
                ? LinesTables.cleaned(this, each -> false)
                : lines(lines.customers().at(line), lines.product(line));
    }

    InvoiceLines invoiceLines() {
        return lines;
    }

    /** What came of the cancellations, null where they are not netted. */
    @Nullable
    NettingSummary nettingSummary() {
        return lines.dataset().options(CleaningRules.class).cancellations() == Cancellations.NET
                ? netting.summary()
                : null;
    }

    boolean isKept(int line) {
        return ruleOf[line] == 0;
    }

    /** The cancellations that left as such. */
    IntStream returned() {
        return returned.stream();
    }

    /** The lines that stay, by index. */
    int[] kept() {
        return Rows.where(ruleOf.length, this::isKept);
    }

    /** The rule by which the line left; only for lines that did. */
    Rule rule(int line) {
        return RULES[ruleOf[line] - 1];
    }

    /** What is left of the line's quantity after netting. */
    double quantityLeft(int line) {
        return netting.left(line);
    }
}
