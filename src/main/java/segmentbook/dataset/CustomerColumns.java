package segmentbook.dataset;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which column of a file with one row a customer holds what.
 *
 * @param customer header of the customer's id, or its number from 1 where the file has no header
 * @param numeric for each measured attribute, by the name that pages use, its header; in the order given
 * @param categorical the same for attributes that are words
 */
public record CustomerColumns(String customer, Map<String, String> numeric, Map<String, String> categorical)
        implements Layout {

    /**
     * @throws IllegalArgumentException where there is no attribute, a name is no word of letters, digits and _, stands
     *     in both maps, or a header is blank or serves twice
     */
    public CustomerColumns {
        numeric = Collections.unmodifiableMap(new LinkedHashMap<>(numeric));
        categorical = Collections.unmodifiableMap(new LinkedHashMap<>(categorical));
        if (numeric.isEmpty() && categorical.isEmpty()) {
            throw new IllegalArgumentException(
                    "columns: at least one attribute under numeric or categorical, found none");
        }
        Map<String, String> taken = new HashMap<>();
        Columns.requireOwn("columns.customer", customer, taken);
        numeric.forEach((name, header) -> requireAttribute("columns.numeric." + name, name, header, taken));
        for (Map.Entry<String, String> attribute : categorical.entrySet()) {
            String path = "columns.categorical." + attribute.getKey();
            requireAttribute(path, attribute.getKey(), attribute.getValue(), taken);
            if (numeric.containsKey(attribute.getKey())) {
                throw new IllegalArgumentException(path + ": numeric or categorical, found both");
            }
        }
    }

    @Override
    public Kind kind() {
        return Kind.CUSTOMERS;
    }

    @Override
    public Collection<String> headersNamed() {
        return Stream.of(List.of(customer), numeric.values(), categorical.values())
                .flatMap(Collection::stream)
                .toList();
    }

    @Override
    public Optional<String> timeHeader() {
        return Optional.empty();
    }

    private static void requireAttribute(String path, String name, String header, Map<String, String> taken) {
        if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) {
            throw new IllegalArgumentException(
                    path + ": a name of letters, digits and _ that starts with a letter, found " + Node.shown(name));
        }
        Columns.requireOwn(path, header, taken);
    }
}
