package segmentbook.plots;

import static segmentbook.plots.TransactionCharts.named;
import static segmentbook.plots.TransactionCharts.say;

import java.time.DayOfWeek;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import segmentbook.exploration.Countries;
import segmentbook.exploration.Countries.Country;
import segmentbook.exploration.NewAndReturning;
import segmentbook.exploration.Orders;
import segmentbook.exploration.ProductClasses;
import segmentbook.exploration.ProductClasses.Grade;
import segmentbook.exploration.WeekHours;
import segmentbook.statistics.Distribution;
import segmentbook.statistics.Histogram;
import tech.tablesaw.plotly.components.Figure;

/** Charts of what is sold: when, where, in which baskets, of which products. */
public final class SalesCharts {
    private static final int BINS = 40;
    private static final int COUNTRIES = 10;
    private static final int STEPS = 200;

    /** The legend between title and plot, because turned names of months take the room below. */
    private static final Map<String, Object> ABOVE = Map.of(
            "legend", Map.of("orientation", "h", "x", 0, "y", 1.02, "yanchor", "bottom", "traceorder", "normal"),
            "margin", Map.of("t", 100));

    private SalesCharts() {}

    /** Revenue by month, of new customers on top of that of returning ones. */
    public static Figure revenue(NewAndReturning months, String moneyUnit) {
        String finding = months.months().size() == 1
                ? "The file holds one month, in which everybody is new"
                : say(
                        "After the first month returning customers bring %.0f %% of the revenue",
                        100 * months.returningShare());
        return stacked(months, finding, months::returningRevenue, months::newRevenue)
                .y(Scale.number(named("revenue", moneyUnit)))
                .figure();
    }

    /** Customers by month, new ones on top of returning ones. */
    public static Figure customers(NewAndReturning months) {
        int best = IntStream.range(0, months.months().size())
                .boxed()
                .max(Comparator.comparingInt(month -> customers(months, month)))
                .orElseThrow();
        String finding = say(
                "%s has the most customers, %,d; %,d of them had bought in an earlier month",
                months.months().get(best), customers(months, best), months.returningCustomers(best));
        return stacked(months, finding, months::returningCustomers, months::newCustomers)
                .y(Scale.number("customers"))
                .figure();
    }

    private static int customers(NewAndReturning months, int month) {
        return months.newCustomers(month) + months.returningCustomers(month);
    }

    private static Chart stacked(
            NewAndReturning months, String finding, IntToDoubleFunction returning, IntToDoubleFunction fresh) {
        List<String> names = months.months().stream().map(YearMonth::toString).toList();
        IntStream all = IntStream.range(0, names.size());
        double[] returningValues = all.mapToDouble(returning).toArray();
        double[] newValues = IntStream.range(0, names.size()).mapToDouble(fresh).toArray();
        String partial = months.lastMonthIsPartial() ? "; the last month is not complete" : "";
        return Chart.of(finding + partial)
                .x(Scale.names("month", names))
                .add(Bars.vertical("returning customers", names, returningValues)
                        .hover("%{x}: %{y:,.0f}, returning customers"))
                .add(Bars.vertical("new customers (hatched)", names, newValues)
                        .color(Palette.ACCENT)
                        .with(Map.of("marker", Map.of("pattern", Map.of("shape", "/"))))
                        .hover("%{x}: %{y:,.0f}, new customers"))
                .stacked()
                .with(ABOVE);
    }

    /** Orders by weekday and hour; by weekday alone where the file has no time of day. */
    public static Figure weekHours(WeekHours week) {
        List<DayOfWeek> days = List.of(DayOfWeek.values());
        List<String> names = days.stream().map(WeekHours::name).toList();
        DayOfWeek busiest = week.busiestDay();
        if (!week.hasTimeOfDay()) {
            return weekdays(week, names);
        }
        List<String> hours = week.hours().stream().map(String::valueOf).toList();
        double[][] orders = days.stream()
                .map(day -> week.hours().stream()
                        .mapToDouble(hour -> week.orders(day, hour))
                        .toArray())
                .toArray(double[][]::new);
        int hour = week.busiestHour(busiest).orElseThrow();
        return Chart.of(say(
                        "Most orders come on %s; its busiest hour is from %d to %d o'clock",
                        WeekHours.name(busiest), hour, hour + 1))
                .x(Scale.names("hour of the day, from", hours))
                .y(Scale.names("weekday", names).reverse())
                .add(HeatMap.of(hours, names, orders, ",d", "orders").hover("%{y}, from %{x} o'clock: %{z:,d} orders"))
                .figure();
    }

    private static Figure weekdays(WeekHours week, List<String> names) {
        DayOfWeek busiest = week.busiestDay();
        double[] orders =
                Arrays.stream(DayOfWeek.values()).mapToDouble(week::orders).toArray();
        return Chart.of(say(
                        "The file has no time of day; %s has the most orders, %,d",
                        WeekHours.name(busiest), week.orders(busiest)))
                .x(Scale.names("weekday", names))
                .y(Scale.number("orders"))
                .add(Bars.vertical("orders", names, orders).labels(",d").hover("%{x}: %{y:,d} orders"))
                .figure();
    }

    /** The share of the revenue of the largest countries apart from the home country. */
    public static Figure countries(Countries countries) {
        List<Country> abroad = countries.abroad();
        List<Country> drawn = abroad.isEmpty()
                ? countries.all()
                : abroad.stream().limit(COUNTRIES).toList();
        List<String> names = drawn.stream().map(Country::name).toList();
        return Chart.of(finding(countries))
                .x(Scale.share("share of all revenue").with("tickformat", ".1~%"))
                .y(Scale.names("country", names).reverse())
                .add(Bars.horizontal(
                                "revenue",
                                names,
                                drawn.stream().mapToDouble(Country::share).toArray())
                        .labels(".1%")
                        .with(Map.of(
                                "customdata",
                                drawn.stream().map(Country::customers).toList()))
                        .hover("%{y}: %{x:.2%} of the revenue, %{customdata:,d} customers"))
                .with(Map.of("margin", Map.of("r", 70)))
                .figure();
    }

    private static String finding(Countries countries) {
        Country home = countries.home();
        if (!countries.areNamed()) {
            return "The file names no country";
        }
        if (countries.abroad().isEmpty()) {
            return say("Everybody buys from one country, %s", home.name());
        }
        int abroad = countries.abroad().size();
        return say(
                "%s (not drawn) brings %.0f %% of the revenue, %d other %s the rest",
                home.name(), 100 * home.share(), abroad, abroad == 1 ? "country" : "countries");
    }

    /** Orders by their value, on a logarithmic axis. */
    public static Figure orderValues(Orders orders) {
        Distribution values = orders.amounts();
        Histogram histogram = Histogram.logarithmic(values, BINS);
        return Chart.of(say(
                        "Half of the %,d orders are worth more than %,.0f; the largest is worth %,.0f",
                        orders.size(), values.median(), values.max()))
                .x(powers(values))
                .y(Scale.number("orders"))
                .add(Bars.histogram(
                        IntStream.rangeClosed(0, BINS)
                                .mapToDouble(histogram::edge)
                                .toArray(),
                        IntStream.range(0, BINS).mapToDouble(histogram::count).toArray()))
                .noteAtX(values.median(), "median")
                .figure();
    }

    /** Where values span many powers of ten, only these have room for their names. */
    private static Scale powers(Distribution values) {
        Scale scale = Scale.log(values.name() + " (logarithmic)");
        return values.max() > 10_000 * values.min() ? scale.with("dtick", 1) : scale;
    }

    /** What share of the revenue the best products bring, the best first: the Pareto curve with the classes' edges. */
    public static Figure pareto(ProductClasses products) {
        double all = products.size();
        int best = products.products(Grade.A);
        int good = best + products.products(Grade.B);
        Chart chart = Chart.of(say(
                        "%,d of %,d products, %.0f %%, bring %.0f %% of the revenue",
                        best, products.size(), 100 * best / all, 100 * products.share(best)))
                .x(Scale.share("share of the products, the best first"))
                .y(Scale.share("share of the revenue").range(0, 1.12).with("tickvals", List.of(0, .2, .4, .6, .8, 1)))
                .add(shares(products))
                .add(Lines.reference("all alike", new double[] {0, 1}, new double[] {0, 1}))
                .noteAtX(best / all, "A ends")
                .legendBelow();
        return (good > best ? chart.noteAtX(good / all, "B ends") : chart).figure();
    }

    private static Series shares(ProductClasses products) {
        int[] counts = IntStream.rangeClosed(0, STEPS)
                .map(step -> (int) ((long) step * products.size() / STEPS))
                .distinct()
                .toArray();
        double[] best = Arrays.stream(counts)
                .mapToDouble(count -> (double) count / products.size())
                .toArray();
        double[] held = Arrays.stream(counts).mapToDouble(products::share).toArray();
        return Lines.of("products", best, held).hover("the best %{x:.1%} bring %{y:.1%}");
    }
}
