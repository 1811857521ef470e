package segmentbook.transactions;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import segmentbook.description.Dataset;
import segmentbook.description.Field;
import segmentbook.description.Format;
import segmentbook.statistics.Rows;
import segmentbook.tables.IdColumn;
import segmentbook.tables.IdRules;
import segmentbook.tables.RawTable;
import segmentbook.tables.TextColumn;

/**
 * The columns of a file as all that follows sees them: customer ids repaired. Where the description file hides ids, none
 * is left here: customers have pseudonyms, so has every cell of a column that is not used, a cell that should be a time or
 * a number and is none shows its shape only, and on lines with one, or with another number of cells than the header, any
 * other cell may be the id and is empty.
 *
 * @param all in the order of the file
 * @param fields those that are used
 * @param ragged lines with another number of cells than the header
 * @param customers their ids, repaired
 * @param products their codes, repaired; null where the file has none
 * @param idsElsewhere where ids are hidden: lines whose own id stands in another used column, and that column's header
 */
record SeenColumns(
        List<TextColumn> all,
        Map<Field, TextColumn> fields,
        BitSet ragged,
        IdColumn customers,
        @Nullable IdColumn products,
        Map<Integer, String> idsElsewhere) {
    private static final Set<Field> WORDS = EnumSet.allOf(Field.class).stream()
            .filter(each -> !each.isNumber() && each != Field.CUSTOMER && each != Field.TIME)
            .collect(Collectors.toUnmodifiableSet());

    /** The mapped columns with raw ids; never show or log them. */
    static Map<Field, TextColumn> written(Dataset dataset, RawTable file) {
        var privacy = dataset.privacy();
        Map<Field, TextColumn> fields = new EnumMap<>(Field.class);
        dataset.columns()
                .headers()
                .forEach((field, header) ->
                        fields.put(field, file.column("columns." + field.key(), header, privacy::shownHeader)));
        return fields;
    }

    /**
     * The columns that may be shown and logged.
     *
     * @param dataset with the format that the file is read by
     * @param used as {@link #written} gives them
     */
    static SeenColumns of(Dataset dataset, RawTable file, Map<Field, TextColumn> used) {
        var privacy = dataset.privacy();
        IdRules rules = dataset.options(IdRules.class);
        BitSet ragged = file.ragged();
        var fields = privacy.hidesIds() ? withoutMistakes(used, ragged, dataset) : new EnumMap<>(used);
        TextColumn code = fields.get(Field.PRODUCT);
        IdColumn products = code == null ? null : IdColumn.ofProducts(file, code, rules, privacy);
        if (products != null) {
            fields.put(Field.PRODUCT, products.seen());
        }
        TextColumn written = Objects.requireNonNull(used.get(Field.CUSTOMER));
        IdColumn customers = IdColumn.ofCustomers("columns.customer", file, written, rules, privacy);
        fields.put(Field.CUSTOMER, customers.seen());
        Map<TextColumn, TextColumn> seen = new IdentityHashMap<>();
        used.forEach((field, column) -> seen.put(column, fields.getOrDefault(field, column)));
        var pseudonyms = privacy.pseudonyms();
        List<TextColumn> all = Rows.list(
                file.columns(),
                each -> seen.computeIfAbsent(each, unused -> privacy.hidesIds() ? each.map(pseudonyms) : each));
        return new SeenColumns(all, fields, ragged, customers, products, find(customers, fields));
    }

    /** The columns that are used without what may be an id by mistake. */
    private static Map<Field, TextColumn> withoutMistakes(Map<Field, TextColumn> used, BitSet ragged, Dataset dataset) {
        BitSet doubtful = (BitSet) ragged.clone();
        used.forEach((field, column) ->
                doubtful.or(column.lines(readable(field, dataset.format()).negate())));
        Map<Field, TextColumn> known = new EnumMap<>(used);
        known.replaceAll((field, column) -> {
            Predicate<String> readable = readable(field, dataset.format());
            return column.without(WORDS.contains(field) ? doubtful : ragged)
                    .map(text -> readable.test(text) ? text : dataset.privacy().shown(text));
        });
        return known;
    }

    private static Predicate<String> readable(Field field, Format format) {
        var reader = Numbers.reader(field, format);
        return text -> WORDS.contains(field)
                || field == Field.CUSTOMER
                || (field == Field.COST && text.isBlank()) // a line may have none
                || !Double.isNaN(reader.applyAsDouble(text));
    }

    private static Map<Integer, String> find(IdColumn ids, Map<Field, TextColumn> fields) {
        Map<Integer, String> found = new HashMap<>();
        fields.forEach((field, texts) -> {
            if (WORDS.contains(field)) {
                ids.standIn(texts).stream().forEach(line -> found.putIfAbsent(line, texts.header()));
            }
        });
        return found;
    }
}
