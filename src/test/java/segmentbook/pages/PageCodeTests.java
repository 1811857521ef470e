package segmentbook.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import segmentbook.WhenChanged;

/**
 * The code of every page and solution is for plain JShell: no magic but one, nothing that only one kernel has. Solutions run here; pages
 * run on other shops in {@link OddShopTests}, and as they are committed in the kernels.
 */
@WhenChanged({"notebooks", "data", "src/main/java", "src/main/resources", "src/test/resources/pages"})
class PageCodeTests {

    @TestFactory
    Stream<DynamicTest> everyPageRunsInPlainJShell() throws IOException, InterruptedException {
        Map<Boolean, List<Path>> pages = Page.all().stream()
                .collect(Collectors.partitioningBy(page -> page.getParent().equals(Page.NOTEBOOKS)));
        Map<Path, List<String>> problems = new TreeMap<>(PageShellRun.problems(pages.get(false), "../../lib"));
        pages.get(true).forEach(page -> problems.put(page, PageShell.problemsUnrun(page, OfSmallPages.MAGIC)));
        return problems.entrySet().stream()
                .map(page -> DynamicTest.dynamicTest(page.getKey().toString(), () -> assertThat(page.getValue())
                        .isEmpty()));
    }

    @Nested
    class OfSmallPages {
        private static final Path FOLDER = Path.of("src", "test", "resources", "pages");
        private static final String MAGIC = "%classpath ../lib/*.jar";

        @Test
        void runsAGoodOneInItsFolder() throws IOException, InterruptedException {
            Path good = FOLDER.resolve("good.ipynb");
            assertThat(PageShellRun.problems(List.of(good), "../lib")).containsExactly(Map.entry(good, List.of()));
        }

        @Test
        void tellsThatTheFolderIsNotThePages() {
            assertThat(PageShell.problems(FOLDER.resolve("good.ipynb"), MAGIC))
                    .containsExactly(
                            "cell 3: java.lang.NumberFormatException: For input string: \"not the page's folder\"");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        magic.maven           | cell 2: Java and one line %classpath ../lib/*.jar, found %maven a:b:1
                        magic.classpath-twice | set-up: one line %classpath ../lib/*.jar, found 2
                        magic.none            | set-up: one line %classpath ../lib/*.jar, found 0
                        magic.other-folder    | cell 1: Java and one line %classpath ../lib/*.jar, found %classpath /usr/lib/*.jar
                        fails                 | cell 2: java.lang.IllegalStateException: not today
                        fails.data            | cell 1: segmentbook.description.DataException: quantity: a whole number (a.csv, line 7)
                        raises-nothing        | cell 2: tagged raises-exception, found no exception
                        incomplete            | cell 1: whole statements, found int f() {
                        """)
        void tellsTheFirstProblem(String name, String problem) {
            assertThat(PageShell.problems(FOLDER.resolve(name + ".ipynb"), MAGIC))
                    .containsExactly(problem);
        }

        @Test
        void tellsAllButWhatOnlyRunningTellsWithoutRunning() {
            for (String name : List.of("good", "fails.data", "raises-nothing")) {
                assertThat(PageShell.problemsUnrun(FOLDER.resolve(name + ".ipynb"), MAGIC))
                        .as(name)
                        .isEmpty();
            }
        }

        @ParameterizedTest
        @CsvSource({"not-imported, LocalDate", "kernel-only, kernel", "unresolved, nowhere"})
        void tellsWhatDoesNotCompile(String name, String symbol) {
            Path page = FOLDER.resolve(name + ".ipynb");
            for (List<String> found : List.of(PageShell.problems(page, MAGIC), PageShell.problemsUnrun(page, MAGIC))) {
                assertThat(found)
                        .singleElement()
                        .asString()
                        .startsWith("cell 1: does not compile: ")
                        .contains(symbol);
            }
        }
    }
}
