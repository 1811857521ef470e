package segmentbook.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import segmentbook.dataset.Dataset;
import segmentbook.dataset.Kind;
import segmentbook.tracking.SavedModel;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The folder into which a page writes its results.
 *
 * <p>In a run it is the new folder of that run, published when all pages have passed; in the lab
 * {@code out/.runs/NAME/lab} of the project, so that playing never touches the results of a run.
 */
public final class Results {
    /** Set by a run: its folder. */
    static final String FOLDER = "SEGMENTBOOK_OUT";

    private static final String REPORT = "report.html";

    private final Dataset dataset;
    private final Path folder;
    private final List<String> names = new ArrayList<>();
    private final List<@Nullable Integer> rows = new ArrayList<>();

    private Results(Dataset dataset, Path folder) {
        this.dataset = dataset;
        this.folder = folder;
    }

    /** The folder of this run for the data set; made where it is missing. */
    public static Results of(Dataset dataset) {
        String run = System.getenv(FOLDER);
        return in(
                dataset,
                run == null || run.isBlank()
                        ? project().resolve("out/.runs").resolve(dataset.name()).resolve("lab")
                        : Path.of(run));
    }

    /** A folder of the caller's choice; made where it is missing. */
    static Results in(Dataset dataset, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return new Results(dataset, folder);
    }

    /** The nearest folder from here upwards that holds the pages. */
    private static Path project() {
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("notebooks"))) {
                return folder;
            }
        }
        return here;
    }

    /** Writes a table as CSV: UTF-8, comma, header, lines ended by a line feed. */
    public Results csv(String name, Table table) {
        return listed(name, table.rowCount(), file -> CsvExport.write(table, file));
    }

    /**
     * Writes tables as CSV into a sub folder, each under its key and {@code .csv}; the list of files has one row for all.
     */
    public Results csv(String subFolder, Map<String, Table> tables) {
        try {
            Files.createDirectories(folder.resolve(subFolder));
        } catch (IOException problem) {
            throw new UncheckedIOException("results: cannot make " + subFolder + ": " + problem.getMessage(), problem);
        }
        tables.forEach((name, table) -> put(subFolder + "/" + name + ".csv", file -> CsvExport.write(table, file)));
        names.add(subFolder + "/ (" + tables.size() + " files)");
        rows.add(tables.values().stream().mapToInt(Table::rowCount).sum());
        return this;
    }

    /** Writes a model as {@code model.json}. */
    public Results model(SavedModel model) {
        return listed("model.json", null, file -> Files.writeString(file, model.json()));
    }

    /** Writes a table as Parquet, with the types of its columns. */
    public Results parquet(String name, Table table) {
        return listed(name, table.rowCount(), file -> ParquetExport.write(table, file));
    }

    /**
     * Puts figures under a section of {@code summary.json}, beside what other pages have put there. The data set, its
     * choices and the environment stand in it too.
     */
    public Results summary(String section, Map<String, ?> figures) {
        Map<String, Map<String, ?>> sections = new LinkedHashMap<>();
        sections.put("dataset", Map.of("name", dataset.name(), "title", dataset.title()));
        sections.put("choices", choices(figures));
        sections.put("environment", Environment.figures());
        sections.put(section, figures);
        Summary.put(folder.resolve(Summary.FILE), sections);
        if (!names.contains(Summary.FILE)) {
            names.add(Summary.FILE);
            rows.add(null);
        }
        return this;
    }

    /** What is chosen; how lines are written as their figures say, since what is not given is detected. */
    private Map<String, ?> choices(Map<String, ?> figures) {
        Map<String, Object> choices = new LinkedHashMap<>(dataset.choices());
        if (dataset.kind() == Kind.TRANSACTIONS) {
            choices.remove("format");
        }
        if (figures.get("format") instanceof Map<?, ?> written) {
            choices.put("format", written); // last, whichever page writes first
        }
        return choices;
    }

    /** Writes {@code report.html}. */
    public Results report(Report report) {
        String text = report.html();
        return listed(REPORT, null, file -> Files.writeString(file, text));
    }

    private Results listed(String name, @Nullable Integer count, Writer writer) {
        put(name, writer);
        names.add(name);
        rows.add(count);
        return this;
    }

    private void put(String name, Writer writer) {
        Path target = folder.resolve(name);
        Path started = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            writer.write(started);
            Files.move(started, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException problem) {
            throw new UncheckedIOException("results: cannot write " + name + ": " + problem.getMessage(), problem);
        }
    }

    /** The files that were written, with their number of rows. */
    public Table files() {
        IntColumn count = IntColumn.create("rows");
        rows.forEach(each -> {
            if (each == null) {
                count.appendMissing();
            } else {
                count.append(each);
            }
        });
        return Table.create("Results", StringColumn.create("file", names), count);
    }

    @FunctionalInterface
    private interface Writer {
        void write(Path file) throws IOException;
    }
}
