package segmentbook.description;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        numeric = ordered(numeric);
        categorical = ordered(categorical);
        derive = ordered(derive);
        limits = ordered(limits);
        boolean any = !numeric.isEmpty() || !categorical.isEmpty();
        OptionException.require(any, "", "at least one attribute under numeric or categorical", "none");
        Map<String, String> headers = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        Columns.requireOwn("customer", customer, headers);
        requireOwn("numeric", numeric, names, headers);
        requireOwn("categorical", categorical, names, headers);
        derive.keySet().forEach(name -> requireName("derive", name, names));
        List<String> numbers = new ArrayList<>(numeric.keySet());
        numbers.addAll(formulas(numeric, derive).keySet());
        limits.keySet().stream().filter(name -> !numbers.contains(name)).forEach(name -> {
            String known = Node.shown(name) + "; known: " + String.join(", ", numbers);
            throw new OptionException("limits." + name, "an attribute that is a number, found " + known);
        });
    }

    private static <T> Map<String, T> ordered(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
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
    public Collection<String> headersNamed() {
        return Stream.of(List.of(customer), numeric.values(), categorical.values())
                .flatMap(Collection::stream)
                .toList();
    }

    private static void requireOwn(
            String kind, Map<String, String> attributes, Map<String, String> names, Map<String, String> headers) {
        attributes.forEach((name, header) -> {
            requireName(kind, name, names);
            Columns.requireOwn(kind + "." + name, header, headers);
        });
    }

    /** Refuses a name that is no word, or that another attribute has, also in another case. */
    private static void requireName(String kind, String name, Map<String, String> taken) {
        String key = kind + "." + name;
        boolean word = name.matches("[A-Za-z][A-Za-z0-9_]*");
        OptionException.require(word, key, "a name of letters, digits and _ that starts with a letter", name);
        String other = taken.putIfAbsent(name.toLowerCase(Locale.ROOT), kind);
        OptionException.require(other == null || other.equals(kind), key, other + " or " + kind, "both");
        OptionException.require(other == null, key, "a name of its own", name + " in another case");
    }
}
