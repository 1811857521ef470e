package segmentbook.commands;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.tables.Progress;

/** The command line: {@code check FILE.yaml}, {@code new FILE}, {@code score MODEL FILE.yaml}, {@code score MODEL
 * --customer age=31,income=54}. */
public final class Main {
    static final int USABLE = 0;
    static final int UNUSABLE = 1;
    static final int WRONG_USE = 2;

    static final String USAGE = """
            check FILE.yaml         says what is wrong with the data, by line; exit 0 usable, 1 unusable
            new FILE                looks at a data file, writes data/NAME.yaml with what it guesses, and checks it; exit as check
            score MODEL FILE.yaml   places new customers by a saved model, into out/NAME/scored.csv; exit as check
            score MODEL --customer age=31,income=54   says where one new customer goes""";

    private static final String DEBUG = "SEGMENTBOOK_DEBUG";

    private Main() {}

    /** Runs one command and ends with its exit code. */
    public static void main(String[] args) {
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Progress.show(line -> err.printf("\r%-79s%s", Terminal.plain(line), line.isEmpty() ? "\r" : ""));
        System.exit(run(args, out, err));
    }

    /** Runs one command; the exit code is 0 usable, 1 unusable, 2 wrong use. */
    static int run(String[] args, OutputStream out, OutputStream err) {
        return run(args, new Terminal(out), new Terminal(err));
    }

    private static int run(String[] args, PrintStream out, PrintStream err) {
        return switch (args.length == 0 ? "" : args[0]) {
            case "check" -> of(args, "FILE.yaml", files -> CheckCommand.run(files.get(0), out), err);
            case "new" -> of(args, "FILE", files -> NewCommand.run(project(), files.get(0), out, err), err);
            case "score" ->
                args.length == 4 && args[2].equals("--customer")
                        ? guarded(() -> ScoreCommand.one(Path.of(args[1]), args[3], out), err, isDebug())
                        : of(
                                args,
                                "MODEL FILE.yaml",
                                files -> ScoreCommand.run(project(), files.get(0), files.get(1), out),
                                err);
            case "checked" -> of(args, "FILE.yaml", files -> checked(files.get(0), out), err);
            case "help", "--help", "-h" -> {
                out.println(USAGE);
                yield USABLE;
            }
            default ->
                wrongUse("command: one of these, found " + (args.length == 0 ? "none" : args[0]) + "\n" + USAGE, err);
        };
    }

    /** For {@code ./run} itself: name and kind on one line of JSON, since Java alone reads a description file; then the check. */
    private static int checked(Path file, PrintStream out) {
        Dataset dataset = Dataset.read(file);
        out.printf(
                "{\"name\":\"%s\",\"kind\":\"%s\"}%n",
                dataset.name(), dataset.kind().key());
        return CheckCommand.run(file, out);
    }

    /** Runs a command that takes as many files as {@code wanted} has words. */
    private static int of(String[] args, String wanted, ToIntFunction<List<Path>> command, PrintStream err) {
        int found = args.length - 1;
        if (found != wanted.split(" ").length) {
            String one = wanted.contains(" ") ? "" : "one ";
            return wrongUse(args[0] + ": " + one + wanted + ", found " + found + " arguments", err);
        }
        IntSupplier run =
                () -> command.applyAsInt(Stream.of(args).skip(1).map(Path::of).toList());
        return guarded(run, err, isDebug());
    }

    private static boolean isDebug() {
        return System.getenv(DEBUG) != null;
    }

    /** What {@code command} returns, or {@link #UNUSABLE} and one line where it throws. */
    static int guarded(IntSupplier command, PrintStream err, boolean debug) {
        try {
            return command.getAsInt();
        } catch (DataException e) {
            err.println(e.getMessage());
        } catch (OutOfMemoryError e) {
            err.println("not enough memory for this data; give more with JAVA_TOOL_OPTIONS=-Xmx4g");
        } catch (RuntimeException | Error e) {
            String what = String.valueOf(e).replaceAll("\\s+", " ");
            err.println("this is a mistake of the program: " + what
                    + (debug ? "" : "; please report it with the lines that " + DEBUG + "=1 adds"));
            if (debug) {
                e.printStackTrace(err);
            }
        }
        return UNUSABLE;
    }

    /** The folder of the project as {@code ./run} names it. */
    private static Path project() {
        return Path.of(Objects.requireNonNullElse(System.getenv("SEGMENTBOOK_ROOT"), ""));
    }

    static int wrongUse(String message, PrintStream err) {
        err.println(message);
        return WRONG_USE;
    }
}
