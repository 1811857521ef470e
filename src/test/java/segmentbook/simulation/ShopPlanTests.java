package segmentbook.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.WhenChanged;

@WhenChanged({"src/simulation", "data"})
class ShopPlanTests {

    @ParameterizedTest
    @ValueSource(longs = {10, 25, 60, 150, 350})
    void aPlanForLinesComesToSoManyWithLittleToSpare(long each) {
        Shop shop = Shop.of(ShopPlan.ofLines(each * 1_200, 1_200));

        long lines = 0;
        while (shop.hasNext()) {
            shop.next();
            lines++;
        }

        assertThat(lines).isBetween(each * 1_200, ((long) Math.max(24, each * 1.2)) * 1_200);
    }

    @ParameterizedTest
    @CsvSource({"999, 50000", "1000, 9999", "1000, 350001"})
    void tooFewCustomersOrLinesOutsideTheBoundsAreRefused(int customers, long lines) {
        assertThatThrownBy(() -> ShopPlan.ofLines(lines, customers))
                .hasMessage("shop plan: from 1,000 customers, 10 to 350 lines each, found %d customers, %d lines"
                        .formatted(customers, lines));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, -0.1", "1, NaN", "1, 10.1"})
    void aShopNeedsCustomersAndAPace(int customers, double pace) {
        assertThatThrownBy(() -> new ShopPlan(customers, pace, 1))
                .hasMessage("shop plan: customers from 1, pace 0 to 10, found " + customers + ", " + pace);
    }

    @Test
    void aSmallShopHasAllItsCustomersInOrderOfTimeAndThenCloses() {
        Shop shop = Shop.of(new ShopPlan(50, 1, 7));
        Set<String> seen = new HashSet<>();
        LocalDateTime last = LocalDateTime.MIN;

        while (shop.hasNext()) {
            Line line = shop.next();
            assertThat(line.time()).isAfterOrEqualTo(last);
            last = line.time();
            seen.add(line.withPlainId().customer());
        }

        seen.remove("");
        assertThat(seen).hasSize(50);
        assertThatThrownBy(shop::next)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("shop: closed after 2025-12-12");
    }

    @Test
    void anotherSeedGivesAnotherShop() {
        Line one = Shop.of(new ShopPlan(50, 1, 7)).next();
        Line other = Shop.of(new ShopPlan(50, 1, 8)).next();

        assertThat(one)
                .isNotEqualTo(other)
                .isEqualTo(Shop.of(new ShopPlan(50, 1, 7)).next());
    }
}
