package segmentbook.plots;

import static segmentbook.statistics.Rows.values;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import segmentbook.exploration.Countries;
import segmentbook.exploration.Countries.Country;
import segmentbook.exploration.NewAndReturning;
import segmentbook.exploration.NewAndReturning.Month;
import segmentbook.exploration.Orders;
import segmentbook.exploration.ProductClasses;
import segmentbook.exploration.ProductClasses.Grade;
import segmentbook.exploration.RevenueBridge;
import segmentbook.exploration.RevenueBridge.Step;
import segmentbook.exploration.WeekHours;
import segmentbook.statistics.Distribution;
import segmentbook.statistics.Histogram;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Shares;
import segmentbook.statistics.Words;
import tech.tablesaw.plotly.components.Figure;

/** Charts of what is sold: when, where, in which baskets, of which products. */
public final class SalesCharts {
    private static final int BINS = 40;
    private static final int COUNTRIES = 10;
    private static final int STEPS = 200;
    private static final List<String> PATTERNS = List.of("", "/", "x", ".");
    private static final List<DayOfWeek> DAYS = List.of(DayOfWeek.values());

    private SalesCharts() {}

    /** Revenue by month: new customers stacked on returning ones. */
    public static Figure revenue(NewAndReturning months, String moneyUnit) {
        return stacked(months, months.revenueSentence(), Month::returningRevenue, Month::newRevenue, moneyUnit)
                .y(Scale.number(Scale.named(Words.revenue(moneyUnit), moneyUnit)))
                .figure();
    }

    /** Customers by month: new ones stacked on returning ones. */
    public static Figure customers(NewAndReturning months) {
        return stacked(months, months.customersSentence(), Month::returningCustomers, Month::newCustomers, "")
                .y(Scale.number("customers"))
                .figure();
    }

    private static Chart stacked(
            NewAndReturning months,
            String finding,
            ToDoubleFunction<Month> returning,
            ToDoubleFunction<Month> fresh,
            String unit) {
        String value = ("%{x}: %{y:,.0f} " + DisplayText.literal(unit)).strip();
        List<String> names = Rows.list(months.all(), each -> each.month().toString());
        return Chart.of(finding)
                .x(Scale.names("month", names))
                .add(Bars.vertical("returning customers", names, values(months.all(), returning))
                        .hover(value + ", returning customers"))
                .add(Bars.vertical("new customers (hatched)", names, values(months.all(), fresh))
                        .color(Palette.ACCENT)
                        .pattern("/")
                        .hover(value + ", new customers"))
                .stacked()
                .legendAbove();
    }

    /** Orders by weekday and hour; by weekday alone where the file has no time of day. */
    public static Figure weekHours(WeekHours week) {
        List<String> names = DAYS.stream().map(WeekHours::name).toList();
        Chart chart = Chart.of(week.sentence());
        return (week.hasTimeOfDay() ? hours(chart, week, names) : weekdays(chart, week, names)).figure();
    }

    private static Chart hours(Chart chart, WeekHours week, List<String> names) {
        List<String> hours = week.hours().stream().map(String::valueOf).toList();
        double[][] orders = Series.cells(DAYS, week.hours(), week::orders);
        return chart.x(Scale.names("hour of the day, from", hours))
                .y(Scale.names("weekday", names).reverse())
                .add(HeatMap.of(hours, names, orders, ",d", "orders").hover("%{y}, from %{x} o'clock: %{z:,d} orders"));
    }

    private static Chart weekdays(Chart chart, WeekHours week, List<String> names) {
        return chart.x(Scale.names("weekday", names))
                .y(Scale.number("orders"))
                .add(Bars.vertical("orders", names, values(DAYS, week::orders))
                        .labels(",d")
                        .hover("%{x}: %{y:,d} orders"));
    }

    /** The share of the revenue of the largest countries, apart from a home country that would hide the others. */
    public static Figure countries(Countries countries) {
        boolean apart = countries.isOfOneHome() && countries.all().size() > 1;
        var shown = apart ? countries.abroad() : countries.all();
        List<Country> drawn = shown.stream().limit(COUNTRIES).toList();
        String without = apart ? " (" + countries.home().name() + " is not drawn)" : "";
        List<String> names = drawn.stream().map(Country::name).toList();
        List<Integer> customers = drawn.stream().map(Country::customers).toList();
        return Chart.of(countries.sentence())
                .x(Scale.share("share of what all countries bring" + without).with("tickformat", ".1~%"))
                .y(Scale.names("country", names).reverse())
                .add(Bars.horizontal("share", names, values(drawn, Country::share))
                        .labels(".1%")
                        .with(Map.of("customdata", customers))
                        .hover("%{y}: %{x:.2%} of the whole, %{customdata:,d} customers"))
                .roomForLabels()
                .figure();
    }

    /** Orders by their value, on a logarithmic axis. */
    public static Figure orderValues(Orders orders) {
        Distribution values = orders.amounts();
        Chart chart = Chart.of(orders.sentence()).x(powers(values)).y(Scale.number("orders"));
        Series bars = Bars.histogram(Histogram.logarithmic(values, BINS));
        return chart.add(bars).noteAtX(values.median(), "median").figure();
    }

    /** Where values span many powers of ten, only those have room for a label. */
    private static Scale powers(Distribution values) {
        String name = values.name() + " (logarithmic)";
        return values.max() > 10_000 * values.min() ? Scale.powers(name) : Scale.log(name);
    }

    /** What share of the revenue the best products bring, the best first: the Pareto curve with the limits of the classes. */
    public static Figure pareto(ProductClasses products) {
        double all = products.size();
        int best = products.products(Grade.A);
        int good = best + products.products(Grade.B);
        Chart chart = Chart.of(products.sentence())
                .x(Scale.share("share of the products, the best first"))
                .y(Scale.share("share of what all products bring")
                        .range(0, 1.12)
                        .with("tickvals", List.of(0, .2, .4, .6, .8, 1)))
                .add(shares(products))
                .add(Lines.diagonal("all alike"))
                .noteAtX(best / all, "A ends")
                .legendBelow();
        return (good > best ? chart.noteAtX(good / all, "B ends") : chart).figureIf(products.areNamed());
    }

    private static Series shares(ProductClasses products) {
        var steps = IntStream.rangeClosed(0, STEPS).map(step -> (int) ((long) step * products.size() / STEPS));
        int[] counts = steps.distinct().toArray();
        return Lines.of(
                        "products",
                        values(counts.length, i -> (double) counts[i] / products.size()),
                        values(counts.length, i -> products.share(counts[i])))
                .hover("the best %{x:.1%} bring %{y:.1%}");
    }

    /** What classes hold of several things, side by side. */
    public static Figure shares(Shares shares) {
        if (shares.classes().isEmpty()) {
            return new MissingFigure(shares.finding());
        }
        Chart chart = Chart.of(shares.finding())
                .x(Scale.names(shares.by(), shares.classes()))
                .y(Scale.share("share"))
                .legendAbove();
        List<String> names = List.copyOf(shares.parts().keySet());
        for (int i = 0; i < names.size(); i++) {
            String what = names.get(i);
            chart = chart.add(Bars.vertical(
                            "of " + what,
                            shares.classes(),
                            values(shares.classes().size(), each -> shares.percent(what, each) / 100))
                    .color(Palette.cluster(i + 1).color())
                    .pattern(PATTERNS.get(i % PATTERNS.size()))
                    .hover("%{x}: %{y:.1%} of " + DisplayText.literal(what)));
        }
        return chart.figure();
    }

    /** From the revenue of one period to that of a later one, step by step. */
    public static Figure bridge(RevenueBridge bridge) {
        List<Step> steps = bridge.steps();
        List<String> names = steps.stream().map(Step::name).toList();
        List<Double> bases = new ArrayList<>(List.of(0.0));
        for (int i = 1; i < steps.size() - 1; i++) {
            bases.add(bases.get(i - 1) + steps.get(i - 1).amount());
        }
        bases.add(0.0);
        return Chart.of(bridge.sentence())
                .x(Scale.names("step", names))
                .y(Scale.number(bridge.unit()))
                .add(Bars.vertical("revenue", names, values(steps, Step::amount))
                        .with(Map.of("base", bases))
                        .labels("")
                        .with(labels(steps))
                        .hover("%{x}: %{text}"))
                .figureIf(!steps.isEmpty());
    }

    /** Amounts as texts, because those with a base are drawn at their ends, and colours: falls and all else. */
    private static Map<String, Object> labels(List<Step> steps) {
        List<String> texts = Rows.list(steps, each -> Words.say("%,.0f", each.amount()));
        List<String> colors = Rows.list(steps, each -> each.amount() < 0 ? Palette.ACCENT : Palette.PLAIN);
        return Map.of("text", texts, "texttemplate", "%{text}", "marker", Map.of("color", colors));
    }
}
