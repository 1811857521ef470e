package segmentbook.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.junit.jupiter.api.Test;

/** What README.md and the documents say is there. The two commands themselves are run by the gate and its page tests. */
class ReadmeTests {
    private static final Path README = Path.of("README.md");

    @Test
    void itsJavaRuns() throws IOException {
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            String rest =
                    found("(?s)```java\n(.*?)```", Files.readString(README)).get(0);
            while (!rest.isBlank()) {
                CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
                for (SnippetEvent event : shell.eval(next.source())) {
                    assertThat(event.status()).as(next.source()).isEqualTo(Status.VALID);
                    assertThat(event.exception()).as(next.source()).isNull();
                }
                rest = next.remaining();
            }
        }
    }

    @Test
    void itsCommandsAreThoseThatRunKnows() throws IOException {
        String help = Files.readString(Path.of("src/main/python/templates/help.txt"));
        assertThat(found("\\./run ([a-z]+)", Files.readString(README)))
                .isNotEmpty()
                .allSatisfy(command -> assertThat(help).contains(command));
    }

    @Test
    void itsFirstTwoCommandsAreRunAndVerify() throws IOException {
        assertThat(found("(?s)```sh\n(.*?)```", Files.readString(README)).get(0))
                .contains("./run ", "./mvnw verify");
    }

    @Test
    void itsLinksAndTheDocumentsLinksLeadToFiles() throws IOException {
        try (Stream<Path> documents = Files.list(Path.of("docs"))) {
            List<Path> pages = Stream.concat(Stream.of(README), documents.filter(each -> each.toString()
                            .endsWith(".md")))
                    .toList();
            for (Path page : pages) {
                Path folder = page.toAbsolutePath().getParent();
                assertThat(found("\\]\\((?!https?:)([^)#]+)", Files.readString(page)))
                        .as(page.toString())
                        .allSatisfy(link -> assertThat(folder.resolve(link)).exists());
            }
        }
    }

    @Test
    void everyPageIsInItsTable() throws IOException {
        try (Stream<Path> pages = Files.list(Path.of("notebooks"))) {
            assertThat(pages.filter(each -> each.toString().endsWith(".ipynb")).map(Path::toString))
                    .allSatisfy(page -> assertThat(Files.readString(README)).contains(page));
        }
    }

    @Test
    void theArchitectureNamesEveryPackage() throws IOException {
        String architecture = Files.readString(Path.of("docs", "architecture.md"));
        try (Stream<Path> packages = Files.list(Path.of("src", "main", "java", "segmentbook"))) {
            assertThat(packages.map(each -> "| `" + each.getFileName() + "` |"))
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(architecture).contains(row));
        }
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult each) -> each.group(1))
                .toList();
    }
}
