package segmentbook.segments;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Words;

/** Names that every file system takes, made of any text. */
final class FileNames {
    private static final int LONGEST = 60;
    private static final String RESERVED = "con|prn|aux|nul|com[0-9]|lpt[0-9]";

    private FileNames() {}

    /**
     * A name for each text: small letters a to z, digits and single dashes, at most {@value #LONGEST} characters and a
     * number where two would be equal.
     */
    static List<String> of(List<String> texts) {
        var taken = new HashSet<String>();
        return Rows.list(texts, text -> Words.free(plain(text), "%s-%d", taken::add));
    }

    private static String plain(String text) {
        String letters = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\p{M}'\u2019]", "")
                .replaceAll("[^a-z0-9]+", "-");
        String cut = letters.substring(0, Math.min(LONGEST, letters.length())).replaceAll("^-+|-+$", "");
        return cut.isEmpty() ? "segment" : cut.matches(RESERVED) ? "segment-" + cut : cut;
    }
}
