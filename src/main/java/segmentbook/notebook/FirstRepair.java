package segmentbook.notebook;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.EvalException;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;
import segmentbook.statistics.Rows;

/**
 * Says in one line which cell to repair first, where a cell needs what an earlier one failed to make. JShell keeps a variable
 * whose value could not be computed as null or zero; here it is dropped with all that was made from it, so that no cell
 * works on by mistake. What the library itself refuses, and a change of a list that cannot be changed, become one line, too.
 */
final class FirstRepair implements Consumer<SnippetEvent> {
    private static final Pattern DECLARED = Pattern.compile("[\\w.<>\\[\\], ?]+\\s+(\\w+)\\s*=[^=]");
    private static final Pattern NAME = Pattern.compile("\\w+");
    private static final Set<String> PRIMITIVE =
            Set.of("boolean", "byte", "char", "short", "int", "long", "float", "double");
    private static final String UNCHANGEABLE =
            "this list, set or map cannot be changed; change a copy: new ArrayList<>(…), new TreeSet<>(…), new TreeMap<>(…)";
    private static final String FORGET = "Notebook.forget()";
    private static @Nullable JShell watched;

    private final JShell shell;
    private final Set<Snippet> kernels;
    private final Map<String, Failure> failures = new LinkedHashMap<>();

    /** A statement that failed, and the names that it missed. */
    private record Failure(String source, Set<String> missed) {
        boolean isImport() {
            return source.startsWith("import ");
        }

        String firstLine() {
            return source.lines().findFirst().orElse("");
        }
    }

    FirstRepair(JShell shell) {
        this.shell = shell;
        kernels = shell.snippets().collect(Collectors.toSet());
    }

    /** Watches what a kernel evaluates; a kernel that does not show its JShell goes on as it is. */
    static void watch(Object kernel) {
        try {
            JShell shell = shell(kernel);
            if (shell != watched) {
                watched = shell;
                shell.onSnippetEvent(new FirstRepair(shell));
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            // Only the kernel's own messages, then.
        }
    }

    /** JJava's has a method for it; IJava's evaluator has one. */
    private static JShell shell(Object kernel) throws ReflectiveOperationException {
        try {
            return (JShell) kernel.getClass().getMethod("getJShell").invoke(kernel);
        } catch (NoSuchMethodException e) {
            var evaluator = kernel.getClass().getDeclaredField("evaluator");
            evaluator.setAccessible(true);
            Object evaluated = evaluator.get(kernel);
            return (JShell) evaluated.getClass().getMethod("getShell").invoke(evaluated);
        }
    }

    @Override
    public void accept(SnippetEvent event) {
        Snippet snippet = event.snippet();
        if (event.causeSnippet() != null && event.status() == Status.RECOVERABLE_NOT_DEFINED) {
            forget(snippet, name(event.causeSnippet()).map(Set::of).orElse(Set.of()));
        } else if (event.exception() != null || event.status() == Status.REJECTED) {
            Set<String> missing = missing(snippet);
            Optional<String> line = missing.isEmpty() ? refused(event) : Optional.of(repair(missing));
            forget(snippet, missing);
            line.ifPresent(sentence -> {
                throw new OneLine(sentence);
            });
        } else if (event.causeSnippet() == null && event.status().isDefined()) {
            name(snippet).ifPresent(failures::remove);
            if (snippet.source().contains("Notebook.start()")) {
                failures.values().removeIf(Failure::isImport);
            }
            if (snippet.source().contains(FORGET)) {
                forgetAll();
            }
        }
    }

    /** Frees what variables hold, and drops all that is not the kernel's own, from the last to the first. */
    private void forgetAll() {
        failures.clear();
        var made = shell.snippets()
                .filter(each -> !kernels.contains(each) && shell.status(each).isActive())
                .toList();
        shell.eval(shell.variables()
                .filter(each -> !kernels.contains(each) && !PRIMITIVE.contains(each.typeName()))
                .map(each -> each.name() + " = null; ")
                .collect(Collectors.joining("", "{ ", "}")));
        for (int i = made.size() - 1; i >= 0; i--) {
            if (made.get(i) instanceof PersistentSnippet each) {
                shell.drop(each);
            }
        }
    }

    /** Notes what a statement did not make, and drops the variable that it would have made. */
    private void forget(Snippet snippet, Set<String> missing) {
        name(snippet)
                .ifPresent(
                        name -> failures.put(name, new Failure(snippet.source().strip(), missing)));
        if (snippet instanceof VarSnippet variable && shell.status(snippet).isActive()) {
            shell.drop(variable);
        }
    }

    /** Where to begin so that {@code missing} names exist: at the first failure that they go back to, or at an import. */
    private String repair(Set<String> missing) {
        String name = missing.iterator().next();
        Optional<Failure> before = Rows.first(missing, failures::containsKey)
                .or(() -> failures.entrySet().stream()
                        .filter(e -> e.getValue().isImport())
                        .map(Map.Entry::getKey)
                        .findFirst())
                .map(this::root);
        return before.map(failure -> name + " is not there yet. Repair and run this cell first: " + failure.firstLine())
                .or(() -> Help.LIBRARY
                        .find(name)
                        .map(type ->
                                shell.imports().anyMatch(each -> each.fullname().equals(type))
                                        ? name + " is a type; its help: Notebook.help(" + name + ".class)"
                                        : name + " is not imported; write first: import " + type + ";"))
                .or(() -> failures.values().stream()
                        .filter(failure -> failure.missed().isEmpty()) // which failed of itself
                        .findFirst()
                        .map(failure -> name
                                + " is not there yet. Its cell may have stopped early; repair and run this one first: "
                                + failure.firstLine()))
                .orElse(name + " is not there: is it spelled right, and has the cell that makes it been run?");
    }

    private Failure root(String name) {
        Set<String> seen = new HashSet<>();
        String first = name;
        while (seen.add(first)) {
            Set<String> missed = requireNonNull(failures.get(first)).missed();
            var others = missed.stream().filter(each -> failures.containsKey(each) && !seen.contains(each));
            first = others.findFirst().orElse(first);
        }
        return requireNonNull(failures.get(first));
    }

    /** The sentence alone of what the library refuses, and one for a list that cannot be changed. */
    private static Optional<String> refused(SnippetEvent event) {
        if (!(event.exception() instanceof EvalException thrown)) {
            return Optional.empty();
        }
        StackTraceElement[] stack = thrown.getStackTrace();
        boolean ours = stack.length > 0 && stack[0].getClassName().startsWith("segmentbook.");
        return switch (thrown.getExceptionClassName()) {
            case "java.lang.UnsupportedOperationException" -> Optional.of(UNCHANGEABLE);
            case "java.lang.IllegalArgumentException", "java.lang.IllegalStateException" ->
                ours ? Optional.ofNullable(thrown.getMessage()) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Names of variables and types that the compiler did not find. */
    private Set<String> missing(Snippet snippet) {
        return shell.diagnostics(snippet)
                .filter(d ->
                        d.getCode().contains("cant.resolve") && !d.getCode().contains("args"))
                .map(d -> snippet.source().substring((int) d.getStartPosition(), (int) d.getEndPosition()))
                .filter(text -> NAME.matcher(text).matches())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What a statement makes; empty for one that only shows something. */
    private static Optional<String> name(Snippet snippet) {
        if (snippet instanceof ImportSnippet imported) {
            return Optional.of(imported.fullname().replaceFirst(".*\\.", ""));
        }
        if (snippet instanceof PersistentSnippet made) {
            return made.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND ? Optional.empty() : Optional.of(made.name());
        }
        var declared = DECLARED.matcher(snippet.source().strip());
        return declared.lookingAt() ? Optional.of(declared.group(1)) : Optional.empty();
    }
}
