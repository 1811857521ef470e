package segmentbook.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import segmentbook.dataset.DataException;
import segmentbook.dataset.Field;
import segmentbook.dataset.Format;
import segmentbook.dataset.Kind;
import segmentbook.dataset.Place;
import segmentbook.reading.Dress;
import segmentbook.reading.RawTable;
import segmentbook.reading.TextColumn;

/** Decides what a table is, and writes down all that its description file says, a section after the other. */
final class Guess {
    private static final int UNUSED_SHOWN = 30;
    private static final Pattern CURRENCY =
            Pattern.compile("(?i)\\b(EUR|USD|GBP|CHF|PLN|SEK|NOK|DKK|CZK|HUF|RON|CAD|AUD|JPY|BRL)\\b");

    /** Signs that stand for one currency only. */
    private static final Map<String, String> SIGNS = Stream.of(
                    "€ EUR", "£ GBP", "US$ USD", "₹ INR", "zł PLN", "Kč CZK", "Ft HUF", "R$ BRL", "₺ TRY", "TL TRY",
                    "円 JPY", "元 CNY")
            .collect(Collectors.toMap(pair -> pair.replaceFirst(" .*", ""), pair -> pair.replaceFirst(".* ", "")));

    private final RawTable table;
    private final List<Traits> columns;
    private final List<Entry> twice; // headers that cannot be mapped
    private final List<Entry> entries = new ArrayList<>();

    private Guess(RawTable table) {
        this.table = table;
        Map<String, Integer> times = new HashMap<>();
        table.columns().forEach(each -> times.merge(each.header(), 1, Integer::sum));
        columns = table.columns().stream()
                .filter(each -> times.getOrDefault(each.header(), 0) == 1)
                .map(Traits::of)
                .toList();
        twice = table.columns().stream()
                .map(TextColumn::header)
                .distinct()
                .filter(header -> times.getOrDefault(header, 0) > 1)
                .map(header ->
                        Entry.open("columns.", Entry.quoted(header), "stands twice in the file; rename one to use it"))
                .toList();
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
        Dress numbers = numbers(columns.stream().filter(Guess::isMeasure).toList(), questions);
        Entry file = Entry.of(
                "file",
                Entry.quoted(path),
                "%,d lines, %,d columns",
                table.size(),
                table.columns().size());
        if (CustomerMapping.fits(columns)) {
            entries.add(Entry.of("kind", Kind.CUSTOMERS.key(), "no customer comes back"));
            entries.add(file);
            entries.addAll(questions);
            format(numbers);
            entries.addAll(CustomerMapping.of(columns, numbers, twice));
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

    private static boolean isMeasure(Traits column) {
        Field field = column.meaning().field();
        boolean named = field == Field.QUANTITY || field == Field.PRICE || field == Field.AMOUNT;
        return column.isNumber() && (named || column.decimals() > 1 - Traits.MOST) && column.coded() < .5;
    }

    private void transactions(LineMapping mapping) {
        Dress dress = numbers(
                mapping.chosen(Field.QUANTITY, Field.PRICE, Field.AMOUNT).toList(), entries);
        Optional<Traits> time = mapping.chosen(Field.TIME).findFirst();
        if (time.isPresent()) {
            dress = times(dress, time.get());
        }
        format(dress);
        entries.addAll(mapping.entries());
        unused(mapping.unused().stream()
                .filter(each -> each.distinct() > 0 && !mapping.isAsked(each))
                .toList());
        entries.addAll(twice);
        entries.addAll(CleaningHints.of(mapping, table.columns(), dress));
        currency(mapping, dress);
        mapping.chosen(Field.CUSTOMER)
                .filter(Traits::isPersonal)
                .forEach(each -> entries.add(Entry.open(
                        "privacy",
                        "{pseudonymise: true, keyFile: ids.key}",
                        "ids look like e-mail addresses or names; how to make the key: docs/description-file.md")));
    }

    private void unused(List<Traits> free) {
        String why = "not used: %,d different, such as %s";
        free.stream()
                .limit(UNUSED_SHOWN)
                .map(each -> Entry.open("columns.", each.name(), why, each.distinct(), each.shape()))
                .forEach(entries::add);
        if (free.size() > UNUSED_SHOWN) {
            entries.add(Entry.open("columns.", "", "%,d more columns are not used", free.size() - UNUSED_SHOWN));
        }
    }

    /** The dress with the marks in numbers; without them, and with a question, where they can be read in two ways. */
    private Dress numbers(List<Traits> measures, List<Entry> questions) {
        try {
            return Dress.of(
                    table, List.of(), measures.stream().map(Traits::column).toList());
        } catch (DataException ambiguous) {
            questions.add(Entry.open("format.decimal", "", "%s", String.valueOf(ambiguous.getMessage())));
            return table.dress();
        }
    }

    private Dress times(Dress dress, Traits time) {
        try {
            return dress.withTimes(time.column(), table);
        } catch (DataException ambiguous) {
            entries.add(Entry.open("format.time", "", "%s", String.valueOf(ambiguous.getMessage())));
            Dress.timePatterns(time.example())
                    .forEach(pattern -> entries.add(Entry.open("format.time", Entry.quoted(pattern), "")));
            return dress;
        }
    }

    /** What one month's file need not show again is fixed; the rest is found anew whenever a file is read. */
    private void format(Dress dress) {
        Format format = dress.format();
        Map<String, Object> choices = format.choices();
        List<String> fixed = format.header()
                ? List.of("time", "decimal", "thousands")
                : List.of("header", "separator", "quote", "skipLines", "time", "decimal", "thousands");
        Map<String, List<String>> anew = new LinkedHashMap<>();
        dress.evidence().forEach((key, why) -> {
            String value =
                    choices.get(key) instanceof String text ? Entry.quoted(text) : String.valueOf(choices.get(key));
            if (!choices.containsKey(key)) {
                return;
            }
            if (fixed.contains(key)) {
                entries.add(Entry.of("format." + key, value, "%s", why));
            } else {
                anew.computeIfAbsent(why, none -> new ArrayList<>()).add(key + " " + value);
            }
        });
        oneByteALetter(dress);
        anew.forEach((why, found) -> entries.add(Entry.open(
                "format.", "", "%s: %s; found anew whenever a file is read", String.join(", ", found), why)));
    }

    /** Letters of one byte do not tell by which of several charsets they were written. */
    private void oneByteALetter(Dress dress) {
        if (dress.evidence().containsKey("charset")
                && dress.format().charset().name().equals("windows-1252")) {
            entries.add(Entry.open(
                    "format.charset",
                    "windows-1252",
                    "taken because it is not UTF-8; where words look wrong: windows-1250 for Polish or Czech,"
                            + " windows-1251 for Cyrillic, windows-1254 for Turkish, Shift_JIS, GBK"));
        }
    }

    private void currency(LineMapping mapping, Dress dress) {
        Optional<Traits> column = columns.stream()
                .filter(each -> HeaderWords.all(each.header(), "currency"))
                .findFirst();
        String header = mapping.chosen(Field.PRICE, Field.AMOUNT)
                .map(each -> each.header().replace("€", " EUR ").replace("£", " GBP "))
                .findFirst()
                .orElse("");
        String only =
                column.filter(each -> each.distinct() == 1).map(Traits::example).orElse("");
        Matcher named = CURRENCY.matcher(header);
        String sign = SIGNS.getOrDefault(dress.currency(), dress.currency());
        if (only.matches("[A-Z]{3}")) {
            entries.add(Entry.of("currency", only, "all lines say so"));
        } else if (column.isEmpty() && named.find()) {
            entries.add(
                    Entry.of("currency", named.group().toUpperCase(Locale.ROOT), "the header of the money says so"));
        } else if (sign.matches("[A-Z]{3}")) {
            entries.add(Entry.of("currency", sign, "%s stands in the numbers", dress.currency()));
        } else {
            entries.add(Entry.open("currency", "", openCurrency(column)));
        }
    }

    private static String openCurrency(Optional<Traits> column) {
        return column.filter(each -> each.distinct() > 1)
                .map(each -> Entry.say("%,d currencies, which cannot be added", each.distinct()))
                .orElse("nothing tells; three capital letters");
    }
}
