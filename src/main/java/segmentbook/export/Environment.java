package segmentbook.export;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The versions and the system that a run was made with: not shown on pages, which are the same everywhere. */
final class Environment {
    private Environment() {}

    static Map<String, Object> metrics() {
        Map<String, Object> metrics = new LinkedHashMap<>();
        @Nullable String version = Environment.class.getPackage().getImplementationVersion();
        metrics.put("segmentbook", version == null ? "not packed" : version);
        metrics.put("java", Runtime.version().toString());
        metrics.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return metrics;
    }
}
