package segmentbook.commands;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.tables.Progress;

/** The command line: {@code check FILE.yaml}, {@code new FILE}, {@code score MODEL FILE.yaml}. */
public final class Main {
    static final int USABLE = 0;
    static final int UNUSABLE = 1;
    static final int WRONG_USE = 2;

    static final String USAGE = """
            check FILE.yaml         says what is wrong with the data, by line; exit 0 usable, 1 unusable
            new FILE                looks at a data file, writes data/NAME.yaml with what it guesses, and checks it; exit as check
            score MODEL FILE.yaml   places new customers by a saved model, into out/NAME/scored.csv; exit as check""";

    private static final String DEBUG = "SEGMENTBOOK_DEBUG";

    /** What a command does with its files. */
    interface Command {
        int run();
    }

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
        List<String> files = List.of(args).subList(Math.min(1, args.length), args.length);
        return run(args.length == 0 ? "" : args[0], files, new Terminal(out), new Terminal(err));
    }

    private static int run(String command, List<String> files, PrintStream out, PrintStream err) {
        return switch (command) {
            case "check" ->
                of(files, 1, "check: one FILE.yaml", () -> CheckCommand.run(Path.of(files.get(0)), out), err);
            case "new" ->
                of(files, 1, "new: one FILE", () -> NewCommand.run(project(), Path.of(files.get(0)), out, err), err);
            case "score" ->
                of(
                        files,
                        2,
                        "score: MODEL FILE.yaml",
                        () -> ScoreCommand.run(project(), Path.of(files.get(0)), Path.of(files.get(1)), out),
                        err);
            case "describe" -> of(files, 1, "describe: one FILE.yaml", () -> describe(Path.of(files.get(0)), out), err);
            case "help", "--help", "-h" -> {
                out.println(USAGE);
                yield USABLE;
            }
            default ->
                wrongUse("command: one of these, found " + (command.isEmpty() ? "none" : command) + "\n" + USAGE, err);
        };
    }

    /** For {@code ./run} itself: name and kind on one line of JSON, so that Java alone reads a description file. */
    private static int describe(Path file, PrintStream out) {
        Dataset dataset = Dataset.read(file);
        out.printf(
                "{\"name\":\"%s\",\"kind\":\"%s\"}%n",
                dataset.name(), dataset.kind().key());
        return USABLE;
    }

    private static int of(List<String> files, int count, String wanted, Command command, PrintStream err) {
        return files.size() == count
                ? guarded(command, err, System.getenv(DEBUG) != null)
                : wrongUse(wanted + ", found " + files.size() + " arguments", err);
    }

    /** What {@code command} returns, or {@link #UNUSABLE} and one line where it throws. */
    static int guarded(Command command, PrintStream err, boolean debug) {
        try {
            return command.run();
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
