package segmentbook.notebook;

import java.net.URL;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The versions of the library and its parts, read from the names of their jars. */
final class Parts {
    private static final Pattern JAR = Pattern.compile("/[^/!]*?-(\\d[^/!]*?)(-[a-z]+_[a-z0-9_]+)?\\.jar!/");
    /** A class of each part. */
    private static final String[][] CLASSES = {
        {"Tablesaw", "tech.tablesaw.api.Table"},
        {"Tablesaw jsplot", "tech.tablesaw.plotly.components.Figure"},
        {"Commons CSV", "org.apache.commons.csv.CSVFormat"},
        {"Commons Math", "org.apache.commons.math3.util.FastMath"},
        {"Smile", "smile.clustering.KMeans"},
        {"Jackson", "com.fasterxml.jackson.databind.ObjectMapper"},
        {"DuckDB", "org.duckdb.DuckDBDriver"}
    };

    private Parts() {}

    /** Versions by name, the library first; a missing part is left out. */
    static Map<String, String> versions(ClassLoader loader) {
        Map<String, String> versions = new LinkedHashMap<>();
        String own = Parts.class.getPackage().getImplementationVersion(); // none where there is no jar
        versions.put("Segmentbook", own == null ? "from sources" : own);
        for (String[] each : CLASSES) {
            Optional.ofNullable(loader.getResource(each[1].replace('.', '/') + ".class"))
                    .flatMap(Parts::version)
                    .ifPresent(version -> versions.put(each[0], version));
        }
        return versions;
    }

    /** The version in the name of the jar that a class comes from, without the platform, such as {@code linux_amd64}. */
    static Optional<String> version(URL place) {
        var jar = JAR.matcher(place.toString());
        return jar.find() ? Optional.of(jar.group(1)) : Optional.empty();
    }
}
