package segmentbook.description;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The columns of a file of invoice lines, by field.
 *
 * @param headers for each field that the file has, in the order of {@link Field}, the header in the file, or the
 *     column's number from 1 where the file has no header
 */
public record Columns(Map<Field, String> headers) implements Layout {

    /**
     * @throws OptionException where time or customer is missing, price and amount are both given, cost without either, a
     *     header is blank or serves two fields
     */
    public Columns {
        Map<Field, String> ordered = new EnumMap<>(Field.class);
        ordered.putAll(headers);
        OptionException.require(ordered.containsKey(Field.TIME), "time", "required", "nothing");
        OptionException.require(ordered.containsKey(Field.CUSTOMER), "customer", "required", "nothing");
        boolean both = ordered.containsKey(Field.PRICE) && ordered.containsKey(Field.AMOUNT);
        OptionException.require(!both, "amount", "price or amount", "both");
        boolean sold = ordered.containsKey(Field.PRICE) || ordered.containsKey(Field.AMOUNT);
        OptionException.require(
                sold || !ordered.containsKey(Field.COST), "cost", "price or amount beside it", "neither");
        Map<String, String> taken = new HashMap<>();
        ordered.forEach((field, header) -> requireOwn(field.key(), header, taken));
        headers = Collections.unmodifiableMap(ordered);
    }

    /** The header of {@code field}, empty where the file has none. */
    public Optional<String> header(Field field) {
        return Optional.ofNullable(headers.get(field));
    }

    @Override
    public Collection<String> headersNamed() {
        return headers.values();
    }

    /** Refuses a blank header and one that {@code taken} holds already; adds it otherwise. */
    static void requireOwn(String key, String header, Map<String, String> taken) {
        OptionException.require(!header.isBlank(), key, "a header", "nothing");
        String other = taken.putIfAbsent(header, key);
        if (other != null) {
            String found = Node.shown(header) + ", which is the column of " + other;
            throw new OptionException(key, "a column of its own, found " + found);
        }
    }

    /** Whether lines say what was bought. */
    public boolean hasProducts() {
        return headers.containsKey(Field.PRODUCT);
    }

    /** Whether lines say what a unit costs the shop. */
    public boolean hasCost() {
        return headers.containsKey(Field.COST);
    }

    /** Whether lines say what was paid. */
    public boolean hasMoney() {
        return headers.containsKey(Field.PRICE) || headers.containsKey(Field.AMOUNT);
    }
}
