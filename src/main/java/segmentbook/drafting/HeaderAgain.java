package segmentbook.drafting;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import segmentbook.tables.RawTable;

/** Lines that are the header once more, as in files that were put together. */
record HeaderAgain(RawTable table, List<ColumnProfile> columns) {
    /** Where the same header stands, in words; empty where it stands nowhere. */
    String words() {
        BitSet same = same();
        return same.isEmpty() ? "" : "; the header again at " + table.place(same.nextSetBit(0), null);
    }

    /** What to do about a header whose columns stand in another order. */
    Optional<String> urgent() {
        Set<String> headers = columns.stream().map(ColumnProfile::header).collect(Collectors.toSet());
        BitSet other = lines(each -> headers::contains);
        other.andNot(same());
        if (other.isEmpty() || !table.detectedFormat().format().header()) {
            return Optional.empty();
        }
        return Optional.of(
                "the header again, its columns in another order, at " + table.place(other.nextSetBit(0), null)
                        + ": what stands below is read as other columns; put it into a file of its own");
    }

    private BitSet same() {
        return lines(each -> each.header()::equals);
    }

    /** The lines of which all cells fulfil a condition. */
    private BitSet lines(Function<ColumnProfile, Predicate<String>> condition) {
        BitSet lines = table.lines(line -> true);
        columns.forEach(each -> lines.and(each.column().lines(condition.apply(each))));
        return lines;
    }
}
