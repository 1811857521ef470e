package segmentbook.drafting;

import static segmentbook.statistics.Words.say;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.ArrayUtils;
import segmentbook.description.Field;
import segmentbook.description.Privacy;
import segmentbook.statistics.Rows;
import segmentbook.tables.Cells;
import segmentbook.tables.DetectedFormat;
import segmentbook.tables.IdColumn;
import segmentbook.tables.NumberMarks;
import segmentbook.tables.RawTable;
import segmentbook.tables.TextColumn;
import segmentbook.tables.TimePatterns;

/**
 * What the texts of a column look like. Shares count lines; blank cells, marks for missing values such as {@code n/a}, and the
 * header where it stands again below do not count.
 *
 * @param column the column
 * @param table the table that it is part of
 * @param meaning what its header seems to mean
 * @param counts the number of lines of each text but blank ones, without blanks around it, the most frequent first
 * @param filled number of lines that are not blank
 * @param times share that is a time
 * @param numbers share that is a number, with any marks
 * @param decimals share that is a number with a mark in it
 * @param coded share with a digit but no blank, and leading zeros, letters or marks: codes rather than numbers
 * @param words share with letters
 * @param personal share that looks like an e-mail address or a person's name
 */
record ColumnProfile(
        TextColumn column,
        RawTable table,
        HeaderMeaning meaning,
        Map<String, Integer> counts,
        int filled,
        double times,
        double numbers,
        double decimals,
        double coded,
        double words,
        double personal) {
    /** A column has a property if at least this share of its lines has it. */
    static final double MOST = .9;

    private static final int LOOKED_AT = 5_000; // different texts
    private static final int A_TABLE = 20; // lines of a table in which a few mistakes are expected
    private static final int LONGEST = 200; // characters of a text that are looked at
    private static final int SHOWN = 30; // characters of a text that are shown
    private static final Predicate<String> MISSING =
            matching("(?i)\\(?(?:n\\.?/?a\\.?|#n/a|nan|null|none|nil|missing)\\)?|-+|\\?+|\\.|\\\\N");
    private static final Predicate<String> NUMBER = NumberMarks::isNumber;
    private static final Predicate<String> LEADING_ZERO = matching("0[0-9]+");
    private static final Predicate<String> MARKED =
            NUMBER.and(matching("[+-]?[0-9]+(?:\\.0)?|[0-9]{6,}\\.[0-9]{6,}").negate()); // the last are ids of visitors
    private static final Predicate<String> CODE = matching(
            "(?![\\[{])(?:#?0[0-9]+|#[0-9]+|(?=\\S*[0-9])(?=\\S*\\p{L})\\S+|\\S+@\\S+|\\S*[0-9]\\S*[-_/.]\\S*)");
    /** Seconds or milliseconds since 1970, in the years 2001 to 2033. */
    private static final Predicate<String> EPOCH = matching("1[0-9]{9}(?:[0-9]{3})?(?:\\.[0-9]+)?");

    private static final Predicate<String> BEFORE_2001 = matching("[89][0-9]{8}|1[0-9]{9}"); // from 1995 on
    /** Days from some other day, those of spreadsheets with a time of day. */
    private static final Predicate<String> DAY = matching("-?[0-9]{1,5}(?:\\.0)?|[1-9][0-9]{4}\\.[0-9]+");

    static final Predicate<String> MONTH = matching(
            "(?:19|20|21)[0-9]{2}(?:[-/][0-9]{1,2}|0[1-9]|1[0-2])"
                    + "|[0-9]{1,2}[/.](?:19|20|21)[0-9]{2}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:-[0-9]{2}| [0-9]{4})");
    private static final Predicate<String> YEAR = matching("(?:19|20|21)[0-9]{2}(?:\\.0)?");

    /** Days only where the header says so. */
    private static final Predicate<String> DIGITS = matching("[0-9]{6}|(?!19|20|21)[0-9]{8}");

    private static final Predicate<String> LISTS = matching("(?s)\\[\\s*\\{.*}\\s*]");
    private static final Predicate<String> LETTER = matching("(?s).*\\p{L}.*");
    private static final Predicate<String> PERSON =
            matching("\\S+@\\S+\\.\\p{L}{2,}|\\p{Lu}[\\p{Ll}'\u2019]+,? (?:\\p{L}\\.? )?\\p{Lu}[\\p{L}'\u2019-]+");

    static ColumnProfile of(TextColumn column, RawTable table) {
        var counts = counts(column, table.detectedFormat().format().header());
        Map<String, Integer> sample = new HashMap<>();
        counts.entrySet().stream()
                .filter(each -> !MISSING.test(each.getKey()))
                .limit(LOOKED_AT)
                .forEach(each -> sample.merge(bare(each.getKey()), each.getValue(), Integer::sum));
        HeaderMeaning meaning = HeaderMeaning.of(column.header());
        Predicate<String> days = meaning.field() == Field.TIME ? text -> true : DIGITS.negate();
        return new ColumnProfile(
                column,
                table,
                meaning,
                counts,
                counts.values().stream().mapToInt(each -> each).sum(),
                share(sample, TimePatterns.anyReads().and(days)),
                share(sample, NUMBER.and(LEADING_ZERO.negate())),
                share(sample, MARKED),
                share(sample, CODE.and(MARKED.negate())),
                share(sample, LETTER),
                share(sample, PERSON));
    }

    /** A text without its currency sign, with a plain minus, cut. */
    private static String bare(String text) {
        String bare = Cells.withoutCurrency(text.replace('\u2212', '-'));
        return bare.substring(0, Math.min(LONGEST, bare.length()));
    }

    private static Map<String, Integer> counts(TextColumn column, boolean named) {
        int[] lines =
                Rows.counts(column.distinct(), IntStream.range(0, column.size()).map(column::code));
        Map<String, Integer> counts = new HashMap<>();
        IntStream.range(0, lines.length)
                .forEach(code -> counts.merge(column.text(code).strip(), lines[code], Integer::sum));
        counts.keySet()
                .removeIf(text -> text.isEmpty()
                        || (named && text.equalsIgnoreCase(column.header().strip())));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum, LinkedHashMap::new));
    }

    static Predicate<String> matching(String pattern) {
        return Pattern.compile(pattern).asMatchPredicate();
    }

    private static double share(Map<String, Integer> lines, Predicate<String> property) {
        long all = lines.values().stream().mapToLong(each -> each).sum();
        var held = lines.entrySet().stream().filter(each -> property.test(each.getKey()));
        return held.mapToLong(Map.Entry::getValue).sum() / (double) Math.max(1, all);
    }

    String header() {
        return column.header();
    }

    /** Whether its header seems to mean one of some fields. */
    boolean means(Field... fields) {
        return ArrayUtils.contains(fields, meaning.field());
    }

    /** Whether a word of its header may mean one of {@code words}. */
    boolean says(String... words) {
        return Stream.of(words).anyMatch(meaning.words()::contains);
    }

    boolean isTime() {
        return times >= MOST;
    }

    /** The lines whose cells are not blank. */
    BitSet filledLines() {
        return column.lines(text -> !text.isBlank());
    }

    /** Whether it stands, for several groups of lines, on a line above them, and never on one that another column fills. */
    boolean standsAbove(ColumnProfile other) {
        BitSet heads = filledLines();
        BitSet lines = other.filledLines();
        return !heads.isEmpty()
                && heads.nextSetBit(0) < lines.nextSetBit(0)
                && !heads.intersects(lines)
                && lines.stream().map(heads::previousSetBit).distinct().count() > 1;
    }

    /** Whether a few words stand on many lines, as under Ship Mode or Saving accounts, which name no customers. */
    boolean isLevel() {
        return !isId() && distinct() <= A_TABLE && filled >= LineMapping.MANY;
    }

    /** Whether a few whole numbers stand on many lines and the header names no ids, as under Guests or Family members. */
    boolean isCount() {
        boolean many = filled >= Math.min(LineMapping.MANY, 10 * distinct());
        return isNumber() && !says("id") && decimals < 1 - MOST && distinct() <= A_TABLE && many;
    }

    /** Whether the lines of a long file have one of two texts, such as 0 and 1, which name no customers and no orders. */
    boolean isFlag() {
        return distinct() == 2 && column.size() >= LineMapping.MANY;
    }

    /** Whether its numbers are seconds or milliseconds since 1970. */
    boolean countsSeconds() {
        return most(EPOCH) || (means(Field.TIME) && most(BEFORE_2001));
    }

    /** Whether its header says that it holds days, and its cells are numbers of them, but no years. */
    boolean countsDays() {
        return means(Field.TIME) && !says("extreme") && most(DAY) && !most(YEAR);
    }

    /** Whether it holds lists of objects, as JSON has the lines of an order. */
    boolean holdsLists() {
        return most(LISTS);
    }

    /** Whether most of its lines have a text that fulfils a condition. */
    boolean most(Predicate<String> form) {
        return filled > 0 && column.lines(form).cardinality() >= MOST * filled;
    }

    boolean isNumber() {
        return numbers >= MOST && !isTime();
    }

    /** Whether it may hold ids: whole numbers or codes, no times and no measured values. */
    boolean isId() {
        return !isTime() && distinct() > 1 && decimals < 1 - MOST && numbers + coded >= MOST;
    }

    /** Whether most texts are ids in scientific notation, which lost digits. */
    boolean isRounded() {
        return 2 * column.lines(IdColumn::isRounded).cardinality() > filled;
    }

    /** Whether every line has a text of its own; in a table of 20 lines and more 5 % may repeat one. */
    boolean isUnique() {
        int min = column.size() < A_TABLE ? column.size() : (int) Math.ceil(.95 * column.size());
        return distinct() > 1 && distinct() >= min;
    }

    /** Whether most texts look like e-mail addresses or names of persons. */
    boolean looksPersonal() {
        return personal >= MOST / 2 && distinct() > 1;
    }

    /** Whether its texts or its header suggest personal data. */
    boolean isPersonal() {
        return looksPersonal() || meaning.isPersonal();
    }

    /** Whether it holds names of things: words, but no codes and no times. */
    boolean isText() {
        return words >= MOST && coded < .5 && !isTime() && distinct() > 2;
    }

    /** Whether no word of its header is known, but those such as sold that say nothing of what a cell is. */
    boolean isUnexplained() {
        return Set.of("filler", "bought").containsAll(meaning.words());
    }

    /** How often a text here always stands beside the same text of another column. */
    Relations.Dependence decides(ColumnProfile other) {
        return Relations.dependence(column, other.column);
    }

    /** Each different text as a number, NaN where it is none. */
    double[] values(DetectedFormat detected) {
        return column.doubles(Cells.numbers(detected.format()));
    }

    /** The number on each line, NaN where there is none. */
    IntToDoubleFunction measure(DetectedFormat detected) {
        double[] values = values(detected);
        return line -> values[column.code(line)];
    }

    /** How the description file names the column: by its header, or by its number. */
    String name() {
        return header().matches("[0-9]{1,4}") ? header() : Entry.quoted(header());
    }

    /** The shape of the first text, which hides its value: {@code #} for a digit, {@code x} for a letter. */
    String shape() {
        return Privacy.shape(first(new BitSet()));
    }

    /** The first text, or its shape where it may be personal; one that can be read as the field, where there is one. */
    String example(Field field) {
        String readable = first(unreadable(field));
        return shown(readable.isEmpty() ? first(new BitSet()) : readable);
    }

    private String shown(String text) {
        return isPersonal() ? Privacy.shape(text) : text;
    }

    /** The first text but those on some lines, cut. */
    private String first(BitSet odd) {
        var usual = IntStream.range(0, column.size())
                .filter(line -> !odd.get(line) && !column.at(line).isBlank());
        return usual.mapToObj(line -> cut(column.at(line).strip())).findFirst().orElse("");
    }

    private static String cut(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    /** Number of different texts that are not blank. */
    int distinct() {
        return counts.size();
    }

    /** Some texts with their numbers of lines: {@code paid on 7 lines, failed on 1}. */
    String counted(Collection<String> texts) {
        String first = texts.iterator().next();
        return texts.stream()
                .map(each ->
                        say(each.equals(first) ? "%s on %,d lines" : "%s on %,d", each, counts.getOrDefault(each, 0)))
                .collect(Collectors.joining(", "));
    }

    /** The lines whose cell cannot be read as the field: no time or no number; none for other fields. */
    BitSet unreadable(Field field) {
        return switch (field) {
            case TIME -> column.lines(TimePatterns.anyReads().negate());
            case QUANTITY, PRICE, AMOUNT, COST -> column.lines(NUMBER.negate());
            default -> new BitSet();
        };
    }

    /** Whether a line has a text that is neither a number nor a mark for a missing one. */
    boolean isOdd(int line) {
        String text = column.at(line).strip();
        return !text.isEmpty() && !NUMBER.or(MISSING).test(bare(text));
    }

    /** The first of some lines with its cell: {@code "n/a" in line 7}. */
    String cell(BitSet lines) {
        int line = lines.nextSetBit(0);
        String text = column.at(line).strip();
        long number = table.place(line, null).line();
        return say("%s in line %,d", text.isEmpty() ? "an empty cell" : shown(cut(text)), number);
    }
}
