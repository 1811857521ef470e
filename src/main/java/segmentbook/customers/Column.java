package segmentbook.customers;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.lang3.Validate;
import segmentbook.description.Limits;
import segmentbook.statistics.Words;

/**
 * What a column is; each is declared once.
 *
 * @param name by which it is asked for, and of the feature made of it
 * @param file its name in result files
 * @param unit such as days, or empty
 * @param total what the sum over customers is called where it is worth sharing out, such as revenue, or empty
 * @param ratios whether 1 to 2 is as far as 100 to 200, so that distances are measured after log1p
 * @param phrase a format for a typical value in a sentence, or empty
 * @param thirds three words for low, middle and high values
 * @param fifths five words for very low to very high values
 */
public record Column(
        String name,
        String file,
        Kind kind,
        String unit,
        Better better,
        String total,
        boolean ratios,
        String phrase,
        List<String> thirds,
        List<String> fifths) {

    /** What a column holds. */
    public enum Kind {
        NUMBER,
        /** 1 for yes, 0 for no. */
        YES_NO,
        WORDS
    }

    /** Which values a shop would rather see. */
    public enum Better {
        HIGH,
        LOW,
        NEITHER
    }

    private static final String YEAR = "year";
    private static final Limits YEARS = new Limits(1800, 2100);

    public Column {
        thirds = List.copyOf(thirds);
        fifths = List.copyOf(fifths);
        boolean whole = !name.isBlank() && thirds.size() == 3 && fifths.size() == 5;
        Validate.isTrue(whole, "column: a name, three and five levels, found %s, %s and %s", name, thirds, fifths);
    }

    /** A column of this kind without unit. */
    public static Column of(String name, Kind kind) {
        List<String> five = levelsOf(name);
        return new Column(name, name, kind, "", Better.NEITHER, "", false, "", five.subList(1, 4), five);
    }

    /** A column of numbers without unit. */
    public static Column number(String name) {
        return of(name, Kind.NUMBER);
    }

    /** Numbers as they stand in a file; calendar years where each is a whole number from 1800 to 2100, and two differ. */
    static Column ofNumbers(String name, double... values) {
        var known = Arrays.stream(CustomerTable.known(values)).distinct().toArray();
        boolean years =
                known.length > 1 && Arrays.stream(known).allMatch(each -> each == Math.rint(each) && YEARS.holds(each));
        return years ? number(name).in(YEAR, Better.NEITHER) : number(name);
    }

    private static List<String> levelsOf(String what) {
        return Stream.of("very low ", "low ", "medium ", "high ", "very high ")
                .map(level -> level + what)
                .toList();
    }

    /** The same in a unit, whose values are better high or low. */
    public Column in(String other, Better which) {
        return new Column(name, file, kind, other, which, total, ratios, phrase, thirds, fifths);
    }

    /** The same under another name in result files. */
    public Column filed(String other) {
        return new Column(name, other, kind, unit, better, total, ratios, phrase, thirds, fifths);
    }

    /** The same whose sum over customers has this name. */
    public Column adding(String sum) {
        return new Column(name, file, kind, unit, better, sum, ratios, phrase, thirds, fifths);
    }

    /** The same measured by ratios, not by differences. */
    public Column byRatios() {
        return new Column(name, file, kind, unit, better, total, true, phrase, thirds, fifths);
    }

    /** The same with a format for a typical value in a sentence. */
    public Column said(String format) {
        return new Column(name, file, kind, unit, better, total, ratios, format, thirds, fifths);
    }

    /** The same whose levels are low, medium and high of something with another name. */
    public Column levels(String what) {
        return levels(levelsOf(what).subList(1, 4), levelsOf(what));
    }

    /** The same with words of its own for thirds and fifths. */
    public Column levels(List<String> three, List<String> five) {
        return new Column(name, file, kind, unit, better, total, ratios, phrase, three, five);
    }

    /** The name that readers see: with the unit. */
    public String header() {
        return Words.named(name, unit);
    }

    /** Whether values are calendar years, which are written without a comma. */
    public boolean isYear() {
        return unit.equals(YEAR);
    }

    /** A value in words, as {@link Digits#of}. */
    public String digits(double value) {
        return isYear() ? Digits.of(value).replace(",", "") : Digits.of(value);
    }

    /** {@code 3 to 7}, or {@code 3} where both are the same in words. */
    public String range(double min, double max) {
        return digits(min).equals(digits(max)) ? digits(min) : digits(min) + " to " + digits(max);
    }

    /** A value with the name of the column before it. */
    public String at(double value) {
        return name + " " + digits(value);
    }

    /** A typical value as a sentence has it. */
    public String say(double value) {
        return phrase.isEmpty() || Double.isNaN(value) ? at(value) : Words.say(phrase, value);
    }
}
