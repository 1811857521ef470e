package segmentbook.description;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import smile.math.distance.EditDistance;

/** Finds what a reader may have meant by a word that is not known. */
public final class Spelling {
    private Spelling() {}

    /**
     * The choice nearest to {@code word}, whatever its case: at most a third of its characters (one in a short word)
     * inserted, left out, replaced or swapped with their neighbour; of equally near ones the first. Empty where none is.
     */
    public static Optional<String> nearest(String word, Collection<String> choices) {
        int bound = Math.max(1, word.length() / 3);
        ToIntFunction<String> distance =
                choice -> EditDistance.damerau(word.toLowerCase(Locale.ROOT), choice.toLowerCase(Locale.ROOT));
        return choices.stream()
                .filter(choice ->
                        word.length() <= 100 && distance.applyAsInt(choice) < Math.min(bound + 1, choice.length()))
                .min(Comparator.comparingInt(distance));
    }

    /** "did you mean …?" with the nearest name in the folder of {@code file}, or nothing; nothing where it exists. */
    static String hintBeside(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null || Files.exists(file) || !Files.isDirectory(folder)) {
            return "";
        }
        try (Stream<Path> beside = Files.list(folder)) {
            return nearest(name(file), beside.map(Spelling::name).sorted().toList())
                    .map(near -> "did you mean " + near + "?")
                    .orElse("");
        } catch (IOException noHint) {
            return "";
        }
    }

    /** The last part of a path, for messages. */
    static String name(Path file) {
        return Node.shown(String.valueOf(file.getFileName()));
    }
}
