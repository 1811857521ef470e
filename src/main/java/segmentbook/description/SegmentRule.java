package segmentbook.description;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A segment's name with what its customers fulfil, such as {@code {name: Champions, r: [4, 5], country: [France]}}.
 *
 * @param name of the segment
 * @param when by column: the two ends of a range, an end without limit being empty, or words; without columns it holds
 *     for everybody
 * @param place where the rule stands
 */
public record SegmentRule(String name, Map<String, List<String>> when, Place place) {

    /** @throws OptionException unless the name is one line of at most 60 characters, and each column has a value */
    public SegmentRule {
        when = Collections.unmodifiableMap(new LinkedHashMap<>(when));
        boolean line = !name.isBlank() && name.matches("[^\\p{Cntrl}]{1,60}");
        OptionException.require(line, "name", "one line of at most 60 characters", name);
        when.forEach((column, values) -> OptionException.require(
                !values.stream().allMatch(String::isEmpty), column, "[min, max] or a list of words", "nothing"));
    }
}
