package segmentbook.description;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much columns count: by their entropy, or as somebody says.
 *
 * @param byEntropy whether they follow from the data
 * @param given above zero, by column; other columns count 1
 */
public record Weights(boolean byEntropy, Map<String, Double> given) {
    /** @throws OptionException where a weight is not above zero and finite */
    public Weights {
        given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
        given.forEach((column, weight) ->
                OptionException.require(weight > 0 && Double.isFinite(weight), column, "a number above zero", weight));
    }
}
