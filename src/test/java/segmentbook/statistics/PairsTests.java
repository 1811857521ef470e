package segmentbook.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Pairs of two numbers, each once. */
class PairsTests {
    private static Pairs of(int[] first, int[] second) {
        return Pairs.of(first.length, row -> first[row], row -> second[row]);
    }

    @Test
    void eachPairStandsOnceInOrder() {
        Pairs pairs = of(new int[] {2, 0, 2, 2, 0, -1}, new int[] {7, 9, 7, 1, 9, 5});
        assertThat(IntStream.range(0, pairs.size()).mapToObj(i -> pairs.first(i) + " " + pairs.second(i)))
                .containsExactly("0 9", "2 1", "2 7");
    }

    @Test
    void aPairIsFoundAtItsPlace() {
        Pairs pairs = of(new int[] {1, 0}, new int[] {4, 3});
        assertThat(pairs.find(1, 4)).isEqualTo(1);
        assertThat(pairs.find(1, 3)).isNegative();
        assertThat(pairs.find(2, 0)).isNegative();
    }

    @Test
    void withoutACountingRowThereIsNone() {
        Pairs none = of(new int[] {-1, -1}, new int[] {1, 2});
        assertThat(none.size()).isZero();
        assertThat(none.counts(2)).containsExactly(0, 0);
        assertThat(none.seconds(0)).isEmpty();
    }

    @Property(tries = 200, seed = "8", edgeCases = EdgeCasesMode.NONE)
    void countsAndSecondsAreThoseOfSets(@ForAll @Size(max = 40) List<@IntRange(max = 24) Integer> rows) {
        Map<Integer, Set<Integer>> sets = new TreeMap<>();
        IntStream.range(0, 5).forEach(first -> sets.put(first, new TreeSet<>()));
        rows.forEach(
                row -> sets.computeIfAbsent(row / 5, any -> new TreeSet<>()).add(row % 5));
        Pairs pairs = Pairs.of(rows.size(), i -> rows.get(i) / 5, i -> rows.get(i) % 5);
        sets.forEach((first, seconds) -> {
            assertThat(pairs.seconds(first))
                    .containsExactly(
                            seconds.stream().mapToInt(Integer::intValue).toArray());
            assertThat(pairs.counts(5)[first]).isEqualTo(seconds.size());
        });
    }
}
