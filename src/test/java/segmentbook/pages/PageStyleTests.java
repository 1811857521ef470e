package segmentbook.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How pages are built and executed, as written down in the rules; and that each rule notices what breaks it. */
class PageStyleTests {

    @TestFactory
    Stream<DynamicTest> everyPageKeepsTheRules() {
        List<DynamicTest> tests = new ArrayList<>();
        Page.in(Page.NOTEBOOKS)
                .forEach(page ->
                        tests.add(DynamicTest.dynamicTest(page.toString(), () -> assertThat(PageStyle.problems(page))
                                .isEmpty())));
        Page.in(Page.NOTEBOOKS.resolve("solutions"))
                .forEach(page -> tests.add(
                        DynamicTest.dynamicTest(page.toString(), () -> assertThat(PageStyle.problemsOfSolution(page))
                                .isEmpty())));
        if (tests.isEmpty()) {
            tests.add(DynamicTest.dynamicTest("pages", () -> assumeTrue(false, "skipped: no pages yet")));
        }
        return tests.stream();
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class TheRules {
        private static final int SET_UP = 2;
        private static final int PARAMETERS = 4;
        private static final int STEP = 5;
        private static final int FIGURE = 6;
        private static final int READING = 7;
        private static final int TABLE = 8;
        private static final int FOUND = 26;

        private List<String> problems(Path folder, Consumer<ObjectNode> spoil) throws IOException {
            ObjectNode page = GoodPage.in(folder);
            Path file = folder.resolve(GoodPage.NAME);
            Files.writeString(file, "{}");
            spoil.accept(page);
            Files.writeString(file, page.toString());
            return PageStyle.problems(file);
        }

        @Test
        void findNothingOnAGoodPage(@TempDir Path folder) throws IOException {
            assertThat(problems(folder, page -> {})).isEmpty();
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("spoiled")
        void notice(String problem, Consumer<ObjectNode> spoil, @TempDir Path folder) throws IOException {
            assertThat(problems(folder, spoil))
                    .anySatisfy(found -> assertThat(found).startsWith(problem));
        }

        Stream<Arguments> spoiled() {
            return Stream.of(order(), code(), outputs(), texts()).flatMap(s -> s);
        }

        private Stream<Arguments> order() {
            return Stream.of(
                    told("cell 1: a title and one question, found # Count", source(0, "# Count")),
                    told("cell 1: a title and one question, found # Why?", source(0, "# Why? How?")),
                    told("title: one, found 2", source(STEP, "# Title\n## 1 Look")),
                    told("before the set-up: you need, found none", source(1, "## What you will learn")),
                    told("first code cell: %classpath", source(SET_UP, "import java.util.List;")),
                    told("first import: ends with // not found", source(SET_UP, "%classpath x\nimport a.B;")),
                    told("second code cell: the only one tagged", page -> cell(page, PARAMETERS)
                            .withObject("/metadata")
                            .remove("tags")),
                    told("second code cell: the only one tagged", page -> cell(page, TABLE)
                            .withObject("/metadata")
                            .putArray("tags")
                            .add("parameters")),
                    told("parameters: read by Notebook.parameter", source(PARAMETERS, "int k = 4;")),
                    told("steps: ## 1 to at least ## 3 in turn, found [2, 2", source(STEP, "## 2 Look")),
                    told("after the steps: What we found", source(FOUND - 1, "## Summary")),
                    told("after the exercises: a link to the next page", source(FOUND + 2, "the end")),
                    told("What we found: one to five", html(FOUND, "text/markdown", "- many things")),
                    told("What we found: one to five", html(FOUND, "text/markdown", "- 1\n".repeat(6))),
                    told("What we found: one to five", html(FOUND, "text/markdown", "12 things")),
                    told("Exercises: three to five, found 2", source(FOUND + 1, "## Exercises\n1. a\n2. b\n")),
                    told("Exercises: a link to their solutions", source(FOUND + 1, "## Exercises\n")),
                    told("last code cell: Notebook.versions", source(FOUND + 4, "1 + 1")),
                    told("cell 8: links that resolve, found no.md", source(READING, "[x](no.md#a)")),
                    told("cell 6: prose that goes with the cell of purchases", page -> cell(page, FIGURE)
                            .withObject("/metadata")
                            .putArray("tags")
                            .add("transactions")));
        }

        private Stream<Arguments> code() {
            return Stream.of(
                    told("cells: 25 to 45, found 10", page -> cut(page, 10)),
                    told("cells: 25 to 45, found 51", page -> {
                        for (int i = 0; i < 20; i++) {
                            cells(page).add(cell(page, READING).deepCopy());
                        }
                    }),
                    told("prose: about half", page -> List.of(5, 7, 9, 10, 12, 14, 15, 17)
                            .forEach(i -> cell(page, i).put("cell_type", "raw"))),
                    told("words: 900 to 1,600, found", page -> List.of(5, 10, 15, 20)
                            .forEach(i -> cell(page, i).put("source", "## " + i / 5 + " Look"))),
                    told("words: 900 to 1,600, found", source(STEP, "word ".repeat(1000))),
                    told("cell 8: prose that holds on any data, found the figure 4,338", source(READING, "4,338")),
                    told("cell 7: at most 20 lines, found 21", source(FIGURE, "f();\n".repeat(21))),
                    told("cell 7: at most 100 columns, found 101", source(FIGURE, "x".repeat(101))),
                    told("cell 3: explicit imports", source(SET_UP, "import java.util.*;")),
                    told("code cells: a median of at most 5 lines, found 6", page -> List.of(6, 8, 11, 13, 16, 18, 21)
                            .forEach(i -> cell(page, i).put("source", "f();\n".repeat(6)))),
                    told("cell 9: at most two code cells in a row", page -> {
                        cell(page, READING).put("cell_type", "code");
                        cell(page, STEP).put("cell_type", "raw");
                    }),
                    told("metadata.kernelspec.name: java, found jjava", page -> page.withObject("/metadata/kernelspec")
                            .put("name", "jjava")),
                    told("metadata.language_info.name: java", page -> page.withObject("/metadata")
                            .remove("language_info")));
        }

        private Stream<Arguments> outputs() {
            return Stream.of(
                    told("cell 3: execution count 1, found 7", page -> cell(page, SET_UP)
                            .put("execution_count", 7)),
                    told("cell 3: execution count 1, found null", page -> cell(page, SET_UP)
                            .putNull("execution_count")),
                    told("cell 7: no time stamps", page -> cell(page, FIGURE)
                            .withObject("/metadata/execution")
                            .put("iopub.execute_input", "x")),
                    told("cell 7: nothing on stderr, found SLF4J", page -> outputs(page, FIGURE)
                            .addObject()
                            .put("output_type", "stream")
                            .put("name", "stderr")
                            .put("text", "SLF4J\nx")),
                    told("cell 7: no error without the tag", page -> error(page, FIGURE)),
                    told("cell 31: an error on purpose and then its cure, found no error", raises(FOUND + 4)),
                    told("cell 31: an error on purpose and then its cure, found no code cell", page -> {
                        raises(FOUND + 4).accept(page);
                        error(page, FOUND + 4);
                    }),
                    told("cell 7: a figure with a PNG and without HTML", page -> data(page, FIGURE)
                            .remove("image/png")),
                    told("cell 7: a figure with a PNG and without HTML", html(FIGURE, "text/html", "<p>x</p>")),
                    told(
                            "cell 7: a picture with an alternative text, found none",
                            page -> ((ObjectNode) outputs(page, FIGURE).get(0)).remove("metadata")),
                    told("figures: at least 4, found 3", page -> outputs(page, FIGURE)
                            .removeAll()),
                    told(
                            "cell 9: tables of at most 10 rows, found 11",
                            html(TABLE, "text/html", "<tbody>" + "<tr></tr>".repeat(11) + "</tbody>")),
                    told("size: at most 1 MB", html(TABLE, "x/y", "x".repeat(1_000_000))));
        }

        private Stream<Arguments> texts() {
            return Stream.of(
                    told("cell 9: no path of a machine, found /home/ada", html(TABLE, "text/plain", "in /home/ada/x")),
                    told("cell 9: no path of a machine, found C:\\Users", html(TABLE, "text/html", "C:\\Users\\a")),
                    told("cell 9: no hash code", html(TABLE, "text/plain", "java.lang.Object@1a2b3c")),
                    told("cell 9: no random id", html(TABLE, "text/plain", "d329ba81-7bdd-44c7-8071-2f41976f0d0b")),
                    told("cell 9: no duration, found 12.5 ms", html(TABLE, "text/plain", "took 12.5 ms")),
                    told("cell 9: no clock", html(TABLE, "text/plain", "2026-01-01T10:00:00.123")),
                    told("cell 9: no outside reference, found <script", html(TABLE, "text/html", "<script>")),
                    told(
                            "cell 9: no outside reference",
                            html(TABLE, "text/html", "<img src='https://example.org/x.png'>")),
                    told("cell 9: no outside reference", html(TABLE, "text/markdown", "![x](http://example.org/x)")));
        }

        private Arguments told(String problem, Consumer<ObjectNode> spoil) {
            return Arguments.of(problem, spoil);
        }

        private Consumer<ObjectNode> raises(int index) {
            return page -> {
                cell(page, index).withObject("/metadata").putArray("tags").add("raises-exception");
            };
        }

        private Consumer<ObjectNode> source(int index, String source) {
            return page -> cell(page, index).put("source", source);
        }

        private Consumer<ObjectNode> html(int index, String type, String content) {
            return page -> data(page, index).put(type, content);
        }

        private void error(ObjectNode page, int index) {
            outputs(page, index).addObject().put("output_type", "error").put("evalue", "x");
        }

        private void cut(ObjectNode page, int size) {
            while (cells(page).size() > size) {
                cells(page).remove(size);
            }
        }

        private ArrayNode cells(ObjectNode page) {
            return page.withArray("cells");
        }

        private ObjectNode cell(ObjectNode page, int index) {
            return (ObjectNode) cells(page).get(index);
        }

        private ArrayNode outputs(ObjectNode page, int index) {
            return cell(page, index).withArray("outputs");
        }

        private ObjectNode data(ObjectNode page, int index) {
            return (ObjectNode) outputs(page, index).get(0).get("data");
        }
    }

    @Nested
    class FiguresInProse {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        There are 4,338 customers                      | 4,338
                        74.6 % of revenue                              | 74.6 %
                        about 8900000 in all                           | 8900000
                        code 85123A, page 01-load, 20 %, k = 5, .75    |
                        in 2011, Hughes (1994), on 2011-12-09          |
                        100 % of 1,000 points in 365 days              |
                        `12345` and $n = 4338$ and [x](a/12345.html)   |
                        """)
        void areFound(String prose, String figure) {
            assertThat(ProseRules.figures(prose)).isEqualTo(figure == null ? List.of() : List.of(figure));
        }

        @Test
        void areNotCountedAsWords() {
            assertThat(ProseRules.words("Two words 12 `not this` $nor this$ don't"))
                    .isEqualTo(3);
        }
    }

    @Test
    void readsTextInLinesAndInOnePiece() {
        Map<String, Object> cell = Map.of("cell_type", "code", "source", List.of("a\n", "b"));
        assertThat(new Page.Cell(1, new com.fasterxml.jackson.databind.ObjectMapper().valueToTree(cell)).source())
                .isEqualTo("a\nb");
    }
}
