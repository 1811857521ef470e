package segmentbook.notebook;

import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.TreeMap;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What a page needs of its surroundings: renderers, parameters, versions. */
public final class Notebook {
    private static final String IJAVA = "io.github.spencerpark.ijava.IJava";

    private Notebook() {}

    /**
     * Makes tables, figures and text show well. Needed where IJava runs the page; on JJava, which finds its renderers
     * by itself, and in plain JShell it does nothing. Shows nothing.
     */
    public static void start() {
        try {
            Object kernel = Class.forName(IJAVA).getMethod("getKernelInstance").invoke(null);
            if (kernel != null) {
                IJavaRenderers.register(
                        kernel.getClass().getMethod("getRenderer").invoke(kernel));
            }
        } catch (ClassNotFoundException e) {
            // No IJava: nothing to do.
        } catch (IllegalAccessException | InvocationTargetException | NoSuchMethodException e) {
            throw new IllegalStateException(
                    "kernel: IJava 1.3.0 or JJava, found an IJava of another shape (" + e + ")", e);
        }
    }

    /** The value of an environment variable, or {@code fallback} where it is not set or blank. */
    public static String parameter(String environmentVariable, String fallback) {
        String value = System.getenv(environmentVariable);
        return value == null || value.isBlank() ? fallback : value;
    }

    /**
     * The versions of the library and of those of its parts that are there, and below them the checksums of the data:
     * what a reader needs to know which data and version made a page.
     *
     * @param checksums of data files by their names, shown in the order of names
     */
    public static Table versions(Map<String, String> checksums) {
        Map<String, String> versions = Parts.versions(Notebook.class.getClassLoader());
        versions.putAll(new TreeMap<>(checksums));
        return Table.create(
                "Made with",
                StringColumn.create("Part", versions.keySet()),
                StringColumn.create("Version or checksum", versions.values()));
    }
}
