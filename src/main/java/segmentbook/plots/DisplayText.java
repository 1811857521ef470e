package segmentbook.plots;

import java.util.ArrayList;
import java.util.regex.Pattern;

/** Text as Plotly shows it: HTML entities decoded, {@code <} escaped, long titles broken into lines. */
final class DisplayText {
    private static final Pattern TAG_START = Pattern.compile("<(?!/?(?:b|i|br|sub|sup)\\s*/?>)");
    private static final Pattern TAG = Pattern.compile("</?(?:b|i|br|sub|sup)\\s*/?>");
    private static final Pattern PLAIN_AMPERSAND = Pattern.compile("&amp;(?!#|[A-Za-z])");

    private DisplayText() {}

    /**
     * Decodes the HTML entities that jsplot's templates write, and escapes each {@code <} that does not open one of the tags
     * {@code b, i, br, sub, sup}: Plotly would read it as markup.
     */
    static String of(String text) {
        String undone = text.replace("&#39;", "'").replace("&quot;", "\"").replace("&gt;", ">");
        undone = PLAIN_AMPERSAND.matcher(undone).replaceAll("&");
        return TAG_START.matcher(undone).replaceAll("&lt;");
    }

    /** Data as text that is shown character by character, markup included; {@link #of} does not change it again. */
    static String literal(String data) {
        return of(data.replace("&", "&amp;").replace("<", "&lt;"));
    }

    /** Reverses {@link #of} and {@link #literal}: no tags, no entities, one line. */
    static String plain(String shown) {
        String untagged = TAG.matcher(shown.replace("<br>", " ")).replaceAll("");
        return untagged.replace("&lt;", "<").replace("&amp;", "&");
    }

    /** Data of at most {@code length} characters, with an ellipsis where it is cut. */
    static String shortened(String data, int length) {
        return data.length() <= length ? data : data.substring(0, length - 1) + "\u2026";
    }

    /** Data as text in lines of at most {@code width} characters where there are blanks to break at. */
    static String wrapped(String data, int width) {
        var lines = new ArrayList<String>();
        StringBuilder line = new StringBuilder();
        for (String word : data.strip().split("\\s+", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(literal(line.toString()));
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(literal(line.toString()));
        return String.join("<br>", lines);
    }
}
