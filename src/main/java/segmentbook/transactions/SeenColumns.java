package segmentbook.transactions;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import segmentbook.dataset.DataException;
import segmentbook.dataset.Dataset;
import segmentbook.dataset.Field;
import segmentbook.dataset.Place;
import segmentbook.dataset.Privacy;

/**
 * The columns of a file as all that follows sees them: customer ids repaired. Where the description file hides ids, none
 * is left here: customers have pseudonyms, so has every cell of a column that is not used, a cell that should be a time or
 * a number and is none shows its shape only, and on lines with one, or with another number of cells than the header, any
 * other cell may be the id and is empty.
 */
final class SeenColumns {
    /** Fields with words in which an id may stand. */
    private static final List<Field> WORDS = List.of(
            Field.INVOICE, Field.PRODUCT, Field.DESCRIPTION, Field.CATEGORY, Field.BRAND, Field.CHANNEL, Field.COUNTRY);

    private static final int SHORTEST = 4; // shorter ids stand in other cells by chance

    private final Privacy privacy;
    private final Predicate<String> isTime;
    private final List<TextColumn> all = new ArrayList<>();
    private final Map<Field, TextColumn> fields = new EnumMap<>(Field.class);
    private final Map<Field, BitSet> holdingIds = new EnumMap<>(Field.class);
    private final BitSet ragged = new BitSet();
    private final BitSet decimalIds;

    private SeenColumns(Dataset dataset, CsvFile file) {
        privacy = dataset.privacy();
        ToLongFunction<String> times = Cells.times(dataset.format());
        isTime = text -> times.applyAsLong(text) != Cells.NO_TIME;
        Map<TextColumn, Field> used = new IdentityHashMap<>();
        dataset.columns()
                .headers()
                .forEach((field, header) -> used.put(file.column(field.key(), header, privacy::shownHeader), field));
        file.ragged().forEach(ragged::set);
        BitSet doubtful = doubtful(used);
        for (TextColumn written : file.columns()) {
            Field field = used.get(written);
            all.add(seen(written, field, doubtful));
            if (field != null) {
                fields.put(field, all.get(all.size() - 1));
            }
        }
        TextColumn written = column(Field.CUSTOMER);
        decimalIds = lines(written, Cells::isDecimalId);
        TextColumn repaired = written.map(Cells::id);
        if (privacy.hidesIds()) {
            findIds(repaired);
        }
        TextColumn customer = hidden(repaired, privacy.pseudonyms(), Place.file(file.name()));
        fields.put(Field.CUSTOMER, customer);
        all.set(all.indexOf(written), customer);
    }

    static SeenColumns of(Dataset dataset, CsvFile file) {
        return new SeenColumns(dataset, file);
    }

    /** Lines of which any cell may be the id: too many or few cells, or no time or number where one should be. */
    private BitSet doubtful(Map<TextColumn, Field> used) {
        BitSet doubtful = (BitSet) ragged.clone();
        if (privacy.hidesIds()) {
            used.forEach((column, field) -> doubtful.or(lines(column, text -> !fits(text, field))));
        }
        return doubtful;
    }

    private boolean fits(String text, Field field) {
        return switch (field) {
            case TIME -> isTime.test(text);
            case QUANTITY, PRICE, AMOUNT -> !Double.isNaN(Cells.number(text));
            default -> true;
        };
    }

    private TextColumn seen(TextColumn column, @Nullable Field field, BitSet doubtful) {
        if (!privacy.hidesIds() || field == Field.CUSTOMER) {
            return column;
        } else if (field == null) {
            return column.map(privacy.pseudonyms());
        } else if (WORDS.contains(field)) {
            return column.without(doubtful);
        }
        return column.without(ragged).map(text -> fits(text, field) ? text : privacy.shown(text));
    }

    /**
     * The column with a pseudonym for each id.
     *
     * @throws DataException where two ids have one
     */
    static TextColumn hidden(TextColumn ids, UnaryOperator<String> pseudonyms, Place place) {
        TextColumn hidden = ids.map(pseudonyms);
        if (hidden.distinct() != ids.distinct()) {
            throw new DataException(
                    "privacy: a pseudonym for each id, found two ids with one", place, "take another key");
        }
        return hidden;
    }

    private static BitSet lines(TextColumn column, Predicate<String> odd) {
        BitSet lines = new BitSet();
        boolean[] marks = column.booleans(odd);
        for (int line = 0; line < column.size(); line++) {
            if (marks[column.code(line)]) {
                lines.set(line);
            }
        }
        return lines;
    }

    private void findIds(TextColumn ids) {
        for (Field field : WORDS) {
            TextColumn texts = fields.get(field);
            BitSet holding = new BitSet();
            for (int line = 0; texts != null && line < texts.size(); line++) {
                if (isWordIn(texts.at(line), ids.at(line))) {
                    holding.set(line);
                }
            }
            holdingIds.put(field, holding);
        }
    }

    /** Whether the id stands in the text with neither letter nor digit beside it. */
    private static boolean isWordIn(String text, String id) {
        int start = id.length() < SHORTEST ? -1 : text.indexOf(id);
        while (start >= 0) {
            int end = start + id.length();
            boolean begins = start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1));
            if (begins && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
                return true;
            }
            start = text.indexOf(id, start + 1);
        }
        return false;
    }

    /** Lines with another number of cells than the header. */
    BitSet ragged() {
        return ragged;
    }

    /** In the order of the file. */
    List<TextColumn> all() {
        return all;
    }

    Map<Field, TextColumn> fields() {
        return fields;
    }

    private TextColumn column(Field field) {
        return Objects.requireNonNull(fields.get(field));
    }

    /** Lines whose id was written as a number with {@code .0}. */
    BitSet decimalIds() {
        return decimalIds;
    }

    /** Where ids are hidden: the first column but that of the customers in which the line's own id stands, or null. */
    @Nullable
    Field holdingId(int line) {
        return holdingIds.entrySet().stream()
                .filter(each -> each.getValue().get(line))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }
}
