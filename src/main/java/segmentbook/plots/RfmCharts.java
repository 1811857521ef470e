package segmentbook.plots;

import static segmentbook.plots.TransactionCharts.named;
import static segmentbook.plots.TransactionCharts.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import segmentbook.exploration.Distribution;
import segmentbook.exploration.Histogram;
import segmentbook.exploration.Inequality;
import segmentbook.rfm.RfmRow;
import segmentbook.rfm.RfmScores;
import segmentbook.rfm.RfmTable;
import segmentbook.rfm.Segment;
import segmentbook.rfm.Segments;
import segmentbook.rfm.Segments.Profile;
import tech.tablesaw.plotly.components.Figure;

/** Charts of recency, frequency, monetary, their scores, and the segments made of them. */
public final class RfmCharts {
    private static final int BINS = 40;
    private static final int MOST_ORDERS = 15;

    private RfmCharts() {}

    /** Customers by days since their last purchase. */
    public static Figure recency(RfmTable rfm) {
        Distribution days = rfm.recency();
        return histogram(
                        Histogram.of(days, BINS),
                        say("Half of the %,d customers bought within the last %.0f days", days.size(), days.median()),
                        Scale.number("recency (days since the last purchase)"))
                .noteAtX(days.median(), "median")
                .figure();
    }

    /** Customers by number of orders, those with many in one bar. */
    public static Figure frequency(RfmTable rfm) {
        List<String> names = new ArrayList<>();
        double[] counts = new double[MOST_ORDERS];
        for (int i = 0; i < counts.length; i++) {
            names.add(i + 1 < MOST_ORDERS ? String.valueOf(i + 1) : MOST_ORDERS + " or more");
        }
        rfm.rows().forEach(each -> counts[Math.min(each.frequency(), MOST_ORDERS) - 1]++);
        return Chart.of(say(
                        "%.0f %% of the customers came back after their first order",
                        100 - 100 * counts[0] / rfm.size()))
                .x(Scale.names("frequency (orders)", names))
                .y(Scale.number("customers"))
                .add(Bars.vertical("customers", names, counts).labels(",d").hover("%{x} orders: %{y:,d} customers"))
                .figure();
    }

    /** Customers by money spent, as it is: the long tail hides everybody else. */
    public static Figure monetary(RfmTable rfm) {
        Distribution money = rfm.monetary();
        double share = Inequality.of(money).topShare(.2);
        return histogram(
                        Histogram.of(money, BINS),
                        say("A few spend very much: the top 20 %% hold %.0f %% of the revenue", 100 * share),
                        Scale.number(named("monetary", rfm.transactions().moneyUnit())))
                .figure();
    }

    /** Customers by the logarithm of 1 + money spent: the same customers, each to be seen. */
    public static Figure logMonetary(RfmTable rfm) {
        Distribution raw = rfm.monetary();
        Distribution log = raw.log1p();
        return histogram(
                        Histogram.of(log, BINS),
                        say(
                                "log(1 + monetary) is nearly symmetric: skewness %.2f instead of %.2f",
                                log.skewness(), raw.skewness()),
                        Scale.number(named("log(1 + monetary)", "natural logarithm"))
                                .with("rangemode", "normal"))
                .figure();
    }

    private static Chart histogram(Histogram histogram, String finding, Scale axis) {
        double[] edges = IntStream.rangeClosed(0, histogram.bins())
                .mapToDouble(histogram::edge)
                .toArray();
        double[] counts = IntStream.range(0, histogram.bins())
                .mapToDouble(histogram::count)
                .toArray();
        return Chart.of(finding).x(axis).y(Scale.number("customers")).add(Bars.histogram(edges, counts));
    }

    /** How many customers have each score: bins of equal counts where ties allow it. */
    public static Figure scores(RfmScores scores) {
        List<String> names = IntStream.rangeClosed(1, scores.bins())
                .mapToObj(score -> "score " + score)
                .toList();
        List<Series> series = new ArrayList<>();
        String[] measures = {"recency", "frequency", "monetary"};
        String[] colors = {"#73A8CF", "#B86114", "#143D6B"};
        double[] frequency = counts(scores, 1);
        for (int measure = 0; measure < measures.length; measure++) {
            series.add(Bars.vertical(measures[measure], names, counts(scores, measure))
                    .color(colors[measure])
                    .hover("%{x}, " + measures[measure] + ": %{y:,d} customers"));
        }
        int largest = IntStream.range(0, frequency.length)
                .boxed()
                .max(Comparator.comparingDouble(i -> frequency[i]))
                .orElseThrow();
        return Chart.of(say(
                        "Ties cannot be split: %,.0f customers share frequency score %d, a fifth would be %,d",
                        frequency[largest], largest + 1, Math.round(scores.rfm().size() / (double) scores.bins())))
                .x(Scale.names("score (best is last)", names))
                .y(Scale.number("customers"))
                .add(series)
                .noteAtY(scores.rfm().size() / (double) scores.bins(), "equal shares")
                .legendBelow()
                .figure();
    }

    private static double[] counts(RfmScores scores, int measure) {
        double[] counts = new double[scores.bins()];
        for (int row = 0; row < scores.rfm().size(); row++) {
            int score =
                    switch (measure) {
                        case 0 -> scores.recency(row);
                        case 1 -> scores.frequency(row);
                        default -> scores.monetary(row);
                    };
            counts[score - 1]++;
        }
        return counts;
    }

    /** Customers in each cell of the grid of recency and frequency scores, with the segments' names. */
    public static Figure grid(Segments segments) {
        RfmScores scores = segments.scores();
        double[][] counts = new double[Segment.BINS][Segment.BINS];
        for (int row = 0; row < scores.rfm().size(); row++) {
            counts[scores.recency(row) - 1][scores.frequency(row) - 1]++;
        }
        List<String> frequencies = names("F ");
        List<String> recencies = names("R ");
        List<List<String>> cells = new ArrayList<>();
        for (int r = 1; r <= Segment.BINS; r++) {
            List<String> cell = new ArrayList<>();
            for (int f = 1; f <= Segment.BINS; f++) {
                cell.add(Segment.of(r, f).title().replace(" ", "<br>"));
            }
            cells.add(cell);
        }
        Profile first = segments.profiles().get(0);
        return Chart.of(say(
                        "Each pair of scores has one name; %s, %.0f %% of the customers, bring %.0f %% of the revenue",
                        first.segment().title(), 100 * first.customerShare(), 100 * first.revenueShare()))
                .x(Scale.names("frequency score (5: most orders)", frequencies))
                .y(Scale.names("recency score (5: most recent)", recencies))
                .add(HeatMap.of(frequencies, recencies, counts, ",d", "customers")
                        .with(Map.of("text", cells, "texttemplate", "%{text}<br><b>%{z:,d}</b>"))
                        .hover("%{y}, %{x}: %{z:,d} customers, %{text}"))
                .figure();
    }

    private static List<String> names(String prefix) {
        return IntStream.rangeClosed(1, Segment.BINS).mapToObj(i -> prefix + i).toList();
    }

    /** Each segment's share of the customers beside its share of the revenue. */
    public static Figure shares(Segments segments) {
        List<Profile> profiles = segments.profiles();
        List<String> names =
                profiles.stream().map(each -> each.segment().title()).toList();
        List<String> colors = colors(names);
        Profile first = profiles.get(0);
        return Chart.of(say(
                        "%s are %.0f %% of the customers and %.0f %% of the revenue",
                        first.segment().title(), 100 * first.customerShare(), 100 * first.revenueShare()))
                .x(Scale.share("share"))
                .y(Scale.names("segment", names).reverse())
                .add(Bars.horizontal(
                                "of revenue (full)",
                                names,
                                profiles.stream()
                                        .mapToDouble(Profile::revenueShare)
                                        .toArray())
                        .colors(colors)
                        .labels(".1%")
                        .hover("%{y}: %{x:.1%} of the revenue"))
                .add(Bars.horizontal(
                                "of customers (hatched)",
                                names,
                                profiles.stream()
                                        .mapToDouble(Profile::customerShare)
                                        .toArray())
                        .colors(colors)
                        .with(Map.of("marker", Map.of("pattern", Map.of("shape", "/"))))
                        .labels(".1%")
                        .hover("%{y}: %{x:.1%} of the customers"))
                .legendBelow()
                .figure();
    }

    private static List<String> colors(List<String> names) {
        Map<String, Palette.Mark> marks = Palette.marks(names);
        return names.stream()
                .map(name -> marks.getOrDefault(name, Palette.NEUTRAL).color())
                .toList();
    }

    /** Each customer as a point: recency across, monetary up on a logarithmic axis, coloured by segment. */
    public static Figure customers(Segments segments) {
        List<RfmRow> rows = segments.scores().rfm().rows();
        int[] drawn = IntStream.range(0, rows.size())
                .filter(row -> rows.get(row).monetary() > 0)
                .toArray();
        List<String> names = new ArrayList<>();
        List<String> hover = new ArrayList<>();
        for (int row : drawn) {
            RfmRow each = rows.get(row);
            names.add(segments.segment(row).title());
            hover.add(say(
                    "%s: %d days, %d orders, %,.2f",
                    each.customer(), each.recencyDays(), each.frequency(), each.monetary()));
        }
        Profile richest = segments.profiles().stream()
                .max(Comparator.comparingDouble(Profile::medianMonetary))
                .orElseThrow();
        Profile poorest = segments.profiles().stream()
                .min(Comparator.comparingDouble(Profile::medianMonetary))
                .orElseThrow();
        return Chart.of(say(
                                "Money was not asked, yet the median of %s is %,.0f and that of %s %,.0f",
                                richest.segment().title(),
                                richest.medianMonetary(),
                                poorest.segment().title(),
                                poorest.medianMonetary())
                        + Points.thinning(drawn.length))
                .x(Scale.number("recency (days since the last purchase)"))
                .y(Scale.log(
                        named("monetary", segments.scores().rfm().transactions().moneyUnit())))
                .add(Points.bySegment(
                        names,
                        IntStream.of(drawn)
                                .mapToDouble(row -> rows.get(row).recencyDays())
                                .toArray(),
                        IntStream.of(drawn)
                                .mapToDouble(row -> rows.get(row).monetary())
                                .toArray(),
                        hover))
                .figure();
    }
}
