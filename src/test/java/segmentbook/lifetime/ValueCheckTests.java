package segmentbook.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.description.Dataset;
import segmentbook.transactions.Transactions;

class ValueCheckTests {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final int CUSTOMERS = 400;
    private static final int END = 300;
    private static final LocalDate SPLIT = FIRST.plusDays(200);

    private final Path folder;

    ValueCheckTests(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Customers who come at random, each at a gamma rate of their own, never leave and spend by Gamma-Gamma. */
    private Transactions shop(IntToDoubleFunction price) throws IOException {
        Well19937c random = new Well19937c(3);
        Draws draws = new Draws(random);
        StringBuilder lines = new StringBuilder("time,customer,amount\n");
        for (int i = 0; i < CUSTOMERS; i++) {
            double rate = draws.gamma(2, 60);
            double nu = draws.gamma(4, 3);
            for (int day = i % 30; day <= END; day++) {
                if (day == i % 30 || random.nextDouble() < rate) {
                    double amount = price.applyAsDouble(day) * draws.gamma(6, nu);
                    lines.append(FIRST.plusDays(day))
                            .append("," + i + ",")
                            .append(amount)
                            .append('\n');
                }
            }
        }
        Files.writeString(folder.resolve("shop.csv"), lines);
        return Transactions.of(Dataset.read(Files.writeString(
                folder.resolve("shop.yaml"),
                "name: shop\nfile: shop.csv\ncolumns: {time: time, customer: customer, amount: amount}\n")));
    }

    private static ValueCheck check(Transactions lines) {
        return ValueCheck.of(ForecastCheck.of(lines, SPLIT), lines);
    }

    @Test
    void whereTheModelIsRightTheMoneyComesAndIntervalsHold() throws IOException {
        Transactions lines = shop(day -> 1);
        ValueCheck check = check(lines);
        double later = 0;
        for (int line = 0; line < lines.size(); line++) {
            later += lines.day(line) > SPLIT.toEpochDay() ? lines.amount(line) : 0;
        }
        assertThat(check.actual()).isCloseTo(later, within(1e-6));
        assertThat(check.actual())
                .isBetween(check.expected().low(), check.expected().high());
        assertThat((double) check.held() / CUSTOMERS).isBetween(.92, .98);
        assertThat(check.sentence())
                .matches(
                        "In the 100 days after 2024-07-19 the 400 customers known then were expected to bring [\\d,]+ \\([\\d,]+ to [\\d,]+\\), and [\\d,]+ came, within that; 9\\d\\.\\d % of them \\(9\\d\\.\\d to 9\\d\\.\\d\\) brought what lies in their own interval, where 95 % should");
        assertThat(check.metrics())
                .containsEntry("days", 100)
                .containsEntry("money", check.expected().value())
                .containsEntry("money_actual", check.actual())
                .containsEntry("in_interval", (double) check.held() / CUSTOMERS);
    }

    /** The model knows no prices: where they double after the split, the days come as expected and the money does not. */
    @Test
    void wherePricesDoubleMoreMoneyComesThanTheIntervalHolds() throws IOException {
        Transactions lines = shop(day -> day > 200 ? 2 : 1);
        ValueCheck check = check(lines);
        assertThat(check.actual()).isGreaterThan(1.5 * check.expected().value());
        assertThat((double) check.held() / CUSTOMERS).isLessThan(.85);
        assertThat(check.sentence())
                .contains(" came, above that, so the interval of what comes next may miss as well; ");
        assertThat(check(shop(day -> day > 200 ? .5 : 1)).sentence())
                .contains(" came, below that, so the interval of what comes next may miss as well; ");
    }

    @Test
    void whereNothingCanBeJudgedTheReasonStands() throws IOException {
        Transactions lines = shop(day -> 1);
        ForecastCheck forecasts = ForecastCheck.of(lines, FIRST.plusDays(END));
        ValueCheck check = ValueCheck.of(forecasts, lines);
        assertThat(check.sentence()).isEqualTo(forecasts.whyNot()).isNotEmpty();
        assertThat(check.metrics()).isEmpty();
    }
}
