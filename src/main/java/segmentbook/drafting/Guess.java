package segmentbook.drafting;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import segmentbook.description.DataException;
import segmentbook.description.Field;
import segmentbook.description.Kind;
import segmentbook.description.Place;
import segmentbook.statistics.Rows;
import segmentbook.tables.DetectedFormat;
import segmentbook.tables.RawTable;
import segmentbook.tables.TextColumn;
import segmentbook.tables.TimePatterns;

/** Decides what a table holds and makes the entries of its description file, section by section. */
final class Guess {
    private static final int UNUSED_SHOWN = 30;
    private static final Field[] MONEY = {Field.PRICE, Field.AMOUNT};
    /** One-byte charsets cannot be told apart by their bytes alone. */
    private static final String OTHER_CHARSETS =
            "taken because it is not UTF-8; where words look wrong: windows-1250 for"
                    + " Polish or Czech, windows-1251 for Cyrillic, windows-1254 for Turkish, Shift_JIS, GBK";

    private final RawTable table;
    private final String path; // of the data as the file gives it
    private final Optional<Entry> charset; // that the data need, or a question about it
    private final boolean otherSheet;
    private final List<ColumnProfile> columns = new ArrayList<>();
    private final List<Entry> repeated = new ArrayList<>(); // questions on headers that cannot be mapped
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> first = new LinkedHashSet<>();
    private final Optional<OrderHeads> heads;
    private boolean counting; // units in place of money that may be there

    /**
     * Decides everything.
     *
     * @param path of the data as the file gives it
     * @param charset that the data need, or a question about it
     * @param otherSheet whether another sheet than the first was read
     * @throws DataException where there are fewer than two columns
     */
    Guess(RawTable table, String path, Optional<Entry> charset, boolean otherSheet) {
        this.table = table;
        this.path = path;
        this.charset = charset;
        this.otherSheet = otherSheet;
        Map<String, List<TextColumn>> byHeader = table.columns().stream()
                .collect(Collectors.groupingBy(TextColumn::header, LinkedHashMap::new, Collectors.toList()));
        byHeader.forEach(this::add);
        heads = OrderHeads.of(columns);
        heads.ifPresent(found -> columns.replaceAll(found::filled));
        String found = "file: two columns or more, each with a header of its own, found " + columns.size();
        String sheet = table.detectedFormat().evidence().get("sheet");
        String mark = "is another mark than , ; tab | or blanks between its cells?";
        String cause = sheet == null ? mark : "sheet " + sheet + "; put the sheet with the data first";
        DataException.require(columns.size() > 1, found, Place.file(table.name()), cause);
        table.headerAgain(true)
                .ifPresent(place -> first.add("the header again, its columns in another order, at " + place
                        + ": what stands below is read as other columns; put it into a file of its own"));
        decide();
    }

    private void add(String header, List<TextColumn> same) {
        if (same.size() == 1) {
            columns.add(ColumnProfile.of(same.get(0), table));
        } else {
            String times = same.size() == 2 ? "twice" : same.size() + " times";
            List<Integer> numbers =
                    same.stream().map(each -> 1 + table.columns().indexOf(each)).toList();
            String why = "stands " + times + " in the file; rename one to use it: columns "
                    + StringUtils.join(numbers, ", ");
            repeated.add(Entry.open("columns.", Entry.quoted(header), why));
        }
    }

    /** The lines of the description file from {@code kind} on. */
    List<Entry> entries() {
        return entries;
    }

    /** What a reader has to know before anything else: questions without whose answer figures are wrong or missing. */
    Set<String> first() {
        return first;
    }

    /** Whether money would count units although a column that may be money is open. */
    boolean isCounting() {
        return counting;
    }

    private void decide() {
        List<Entry> questions = new ArrayList<>();
        var numbers = numbers(columns.stream().filter(Guess::isMeasure).toList(), questions);
        LineMapping mapping = CustomerMapping.fits(columns) ? null : LineMapping.of(columns, numbers);
        String why = mapping == null ? "no customer comes back" : comesBack(mapping);
        entries.add(Entry.of("kind", (mapping == null ? Kind.CUSTOMERS : Kind.TRANSACTIONS).key(), why));
        boolean query = mapping != null && heads.stream().anyMatch(found -> found.readsLike(table));
        entries.add(new Entry("file", Entry.quoted(path), size(), query));
        entries.addAll(charset.stream().toList());
        Optional.ofNullable(table.detectedFormat().evidence().get(DetectedFormat.OTHER_SHEETS))
                .ifPresent(first::add);
        charset.filter(Entry::isOpen).map(Entry::why).ifPresent(first::add);
        if (mapping == null) {
            ask(questions);
            format(numbers);
            customers(numbers);
        } else {
            transactions(mapping);
        }
    }

    /** How large the table is, and where its header stands again. */
    private String size() {
        String again = table.headerAgain(false)
                .map(place -> "; the header again at " + place)
                .orElse("");
        return say("%,d lines, %,d columns", table.size(), table.columns().size()) + again;
    }

    private void customers(DetectedFormat numbers) {
        Optional<ColumnProfile> id = CustomerMapping.id(columns);
        if (id.isEmpty()) {
            offer(WayOut.CUSTOMER);
        }
        String returning = "%s has %,d different ids on %,d lines; where they are the customers, lines need a time";
        CustomerMapping.returning(columns)
                .ifPresent(each -> first.add(say(returning, each.header(), each.distinct(), each.filled())));
        CustomerMapping.secondHeader(columns).ifPresent(first::add);
        CustomerMapping mapping = CustomerMapping.of(columns, numbers, repeated);
        AddedColumns days = new AddedColumns(table, path);
        List<String> made = new ArrayList<>();
        mapping.times().forEach((name, column) -> {
            String pattern = times(numbers, column, new ArrayList<>()).format().time();
            if (days.withDays(column, pattern, name)) {
                made.add(name);
            }
        });
        entries.addAll(days.entries(
                "times are no attributes, but the days from each to the latest of its column may be",
                "then columns.numeric may have: " + String.join(", ", made)));
        entries.addAll(mapping.entries());
        id.flatMap(CleaningHints::missingCustomers).ifPresent(entries::add);
        id.flatMap(CleaningHints::hidden).ifPresent(entries::add);
    }

    /** Adds questions without whose answer nothing can be read. */
    private void ask(List<Entry> questions) {
        entries.addAll(questions);
        questions.stream().map(Entry::why).filter(each -> !each.isEmpty()).forEach(first::add);
    }

    private static String comesBack(LineMapping mapping) {
        return mapping.chosen(Field.CUSTOMER)
                .map(each -> say("%,d customers on %,d lines", each.distinct(), each.filled()))
                .findFirst()
                .orElse(mapping.has(Field.TIME) ? "its lines have times" : "something is bought on each line");
    }

    static boolean isMeasure(ColumnProfile column) {
        boolean named = column.means(Field.numbers());
        return column.isNumber() && (named || column.decimals() > 1 - ColumnProfile.MOST) && column.coded() < .5;
    }

    private void transactions(LineMapping mapping) {
        Currencies currencies = Currencies.of(columns, mapping.chosen(MONEY));
        currencies.several().ifPresent(why -> {
            first.add(why);
            Stream.of(Field.PRICE, Field.AMOUNT, Field.COST).forEach(field -> mapping.drop(field, why));
        });
        DetectedFormat detected = format(mapping);
        queries(mapping, detected);
        entries.addAll(mapping.entries());
        List<TextColumn> all = heads.isEmpty()
                ? table.columns()
                : columns.stream().map(ColumnProfile::column).toList();
        CleaningHints hints = CleaningHints.of(mapping, all, detected);
        unused(mapping, hints.entries());
        entries.addAll(repeated);
        entries.addAll(hints.entries());
        entries.add(currencies.entry(detected.currency()));
        mapping.chosen(Field.CUSTOMER)
                .findFirst()
                .flatMap(CleaningHints::hidden)
                .ifPresent(entries::add);
        sayFirst(mapping, hints.urgent());
    }

    /** Adds the section {@code format}, with what is open about it. */
    private DetectedFormat format(LineMapping mapping) {
        List<Entry> questions = new ArrayList<>();
        DetectedFormat numbers = numbers(mapping.chosen(Field.numbers()).toList(), questions);
        var time = mapping.chosen(Field.TIME).findFirst();
        var detected = time.map(each -> times(numbers, each, questions)).orElse(numbers);
        ask(questions);
        format(detected);
        return detected;
    }

    /** Queries that make what the lines lack. */
    private void queries(LineMapping mapping, DetectedFormat detected) {
        String lists = " holds lists, such as the lines of orders: a query parts them, see docs/description-file.md";
        columns.stream().filter(ColumnProfile::holdsLists).forEach(each -> first.add(each.header() + lists));
        heads.ifPresent(found -> offer(found.sentence(), found.entries(table, path)));
        mapping.group().map(WayOut::above).ifPresent(this::offer);
        if (!mapping.has(Field.TIME)) {
            List<Entry> sums = new AddedColumns(table, path).perCustomer(mapping, detected);
            String none = "no time: required, and no column looks like it"
                    + (sums.isEmpty() ? "" : "; the query below makes a table of customers");
            WayOut.time(mapping.unused(), columns).ifPresentOrElse(this::offer, () -> offer(none, sums));
        }
    }

    private void offer(WayOut way) {
        offer(way.sentence(), way.entries(table, path));
    }

    private void offer(String sentence, List<Entry> query) {
        first.add(sentence);
        entries.addAll(query);
    }

    /** What is open about customers, money and quantities. */
    private void sayFirst(LineMapping mapping, List<Entry> urgent) {
        List<String> twice = Rows.list(repeated, each -> "the header " + each.value() + " " + each.why());
        if (!mapping.has(Field.CUSTOMER)) {
            String way = mapping.has(Field.INVOICE) ? WayOut.JOIN : WayOut.EACH_LINE;
            first.add("no customer: required" + open(mapping.asked(Field.CUSTOMER), twice) + way);
            entries.addAll(mapping.has(Field.INVOICE) ? List.of() : WayOut.CUSTOMER.entries(table, path));
        }
        first.addAll(mapping.doubts());
        urgent.stream().map(Entry::said).forEach(first::add);
        List<String> money = mapping.asked(MONEY);
        if (mapping.chosen(MONEY).findAny().isEmpty() && (!money.isEmpty() || !twice.isEmpty())) {
            counting = true;
            first.add("no price and no amount, so money would count units" + open(money, twice));
        }
        List<String> quantity = mapping.asked(Field.QUANTITY);
        if (!mapping.has(Field.QUANTITY) && (mapping.has(Field.PRICE) || !quantity.isEmpty() || !twice.isEmpty())) {
            first.add("no quantity: each line counts 1" + open(quantity, twice));
        }
    }

    private static String open(List<String> asked, List<String> twice) {
        String columns = asked.isEmpty() ? "" : "; open: " + String.join(", ", asked);
        String number = "; or name columns by numbers: format: {header: false, skipLines: 1}";
        return columns + (twice.isEmpty() ? "" : "; " + String.join("; ", twice) + number);
    }

    /** Remarks on the columns that nothing else names. */
    private void unused(LineMapping mapping, List<Entry> hints) {
        List<String> asked = mapping.asked(Field.values());
        List<ColumnProfile> free = mapping.unused().stream()
                .filter(each -> each.distinct() > 0 && !asked.contains(each.name()))
                .filter(each -> hints.stream().noneMatch(hint -> hint.value().contains(each.name() + ": [")))
                .toList();
        free.stream().limit(UNUSED_SHOWN).forEach(each -> {
            String why = say("not used: %,d different, such as %s", each.distinct(), each.shape());
            entries.add(Entry.open("columns.", each.name(), why));
        });
        if (free.size() > UNUSED_SHOWN) {
            entries.add(Entry.open("columns.", "", say("%,d more columns are not used", free.size() - UNUSED_SHOWN)));
        }
    }

    /** The format with the marks in numbers; where they can be read in two ways, a question and the format without them. */
    private DetectedFormat numbers(List<ColumnProfile> measures, List<Entry> questions) {
        try {
            var cells = measures.stream().map(ColumnProfile::column).toList();
            return DetectedFormat.of(table, List.of(), cells);
        } catch (DataException ambiguous) {
            questions.add(Entry.open("format.decimal", "", String.valueOf(ambiguous.getMessage())));
            return table.detectedFormat();
        }
    }

    private DetectedFormat times(DetectedFormat detected, ColumnProfile time, List<Entry> questions) {
        try {
            return detected.withTimes(time.column(), table);
        } catch (DataException ambiguous) {
            questions.add(Entry.open("format.time", "", String.valueOf(ambiguous.getMessage())));
            TimePatterns.of(time.example(Field.TIME))
                    .forEach(pattern -> questions.add(Entry.open("format.time", Entry.quoted(pattern), "")));
            return detected;
        }
    }

    /** Writes down what next month's file may not show; the rest is detected again at each reading. */
    private void format(DetectedFormat detected) {
        var format = detected.format();
        List<String> fixed = format.header()
                ? List.of("time", "decimal", "thousands")
                : List.of("header", "separator", "quote", "skipLines", "time", "decimal", "thousands");
        Map<String, List<String>> redetected = new LinkedHashMap<>();
        detected.evidence().forEach((key, why) -> {
            Object choice = format.choices().get(key);
            String value = choice instanceof String text ? Entry.quoted(text) : String.valueOf(choice);
            if (choice != null && (fixed.contains(key) || value.contains("*") || (otherSheet && key.equals("sheet")))) {
                entries.add(Entry.of("format." + key, value, why));
            } else if (choice != null) {
                redetected.computeIfAbsent(why, none -> new ArrayList<>()).add(key + " " + value);
            }
        });
        if (detected.evidence().containsKey("charset")
                && format.charset().name().equals("windows-1252")) {
            entries.add(Entry.open("format.charset", "windows-1252", OTHER_CHARSETS));
        }
        redetected.forEach((why, found) -> entries.add(
                Entry.open("format.", "", String.join(", ", found) + ": " + why + "; detected again at each reading")));
    }
}
