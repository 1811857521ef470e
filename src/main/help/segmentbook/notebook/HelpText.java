package segmentbook.notebook;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.ValueTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Writes the text of {@code Notebook.help}: the first sentence of the Javadoc of each public type and method, in the order of
 * the source. The build runs this file alone, before the jar is made. Arguments: the sources, the file to write.
 */
final class HelpText extends TreePathScanner<Void, String> {
    private static final Set<String> LEFT_OUT = Set.of("equals", "hashCode", "toString", "<init>");

    private final DocTrees docs;
    private final List<String> lines = new ArrayList<>();
    private final Map<String, String> constants = new HashMap<>(); // by the simple name of the type, # and their own
    private String type = ""; // whose text is written

    private HelpText(DocTrees docs) {
        this.docs = docs;
    }

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[1]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, lines(Path.of(arguments[0])));
    }

    /** One line a type or method: type, call, result, sentence, with tabs between them; call and result of a type are empty. */
    static List<String> lines(Path sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> files = Files.walk(sources);
                StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<Path> java =
                    files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(java));
            HelpText text = new HelpText(DocTrees.instance(task));
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            units.forEach(unit -> unit.getTypeDecls().forEach(text::addConstants));
            for (CompilationUnitTree unit : units) {
                String folder = unit.getPackageName() + ".";
                unit.getTypeDecls().forEach(type -> text.scan(new TreePath(new TreePath(unit), type), folder));
            }
            return text.lines;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void addConstants(Tree tree) {
        if (tree instanceof ClassTree type) {
            type.getMembers().forEach(this::addConstants);
            for (Tree member : type.getMembers()) {
                if (member instanceof VariableTree constant && constant.getInitializer() instanceof LiteralTree value) {
                    constants.put(type.getSimpleName() + "#" + constant.getName(), String.valueOf(value.getValue()));
                }
            }
        }
    }

    @Override
    public Void visitClass(ClassTree type, String folder) {
        if (!isPublic(type.getModifiers().getFlags())) {
            return null;
        }
        String name = folder + type.getSimpleName();
        this.type = type.getSimpleName().toString();
        DocCommentTree doc = docs.getDocCommentTree(getCurrentPath());
        add(name, "", "", sentence(doc));
        if (type.getKind() == Tree.Kind.RECORD) {
            type.getMembers().forEach(member -> component(name, member, doc));
        }
        for (Tree member : type.getMembers()) {
            if (!(member instanceof VariableTree)) {
                scan(member, name + ".");
                this.type = type.getSimpleName().toString(); // after a type in this one
            }
        }
        return null;
    }

    @Override
    public Void visitMethod(MethodTree method, String folder) {
        String type = folder.substring(0, folder.length() - 1);
        if (isPublic(method.getModifiers().getFlags())
                && !LEFT_OUT.contains(method.getName().toString())) {
            String parameters = method.getParameters().stream()
                    .map(parameter -> parameter.getName().toString())
                    .collect(Collectors.joining(", "));
            String owner = method.getModifiers().getFlags().contains(Modifier.STATIC)
                    ? type.substring(type.lastIndexOf('.') + 1)
                    : "";
            add(
                    type,
                    owner + "." + method.getName() + "(" + parameters + ")",
                    method.getReturnType() + "",
                    sentence(docs.getDocCommentTree(getCurrentPath())));
        }
        return null;
    }

    /** Members of public interfaces are public without the word. */
    private boolean isPublic(Set<Modifier> flags) {
        Tree outer = getCurrentPath().getParentPath().getLeaf();
        return flags.contains(Modifier.PUBLIC)
                || (outer.getKind() == Tree.Kind.INTERFACE && !flags.contains(Modifier.PRIVATE));
    }

    private void component(String name, Tree member, DocCommentTree doc) {
        if (member instanceof VariableTree component
                && !component.getModifiers().getFlags().contains(Modifier.STATIC)) {
            String said = doc == null
                    ? ""
                    : doc.getBlockTags().stream()
                            .filter(tag -> tag instanceof ParamTree parameter
                                    && parameter.getName().toString().contentEquals(component.getName()))
                            .map(tag -> text(((ParamTree) tag).getDescription()))
                            .findFirst()
                            .orElse("");
            add(name, "." + component.getName() + "()", component.getType() + "", said);
        }
    }

    private void add(String type, String call, String result, String sentence) {
        lines.add(String.join("\t", type, call, result.replaceAll("@Nullable ", ""), sentence));
    }

    private String sentence(DocCommentTree doc) {
        return doc == null ? "" : text(doc.getFirstSentence());
    }

    private String text(List<? extends DocTree> parts) {
        return parts.stream()
                .map(this::text)
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .strip();
    }

    private String text(DocTree part) {
        if (part instanceof ValueTree value) {
            String of = value.getReference().getSignature();
            return constants.getOrDefault(of.startsWith("#") ? type + of : of, part.toString());
        }
        if (part instanceof com.sun.source.doctree.LiteralTree literal) {
            return literal.getBody().getBody();
        }
        if (part instanceof TextTree words) {
            return words.getBody();
        }
        if (part instanceof LinkTree link) {
            String label = text(link.getLabel());
            return label.isEmpty() ? link.getReference().getSignature().replaceFirst("^#", "") : label;
        }
        return part.toString();
    }
}
