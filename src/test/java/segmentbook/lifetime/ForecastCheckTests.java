package segmentbook.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.description.Dataset;
import segmentbook.lifetime.ForecastCheck.Forecast;
import segmentbook.lifetime.ForecastCheck.Group;
import segmentbook.lifetime.ForecastCheck.Point;
import segmentbook.statistics.Bootstrap;
import segmentbook.transactions.Transactions;

class ForecastCheckTests {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final LocalDate SPLIT = FIRST.plusDays(180);

    private final Path folder;

    ForecastCheckTests(@TempDir Path folder) {
        this.folder = folder;
    }

    /**
     * Thirty customers who begin one a day. The first ten come every ten days to the end; the next ten every ten days until
     * day 90, when they leave; the others come once.
     */
    private Transactions lines(int lastDay, String more) throws IOException {
        StringBuilder lines = new StringBuilder("time,customer,amount\n");
        StringBuilder truth = new StringBuilder("customer,kind,gone\n");
        for (int i = 0; i < 30; i++) {
            int end = i < 10 ? lastDay : i < 20 ? Math.min(90, lastDay) : i;
            for (int day = i; day <= end; day += 10) {
                lines.append(FIRST.plusDays(day) + "," + i + "," + (5 + i % 3) + "\n");
            }
            truth.append(i + ",some," + (i < 10 ? "" : FIRST.plusDays(91)) + "\n");
        }
        Files.writeString(folder.resolve("truth.csv"), truth);
        return shop("shop", lines, more);
    }

    /** Of lines of a time, a customer and an amount, and what else the description says. */
    private Transactions shop(String name, CharSequence lines, String more) throws IOException {
        Files.writeString(folder.resolve(name + ".csv"), lines);
        Path description = Files.writeString(
                folder.resolve(name + ".yaml"),
                "name: " + name + "\nfile: " + name + ".csv\n"
                        + "columns: {time: time, customer: customer, amount: amount}\n" + more);
        return Transactions.of(Dataset.read(description));
    }

    private static final String AUC = "[01]\\.\\d{3} \\([01]\\.\\d{3} to [01]\\.\\d{3}\\)";
    private static final String ALL = "1\\.000 \\(1\\.000 to 1\\.000\\)";

    private static Forecast named(ForecastCheck check, String name) {
        return check.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Nested
    class WithATruth {
        private final ForecastCheck check;

        WithATruth() throws IOException {
            check = ForecastCheck.of(
                    lines(240, "truth: {file: truth.csv, customer: customer, label: kind, dropOut: gone}\n"), SPLIT);
        }

        /** Days 181 to 240 in steps of ten: six for each of the ten, seven for who comes on day 0, 10 … */
        @Test
        void countsWhatCame() {
            assertThat(check.actual()).isEqualTo(60);
            assertThat(check.table().name())
                    .isEqualTo("30 customers known on 2024-06-29 had 60 days with a purchase after it");
        }

        /** Who comes once is said to come no more, by the own rate; the mean is that of all customers and days. */
        @Test
        void forecastsWithoutAModelAreThoseByHand() {
            double repeats = 0;
            double observed = 0;
            double own = 0;
            for (int i = 0; i < 30; i++) {
                int came = i < 10 ? (180 - i) / 10 : i < 20 ? (90 - i) / 10 : 0;
                repeats += came;
                observed += 180 - i;
                own += 60.0 * came / (180 - i);
            }
            assertThat(named(check, "as often as before").total()).isEqualTo(own, within(1e-9));
            assertThat(named(check, "everybody the mean").total())
                    .isEqualTo(30 * 60 * repeats / observed, within(1e-9));
            assertThat(named(check, "everybody the mean").auc()).isEqualTo(.5);
        }

        @Test
        void whoCameLatelyIsRankedFirst() {
            assertThat(named(check, "recency").auc()).isEqualTo(1);
            assertThat(named(check, "recency").truth()).isEqualTo(1);
            assertThat(named(check, "recency").total()).isNaN();
            assertThat(check.aliveSentence())
                    .matches("P\\(alive\\) of .* ranks who comes back with AUC " + AUC + ", recency with " + ALL + "; "
                            + "it ranks who has not left with AUC " + AUC + ", recency with " + ALL);
        }

        @Test
        void theModelBeatsTheRatesAndItIsSaid() {
            assertThat(check.sentence())
                    .matches(
                            ".* expected \\d+ days with a purchase after 2024-06-29, 60 came; its error for a customer, "
                                    + "\\d\\.\\d{3}, is below that of \"(as often as before|everybody the mean)\", \\d\\.\\d{3}");
        }

        @Test
        void tracksFromTheFirstDayToTheLastThroughTheSplit() {
            assertThat(check.tracked())
                    .extracting(Point::name)
                    .hasSize(13)
                    .contains("2024-06-29")
                    .endsWith("2024-08-28");
            Point last = check.tracked().get(12);
            assertThat(last.actual()).isEqualTo(check.fits().history().sum(past -> past.repeats()) + 60);
            assertThat(check.tracked()).isSortedAccordingTo((a, b) -> Double.compare(a.expected(), b.expected()));
        }

        @Test
        void groupsByRepeats() {
            assertThat(check.byRepeats()).extracting(Group::name).containsExactly("0", "7+");
            assertThat(check.byRepeats().get(0).actual()).isEqualTo(new Bootstrap(0, 0, 0));
            assertThat(check.byRepeats().get(1).customers()).isEqualTo(20);
            assertThat(check.byRepeats().get(1).actual().whole()).isEqualTo(3);
            assertThat(check.repeatsSentence())
                    .matches(
                            "The forecast is farthest off for the \\d+ customers with (0|7\\+) repeats: .* expected, .* came \\(.* to .*\\), which chance alone could do");
            Bootstrap came = new Bootstrap(1, .9, 1.2);
            assertThat(new Group("1", 20, came, 1.19).isByChance()).isTrue();
            assertThat(new Group("1", 20, came, 1.21).isByChance()).isFalse();
            assertThat(new Group("1", 20, came, .89).isByChance()).isFalse();
        }

        @Test
        void metricsHoldEachForecast() {
            assertThat(check.metrics())
                    .containsEntry("split", "2024-06-29")
                    .containsEntry("actual", 60.0)
                    .containsEntry("used", check.fits().best().model().name())
                    .containsKeys("BG/NBD", "recency");
        }
    }

    /** Forty customers with rhythms of 5 to 24 days, of whom nobody leaves: all models say the same. */
    @Test
    void aModelThatIsNoLikelierThanOthersIsNotCalledTheLikeliest() throws IOException {
        StringBuilder lines = new StringBuilder("time,customer,amount\n");
        for (int i = 0; i < 40; i++) {
            for (int day = i % 5; day <= 400; day += 5 + i % 20) {
                lines.append(FIRST.plusDays(day) + "," + i + ",5\n");
            }
        }
        ForecastCheck check = ForecastCheck.of(shop("faithful", lines, ""), FIRST.plusDays(300));
        assertThat(check.sentence()).contains("NBD, as likely as others until then, expected ");
    }

    /** Forty customers come every 60 days: those of lately are not due in the 35 days to come, and those of 30 days ago are. */
    @Test
    void aScoreThatPutsThoseLastWhoComeBackIsWorseThanACoin() throws IOException {
        StringBuilder lines = new StringBuilder("time,customer,amount\n");
        for (int i = 0; i < 40; i++) {
            for (int day = 30 * (i % 2) + i / 10; day <= 215; day += 60) {
                lines.append(FIRST.plusDays(day) + "," + i + ",5\n");
            }
        }
        ForecastCheck check = ForecastCheck.of(shop("rhythm", lines, ""), FIRST.plusDays(183));
        assertThat(check.aliveSentence())
                .matches("P.* with AUC 0\\.000 .*, worse than a coin, recency with 0\\.000 .*");
    }

    @Test
    void withoutATruthOnlyWhoCameBackIsKnown() throws IOException {
        ForecastCheck check = ForecastCheck.of(lines(240, ""), SPLIT);
        assertThat(named(check, "recency").truth()).isNaN();
        assertThat(check.aliveSentence())
                .endsWith("recency with 1.000 (1.000 to 1.000)")
                .doesNotContain("left");
    }

    @Test
    void nothingCanBeJudgedWhereNobodyCameAfterwards() throws IOException {
        ForecastCheck check = ForecastCheck.of(lines(90, ""), FIRST.plusDays(90));
        String why = "Nobody who bought until 2024-03-31 bought after it, so forecasts cannot be judged";
        assertThat(check.whyNot()).isEqualTo(why);
        assertThat(check.sentence()).isEqualTo(why);
        assertThat(check.aliveSentence()).isEqualTo(why);
        assertThat(check.repeatsSentence()).isEqualTo(why);
        assertThat(check.table().name()).isEqualTo(why);
        assertThat(check.tracked()).isEmpty();
        assertThat(check.byRepeats()).isEmpty();
        assertThat(check.metrics()).containsEntry("why_not", why);
    }

    @Test
    void norWhereTooFewHadComeBack() throws IOException {
        ForecastCheck check = ForecastCheck.of(lines(90, ""), FIRST.plusDays(12));
        assertThat(check.whyNot())
                .isEqualTo(
                        "Until 2024-01-13 3 of 13 customers bought on a second day; 10 are needed to say when customers come back or leave");
    }

    @Test
    void theDescriptionFileSaysTheSplit() throws IOException {
        assertThat(ForecastCheck.of(lines(240, "")).split()).isEqualTo(FIRST.plusDays(240 - 91));
        assertThat(ForecastCheck.of(lines(240, "recommend: {split: 2024-06-01}\n"))
                        .split())
                .isEqualTo("2024-06-01");
    }
}
