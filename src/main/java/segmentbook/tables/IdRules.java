package segmentbook.tables;

import java.io.Serializable;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import segmentbook.description.OptionException;
import segmentbook.description.Options;
import segmentbook.description.Section;

/**
 * Which ids are one, and which name nobody; for lines and for tables of customers.
 *
 * @param sameCustomers by what ids of one customer may differ: case, zeros, blanks
 * @param sameProducts by what codes of one product may differ
 * @param missingCustomers whole ids that name nobody, such as guest
 */
@Section("cleaning")
public record IdRules(Set<String> sameCustomers, Set<String> sameProducts, Set<String> missingCustomers)
        implements Options, Serializable {
    private static final Pattern ZEROS = Pattern.compile("^([^0-9]*)0+(?=[0-9])");

    private static final String NULL = "null|none|nil|nan|n/?a|n\\.a\\.?|undefined|unknown|missing|empty|blank";
    private static final Pattern NOBODY = Pattern.compile(
            "(?iU)#?(?:" + NULL + ")|[(<\\[{]\\W*(?:" + NULL + ")\\W*[)>\\]}]|\\\\N"
                    + "|(?:anonym(?:ous|e|o)?|an[oó]nimo|guest|gast|invit[eé]|invitado|ospite|walk.?in|cash|default|dummy|no|not)"
                    + "(?:[ _-]?(?:customer|user|buyer|account|checkout|order|kunde|bestell(?:er|ung)|name|set|available|given))?"
                    + "|nobody|test|unbekannt|inconnue?|desconocido|sconosciuto|onbekend|k\\.a\\.|ゲスト|散客|consumidor final"
                    + "|(?:.+ |sub)?totals?|total for .+|summe|gesamt(?:summe)?|[-_.*]+|\\?+|x{3,}|-1|[-0]+|9{4,}|laufkund(?:e|schaft)|barverkauf|clientes? (?:varios|gen[eé]rico)");

    /** What takes a difference away, by its name. */
    private static final Map<String, UnaryOperator<String>> DIFFERENCES = new LinkedHashMap<>();

    static {
        DIFFERENCES.put("case", text -> Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT));
        DIFFERENCES.put("zeros", text -> ZEROS.matcher(text).replaceFirst("$1"));
        DIFFERENCES.put("blanks", StringUtils::deleteWhitespace);
    }

    /** Every other spelling is another id, and every id names somebody. */
    public IdRules() {
        this(Set.of(), Set.of(), Set.of());
    }

    /** @throws OptionException where a difference is unknown, or an id blank */
    public IdRules {
        sameCustomers = known("sameCustomers", sameCustomers);
        sameProducts = known("sameProducts", sameProducts);
        missingCustomers = Collections.unmodifiableSet(new LinkedHashSet<>(missingCustomers));
        boolean ids = missingCustomers.stream().noneMatch(String::isBlank);
        OptionException.require(ids, "missingCustomers", "whole ids", "a blank one");
    }

    private static Set<String> known(String key, Set<String> differences) {
        String rule = "some of " + String.join(", ", differences());
        OptionException.require(differences().containsAll(differences), key, rule, String.join(", ", differences));
        return Collections.unmodifiableSet(new LinkedHashSet<>(differences));
    }

    /** Those that are given: without them each id is as the file writes it. */
    @Override
    public Object choices() {
        Map<?, ?> given = new LinkedHashMap<>((Map<?, ?>) Options.super.choices());
        given.values().removeIf(List.of()::equals);
        return given;
    }

    /** By what spellings of one id may differ. */
    public static Set<String> differences() {
        return DIFFERENCES.keySet();
    }

    /** The code of a product in the one spelling that it has in {@link IdColumn}. */
    public String product(String written) {
        return without(sameProducts, Cells.id(written));
    }

    /** The id of a customer in the one spelling that it has in {@link IdColumn}; empty where it names nobody. */
    public String customer(String written) {
        String id = without(sameCustomers, Cells.id(written));
        boolean nobody = missingCustomers.stream()
                .anyMatch(each -> without(sameCustomers, Cells.id(each)).equals(id));
        return nobody ? "" : id;
    }

    /** Whether an id is a word such as guest or a placeholder such as 0: one that names nobody in most files. */
    public static boolean isNobody(String id) {
        return NOBODY.matcher(id).matches();
    }

    /** Whether 9999, or 0 where rows are numbered, each once, is one of ten in a row, and hardly on more lines than the others. */
    public static boolean isCounted(TextColumn ids, String id) {
        String counted = ids.distinct() == ids.size() ? "0|9{4,8}" : "9{4,8}";
        String neighbours = id.matches(counted) ? id.substring(1) + (id.equals("0") ? "[1-9]" : "[0-8]") : "(?!)";
        int usual = ids.lines(each -> each.matches(neighbours)).cardinality();
        return usual > 0 && ids.lines(id::equals).cardinality() <= usual + 1;
    }

    /** An id without these differences: spellings that differ by nothing else become equal. */
    static String without(Collection<String> differences, String id) {
        String plain = id;
        for (Map.Entry<String, UnaryOperator<String>> each : DIFFERENCES.entrySet()) {
            plain = differences.contains(each.getKey()) ? each.getValue().apply(plain) : plain;
        }
        return plain;
    }
}
