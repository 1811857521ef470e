package segmentbook.plots;

import static segmentbook.statistics.Rows.values;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import segmentbook.rfm.Segments;
import segmentbook.segments.Profile;
import segmentbook.segments.Profiles;
import tech.tablesaw.plotly.components.Figure;

/** Charts of the named segments. */
public final class SegmentCharts {
    private SegmentCharts() {}

    /** Customers in each cell of the grid of recency and frequency scores, with the segments' names. */
    public static Figure grid(Segments segments, Profiles profiles) {
        int bins = segments.scores().bins();
        List<Integer> scores = IntStream.rangeClosed(1, bins).boxed().toList();
        double[][] counts = Series.cells(scores, scores, segments::customers);
        List<List<String>> cells =
                Series.texts(scores, scores, (r, f) -> segments.segment(r, f).replace(" ", "<br>"));
        String unit = segments.scores().rfm().counted().unit();
        return Chart.of(segments.rules().isPresent() ? profiles.sharesSentence() : profiles.gridSentence())
                .x(Scale.names("frequency score (" + bins + ": most " + unit + ")", Scale.numbered("F ", bins)))
                .y(Scale.names("recency score (" + bins + ": most recent)", Scale.numbered("R ", bins)))
                .add(HeatMap.of(Scale.numbered("F ", bins), Scale.numbered("R ", bins), counts, ",d", "customers")
                        .with(Map.of("text", cells, "texttemplate", "%{text}<br><b>%{z:,d}</b>"))
                        .hover("%{y}, %{x}: %{z:,d} customers, %{text}"))
                .figure();
    }

    /** Each segment's share of the customers beside its share of the revenue. */
    public static Figure shares(Profiles profiles) {
        List<Profile> all = profiles.all();
        List<String> names = all.stream().map(Profile::segment).toList();
        Chart chart = Chart.of(profiles.sharesSentence())
                .x(Scale.share("share"))
                .y(Scale.names("segment", names).reverse());
        Chart totals = profiles.addUp()
                ? chart.add(share("of " + profiles.totalWord() + " (full)", names, values(all, Profile::totalShare)))
                : chart;
        return totals.add(share("of customers (hatched)", names, values(all, Profile::customerShare))
                        .pattern("/"))
                .legendBelow()
                .figure();
    }

    private static Series share(String what, List<String> names, double[] shares) {
        Map<String, String> colors = Palette.colors(names);
        return Bars.horizontal(what, names, shares)
                .colors(names.stream().map(colors::get).toList())
                .labels(".1%")
                .hover("%{y}: %{x:.1%} " + what);
    }
}
