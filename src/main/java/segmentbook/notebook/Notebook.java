package segmentbook.notebook;

import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import segmentbook.tables.Progress;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What a page needs from its environment: renderers, parameters, versions. */
public final class Notebook {
    private static final String IJAVA = "io.github.spencerpark.ijava.IJava";
    private static final Map<String, String> IN_USE = new ConcurrentHashMap<>();

    private Notebook() {}

    /**
     * Registers the renderers of tables, figures and text. Needed on IJava only: JJava finds them by itself, and plain JShell
     * has none. In the lab what takes long shows its progress below the cell until it ends; in a run nothing is shown.
     */
    public static void start() {
        if (System.getenv("SEGMENTBOOK_OUT") == null) {
            Progress.show(line -> System.out.printf("\r%-79s%s", line, line.isEmpty() ? "\r" : ""));
        }
        try {
            Object kernel = Class.forName(IJAVA).getMethod("getKernelInstance").invoke(null);
            if (kernel != null) {
                IJavaRenderers.register(
                        kernel.getClass().getMethod("getRenderer").invoke(kernel));
                FirstRepair.watch(kernel);
            }
        } catch (ClassNotFoundException e) {
            // No IJava: nothing to do.
        } catch (IllegalAccessException | InvocationTargetException | NoSuchMethodException e) {
            throw new IllegalStateException(
                    "kernel: IJava 1.3.0 or JJava, found an IJava of another shape (" + e + ")", e);
        }
    }

    /** Forgets all variables, imports and types of this kernel, so that another page can begin in it. */
    public static void forget() {
        // FirstRepair does it when the cell with this call has ended: JShell cannot drop what it is in.
    }

    /** The value of an environment variable, or {@code fallback} where it is not set or blank. */
    public static String parameter(String environmentVariable, String fallback) {
        String value = System.getenv(environmentVariable);
        String used = value == null || value.isBlank() ? fallback : value;
        IN_USE.put(environmentVariable, used);
        return used;
    }

    /** What {@link #parameter} gave last, if it was asked. */
    static Optional<String> inUse(String environmentVariable) {
        return Optional.ofNullable(IN_USE.get(environmentVariable));
    }

    /**
     * What an object is and what it can do: {@code Notebook.help(rfm)}. One row a call, what makes it first, then its table,
     * then the rest in the order of the source.
     *
     * @param what an object of the library, or a class of it
     */
    public static Table help(Object what) {
        return Help.LIBRARY.table(what instanceof Class<?> type ? type : what.getClass());
    }

    /**
     * The versions of the library and its parts, and the checksums of the data: with what a page was made.
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
