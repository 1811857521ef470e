package segmentbook.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import tech.tablesaw.api.Table;

/**
 * {@code out/NAME}: a link to the folder of the last run. Before the first run it leads to a folder without a number; a
 * run points the link to its own folder and does not change that one.
 */
public final class LastRun {
    private static final String RUNS = ".runs";

    private final Dataset dataset;
    private final Path link;
    private final Path runs;

    private LastRun(Dataset dataset, Path project) {
        this.dataset = dataset;
        link = project.resolve("out").resolve(dataset.name());
        runs = project.resolve("out").resolve(RUNS).resolve(dataset.name());
    }

    /** The last run of a data set in the project at this folder. */
    public static LastRun of(Dataset dataset, Path project) {
        return new LastRun(dataset, project);
    }

    /**
     * Adds a table as CSV; a failure leaves no half-written file.
     *
     * @return the path of the file
     * @throws DataException where {@code out/NAME} is no link to a run, or cannot be written
     */
    public Path csv(String name, Table table) {
        try {
            Files.createDirectories(runs);
            boolean published = Files.exists(link);
            if (published && !Files.isSameFile(link.toRealPath().resolveSibling("."), runs)) {
                throw new DataException("out/" + dataset.name()
                        + ": must be free for the link to the results, found something else; move what is there");
            }
            Path folder = published ? link.toRealPath() : runs.resolve("scored");
            Results.in(dataset, folder).csv(name, table);
            if (!published) {
                if (Files.isSymbolicLink(link) && !Files.exists(link)) {
                    Files.delete(link); // it led nowhere
                }
                Files.createSymbolicLink(link, Path.of(RUNS, dataset.name(), "scored"));
            }
            return link.resolve(name);
        } catch (IOException | UncheckedIOException problem) {
            String why = problem instanceof UncheckedIOException ? problem.getMessage() : problem.toString();
            throw new DataException("out/" + dataset.name() + ": cannot be written, " + why);
        }
    }
}
