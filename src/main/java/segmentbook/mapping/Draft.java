package segmentbook.mapping;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import segmentbook.dataset.DataException;
import segmentbook.reading.RawTable;

/** A description file for a data file that has none yet: what each column is taken for, by what evidence, and what is open. */
public final class Draft {
    private static final int LONGEST = 64; // letters of a name
    private static final String ENDINGS = "\\.(csv|tsv|txt|tab|dat|json|jsonl|ndjson|xlsx|parquet|gz|zip)";

    private final Path file;
    private final String data;
    private final List<Entry> entries;

    private Draft(Path file, String data, List<Entry> entries) {
        this.file = file;
        this.data = data;
        this.entries = entries;
    }

    /**
     * Looks at a data file and decides what can be decided.
     *
     * @param folder where the description file belongs
     * @throws DataException where there is one of that name already, or the data cannot be read, or is no table
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
        RawTable table = RawTable.of(source);
        List<Entry> entries = new ArrayList<>();
        entries.add(Entry.of("name", Entry.quoted(name), ""));
        entries.add(Entry.of("title", Entry.quoted(name.replace('-', ' ')), ""));
        entries.addAll(Guess.of(table, path));
        return new Draft(file, table.name(), entries);
    }

    /** A name for results, of a file's name without what tells its format. */
    static String name(String fileName) {
        String base = fileName.replaceFirst("(?i)(?<=.)(" + ENDINGS + ")+$", "");
        String plain = String.join("-", HeaderWords.parted(base)).replaceAll("[^a-z0-9-]", "");
        String cut = plain.substring(0, Math.min(LONGEST, plain.length())).replaceAll("^-+|-+$", "");
        return cut.isEmpty() ? "data" : cut;
    }

    private static DataException thereAlready(Path file) {
        return new DataException(
                file.getFileName() + ": there already, and never overwritten; try ./run check on it, or give"
                        + " it another name to have it made anew");
    }

    /** Where it belongs. */
    public Path file() {
        return file;
    }

    /** What was decided and what was not, a line each. */
    public List<String> notes() {
        return entries.stream()
                .filter(each -> !each.why().isEmpty())
                .map(Entry::said)
                .toList();
    }

    /**
     * Writes the file.
     *
     * @throws DataException where there is one meanwhile, which is never touched, or it cannot be written
     */
    public void write() {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, DraftText.of(data, entries), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException meanwhile) {
            throw thereAlready(file);
        } catch (IOException problem) {
            throw new DataException(file.getFileName() + ": cannot be written: " + problem.getMessage());
        }
    }
}
