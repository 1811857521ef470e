package segmentbook.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small classes, small methods, a small library, and a guide at the head of each package. */
class SourceTests {
    private static final Path MAIN = Path.of("src", "main", "java");
    private static final int CLASS = 300;
    private static final int METHOD = 25;
    private static final int LIBRARY = 35_479; // docs/decisions.md, "The size of the library"

    private static List<Path> sources(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "simulation", "bench"})
    void classesAndMethodsAreSmall(String root) throws IOException {
        List<Path> files = sources(Path.of("src", root, "java"));
        assertThat(SourceSizes.of(files))
                .filteredOn(size -> size.lines() > (size.isMethod() ? METHOD : CLASS))
                .as("at most " + METHOD + " lines a method, " + CLASS + " a class")
                .isEmpty();
    }

    @Test
    void theLibraryIsSmall(TestReporter reporter) throws IOException {
        long lines = sources(MAIN).stream().mapToLong(SourceTests::lines).sum();
        reporter.publishEntry("lines of code in src/main/java", Long.toString(lines));
        assertThat(lines).isBetween(1L, (long) LIBRARY);
    }

    @Test
    void everyPackageHasAGuideAndNullness() throws IOException {
        for (Path source : sources(MAIN)) {
            Path guide = source.resolveSibling("package-info.java");
            assertThat(guide).exists().content().contains("@NullMarked").startsWith("/**");
        }
    }

    @Test
    void linesAreMeasuredWithoutJavadoc(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("A.java");
        Files.writeString(file, """
                /** Two
                 * lines. */
                class A {
                    /** One. */
                    @Deprecated
                    void f() {
                        g();
                    }

                    record B(int x) {}
                }
                """);
        assertThat(SourceSizes.of(List.of(file)))
                .contains(
                        new SourceSizes.Size("A", false, 9),
                        new SourceSizes.Size("A.f", true, 4),
                        new SourceSizes.Size("A.B", false, 1));
    }

    /** Lines that are neither blank nor comment. */
    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.matches("(//|/\\*|\\*).*"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
