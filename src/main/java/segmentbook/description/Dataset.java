package segmentbook.description;

import static segmentbook.description.OptionException.require;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import segmentbook.statistics.Rows;
import tech.tablesaw.api.Table;

/**
 * One data set as its description file gives it: every choice that an analyst made, checked.
 *
 * @param name names the results, {@code out/NAME}: letters, digits, - and _, at most 64
 * @param title for people, one line
 * @param source the description file
 * @param origin where the data comes from
 * @param format how the file is written, as far as the description file says
 * @param layout the columns: {@link Columns} or {@link CustomerColumns}
 * @param options the options of later packages, one record a type; a type left out is at its default
 * @param truth the known truth of made data, or null
 * @param snapshotDate the day from which recency counts, or null for the day after the last dated line
 * @param currency three letters, or empty
 * @param privacy whether customers' ids are hidden
 * @param attributes a table that is joined to the customers of the lines, or null
 * @param received the last answer of the query or the endpoint by its name; kept because the next one may differ
 */
public record Dataset(
        String name,
        String title,
        Path source,
        Origin origin,
        Format format,
        Layout layout,
        List<Options> options,
        @Nullable Truth truth,
        @Nullable LocalDate snapshotDate,
        String currency,
        Privacy privacy,
        @Nullable Attributes attributes,
        Map<String, Content> received) {

    /** @throws OptionException where name, title or currency are not as said above */
    public Dataset {
        require(name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}"), "name", "at most 64 letters, digits, - and _", name);
        boolean line = !title.isBlank() && title.matches("[^\\p{Cntrl}]{1,200}");
        require(line, "title", "one line of at most 200 characters", title);
        require(currency.matches("([A-Z]{3})?"), "currency", "three capital letters such as GBP", currency);
        List<Options> given = List.copyOf(options);
        options = Rows.list(AllOptions.DEFAULTS, usual -> Rows.first(given, each -> each.getClass() == usual.getClass())
                .orElse(usual));
    }

    /**
     * Reads a description file.
     *
     * @throws DataException where the file is not there or not YAML, or a key is unknown, missing, of a wrong type or
     *     not supported yet; the message names the key and its line
     */
    public static Dataset read(Path descriptionFile) {
        return Description.read(descriptionFile);
    }

    /**
     * The same of the text of a description file, for lines that another program hands over: keys that say where the data and
     * its truth lie are not looked at.
     *
     * @param file the description file, which need not be there; other paths are relative to its folder
     * @param privacy whether ids are hidden, or null for what the text says
     */
    public static Dataset elsewhere(Path file, String text, @Nullable Privacy privacy) {
        return Description.elsewhere(file, text, privacy);
    }

    /** The options of one type. */
    public <T extends Options> T options(Class<T> type) {
        return options.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("options: a class that AllOptions names, found " + type));
    }

    /**
     * Where the description file gives a key, such as {@code clusters.names.4}; the whole file where it does not, or cannot
     * be read any more.
     */
    public Place place(String key) {
        try {
            return YamlFile.read(source).at(key).place();
        } catch (DataException unreadable) {
            return Place.file(String.valueOf(source.getFileName()));
        }
    }

    /** The data files, absolute; none where the data comes from a query or an endpoint. */
    public List<Path> files() {
        return origin instanceof Origin.Files files ? files.paths() : List.of();
    }

    /** What one line of the file is. */
    public Kind kind() {
        return layout.kind();
    }

    /**
     * The columns of invoice lines.
     *
     * @throws DataException where the file has one row a customer
     */
    public Columns columns() {
        return as(Columns.class, Kind.TRANSACTIONS);
    }

    /**
     * The columns of a table with one row a customer.
     *
     * @throws DataException where the file has invoice lines
     */
    public CustomerColumns customers() {
        return as(CustomerColumns.class, Kind.CUSTOMERS);
    }

    /** The snapshot as the description file gives it, if it does. */
    public Optional<LocalDate> snapshot() {
        return Optional.ofNullable(snapshotDate);
    }

    /** This data set with other options of their type. */
    public Dataset with(Options other) {
        List<Options> changed = new ArrayList<>(options);
        changed.replaceAll(each -> each.getClass() == other.getClass() ? other : each);
        return Binder.copy(this, "options", changed);
    }

    /** This data set with another snapshot. */
    public Dataset withSnapshot(LocalDate day) {
        return Binder.copy(this, "snapshotDate", day);
    }

    /** This data set with another format of its file. */
    public Dataset withFormat(Format other) {
        return Binder.copy(this, "format", other);
    }

    /** The table that is joined to the customers of the lines, as a data set of its own. */
    public Optional<Dataset> attributeTable() {
        return Optional.ofNullable(attributes).map(table -> beside(table.files(), table.columns(), options));
    }

    /** Other files as a data set of its own, with the same ids and hidden by the same key; their format is detected. */
    public Dataset beside(Origin.Files files, Layout columns, List<Options> others) {
        return new Dataset(
                name,
                title,
                source,
                files,
                Format.DEFAULT,
                columns,
                others,
                null,
                snapshotDate,
                currency,
                privacy,
                null,
                received);
    }

    /**
     * The true kind of each customer of made data by id, or by pseudonym where ids are hidden; empty for other data.
     *
     * @throws DataException where the file cannot be read, or has not the headers that the description file names
     */
    public Map<String, String> trueKinds() {
        return truth == null ? Map.of() : truth.labels(privacy);
    }

    /**
     * The true day from which each customer who left buys no more, by id or pseudonym; empty where nobody knows.
     *
     * @throws DataException where the file cannot be read, or a day is none
     */
    public Optional<Map<String, LocalDate>> trueDropOuts() {
        return truth == null ? Optional.empty() : truth.dropOuts(privacy);
    }

    /**
     * SHA-256, in hexadecimal digits, of each data file by its name, the table of attributes included. For a query or an
     * endpoint that of its last answer to this data set; "not read yet" before the first.
     */
    public Map<String, String> checksums() {
        return Rows.map(contents(), Content::sha256);
    }

    /** Size and SHA-256 by the same names. */
    public Map<String, Content> contents() {
        Map<String, Content> all =
                Rows.map(origin.names(), each -> each, each -> received.getOrDefault(each, Content.NOT_READ));
        for (int i = 0; i < files().size(); i++) {
            all.put(origin.names().get(i), Content.of(files().get(i)));
        }
        attributeTable().ifPresent(table -> all.putAll(table.contents()));
        return all;
    }

    /** Keeps the answer of the query or the endpoint for {@link #contents}. */
    public void received(Content content) {
        origin.names().forEach(each -> received.put(each, content));
    }

    /** Every choice of the description file that holds, nested as there, for {@code summary.json}. */
    public Map<String, Object> choices() {
        return Choices.of(this);
    }

    /** The same choices as a table, one row each. */
    public Table table() {
        return Choices.table(this);
    }

    private <T extends Layout> T as(Class<T> type, Kind wanted) {
        if (type.isInstance(layout)) {
            return type.cast(layout);
        }
        String rule = "kind: this needs " + wanted.key() + ", found " + kind().key();
        throw new DataException(rule, Place.file(String.valueOf(source.getFileName())), "");
    }
}
