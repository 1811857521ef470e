package segmentbook.mapping;

import java.util.List;

/** Writes entries as the text of a description file. */
final class DraftText {
    private static final int COMMENTS = 40; // column in which comments begin

    private DraftText() {}

    /**
     * The text of the file.
     *
     * @param data name of the data file
     */
    static String of(String data, List<Entry> entries) {
        StringBuilder text =
                new StringBuilder("# Guessed from " + plain(data) + " by ./run new: behind each line stands why."
                        + " Lines that begin with # are not decided, or only told.\n"
                        + "# Change what is wrong, then try ./run check. All keys: docs/description-file.md\n");
        String open = "";
        for (Entry each : entries) {
            String[] keys = each.path().replace("[]", ".-").split("\\.", -1);
            StringBuilder parents = new StringBuilder();
            for (int depth = 0; depth + 1 < keys.length; depth++) {
                parents.append(keys[depth]).append('.');
                if (!open.startsWith(parents.toString())) {
                    text.append("  ".repeat(depth)).append(keys[depth]).append(":\n");
                }
            }
            open = parents.toString();
            text.append(line(each, keys[keys.length - 1], "  ".repeat(keys.length - 1)))
                    .append('\n');
        }
        return text.toString();
    }

    private static String line(Entry entry, String key, String indent) {
        String mark = key.equals("-") ? "- " : key.isEmpty() ? "" : key + ": ";
        String line = indent + (entry.isOpen() ? "# " : "") + (mark + entry.value()).strip();
        return entry.why().isEmpty()
                ? line
                : line + " ".repeat(Math.max(1, COMMENTS - line.length())) + "# " + plain(entry.why());
    }

    /** A text on one line, without characters that a YAML comment may not hold. */
    private static String plain(String text) {
        return text.replaceAll("[^\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ]+", " ");
    }
}
