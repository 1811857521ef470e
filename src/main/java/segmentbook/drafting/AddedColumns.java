package segmentbook.drafting;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import segmentbook.description.Field;
import segmentbook.statistics.Rows;
import segmentbook.tables.DetectedFormat;
import segmentbook.tables.RawTable;

/** Offers a query of DuckDB that reads a file with columns that it lacks. */
final class AddedColumns {
    /** How DuckDB calls the parts of a time: whole ones first, then by their letter, however often it stands. */
    private static final Map<String, String> PARTS = Map.of("yyyy", "%Y", "yy", "%y", "MMM", "%b", "MMMM", "%B");

    private static final Map<String, String> LETTERS =
            Map.of("M", "%m", "d", "%d", "H", "%H", "h", "%I", "m", "%M", "s", "%S", "a", "%p");

    private static final Pattern PART = Pattern.compile("([A-Za-z])\\1*");

    private final String from;
    private final String first; // what is to be done before DuckDB reads the file
    private final List<String> formulas = new ArrayList<>();

    /** @param path of the file as the description file gives it */
    AddedColumns(RawTable table, String path) {
        DetectedFormat.Type type = table.detectedFormat().type();
        var format = table.detectedFormat().format();
        boolean workbook = type == DetectedFormat.Type.WORKBOOK;
        String quoted = "'" + (workbook ? path.replaceFirst("[.]\\w+$", ".csv") : path).replace("'", "''") + "'";
        int skip = workbook ? 0 : format.skipLines();
        String above = skip == 0 ? "" : ", null_padding = true, strict_mode = false, skip = " + skip;
        boolean bytewise = !format.charset().name().startsWith("UTF-8") && type == DetectedFormat.Type.TEXT;
        var words = table.columns().stream().flatMap(Letters::beyondAscii); // a euro sign is not in DuckDB's latin-1
        boolean other = bytewise && !words.allMatch(StandardCharsets.ISO_8859_1.newEncoder()::canEncode);
        String bytes = bytewise && !other ? ", encoding = 'latin-1'" : "";
        first = workbook ? "; save the sheet as CSV first" : other ? "; save the file as UTF-8 first" : "";
        String numbers = String.join(", ", Rows.list(table.columns().size(), i -> "'" + (i + 1) + "'"));
        String names = ", header = false, delim = '" + format.separator() + "', names = [" + numbers + "]";
        from = workbook || type == DetectedFormat.Type.TEXT
                ? "read_csv(" + quoted + ", all_varchar = true" + above + bytes + (format.header() ? "" : names) + ")"
                : quoted;
    }

    /** Adds a column. */
    AddedColumns with(String formula, String name) {
        formulas.add(formula + " AS " + name);
        return this;
    }

    /**
     * Adds the whole days from a column of times to the latest of them.
     *
     * @param pattern of the times
     * @return whether DuckDB reads such times
     */
    boolean withDays(ColumnProfile times, String pattern, String name) {
        String parts = PART.matcher(pattern)
                .replaceAll(each -> PARTS.getOrDefault(each.group(), LETTERS.getOrDefault(each.group(1), "'")));
        if (parts.contains("'")) {
            return false;
        }
        String text = "CAST(" + quoted(times) + " AS VARCHAR)";
        String day = "coalesce(try_strptime(" + text + ", '" + parts + "'), try_cast(" + text + " AS TIMESTAMP))";
        with("date_diff('day', " + day + ", max(" + day + ") OVER ())", name);
        return true;
    }

    /** The name of a column in a query. */
    static String quoted(ColumnProfile column) {
        return "\"" + column.header().replace("\"", "\"\"") + "\"";
    }

    /** The query of the file with the added columns, at least one. */
    String query() {
        return "SELECT " + String.join(", ", formulas) + ", * FROM " + from;
    }

    /** Open questions: the query in place of the file, and what it is for; none without a column to add. */
    List<Entry> entries(String problem, String then) {
        return formulas.isEmpty() ? List.of() : offered(query(), problem, then);
    }

    /** Open questions: a query with each customer's lines, money and what all of their lines say alike; none without a customer. */
    List<Entry> perCustomer(LineMapping mapping, DetectedFormat detected) {
        var units = mapping.chosen(Field.QUANTITY).map(each -> " * " + number(each));
        var total = mapping.chosen(Field.AMOUNT).map(AddedColumns::number);
        var price = mapping.chosen(Field.PRICE).map(each -> number(each) + String.join("", units.toList()));
        Map<String, String> numeric = new LinkedHashMap<>();
        add("count(*)", "lines", numeric);
        mapping.chosen(Field.INVOICE).forEach(each -> add("count(DISTINCT " + quoted(each) + ")", "orders", numeric));
        Stream.concat(total, price).findFirst().ifPresent(each -> add("sum(" + each + ")", "amount", numeric));
        var alike = Rows.where(
                mapping.columns(), each -> mapping.decides(Field.CUSTOMER, each).share() == 1);
        return mapping.chosen(Field.CUSTOMER)
                .flatMap(
                        each -> perCustomer(
                                each,
                                numeric,
                                CustomerMapping.of(Rows.where(alike, own -> own != each), detected, List.of()))
                                .stream())
                .toList();
    }

    private List<Entry> perCustomer(ColumnProfile customer, Map<String, String> numeric, CustomerMapping known) {
        var words = known.attributes("categorical");
        numeric.putAll(known.attributes("numeric"));
        known.columns().stream()
                .filter(each -> numeric.containsValue(each.name()) || words.containsValue(each.name()))
                .forEach(each -> with("mode(" + quoted(each) + ")", quoted(each)));
        String then = ", numeric: " + yaml(numeric) + (words.isEmpty() ? "}" : ", categorical: " + yaml(words) + "}");
        String select = "SELECT " + quoted(customer) + ", " + String.join(", ", formulas);
        return offered(
                select + " FROM " + from + " GROUP BY ALL",
                "one line a customer",
                "then kind: customers, columns: {customer: " + customer.name() + then);
    }

    private void add(String formula, String name, Map<String, String> names) {
        with(formula, name);
        names.put(name, name);
    }

    private static String yaml(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String number(ColumnProfile column) {
        return "CAST(" + quoted(column) + " AS DOUBLE)";
    }

    private List<Entry> offered(String query, String problem, String then) {
        return entries(query, "in place of file and format: " + problem + first, then);
    }

    /** Open questions: a query in place of the file, why, and what it is for. */
    static List<Entry> entries(String query, String why, String then) {
        return List.of(
                Entry.open("jdbc", Entry.quoted("jdbc:duckdb:"), why), Entry.open("query", Entry.quoted(query), then));
    }
}
