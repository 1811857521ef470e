package segmentbook.reading;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import segmentbook.dataset.DataException;

/** Checks that a query is one statement that reads; that the connection only reads is what protects the database. */
final class SqlText {
    private static final Set<String> READING = Set.of(
            "select with from values table pivot unpivot show describe summarize exec call".split(" "));
    private static final Pattern QUOTED_OR_COMMENT = Pattern.compile(
            "'[^']*+(?:'|$)|\"[^\"]*+(?:\"|$)|`[^`]*+(?:`|$)|--[^\n]*+|/\\*(?s:.*?)(?:\\*/|\\z)");

    private SqlText() {}

    /** @throws DataException where it does not begin as a query does, or is more than one statement */
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
