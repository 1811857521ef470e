package segmentbook.export;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.function.Failable;
import segmentbook.exploration.Timeline;
import segmentbook.plots.SegmentCharts;
import segmentbook.plots.TrackingCharts;
import segmentbook.rfm.RfmTable;
import segmentbook.segments.BestSellers;
import segmentbook.segments.ChosenClusters;
import segmentbook.segments.Offers;
import segmentbook.segments.Profiles;
import segmentbook.segments.SegmentMonths;
import segmentbook.segments.SegmentMonths.Members;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

/**
 * {@code report.html}: one file for people who do not read the pages. It loads nothing from the network and names no
 * customer.
 *
 * <p>Its charts are written as data and a sentence; {@code ./run} replaces each by a picture.
 *
 * @param profiles of the segments
 * @param bestSellers what they buy
 * @param offers what they are offered
 * @param quality how good recommenders are, one row each; no table where nothing is recommended
 * @param leftOut what this data cannot give, and why
 * @param doubts why the segments are not to be trusted; none where nothing speaks against them
 * @param members who was in which segment on a past day; empty where no trend is drawn
 */
public record Report(
        Profiles profiles,
        BestSellers bestSellers,
        Offers offers,
        List<Table> quality,
        LeftOut leftOut,
        List<String> doubts,
        Optional<Members> members) {
    static final String FILE = "report.html";

    private static final PebbleEngine TEMPLATES = new PebbleEngine.Builder()
            .loader(new ClasspathLoader(Report.class.getClassLoader()))
            .defaultLocale(Locale.ROOT)
            .strictVariables(true)
            .build();

    /** The report of segments, what they buy and what they are offered. */
    public static Report of(Profiles profiles, BestSellers bestSellers, Offers offers) {
        return new Report(profiles, bestSellers, offers, List.of(), LeftOut.NOTHING, List.of(), Optional.empty());
    }

    /** The same with a table of how good recommenders are. */
    public Report withQuality(Table table) {
        return new Report(profiles, bestSellers, offers, List.of(table), leftOut, doubts, members);
    }

    /** The same with what the data of these customers cannot give, what speaks against trusting their clusters, and the trend of each segment. */
    public Report withRest(ChosenClusters chosen) {
        return new Report(
                profiles, bestSellers, offers, quality, LeftOut.of(chosen), chosen.doubts(), Members.of(chosen));
    }

    /** The whole page; all text from the data is escaped. */
    String html() {
        return html("report.html", content());
    }

    static String html(String template, Map<String, Object> content) {
        StringWriter html = new StringWriter();
        Failable.run(
                () -> TEMPLATES.getTemplate("segmentbook/export/" + template).evaluate(html, content));
        return html.toString();
    }

    private Map<String, Object> content() {
        var base = bestSellers.base();
        Map<String, ReportSegment.Link> links = ReportSegment.links(profiles);
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("dataset", base.dataset());
        content.put(
                "days", base.rfm().map(RfmTable::transactions).map(Report::days).orElse(Map.of()));
        content.put("segmentation", profiles.segmentation().name());
        var headlines = new ArrayList<>(ReportWords.headlines(base, profiles, offers.atRisk(), links));
        doubts.forEach(each -> headlines.add(ReportWords.headline("Take care:", "%s.", each)));
        content.put("headlines", headlines);
        content.put("overview", ReportTable.of(profiles.table().removeColumns("because"), links));
        content.put("links", links.values());
        charts(content, links);
        var tables = quality.stream()
                .filter(each -> each.columnCount() > 0)
                .map(each -> ReportTable.of(each, Map.of()))
                .toList();
        content.put("quality", tables);
        content.put("leftOut", leftOut.lines());
        content.put("checksums", base.dataset().checksums());
        content.put("version", Summary.environment().get("segmentbook"));
        return content;
    }

    private static Map<String, String> days(Transactions lines) {
        LocalDate last = LocalDate.ofEpochDay(
                IntStream.range(0, lines.size()).mapToLong(lines::day).max().orElseThrow());
        return Map.of(
                "first", lines.firstDay().toString(),
                "last", last.toString(),
                "snapshot", lines.snapshot().toString());
    }

    /** The charts with what stands around them, and their figures together, for the end of the page. */
    private void charts(Map<String, Object> content, Map<String, ReportSegment.Link> links) {
        ReportChart shares = ReportChart.of(1, SegmentCharts.shares(profiles), 150 + 32 * links.size());
        List<ReportSegment> sections = sections(links);
        content.put("shares", shares);
        content.put("segments", sections);
        var all = Stream.concat(Stream.of(shares), sections.stream().flatMap(each -> each.charts().stream()));
        content.put("charts", ReportChart.json(all.toList()));
    }

    private List<ReportSegment> sections(Map<String, ReportSegment.Link> links) {
        Optional<Transactions> lines = bestSellers.base().rfm().map(RfmTable::transactions);
        Optional<Timeline> timeline = lines.map(Timeline::byMonth);
        List<ReportSegment> sections = new ArrayList<>();
        List<String> names = List.copyOf(links.keySet());
        for (var offer : offers.all()) {
            int number = sections.size() + 2;
            List<ReportChart> charts = members.stream()
                    .map(then -> SegmentMonths.of(then, lines.orElseThrow(), timeline.orElseThrow(), offer.segment()))
                    .filter(months -> months.customers() > 0)
                    .map(months -> TrackingCharts.months(months, names))
                    .map(figure -> ReportChart.of(number, figure, 260))
                    .toList();
            ReportSegment.Link link = links.getOrDefault(offer.segment(), ReportSegment.Link.NONE);
            sections.add(ReportSegment.of(link, profiles, bestSellers, offer, charts));
        }
        return sections;
    }
}
