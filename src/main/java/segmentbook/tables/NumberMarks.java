package segmentbook.tables;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import segmentbook.description.DataException;
import segmentbook.description.Format;
import segmentbook.description.Place;
import segmentbook.statistics.Rows;

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

    private static final Pattern ZEROS = Pattern.compile("[.,]0*$");

    private final RawTable file;
    private final Map<String, Shown> decimals = new LinkedHashMap<>(); // each mark with the first text that shows it
    private final Map<String, Shown> thousands = new LinkedHashMap<>();
    private final Map<String, Shown> either = new LinkedHashMap<>();
    private final Map<String, Shown> signs = new LinkedHashMap<>(); // of currencies
    private boolean round = true; // its numbers end with a mark and 000

    private record Shown(String text, Supplier<Place> place) {
        @Override
        public String toString() {
            return text;
        }

        /** Whether its decimals are zeros, as programs add them to whole numbers. */
        boolean isWhole() {
            return ZEROS.matcher(text).find();
        }
    }

    private NumberMarks(RawTable file) {
        this.file = file;
    }

    /**
     * Detects the marks that are open, as far as the columns show them.
     *
     * @throws DataException if a mark may stand before decimals or between thousands, and nothing decides, or columns disagree
     */
    static DetectedFormat detect(DetectedFormat detected, Collection<TextColumn> columns, RawTable file) {
        NumberMarks marks = new NumberMarks(file);
        List<NumberMarks> each = Rows.list(columns, column -> new NumberMarks(file).look(column));
        each.forEach(marks::add);
        DetectedFormat signed = marks.currency(detected);
        return detected.open("decimal") || detected.open("thousands") ? marks.detect(signed, each) : signed;
    }

    /** Whether a text is a number with any marks, or without; a currency sign is left out. */
    public static boolean isNumber(String text) {
        String number = Cells.withoutCurrency(Cells.plainMarks(text));
        return WHOLE.matcher(number).matches()
                || GROUPED.matcher(number).matches()
                || DECIMAL.matcher(number).matches();
    }

    private void add(NumberMarks column) {
        column.decimals.forEach(this::decimal);
        column.thousands.forEach(thousands::putIfAbsent);
        column.either.forEach(either::putIfAbsent);
        column.signs.forEach(signs::putIfAbsent);
    }

    private NumberMarks look(TextColumn column) {
        for (int code = 0; code < column.distinct(); code++) {
            String text = column.text(code);
            if (!PLAIN.matcher(text).matches()) {
                int odd = code;
                look(Cells.plainMarks(text), () -> file.place(column, odd));
            } else if (text.indexOf('.') >= 0) {
                int first = code;
                decimal(".", new Shown(text, () -> file.place(column, first)));
            } else {
                round = false;
            }
        }
        return this;
    }

    private void look(String text, Supplier<Place> place) {
        Shown shown = new Shown(text, place);
        Money money = GROUPED.matcher(text).matches() || DECIMAL.matcher(text).matches() ? null : Money.of(text);
        if (money != null && !Set.of("", "%").contains(money.sign())) {
            signs.putIfAbsent(money.sign(), shown);
        }
        String number = money == null ? text : money.number();
        var grouped = GROUPED.matcher(number);
        var decimal = DECIMAL.matcher(number);
        if (grouped.matches()) {
            String mark = grouped.group("mark");
            String point = grouped.group("decimal");
            String again = grouped.group("lakh") + grouped.group("more");
            boolean twice = !again.isEmpty() || point != null || !".,".contains(mark);
            (twice ? thousands : either).putIfAbsent(mark, shown);
            if (point != null) {
                decimals.putIfAbsent(point, shown);
            }
            round &= number.endsWith(mark + "000");
        } else if (decimal.matches()) {
            decimal(decimal.group(1), shown);
        }
    }

    private void decimal(String mark, Shown shown) {
        decimals.merge(mark, shown, (first, next) -> first.isWhole() && !next.isWhole() ? next : first);
    }

    /** The format with the currency sign that is left out of numbers. */
    private DetectedFormat currency(DetectedFormat detected) {
        if (signs.size() > 1) {
            List<Shown> two = signs.values().stream().limit(2).toList();
            throw new DataException(
                    "currency: numbers of one currency, found " + quoted(two.get(0)) + " and " + quoted(two.get(1)),
                    two.get(1).place.get(),
                    "sums of several mean nothing; convert them, or read each currency by itself");
        }
        return signs.isEmpty()
                ? detected
                : detected.withCurrency(
                        signs.keySet().iterator().next(),
                        signs.values().iterator().next().text);
    }

    private DetectedFormat detect(DetectedFormat detected, List<NumberMarks> columns) {
        Format format = detected.format();
        if (!detected.open("thousands") && !format.thousands().isEmpty()) {
            thousands.putIfAbsent(format.thousands(), new Shown("format.thousands", () -> Place.file(file.name())));
        } else if (detected.open("decimal")) {
            requireAgreement(columns);
        }
        if (detected.open("decimal")) {
            exclude(".", ",");
            exclude(",", ".");
        } else {
            decimals.clear();
            decimals.put("" + format.decimal(), new Shown("format.decimal", () -> Place.file(file.name())));
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
        var first = decimals.isEmpty() ? detected : detected.found(found, "as in " + decimals.get(decimal), "decimal");
        return between.isEmpty() ? first : first.found(found, "as in " + thousands.get(between), "thousands");
    }

    /** If one mark stands between thousands, the other is the decimal mark. */
    private void exclude(String mark, String other) {
        Optional.ofNullable(thousands.get(mark)).ifPresent(text -> decimals.putIfAbsent(other, text));
    }

    /** Refuses columns that write decimals by different marks, or of which one may do so and none can tell. */
    private void requireAgreement(List<NumberMarks> columns) {
        Map<String, NumberMarks> first = new LinkedHashMap<>();
        columns.forEach(each -> each.marks().forEach(mark -> first.putIfAbsent(mark, each)));
        if (first.isEmpty() || columns.stream().anyMatch(each -> each.marks().size() > 1)) {
            return;
        }
        String mark = first.keySet().iterator().next();
        boolean sure = !thousands.isEmpty() || !decimals.values().stream().allMatch(Shown::isWhole);
        Optional<NumberMarks> other = first.size() > 1
                ? first.values().stream().skip(1).findFirst()
                : columns.stream()
                        .filter(each -> each.marks().isEmpty() && !each.either.isEmpty())
                        .filter(each -> each.either.containsKey(mark) ? !sure : each.round)
                        .findFirst();
        other.ifPresent(each -> {
            Shown one = first.values().iterator().next().example();
            throw new DataException(
                    "format.decimal: one mark before decimals in all columns, found " + quoted(one) + " in line "
                            + one.place.get().line() + " and " + quoted(each.example()),
                    each.example().place.get(),
                    "give format: {decimal: \"" + mark + "\"} if it is, or make them alike by a query");
        });
    }

    /** The marks before decimals that a column shows. */
    private Set<String> marks() {
        Set<String> marks = new LinkedHashSet<>(decimals.keySet());
        thousands.keySet().stream().filter(".,"::contains).forEach(each -> marks.add(each.equals(".") ? "," : "."));
        return marks;
    }

    private Shown example() {
        var shown = Stream.of(decimals, thousands, either).flatMap(each -> each.values().stream());
        return shown.findFirst().orElseThrow();
    }

    private static String quoted(Shown shown) {
        return "\"" + shown.text + "\"";
    }

    private DataException ask() {
        String mark = either.keySet().iterator().next();
        Shown first = either.values().iterator().next();
        String text = first.text;
        return new DataException(
                "format.decimal: a number that tells decimals from thousands, found only such as " + quoted(first),
                first.place.get(),
                "give format: {decimal: \"" + mark + "\"} for " + text.replace(mark, ".") + " or {thousands: \"" + mark
                        + "\"} for " + text.replace(mark, ""));
    }
}
