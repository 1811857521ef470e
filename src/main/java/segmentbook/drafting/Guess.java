package segmentbook.drafting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import segmentbook.description.DataException;
import segmentbook.description.Field;
import segmentbook.description.Format;
import segmentbook.description.Kind;
import segmentbook.description.Place;
import segmentbook.tables.DetectedFormat;
import segmentbook.tables.RawTable;
import segmentbook.tables.TextColumn;

/** Decides what a table holds and makes the entries of its description file, section by section. */
final class Guess {
    private static final int UNUSED_SHOWN = 30;
    /** Codes of currencies, each with the signs that stand for it alone. */
    private static final List<List<String>> CURRENCIES = HeaderWords.lines("currencies.txt");

    /** One-byte charsets cannot be told apart by their bytes alone. */
    private static final String OTHER_CHARSETS =
            "taken because it is not UTF-8; where words look wrong: windows-1250 for"
                    + " Polish or Czech, windows-1251 for Cyrillic, windows-1254 for Turkish, Shift_JIS, GBK";

    private final RawTable table;
    private final List<ColumnProfile> columns;
    private final List<Entry> repeated; // questions on headers that stand twice, which cannot be mapped
    private final List<Entry> entries = new ArrayList<>();

    private Guess(RawTable table) {
        this.table = table;
        Map<String, List<TextColumn>> byHeader = table.columns().stream()
                .collect(Collectors.groupingBy(TextColumn::header, LinkedHashMap::new, Collectors.toList()));
        columns = new ArrayList<>();
        repeated = new ArrayList<>();
        byHeader.forEach((header, same) -> {
            if (same.size() == 1) {
                columns.add(ColumnProfile.of(same.get(0)));
            } else {
                String why = "stands twice in the file; rename one to use it";
                repeated.add(Entry.open("columns.", Entry.quoted(header), why));
            }
        });
        if (columns.size() < 2) {
            throw new DataException(
                    "file: two columns or more, each with a header of its own, found " + columns.size(),
                    Place.file(table.name()),
                    "is another mark than , ; tab | or blanks between its cells?");
        }
    }

    /**
     * The lines of a description file from {@code kind} on.
     *
     * @param path of the data as the file gives it
     * @throws DataException where there are fewer than two columns
     */
    static List<Entry> of(RawTable table, String path) {
        Guess guess = new Guess(table);
        guess.decide(path);
        return guess.entries;
    }

    private void decide(String path) {
        List<Entry> questions = new ArrayList<>();
        DetectedFormat numbers =
                numbers(columns.stream().filter(Guess::isMeasure).toList(), questions);
        String size = Entry.say(
                "%,d lines, %,d columns", table.size(), table.columns().size());
        Entry file = Entry.of("file", Entry.quoted(path), size);
        if (CustomerMapping.fits(columns)) {
            entries.add(Entry.of("kind", Kind.CUSTOMERS.key(), "no customer comes back"));
            entries.add(file);
            entries.addAll(questions);
            format(numbers);
            entries.addAll(CustomerMapping.of(columns, numbers, repeated));
        } else {
            LineMapping mapping = LineMapping.of(columns, numbers);
            entries.add(Entry.of("kind", Kind.TRANSACTIONS.key(), comesBack(mapping)));
            entries.add(file);
            transactions(mapping);
        }
    }

    private static String comesBack(LineMapping mapping) {
        return mapping.chosen(Field.CUSTOMER)
                .map(each -> Entry.say("%,d customers on %,d lines", each.distinct(), each.filled()))
                .findFirst()
                .orElse(mapping.has(Field.TIME) ? "its lines have times" : "something is bought on each line");
    }

    private static boolean isMeasure(ColumnProfile column) {
        boolean named = Stream.of(Field.QUANTITY, Field.PRICE, Field.AMOUNT).anyMatch(column::means);
        return column.isNumber() && (named || column.decimals() > 1 - ColumnProfile.MOST) && column.coded() < .5;
    }

    private void transactions(LineMapping mapping) {
        List<ColumnProfile> measures =
                mapping.chosen(Field.QUANTITY, Field.PRICE, Field.AMOUNT).toList();
        DetectedFormat numbers = numbers(measures, entries);
        DetectedFormat detected = mapping.chosen(Field.TIME)
                .findFirst()
                .map(time -> times(numbers, time))
                .orElse(numbers);
        format(detected);
        entries.addAll(mapping.entries());
        unused(mapping.unused().stream()
                .filter(each -> each.distinct() > 0 && !mapping.isAsked(each))
                .toList());
        entries.addAll(repeated);
        entries.addAll(CleaningHints.of(mapping, table.columns(), detected));
        entries.add(currency(mapping, detected));
        mapping.chosen(Field.CUSTOMER).filter(ColumnProfile::isPersonal).forEach(each -> {
            String why = "ids look like e-mail addresses or names; how to make the key: docs/description-file.md";
            entries.add(Entry.open("privacy", "{pseudonymise: true, keyFile: ids.key}", why));
        });
    }

    private void unused(List<ColumnProfile> free) {
        String why = "not used: %,d different, such as %s";
        free.stream()
                .limit(UNUSED_SHOWN)
                .map(each -> Entry.open("columns.", each.name(), why, each.distinct(), each.shape()))
                .forEach(entries::add);
        if (free.size() > UNUSED_SHOWN) {
            entries.add(Entry.open("columns.", "", "%,d more columns are not used", free.size() - UNUSED_SHOWN));
        }
    }

    /** The format with the marks in numbers; where they can be read in two ways, a question and the format without them. */
    private DetectedFormat numbers(List<ColumnProfile> measures, List<Entry> questions) {
        try {
            return DetectedFormat.of(
                    table,
                    List.of(),
                    measures.stream().map(ColumnProfile::column).toList());
        } catch (DataException ambiguous) {
            questions.add(Entry.open("format.decimal", "", "%s", String.valueOf(ambiguous.getMessage())));
            return table.detectedFormat();
        }
    }

    private DetectedFormat times(DetectedFormat detected, ColumnProfile time) {
        try {
            return detected.withTimes(time.column(), table);
        } catch (DataException ambiguous) {
            entries.add(Entry.open("format.time", "", "%s", String.valueOf(ambiguous.getMessage())));
            DetectedFormat.timePatterns(time.example())
                    .forEach(pattern -> entries.add(Entry.open("format.time", Entry.quoted(pattern), "")));
            return detected;
        }
    }

    /** Writes down what next month's file may not show; the rest is detected again at each reading. */
    private void format(DetectedFormat detected) {
        Format format = detected.format();
        List<String> fixed = format.header()
                ? List.of("time", "decimal", "thousands")
                : List.of("header", "separator", "quote", "skipLines", "time", "decimal", "thousands");
        Map<String, List<String>> redetected = new LinkedHashMap<>();
        detected.evidence().forEach((key, why) -> {
            Object choice = format.choices().get(key);
            String value = choice instanceof String text ? Entry.quoted(text) : String.valueOf(choice);
            if (choice != null && fixed.contains(key)) {
                entries.add(Entry.of("format." + key, value, "%s", why));
            } else if (choice != null) {
                redetected.computeIfAbsent(why, none -> new ArrayList<>()).add(key + " " + value);
            }
        });
        if (detected.evidence().containsKey("charset")
                && format.charset().name().equals("windows-1252")) {
            entries.add(Entry.open("format.charset", "windows-1252", OTHER_CHARSETS));
        }
        redetected.forEach((why, found) -> entries.add(
                Entry.open("format.", "", "%s: %s; detected again at each reading", String.join(", ", found), why)));
    }

    private Entry currency(LineMapping mapping, DetectedFormat detected) {
        ColumnProfile column = columns.stream()
                .filter(each -> HeaderWords.all(each.header(), "currency"))
                .findFirst()
                .orElse(null);
        String only = column != null && column.distinct() == 1 ? column.example() : "";
        String money = mapping.chosen(Field.PRICE, Field.AMOUNT)
                .map(each ->
                        " " + each.header().toUpperCase(Locale.ROOT).replaceAll("([^\\p{L}\\p{N}_])", " $1 ") + " ")
                .findFirst()
                .orElse("");
        String named = currency(each -> money.contains(" " + each + " "));
        String written = currency(detected.currency()::equals);
        String sign = written.isEmpty() ? detected.currency() : written;
        if (only.matches("[A-Z]{3}")) {
            return Entry.of("currency", only, "all lines say so");
        } else if (column == null && !named.isEmpty()) {
            return Entry.of("currency", named, "the header of the money says so");
        } else if (sign.matches("[A-Z]{3}")) {
            return Entry.of("currency", sign, "%s stands in the numbers", detected.currency());
        } else if (column != null && column.distinct() > 1) {
            return Entry.open("currency", "", "%,d currencies, which cannot be added", column.distinct());
        }
        return Entry.open("currency", "", "nothing tells; three capital letters");
    }

    /** The code of the first currency with a sign, or the code itself, that meets a condition; empty where none does. */
    private static String currency(Predicate<String> condition) {
        return CURRENCIES.stream()
                .filter(signs -> signs.stream().anyMatch(condition))
                .map(signs -> signs.get(0))
                .findFirst()
                .orElse("");
    }
}
