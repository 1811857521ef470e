package segmentbook.export;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** On what a run was made: not shown on pages, which are the same everywhere. */
final class Environment {
    private Environment() {}

    static Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        @Nullable String version = Environment.class.getPackage().getImplementationVersion();
        figures.put("segmentbook", version == null ? "not packed" : version);
        figures.put("java", Runtime.version().toString());
        figures.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return figures;
    }
}
