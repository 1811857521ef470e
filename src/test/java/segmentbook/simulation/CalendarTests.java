package segmentbook.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import segmentbook.WhenChanged;
import segmentbook.simulation.CustomerKind.Season;

@WhenChanged({"src/simulation", "data"})
class CalendarTests {

    @ParameterizedTest
    @CsvSource({
        "2024-01-01, false",
        "2024-01-02, true",
        "2024-01-06, true",
        "2024-01-07, false",
        "2024-12-24, true",
        "2024-12-25, false",
        "2024-12-26, false",
        "2024-12-27, true",
        "2025-01-01, false"
    })
    void theShopClosesOnSundaysAndHolidays(LocalDate date, boolean open) {
        assertThat(Calendar.isOpen(date)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({"2024-01-02, true", "2024-01-21, true", "2024-01-22, false", "2025-06-30, false", "2025-07-20, true"})
    void thereAreTwoSalesAYear(LocalDate date, boolean sale) {
        assertThat(Calendar.isSale(date)).isEqualTo(sale);
    }

    @ParameterizedTest
    @EnumSource(Season.class)
    void ratesAreOneOnAverageAndNeverAboveTheHighest(Season season) {
        Calendar calendar = new Calendar();
        double sum = 0;
        for (int day = 0; day < Calendar.DAYS; day++) {
            sum += calendar.rate(season, day);
            assertThat(calendar.rate(season, day)).isBetween(0.0, calendar.highest(season));
        }
        assertThat(sum / Calendar.DAYS).isCloseTo(1, within(1e-9));
    }
}
