package segmentbook.segments;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import segmentbook.customers.Column;
import segmentbook.customers.CustomerTable;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Words;

/**
 * What a cluster's customers are like in words: where the median of a column lies among all customers, in their lowest third,
 * the middle or the highest third. A median that all customers have, and that is the lowest or highest value, is said as a number.
 *
 * <p>Of more than {@value #COLUMNS} columns those are chosen that tell the most clusters apart, farthest first, and none whose
 * word all have; clusters that still have the same words get a column of their own that tells them apart in thirds, else one
 * that does in fifths, and one that is medium in all of them that in which it is not; what lies in the lowest or highest tenth is
 * said, too, where nothing else does. A name leaves out what is medium where it stays the only one of its kind.
 */
final class MedianWords {
    private static final int COLUMNS = 3;
    private static final double FAR = .4; // from the middle: in the lowest or highest tenth

    private final List<Middle> all;
    private final List<Middle> chosen = new ArrayList<>();

    /**
     * The median of a column in a cluster.
     *
     * @param place how many of all customers, 0 to 1, lie below it (of equals half); .5 where it is their median or not known
     * @param limit whether it is the median of all customers, and their lowest or highest value
     */
    private record Middle(Column column, double median, double place, boolean limit) {
        static Middle of(CustomerTable all, CustomerTable own, String name) {
            double median = own.median(name);
            double[] values = CustomerTable.known(all.numbers(name));
            double below = DoubleStream.of(values).filter(v -> v < median).count();
            double above = DoubleStream.of(values).filter(v -> v > median).count();
            boolean usual = median == all.median(name);
            double place = usual || Double.isNaN(median) ? .5 : (1 + (below - above) / values.length) / 2;
            return new Middle(all.column(name), median, place, usual && Math.min(below, above) == 0);
        }

        /** The squared distance from the same of another cluster; 0 where {@code words} counts and both have the same. */
        double distance(Middle other, boolean words) {
            return words && word(false).equals(other.word(false)) ? 0 : (place - other.place) * (place - other.place);
        }

        String word(boolean fine) {
            List<String> levels = fine ? column.fifths() : column.thirds();
            int level = Math.min(levels.size() - 1, (int) (place * levels.size()));
            return limit || Double.isNaN(median) ? said() : levels.get(level);
        }

        double out() {
            return Math.abs(place - .5);
        }

        /** Whether it lies outside the middle third, or fifth. */
        boolean isOut(boolean fine) {
            int levels = (fine ? column.fifths() : column.thirds()).size();
            return (int) (place * levels) != levels / 2;
        }

        String said() {
            return Words.singular(column.say(median));
        }
    }

    /** The customers in some rows, by some columns of numbers. */
    MedianWords(CustomerTable customers, int[] rows, List<String> columns) {
        CustomerTable own = customers.rows(rows);
        all = Rows.list(columns, name -> Middle.of(customers, own, name));
    }

    /** Chooses the columns that these clusters, one or more, are named by. */
    static void choose(List<MedianWords> clusters) {
        var all = IntStream.range(0, clusters.get(0).all.size()).boxed().toList();
        var telling = Rows.where(all, column -> apart(List.of(clusters), column, true) > 0);
        List<Integer> columns = all.size() <= COLUMNS || telling.isEmpty() ? all : telling;
        IntStream.range(0, COLUMNS).forEach(i -> add(clusters, columns));
        clusters.forEach(each -> each.chosen.sort(Comparator.comparingInt(each.all::indexOf)));
        Stream.of(false, true).forEach(fine -> alike(clusters, fine)
                .forEach(group -> add(group, Rows.where(columns, each -> areTold(group, each, fine)))));
        clusters.forEach(each -> each.addFarthest(columns));
    }

    /** Adds what lies farthest out, where no column said so far lies as far, or outside the middle third at all. */
    private void addFarthest(List<Integer> columns) {
        Middle farthest = columns.stream()
                .map(all::get)
                .max(Comparator.comparingDouble(Middle::out))
                .orElseThrow();
        boolean far = farthest.out() > FAR;
        if (farthest.isOut(false) && chosen.stream().noneMatch(own -> far ? own.out() > FAR : own.isOut(false))) {
            chosen.add(farthest);
        }
    }

    private static boolean areTold(List<MedianWords> clusters, int column, boolean fine) {
        return clusters.stream()
                        .map(each -> each.all.get(column).word(fine))
                        .distinct()
                        .count()
                > 1;
    }

    private static List<List<MedianWords>> alike(List<MedianWords> clusters, boolean fine) {
        var groups = clusters.stream()
                .collect(Collectors.groupingBy(each -> each.words(false) + (fine ? each.words(true) : "")));
        return groups.values().stream().filter(group -> group.size() > 1).toList();
    }

    /** Adds the column that tells most of these clusters apart, which were told by the same columns so far. */
    private static void add(List<MedianWords> clusters, List<Integer> columns) {
        var alike = alike(clusters, false);
        columns.stream()
                .filter(column -> clusters.stream().noneMatch(each -> each.chosen.contains(each.all.get(column))))
                .max(Comparator.<Integer>comparingDouble(column -> apart(alike, column, true))
                        .thenComparingDouble(column -> apart(List.of(clusters), column, false))
                        .thenComparing(Comparator.reverseOrder()))
                .ifPresent(column -> clusters.forEach(each -> each.chosen.add(each.all.get(column))));
    }

    /** The squared distances in a column between clusters of the same group; of different words only, or all. */
    private static double apart(List<List<MedianWords>> groups, int column, boolean words) {
        return groups.stream()
                .flatMapToDouble(group -> group.stream().flatMapToDouble(one -> group.stream()
                        .mapToDouble(other -> one.all.get(column).distance(other.all.get(column), words))))
                .sum();
    }

    String words(boolean fine) {
        return chosen.isEmpty() ? ClusterNames.CLUSTER : String.join(", ", Rows.list(chosen, each -> each.word(fine)));
    }

    /** The same without what lies in the middle, of more than {@value #COLUMNS} columns. */
    String standingOut(boolean fine) {
        var out = Rows.where(chosen, each -> all.size() <= COLUMNS || each.isOut(fine));
        return String.join(", ", Rows.list(out, each -> each.word(fine)));
    }

    /** The medians of the columns that the name says. */
    String said() {
        return String.join(", ", Rows.list(chosen, Middle::said));
    }

    /** The median in which these clusters, this one among them, differ most. */
    String saidApart(List<MedianWords> same) {
        return all.stream()
                .max(Comparator.<Middle>comparingLong(
                                own -> said(same, own).distinct().count())
                        .thenComparingDouble(own -> apart(List.of(same), all.indexOf(own), false)))
                .map(Middle::said)
                .orElse("");
    }

    private Stream<String> said(List<MedianWords> same, Middle own) {
        return same.stream().map(each -> each.all.get(all.indexOf(own)).said());
    }
}
