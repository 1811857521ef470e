package segmentbook.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** How many lines classes and methods have, measured by the compiler's own parser, Javadoc left out. */
final class SourceSizes {

    /** A class or method and its lines. */
    record Size(String name, boolean isMethod, long lines) {
        @Override
        public String toString() {
            return name + ": " + lines + " lines";
        }
    }

    private SourceSizes() {}

    static List<Size> of(List<Path> files) throws IOException {
        if (files.isEmpty()) {
            return List.of();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            List<Size> sizes = new ArrayList<>();
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                unit.accept(new Scanner(unit, positions, sizes), "");
            }
            return sizes;
        }
    }

    private static final class Scanner extends TreeScanner<Void, String> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<Size> sizes;

        Scanner(CompilationUnitTree unit, SourcePositions positions, List<Size> sizes) {
            this.unit = unit;
            this.positions = positions;
            this.sizes = sizes;
        }

        @Override
        public Void visitClass(ClassTree type, String outer) {
            String name = outer + (outer.isEmpty() ? "" : ".") + type.getSimpleName();
            sizes.add(new Size(name, false, lines(type)));
            return super.visitClass(type, name);
        }

        @Override
        public Void visitMethod(MethodTree method, String outer) {
            sizes.add(new Size(outer + "." + method.getName(), true, lines(method)));
            return super.visitMethod(method, outer);
        }

        private long lines(Tree tree) {
            long start = positions.getStartPosition(unit, tree);
            long end = positions.getEndPosition(unit, tree);
            return end < 0
                    ? 0
                    : unit.getLineMap().getLineNumber(end) - unit.getLineMap().getLineNumber(start) + 1;
        }
    }
}
