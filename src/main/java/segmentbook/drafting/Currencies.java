package segmentbook.drafting;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import segmentbook.description.Field;

/** Finds the currency of a table: in a column of codes or signs, in the header of the money, or in the numbers. */
record Currencies(Optional<ColumnProfile> column, Optional<String> named) {
    /** Codes, each with the signs that stand for it alone. */
    private static final List<List<String>> SIGNS = HeaderWords.lines("currencies.txt");

    /** Between the words of a header and the signs of currencies, such as R$. */
    private static final Pattern WORDS = Pattern.compile(
            "[^\\p{L}\\p{N}\\p{Sc}]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Sc})" + "|(?<!\\b\\p{Lu}{1,2})(?=\\p{Sc})");

    private static final Set<String> KNOWN = Stream.concat(
                    Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode),
                    Stream.concat(Stream.of("$"), SIGNS.stream().flatMap(List::stream)))
            .collect(Collectors.toSet());

    /** The currency in a header of money, into which several may have been changed, comes before a column of currencies. */
    static Currencies of(List<ColumnProfile> columns, Stream<ColumnProfile> money) {
        Predicate<String> known = text -> KNOWN.contains(text.strip().toUpperCase(Locale.ROOT));
        Set<String> words = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        money.forEach(each -> words.addAll(List.of(WORDS.split(each.header()))));
        Optional<String> named = code(words::contains);
        var codes = columns.stream().filter(each -> named.isEmpty() && each.most(known));
        return new Currencies(codes.findFirst(), named);
    }

    /** That amounts of several currencies cannot be added, with the lines of each; empty where there is at most one. */
    Optional<String> several() {
        Set<String> codes = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        column.ifPresent(each -> codes.addAll(each.counts().keySet()));
        return column.filter(each -> codes.size() > 1)
                .map(each -> say("%,d currencies, which cannot be added:", codes.size()) + " "
                        + each.counted(each.counts().keySet()));
    }

    /**
     * The line of the description file.
     *
     * @param sign what stands in the numbers, or empty
     */
    Entry entry(String sign) {
        if (several().isPresent()) {
            ColumnProfile codes = column.orElseThrow();
            List<String> others = new ArrayList<>(codes.counts().keySet());
            others.removeIf(others.get(0)::equalsIgnoreCase);
            String way = "; cleaning: {leaveOut: {" + codes.name() + ": " + Entry.list(others) + "}} keeps one";
            return Entry.open("currency", "", several().orElseThrow() + way);
        }
        String only = column.map(each -> each.example(Field.PRICE)).orElse("");
        return Stream.of(
                        found(code(only::equalsIgnoreCase).or(() -> Optional.of(only)), "all lines say so"),
                        found(named, "the header of the money says so"),
                        found(code(sign::equals).or(() -> Optional.of(sign)), sign + " stands in the numbers"))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Entry.open("currency", "", "nothing tells; three capital letters"));
    }

    private static Optional<Entry> found(Optional<String> code, String why) {
        return code.filter(each -> each.matches("(?i)[A-Z]{3}"))
                .map(each -> Entry.of("currency", each.toUpperCase(Locale.ROOT), why));
    }

    /** The code of the first currency with a sign, or the code itself, that meets a condition. */
    private static Optional<String> code(Predicate<String> condition) {
        var found = SIGNS.stream().filter(signs -> signs.stream().anyMatch(condition));
        return found.map(signs -> signs.get(0)).findFirst();
    }
}
