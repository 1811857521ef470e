package segmentbook.reading;

import java.util.Locale;
import java.util.Set;
import segmentbook.dataset.DataException;

/** Looks at the text of a query, far enough to see that it only reads. */
final class SqlText {
    private static final Set<String> READING = Set.of(
            "select",
            "with",
            "from",
            "values",
            "table",
            "pivot",
            "unpivot",
            "show",
            "describe",
            "summarize",
            "exec",
            "call");

    private SqlText() {}

    /** @throws DataException where it does not begin as a query does, or is more than one statement */
    static void requireQuery(String query) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < query.length(); i = next(query, i, plain)) {}
        String text = plain.toString().replaceFirst("^[(\\s]+", "").strip();
        while (text.endsWith(";")) {
            text = text.substring(0, text.length() - 1).strip();
        }
        String first = text.replaceFirst("(?s)[^\\p{Alpha}].*", "").toLowerCase(Locale.ROOT);
        if (!READING.contains(first)) {
            throw new DataException("query: a query that reads, such as SELECT * FROM orders, found "
                    + (first.isEmpty() ? "none" : "one that begins with " + first));
        }
        if (text.indexOf(';') >= 0) {
            throw new DataException("query: one query, found several, parted by ;");
        }
    }

    /** Takes one letter over, or nothing of a text in quotes or of a comment; gives where to go on. */
    private static int next(String query, int i, StringBuilder plain) {
        char letter = query.charAt(i);
        if (letter == '\'' || letter == '"' || letter == '`') {
            plain.append(' ');
            return after(query, String.valueOf(letter), i + 1);
        }
        if (query.startsWith("--", i)) {
            return after(query, "\n", i);
        }
        if (query.startsWith("/*", i)) {
            return after(query, "*/", i + 2);
        }
        plain.append(letter);
        return i + 1;
    }

    private static int after(String query, String end, int from) {
        int at = query.indexOf(end, from);
        return at < 0 ? query.length() : at + end.length();
    }
}
