/**
 * One jsplot {@code Figure} a chart. Nothing is computed here: a chart's title is a sentence of the package that knows it.
 *
 * <p>A chart is put together from three small records: a {@link segmentbook.plots.Scale} for each axis (name with unit,
 * kind, order), one or more {@link segmentbook.plots.Series} (a jsplot trace, made by {@link segmentbook.plots.Bars},
 * {@link segmentbook.plots.Lines}, {@link segmentbook.plots.Points} or {@link segmentbook.plots.HeatMap}), and the
 * {@link segmentbook.plots.Chart} itself, whose title is its finding:
 *
 * <pre>{@code
 * Chart.of("Half of all customers bought once")
 *      .x(Scale.number("Orders"))
 *      .y(Scale.number("Customers"))
 *      .add(Bars.histogram(edges, counts).labels(",d"))
 *      .figure();
 * }</pre>
 *
 * <p>jsplot writes the data, axes and layout. What jsplot cannot say (automatic margins, value labels, hover text,
 * notes, colour scales) is kept beside it as Plotly properties: each record has a {@code more} map, a
 * {@link segmentbook.plots.ChartFigure} carries them all, and {@link segmentbook.plots.PlotlyJson} merges them
 * over what jsplot wrote. There is no other mechanism. Colours, symbols and dashes come from
 * {@link segmentbook.plots.Palette}: a segment looks the same everywhere. Text from data goes through
 * {@link segmentbook.plots.DisplayText}, because Plotly reads {@code <a} as a tag.
 */
@NullMarked
package segmentbook.plots;

import org.jspecify.annotations.NullMarked;
