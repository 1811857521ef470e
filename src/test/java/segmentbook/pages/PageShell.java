package segmentbook.pages;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jshell.EvalException;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.VarSnippet;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.apache.commons.io.FileUtils;

/**
 * Runs the code cells of pages in plain JShell with nothing imported, each in a shell of its own: a virtual machine whose working
 * folder and environment are those of a kernel. Arguments: a file for the problems found, the class path line that is allowed, the
 * pages. No page finds results of the one before.
 */
final class PageShell {
    /** What names the folder of results. */
    static final String OUT = "SEGMENTBOOK_OUT";

    private final JShell shell;
    private final String allowedMagic;
    private final boolean runs;
    private final List<String> problems = new ArrayList<>();
    private int magics;

    private PageShell(JShell shell, String allowedMagic, boolean runs) {
        this.shell = shell;
        this.allowedMagic = allowedMagic;
        this.runs = runs;
    }

    public static void main(String[] arguments) throws IOException {
        List<String> found = new ArrayList<>();
        for (String page : List.of(arguments).subList(2, arguments.length)) {
            problems(Path.of(page), arguments[1]).forEach(problem -> found.add(page + ": " + problem));
            FileUtils.cleanDirectory(new File(System.getenv(OUT)));
        }
        Files.write(Path.of(arguments[0]), found);
        System.exit(0);
    }

    /** The same in this machine, for pages that need no folder and no environment of their own. */
    static List<String> problems(Path page, String allowedMagic) {
        return problems(page, allowedMagic, new LocalExecutionControl(), true);
    }

    /** The same of code that is compiled and loaded, but not run. */
    static List<String> problemsUnrun(Path page, String allowedMagic) {
        LocalExecutionControl idle = new LocalExecutionControl() {
            @Override
            public String invoke(String type, String method) {
                return "";
            }
        };
        return problems(page, allowedMagic, idle, false);
    }

    private static List<String> problems(Path page, String allowedMagic, ExecutionControl engine, boolean runs) {
        try (JShell shell =
                JShell.builder().executionEngine(new Keeping(engine), Map.of()).build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            PageShell run = new PageShell(shell, allowedMagic, runs);
            run.run(Page.read(page));
            return run.problems.stream()
                    .map(problem -> problem.replaceAll("\\s*\\R\\s*", " "))
                    .toList();
        }
    }

    /**
     * All problems of a page, whose cells all run, one after the other; and what they show is added to a list, and what
     * was compiled goes where it is kept.
     */
    static List<String> all(Page page, String allowedMagic, List<String> shown, CompiledPage.Writer compiled) {
        try (JShell shell = JShell.builder()
                .executionEngine(new Keeping(compiled), Map.of())
                .build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            PageShell run = new PageShell(shell, allowedMagic, true);
            run.evaluate("import static segmentbook.pages.KernelStandIns.*;");
            for (Page.Cell cell : page.code()) {
                compiled.begin(cell.number());
                String problem = run.problem(cell);
                if (!problem.isEmpty()) {
                    run.problems.add(
                            page.name() + " cell " + cell.number() + ": " + problem.replaceAll("\\s*\\R\\s*", " "));
                }
                KernelStandIns.takeShown()
                        .forEach(text -> shown.add("[" + page.name() + " " + cell.number() + "] " + text));
            }
            return run.problems;
        }
    }

    /** Gives a shell the engine that it is to run in. */
    private record Keeping(ExecutionControl engine) implements ExecutionControlProvider {
        @Override
        public String name() {
            return "keeping";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
            return engine;
        }
    }

    private void run(Page page) {
        evaluate("import static segmentbook.pages.KernelStandIns.*;");
        for (Page.Cell cell : page.code()) {
            String problem = problem(cell);
            if (!problem.isEmpty()) {
                problems.add("cell " + cell.number() + ": " + problem);
                return;
            }
        }
        if (magics != 1) {
            problems.add("set-up: one line " + allowedMagic + ", found " + magics);
        }
    }

    private String problem(Page.Cell cell) {
        StringBuilder java = new StringBuilder();
        for (String line : cell.source().split("\n", -1)) {
            if (!line.startsWith("%") && !line.startsWith("/")) {
                java.append(line).append('\n');
            } else if (line.strip().equals(allowedMagic)) {
                magics++;
            } else if (!line.startsWith("//") && !line.startsWith("/*")) {
                return "Java and one line " + allowedMagic + ", found " + line.strip();
            }
        }
        String failure = evaluate(java.toString());
        if (cell.isTagged("raises-exception")) {
            return runs && failure.isEmpty() ? "tagged raises-exception, found no exception" : "";
        }
        return failure;
    }

    private String evaluate(String source) {
        String rest = source;
        while (!rest.isBlank()) {
            CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            if (next.completeness() == Completeness.EMPTY) {
                return "";
            }
            if (next.completeness() == Completeness.DEFINITELY_INCOMPLETE) {
                return "whole statements, found " + rest.strip();
            }
            for (SnippetEvent event : shell.eval(next.source() == null ? rest : next.source())) {
                String failure = failure(event);
                if (!failure.isEmpty()) {
                    return failure;
                }
                show(event);
            }
            rest = next.remaining();
        }
        return "";
    }

    /** Shows the value of an expression, as a kernel shows that of a cell's last one. */
    private void show(SnippetEvent event) {
        boolean shown = event.snippet().subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                || event.snippet().subKind() == SubKind.VAR_VALUE_SUBKIND;
        String name = event.snippet() instanceof ExpressionSnippet expression
                ? expression.name()
                : event.snippet() instanceof VarSnippet variable ? variable.name() : "";
        if (shown && event.causeSnippet() == null) {
            shell.eval("segmentbook.pages.KernelStandIns.display(" + name + ");");
        }
    }

    private String failure(SnippetEvent event) {
        if (event.exception() instanceof EvalException thrown) {
            return thrown.getExceptionClassName() + ": " + thrown.getMessage();
        }
        if (event.exception() != null) {
            return String.valueOf(event.exception().getMessage());
        }
        if (event.status() == Status.VALID
                || event.status() == Status.OVERWRITTEN
                || event.status() == Status.DROPPED) {
            return "";
        }
        String reasons = shell.diagnostics(event.snippet())
                .map(d -> d.getMessage(Locale.ROOT))
                .collect(Collectors.joining("; "));
        String unresolved = event.snippet() instanceof jdk.jshell.DeclarationSnippet declaration
                ? shell.unresolvedDependencies(declaration).collect(Collectors.joining(", "))
                : "";
        return "does not compile: " + reasons + unresolved + " ("
                + event.snippet().source().strip() + ")";
    }
}
