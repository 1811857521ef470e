package segmentbook.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.customers.Column;
import segmentbook.customers.CustomerTable;
import segmentbook.recommendation.HoldOut;
import segmentbook.recommendation.Judgement;
import segmentbook.recommendation.Quality;
import segmentbook.recommendation.RecommendOptions;
import segmentbook.recommendation.Recommenders;
import segmentbook.rfm.CustomerBase;
import segmentbook.rfm.RfmTable;
import segmentbook.segments.BestSellers;
import segmentbook.segments.OwnSegments;
import segmentbook.segments.Profiles;
import segmentbook.segments.Segmentation;
import segmentbook.transactions.SmallShop;
import segmentbook.transactions.Transactions;

/** Charts of profiles and recommendations: what they say is what was computed. */
class ProfileChartsTests {
    private final Transactions lines;
    private final Segmentation halves;
    private final Profiles profiles;

    /** Twelve customers who buy A once, and twelve who buy A and B four times, later and dearer. */
    ProfileChartsTests(@TempDir Path folder) {
        List<String> text = new ArrayList<>(List.of("invoice,product,description,quantity,time,price,customer"));
        for (int customer = 1; customer <= 24; customer++) {
            int orders = customer <= 12 ? 1 : 4;
            for (int day = 1; day <= orders; day++) {
                String tail = ",1,2020-01-0" + day + " 10:00:00,5," + customer;
                text.add(customer + "-" + day + ",A,Apple" + tail);
                if (customer > 12) {
                    text.add(customer + "-" + day + ",B,Bread" + tail);
                }
            }
        }
        lines = SmallShop.transactions(folder, String.join("\n", text) + "\n");
        halves = OwnSegments.of(
                lines,
                "halves",
                IntStream.range(0, 24)
                        .mapToObj(row -> row < 12 ? "once" : "often")
                        .toList());
        profiles = Profiles.of(halves);
    }

    private static String title(JsonNode json) {
        return json.at("/layout/title/text").asText().replace("<br>", " ");
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    @Nested
    class OfProfiles {
        @Test
        void mediansAreBlueAboveAndOrangeBelowEverybodys() {
            JsonNode json = PlotlyJsonTests.json(ProfileCharts.medians(profiles));
            assertThat(title(json)).isEqualTo("once differ most: 5 spent against 23 spent of everybody (medians)");
            JsonNode trace = json.at("/data/0");
            assertThat(texts(trace.get("text").get(0))).containsExactly("1", "4", "40");
            // recency 1 day against 2.5: below, though better; once: 4 days, above; often: more orders, above
            assertThat(trace.get("z").get(0).get(0).asDouble()).isNegative();
            assertThat(trace.get("z").get(1).get(0).asDouble()).isPositive();
            assertThat(trace.get("z").get(0).get(1).asDouble()).isPositive();
            assertThat(trace.at("/colorscale/0/1").asText()).isEqualTo(Palette.DIVERGING.get(0));
            assertThat(texts(trace.at("/colorbar/ticktext"))).startsWith("1/8").endsWith("8 times");
        }

        @Test
        void mediansOfManyColumnsSayTheirNumbersOnHoveringAlone() {
            CustomerTable table = CustomerTable.of(List.of("a", "b"));
            for (int i = 0; i < 13; i++) {
                table = table.with(Column.number("x" + i), .0125, 100 + i);
            }
            Profiles many =
                    Segmentation.of("own", table, List.of("low", "high")).profiles();
            JsonNode trace = PlotlyJsonTests.json(ProfileCharts.medians(many)).at("/data/0");
            assertThat(trace.get("texttemplate").asText()).isEmpty();
            assertThat(trace.get("hovertemplate").asText()).contains("%{text}");
            assertThat(texts(trace.get("text").get(1))).contains("0.0125");
            JsonNode few = PlotlyJsonTests.json(ProfileCharts.medians(profiles)).at("/data/0");
            assertThat(few.get("texttemplate").asText()).isEqualTo("%{text}");
        }

        @Test
        void worthIsRevenueACustomer() {
            JsonNode json = PlotlyJsonTests.json(ProfileCharts.worth(profiles));
            assertThat(title(json)).isEqualTo("One customer of often has brought 40 GBP on average, one of once 5");
            assertThat(json.at("/data").size()).isEqualTo(2);
            assertThat(texts(json.at("/data/0/text")).get(0))
                    .matches("(often|once): \\d+ customers?, [\\d.]+ GBP each");
        }

        @Test
        void bestSellersStandBesideTheirShareOfTheOrdersOfOthers() {
            BestSellers sellers = BestSellers.of(CustomerBase.of(RfmTable.of(lines)), halves);
            JsonNode json = PlotlyJsonTests.json(ProfileCharts.bestSellers(sellers, "often"));
            assertThat(title(json))
                    .isEqualTo("Apple: in 100.0 % of the orders of often and 100.0 % of those of others: no more than"
                            + " chance gives");
            assertThat(texts(json.at("/data/0/x"))).containsExactly("1", "1");
            assertThat(texts(json.at("/data/1/x"))).containsExactly("1", "0");
        }

        @Test
        void bestSellersNeedTwoBuyers() {
            Segmentation one = OwnSegments.of(
                    lines,
                    "one",
                    IntStream.range(0, 24)
                            .mapToObj(row -> row == 0 ? "one" : "rest")
                            .toList());
            assertThat(ProfileCharts.bestSellers(BestSellers.of(CustomerBase.of(RfmTable.of(lines)), one), "one"))
                    .isInstanceOfSatisfying(MissingFigure.class, missing -> assertThat(missing.sentence())
                            .isEqualTo("No product was bought by two customers of one"));
        }
    }

    @Nested
    class OfRecommendations {
        @Test
        void additionsNameTheLeaderAndItsReason() {
            Recommenders recommenders = Recommenders.of(lines, halves, new RecommendOptions());
            JsonNode json = PlotlyJsonTests.json(RecommendationCharts.additions(recommenders.itemJaccard(), "1"));
            assertThat(title(json)).isEqualTo("Bread leads, most of all because of Apple");
            assertThat(json.at("/data/0/x/0").asDouble()).isEqualTo(.5);
            assertThat(json.at("/data/3/x/0").asDouble()).isZero();
        }

        @Test
        void nothingSimilarIsSaid() {
            Recommenders recommenders = Recommenders.of(lines, halves, new RecommendOptions());
            assertThat(RecommendationCharts.additions(recommenders.itemJaccard(), "24"))
                    .isInstanceOfSatisfying(MissingFigure.class, missing -> assertThat(missing.sentence())
                            .isEqualTo("Nothing that could be recommended is similar to what customer 24 bought"));
        }

        @Test
        void qualityShowsEachWithItsInterval() {
            JsonNode json = PlotlyJsonTests.json(RecommendationCharts.quality(judgement(List.of(
                    new Quality("most popular", 10, each(.2, .4), 5), new Quality("EASE", 10, each(.6, .8), 9)))));
            assertThat(title(json))
                    .isEqualTo(
                            "No recommender is surely better than most popular (nDCG at 10 0.300), so most popular is used;"
                                    + " 2 judged customers are too few to tell, 30 are needed");
            assertThat(json.at("/data/0/x/1").asDouble()).isCloseTo(.7, within(1e-12));
            assertThat(json.at("/data/0/error_x/array/1").asDouble()).isCloseTo(.1, within(1e-12));
            assertThat(json.at("/data/0/error_x/arrayminus/1").asDouble()).isCloseTo(.1, within(1e-12));
        }

        @Test
        void qualityIsTitledByWhatIsUsed() {
            double[] popular = IntStream.range(0, 30)
                    .mapToDouble(i -> i % 2 == 0 ? .2 : .4)
                    .toArray();
            double[] better = Arrays.stream(popular).map(ndcg -> ndcg + .4).toArray();
            assertThat(title(PlotlyJsonTests.json(RecommendationCharts.quality(judgement(List.of(
                            new Quality("most popular", 10, each(popular), 5),
                            new Quality("EASE", 10, each(better), 9)))))))
                    .isEqualTo(
                            "EASE is used: nDCG at 10 0.700, most popular 0.300, difference 0.400 to 0.400 (95 %), over 30 customers");
        }

        @Test
        void nobodyToJudgeIsSaid() {
            assertThat(RecommendationCharts.quality(judgement(List.of(new Quality("most popular", 10, List.of(), 0)))))
                    .isInstanceOfSatisfying(MissingFigure.class, missing -> assertThat(missing.sentence())
                            .startsWith("Nobody who bought until 2020-01-04 bought a known product that was new"));
        }

        private Judgement judgement(List<Quality> qualities) {
            return new Judgement(HoldOut.of(lines, new RecommendOptions()), qualities, List.of());
        }

        private List<Quality.OfCustomer> each(double... ndcgs) {
            return Arrays.stream(ndcgs)
                    .mapToObj(ndcg -> new Quality.OfCustomer(0, 0, ndcg, 0, 0, 0, 0))
                    .toList();
        }
    }
}
