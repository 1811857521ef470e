package segmentbook.reading;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import segmentbook.dataset.DataException;
import segmentbook.dataset.Format;
import segmentbook.dataset.Place;

/**
 * Finds the marks before decimals and between thousands. What could be either, as in {@code 1,234}, decides nothing: other
 * numbers of the file must tell, or the description file.
 */
final class NumberMarks {
    private static final Pattern GROUPED = Pattern.compile(
            "[+-]?[1-9][0-9]{0,2}(?<mark>[., '])(?<lakh>(?:[0-9]{2}\\1)*)[0-9]{3}(?<more>(?:\\1[0-9]{3})*)"
                    + "(?:(?!\\1)(?<decimal>[.,])[0-9]*)?");
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?=.?[0-9])[0-9]*([.,])[0-9]*(?:[eE][+-]?[0-9]{1,2})?");

    private final RawTable file;
    private final Map<String, String> decimals = new LinkedHashMap<>(); // each mark with the first text that shows it
    private final Map<String, String> thousands = new LinkedHashMap<>();
    private final Map<String, String> either = new LinkedHashMap<>();
    private final Map<String, String> signs = new LinkedHashMap<>(); // of currencies
    private Place lastSign = Place.file("");
    private Place ambiguous = Place.file("");

    private NumberMarks(RawTable file) {
        this.file = file;
    }

    /**
     * The dress with the marks in numbers, where they are open and the columns show them.
     *
     * @throws DataException where a mark may stand before decimals or between thousands, and nothing tells
     */
    static Dress detect(Dress dress, Collection<TextColumn> columns, RawTable file) {
        NumberMarks marks = new NumberMarks(file);
        columns.forEach(marks::look);
        Dress signed = marks.currency(dress);
        return dress.open("decimal") || dress.open("thousands") ? marks.detect(signed) : signed;
    }

    private void look(TextColumn column) {
        for (int code = 0; code < column.distinct(); code++) {
            String text = column.text(code);
            if (Double.isNaN(Cells.plain(text))) {
                look(column, code, Cells.plainMarks(text));
            } else if (text.indexOf('.') >= 0) { // most numbers, in no need of two patterns
                decimals.putIfAbsent(".", text);
            }
        }
    }

    private void look(TextColumn column, int code, String text) {
        boolean bare = GROUPED.matcher(text).matches() || DECIMAL.matcher(text).matches();
        Money money = bare ? null : Money.of(text);
        if (money != null && !money.sign().isEmpty() && signs.putIfAbsent(money.sign(), text) == null) {
            lastSign = file.place(column, code);
        }
        String number = money == null ? text : money.number();
        Matcher grouped = GROUPED.matcher(number);
        Matcher decimal = DECIMAL.matcher(number);
        if (grouped.matches()) {
            String mark = grouped.group("mark");
            String point = grouped.group("decimal");
            String again = grouped.group("lakh") + grouped.group("more");
            boolean twice = !again.isEmpty() || point != null || !".,".contains(mark);
            if (!twice && either.isEmpty()) {
                ambiguous = file.place(column, code);
            }
            (twice ? thousands : either).putIfAbsent(mark, text);
            if (point != null) {
                decimals.putIfAbsent(point, text);
            }
        } else if (decimal.matches()) {
            decimals.putIfAbsent(decimal.group(1), text);
        }
    }

    /** The dress with the sign of a currency that is left out of numbers. */
    private Dress currency(Dress dress) {
        if (signs.size() > 1) {
            String found = signs.values().stream().limit(2).collect(Collectors.joining("\" and \""));
            throw new DataException(
                    "currency: numbers of one currency, found \"" + found + "\"",
                    lastSign,
                    "sums of several mean nothing; convert them, or read each currency by itself");
        }
        return signs.isEmpty()
                ? dress
                : dress.withCurrency(
                        signs.keySet().iterator().next(),
                        signs.values().iterator().next());
    }

    private Dress detect(Dress dress) {
        Format format = dress.format();
        if (!dress.open("thousands") && !format.thousands().isEmpty()) {
            thousands.putIfAbsent(format.thousands(), "format.thousands");
        }
        if (dress.open("decimal")) {
            exclude(".", ",");
            exclude(",", ".");
        } else {
            decimals.clear();
            decimals.put("" + format.decimal(), "format.decimal");
        }
        if (decimals.size() > 1) {
            return dress; // both before decimals: the usual mark holds, and what it cannot read is counted
        }
        if (decimals.isEmpty() && !either.isEmpty()) {
            throw ask();
        }
        return found(dress);
    }

    private Dress found(Dress dress) {
        Format format = dress.format();
        String decimal = decimals.keySet().stream().findFirst().orElse("" + format.decimal());
        either.forEach(thousands::putIfAbsent);
        thousands.remove(decimal);
        String between = !dress.open("thousands") || thousands.size() != 1
                ? format.thousands()
                : thousands.keySet().iterator().next();
        Format found = format.withNumbers(decimal.charAt(0), between);
        Dress first = decimals.isEmpty() ? dress : dress.found(found, "as in " + decimals.get(decimal), "decimal");
        return between.isEmpty() ? first : first.found(found, "as in " + thousands.get(between), "thousands");
    }

    /** A mark that stands between thousands leaves the other for decimals. */
    private void exclude(String mark, String other) {
        String text = thousands.get(mark);
        if (text != null) {
            decimals.putIfAbsent(other, text);
        }
    }

    private DataException ask() {
        String mark = either.keySet().iterator().next();
        String text = either.values().iterator().next();
        return new DataException(
                "format.decimal: a number that tells decimals from thousands, found only such as \"" + text + "\"",
                ambiguous,
                "give format: {decimal: \"" + mark + "\"} for " + text.replace(mark, ".") + " or {thousands: \"" + mark
                        + "\"} for " + text.replace(mark, ""));
    }
}
