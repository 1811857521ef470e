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
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.lang3.function.FailableConsumer;
import segmentbook.columns.Columns;
import segmentbook.description.Dataset;
import segmentbook.description.Kind;
import segmentbook.models.SavedModel;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.numbers.IntColumnType;

/**
 * The folder into which a page writes its results.
 *
 * <p>In a run it is the new folder of that run, published when all pages have passed; in the lab
 * {@code out/NAME-lab} of the project, so that trying things out never changes the results of a run.
 */
public final class Results {
    /** The environment variable with the folder of a run. */
    static final String FOLDER = "SEGMENTBOOK_OUT";

    private final Dataset dataset;
    private final Path folder;
    private final String title;
    private final List<Written> written = new ArrayList<>();

    /** A file, or a folder of files, and its number of rows where it has rows. */
    private record Written(String name, OptionalInt rows) {}

    private Results(Dataset dataset, Path folder, String title) {
        this.dataset = dataset;
        this.folder = folder;
        this.title = title;
    }

    /** The folder of this run for the data set; created where it is missing. */
    public static Results of(Dataset dataset) {
        String run = System.getenv(FOLDER);
        return run == null || run.isBlank() ? ofLab(dataset, project()) : in(dataset, Path.of(run));
    }

    /** Those of the lab, in a project; the list of files says where they are. */
    static Results ofLab(Dataset dataset, Path project) {
        String place = "out/" + dataset.name() + "-lab";
        Path folder = project.resolve(place);
        make(folder);
        return new Results(dataset, folder, "Results in " + place);
    }

    /** A given folder; created where it is missing. */
    static Results in(Dataset dataset, Path folder) {
        make(folder);
        return new Results(dataset, folder, "Results");
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException problem) {
            throw new UncheckedIOException("results: cannot make " + folder + ": " + problem.getMessage(), problem);
        }
    }

    /** The nearest folder upwards that contains the pages. */
    private static Path project() {
        Path here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, Objects::nonNull, Path::getParent)
                .filter(folder -> Files.isDirectory(folder.resolve("notebooks")))
                .findFirst()
                .orElse(here);
    }

    /** Writes a table as CSV: UTF-8, comma, header, lines ended by a line feed; one without columns is left out. */
    public Results csv(String name, Table table) {
        return table.columnCount() == 0
                ? this
                : put(name, file -> CsvExport.write(table, file)).listed(name, OptionalInt.of(table.rowCount()));
    }

    /**
     * Writes tables as CSV into a sub folder, each under its key and {@code .csv}; the list of files has one row for all.
     */
    public Results csv(String subFolder, Map<String, Table> tables) {
        make(folder.resolve(subFolder));
        tables.forEach((name, table) -> put(subFolder + "/" + name + ".csv", file -> CsvExport.write(table, file)));
        int rows = tables.values().stream().mapToInt(Table::rowCount).sum();
        return listed(subFolder + "/ (" + tables.size() + " files)", OptionalInt.of(rows));
    }

    /** Writes a model as {@code model.json}. */
    public Results model(SavedModel model) {
        return text("model.json", model.json());
    }

    /** Writes {@code report.html}, and into {@code summary.json} what this data cannot give. */
    public Results report(Report report) {
        return text(Report.FILE, report.html())
                .summary("left_out", report.leftOut().parts());
    }

    private Results text(String name, String text) {
        return put(name, file -> Files.writeString(file, text)).listed(name, OptionalInt.empty());
    }

    /** Writes a table as Parquet, with the types of its columns. */
    public Results parquet(String name, Table table) {
        return put(name, file -> ParquetExport.write(table, file)).listed(name, OptionalInt.of(table.rowCount()));
    }

    /**
     * Adds metrics to a section of {@code summary.json}, beside those of other pages. The data set, its choices and
     * the environment are written too.
     */
    public Results summary(String section, Map<String, ?> metrics) {
        Map<String, Map<String, ?>> sections = new LinkedHashMap<>();
        sections.put("dataset", new TreeMap<>(Map.of("name", dataset.name(), "title", dataset.title())));
        sections.put("choices", choices(metrics));
        sections.put("environment", Summary.environment());
        sections.put(section, metrics);
        Summary.put(folder.resolve(Summary.FILE), sections);
        Written summary = new Written(Summary.FILE, OptionalInt.empty());
        return written.contains(summary) ? this : listed(summary.name, summary.rows);
    }

    /** The choices; the format is taken from the metrics of the lines, because what is not given is detected. */
    private Map<String, ?> choices(Map<String, ?> metrics) {
        Map<String, Object> choices = new LinkedHashMap<>(dataset.choices());
        if (dataset.kind() == Kind.TRANSACTIONS) {
            choices.remove("format");
        }
        if (metrics.get("format") instanceof Map<?, ?> format) {
            choices.put("format", format); // last, whichever page writes first
        }
        return choices;
    }

    private Results listed(String name, OptionalInt rows) {
        written.add(new Written(name, rows));
        return this;
    }

    private Results put(String name, FailableConsumer<Path, IOException> writer) {
        try {
            replace(folder.resolve(name), writer);
        } catch (IOException problem) {
            throw new UncheckedIOException("results: cannot write " + name + ": " + problem.getMessage(), problem);
        }
        return this;
    }

    /** Writes to a temporary file and renames it, so that nobody reads half a file. */
    static void replace(Path file, FailableConsumer<Path, IOException> writer) throws IOException {
        Path started = file.resolveSibling("." + file.getFileName() + ".part");
        writer.accept(started);
        Files.move(started, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The files that were written, with their number of rows. */
    public Table files() {
        return Columns.<Written>none()
                .text("file", "", Written::name)
                .whole("rows", "", each -> each.rows.orElse(IntColumnType.missingValueIndicator()))
                .table(title, written);
    }
}
