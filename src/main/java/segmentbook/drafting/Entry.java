package segmentbook.drafting;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A line of a description file.
 *
 * @param path the key, such as {@code columns.customer}; with {@code []} at its end for an item of a list, with a point for a remark
 * @param value as YAML; empty for a remark alone
 * @param why the evidence, on one line
 * @param isOpen whether it is an open question, written as a comment
 */
record Entry(String path, String value, String why, boolean isOpen) {
    private static final String PLAIN = "[\\p{L}][\\p{L}\\p{N} _()/$%+.-]*";
    private static final Pattern HIDDEN =
            Pattern.compile("[^ \\p{L}\\p{N}\\p{P}\\p{S}\\p{M}]"); // escaped, as YAML wants
    private static final String WORDS_OF_YAML = "(?i)true|false|null|yes|no|on|off|y|n";

    /** A decision. */
    static Entry of(String path, String value, String why) {
        return new Entry(path, value, why, false);
    }

    /** A choice that is left to the reader. */
    static Entry open(String path, String value, String why) {
        return new Entry(path, value, why, true);
    }

    /** Whether it says that no column has what each line needs. */
    boolean isMissing() {
        return isOpen && value.isEmpty() && path.matches("columns[.]\\w+");
    }

    /** A text as YAML writes it. */
    static String quoted(String text) {
        if (text.matches(PLAIN) && !text.matches(WORDS_OF_YAML) && !text.endsWith(" ")) {
            return text;
        }
        return HIDDEN.matcher(TextNode.valueOf(text).toString()).replaceAll(hidden -> hidden.group()
                .chars()
                .mapToObj(each -> String.format(Locale.ROOT, "\\\\u%04x", each))
                .collect(Collectors.joining()));
    }

    /** Texts as a list in YAML. */
    static String list(Collection<String> texts) {
        return texts.stream().map(Entry::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    /** The line for people. */
    String said() {
        String key = path.replaceFirst("[.]$", "").replace("[]", "");
        return key + (value.isEmpty() ? "" : ": " + value)
                + (isOpen && !value.isEmpty() && !path.endsWith(".") ? " (open)" : "") + ", " + why;
    }
}
