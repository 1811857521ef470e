package segmentbook.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Row;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.description.Privacy;
import segmentbook.transactions.InvoiceLines;

/**
 * The analyst's description file as it travels to the machines that work on parts of the lines. The key of pseudonyms
 * travels beside its text and is never written or shown.
 *
 * @param file its path on the machine that was started
 * @param yaml its text, perhaps with other values
 * @param privacy whether ids are hidden, and by which key
 */
record PartDescription(String file, String yaml, Privacy privacy) implements Serializable {
    private static final Set<String> NOT_FILES = Set.of("url", "tokenEnv", "jdbc", "query");

    /**
     * Reads a description file whose data need not lie on this machine.
     *
     * @throws DataException where it is none, or has one row a customer
     */
    static PartDescription read(Path file) {
        try {
            String yaml = Files.readString(file);
            Dataset open = Dataset.elsewhere(file, yaml, null);
            open.columns(); // of invoice lines, or it says so
            return new PartDescription(file.toAbsolutePath().normalize().toString(), yaml, open.privacy());
        } catch (IOException e) {
            throw new DataException(file + ": a description file that can be read, found " + e.getMessage());
        }
    }

    /** The choices of the description file; its format as far as it is given. */
    Dataset dataset() {
        return Dataset.elsewhere(Path.of(file), yaml, privacy);
    }

    /** Some lines as the library reads them. */
    InvoiceLines lines(String[] headers, Iterator<Row> rows) {
        Stream<Row> all = StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, 0), false);
        return InvoiceLines.of(dataset(), List.of(headers), all.map(PartDescription::cells));
    }

    private static String[] cells(Row row) {
        String[] cells = new String[row.length()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = row.isNullAt(i) ? "" : row.getString(i);
        }
        return cells;
    }

    /** The addresses of the data; those on this machine from the description file's folder on. */
    List<String> addresses() {
        Object file = values().get("file");
        if (file == null) {
            throw new DataException("file: required on Spark, found none in " + file());
        }
        return (file instanceof List<?> several ? several : List.of(file))
                .stream()
                        .map(String::valueOf)
                        .map(each -> each.contains("://")
                                ? each
                                : Path.of(file()).resolveSibling(each).toString())
                        .toList();
    }

    /** The same of lines in files, with other values at the top, new ones in the order of their keys; all else stays as it is. */
    PartDescription with(Map<String, ?> others) {
        Map<String, Object> values = values();
        values.keySet().removeAll(NOT_FILES);
        values.putAll(new TreeMap<>(others));
        return new PartDescription(file, texts().dump(values), privacy);
    }

    private Map<String, Object> values() {
        return new LinkedHashMap<>(texts().<Map<String, Object>>load(yaml));
    }

    /** Reads and writes every value as the text that it is, but for null. */
    private static Yaml texts() {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(Integer.MAX_VALUE);
        LoaderOptions limits = new LoaderOptions();
        return new Yaml(new SafeConstructor(limits), new Representer(options), options, limits, new Texts());
    }

    private static final class Texts extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }
}
