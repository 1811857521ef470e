package segmentbook.notebook;

import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.io.IOUtils;
import org.apache.commons.lang3.ClassUtils;
import org.apache.commons.lang3.function.Failable;
import org.jspecify.annotations.Nullable;
import segmentbook.columns.Columns;
import segmentbook.statistics.Rows;
import tech.tablesaw.api.Table;

/** The first sentences of the Javadoc of public types and methods, which the build collects from the sources. */
final class Help {
    static final Help LIBRARY = read(Help.class.getResource("help.txt"));

    private final Map<String, List<Line>> types;

    /** A type has an empty call, a method what to write after a value or a type. */
    private record Line(String type, String call, String gives, String says) {
        static Line of(String text) {
            String[] parts = text.split("\t", 4);
            return new Line(parts[0], parts[1], parts[2], parts[3]);
        }

        /** What makes the object, then its table, then the rest. */
        int rank() {
            return !call.startsWith(".") ? 0 : call.equals(".table()") ? 1 : 2;
        }
    }

    Help(List<String> lines) {
        types = lines.stream()
                .map(Line::of)
                .collect(Collectors.groupingBy(Line::type, LinkedHashMap::new, Collectors.toList()));
    }

    /** Nothing where the classes were compiled without the build's help text. */
    private static Help read(@Nullable URL place) {
        String text = place == null ? "" : Failable.apply(url -> IOUtils.toString(url, StandardCharsets.UTF_8), place);
        return new Help(text.lines().toList());
    }

    /** What an object without a table is, and what to ask it first. */
    static String sentence(Class<?> type) {
        List<Line> lines = LIBRARY.lines(type);
        String says = lines.isEmpty() ? "" : ": " + lines.get(0).says();
        var calls = lines.stream().map(Line::call).filter(call -> call.startsWith("."));
        String next = calls.limit(4).collect(Collectors.joining(", "));
        return type.getSimpleName() + says + (next.isEmpty() ? "" : " It can " + next + " …")
                + " Notebook.help(…) lists all.";
    }

    /** The full name of a type of the library. */
    Optional<String> find(String simpleName) {
        return Rows.first(types.keySet(), name -> name.endsWith("." + simpleName));
    }

    Table table(Class<?> type) {
        List<Line> lines = lines(type);
        if (lines.isEmpty()) {
            return Table.create(type.getSimpleName() + " is no type of Segmentbook, so there is no help for it here");
        }
        var called = lines.stream().filter(line -> !line.call().isEmpty());
        List<Line> calls = called.sorted(Comparator.comparingInt(Line::rank)).toList();
        return Columns.<Line>none()
                .text("call", "", Line::call)
                .text("gives", "", Line::gives)
                .text("what it is", "", Line::says)
                .table(type.getSimpleName() + ": " + lines.get(0).says(), calls);
    }

    /** Those of a type and of all above it. */
    private List<Line> lines(Class<?> type) {
        List<Line> lines = new ArrayList<>();
        ClassUtils.hierarchy(type, ClassUtils.Interfaces.INCLUDE)
                .forEach(each -> lines.addAll(types.getOrDefault(String.valueOf(each.getCanonicalName()), List.of())));
        return lines;
    }
}
