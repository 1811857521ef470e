package segmentbook.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** How much text a page has, and that its prose holds on any data. */
final class ProseRules {
    /** Numbers that belong to no data set. */
    private static final Set<String> ALLOWED = Set.of("100", "100%", "1,000", "365");

    private static final Pattern NOT_PROSE = Pattern.compile(
            "(?s)```.*?```|`[^`]*`|\\$\\$.*?\\$\\$|\\$[^$\\n]*\\$|\\]\\([^)]*\\)|<[^>]*>|\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern FIGURE = Pattern.compile(
            "(?<![\\w.])(?:\\d{1,3}(?:[,\\u00A0\\u202F]\\d{3})+|\\d{3,})(?:\\.\\d+)?(?!\\w)(?: ?%)?|\\d+\\.\\d+ ?%");
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");

    private ProseRules() {}

    static List<String> problems(Page page) {
        List<String> problems = new ArrayList<>();
        int cells = page.cells().size();
        int prose = page.prose().size();
        if (cells < 25 || cells > 45) {
            problems.add("cells: 25 to 45, found " + cells);
        }
        if (prose * 100 < cells * 45 || prose * 100 > cells * 70) {
            problems.add("prose: about half of the cells (45 to 70 %), found " + prose + " of " + cells);
        }
        int words = page.prose().stream().mapToInt(c -> words(c.source())).sum();
        if (words < 900 || words > 1600) {
            problems.add("words: 900 to 1,600, found " + words);
        }
        page.prose().forEach(cell -> figures(cell.source())
                .forEach(figure -> problems.add(
                        "cell " + cell.number() + ": prose that holds on any data, found the figure " + figure)));
        return problems;
    }

    /** Words of a text outside code and formulas. */
    static int words(String markdown) {
        return (int) Pattern.compile("\\p{L}[\\p{L}\\p{N}'-]*")
                .matcher(NOT_PROSE.matcher(markdown).replaceAll(" "))
                .results()
                .count();
    }

    /** Numbers of three and more digits, and per cents with decimals, outside code, formulas, links and dates. */
    static List<String> figures(String markdown) {
        return FIGURE.matcher(NOT_PROSE.matcher(markdown).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .filter(f -> !YEAR.matcher(f).matches() && !ALLOWED.contains(f.replace(" ", "")))
                .toList();
    }
}
