package segmentbook.notebook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.commons.lang3.StringUtils;
import segmentbook.exploration.Countries;
import segmentbook.export.Results;
import segmentbook.plots.MissingFigure;
import segmentbook.plots.PlotlyJson;
import segmentbook.segments.AttributeProfiles;
import segmentbook.segments.ChosenClusters;
import segmentbook.segments.Segmentation;
import segmentbook.statistics.Distribution;
import segmentbook.statistics.Rows;
import segmentbook.transactions.Cleaning;
import segmentbook.transactions.InvoiceLines;
import segmentbook.validation.KDecision;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/**
 * How a value is shown, independent of the kernel.
 *
 * @param content by MIME type, always with {@code text/plain}; text, or for JSON types a map
 */
record Shown(Map<String, Object> content) {
    static final String PLAIN = "text/plain";
    static final String HTML = "text/html";
    static final String MARKDOWN = "text/markdown";
    static final String PLOTLY = "application/vnd.plotly.v1+json";

    static final List<Kind<?>> KINDS = List.of(
            new Kind<>(Table.class, HTML, Shown::of),
            new Kind<>(Figure.class, PLOTLY, Shown::of),
            new Kind<>(Markdown.class, MARKDOWN, Shown::of),
            new Kind<>(Object.class, HTML, Shown::ofAny));

    /** What shows an object of the library that has no {@code table()} of its own, but one that is looked for first. */
    private static final List<As<?>> SHOWN_AS = List.of(
            new As<>(InvoiceLines.class, lines -> lines.head(TableView.FIRST)),
            new As<>(Cleaning.class, cleaning -> cleaning.ledger().table()),
            new As<>(Distribution.class, Distribution::table),
            new As<>(Countries.class, countries -> countries.table(TableView.FIRST)),
            new As<>(Segmentation.class, segmentation -> segmentation.profiles().table()),
            new As<>(ChosenClusters.class, chosen -> chosen.clustering().sizesTable()),
            new As<>(AttributeProfiles.class, AttributeProfiles::measures),
            new As<>(KDecision.class, decision -> Markdown.bullets(decision.reasons())),
            new As<>(Results.class, Results::files));

    private record As<T>(Class<T> type, Function<T, Object> shows) {
        Object of(Object value) {
            return shows.apply(type.cast(value));
        }
    }

    /**
     * A type of value that a kernel learns to show.
     *
     * @param rich the MIME type beside {@code text/plain}
     */
    record Kind<T>(Class<T> type, String rich, Function<T, Shown> shown) {
        /** Gives each content with its type to what renders the rich one, or to what puts any other. */
        void show(T value, BiConsumer<String, Object> render, BiConsumer<String, Object> put) {
            shown.apply(value).content().forEach((type, each) -> (type.equals(rich) ? render : put).accept(type, each));
        }
    }

    /** A table without rows is only its name, where it has one: the sentence that says why there is nothing to show. */
    static Shown of(Table table) {
        if (table.isEmpty() && StringUtils.isNotBlank(table.name())) {
            return missing(table.name());
        }
        TableView view = TableView.of(table);
        return of(HTML, view.html(), view.plain());
    }

    /** Plotly JSON and the title; never HTML, so that nothing is loaded from outside. */
    static Shown of(Figure figure) {
        if (figure instanceof MissingFigure missing) {
            return missing(missing.sentence());
        }
        PlotlyJson json = PlotlyJson.of(figure);
        return of(PLOTLY, json.bundle(), json.title().isEmpty() ? "Figure" : "Figure: " + json.title());
    }

    /** Anything: an object of the library by its table, everything else in words. */
    static Shown ofAny(Object value) {
        if (value instanceof Table table) {
            return of(table);
        } else if (value instanceof Figure figure) {
            return of(figure);
        } else if (value instanceof Markdown markdown) {
            return of(markdown);
        }
        return Rows.first(SHOWN_AS, as -> as.type().isInstance(value))
                .map(as -> as.of(value))
                .or(() -> table(value))
                .map(Shown::ofAny)
                .orElseGet(() -> new Shown(Map.of(PLAIN, ValueText.of(value))));
    }

    /** What {@code table()} of an object of the library gives. */
    private static Optional<Object> table(Object value) {
        try {
            var table = value.getClass().getMethod("table");
            table.setAccessible(true);
            return ValueText.isOurs(value.getClass()) && table.getReturnType() == Table.class
                    ? Optional.of(table.invoke(value))
                    : Optional.empty();
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }

    private static Shown missing(String sentence) {
        return of(MARKDOWN, Markdown.of("*%s.*", sentence).text(), sentence + ".");
    }

    static Shown of(Markdown markdown) {
        return of(MARKDOWN, markdown.text(), markdown.text());
    }

    private static Shown of(String type, Object rich, String plain) {
        return new Shown(Map.of(type, rich, PLAIN, plain));
    }
}
