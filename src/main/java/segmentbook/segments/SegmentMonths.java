package segmentbook.segments;

import static segmentbook.statistics.Words.say;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import segmentbook.exploration.Timeline;
import segmentbook.transactions.Transactions;

/**
 * What a segment brings month by month, beside the same part of every month's revenue.
 *
 * @param profile of the segment
 * @param months all months of the lines
 * @param partial whether the last month goes on after the last day that the file speaks of
 * @param revenue the word for what is added up: units where nothing has a price
 */
public record SegmentMonths(Profile profile, List<Month> months, boolean partial, String revenue) {
    /**
     * One month.
     *
     * @param month which
     * @param own revenue of the segment
     * @param all revenue of everybody
     * @param even what the segment would bring with the same part of every month
     */
    public record Month(YearMonth month, double own, double all, double even) {}

    public SegmentMonths {
        months = List.copyOf(months);
    }

    /** The months of one segment of the profiles. */
    public static SegmentMonths of(Profiles profiles, Transactions lines, Timeline timeline, String segment) {
        Profile profile = profiles.of(segment);
        double[] own = timeline.revenue(
                lines, customer -> profiles.segmentation().segmentOf(customer).equals(segment));
        List<Month> months = IntStream.range(0, own.length)
                .mapToObj(i -> new Month(
                        timeline.months().get(i),
                        own[i],
                        timeline.revenue(i),
                        timeline.revenue(i) * profile.totalShare()))
                .toList();
        return new SegmentMonths(profile, months, timeline.lastMonthIsPartial(), profiles.totalWord());
    }

    /** The segment's share of the revenue, in a sentence; who belongs to it is decided at the end, so months tell no growth. */
    public String sentence() {
        return say(
                "%s: %.0f %% of all %s, by month of those who are in it today%s",
                profile.segment(),
                100 * profile.totalShare(),
                revenue,
                partial ? "; the last month is not complete" : "");
    }
}
