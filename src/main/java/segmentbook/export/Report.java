package segmentbook.export;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import segmentbook.exploration.Timeline;
import segmentbook.plots.ReportCharts;
import segmentbook.profiling.BestSellers;
import segmentbook.profiling.Offers;
import segmentbook.profiling.Offers.Offer;
import segmentbook.profiling.Profiles;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

/**
 * {@code report.html}: one file for people who read neither pages nor tables of figures, with nothing loaded from
 * outside and no customer named.
 *
 * <p>It is whole as it is. Its charts are put in as data and a sentence; where pages are executed by a run, each is
 * replaced by a picture of it.
 */
public final class Report {
    private final Profiles profiles;
    private final BestSellers bestSellers;
    private final Offers offers;
    private final @Nullable Table quality;

    private Report(Profiles profiles, BestSellers bestSellers, Offers offers, @Nullable Table quality) {
        this.profiles = profiles;
        this.bestSellers = bestSellers;
        this.offers = offers;
        this.quality = quality;
    }

    /** The report of segments, what they buy and what they are offered. */
    public static Report of(Profiles profiles, BestSellers bestSellers, Offers offers) {
        return new Report(profiles, bestSellers, offers, null);
    }

    /** The same with how well recommenders did, one row each. */
    public Report withQuality(Table table) {
        return new Report(profiles, bestSellers, offers, table);
    }

    /** The whole text; every text of the data in it is escaped. */
    String html() {
        PebbleEngine engine = new PebbleEngine.Builder()
                .loader(new ClasspathLoader(Report.class.getClassLoader()))
                .defaultLocale(Locale.ROOT)
                .strictVariables(true)
                .build();
        StringWriter html = new StringWriter();
        try {
            engine.getTemplate("segmentbook/export/report.html").evaluate(html, content());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return html.toString();
    }

    private Map<String, Object> content() {
        Transactions lines = profiles.rfm().transactions();
        Map<String, ReportSegment.Link> links = ReportSegment.links(profiles);
        LongSummaryStatistics days =
                IntStream.range(0, lines.size()).mapToLong(lines::day).summaryStatistics();
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("dataset", lines.dataset());
        content.put("from", LocalDate.ofEpochDay(days.getMin()).toString());
        content.put("to", LocalDate.ofEpochDay(days.getMax()).toString());
        content.put("snapshot", lines.snapshot().toString());
        content.put("segmentation", profiles.segmentation().name());
        content.put("headlines", ReportWords.headlines(profiles, links));
        content.put("overview", ReportTable.of(profiles.table().removeColumns("because"), links));
        ReportChart shares = ReportChart.of(1, ReportCharts.shares(profiles), 150 + 32 * links.size());
        List<ReportSegment> sections = sections(links);
        content.put("shares", shares);
        content.put("links", links.values());
        content.put("segments", sections);
        content.put(
                "charts",
                ReportChart.json(
                        Stream.concat(Stream.of(shares), sections.stream().map(ReportSegment::chart))
                                .toList()));
        content.put("quality", quality == null ? List.of() : List.of(ReportTable.of(quality, Map.of())));
        content.put("checksums", lines.dataset().checksums());
        content.put("version", Environment.metrics().get("segmentbook"));
        return content;
    }

    private List<ReportSegment> sections(Map<String, ReportSegment.Link> links) {
        Timeline timeline = Timeline.byMonth(profiles.rfm().transactions());
        List<ReportSegment> sections = new ArrayList<>();
        for (Offer offer : offers.all()) {
            ReportChart chart =
                    ReportChart.of(sections.size() + 2, ReportCharts.months(profiles, timeline, offer.segment()), 260);
            ReportSegment.Link link = links.getOrDefault(offer.segment(), ReportSegment.Link.NONE);
            sections.add(ReportSegment.of(link, profiles, bestSellers, offer, chart));
        }
        return sections;
    }
}
