package segmentbook.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a reader may have meant. */
public final class Spelling {
    private Spelling() {}

    /**
     * The choice that is nearest to {@code word}, whatever its case: at most a third of its letters (one in a short
     * word) inserted, left out, replaced or swapped with their neighbour; of equals the first. Empty where none is.
     */
    public static Optional<String> nearest(String word, Collection<String> choices) {
        if (word.length() > 100) {
            return Optional.empty();
        }
        String best = null;
        int least = Math.max(1, word.length() / 3) + 1;
        for (String choice : choices) {
            int distance = distance(word.toLowerCase(Locale.ROOT), choice.toLowerCase(Locale.ROOT));
            if (distance < least && distance < choice.length()) {
                best = choice;
                least = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** "did you mean …?" with the nearest name in the folder of {@code file}, or nothing. */
    static String hintBeside(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return "";
        }
        try (Stream<Path> beside = Files.list(folder)) {
            List<String> names = beside.map(path -> String.valueOf(path.getFileName()))
                    .sorted()
                    .toList();
            return nearest(String.valueOf(file.getFileName()), names)
                    .map(near -> "did you mean " + near + "?")
                    .orElse("");
        } catch (IOException noHint) {
            return "";
        }
    }

    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
