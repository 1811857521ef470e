package segmentbook.dataset;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * One data set as its description file gives it: every choice that an analyst made, checked.
 *
 * @param name names the results, {@code out/NAME}: letters, digits, - and _, at most 64
 * @param title for people, one line
 * @param source the description file
 * @param origin where the data comes from
 * @param format how they are written
 * @param layout which column is what, {@link Columns} or {@link CustomerColumns}
 * @param cleaning what is left out; meaningful for {@link Kind#TRANSACTIONS}
 * @param truth the known truth of made data, or null
 * @param snapshotDate the day from which recency counts, or null for the day after the last dated line
 * @param currency three letters, or empty
 * @param rfm how scores are made
 * @param clusters how customers are clustered
 * @param actOn which segmentation profiles, offers and recommendations follow
 * @param recommend how products are recommended, and how that is judged
 * @param offers what is offered to which segment
 * @param privacy whether customers' ids are hidden
 * @param attributes a table that is joined to the customers of the lines, or null
 */
public record Dataset(
        String name,
        String title,
        Path source,
        Origin origin,
        Format format,
        Layout layout,
        CleaningRules cleaning,
        @Nullable Truth truth,
        @Nullable LocalDate snapshotDate,
        String currency,
        RfmOptions rfm,
        ClusterOptions clusters,
        ActOn actOn,
        RecommendOptions recommend,
        OfferOptions offers,
        Privacy privacy,
        @Nullable Attributes attributes) {

    /** @throws IllegalArgumentException where name, title or currency are not as said above */
    public Dataset {
        require(name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}"), "name: at most 64 letters, digits, - and _", name);
        require(
                !title.isBlank() && title.matches("[^\\p{Cntrl}]{1,200}"),
                "title: one line of at most 200 characters",
                title);
        require(currency.matches("([A-Z]{3})?"), "currency: three capital letters such as GBP", currency);
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
     * What is offered to which segment: the rules of the file that is named, or those of the library; for clusters, whose
     * names the library cannot know, its default only.
     *
     * @throws DataException where the file is no longer there, or a rule in it is wrong
     */
    public OfferRules offerRules() {
        if (offers.file() != null) {
            return OfferRules.read(offers.file());
        }
        return actOn == ActOn.RFM ? OfferRules.shipped() : OfferRules.shipped().onlyDefault();
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

    /** This data set, cleaned by other rules. */
    public Dataset withCleaning(CleaningRules rules) {
        return with(format, rules, snapshotDate);
    }

    /** This data set, looked at from another day. */
    public Dataset withSnapshot(LocalDate day) {
        return with(format, cleaning, day);
    }

    /** This data set, its file read as written in another format. */
    public Dataset withFormat(Format other) {
        return with(other, cleaning, snapshotDate);
    }

    private Dataset with(Format written, CleaningRules rules, @Nullable LocalDate day) {
        return new Dataset(
                name,
                title,
                source,
                origin,
                written,
                layout,
                rules,
                truth,
                day,
                currency,
                rfm,
                clusters,
                actOn,
                recommend,
                offers,
                privacy,
                attributes);
    }

    /** The table that is joined to the customers of the lines, as a data set of its own. */
    public Optional<Dataset> attributeTable() {
        return Optional.ofNullable(attributes)
                .map(table -> new Dataset(
                        name,
                        title,
                        source,
                        table.files(),
                        Format.DEFAULT,
                        table.columns(),
                        cleaning,
                        null,
                        snapshotDate,
                        currency,
                        rfm,
                        clusters,
                        actOn,
                        recommend,
                        offers,
                        privacy,
                        null));
    }

    /**
     * The true kind of each customer by id, hidden where ids are, where the data is made and its truth is known; else empty.
     *
     * @throws DataException where the file cannot be read, or has not the headers that the description file names
     */
    public Map<String, String> trueKinds() {
        return truth == null ? Map.of() : truth.labels(privacy);
    }

    /**
     * The data files' names, that of attributes too, and their SHA-256 in hexadecimal digits, of their bytes as they lie on
     * disk. For a query or an endpoint that of what it gave when it was last read by this program; "not read yet" before.
     */
    public Map<String, String> checksums() {
        Map<String, String> all = new LinkedHashMap<>();
        contents().forEach((name, content) -> all.put(name, content.sha256()));
        return all;
    }

    /** By the same names how much there is of each, and its checksum. */
    public Map<String, Content> contents() {
        Map<String, Content> all = new LinkedHashMap<>(Content.of(origin));
        attributeTable().ifPresent(table -> all.putAll(table.contents()));
        return all;
    }

    /** Keeps what the query or the endpoint gave, for {@link #contents}. */
    public void received(Content content) {
        Content.received(origin, content);
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

    private static void require(boolean holds, String rule, String found) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", found " + Node.shown(found));
        }
    }
}
