package segmentbook.commands;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import segmentbook.customers.Customers;
import segmentbook.description.Dataset;
import segmentbook.description.Kind;
import segmentbook.export.LastRun;
import segmentbook.models.SavedModel;
import segmentbook.rfm.RfmTable;
import segmentbook.statistics.Words;
import segmentbook.transactions.Cleaning;
import segmentbook.transactions.Finding;
import segmentbook.transactions.Findings;
import segmentbook.transactions.InvoiceLines;
import tech.tablesaw.api.Table;

/** {@code score}: places the customers of new data by a saved model. */
final class ScoreCommand {
    private static final int SHOWN = 20;

    private ScoreCommand() {}

    /** Customers in their places, with what was found in their file; only purchases have a snapshot. */
    private record Placed(Table table, List<String> left, List<Finding> findings, Optional<LocalDate> snapshot) {}

    private static Placed customers(SavedModel model, Dataset dataset) {
        Customers read = Customers.read(dataset);
        var all = read.customerTable();
        int[] rows = model.placeable(all);
        var placed = rows.length == 0 ? all : all.rows(rows); // of nobody the model says what is missing
        List<String> left = IntStream.range(0, all.size())
                .filter(row -> Arrays.binarySearch(rows, row) < 0)
                .mapToObj(all.ids()::get)
                .toList();
        return new Placed(model.score(placed, dataset), left, read.findings(), Optional.empty());
    }

    private static Placed lines(SavedModel model, Dataset dataset) {
        InvoiceLines lines = InvoiceLines.read(dataset);
        var kept = Cleaning.of(lines).transactions();
        Table placed = model.score(RfmTable.of(kept));
        return new Placed(placed, List.of(), Findings.of(lines).all(), Optional.of(kept.snapshot()));
    }

    /**
     * Writes {@code scored.csv} beside the results of the data set's last run and says who went where, with the warnings of
     * {@code check} and of the model.
     *
     * @param project the folder that has {@code out/}
     * @throws segmentbook.description.DataException where model, description or data is unusable, or the file cannot be written
     */
    static int run(Path project, Path model, Path file, PrintStream out) {
        SavedModel saved = SavedModel.read(model);
        Dataset dataset = Dataset.read(file);
        Placed placed = dataset.kind() == Kind.CUSTOMERS ? customers(saved, dataset) : lines(saved, dataset);
        Table scored = placed.table;
        LastRun.of(dataset, project).csv("scored.csv", scored);
        out.println("model: " + saved);
        String when = placed.snapshot.map(day -> " at " + day).orElse("");
        out.println(Words.say("%,d customers of %s placed%s", scored.rowCount(), dataset.name(), when));
        placed.findings.stream()
                .filter(each -> each.severity() == Finding.Severity.WARNING)
                .forEach(each -> out.println("- " + CheckCommand.line(each)));
        if (!placed.left.isEmpty()) {
            String which = Words.some(placed.left, SHOWN);
            out.println(
                    Words.say("- not placed, a needed value is missing: %,d customers, %s", placed.left.size(), which));
        }
        saved.warnings(scored, placed.snapshot).forEach(each -> out.println("- warning: " + each));
        if (placed.snapshot.isPresent()) {
            counts(scored, "segment", out);
        }
        counts(scored, "cluster", out);
        out.println("\nwritten to out/" + dataset.name() + "/scored.csv");
        return Main.USABLE;
    }

    /** Says where one customer goes of whom {@code said} tells what the model needs, such as {@code age=31,income=54}. */
    static int one(Path model, String said, PrintStream out) {
        SavedModel saved = SavedModel.read(model);
        Table placed = saved.place(said);
        out.println("model: " + saved);
        placed.columns().stream().skip(1).forEach(each -> out.println(each.name() + ": " + each.getString(0)));
        return Main.USABLE;
    }

    /** Customers by segment or cluster, in the order of names or numbers. */
    private static void counts(Table scored, String column, PrintStream out) {
        TreeMap<String, Integer> counts = new TreeMap<>();
        for (var row : scored) {
            String name = column.equals("cluster")
                    ? String.format(Locale.ROOT, "%2d %s", row.getInt(column), row.getString("cluster_name"))
                    : row.getString(column);
            counts.merge(name, 1, Integer::sum);
        }
        out.println();
        counts.forEach((name, count) -> out.println(String.format(Locale.ROOT, "%,9d  %s", count, name)));
    }
}
