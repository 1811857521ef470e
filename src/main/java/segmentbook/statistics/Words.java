package segmentbook.statistics;

import java.util.Locale;

/** Sentences with numbers in them, the same on every machine. */
public final class Words {
    private Words() {}

    /** Formats as {@link String#format} does, with a decimal point in every locale, and strips blanks at both ends. */
    public static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values).strip();
    }
}
