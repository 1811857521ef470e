package segmentbook.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.rfm.CustomerBase;
import segmentbook.rfm.RfmTable;
import segmentbook.segments.BestSellers.By;
import segmentbook.transactions.SmallShop;

/** What a segment buys more than others: what is planted is found, and nothing where labels are drawn. */
class BestSellersTests {
    private static final int CUSTOMERS = 200;
    private static final int PRODUCTS = 30;

    private final Path folder;

    BestSellersTests(@TempDir Path folder) {
        this.folder = folder;
    }

    /** One to four orders each, more of later products with more orders; the first {@code loving} like P7. */
    private CustomerBase shop(int loving) {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder text = new StringBuilder("invoice,product,quantity,time,price,customer\n");
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            for (int order = 0; order <= customer % 4; order++) {
                for (int product = 0; product < PRODUCTS; product++) {
                    double likes = product == 7 && customer < loving ? .6 : .15 + .002 * product * (customer % 4);
                    if (product == 0 || random.nextDouble() < likes) {
                        text.append(String.format(
                                "%d-%d,P%d,1,2024-01-0%d 10:00:00,1,%d%n",
                                customer, order, product, 1 + order, 1000 + customer));
                    }
                }
            }
        }
        return CustomerBase.of(RfmTable.of(SmallShop.transactions(folder, text.toString())));
    }

    private static BestSellers of(CustomerBase base, List<String> segments) {
        return BestSellers.of(base, Segmentation.of("own", base.table(), segments));
    }

    private static List<String> thirds() {
        return IntStream.range(0, CUSTOMERS)
                .mapToObj(row -> row < 60 ? "a" : row < 120 ? "b" : "c")
                .toList();
    }

    @Test
    void whatIsPlantedIsFoundAndNothingElse() {
        BestSellers sellers = of(shop(60), thirds());
        assertThat(sellers.top("a", 9, By.LIFT)).extracting(BestSeller::code).containsExactly("P7");
        BestSeller planted = sellers.top("a", 1, By.LIFT).get(0);
        assertThat(planted.chance()).isGreaterThan(1).isLessThan(planted.lift());
        assertThat(planted.lift()).isEqualTo(planted.share() / planted.restShare(), within(.05));
        assertThat(sellers.top("b", 9, By.LIFT)).isEmpty();
        assertThat(sellers.top("c", 9, By.LIFT)).isEmpty();
        assertThat(sellers.liftSentence())
                .matches(
                        "1 of 3 segments buy something more than others do, beyond chance: up to [\\d.]+ times as often");
        assertThat(planted.sentence("a")).contains("times its share of the orders of others (chance: ");
    }

    @Test
    void drawnLabelsNameSomethingInFiveOfAHundredDraws() {
        CustomerBase base = shop(0);
        List<String> labels = new ArrayList<>(thirds());
        int named = 0;
        for (int draw = 0; draw < 200; draw++) {
            Collections.shuffle(labels, new Random(draw));
            BestSellers sellers = of(base, labels);
            named += sellers.segments().stream()
                            .anyMatch(each -> !sellers.top(each, 1, By.LIFT).isEmpty())
                    ? 1
                    : 0;
        }
        assertThat(named).isLessThanOrEqualTo(18); // 5 % of 200 is 10; more than 18 comes once in a hundred times
    }

    @Test
    void nothingNamedIsSaidWithWhatChanceGives() {
        BestSellers sellers = of(shop(0), thirds());
        assertThat(sellers.liftSentence())
                .isEqualTo("No segment buys any product more than others do, beyond what chance gives");
        assertThat(sellers.table().stringColumn("by lift").asList()).containsOnly("");
        assertThat(sellers.table("a", 9, By.ORDERS).doubleColumn("chance gives").max())
                .isGreaterThan(1.2);
        assertThat(sellers.top("a", 1, By.ORDERS).get(0).sentence("a"))
                .isEqualTo(
                        "P0: in 100.0 % of the orders of a and 100.0 % of those of others: no more than chance gives");
    }

    @Test
    void oneBuyerMakesNoBestSeller() {
        CustomerBase base = CustomerBase.of(RfmTable.of(ThreeCustomers.in(folder)));
        BestSellers sellers = of(base, List.of("many", "few", "few"));
        assertThat(sellers.top("few", 9, By.UNITS)).extracting(BestSeller::code).containsExactly("C");
        assertThat(sellers.top("many", 9, By.ORDERS)).isEmpty();
        assertThat(sellers.sentence("few")).isEqualTo("Cheese is in 100.0 % of the orders of few, 2");
        assertThat(sellers.sentence("many")).isEqualTo("No product was bought by two customers of many");
    }

    @Test
    void whereThereAreNoOthersNothingIsMoreCommon() {
        BestSellers sellers = of(shop(60), Collections.nCopies(CUSTOMERS, "all"));
        assertThat(sellers.top("all", PRODUCTS, By.ORDERS)).hasSize(PRODUCTS).allMatch(each -> each.lift() == 1);
        assertThat(sellers.top("all", PRODUCTS, By.LIFT)).isEmpty();
    }
}
