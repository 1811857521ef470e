package segmentbook.transactions;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import segmentbook.description.Dataset;
import segmentbook.description.Field;
import segmentbook.description.Place;
import segmentbook.statistics.Words;
import segmentbook.tables.DetectedFormat;
import segmentbook.tables.RawTable;
import segmentbook.tables.TextColumn;
import tech.tablesaw.api.Table;

/**
 * The lines of a file of transactions as they stand in it, before anything is left out.
 *
 * <p>Texts are kept as written but for customer ids, from which spaces around them and the {@code .0} of a number column
 * with gaps are taken; where the description file hides ids, pseudonyms stand for them from here on. Times are local,
 * as the file writes them. What cannot be read as a number or a time is counted, never guessed: see {@link Findings} and {@link Rule#UNREADABLE}.
 */
public final class InvoiceLines {
    private static final long SECONDS_A_DAY = 86_400;

    private final Dataset dataset;
    private final RawTable file;
    private final DetectedFormat detected;
    private final SeenColumns columns;
    private final TextColumn customer;
    private final @Nullable TextColumn invoice;
    private final @Nullable TextColumn product;
    private final Numbers time;
    private final @Nullable Numbers quantity;
    private final @Nullable Numbers price;
    private final @Nullable Numbers amount;
    private final @Nullable Numbers cost; // not among the values: a line without one can be read
    private final Map<Field, Numbers> values = new LinkedHashMap<>(); // those above but cost, by field
    private final int missingCustomer;
    private final boolean @Nullable [] cancelledPrefix; // by the number of the invoice's text
    private final BitSet unreadable;
    private final LocalDate firstDay;
    private final LocalDate lastDay;

    private InvoiceLines(Dataset said, RawTable file) {
        this.file = file;
        Map<Field, TextColumn> written = SeenColumns.written(said, file);
        detected = DetectedFormat.of(file, column(written, Field.TIME), column(written, Field.numbers()));
        dataset = said.withFormat(detected.format());
        columns = SeenColumns.of(dataset, file, written);
        customer = column(Field.CUSTOMER);
        time = read(Field.TIME);
        quantity = numbers(Field.QUANTITY);
        price = numbers(Field.PRICE);
        amount = numbers(Field.AMOUNT);
        cost = has(Field.COST) ? Numbers.of(column(Field.COST), Field.COST, detected.format()) : null;
        missingCustomer = customer.find("");
        String prefix = dataset.options(CleaningRules.class).cancelledPrefix();
        invoice = columns.fields().get(Field.INVOICE);
        product = columns.fields().get(Field.PRODUCT);
        cancelledPrefix = prefix == null || invoice == null ? null : invoice.booleans(text -> text.startsWith(prefix));
        unreadable = Numbers.unreadable(this, values.values(), columns.ragged());
        var seconds = time.summary();
        firstDay = LocalDate.ofEpochDay(Math.floorDiv((long) seconds.getMin(), SECONDS_A_DAY));
        lastDay = LocalDate.ofEpochDay(Math.floorDiv((long) seconds.getMax(), SECONDS_A_DAY));
    }

    /**
     * Reads the file of a data set of transactions.
     *
     * @throws segmentbook.description.DataException where the data set has one row a customer, or the file is missing, damaged, of another
     *     charset, lacks a mapped column, where times or numbers can be read in two ways, or where half of its lines or
     *     more cannot be read
     */
    public static InvoiceLines read(Dataset dataset) {
        return new InvoiceLines(dataset, RawTable.read(dataset));
    }

    /**
     * The same of lines that another program hands over, each as the cells below these headers.
     *
     * @throws segmentbook.description.DataException as {@link #read}
     */
    public static InvoiceLines of(Dataset dataset, List<String> headers, Stream<String[]> lines) {
        return new InvoiceLines(dataset, RawTable.of("lines of " + dataset.name(), headers, lines, dataset.format()));
    }

    private static List<TextColumn> column(Map<Field, TextColumn> columns, Field... fields) {
        return Stream.of(fields).filter(columns::containsKey).map(columns::get).toList();
    }

    private Numbers read(Field field) {
        Numbers read = Numbers.of(column(field), field, detected.format());
        values.put(field, read);
        return read;
    }

    private @Nullable Numbers numbers(Field field) {
        return has(field) ? read(field) : null;
    }

    /** The first field of the line that cannot be read as a time or a number; null also where it has too many or few cells. */
    @Nullable
    Field unreadableField(int line) {
        for (Map.Entry<Field, Numbers> each : values.entrySet()) {
            if (Double.isNaN(each.getValue().at(line))) {
                return columns.ragged().get(line) ? null : each.getKey();
            }
        }
        return null;
    }

    /** Number of lines, the header not counted. */
    public int size() {
        return file.size();
    }

    /** The number of lines of each file, by its name. */
    public Map<String, Integer> linesByFile() {
        return file.linesByFile();
    }

    /** The data set that was read, with the format that it was found to have. */
    public Dataset dataset() {
        return dataset;
    }

    /** Number of distinct texts of a field, blank ones not counted; 0 where the file has no such column. */
    public int distinct(Field field) {
        return has(field) ? column(field).written() : 0;
    }

    /** The day of the first line with a time that can be read. */
    public LocalDate firstDay() {
        return firstDay;
    }

    /** The day of the last line with a time that can be read. */
    public LocalDate lastDay() {
        return lastDay;
    }

    /** The day from which recency counts: the description file's, or the day after the last dated line. */
    public LocalDate snapshot() {
        return dataset.snapshot().orElse(lastDay.plusDays(1));
    }

    /** What money is counted in: the currency, or units where the file has neither price nor amount. */
    public String moneyUnit() {
        return dataset.columns().hasMoney() ? dataset.currency() : Words.UNITS;
    }

    /** How the file is written, one row a key of {@code format}: the value, and whether it is given or what shows it. */
    public Table format() {
        return detected.table();
    }

    /** How many lines and bytes each file has, and how its checksum begins; those of attributes have no lines. */
    public Table files() {
        return LinesTables.files(this);
    }

    /** What each column holds: its field, distinct texts, empty cells, min and max. */
    public Table columns() {
        return LinesTables.columns(this);
    }

    /** What the file is and holds, for {@code summary.json}. */
    public Map<String, Object> metrics() {
        return LinesTables.metrics(this, detected);
    }

    /** The first lines of the file, as written. */
    public Table head(int count) {
        return LinesTables.lines(this, line -> line < count, count);
    }

    /** The lines of one customer and one product, in the order of the file, as written. */
    public Table lines(String customerId, String productCode) {
        return LinesTables.lines(this, of(customerId, productCode), Integer.MAX_VALUE);
    }

    IntPredicate of(String customerId, String productCode) {
        return line -> customer.at(line).equals(customerId) && product(line).equals(productCode);
    }

    /** The place of a line, for messages. */
    Place place(int line, @Nullable Field field) {
        return file.place(line, field == null ? null : column(field).header());
    }

    /** The file as it was read. */
    RawTable file() {
        return file;
    }

    boolean has(Field field) {
        return columns.fields().containsKey(field);
    }

    TextColumn column(Field field) {
        TextColumn column = columns.fields().get(field);
        if (column == null) {
            throw new IllegalArgumentException("columns." + field.key() + ": the file has none");
        }
        return column;
    }

    /** All columns of the file in its order, customer ids repaired or hidden. */
    List<TextColumn> allColumns() {
        return columns.all();
    }

    /** How the ids of customers were written, and where else they stand. */
    SeenColumns seenColumns() {
        return columns;
    }

    /** Customer ids, repaired; empty where missing. */
    TextColumn customers() {
        return customer;
    }

    boolean isUnreadable(int line) {
        return unreadable.get(line);
    }

    /** Whether the line has a time and numbers that can be read. */
    public boolean isReadable(int line) {
        return !unreadable.get(line);
    }

    boolean customerMissing(int line) {
        return customer.code(line) == missingCustomer;
    }

    String product(int line) {
        return product == null ? "" : product.at(line);
    }

    /** The number of the line's product among the texts of its column; 0 without such a column. */
    int productCode(int line) {
        return product == null ? 0 : product.code(line);
    }

    /** The invoice's number; without such a column, the customer and the day. */
    String invoice(int line) {
        return invoice != null
                ? invoice.at(line)
                : customer.at(line) + " "
                        + (isReadable(line)
                                ? LocalDate.ofEpochDay(day(line))
                                : column(Field.TIME).at(line));
    }

    /** By the numbers of their texts, the invoices of some lines but blank ones; none where the file has no such column. */
    BitSet invoices(IntPredicate which) {
        TextColumn all = invoice;
        IntStream some = IntStream.range(0, size()).filter(which);
        return all == null
                ? new BitSet()
                : all.codesOf(some.filter(line -> !all.at(line).isBlank()));
    }

    /** Local time in seconds since 1970. */
    long seconds(int line) {
        return (long) time.at(line);
    }

    /** Local day since 1970; only for lines that can be read. */
    public long day(int line) {
        return Math.floorDiv(seconds(line), SECONDS_A_DAY);
    }

    /** Units, or 1 without such a column; below zero where money is given back. */
    double quantity(int line) {
        return (quantity == null ? 1 : quantity.at(line)) * (isRefund(line) ? -1 : 1);
    }

    /** Whether money alone is below zero, and no prefix says what takes back: the amount, or the price of an invoice. */
    boolean isRefund(int line) {
        Numbers money = amount == null && invoice != null ? price : amount;
        boolean alone = quantity == null ? money == amount : !prefixTells() && quantity.at(line) > 0;
        return alone && money != null && money.at(line) < 0;
    }

    /** Price of a unit: as given, or amount by quantity; without both 1, so that money counts units. */
    double price(int line) {
        if (amount == null) {
            return price == null ? 1 : price.at(line) * (isRefund(line) ? -1 : 1); // the quantity is below zero instead
        }
        double units = quantity(line);
        return units == 0 ? Math.abs(amount.at(line)) : amount.at(line) / units;
    }

    /** Quantity times price. */
    double amount(int line) {
        return amount == null ? quantity(line) * price(line) : amount.at(line);
    }

    /** What a unit costs the shop; NaN where the file does not say, or says less than nothing. */
    double cost(int line) {
        double given = cost == null ? Double.NaN : cost.at(line);
        return given >= 0 ? given : Double.NaN;
    }

    /** Whether the line takes back a purchase: quantity below zero, and the prefix where there is one. */
    boolean isCancellation(int line) {
        return quantity(line) < 0 && hasCancelledPrefix(line);
    }

    /** Whether invoices say by a prefix that they are cancellations. */
    boolean prefixTells() {
        return cancelledPrefix != null;
    }

    /** Whether the invoice starts as cancelled ones do; true for all where no prefix, or no invoice, tells. */
    boolean hasCancelledPrefix(int line) {
        return cancelledPrefix == null || invoice == null || cancelledPrefix[invoice.code(line)];
    }
}
