package segmentbook.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import segmentbook.pages.PageSources;

/** Every public type has a user: a page, a solution, a command or a service file. */
class PublicTypesTests {
    private static final Path SERVICES = Path.of("src", "main", "resources", "META-INF", "services");

    @Test
    void everyPublicTypeHasAUser() throws IOException {
        List<String> pages = PageSources.all();
        assumeFalse(pages.isEmpty(), "skipped: no pages yet");
        JavaClasses main = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("segmentbook");
        Set<String> entries = new TreeSet<>(services());
        main.stream()
                .filter(type -> type.tryGetMethod("main", String[].class).isPresent())
                .map(JavaClass::getName)
                .forEach(entries::add);
        assertThat(PublicTypes.unreachable(main, PublicTypes.names(pages), entries))
                .as("public types without a user: make them package-private")
                .isEmpty();
    }

    private static List<String> services() throws IOException {
        try (Stream<Path> files = Files.list(SERVICES)) {
            return files.flatMap(PublicTypesTests::lines).toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().map(String::strip).filter(l -> !l.isEmpty());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Nested
    class OfASmallLibrary {
        private final JavaClasses library = new ClassFileImporter()
                .importClasses(Used.class, Returned.class, Hidden.class, Called.class, Lonely.class, Service.class);

        @Test
        void aTypeNobodyNamesIsTold() {
            assertThat(PublicTypes.unreachable(
                            library, PublicTypes.names(List.of("Used.of().size()")), Set.of(Service.class.getName())))
                    .containsExactly(Lonely.class.getName());
        }

        @Test
        void withoutAnyUserAllAreTold() {
            assertThat(PublicTypes.unreachable(library, Set.of(), Set.of()))
                    .hasSize(5)
                    .doesNotContain(Hidden.class.getName());
        }
    }

    @Test
    void namesInTextAndCommentsDoNotCount() {
        assertThat(PublicTypes.names(
                        List.of("Used u = of(\"Lonely \\\" Lonely\"); // Lonely", "/* Lonely */ new Other()")))
                .containsExactly("Other", "Used");
    }
}
