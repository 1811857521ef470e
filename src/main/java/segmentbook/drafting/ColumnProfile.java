package segmentbook.drafting;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import segmentbook.description.Field;
import segmentbook.tables.Cells;
import segmentbook.tables.DetectedFormat;
import segmentbook.tables.TextColumn;

/**
 * What the texts of a column look like; shares count its first 10,000 different texts that are not blank.
 *
 * @param column the column
 * @param meaning what its header seems to mean
 * @param filled number of lines that are not blank
 * @param distinct number of different texts that are not blank
 * @param times share that is a time
 * @param numbers share that is a number, with any marks
 * @param decimals share that is a number with a mark in it
 * @param coded share with a digit but no blank, and leading zeros or letters: codes rather than numbers
 * @param words share with letters
 * @param personal share that looks like an e-mail address or a person's name
 */
record ColumnProfile(
        TextColumn column,
        HeaderMeaning meaning,
        long filled,
        int distinct,
        double times,
        double numbers,
        double decimals,
        double coded,
        double words,
        double personal) {
    /** A column has a property if at least this share of its texts has it. */
    static final double MOST = .9;

    private static final int LOOKED_AT = 10_000;
    private static final int A_TABLE = 20; // lines of a table in which a few mistakes are expected
    private static final int LONGEST = 200; // characters of a text that are looked at
    private static final int SHOWN = 30; // characters of a text that are shown
    private static final String WHOLE = "[+-]?(?:0|[1-9][0-9]{0,14})(?:\\.0)?";
    private static final String WITH_MARKS =
            "[+-]?[0-9]{0,15}(?:[., '\u2019\u00A0\u202F][0-9]{1,15})+(?:[eE][+-]?[0-9]{1,2})?";
    private static final Pattern NUMBER = Pattern.compile(WHOLE + "|" + WITH_MARKS);
    private static final Predicate<String> MARKED =
            Pattern.compile("(?!(?:" + WHOLE + ")$)" + WITH_MARKS).asMatchPredicate();
    private static final Pattern CODE =
            Pattern.compile("#?0[0-9]+|#[0-9]+|(?=\\S*[0-9])(?=\\S*\\p{L})\\S+|\\S+@\\S+|\\S*[0-9]\\S*[-_/]\\S*");
    private static final Pattern LETTER = Pattern.compile("(?s).*\\p{L}.*");
    private static final Pattern PERSON = Pattern.compile(
            "\\S+@\\S+\\.\\p{L}{2,}|\\p{Lu}[\\p{Ll}'\u2019]+,? (?:\\p{L}\\.? )?\\p{Lu}[\\p{L}'\u2019-]+");

    static ColumnProfile of(TextColumn column) {
        List<String> texts = sample(column);
        boolean[] blank = column.booleans(String::isBlank);
        IntStream lines = IntStream.range(0, column.size());
        return new ColumnProfile(
                column,
                HeaderMeaning.of(column.header()),
                lines.filter(line -> !blank[column.code(line)]).count(),
                column.written(),
                DetectedFormat.timeShare(column),
                share(texts, NUMBER.asMatchPredicate()),
                share(texts, MARKED),
                share(texts, CODE.asMatchPredicate().and(MARKED.negate())),
                share(texts, LETTER.asMatchPredicate()),
                share(texts, PERSON.asMatchPredicate()));
    }

    private static List<String> sample(TextColumn column) {
        return IntStream.range(0, column.distinct())
                .mapToObj(code -> Cells.withoutCurrency(column.text(code).strip()))
                .filter(text -> !text.isEmpty())
                .limit(LOOKED_AT)
                .map(text -> text.substring(0, Math.min(LONGEST, text.length())))
                .toList();
    }

    private static double share(List<String> texts, Predicate<String> property) {
        return texts.stream().filter(property).count() / (double) Math.max(1, texts.size());
    }

    String header() {
        return column.header();
    }

    /** Whether its header seems to mean a field. */
    boolean means(Field field) {
        return meaning.field() == field;
    }

    /** Whether a word of its header may mean {@code word}. */
    boolean says(String word) {
        return meaning.words().contains(word);
    }

    boolean isTime() {
        return times >= MOST;
    }

    boolean isNumber() {
        return numbers >= MOST && !isTime();
    }

    /** Whether it may hold ids: whole numbers or codes, no times and no measured values. */
    boolean isId() {
        return !isTime() && distinct > 1 && decimals < 1 - MOST && numbers + coded >= MOST;
    }

    /** Whether every line has a text of its own; in a table of 20 lines and more 5 % may repeat one. */
    boolean isUnique() {
        int min = column.size() < A_TABLE ? column.size() : (int) Math.ceil(.95 * column.size());
        return distinct > 1 && distinct >= min;
    }

    /** Whether most texts look like e-mail addresses or names of persons. */
    boolean looksPersonal() {
        return personal >= MOST / 2 && distinct > 1;
    }

    /** Whether its texts or its header suggest personal data. */
    boolean isPersonal() {
        return looksPersonal() || meaning.isPersonal();
    }

    /** Whether it holds names of things: words, but no codes and no times. */
    boolean isText() {
        return words >= MOST && coded < .5 && !isTime() && distinct > 2;
    }

    /** Whether no word of its header is known. */
    boolean isUnexplained() {
        return meaning.words().isEmpty();
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
        return first().replaceAll("\\p{N}", "#").replaceAll("[\\p{L}\\p{M}]", "x");
    }

    /** The first text, or its shape where it may be personal. */
    String example() {
        return isPersonal() ? shape() : first();
    }

    private String first() {
        return IntStream.range(0, column.distinct())
                .mapToObj(code -> column.text(code).strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(text -> text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text)
                .orElse("");
    }
}
