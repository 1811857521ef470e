package segmentbook.tables;

import static segmentbook.statistics.Words.say;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import segmentbook.description.DataException;
import segmentbook.description.Place;
import segmentbook.description.Privacy;
import segmentbook.statistics.Rows;

/**
 * The ids of a column, each in one spelling: repaired as {@link Cells#id} says, without the differences that the
 * description file takes away, and empty where it says that they name nobody.
 */
public final class IdColumn {
    private static final int MIN_LENGTH = 4; // shorter ids occur in other cells by chance
    private static final Pattern ENDS_IN_ZEROS = Pattern.compile("[1-9][0-9]{14,16}?0+(?<=[0-9]{16})");
    private static final Pattern LONG = Pattern.compile("[0-9]{16,}");
    private static final Pattern ROUNDED =
            Pattern.compile("[0-9]([.,][0-9]+)?[eE]\\+[0-9]{1,3}|[0-9][.,][0-9]+[eE][0-9]{1,3}");

    private final TextColumn written;
    private final Set<String> same;
    private final TextColumn plain;
    private final TextColumn seen;

    private IdColumn(TextColumn written, Set<String> same, Set<String> missing, Privacy privacy, Place place) {
        this.written = written;
        this.same = same;
        Set<String> nobody = Set.copyOf(missing.stream().map(this::one).toList());
        plain = written.map(text -> nobody.contains(one(text)) ? "" : one(text));
        seen = privacy.hidesIds() ? hidden(plain, privacy.pseudonyms(), place) : plain;
    }

    /**
     * The column with a pseudonym for each id.
     *
     * @throws DataException if two ids have the same
     */
    public static TextColumn hidden(TextColumn ids, UnaryOperator<String> pseudonyms, Place place) {
        TextColumn hidden = ids.map(pseudonyms);
        String two = "privacy: a pseudonym for each id, found two ids with one";
        DataException.require(hidden.distinct() == ids.distinct(), two, place, "take another key");
        return hidden;
    }

    /**
     * The ids of customers, hidden where the description file says so.
     *
     * @param key of the description file that names the column
     * @throws DataException where most are in scientific notation, or two have one pseudonym
     */
    public static IdColumn ofCustomers(String key, RawTable file, TextColumn written, IdRules rules, Privacy privacy) {
        Place place = Place.file(file.name());
        IdColumn ids = new IdColumn(written, rules.sameCustomers(), rules.missingCustomers(), privacy, place);
        ids.requireDigits(key, file, privacy);
        return ids;
    }

    /**
     * The codes of products.
     *
     * @throws DataException where most are in scientific notation
     */
    public static IdColumn ofProducts(RawTable file, TextColumn written, IdRules rules, Privacy privacy) {
        IdColumn ids = new IdColumn(written, rules.sameProducts(), Set.of(), Privacy.OFF, Place.file(file.name()));
        ids.requireDigits("columns.product", file, privacy);
        return ids;
    }

    private void requireDigits(String key, RawTable file, Privacy privacy) {
        BitSet rounded = written.lines(IdColumn::isRounded);
        BitSet known = rounded.isEmpty() ? rounded : plain.lines(text -> !text.isEmpty());
        if (2 * rounded.cardinality() > known.cardinality()) {
            int first = rounded.nextSetBit(0);
            Place at = file.place(first, privacy.shownHeader(written.header()));
            String found = say("%,d of %,d in scientific notation", rounded.cardinality(), known.cardinality());
            String rule = key + ": ids with all their digits, found " + found + " such as ";
            String hint = "export the column as text: different ids have become one";
            throw new DataException(rule + privacy.shown(written.at(first)), at, hint);
        }
    }

    private String one(String text) {
        return IdRules.without(same, Cells.id(text));
    }

    /** The ids that may be shown: pseudonyms where the description file hides them; empty where missing. */
    public TextColumn seen() {
        return seen;
    }

    /** The ids before they are hidden; never show or log them. */
    public TextColumn plain() {
        return plain;
    }

    /** What messages show of a line: the cell as written without invisible characters, or the pseudonym. */
    public String shown(int line) {
        return seen == plain || plain.at(line).isEmpty() ? Cells.visible(written.at(line)) : seen.at(line);
    }

    /** The cells as written; never show or log them where ids are hidden. */
    public TextColumn written() {
        return written;
    }

    /** Whether an id is in scientific notation, so that its last digits are lost. */
    public static boolean isRounded(String id) {
        return ROUNDED.matcher(Cells.id(id)).matches();
    }

    /**
     * Those of 16 digits or more that end in zeros, as spreadsheets round after 15 digits, and programs after 17; none where
     * most of these do not.
     */
    public BitSet endingInZeros() {
        BitSet ending = plain.lines(ENDS_IN_ZEROS.asMatchPredicate());
        return 2 * ending.cardinality() > plain.lines(LONG.asMatchPredicate()).cardinality() ? ending : new BitSet();
    }

    /** By what spellings of one id may differ. */
    public Set<String> same() {
        return same;
    }

    /** By their numbers, those of some ids that are another one of them but for these differences. */
    public BitSet alike(Set<String> differences, Predicate<String> some) {
        var first = new HashMap<String, Integer>();
        BitSet alike = new BitSet();
        for (int code = 0; code < plain.distinct(); code++) {
            String text = plain.text(code);
            Integer other = some.test(text) ? first.putIfAbsent(IdRules.without(differences, text), code) : null;
            if (other != null) {
                alike.set(other);
                alike.set(code);
            }
        }
        return alike;
    }

    /** Lines on which a text of another column contains the line's own id as a whole word, where ids are hidden. */
    public BitSet standIn(TextColumn other) {
        return Rows.holding(seen == plain ? 0 : plain.size(), line -> standIn(other.at(line), plain.at(line)));
    }

    private static boolean standIn(String text, String id) {
        return id.length() >= MIN_LENGTH
                && text.contains(id)
                && Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(id) + "(?![\\p{L}\\p{N}])")
                        .matcher(text)
                        .find();
    }
}
