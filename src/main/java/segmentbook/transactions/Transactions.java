package segmentbook.transactions;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElseGet;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import segmentbook.columns.Columns;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.description.Field;
import segmentbook.statistics.Pairs;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Sum;
import tech.tablesaw.api.Table;

/**
 * The lines that remain after cleaning: who bought what, when, how much, for how much.
 *
 * <p>Customers, products and invoices are numbered from 0 in the order of their ids: whole numbers by size, before other
 * texts. Where cancellations are kept, their lines have quantities below zero; all other quantities and all prices are
 * above zero.
 */
public final class Transactions extends Columns.Tabled {
    private final Dataset dataset;
    private final Numbering customers;
    private final Numbering products;
    private final Numbering invoices;
    private final Map<Field, Numbering> words; // and of ids, by column that the file has
    private final IntFunction<String> productNames;
    private final KeptNumbers numbers;
    private final LocalDate lastDay;
    private final LocalDate snapshot;
    private final String moneyUnit;
    private final Map<Rule, Integer> leftOut;
    private final ReturnedUnits returned;

    private Transactions(Cleaning cleaning, int[] kept) {
        InvoiceLines lines = cleaning.invoiceLines();
        dataset = lines.dataset();
        words = Stream.of(Field.CUSTOMER, Field.PRODUCT, Field.INVOICE, Field.COUNTRY, Field.CATEGORY, Field.CHANNEL)
                .parallel()
                .filter(lines::has)
                .collect(Collectors.toMap(field -> field, field -> Numbering.of(lines.column(field), kept)));
        customers = requireNonNull(words.get(Field.CUSTOMER));
        products = requireNonNullElseGet(words.get(Field.PRODUCT), () -> Numbering.of(line -> "", kept));
        invoices = requireNonNullElseGet(words.get(Field.INVOICE), () -> Numbering.of(lines::invoice, kept));
        productNames = new ProductNames(
                products, lines.has(Field.DESCRIPTION) ? lines.column(Field.DESCRIPTION) : null, kept)::of;
        numbers = KeptNumbers.of(cleaning, kept);
        lastDay = lines.lastDay();
        snapshot = lines.snapshot();
        moneyUnit = lines.moneyUnit();
        leftOut = cleaning.leftOut();
        returned = ReturnedUnits.of(cleaning);
    }

    private Transactions(Transactions whole, int[] lines, LocalDate day) {
        dataset = whole.dataset;
        words = whole.words.entrySet().parallelStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().among(lines)));
        customers = requireNonNull(words.get(Field.CUSTOMER));
        products = requireNonNullElseGet(words.get(Field.PRODUCT), () -> whole.products.among(lines));
        invoices = requireNonNullElseGet(words.get(Field.INVOICE), () -> whole.invoices.among(lines));
        int[] numberInWhole = new int[products.ids().size()];
        for (int i = 0; i < lines.length; i++) {
            numberInWhole[products.of(i)] = whole.product(lines[i]);
        }
        productNames = product -> whole.productName(numberInWhole[product]);
        numbers = whole.numbers.among(lines);
        lastDay = day;
        snapshot = day.plusDays(1);
        moneyUnit = whole.moneyUnit;
        leftOut = whole.leftOut;
        returned = whole.returned.until(day);
    }

    /**
     * Reads and cleans the lines of a data set.
     *
     * @throws DataException where the file cannot be used, or no line remains
     */
    public static Transactions of(Dataset dataset) {
        return Cleaning.read(dataset).transactions();
    }

    static Transactions from(Cleaning cleaning) {
        int[] kept = cleaning.kept();
        String none = "cleaning: no line remains of " + cleaning.invoiceLines().size();
        DataException.require(kept.length > 0, none + "; the ledger says which rule took them");
        return new Transactions(cleaning, kept);
    }

    /**
     * The lines up to and including {@code day}, of customers with a purchase by then; the snapshot is the day after.
     * Names of products stay as they are, and so does what later cancellations took back.
     *
     * @throws DataException where no purchase is that early
     */
    public Transactions until(LocalDate day) {
        boolean[] buyers = new boolean[customers().size()];
        int[] early = Rows.where(size(), line -> day(line) <= day.toEpochDay());
        Arrays.stream(early).filter(this::isPurchase).forEach(line -> buyers[customer(line)] = true);
        int[] lines =
                Arrays.stream(early).filter(line -> buyers[customer(line)]).toArray();
        DataException.require(lines.length > 0, "lines until " + day + ": at least one purchase, found none");
        return new Transactions(this, lines, day);
    }

    /** Number of lines. */
    public int size() {
        return numbers.size();
    }

    /** The data set they come from. */
    public Dataset dataset() {
        return dataset;
    }

    /** The day of the last dated line of the file, kept or not. */
    public LocalDate lastDay() {
        return lastDay;
    }

    /** The day of the first kept line. */
    public LocalDate firstDay() {
        return LocalDate.ofEpochDay(
                IntStream.range(0, size()).mapToLong(this::day).min().orElseThrow());
    }

    /** The day from which recency counts. */
    public LocalDate snapshot() {
        return snapshot;
    }

    /** What money is counted in: the currency, or units where the file has neither price nor amount. */
    public String moneyUnit() {
        return moneyUnit;
    }

    /** Number of the file's lines that cleaning left out by each rule, in the order of the rules; {@link #until} or not. */
    public Map<Rule, Integer> leftOut() {
        return leftOut;
    }

    /** Ids of the customers by number. */
    public List<String> customers() {
        return customers.ids();
    }

    /** Codes of the products by number. */
    public List<String> products() {
        return products.ids();
    }

    /** Invoice numbers by number. */
    public List<String> invoices() {
        return invoices.ids();
    }

    /** Countries by number, empty where the file has none. */
    public List<String> countries() {
        return words(Field.COUNTRY);
    }

    /** The words of a column by number, such as {@link Field#CATEGORY}; none where the file has no such column. */
    public List<String> words(Field field) {
        Numbering own = words.get(field);
        return own == null ? List.of() : own.ids();
    }

    /** The number of the line's customer. */
    public int customer(int line) {
        return customers.of(line);
    }

    /** The number of the line's product. */
    public int product(int line) {
        return products.of(line);
    }

    /** The number of the line's invoice. */
    public int invoice(int line) {
        return invoices.of(line);
    }

    /** The line's country, empty where the file has none. */
    public Optional<String> country(int line) {
        return Optional.ofNullable(words.get(Field.COUNTRY))
                .map(own -> own.ids().get(own.of(line)));
    }

    /** The number of the line's word among those of a column that the file has. */
    public int word(Field field, int line) {
        return requireNonNull(words.get(field)).of(line);
    }

    /**
     * The name of a product by its number: its most frequent description without spaces around, of equals the
     * alphabetically first; empty ones do not count, and the code stands in where there is no other.
     */
    public String productName(int product) {
        return productNames.apply(product);
    }

    /** The line's local time. */
    public LocalDateTime time(int line) {
        return LocalDateTime.ofEpochSecond(numbers.seconds(line), 0, ZoneOffset.UTC);
    }

    /** The line's local day, in days since 1970. */
    public long day(int line) {
        return Math.floorDiv(numbers.seconds(line), 86_400L);
    }

    /** Units bought, after cancellations. */
    public double quantity(int line) {
        return numbers.quantity(line);
    }

    /** Price of a unit. */
    public double price(int line) {
        return numbers.price(line);
    }

    /** Quantity times price. */
    public double amount(int line) {
        return quantity(line) * price(line);
    }

    /** What a unit of the line costs the shop, from 0; NaN where that is not known. */
    public double cost(int line) {
        return numbers.cost(line);
    }

    /**
     * What is left of the line's amount after the cost of its units: below zero where they cost more than they bring, NaN
     * where the cost is not known.
     */
    public double contribution(int line) {
        return quantity(line) * (price(line) - cost(line));
    }

    /** Whether the line is a purchase; false only for cancellations that are kept. */
    public boolean isPurchase(int line) {
        return quantity(line) > 0;
    }

    /**
     * Amounts added up by group, independent of the order of lines.
     *
     * @param groups number of groups
     * @param groupOfLine group of a line, from 0; below zero where the line counts nowhere
     */
    public double[] amounts(int groups, IntUnaryOperator groupOfLine) {
        return Sum.byGroup(size(), this::amount, groups, groupOfLine);
    }

    /** Units added up by group, as {@link #amounts}. */
    public double[] units(int groups, IntUnaryOperator groupOfLine) {
        return Sum.byGroup(size(), this::quantity, groups, groupOfLine);
    }

    /** Codes of the products of which somebody bought a piece in the last days of the file. */
    public Set<String> soldWithin(int days) {
        long from = lastDay().toEpochDay() - days;
        double[] units = units(products().size(), line -> day(line) > from ? product(line) : -1);
        int[] sold = Rows.where(units.length, row -> units[row] > 0);
        return IntStream.of(sold).mapToObj(products()::get).collect(Collectors.toSet());
    }

    /** Whether purchases have lost what was cancelled later. */
    public boolean isNetted() {
        return dataset.options(CleaningRules.class).cancellations() == Cancellations.NET;
    }

    /** Units that each customer sent back by the snapshot, by number, whether cleaning keeps cancellations or not. */
    public double[] returnedUnits() {
        double[] kept = units(customers().size(), line -> isPurchase(line) ? -1 : customer(line));
        double[] left = returned.byCustomer(customers());
        Arrays.setAll(left, i -> left[i] - kept[i]);
        return left;
    }

    /**
     * Distinct pairs of two numbers that the purchases have, such as customer and month.
     *
     * @param first a number of a line from 0; below zero where the line does not count
     * @param second another number of the same line, from 0
     */
    public Pairs pairs(IntUnaryOperator first, IntUnaryOperator second) {
        return Pairs.of(size(), line -> isPurchase(line) ? first.applyAsInt(line) : -1, second);
    }

    /** The orders: distinct pairs of customer and invoice of all purchases. */
    public Pairs orders() {
        return pairs(this::customer, this::invoice);
    }

    /** By line the place of its order among {@link #orders()}; below zero for lines that are no purchase. */
    public int[] orderOfLines() {
        Pairs orders = orders();
        return IntStream.range(0, size())
                .map(line -> isPurchase(line) ? orders.find(customer(line), invoice(line)) : -1)
                .toArray();
    }

    /** All amounts together. */
    public double revenue() {
        return amounts(1, line -> 0)[0];
    }

    /** All lines: invoice, product, its name, quantity, time, price, amount, customer and, where there are such, country and cost. */
    public Table table() {
        return LinesTables.kept(this);
    }

    /** What the kept lines hold, for {@code summary.json}. */
    public Map<String, Object> metrics() {
        return LinesTables.metrics(this);
    }
}
