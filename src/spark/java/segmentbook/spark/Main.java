package segmentbook.spark;

import static segmentbook.statistics.Words.say;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import segmentbook.description.DataException;
import segmentbook.export.LastRun;
import segmentbook.spark.BesideModel.Cell;
import segmentbook.transactions.Ledger;
import tech.tablesaw.api.Table;

/**
 * The command line: {@code score MODEL FILE.yaml [ADDRESS]} and {@code sample FILE.yaml [CUSTOMERS]}, on one machine or by
 * spark-submit.
 */
public final class Main {
    static final String USAGE = "score MODEL FILE.yaml [ADDRESS to write to], sample FILE.yaml [CUSTOMERS]";
    private static final int CUSTOMERS = 200_000; // of a sample
    private static final int SHOWN = 600; // characters of a message
    private static final Pattern OURS = Pattern.compile("segmentbook\\.description\\.DataException: ([^\n]+)");

    private Main() {}

    /** Runs the command and ends with its exit code: 0 done, 1 unusable, 2 wrong use. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(run(args, out, err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) {
        boolean score = args.length >= 3 && args.length <= 4 && args[0].equals("score");
        boolean sample = args.length == 2 && args[0].equals("sample")
                || args.length == 3 && args[0].equals("sample") && args[2].matches("[1-9][0-9]{0,7}");
        if (!score && !sample) {
            err.println("spark: one of these, found " + (args.length == 0 ? "none" : String.join(" ", args)) + "; "
                    + USAGE);
            return 2;
        }
        try (SparkSession spark = session()) {
            return run(spark, args, out, err);
        } catch (IOException | RuntimeException e) {
            err.println(line(e));
            return 1;
        }
    }

    /** One of the commands in a session. */
    static int run(SparkSession spark, String[] args, PrintStream out, PrintStream err) {
        try {
            if (args[0].equals("score")) {
                score(spark, Path.of(args[1]), Path.of(args[2]), args.length > 3 ? args[3] : null, out);
            } else {
                sample(spark, Path.of(args[1]), args.length > 2 ? Integer.parseInt(args[2]) : CUSTOMERS, out);
            }
            return 0;
        } catch (Exception e) {
            err.println(line(e));
            return 1;
        }
    }

    /** The session of spark-submit, or one on all cores of this machine; the same settings decide how cells become text. */
    static SparkSession session() {
        SparkSession.Builder builder = SparkSession.builder()
                .appName("segmentbook")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.caseSensitive", "true");
        if (System.getProperty("spark.master") == null) { // spark-submit sets it
            builder.master("local[*]")
                    .config("spark.ui.enabled", "false")
                    .config("spark.driver.bindAddress", "127.0.0.1")
                    .config("spark.driver.host", "127.0.0.1")
                    .config("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir"));
        }
        return builder.getOrCreate();
    }

    private static void sample(SparkSession spark, Path file, int wanted, PrintStream out) throws IOException {
        WholeLines whole = WholeLines.read(spark, file);
        try (CleanedLines cleaned = CleanedLines.of(whole, whole.parts())) {
            Ledger ledger = cleaned.ledger();
            Sample sample = Sample.of(whole, wanted);
            Path written = sample.write(whole, file);
            LastRun run = LastRun.of(whole.dataset(), project());
            run.csv("sample-products.csv", cleaned.products());
            run.csv("sample-ledger.csv", ledger.table());
            Table table = ledger.table();
            out.println(table.print(table.rowCount()));
            long all = ledger.read().customers();
            out.println(say("%n%,d of %,d customers with all their lines: %s", sample.customers(), all, written));
        }
    }

    private static Path project() {
        return Path.of(Objects.requireNonNullElse(System.getenv("SEGMENTBOOK_ROOT"), ""));
    }

    private static void score(SparkSession spark, Path model, Path file, @Nullable String address, PrintStream out)
            throws IOException {
        WholeLines whole = WholeLines.read(spark, file);
        try (ScoreOnSpark scored = ScoreOnSpark.of(whole, model, whole.parts())) {
            String to = address;
            if (address == null) {
                to = write(scored, whole, project()).toString();
            } else {
                scored.customers().write().parquet(address); // Spark leaves no _SUCCESS where it fails
            }
            Ledger ledger = scored.ledger();
            Table totals = BesideModel.table(scored.besideModel(scored.cells()));
            out.println(ledger.sentence());
            out.println(say(
                    "%,d customers of %s placed at %s",
                    ledger.kept().customers(), whole.dataset().name(), whole.snapshot()));
            out.println();
            out.println(totals.print(totals.rowCount()));
            out.println("\nwritten to " + to);
        }
    }

    /** Writes customers, ledger and totals beside the results of the last run: all of them, or none. */
    static Path write(ScoreOnSpark scored, WholeLines whole, Path project) throws IOException {
        Path temporary = Files.createDirectories(project.toAbsolutePath().resolve("out/.tmp"));
        Path own = Files.createTempDirectory(temporary, "spark");
        Path half = own.resolve("scored.parquet");
        try {
            scored.customers().write().parquet(half.toUri().toString());
            List<Cell> cells = scored.cells();
            LastRun run = LastRun.of(whole.dataset(), project);
            Path folder = Objects.requireNonNull(
                    run.csv("scored-totals.csv", ScoreOnSpark.totals(cells)).getParent());
            run.csv("scored-groups.csv", BesideModel.results(scored.besideModel(cells)));
            run.csv("scored-ledger.csv", scored.ledger().table());
            Path done = folder.resolve("scored.parquet");
            LocalFiles.delete(done);
            Files.move(half, done);
            return done;
        } finally {
            LocalFiles.delete(own);
        }
    }

    /** What went wrong, in one line: the library's own words where they are its, else the first cause that says something. */
    static String line(Throwable problem) {
        String said = "";
        for (Throwable each = problem; each != null; each = each.getCause()) {
            if (each instanceof DataException || each instanceof UncheckedIOException) {
                return String.valueOf(each.getMessage());
            }
            String message = String.valueOf(each.getMessage());
            Matcher ours = OURS.matcher(message);
            if (ours.find()) {
                return ours.group(1);
            }
            said = said.isEmpty()
                    ? message
                    : said + "; " + message.lines().findFirst().orElse("");
        }
        String line =
                said.replaceAll("(?s)\nDriver stacktrace:.*|\n\tat [^\n]*", "").replaceAll("\\s+", " ");
        return "spark: " + (line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line);
    }
}
