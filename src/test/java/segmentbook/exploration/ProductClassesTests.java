package segmentbook.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import segmentbook.exploration.ProductClasses.Grade;
import segmentbook.transactions.OnlineRetail;
import segmentbook.transactions.SmallShop;
import segmentbook.transactions.Transactions;

class ProductClassesTests {
    private final Path folder;

    ProductClassesTests(@TempDir Path folder) {
        this.folder = folder;
    }

    /** One product for each price, named p1, p2, … */
    private Transactions shop(String prices) {
        StringBuilder text = new StringBuilder("product,customer,time,price\n");
        String[] each = prices.split(" ");
        for (int i = 0; i < each.length; i++) {
            text.append("p%d,ann,2024-01-01 10:00:00,%s\n".formatted(i + 1, each[i]));
        }
        return SmallShop.transactions(folder, text.toString());
    }

    private ProductClasses classes(String prices) {
        return ProductClasses.of(ProductRanking.of(shop(prices)));
    }

    /** The class follows where the revenue of the better products ends: at .8 and at .95 the next one begins. */
    @ParameterizedTest
    @CsvSource({
        "80 15 5, ABC",
        "79 16 5, AAC",
        "81 14 5, ABC",
        "50 30 10 5 5, AABBC",
        "100, A",
        "1 1, AA",
        "96 4, AC",
        "20 20 20 20 20, AAAAB"
    })
    void followTheRevenueOfBetterProducts(String prices, String grades) {
        ProductClasses classes = classes(prices);
        assertThat(IntStream.range(0, classes.size())
                        .mapToObj(rank -> classes.grade(rank).name())
                        .collect(Collectors.joining()))
                .isEqualTo(grades);
        for (Grade grade : Grade.values()) {
            assertThat(classes.products(grade)).isEqualTo((int) grades.chars()
                    .filter(letter -> letter == grade.name().charAt(0))
                    .count());
        }
    }

    @Test
    void rankTheBestFirstAndEqualsByCode() {
        ProductClasses classes = classes("5 20 5");
        assertThat(IntStream.range(0, 3).mapToObj(rank -> classes.product(rank).code()))
                .containsExactly("p2", "p1", "p3");
        assertThat(classes.share(0)).isZero();
        assertThat(classes.share(1)).isEqualTo(20 / 30.);
        assertThat(classes.share(3)).isEqualTo(1);
    }

    @Test
    void standInATable() {
        var table = classes("80 15 5").table();
        assertThat(table.stringColumn("class").asList()).containsExactly("A", "B", "C");
        assertThat(table.intColumn("products").asList()).containsExactly(1, 1, 1);
        assertThat(table.doubleColumn("% of revenue").asList()).containsExactly(80., 15., 5.);
        assertThat(classes("80 15 5").metrics())
                .containsEntry("line_set", "kept lines")
                .containsEntry("products_a", 1)
                .containsEntry("products_a_revenue_share", .8);
    }

    @Test
    void withoutCodesAllIsOneNamelessProduct() {
        ProductClasses nameless = ProductClasses.of(ProductRanking.of(SmallShop.transactions(
                folder, "customer,time,price\nann,2024-01-01 10:00:00,2\nben,2024-01-01 10:00:00,3\n")));
        assertThat(nameless.areNamed()).isFalse();
        assertThat(nameless.size()).isEqualTo(1);
        assertThat(nameless.products(Grade.A)).isEqualTo(1);
        assertThat(classes("1").areNamed()).isTrue();
    }

    @Test
    void needAProduct() {
        ProductRanking none = ProductRanking.of(shop("1"), customer -> false);
        assertThatThrownBy(() -> ProductClasses.of(none))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("product classes: at least one product, found none");
    }

    /**
     * Set D in pandas: {@code r = d.groupby("StockCode").amount.sum().sort_values(ascending=False)}, {@code before =
     * (r.cumsum() / r.sum()).shift(fill_value=0)}, A below .8, B below .95; shares of the first products by {@code
     * (r.cumsum() / r.sum()).iloc[[0, 9, 99, 999]]}.
     */
    @Test
    void areThoseOfPandas() {
        ProductClasses classes = ProductClasses.of(ProductRanking.of(OnlineRetail.D.transactions()));
        assertThat(classes.product(0).code()).isEqualTo("22423");
        assertThat(classes.table().intColumn("products").asList()).containsExactly(806, 918, 1921);
        assertThat(classes.share(Grade.A)).isEqualTo(.8002, within(5e-5));
        assertThat(classes.share(Grade.B)).isEqualTo(.1498, within(5e-5));
        assertThat(classes.share(Grade.C)).isEqualTo(.0499, within(5e-5));
        assertThat(classes.share(1)).isEqualTo(.016176951058386162, within(1e-12));
        assertThat(classes.share(10)).isEqualTo(.07864591234428582, within(1e-12));
        assertThat(classes.share(100)).isEqualTo(.3125002266959609, within(1e-12));
        assertThat(classes.share(1000)).isEqualTo(.8488953835523623, within(1e-12));
    }
}
