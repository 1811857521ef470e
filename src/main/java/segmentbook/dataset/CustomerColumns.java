package segmentbook.dataset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The columns of a table with one row a customer, formulas computed from them, and limits of plausible values.
 *
 * @param customer header of the customer's id, or its number from 1 where the file has no header
 * @param numeric headers of numeric attributes by the name that pages use, in the order given
 * @param categorical the same for categorical attributes
 * @param derive formulas of computed attributes by name; a formula may use numeric attributes and those
 *     computed above it
 * @param limits plausible values by the name of a numeric or computed attribute
 */
public record CustomerColumns(
        String customer,
        Map<String, String> numeric,
        Map<String, String> categorical,
        Map<String, String> derive,
        Map<String, Limits> limits)
        implements Layout {

    /**
     * @throws OptionException where there is no attribute, a name is no word of letters, digits and _ or stands
     *     twice, whatever its case, a header is blank or serves twice, a formula is wrong, or limits are for no number
     */
    public CustomerColumns {
        numeric = Collections.unmodifiableMap(new LinkedHashMap<>(numeric));
        categorical = Collections.unmodifiableMap(new LinkedHashMap<>(categorical));
        derive = Collections.unmodifiableMap(new LinkedHashMap<>(derive));
        limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
        boolean any = !numeric.isEmpty() || !categorical.isEmpty();
        OptionException.require(any, "", "at least one attribute under numeric or categorical", "none");
        Map<String, String> headers = new HashMap<>();
        Columns.requireOwn("customer", customer, headers);
        Map<String, String> names = new HashMap<>();
        numeric.forEach((name, header) -> {
            requireName("numeric." + name, name, "numeric", names);
            Columns.requireOwn("numeric." + name, header, headers);
        });
        categorical.forEach((name, header) -> {
            requireName("categorical." + name, name, "categorical", names);
            Columns.requireOwn("categorical." + name, header, headers);
        });
        derive.keySet().forEach(name -> requireName("derive." + name, name, "derive", names));
        List<String> numbers = new ArrayList<>(numeric.keySet());
        numbers.addAll(formulas(numeric, derive).keySet());
        limits.keySet().forEach(name -> requireNumber(name, numbers));
    }

    private static void requireNumber(String name, List<String> numbers) {
        if (!numbers.contains(name)) {
            String known = Node.shown(name) + "; known: " + String.join(", ", numbers);
            throw new OptionException("limits." + name, "an attribute that is a number, found " + known);
        }
    }

    /** The formula of each attribute that is computed, by its name, in the order in which they are computed. */
    public Map<String, Formula> formulas() {
        return formulas(numeric, derive);
    }

    private static Map<String, Formula> formulas(Map<String, String> numeric, Map<String, String> derive) {
        List<String> known = new ArrayList<>(numeric.keySet());
        Map<String, Formula> formulas = new LinkedHashMap<>();
        derive.forEach((name, text) -> {
            formulas.put(name, Formula.of("derive." + name, text, known));
            known.add(name);
        });
        return formulas;
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

    /** Refuses a name that is no word, or that another attribute has, also in another case. */
    private static void requireName(String key, String name, String kind, Map<String, String> taken) {
        OptionException.require(
                name.matches("[A-Za-z][A-Za-z0-9_]*"),
                key,
                "a name of letters, digits and _ that starts with a letter",
                name);
        String other = taken.putIfAbsent(name.toLowerCase(Locale.ROOT), kind);
        OptionException.require(other == null || other.equals(kind), key, other + " or " + kind, "both");
        OptionException.require(other == null, key, "a name of its own", name + " in another case");
    }
}
