package segmentbook.customers;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import segmentbook.statistics.Frequency;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Words;

/** Numbers in words: whole ones in full, others with up to four significant digits. */
public final class Digits {
    private static final MathContext FOUR = new MathContext(4, RoundingMode.HALF_EVEN);

    private Digits() {}

    /** A word with its share as {@link Words#percent}, such as {@code yes 62 %}; a colon parts it from a word that ends with a digit. */
    public static String share(String word, double part, double all) {
        return word + (word.matches(".*\\d") ? ": " : " ") + Words.percent(part / all);
    }

    /** Of each word that is known its share of those known, the most frequent first, of equals the first in the alphabet. */
    public static List<String> shares(Stream<String> words) {
        List<Frequency> all = Frequency.of(words);
        int known = all.stream().mapToInt(Frequency::count).sum();
        return Rows.list(all, each -> share(each.text(), each.count(), known));
    }

    /** Four significant digits where it is not whole; {@code not known} for NaN. */
    public static String of(double value) {
        return Double.isNaN(value)
                ? "not known"
                : value == Math.rint(value) || Math.abs(value) >= 1000
                        ? String.format(Locale.ROOT, "%,.0f", value + 0.0)
                        : new BigDecimal(value).round(FOUR).stripTrailingZeros().toPlainString();
    }
}
