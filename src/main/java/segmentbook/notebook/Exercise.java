package segmentbook.notebook;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.commons.lang3.math.NumberUtils;
import segmentbook.description.Dataset;

/**
 * Checks an answer to an exercise of a page without showing the solution. What is right is computed from the data of the page,
 * by the same calls as in the solutions.
 */
public final class Exercise {
    private static final double TOLERANCE = .01;
    private static final Set<String> OPEN = Set.of(
            "01.4", "02.4", "02.5", "03.5", "06.4", "08.3", "A1.3", "A2.1", "A2.3", "A3.2", "A3.3", "A4.1", "A4.4");
    private static final Map<String, Asked> ALL = new TreeMap<>();

    static {
        TransactionAnswers.add();
        SegmentAnswers.add();
    }

    private record Asked(String hint, Function<Dataset, Object> answer) {}

    private Exercise() {}

    /** An exercise by page and number, what to look at where an answer is wrong, and how to find the right one. */
    static void add(String number, String hint, Function<Dataset, Object> answer) {
        ALL.put(number, new Asked(hint, answer));
    }

    /**
     * Whether an answer is right for the data that the parameters cell names.
     *
     * @param exercise page and number, as in {@code "03.2"}
     * @param answer a number, of which rounding to a hundredth of it is forgiven unless it counts something; a name; or
     *     true or "yes", false or "no"
     * @throws IllegalArgumentException for an exercise that does not exist
     * @throws IllegalStateException before the parameters cell was run
     */
    public static Markdown check(String exercise, Object answer) {
        String file = Notebook.inUse("SEGMENTBOOK_FILE")
                .orElseThrow(
                        () -> new IllegalStateException("exercise: run the parameters cell first, it names the data"));
        return check(exercise, answer, Dataset.read(Path.of(file)));
    }

    /** The same for other data, read with another description file. */
    public static Markdown check(String exercise, Object answer, Dataset dataset) {
        if (OPEN.contains(exercise)) {
            return Markdown.of("This exercise is open: no single answer is right. Compare yours with the solution.");
        }
        Asked asked = ALL.getOrDefault(exercise, ALL.get("0" + exercise));
        if (asked == null) {
            throw new IllegalArgumentException("exercise: page and number, found " + exercise
                    + "; with an answer to check: " + String.join(", ", ALL.keySet()));
        }
        Object right = asked.answer.apply(dataset);
        if (right instanceof Double number && number.isNaN()) {
            return Markdown.of("This data gives no answer to this exercise, so yours cannot be checked.");
        }
        return isRight(answer, right)
                ? Markdown.of("**Right**: %s.", said(right))
                : Markdown.of("**Not yet**, with %s. Hint: %s.", said(answer), asked.hint);
    }

    private static Markdown said(Object answer) {
        if (answer instanceof Number number) {
            double value = number.doubleValue();
            return Markdown.of(value == Math.rint(value) ? "%,.0f" : Math.abs(value) < 1 ? "%.3f" : "%,.2f", value);
        }
        return Markdown.of("*%s*", answer instanceof Boolean yes ? (yes ? "yes" : "no") : String.valueOf(answer));
    }

    static boolean isRight(Object answer, Object right) {
        String text = String.valueOf(answer).replace(",", ""); // as tables write numbers
        return right instanceof Number wanted
                ? NumberUtils.isParsable(text) && isNear(Double.parseDouble(text), wanted.doubleValue())
                : word(answer).equals(word(right));
    }

    /** Counts are exact. */
    private static boolean isNear(double given, double wanted) {
        return wanted == Math.rint(wanted) ? given == wanted : Math.abs(given - wanted) <= TOLERANCE * Math.abs(wanted);
    }

    private static String word(Object answer) {
        String text = String.valueOf(answer).strip().toLowerCase(Locale.ROOT);
        return text.equals("true") ? "yes" : text.equals("false") ? "no" : text;
    }
}
