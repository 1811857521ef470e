package segmentbook.statistics;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Sentences with numbers in them, the same on every machine. */
public final class Words {
    /** What is counted in sentences. */
    private static final Pattern ONE_OF_MANY = Pattern.compile(
            "(?<![\\d.,-])(?<!of )(?<!of the )1 (customer|order|line|product|cluster|segment|group|day|month|week|file|row|purchase|cell|column|place|unit|repeat|different profile)s\\b");

    /** What a small number with a sign is rounded to. */
    private static final Pattern SIGNED_ZERO = Pattern.compile("(?<![\\w.,)-])[-+](0(?:\\.0+)?)(?![\\w-]|[.,:]\\d)");

    /** The unit of amounts where nothing has a price. */
    public static final String UNITS = "units";

    private Words() {}

    /** What amounts in this unit add up to: revenue, or units where nothing has a price. */
    public static String revenue(String moneyUnit) {
        return moneyUnit.equals(UNITS) ? UNITS : "revenue";
    }

    /** What is measured with its unit, where it has one: {@code recency, days}. */
    public static String named(String what, String unit) {
        return unit.isEmpty() ? what : what + ", " + unit;
    }

    /** The same of money, whose name may say its unit already: {@code revenue, GBP}, but {@code units} alone. */
    public static String inMoney(String what, String moneyUnit) {
        return what.startsWith(moneyUnit) ? what : named(what, moneyUnit);
    }

    /** An amount of money with its unit where it has one: without a fraction from 100 on, with two digits below .01. */
    public static String money(double amount, String unit) {
        boolean whole = Math.abs(amount) >= 100 || amount == Math.rint(amount);
        return say((whole ? "%,.0f" : Math.abs(amount) < .01 ? "%.2g" : "%.2f") + " %s", amount, unit);
    }

    /**
     * Formats as {@link String#format} does, with a decimal point in every locale, "1 customer" for "1 customers" and 0 for
     * -0 and +0, and strips blanks at both ends.
     */
    public static String say(String format, Object... values) {
        String text = String.format(Locale.ROOT, format, values);
        return singular(SIGNED_ZERO.matcher(text).replaceAll("$1")).strip();
    }

    /** A share without a fraction; never none or all where some, or some others, are there: {@code under 1 %}. */
    public static String percent(double share) {
        return share > 0 && share < .005
                ? "under 1 %"
                : share > .995 && share < 1 ? "over 99 %" : say("%.0f %%", 100 * share);
    }

    /** The first texts with commas between them, and dots where there are more. */
    public static String some(List<String> texts, int most) {
        String first = String.join(", ", texts.subList(0, Math.min(most, texts.size())));
        return texts.size() > most ? first + ", …" : first;
    }

    /** The first texts, and how many more there are where more than {@code most} are given: {@code a, b and 3 more}. */
    public static String first(List<String> texts, int most) {
        String first = String.join(", ", texts.subList(0, Math.min(most, texts.size())));
        return texts.size() > most ? first + " and " + (texts.size() - most) + " more" : first;
    }

    /** A name that is free, else with the first number from 2 with which it is: {@code %s-%d}. */
    public static String free(String name, String numbered, Predicate<String> isFree) {
        String free = name;
        for (int number = 2; !isFree.test(free); number++) {
            free = String.format(Locale.ROOT, numbered, name, number);
        }
        return free;
    }

    /** A text with the singular after a one that stands alone. */
    public static String singular(String text) {
        return ONE_OF_MANY.matcher(text).replaceAll("1 $1");
    }
}
