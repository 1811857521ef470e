package segmentbook.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.description.Dataset;
import segmentbook.rfm.CustomerBase;
import segmentbook.segments.ChosenClusters;
import segmentbook.statistics.Bootstrap;

/** When rules are made anew: each answer with a case and its opposite. */
class RefitTests {
    private static Refit refit(double rules, Bootstrap gain) {
        return new Refit(
                "",
                LocalDate.parse("2024-03-01"),
                Map.of(
                        "rules of other samples, lowest but five of a hundred", .9,
                        "rules of the second date", rules,
                        "customers, from the first date to the second", .4),
                gain,
                "revenue");
    }

    @Nested
    class Sentences {
        @Test
        void rulesThatAgreeAsThoseOfSamplesAreKept() {
            assertThat(refit(.9, new Bootstrap(.1, .05, .15)).sentence())
                    .isEqualTo("Keep the rules of 2024-03-01: those of the second date agree with them by 0.90, "
                            + "those of other samples by 0.90 or more");
        }

        @Test
        void rulesThatMovedAreMadeAnewWhereNewOnesToldMore() {
            assertThat(refit(.8, new Bootstrap(.1, .05, .15)).sentence())
                    .isEqualTo(
                            "Make the rules of 2024-03-01 anew: those of the second date agree with them by 0.80, those of "
                                    + "other samples by 0.90 or more; a period before, new ones changed the explained "
                                    + "variance of later revenue by +10.0 percentage points (+5.0 to +15.0)");
        }

        @Test
        void rulesThatMovedAreKeptWhereNewOnesToldNoMore() {
            assertThat(refit(.8, new Bootstrap(.1, -.05, .15)).sentence())
                    .startsWith("Keep the rules of 2024-03-01 for now: ")
                    .endsWith(
                            "new ones changed the explained variance of later revenue by +10.0 percentage points (-5.0 to +15.0)");
        }

        @Test
        void rulesThatToldLessAreSaidToTellLess() {
            assertThat(refit(.8, new Bootstrap(-.012, -.027, .006)).sentence())
                    .endsWith(
                            "new ones changed the explained variance of later revenue by -1.2 percentage points (-2.7 to +0.6)");
        }

        @Test
        void withoutAnEarlierPeriodItIsNotSaid() {
            assertThat(refit(.8, Bootstrap.NOT_KNOWN).sentence())
                    .startsWith("The rules of 2024-03-01 have moved: ")
                    .endsWith("; nothing in the file shows whether new ones would tell more");
        }
    }

    @Test
    void rulesOfTheShopAreComparedWithThoseOfSamples() {
        Refit refit =
                Refit.of(Migration.of(ChosenClusters.of(CustomerBase.of(Dataset.read(Path.of("data", "shop.yaml"))))));
        assertThat(refit.whyNot()).isEmpty();
        assertThat(refit.table().doubleColumn(1).asList()).hasSize(4).allMatch(each -> each > 0 && each <= 1);
        assertThat(refit.table().doubleColumn(1).get(0))
                .isGreaterThan(refit.table().doubleColumn(1).get(3));
        assertThat(refit.gain().low()).isLessThan(refit.gain().high());
        assertThat(refit.metrics()).containsKeys("verdict", "samples", "rules", "customers", "gain");
    }

    /** Everybody bought once, so in no period did anybody bring anything again. */
    @Test
    void whereNobodyComesBackNothingShowsWhetherNewRulesTellMore(@TempDir Path folder) throws IOException {
        StringBuilder lines = new StringBuilder("customer,time,price\n");
        for (int customer = 0; customer < 300; customer++) {
            lines.append("c" + customer + "," + LocalDate.of(2022, 1, 1).plusDays(2 * customer) + "," + customer % 7
                    + "1\n");
        }
        Files.writeString(folder.resolve("lines.csv"), lines);
        Path file = Files.writeString(
                folder.resolve("s.yaml"),
                "name: s\nfile: lines.csv\ncolumns: {customer: customer, time: time, price: price}\n");
        Refit refit = Refit.of(Migration.of(ChosenClusters.of(CustomerBase.of(Dataset.read(file)))));
        assertThat(refit.gain().whole()).isNaN();
        assertThat(refit.sentence())
                .startsWith("The rules of ")
                .endsWith("nothing in the file shows whether new ones would tell more");
    }

    /** Seven clusters of the seven numbers of orders, some of which a sample of the customers does not hold. */
    @Test
    void rulesOfSamplesHaveFewerClustersWhereTooFewAreDifferent(@TempDir Path folder) throws IOException {
        StringBuilder lines = new StringBuilder("customer,time,price\nlast,2024-12-31,1\n");
        for (int customer = 0; customer < 24; customer++) {
            for (int order = 0; order <= customer % 7; order++) {
                lines.append("c")
                        .append(customer)
                        .append(",2024-0")
                        .append(1 + order)
                        .append("-01,10\n");
            }
        }
        Files.writeString(folder.resolve("lines.csv"), lines);
        Path file = Files.writeString(
                folder.resolve("s.yaml"),
                "name: s\nfile: lines.csv\ncolumns: {customer: customer, time: time, price: price}\n"
                        + "features: {use: [frequency]}\nclusters: {k: 7, restarts: 2}\nactOn: clusters\n");
        Refit refit = Refit.of(Migration.of(ChosenClusters.of(CustomerBase.of(Dataset.read(file)))));
        assertThat(refit.whyNot()).isEmpty();
        assertThat(refit.agreements().get("rules of other samples, mean")).isBetween(.3, .99);
    }
}
