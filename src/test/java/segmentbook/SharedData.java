package segmentbook;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The real data sets beside the project, in {@code ../shared/data}. Where one is missing a test says that it skipped;
 * with {@code CI=true} it fails.
 */
public final class SharedData {
    private static final Path FOLDER = Path.of("..", "shared", "data");

    private SharedData() {}

    /** The file {@code name} of the shared data; skips or fails the calling test where it is missing. */
    public static Path file(String name) {
        return file(FOLDER, name, "true".equals(System.getenv("CI")));
    }

    /** The small file {@code name} of {@code ../shared/cases}, made to show one kind of trouble. */
    public static Path small(String name) {
        return file(FOLDER.resolveSibling("cases"), name, "true".equals(System.getenv("CI")));
    }

    static Path file(Path folder, String name, boolean required) {
        Path file = folder.resolve(name);
        if (Files.isRegularFile(file)) {
            return file;
        }
        String message = "real data set missing: " + file;
        if (required) {
            throw new AssertionError(message + ", and CI=true requires it");
        }
        return abort(message + ", skipped");
    }
}
