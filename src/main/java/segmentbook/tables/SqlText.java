package segmentbook.tables;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import segmentbook.description.DataException;

/**
 * Checks early that a query is a single statement that reads; the read-only connection protects the database itself.
 */
final class SqlText {
    private static final Set<String> READING =
            Set.of("select with from values table pivot unpivot show describe summarize exec call".split(" "));
    private static final Pattern QUOTED_OR_COMMENT =
            Pattern.compile("'[^']*+(?:'|$)|\"[^\"]*+(?:\"|$)|`[^`]*+(?:`|$)|--[^\n]*+|/\\*(?s:.*?)(?:\\*/|\\z)");

    private SqlText() {}

    /** @throws DataException if it does not begin like a query, or is more than one statement */
    static void requireQuery(String query) {
        String code = QUOTED_OR_COMMENT
                .matcher(query)
                .replaceAll(" ")
                .replaceFirst("^[(\\s]+", "")
                .replaceFirst("[;\\s]+$", "");
        String first = code.split("\\P{Alpha}", 2)[0].toLowerCase(Locale.ROOT);
        if (!READING.contains(first)) {
            throw new DataException("query: a query that reads, such as SELECT * FROM orders, found "
                    + (first.isEmpty() ? "none" : "one that begins with " + first));
        }
        if (code.indexOf(';') >= 0) {
            throw new DataException("query: one query, found several, separated by ;");
        }
    }
}
