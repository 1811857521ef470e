package segmentbook.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.customers.Column;
import segmentbook.customers.CustomerTable;
import segmentbook.description.DataException;
import segmentbook.rfm.CustomerBase;
import tech.tablesaw.api.Table;

/** Days on which customers are looked at: what is known by them, and what is not. */
class CutsTests {
    private final Path folder;
    private final List<String> lines = Leavers.lines();

    CutsTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private Cuts cuts(List<String> all) {
        return Cuts.of(Leavers.base(folder, all), Leavers.THIRTY);
    }

    @Nested
    class Dates {
        @Test
        void outcomesEndAtTheTestAndTheTestEndsAtTheLastDay() {
            LocalDate first = LocalDate.of(2010, 12, 1);
            assertThat(Cuts.dates(first, LocalDate.of(2011, 12, 9), 91))
                    .extracting(LocalDate::toString)
                    .containsExactly(
                            "2011-02-06", "2011-03-09", "2011-04-09", "2011-05-10", "2011-06-10", "2011-09-09");
        }

        @Test
        void sixAreEnoughToLearnFrom() {
            assertThat(Cuts.dates(LocalDate.of(2000, 1, 1), LocalDate.of(2011, 12, 9), 91))
                    .hasSize(7);
        }

        @Test
        void aShortFileHasNoneToLearnFrom() {
            LocalDate first = LocalDate.of(2020, 1, 1);
            assertThat(Cuts.dates(first, first.plusDays(2 * 91 + 45), 91)).hasSize(2);
            assertThat(Cuts.dates(first, first.plusDays(2 * 91 + 44), 91)).hasSize(1);
        }

        @Test
        void theModelThatCalibratesKnowsOnlyOutcomesUntilItsDay() {
            Cuts cuts = cuts(lines);
            LocalDate last = cuts.training().get(5).cut();
            assertThat(last).isEqualTo(Leavers.LAST.minusDays(60));
            assertThat(cuts.knownBy(last))
                    .isNotEmpty()
                    .allSatisfy(each -> assertThat(each.cut().plusDays(30)).isBeforeOrEqualTo(last));
        }
    }

    @Nested
    class Outcomes {
        @Test
        void theFirstPurchaseAfterTheCutIsWaitedFor() {
            Examples test = cuts(lines).test();
            int row = test.known().row("2"); // every 7 days from day 2 on; the cut is day 370
            assertThat(test.cut()).isEqualTo(Leavers.FIRST.plusDays(370));
            assertThat(test.known().value(row, "recency")).isEqualTo(371 - 366);
            assertThat(test.known().value(row, "gap_mean")).isEqualTo(7);
            assertThat(test.known().value(row, "overdue")).isCloseTo(5 / 7.0, within(1e-12));
            assertThat(test.later().value(row, "wait")).isEqualTo(3);
            assertThat(test.later().value(row, "returned")).isOne();
            assertThat(test.later().value(row, "revenue")).isEqualTo(4 * 3 + 1); // days 373 to 394, and the last line
        }

        @Test
        void whoBoughtNothingHasNoWait() {
            Examples test = cuts(lines).test();
            int row = test.known().row("3"); // stops before day 171
            assertThat(test.later().value(row, "wait")).isNaN();
            assertThat(test.left()[row]).isOne();
        }

        @Test
        void ofTodayNothingLaterIsKnown() {
            Cuts cuts = cuts(lines);
            assertThat(cuts.today().cut()).isEqualTo(Leavers.LAST);
            assertThat(cuts.today().returned()).containsOnly(0);
        }

        @Test
        void oneOrderHasWaitedItsTenureForTheNext() {
            List<String> all = new ArrayList<>(lines);
            all.add(Leavers.line("once", 350, 5, 999));
            Examples test = cuts(all).test();
            int row = test.known().row("999");
            assertThat(test.known().value(row, "gap_mean")).isEqualTo(21);
            assertThat(test.known().value(row, "overdue")).isOne();
            assertThat(test.known().value(row, "trend")).isZero();
        }

        @Test
        void anExampleStandsBesideBothKinds() {
            Table table = cuts(lines).example(20);
            assertThat(table.name()).contains(", known by 2021-01-05, bought ");
            assertThat(table.columnNames())
                    .containsExactly("measure", "customer", "median, came back", "median, did not");
            assertThat(table.stringColumn("measure").asList()).startsWith("recency, days", "frequency, orders");
        }
    }

    @Nested
    class NothingLeaks {
        /** The lines until the test, the last one, and others after the test. */
        private List<String> withOther(List<String> after) {
            List<String> all = new ArrayList<>(lines.stream()
                    .filter(line -> line.startsWith("last") || day(line).compareTo("2021-01-05") <= 0)
                    .toList());
            all.addAll(after);
            return all;
        }

        private String day(String line) {
            return line.split(",", -1)[3].substring(0, 10);
        }

        private void assertSame(CustomerTable one, CustomerTable other) {
            assertThat(other.ids()).isEqualTo(one.ids());
            for (Column each : one.columns()) {
                assertThat(other.numbers(each.name())).as(each.name()).isEqualTo(one.numbers(each.name()));
            }
        }

        @Test
        void otherLinesAfterACutChangeNoFeatureAndNoEarlierOutcome() {
            Cuts before = cuts(lines);
            List<String> other = IntStream.rangeClosed(1, 150)
                    .mapToObj(i -> Leavers.line("new" + i, 371 + i % 20, 100 + i, i % 3 == 0 ? 1000 + i : i))
                    .toList();
            Cuts after = cuts(withOther(other));
            assertThat(after.test().later().numbers("revenue"))
                    .isNotEqualTo(before.test().later().numbers("revenue"));
            assertSame(before.test().known(), after.test().known());
            for (int i = 0; i < before.training().size(); i++) {
                assertSame(
                        before.training().get(i).known(),
                        after.training().get(i).known());
                assertSame(
                        before.training().get(i).later(),
                        after.training().get(i).later());
            }
        }

        @Test
        void aCancellationIsUnknownUntilItIsMade() {
            Cuts before = cuts(lines);
            List<String> other = new ArrayList<>(lines);
            String bought = lines.stream()
                    .filter(line -> line.endsWith(",4"))
                    .findFirst()
                    .orElseThrow();
            other.add("C" + bought.replace(",A,1," + day(bought), ",A,-1,2021-01-06"));
            assertSame(before.test().known(), cuts(other).test().known());
            other.add("C" + bought.replace(",A,1," + day(bought), ",A,-1,2021-01-05"));
            assertThat(cuts(other).test().known().numbers("returned_share"))
                    .isNotEqualTo(before.test().known().numbers("returned_share"));
        }

        @Test
        void aLineBeforeTheCutDoesChangeFeatures() {
            List<String> other = new ArrayList<>(lines);
            other.add(Leavers.line("more", 369, 1, 3));
            assertThat(cuts(other).test().known().numbers("recency"))
                    .isNotEqualTo(cuts(lines).test().known().numbers("recency"));
        }
    }

    @Nested
    class WhereThereAreNone {
        @Test
        void aShortFileIsSaid() {
            CustomerBase base = Leavers.base(folder, List.of(Leavers.line("1", 0, 1, 1), Leavers.line("2", 30, 1, 2)));
            Cuts cuts = Cuts.of(base);
            assertThat(cuts.whyNot())
                    .isEqualTo(
                            "The lines span 30 days; to learn who buys nothing in 91 days, and to judge it, takes 227")
                    .isEqualTo(Cuts.whyNot(base));
            assertThat(cuts.example(4).name()).isEqualTo(cuts.whyNot());
            assertThat(cuts.returnedShare()).isNaN();
            assertThatThrownBy(cuts::test)
                    .isInstanceOf(DataException.class)
                    .hasMessage("cuts: there are none; " + cuts.whyNot());
        }

        @Test
        void nobodyWhoStayedIsSaid() {
            List<String> all = List.of(Leavers.line("1", 0, 1, 1), Leavers.line("2", 400, 1, 2));
            assertThat(Cuts.of(Leavers.base(folder, all)).whyNot())
                    .isEqualTo(
                            "Of 1 customer known on 2020-11-05 0 bought in the 91 days after it; ten who did and ten who did not are needed");
        }

        /** Thirty of a shop of calendars come each autumn, every second one of them again: no earlier day knows anybody who came. */
        @Test
        void earlierDaysWithoutAnybodyWhoCameAreSaid() {
            List<String> autumns = new ArrayList<>(List.of(Leavers.line("last", 1126, 1, 30)));
            for (int customer = 0; customer < 30; customer++) {
                for (int year = 0; year <= 3; year += 1 + 3 * (customer % 2)) {
                    autumns.add(Leavers.line(customer + "-" + year, 365 * year + customer, 1, customer));
                }
            }
            CustomerBase base = Leavers.base(folder, autumns);
            assertThat(Cuts.whyNot(base))
                    .startsWith("Of earlier days 0 customers are known who bought in the 91 days after, and ")
                    .endsWith(" who did not; ten who did and ten who did not are needed");
            Churn churn = Churn.of(Cuts.of(base));
            assertThat(churn.nextPurchase().name()).isEqualTo(churn.whyNot()).isEqualTo(Cuts.whyNot(base));
        }

        @Test
        void enoughOfBothIsNot() {
            assertThat(cuts(lines).whyNot()).isEmpty();
            assertThat(cuts(lines).sentence())
                    .isEqualTo("Methods learn from 6 days, and are judged on the last, 2021-01-05");
        }
    }
}
