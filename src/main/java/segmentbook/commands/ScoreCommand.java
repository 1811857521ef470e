package segmentbook.commands;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;
import segmentbook.customers.Customers;
import segmentbook.description.Dataset;
import segmentbook.description.Kind;
import segmentbook.export.LastRun;
import segmentbook.models.SavedModel;
import segmentbook.rfm.RfmTable;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** {@code score}: places the customers of new data by a saved model. */
final class ScoreCommand {
    private ScoreCommand() {}

    /**
     * Writes {@code scored.csv} beside the results of the data set's last run and says who went where.
     *
     * @param project the folder that has {@code out/}
     * @throws segmentbook.description.DataException where model, description or data is unusable, or the file cannot be written
     */
    static int run(Path project, Path model, Path file, PrintStream out) {
        SavedModel saved = SavedModel.read(model);
        Dataset dataset = Dataset.read(file);
        Table scored;
        String when = "";
        if (dataset.kind() == Kind.CUSTOMERS) {
            scored = saved.score(Customers.read(dataset).customerTable(), dataset);
        } else {
            Transactions transactions = Transactions.of(dataset);
            scored = saved.score(RfmTable.of(transactions));
            when = " at " + transactions.snapshot();
        }
        LastRun.of(dataset, project).csv("scored.csv", scored);
        out.println("model: " + saved);
        out.println(String.format(Locale.ROOT, "%,d customers of %s placed", scored.rowCount(), dataset.name()) + when);
        if (dataset.kind() == Kind.TRANSACTIONS) {
            counts(scored, "segment", out);
        }
        counts(scored, "cluster", out);
        out.println("\nwritten to out/" + dataset.name() + "/scored.csv");
        return Main.USABLE;
    }

    /** Customers by segment or cluster, in the order of names or numbers. */
    private static void counts(Table scored, String column, PrintStream out) {
        TreeMap<String, Integer> counts = new TreeMap<>();
        for (Row row : scored) {
            String name = column.equals("cluster")
                    ? String.format(Locale.ROOT, "%2d %s", row.getInt(column), row.getString("cluster_name"))
                    : row.getString(column);
            counts.merge(name, 1, Integer::sum);
        }
        out.println();
        counts.forEach((name, count) -> out.println(String.format(Locale.ROOT, "%,9d  %s", count, name)));
    }
}
