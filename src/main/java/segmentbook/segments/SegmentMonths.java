package segmentbook.segments;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import segmentbook.exploration.Timeline;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Words;
import segmentbook.transactions.Transactions;

/**
 * What those who were in a segment on a past day bring month by month, beside the same part of every month's revenue. Who is in a
 * segment today was put there by late purchases, or by their lack, so that today's members would make any curve.
 *
 * @param segment its name
 * @param day the members are those at the beginning of this day
 * @param customers how many they were; nothing is drawn of none
 * @param months all months of the lines
 * @param before their share of the revenue before the day, 0 to 1
 * @param since their share of the revenue from that day on
 * @param partial whether the last month goes on after the last day that the file speaks of
 * @param unit of the money, or units where nothing has a price
 */
public record SegmentMonths(
        String segment,
        LocalDate day,
        int customers,
        List<Month> months,
        double before,
        double since,
        boolean partial,
        String unit) {
    /**
     * One month.
     *
     * @param month which
     * @param own revenue of the members
     * @param even what they would bring with their part of the revenue before the day
     */
    public record Month(YearMonth month, double own, double even) {}

    /**
     * Segments as they were at the middle of the lines.
     *
     * @param then who was in which segment
     * @param day when
     */
    public record Members(Segmentation then, LocalDate day) {
        /** Of the segmentation that a description file acts on; empty where nobody had bought by the middle. */
        public static Optional<Members> of(ChosenClusters chosen) {
            return chosen.base().rfm().map(rfm -> rfm.transactions()).flatMap(lines -> {
                long half = ChronoUnit.DAYS.between(lines.firstDay(), lines.snapshot()) / 2;
                LocalDate day = lines.firstDay().plusDays(half);
                return half == 0 ? Optional.empty() : Optional.of(new Members(chosen.at(day), day));
            });
        }
    }

    /** The months of one segment. */
    public static SegmentMonths of(Members members, Transactions lines, Timeline timeline, String segment) {
        Segmentation then = members.then;
        var ids = IntStream.of(then.rows(segment))
                .mapToObj(then.customers().ids()::get)
                .collect(Collectors.toSet());
        boolean[] member = new boolean[lines.customers().size()];
        IntStream.range(0, member.length)
                .forEach(i -> member[i] = ids.contains(lines.customers().get(i)));
        double before = share(lines, i -> member[lines.customer(i)], i -> lines.day(i) < members.day.toEpochDay());
        double since = share(lines, i -> member[lines.customer(i)], i -> lines.day(i) >= members.day.toEpochDay());
        double[] own = timeline.revenue(lines, customer -> member[customer]);
        List<Month> months =
                Rows.list(own.length, i -> new Month(timeline.months().get(i), own[i], timeline.revenue(i) * before));
        return new SegmentMonths(
                segment,
                members.day,
                ids.size(),
                months,
                before,
                since,
                timeline.lastMonthIsPartial(),
                lines.moneyUnit());
    }

    private static double share(Transactions lines, IntPredicate own, IntPredicate counts) {
        double[] sums = lines.amounts(2, line -> !counts.test(line) ? -1 : own.test(line) ? 1 : 0);
        double all = sums[0] + sums[1];
        return all == 0 ? 0 : sums[1] / all;
    }

    /** What became of the members' share, in a sentence. */
    public String sentence() {
        String money = Words.revenue(unit);
        String words = "%s on %s: %,d customers with %.0f %% of the %s before that day and %.0f %% since";
        return customers == 0
                ? Words.say("Nobody was in %s on %s", segment, day)
                : Words.say(words, segment, day, customers, 100 * before, money, 100 * since)
                        + (partial ? "; the last month is not complete" : "");
    }
}
