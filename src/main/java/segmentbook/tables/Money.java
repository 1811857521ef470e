package segmentbook.tables;

import java.util.Currency;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A number with a currency sign or a percent sign, with a minus written behind it or as brackets, or with a dash for its decimals, such
 * as {@code £2.55}, {@code 2,55 €}, {@code EUR 3}, {@code (2.55)}, {@code 2.55-}, {@code 2,5 %}, {@code 45,-}.
 *
 * @param sign of the currency, or %; empty if there is none
 * @param number the rest, with a minus before it if it is below zero
 */
record Money(String sign, String number) {
    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toSet());
    private static final String SIGN = "(?:[A-Z]{1,3}?\\p{Sc}|\\p{Sc}|[A-Z]{3}|kr\\.?|R[ps]\\.?|Fr\\.|zł|Kč|Ft|TL|円|元)";
    private static final Pattern WRITTEN = Pattern.compile(
            "(?<open>\\()?(?<minus>[+-])?(?<before>" + SIGN + ")? ?(?<within>[+-])?(?<number>[0-9.,][0-9.,' ]*)"
                    + "(?<flat>(?<=[.,])[-\u2013\u2014]{1,2} ?)?(?<after>" + SIGN + "|%)?(?<behind>-)?(?<close>\\))?");
    private static final int MAX_LENGTH = 40;

    /** Splits a text with ASCII blanks and apostrophes; null if it is no number, or a plain one. */
    static @Nullable Money of(String text) {
        var written = text.length() > MAX_LENGTH ? null : WRITTEN.matcher(text);
        if (written == null || !written.matches()) {
            return null;
        }
        String sign = either(written.group("before"), written.group("after"));
        String minus = either(either(written.group("minus"), written.group("within")), written.group("behind"));
        boolean brackets = written.group("open") != null;
        if (sign == null
                || minus == null
                || brackets != (written.group("close") != null)
                || (brackets && !minus.isEmpty())
                || (sign.matches("[A-Z]{3}") && !CODES.contains(sign))
                || (sign.isEmpty()
                        && !brackets
                        && written.group("behind") == null
                        && written.group("flat") == null)) { // a plain number
            return null;
        }
        String below = brackets || minus.equals("-") ? "-" : "";
        return new Money(sign, below + written.group("number").strip());
    }

    /** The one that is not empty, or empty; null if both are given. */
    private static @Nullable String either(@Nullable String one, @Nullable String other) {
        return one == null || one.isEmpty() ? Objects.requireNonNullElse(other, "") : other == null ? one : null;
    }
}
