package segmentbook.models;

import static segmentbook.statistics.Words.say;

import java.time.YearMonth;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import segmentbook.columns.Columns;
import segmentbook.segments.Segmentation;
import tech.tablesaw.api.Table;

/**
 * Who is in which segment at the end of each month, by the rules of one date.
 *
 * @param rules whose
 * @param months with the segments at their ends, rising; the last one ends with the file
 */
public record MonthlySegments(String rules, Map<YearMonth, Segmentation> months) {
    private static final int MONTHS = 13;

    /** Of the latest {@value #MONTHS} months at most, by the rules of a migration's first date. */
    public static MonthlySegments of(Migration migration) {
        YearMonth last = YearMonth.from(migration.to().minusDays(1));
        Map<YearMonth, Segmentation> months = new TreeMap<>(Map.of(last, migration.after()));
        for (YearMonth month = last.minusMonths(MONTHS - 1); month.isBefore(last); month = month.plusMonths(1)) {
            var end = month.plusMonths(1).atDay(1);
            if (Rules.whyNot(migration.now(), end).isEmpty()) {
                months.put(month, migration.rules().place(migration.now().at(end)));
            }
        }
        return new MonthlySegments(migration.from().toString(), Collections.unmodifiableMap(months));
    }

    /** The segments that somebody is in at the end of some month, in their order. */
    public List<String> segments() {
        return months.values().stream()
                .flatMap(each -> each.known().stream())
                .distinct()
                .filter(name -> months.values().stream()
                        .anyMatch(each -> each.segments().contains(name)))
                .toList();
    }

    private Segmentation at(YearMonth month) {
        return Objects.requireNonNull(months.get(month));
    }

    private int customers(YearMonth month, String segment) {
        return at(month).rows(segment).length;
    }

    /** A segment's part of the customers at the end of a month, 0 to 1. */
    public double share(YearMonth month, String segment) {
        return (double) customers(month, segment) / at(month).size();
    }

    /** Which share changed most over the months, and whether that is more than chance, in a sentence without its full stop. */
    public String sentence() {
        List<YearMonth> ends = List.copyOf(months.keySet());
        YearMonth first = ends.get(0);
        YearMonth last = ends.get(ends.size() - 1);
        String most = segments().stream()
                .max(Comparator.comparingDouble(each -> Math.abs(share(last, each) - share(first, each))))
                .orElseThrow();
        boolean moved = Drift.moved(counts(first), counts(last)).isPresent();
        String words = "From %s to %s %s changed most, from %.1f %% to %.1f %% of the customers";
        return ends.size() == 1
                ? "The file has purchases of one month only: sizes have no history"
                : say(words, first, last, most, 100 * share(first, most), 100 * share(last, most))
                        + (moved ? "" : ", which chance alone could do");
    }

    private Map<String, Integer> counts(YearMonth month) {
        return segments().stream().collect(Collectors.toMap(each -> each, each -> customers(month, each)));
    }

    /** One row a month, the latest first, one column a segment: customers. */
    public Table table() {
        Columns<YearMonth> columns = Columns.<YearMonth>none().text("end of", "", YearMonth::toString);
        for (String segment : segments()) {
            columns = columns.whole(segment, "", each -> customers(each, segment));
        }
        return columns.table(
                "Customers by the rules of " + rules,
                months.keySet().stream().sorted(Comparator.reverseOrder()).toList());
    }
}
