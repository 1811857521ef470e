package segmentbook.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.statistics.Shares;
import segmentbook.transactions.OnlineRetail;
import segmentbook.transactions.SmallShop;

class PriceLevelsTests {
    private final Path folder;

    PriceLevelsTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private Shares levels(String text) {
        return PriceLevels.of(SmallShop.transactions(folder, text));
    }

    @Test
    void shareWhatCheapAndDearProductsBring() {
        Shares levels = levels("""
                customer,product,time,quantity,price
                ann,p1,2024-01-10 10:00:00,10,1
                ann,p2,2024-01-10 10:00:00,4,2
                ben,p2,2024-01-10 10:00:00,4,3
                ben,p3,2024-01-10 10:00:00,1,5
                ben,p4,2024-01-10 10:00:00,1,7
                ben,p5,2024-01-10 10:00:00,1,58
                """);
        assertThat(levels.classes()).containsExactly("1", "2.5", "5", "7", "58");
        assertThat(levels.parts().get("units")).containsExactly(10 / 21.0, 8 / 21.0, 1 / 21.0, 1 / 21.0, 1 / 21.0);
        assertThat(levels.parts().get("revenue")).containsExactly(.1, .2, .05, .07, .58);
        assertThat(levels.parts().get("customers")).containsExactly(.5, 1., .5, .5, .5);
        assertThat(levels.by()).isEqualTo("price, GBP");
        assertThat(levels.metrics("levels").get("levels"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("58", Map.of("products", .2, "units", 1 / 21.0, "revenue", .58, "customers", .5))
                .hasSize(5);
        assertThat(levels.finding())
                .isEqualTo("The cheapest 20 % of the products bring 48 % of the units and 10 % of the revenue,"
                        + " the dearest 20 % bring 5 % and 58 %");
        assertThat(levels.table().columnNames())
                .containsExactly("price, GBP", "% of products", "% of units", "% of revenue", "% of customers");
    }

    @Test
    void sayWhyThereAreNone() {
        assertThat(levels("customer,time,price\nann,2024-01-10 10:00:00,8\n").finding())
                .isEqualTo("The file has no column of products");
        assertThat(levels("customer,product,time,quantity\nann,p1,2024-01-10 10:00:00,8\n")
                        .finding())
                .isEqualTo("The file has no column of prices");
        assertThat(levels("customer,time,price\nann,2024-01-10 10:00:00,8\n").metrics("levels"))
                .isEqualTo(Map.of("levels", Map.of("why_not", "The file has no column of products")));
        assertThat(levels("customer,product,time,amount\nann,p1,2024-01-10 10:00:00,8\n")
                        .finding())
                .isEqualTo("The file has amounts without quantities: the price of a unit is not known");
        Shares same =
                levels("customer,product,time,price\nann,p1,2024-01-10 10:00:00,8\nann,p2,2024-01-10 10:00:00,8\n");
        assertThat(same.finding()).isEqualTo("All products have the same price");
        assertThat(same.classes()).containsExactly("8");
    }

    /**
     * Set A with pandas: {@code groupby("StockCode")}, sum of amounts over sum of units to three digits, {@code
     * numpy.quantile(price, [.2, .4, .6, .8])}; customers by {@code groupby(c).CustomerID.nunique()}.
     */
    @Test
    void areThoseOfPandas() {
        Shares levels = PriceLevels.of(OnlineRetail.A.transactions());
        double[] products = {20.081855, 20, 19.918145, 20.600273, 19.399727};
        double[] units = {33.524691, 19.731349, 27.414368, 12.380946, 6.948647};
        double[] revenue = {9.136905, 12.467842, 28.041356, 22.057262, 28.296634};
        double[] customers = {83.679115, 88.266482, 91.493776, 90.433379, 90.710005};
        assertThat(levels.classes())
                .containsExactly("0.001 to 0.805", "0.806 to 1.29", "1.3 to 2.26", "2.27 to 4.25", "4.26 to 744");
        for (int i = 0; i < 5; i++) {
            assertThat(levels.percent("products", i)).isCloseTo(products[i], within(1e-6));
            assertThat(levels.percent("units", i)).isCloseTo(units[i], within(1e-6));
            assertThat(levels.percent("revenue", i)).isCloseTo(revenue[i], within(1e-6));
            assertThat(levels.percent("customers", i)).isCloseTo(customers[i], within(1e-6));
        }
    }
}
