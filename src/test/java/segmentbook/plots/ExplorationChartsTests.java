package segmentbook.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.exploration.Cohorts;
import segmentbook.exploration.Countries;
import segmentbook.exploration.NewAndReturning;
import segmentbook.exploration.OrderGaps;
import segmentbook.exploration.Orders;
import segmentbook.exploration.PriceLevels;
import segmentbook.exploration.ProductClasses;
import segmentbook.exploration.ProductRanking;
import segmentbook.exploration.RevenueBridge;
import segmentbook.exploration.Seasons;
import segmentbook.exploration.SecondOrders;
import segmentbook.exploration.WeekHours;
import segmentbook.statistics.Distribution;
import segmentbook.statistics.Inequality;
import segmentbook.transactions.SmallShop;
import segmentbook.transactions.Transactions;
import tech.tablesaw.plotly.components.Figure;

/** The charts of page 02: what they say of usual data, and of data with nearly nothing in it. */
class ExplorationChartsTests {
    private final Path folder;

    ExplorationChartsTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private Transactions shop(String text) {
        return SmallShop.transactions(folder, text);
    }

    private static String title(Figure figure) {
        return DisplayText.plain(
                PlotlyJsonTests.json(figure).at("/layout/title/text").asText());
    }

    private static JsonNode first(Figure figure) {
        return PlotlyJsonTests.json(figure).at("/data/0");
    }

    private static List<Figure> all(Transactions transactions) {
        NewAndReturning months = NewAndReturning.of(transactions);
        Orders orders = Orders.of(transactions);
        return List.of(
                SalesCharts.revenue(months, transactions.moneyUnit()),
                SalesCharts.customers(months),
                SalesCharts.weekHours(WeekHours.of(transactions)),
                SalesCharts.countries(Countries.of(transactions)),
                SalesCharts.orderValues(orders),
                SalesCharts.pareto(ProductClasses.of(ProductRanking.of(transactions))),
                CustomerCharts.lorenz(Inequality.of(Distribution.of(
                        "spent", transactions.amounts(transactions.customers().size(), transactions::customer)))),
                CustomerCharts.cohorts(Cohorts.of(transactions)),
                CustomerCharts.gaps(OrderGaps.of(orders)));
    }

    @Nested
    class OfAFewCustomers {
        private final Transactions transactions = shop("""
                invoice,customer,product,time,price,country
                1,ann,p1,2024-01-10 10:00:00,80,Chile
                2,ben,p2,2024-02-12 11:00:00,15,Chile
                3,ann,p3,2024-03-13 12:00:00,5,Peru
                4,ben,p1,2024-03-31 12:30:00,100,Chile
                """);

        @Test
        void sayTheirFinding() {
            assertThat(all(transactions).stream().map(ExplorationChartsTests::title))
                    .containsExactly(
                            "After the first month returning customers bring 88 % of the revenue",
                            "2024-03 has the most customers, 2; 2 of them had bought in an earlier month",
                            "Most orders come on Wednesday, which chance alone could do;"
                                    + " its busiest hour is from 10 to 11 o'clock, which chance alone could do",
                            "Chile brings 98 % of the revenue, 1 other country the rest",
                            "Of 4 orders the middle one is worth 47.50, the largest 100",
                            "1 of 3 products, 33 %, brings 90 % of the revenue",
                            "The lower half of the customers bring 43 % of the whole, the top fifth 0 %",
                            "After the first cohort, 100 of 100 customers buy again in the next month",
                            "Half of the 2 gaps between orders are 56 days or shorter");
        }

        @Test
        void leaveWhatIsNotObservedEmpty() {
            JsonNode cells =
                    first(CustomerCharts.cohorts(Cohorts.of(transactions))).get("z");
            assertThat(cells.get(0).get(0).asDouble()).isZero();
            assertThat(cells.get(1).get(0).asDouble()).isEqualTo(1);
            assertThat(cells.get(1).get(1).isNull()).isTrue();
            assertThat(cells.get(2).get(0).isNull()).isTrue();
        }

        @Test
        void nameTheirAxes() {
            all(transactions).forEach(figure -> {
                JsonNode layout = PlotlyJsonTests.json(figure).get("layout");
                assertThat(layout.at("/xaxis/title/text").asText()).isNotBlank();
                assertThat(layout.at("/yaxis/title/text").asText()).isNotBlank();
            });
        }
    }

    @Nested
    class OfASingleLine {
        private final Transactions transactions = shop("customer,time,price\nann,2024-01-10 00:00:00,8\n");

        @Test
        void sayWhatIsMissing() {
            assertThat(all(transactions).stream().map(ExplorationChartsTests::title))
                    .contains(
                            "The file holds one month, in which everybody is new; the last month is not complete",
                            "The file has no time of day; Wednesday has the most orders, 1, which chance alone could do",
                            "The file names no country",
                            "The file holds one whole month at most: nobody could come back in a later one yet",
                            "Nobody has ordered on two different days");
        }

        @Test
        void drawSomething() {
            assertThat(all(transactions))
                    .filteredOn(MissingFigure.class::isInstance)
                    .singleElement()
                    .extracting(figure -> ((MissingFigure) figure).sentence())
                    .isEqualTo("The file has no column of products");
            assertThat(all(transactions))
                    .filteredOn(figure -> !(figure instanceof MissingFigure))
                    .allSatisfy(figure ->
                            assertThat(PlotlyJsonTests.json(figure).get("data")).isNotEmpty());
        }

        @Test
        void drawNoSpikeAtMidnight() {
            Figure figure = SalesCharts.weekHours(WeekHours.of(transactions));
            assertThat(first(figure).get("type").asText()).isEqualTo("bar");
            assertThat(first(figure).get("x")).hasSize(7);
        }
    }

    @Nested
    class OfTimeAndReturns {
        private final Transactions transactions = shop("""
                invoice,customer,product,time,quantity,price
                1,ann,p1,2024-01-01 10:00:00,2,5
                2,ben,p2,2024-01-02 10:00:00,1,7
                3,ann,p1,2024-01-31 10:00:00,2,10
                4,cem,p1,2024-02-01 10:00:00,1,30
                5,ann,p1,2024-05-29 10:00:00,2,10
                """);
        private final SecondOrders orders = SecondOrders.of(transactions);

        @Test
        void curvesHaveABandAndGroupsADashEach() {
            JsonNode all =
                    PlotlyJsonTests.json(CustomerCharts.secondOrders(orders)).get("data");
            assertThat(all).hasSize(3);
            assertThat(all.get(2).get("fill").asText()).isEqualTo("tonexty");
            assertThat(all.get(0).at("/line/shape").asText()).isEqualTo("hv");
            assertThat(all.get(0).get("y").get(30).asDouble()).isCloseTo(1 / 3.0, within(1e-8));
            JsonNode groups = PlotlyJsonTests.json(CustomerCharts.secondOrders(orders.byFirstBasket()))
                    .get("data");
            assertThat(groups).hasSize(3);
            assertThat(groups.get(0).at("/line/dash"))
                    .isNotEqualTo(groups.get(1).at("/line/dash"));
        }

        @Test
        void dotsHaveIntervals() {
            JsonNode dots = first(CustomerCharts.back(List.of(orders.all())));
            assertThat(dots.get("x").get(0).asText()).isEqualTo("all customers");
            assertThat(dots.get("y").get(0).asDouble()).isCloseTo(1 / 3.0, within(1e-8));
            assertThat(dots.at("/error_y/array/0").asDouble()).isPositive();
            assertThat(((MissingFigure) CustomerCharts.back(List.of())).sentence())
                    .isEqualTo("There are no groups to compare");
        }

        @Test
        void bridgesBeginWhereTheStepBeforeEnds() {
            Figure figure = SalesCharts.bridge(RevenueBridge.of(transactions));
            assertThat(title(figure))
                    .startsWith("From 2024-03-16 to 2024-05-29 revenue changed by -70.1 % against the 75 days before");
            List<Double> bases = new ArrayList<>();
            first(figure).get("base").forEach(base -> bases.add(base.asDouble()));
            assertThat(bases.subList(0, 4)).containsExactly(0., 67., 30., 30.);
            assertThat(bases.get(6)).isZero();
            assertThat(first(figure).at("/text/1").asText()).isEqualTo("-37");
            assertThat(first(figure).at("/marker/color/1"))
                    .isNotEqualTo(first(figure).at("/marker/color/0"));
        }

        @Test
        void sharesStandSideBySide() {
            JsonNode bars = PlotlyJsonTests.json(SalesCharts.shares(PriceLevels.of(transactions)))
                    .get("data");
            assertThat(bars).hasSize(4);
            assertThat(bars.get(1).get("name").asText()).isEqualTo("of units");
            assertThat(bars.get(1).at("/marker/pattern/shape").asText()).isEqualTo("/");
            assertThat(bars.get(1).get("y").get(0).asDouble()).isEqualTo(.125);
        }

        @Test
        void sayWhatIsMissing() {
            Transactions line = shop("customer,time,price\nann,2024-01-10 00:00:00,8\n");
            assertThat(List.of(
                            SalesCharts.bridge(RevenueBridge.of(line)),
                            SalesCharts.shares(PriceLevels.of(line)),
                            SalesCharts.shares(Seasons.ofCustomers(line).shares()),
                            CustomerCharts.back(SecondOrders.of(line).byCohort())))
                    .extracting(figure -> ((MissingFigure) figure).sentence())
                    .containsExactly(
                            "The file spans 1 day; two periods to compare need 56",
                            "The file has no column of products",
                            "The file spans 1 day; a season needs two years, 672 at least",
                            "No two groups can be told apart 90 days after the first order");
        }
    }

    @Test
    void aHomeCountryIsDrawnOnlyWhereItIsThatOfFewerThanHalf() {
        String lines = "customer,time,price,country\na,2024-01-10 00:00:00,8,Chile\nb,2024-01-10 00:00:00,2,Chile\n";
        Figure home = SalesCharts.countries(Countries.of(shop(lines + "c,2024-01-10 00:00:00,9,Peru\n")));
        assertThat(first(home).get("y").size()).isOne();
        String more = "c,2024-01-10 00:00:00,9,Peru\nd,2024-01-10 00:00:00,9,Cuba\ne,2024-01-10 00:00:00,9,Haiti\n";
        assertThat(first(SalesCharts.countries(Countries.of(shop(lines + more))))
                        .get("y")
                        .size())
                .isEqualTo(4);
    }

    @Test
    void oneCountryIsDrawnAlone() {
        Figure figure = SalesCharts.countries(
                Countries.of(shop("customer,time,price,country\nann,2024-01-10 00:00:00,8,Chile\n")));
        assertThat(title(figure)).isEqualTo("Everybody buys from one country, Chile");
        assertThat(first(figure).get("y").get(0).asText()).isEqualTo("Chile");
    }

    @Test
    void twoMonthsCanFollowTheFirstCohortOnly() {
        Figure figure = CustomerCharts.cohorts(
                Cohorts.of(
                        shop(
                                "customer,time,price\nann,2024-01-10 00:00:00,8\nann,2024-02-01 00:00:00,8\nben,2024-02-29 00:00:00,8\n")));
        assertThat(title(figure))
                .isEqualTo("Only the first cohort can be followed, and it holds everybody from before the file begins");
    }

    @Test
    void manyYearsShowTheLastTwoAndSaySo() {
        List<String> lines = new ArrayList<>(List.of("customer,time,price"));
        for (int month = 0; month < 60; month++) {
            lines.add("c%d,20%02d-%02d-01 00:00:00,1".formatted(month, 10 + month / 12, month % 12 + 1));
        }
        Figure figure = CustomerCharts.cohorts(Cohorts.of(shop(String.join("\n", lines))));
        assertThat(title(figure)).endsWith("; the last 24 cohorts drawn");
        assertThat(first(figure).get("z")).hasSize(24);
        assertThat(first(figure).get("z").get(0)).hasSize(12);
    }
}
