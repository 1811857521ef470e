package segmentbook.tables;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import segmentbook.description.DataException;
import segmentbook.description.Format;
import segmentbook.description.Place;

/**
 * Detects the decimal mark and the mark between thousands. A number that can be read in two ways, such as {@code
 * 1,234}, decides nothing: other numbers of the file must, or the description file.
 */
public final class NumberMarks {
    private static final Pattern GROUPED = Pattern.compile(
            "[+-]?[1-9][0-9]{0,2}(?<mark>[., '])(?<lakh>(?:[0-9]{2}\\1)*)[0-9]{3}(?<more>(?:\\1[0-9]{3})*)"
                    + "(?:(?!\\1)(?<decimal>[.,])[0-9]*)?");
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?=.?[0-9])[0-9]*([.,])[0-9]*(?:[eE][+-]?[0-9]{1,2})?");

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,15}");
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{1,2})?"); // most numbers

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
     * Detects the marks that are open, as far as the columns show them.
     *
     * @throws DataException if a mark may stand before decimals or between thousands, and nothing decides
     */
    static DetectedFormat detect(DetectedFormat detected, Collection<TextColumn> columns, RawTable file) {
        NumberMarks marks = new NumberMarks(file);
        columns.forEach(marks::look);
        DetectedFormat signed = marks.currency(detected);
        return detected.open("decimal") || detected.open("thousands") ? marks.detect(signed) : signed;
    }

    /** Whether a text is a number with any marks, or without; a currency sign is left out. */
    public static boolean isNumber(String text) {
        String number = Cells.withoutCurrency(Cells.plainMarks(text));
        return WHOLE.matcher(number).matches()
                || GROUPED.matcher(number).matches()
                || DECIMAL.matcher(number).matches();
    }

    private void look(TextColumn column) {
        for (int code = 0; code < column.distinct(); code++) {
            String text = column.text(code);
            if (!PLAIN.matcher(text).matches()) {
                look(column, code, Cells.plainMarks(text));
            } else if (text.indexOf('.') >= 0) {
                decimals.putIfAbsent(".", text);
            }
        }
    }

    private void look(TextColumn column, int code, String text) {
        boolean bare = GROUPED.matcher(text).matches() || DECIMAL.matcher(text).matches();
        Money money = bare ? null : Money.of(text);
        if (money != null && !Set.of("", "%").contains(money.sign()) && signs.putIfAbsent(money.sign(), text) == null) {
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

    /** The format with the currency sign that is left out of numbers. */
    private DetectedFormat currency(DetectedFormat detected) {
        if (signs.size() > 1) {
            String found = signs.values().stream().limit(2).collect(Collectors.joining("\" and \""));
            throw new DataException(
                    "currency: numbers of one currency, found \"" + found + "\"",
                    lastSign,
                    "sums of several mean nothing; convert them, or read each currency by itself");
        }
        return signs.isEmpty()
                ? detected
                : detected.withCurrency(
                        signs.keySet().iterator().next(),
                        signs.values().iterator().next());
    }

    private DetectedFormat detect(DetectedFormat detected) {
        Format format = detected.format();
        if (!detected.open("thousands") && !format.thousands().isEmpty()) {
            thousands.putIfAbsent(format.thousands(), "format.thousands");
        }
        if (detected.open("decimal")) {
            exclude(".", ",");
            exclude(",", ".");
        } else {
            decimals.clear();
            decimals.put("" + format.decimal(), "format.decimal");
        }
        if (decimals.size() > 1) {
            return detected; // both stand before decimals: the default holds, what it cannot read is counted
        }
        if (decimals.isEmpty() && !either.isEmpty()) {
            throw ask();
        }
        return found(detected);
    }

    private DetectedFormat found(DetectedFormat detected) {
        Format format = detected.format();
        String decimal = decimals.keySet().stream().findFirst().orElse("" + format.decimal());
        either.forEach(thousands::putIfAbsent);
        thousands.remove(decimal);
        String between = !detected.open("thousands") || thousands.size() != 1
                ? format.thousands()
                : thousands.keySet().iterator().next();
        Format found = format.withNumbers(decimal.charAt(0), between);
        DetectedFormat first =
                decimals.isEmpty() ? detected : detected.found(found, "as in " + decimals.get(decimal), "decimal");
        return between.isEmpty() ? first : first.found(found, "as in " + thousands.get(between), "thousands");
    }

    /** If one mark stands between thousands, the other is the decimal mark. */
    private void exclude(String mark, String other) {
        Optional.ofNullable(thousands.get(mark)).ifPresent(text -> decimals.putIfAbsent(other, text));
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
