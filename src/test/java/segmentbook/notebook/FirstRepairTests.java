package segmentbook.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Cells after one that failed, in plain JShell as kernels use it. */
public class FirstRepairTests {
    private static final String PARSE = "int edge = Integer.parseInt(\"not a number\");";
    /** What a page of these tests held. */
    public static WeakReference<Object> seen = new WeakReference<>("");

    private final JShell shell = JShell.builder().executionEngine("local").build();

    /** Stands in for JJava's kernel. */
    public record Kernel(JShell shell) {
        public JShell getJShell() {
            return shell;
        }
    }

    @BeforeEach
    void watch() {
        shell.addToClasspath(System.getProperty("java.class.path"));
        FirstRepair.watch(new Kernel(shell));
    }

    @AfterEach
    void close() {
        shell.close();
    }

    /** What a kernel would show: our line, else what JShell says, else the value. */
    private String shows(String statement) {
        try {
            List<SnippetEvent> events = shell.eval(statement);
            SnippetEvent last = events.get(0);
            return last.exception() != null
                    ? String.valueOf(last.exception().getMessage())
                    : last.status() + " " + last.value();
        } catch (OneLine line) {
            assertThat(line.getStackTrace()).isEmpty();
            return line.toString();
        }
    }

    @Nested
    class AfterACellThatFailed {
        @Test
        void aLaterCellNamesIt() {
            shows(PARSE);
            assertThat(shows("edge + 1")).isEqualTo("edge is not there yet. Repair and run this cell first: " + PARSE);
        }

        @Test
        void aCellFurtherDownNamesTheFirst() {
            shows(PARSE);
            shows("var twice = java.util.List.of(edge, edge);");
            shows("int size = twice.size();");
            assertThat(shows("size")).isEqualTo("size is not there yet. Repair and run this cell first: " + PARSE);
        }

        @Test
        void whatItsLaterLinesWouldHaveMadeNamesItToo() {
            shows(PARSE);
            assertThat(shows("below.size()"))
                    .isEqualTo(
                            "below is not there yet. Its cell may have stopped early; repair and run this one first: "
                                    + PARSE);
        }

        @Test
        void aCellThatItselfOnlyMissedSomethingIsNotToBlameForWhatWasNeverRun() {
            shows("var scores = rfm.score();");
            assertThat(shows("var rfm = List.of(transactions);"))
                    .isEqualTo(
                            "transactions is not there: is it spelled right, and has the cell that makes it been run?");
            assertThat(shows("scores.size()"))
                    .isEqualTo(
                            "scores is not there yet. Repair and run this cell first: var rfm = List.of(transactions);");
        }

        @Test
        void theCellThatWasRepairedIsNamedNoMoreButThoseBelowIt() {
            shows(PARSE);
            shows("var twice = java.util.List.of(edge, edge);");
            shows("int edge = 4;");
            assertThat(shows("edge")).isEqualTo("VALID 4");
            assertThat(shows("twice"))
                    .isEqualTo("twice is not there yet. Repair and run this cell first: "
                            + "var twice = java.util.List.of(edge, edge);");
            shows("var twice = java.util.List.of(edge, edge);");
            assertThat(shows("twice")).isEqualTo("VALID [4, 4]");
        }

        @Test
        void nothingMadeFromAnOlderValueIsUsedSilently() {
            shows("int edge = 4;");
            shows("var twice = java.util.List.of(edge, edge);");
            shows(PARSE);
            assertThat(shows("twice.size()"))
                    .isEqualTo("twice is not there yet. Repair and run this cell first: " + PARSE);
            shows("int edge = 5;");
            assertThat(shows("twice.size()"))
                    .isEqualTo("twice is not there yet. Repair and run this cell first: "
                            + "var twice = java.util.List.of(edge, edge);");
        }

        @Test
        void itsOwnErrorIsTheKernels() {
            assertThat(shows(PARSE)).isEqualTo("For input string: \"not a number\"");
        }

        @Test
        void aCellThatOnlyShowedSomethingIsNotNamed() {
            shows("Integer.parseInt(\"not a number\")");
            assertThat(shows("below")).startsWith("below is not there: is it spelled right");
        }
    }

    @Nested
    class AfterASetUpThatFailed {
        private static final String IMPORT = "import segmentbook.description.Dataest;";

        @Test
        void laterCellsNameTheImport() {
            shows(IMPORT);
            assertThat(shows("Notebook.start()"))
                    .isEqualTo("Notebook is not there yet. Repair and run this cell first: " + IMPORT);
        }

        @Test
        void anImportThatWasTakenOutIsForgottenWithTheNextStart() {
            shows(IMPORT);
            shows("import segmentbook.notebook.Notebook;");
            shows("Notebook.start();");
            assertThat(shows("Dataest")).startsWith("Dataest is not there: is it spelled right");
        }
    }

    @Nested
    class AfterAPageThatEnds {
        private void end() {
            shows("import segmentbook.notebook.Notebook;");
            shows("Notebook.forget()");
        }

        @Test
        void nothingOfItIsLeft() {
            shows("import java.util.function.Supplier;");
            shows("Supplier<String> words = () -> \"a\" + number;");
            shows("int number = 7;");
            shows("Supplier<String> words = () -> \"a\" + number;");
            shows("String text = words.get();");
            shows("text.length()");
            shows("class Own { int size = number; }");
            end();
            assertThat(shell.snippets().filter(each -> shell.status(each).isActive()))
                    .noneMatch(each -> each instanceof PersistentSnippet);
            assertThat(shows("text"))
                    .isEqualTo("text is not there: is it spelled right, and has the cell that makes it been run?");
            assertThat(shows("Supplier.class")).startsWith("Supplier is not");
            assertThat(shows("Notebook.start()")).startsWith("Notebook is not ");
        }

        @Test
        void whatItsVariablesHeldCanBeCollected() {
            shows("Object big = new byte[9];");
            shows("segmentbook.notebook.FirstRepairTests.seen = new java.lang.ref.WeakReference<>(big);");
            end();
            System.gc();
            assertThat(seen.get()).isNull();
        }

        @Test
        void whatTheKernelBeganWithStays() {
            try (JShell own = JShell.builder().executionEngine("local").build()) {
                own.addToClasspath(System.getProperty("java.class.path"));
                own.eval("import java.util.List;");
                FirstRepair.watch(new Kernel(own));
                own.eval("List<String> names = List.of();");
                own.eval("segmentbook.notebook.Notebook.forget();");
                assertThat(own.imports().map(Object::toString)).hasSize(1);
                assertThat(own.variables().filter(each -> own.status(each).isActive()))
                        .isEmpty();
            }
        }

        @Test
        void anErrorOfItIsForgotten() {
            shows(PARSE);
            end();
            assertThat(shows("edge + 1")).startsWith("edge is not there: is it spelled right");
        }
    }

    @Nested
    class OtherErrors {
        @Test
        void whatTheLibraryRefusesIsASentence() {
            shows("import segmentbook.description.Range;");
            assertThat(shows("new Range(5, 2)")).contains("5").doesNotContain("Exception");
        }

        @Test
        void aTypeWhereAValueIsWantedIsNotCalledMissing() {
            assertThat(shows("System.out.println(Range)")).startsWith("Range is not imported; write first: import ");
            shows("import segmentbook.description.Range;");
            assertThat(shows("System.out.println(Range)"))
                    .isEqualTo("Range is a type; its help: Notebook.help(Range.class)");
        }

        @Test
        void aListThatCannotBeChangedSaysWhatToDo() {
            assertThat(shows("java.util.Set.of(\"B\").remove(\"B\")"))
                    .isEqualTo("this list, set or map cannot be changed; change a copy: new ArrayList<>(…), "
                            + "new TreeSet<>(…), new TreeMap<>(…)");
        }

        @Test
        void aMethodThatIsNotThereStaysTheCompilers() {
            assertThat(shows("\"text\".lenth()")).isEqualTo("REJECTED null");
        }

        @Test
        void aKernelThatHidesItsShellGoesOn() {
            FirstRepair.watch("no kernel");
        }
    }
}
