package segmentbook.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import segmentbook.statistics.Rows;
import segmentbook.transactions.Cancellations;
import segmentbook.transactions.CleaningRules;
import segmentbook.transactions.OnlineRetail;
import segmentbook.transactions.SmallShop;
import segmentbook.transactions.Transactions;

/** Months: what is in them, who is new, who comes back. */
class MonthlyTests {
    private final Path folder;

    MonthlyTests(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Lines of {@code customer,day,price}, each a unit at ten in the morning. */
    private Transactions shop(String... lines) {
        return SmallShop.transactions(folder, text(lines));
    }

    private static String text(String... lines) {
        StringBuilder text = new StringBuilder("customer,time,price\n");
        for (String line : lines) {
            String[] cells = line.split(",", -1);
            text.append("%s,%s 10:00:00,%s\n".formatted(cells[0], cells[1], cells[2]));
        }
        return text.toString();
    }

    private Transactions fourMonths() {
        return shop(
                "ann,2024-01-10,10",
                "ben,2024-01-05,5",
                "ben,2024-01-07,7",
                "ann,2024-02-20,20",
                "cem,2024-02-29,3",
                "ann,2024-04-02,40",
                "ben,2024-04-03,1",
                "cem,2024-04-30,8");
    }

    @Nested
    class TheTimeline {
        @Test
        void hasMonthsWithoutLines() {
            Timeline timeline = Timeline.byMonth(fourMonths());
            assertThat(timeline.months())
                    .containsExactly(
                            YearMonth.of(2024, 1), YearMonth.of(2024, 2), YearMonth.of(2024, 3), YearMonth.of(2024, 4));
            assertThat(Rows.values(4, timeline::revenue)).containsExactly(22, 23, 0, 49);
        }

        @Test
        void hasTheRevenueOfSomeCustomersInTheSameMonths() {
            Transactions lines = fourMonths();
            int ann = lines.customers().indexOf("ann");
            double[] revenue = Timeline.byMonth(lines).revenue(lines, customer -> customer == ann);
            assertThat(revenue).startsWith(10, 20, 0).hasSize(4);
            assertThat(Timeline.byMonth(lines).revenue(lines, customer -> false))
                    .containsOnly(0);
        }

        @Test
        void crossesNewYear() {
            Timeline timeline = Timeline.byMonth(shop("ann,2023-12-31,1", "ann,2024-01-01,1"));
            assertThat(timeline.months()).containsExactly(YearMonth.of(2023, 12), YearMonth.of(2024, 1));
        }

        @Test
        void countsRawLinesThatCleaningTakes() {
            var lines = SmallShop.lines(folder, text("ann,2024-01-31,1", ",2024-03-01,1"));
            assertThat(Timeline.rawLines(lines).intColumn("lines").asList()).containsExactly(1, 0, 1);
        }

        @ParameterizedTest
        @CsvSource({"2024-02-28, true", "2024-02-29, false"})
        void endsWithAPartOfAMonthUnlessTheFileReachesItsEnd(String last, boolean partial) {
            Transactions transactions = shop("ann,2024-01-10,1", "ann," + last + ",1");
            assertThat(Timeline.byMonth(transactions).lastMonthIsPartial()).isEqualTo(partial);
            assertThat(NewAndReturning.of(transactions).lastMonthIsPartial()).isEqualTo(partial);
        }

        @Test
        void isCompleteUpToTheSnapshot() {
            var dataset = SmallShop.dataset(folder, text("ann,2024-01-10,1"));
            assertThat(Timeline.byMonth(Transactions.of(dataset)).lastMonthIsPartial())
                    .isTrue();
            assertThat(Timeline.byMonth(Transactions.of(dataset.withSnapshot(LocalDate.of(2024, 1, 31))))
                            .lastMonthIsPartial())
                    .isTrue();
            assertThat(Timeline.byMonth(Transactions.of(dataset.withSnapshot(LocalDate.of(2024, 2, 1))))
                            .lastMonthIsPartial())
                    .isFalse();
        }
    }

    @Nested
    class NewCustomers {
        @Test
        void areNewInTheMonthOfTheirFirstPurchaseOnly() {
            NewAndReturning months = NewAndReturning.of(fourMonths());
            assertThat(months.table().intColumn("new customers").asList()).containsExactly(2, 1, 0, 0);
            assertThat(months.table().intColumn("returning customers").asList()).containsExactly(0, 1, 0, 3);
            assertThat(months.table().doubleColumn("revenue from new, GBP").asList())
                    .containsExactly(22., 3., 0., 0.);
            assertThat(months.table()
                            .doubleColumn("revenue from returning, GBP")
                            .asList())
                    .containsExactly(0., 20., 0., 49.);
            assertThat(months.returningShare()).isEqualTo(69 / 72., within(1e-15));
        }

        @Test
        void areAllInASingleMonth() {
            NewAndReturning months = NewAndReturning.of(shop("ann,2024-01-10,1", "ann,2024-01-20,1"));
            assertThat(months.all().get(0).newCustomers()).isEqualTo(1);
            assertThat(months.all().get(0).returningCustomers()).isZero();
            assertThat(months.returningShare()).isNaN();
        }

        /** Cancellations are no purchases: their money counts, their customer is not there that month. */
        @Test
        void areNotMadeByCancellations() {
            CleaningRules keep = new CleaningRules(true, null, Cancellations.KEEP, Set.of(), List.of(), Map.of());
            String text = "customer,time,price,quantity\nann,2024-01-01 10:00:00,1,-1\nann,2024-02-01 10:00:00,5,1\n"
                    + "ann,2024-03-01 10:00:00,2,-1\n";
            Transactions kept = Transactions.of(SmallShop.dataset(folder, text).with(keep));
            NewAndReturning months = NewAndReturning.of(kept);
            assertThat(months.table().intColumn("new customers").asList()).containsExactly(0, 1, 0);
            assertThat(months.table().intColumn("returning customers").asList()).containsExactly(0, 0, 0);
            assertThat(months.all().get(0).newRevenue()).isEqualTo(-1);
            assertThat(months.all().get(1).newRevenue()).isEqualTo(5);
            assertThat(months.all().get(2).returningRevenue()).isEqualTo(-2);
            assertThat(Cohorts.of(kept).table().intColumn("customers").asList()).containsExactly(0, 1, 0);
        }

        /**
         * Set D in pandas: {@code first = d.groupby("CustomerID").month.min()}, {@code d["new"] = d.month == first},
         * {@code d.groupby(["month", "new"]).CustomerID.nunique()} and {@code .amount.sum()}.
         */
        @ParameterizedTest
        @CsvSource({
            "0, 882, 0, 550217.10, 0",
            "1, 414, 323, 187170.34, 266772.29",
            "5, 283, 768, 117236.90, 529863.02",
            "11, 322, 1335, 132353.58, 987104.10",
            "12, 40, 570, 26388.50, 316195.62"
        })
        void areThoseOfPandas(int month, int fresh, int returning, double newRevenue, double returningRevenue) {
            NewAndReturning months = NewAndReturning.of(OnlineRetail.D.transactions());
            assertThat(months.all().get(month).newCustomers()).isEqualTo(fresh);
            assertThat(months.all().get(month).returningCustomers()).isEqualTo(returning);
            assertThat(months.all().get(month).newRevenue()).isEqualTo(newRevenue, within(.005));
            assertThat(months.all().get(month).returningRevenue()).isEqualTo(returningRevenue, within(.005));
            assertThat(months.lastMonthIsPartial()).isTrue();
            assertThat(months.all()).hasSize(13);
        }

        @Test
        void standInTheSummary() {
            assertThat(NewAndReturning.of(fourMonths()).metrics())
                    .containsEntry("line_set", "kept lines")
                    .containsEntry("last_month_is_partial", false)
                    .containsKeys("returning_revenue_share", "months");
        }
    }

    @Nested
    class CohortsOfCustomers {
        private final Cohorts cohorts = Cohorts.of(fourMonths());

        @Test
        void areCountedByTheMonthsSinceTheyBegan() {
            assertThat(cohorts.months()).hasSize(4);
            assertThat(List.of(cohorts.size(0), cohorts.size(1), cohorts.size(2), cohorts.size(3)))
                    .containsExactly(2, 1, 0, 0);
            assertThat(cohorts.retention(0, 0)).isEqualTo(1);
            assertThat(cohorts.retention(0, 1)).isEqualTo(.5);
            assertThat(cohorts.retention(0, 2)).isZero();
            assertThat(cohorts.retention(0, 3)).isEqualTo(1);
            assertThat(cohorts.retention(1, 1)).isZero();
            assertThat(cohorts.retention(1, 2)).isEqualTo(1);
            assertThat(cohorts.longest()).isEqualTo(3);
        }

        @Test
        void areEmptyInTheFutureNotZero() {
            assertThat(cohorts.isObserved(1, 2)).isTrue();
            assertThat(cohorts.isObserved(1, 3)).isFalse();
            assertThat(cohorts.retention(1, 3)).isNaN();
            assertThat(cohorts.retention(2, 0)).as("nobody began").isNaN();
            assertThat(cohorts.table().columnNames())
                    .containsExactly("first month", "customers", "% after 1", "% after 2", "% after 3");
            assertThat(cohorts.table().doubleColumn("% after 2").asDoubleArray())
                    .containsExactly(0, 100, Double.NaN, Double.NaN);
        }

        @Test
        void arePooledWithoutTheFirst() {
            assertThat(cohorts.retention(1)).isZero();
            assertThat(cohorts.retention(2)).isEqualTo(1);
            assertThat(cohorts.retention(3))
                    .as("only the first is observed that long")
                    .isNaN();
            assertThat(cohorts.metrics())
                    .containsEntry("line_set", "kept lines")
                    .containsEntry("first_cohort_customers", 2)
                    .containsEntry("retention_after_1", 0.)
                    .doesNotContainKey("retention_after_3");
        }

        @Test
        void areNotObservedInAMonthThatIsNotOver() {
            Cohorts early = Cohorts.of(shop("ann,2024-01-31,1", "ann,2024-02-29,1", "ann,2024-03-30,1"));
            assertThat(early.retention(0, 1)).isEqualTo(1);
            assertThat(early.isObserved(0, 2)).isFalse();
            assertThat(early.retention(0, 2)).isNaN();
            assertThat(early.longest()).isEqualTo(1);
        }

        @ParameterizedTest
        @CsvSource({"2024-01-31", "2024-01-30"})
        void haveNoLaterMonthsInASingleOne(String last) {
            Cohorts single = Cohorts.of(shop("ann," + last + ",1"));
            assertThat(single.longest()).isZero();
            assertThat(single.retention(0, 0)).isEqualTo(1);
            assertThat(single.retention(1)).isNaN();
            assertThat(single.table().columnNames()).containsExactly("first month", "customers");
        }

        /**
         * Set D in pandas: {@code a = d.drop_duplicates(["CustomerID", "month"])}, {@code a.groupby([first, month -
         * first]).size().unstack()}; December 2011 ends on the ninth and is left empty.
         */
        @ParameterizedTest
        @CsvSource({
            "0, 882 323 286 337 318 352 318 307 312 346 330 442",
            "1, 414 89 111 95 132 119 103 100 123 136 152",
            "7, 187 33 38 42 51",
            "10, 356 84",
            "11, 322",
            "12, 40"
        })
        void areThoseOfPandas(int cohort, String active) {
            Cohorts cohorts = Cohorts.of(OnlineRetail.D.transactions());
            String[] counts = active.split(" ");
            for (int later = 0; later < counts.length; later++) {
                assertThat(cohorts.retention(cohort, later) * cohorts.size(cohort))
                        .isEqualTo(Double.parseDouble(counts[later]), within(1e-9));
            }
            assertThat(cohorts.retention(cohort, counts.length)).isNaN();
        }
    }
}
