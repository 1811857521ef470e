package segmentbook.drafting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import segmentbook.description.DataException;
import segmentbook.description.Format;
import segmentbook.tables.DetectedFormat;
import segmentbook.tables.RawTable;

/** A first description file for a data file: the mapping of each column with its evidence, and open questions. */
public final class Draft {
    private static final int COMMENTS = 40; // column in which comments begin
    private static final int LONGEST = 64; // characters of a name
    private static final String ENDINGS = "\\.(csv|tsv|txt|tab|dat|json|jsonl|ndjson|xlsx|parquet|gz|zip)";

    private final Path file;
    private final String data;
    private final Guess guess;

    private Draft(Path file, String data, Guess guess) {
        this.file = file;
        this.data = data;
        this.guess = guess;
    }

    /**
     * Drafts the description of a data file.
     *
     * @param folder where the description file belongs
     * @throws DataException where a description file of that name exists, or the data cannot be read or is no table
     */
    public static Draft of(Path data, Path folder) {
        Path source = data.toAbsolutePath().normalize();
        Path home = folder.toAbsolutePath().normalize();
        String name = name(String.valueOf(source.getFileName()));
        Path file = home.resolve(name + ".yaml");
        if (Files.exists(file)) {
            throw thereAlready(file);
        }
        String path = Objects.equals(home.getRoot(), source.getRoot())
                ? home.relativize(source).toString().replace('\\', '/')
                : source.toString();
        Guess guess = guess(source, path);
        guess.entries().add(0, Entry.of("name", Entry.quoted(name), ""));
        guess.entries().add(1, Entry.of("title", Entry.quoted(name.replace('-', ' ')), ""));
        return new Draft(file, String.valueOf(source.getFileName()), guess);
    }

    /**
     * What a file holds, read by the charset that its letters tell where it is not UTF-8; one with bytes of two charsets is read
     * nevertheless, and a question says where they are.
     */
    private static Guess guess(Path source, String path) {
        RawTable table;
        Optional<Entry> charset = Optional.empty();
        try {
            table = RawTable.of(source, Format.DEFAULT);
        } catch (DataException damaged) {
            try {
                table = RawTable.of(source, Format.DEFAULT.withGiven(StandardCharsets.ISO_8859_1));
            } catch (DataException again) {
                throw damaged;
            }
            String why = "; windows-1252 reads all bytes, but characters beyond ASCII of the other lines wrong";
            charset = Optional.of(Entry.open("format.charset", "windows-1252", damaged.getMessage() + why));
        }
        Letters letters = Letters.of(table, source).orElse(new Letters(table, charset));
        try {
            Guess first = new Guess(letters.table(), path, letters.entry(), false);
            return isMissing(first) ? ofLongerSheet(source, path, table).orElse(first) : first;
        } catch (DataException noTable) {
            return ofLongerSheet(source, path, table).orElseThrow(() -> noTable);
        }
    }

    /** Whether no column has what each line needs. */
    private static boolean isMissing(Guess guess) {
        return guess.entries().stream().anyMatch(Entry::isMissing);
    }

    /** What a longer sheet of a workbook than the first, which was read, holds that has all that is needed. */
    private static Optional<Guess> ofLongerSheet(Path source, String path, RawTable first) {
        boolean sheets = first.detectedFormat().type() == DetectedFormat.Type.WORKBOOK;
        for (String each : sheets ? RawTable.sheets(source).stream().skip(1).toList() : List.<String>of()) {
            try {
                RawTable table = RawTable.of(source, Format.DEFAULT.withSheet(each));
                Guess guess = new Guess(table, path, Optional.empty(), true);
                if (table.size() > first.size() && !isMissing(guess)) {
                    return Optional.of(guess);
                }
            } catch (DataException noTable) { // the next may be one
            }
        }
        return Optional.empty();
    }

    /** The name for results: that of the data file without endings such as {@code .csv.gz}. */
    static String name(String fileName) {
        String base = fileName.replaceFirst("(?i)(?<=.)(" + ENDINGS + ")+$", "");
        String plain = String.join("-", HeaderWords.parted(base)).replaceAll("[^a-z0-9-]", "");
        String cut = plain.substring(0, Math.min(LONGEST, plain.length())).replaceAll("^-+|-+$", "");
        return cut.isEmpty() ? "data" : cut;
    }

    private static DataException thereAlready(Path file) {
        return new DataException(file.getFileName()
                + ": there already, and never overwritten; try ./run check on it, or" + " rename it to get a new one");
    }

    /** The path of the description file. */
    public Path file() {
        return file;
    }

    /** What a reader has to know before anything else, one line each; empty where nothing is urgent. */
    public List<String> first() {
        return guess.first().stream().map(Draft::plain).toList();
    }

    /** Whether money is what it says: false where it would count units although a column may hold money. */
    public boolean isUsable() {
        return !guess.isCounting();
    }

    /** The decisions and open questions, one line each. */
    public List<String> notes() {
        var explained = guess.entries().stream().filter(each -> !each.why().isEmpty());
        return explained.map(each -> plain(each.said())).toList();
    }

    /**
     * Writes the file.
     *
     * @throws DataException where the file exists by now, which is never overwritten, or cannot be written
     */
    public void write() {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, text(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException meanwhile) {
            throw thereAlready(file);
        } catch (IOException problem) {
            throw new DataException(file.getFileName() + ": cannot be written: " + problem.getMessage());
        }
    }

    private String text() {
        StringBuilder text =
                new StringBuilder("# Guessed from " + plain(data) + " by ./run new: behind each line stands why."
                        + " Lines that begin with # are open questions or remarks.\n"
                        + "# Change what is wrong, then try ./run check. All keys: docs/description-file.md\n");
        String open = "";
        for (Entry each : guess.entries()) {
            String[] keys = each.path().replace("[]", ".-").split("\\.", -1);
            String parents = "";
            for (int depth = 0; depth + 1 < keys.length; depth++) {
                parents += keys[depth] + ".";
                if (!open.startsWith(parents)) {
                    text.append("  ".repeat(depth)).append(keys[depth]).append(":\n");
                }
            }
            open = parents;
            text.append(line(each, keys[keys.length - 1], "  ".repeat(keys.length - 1)))
                    .append('\n');
        }
        return text.toString();
    }

    private static String line(Entry entry, String key, String indent) {
        String mark = key.equals("-") ? "- " : key.isEmpty() ? "" : key + ": ";
        String line = indent + (entry.isOpen() ? "# " : "") + (mark + entry.value()).strip();
        return entry.why().isEmpty()
                ? line
                : line + " ".repeat(Math.max(1, COMMENTS - line.length())) + "# " + plain(entry.why());
    }

    /** A text on one line, without characters that a YAML comment may not hold, or that steer a terminal. */
    private static String plain(String text) {
        return text.replaceAll("[^\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ]+", " ");
    }
}
