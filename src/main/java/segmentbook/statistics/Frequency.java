package segmentbook.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How often a text occurs.
 *
 * @param text not empty
 * @param count 1 or more
 */
public record Frequency(String text, int count) {

    /** Of each text that is not empty: the most frequent first, of equals the alphabetically first. */
    public static List<Frequency> of(Stream<String> texts) {
        return texts
                .filter(text -> !text.isEmpty())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.summingInt(text -> 1)))
                .entrySet()
                .stream()
                .map(each -> new Frequency(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingInt(Frequency::count).reversed()) // equals stay in alphabetical order
                .toList();
    }

    /** The most frequent text, of equals the alphabetically first; empty where there is none. */
    public static String most(Stream<String> texts) {
        return of(texts).stream().findFirst().map(Frequency::text).orElse("");
    }
}
