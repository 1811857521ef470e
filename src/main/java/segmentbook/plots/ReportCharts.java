package segmentbook.plots;

import static segmentbook.plots.TransactionCharts.named;
import static segmentbook.plots.TransactionCharts.say;

import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import segmentbook.exploration.Timeline;
import segmentbook.profiling.Profile;
import segmentbook.profiling.Profiles;
import segmentbook.transactions.Transactions;
import tech.tablesaw.plotly.components.Figure;

/** Charts of the report: they stand beside tables, so they show what a table cannot. */
public final class ReportCharts {
    private ReportCharts() {}

    /** Each segment's share of the customers beside its share of the revenue. */
    public static Figure shares(Profiles profiles) {
        List<Profile> all = profiles.all();
        return SegmentCharts.shares(
                all.stream().map(Profile::segment).toList(),
                all.stream().mapToDouble(Profile::customerShare).toArray(),
                all.stream().mapToDouble(Profile::totalShare).toArray());
    }

    /** A segment's revenue by month, beside what it would be if the segment had the same part of every month. */
    public static Figure months(Profiles profiles, Transactions lines, Timeline timeline, String segment) {
        Profile profile = profiles.of(segment);
        double[] own = timeline.revenue(
                lines, customer -> profiles.segmentation().segmentOf(customer).equals(segment));
        double[] even = IntStream.range(0, own.length)
                .mapToDouble(month -> timeline.revenue(month) * profile.totalShare())
                .toArray();
        List<String> months =
                timeline.months().stream().map(YearMonth::toString).toList();
        List<String> names = profiles.all().stream().map(Profile::segment).toList();
        String color = Palette.colors(names).getOrDefault(segment, Palette.NEUTRAL.color());
        String partial = timeline.lastMonthIsPartial() ? "; the last month is not complete" : "";
        return Chart.of(finding(profile, timeline, own) + partial)
                .x(Scale.names("month", months))
                .y(Scale.number(named("revenue", lines.moneyUnit())))
                .add(Bars.vertical("of the segment", months, own).color(color).hover("%{x}: %{y:,.0f}"))
                .add(Lines.over("the same part of every month", months, even)
                        .color(Palette.INK)
                        .with(Map.of("line", Map.of("dash", "dot", "width", 1.5), "marker", Map.of("size", 4))))
                .legendBelow()
                .figure();
    }

    private static String finding(Profile profile, Timeline timeline, double[] own) {
        int[] sold = IntStream.range(0, own.length)
                .filter(month -> timeline.revenue(month) > 0)
                .toArray();
        String whole = say("%s: %.0f %% of all revenue", profile.segment(), 100 * profile.totalShare());
        if (sold.length < 2) {
            return whole;
        }
        int least = sold[0];
        int most = sold[0];
        for (int month : sold) {
            least = own[month] / timeline.revenue(month) < own[least] / timeline.revenue(least) ? month : least;
            most = own[month] / timeline.revenue(month) > own[most] / timeline.revenue(most) ? month : most;
        }
        return whole
                + say(
                        ", from %.0f %% in %s to %.0f %% in %s",
                        100 * own[least] / timeline.revenue(least),
                        words(timeline.months().get(least)),
                        100 * own[most] / timeline.revenue(most),
                        words(timeline.months().get(most)));
    }

    private static String words(YearMonth month) {
        return month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + month.getYear();
    }
}
