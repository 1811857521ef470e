package segmentbook.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.description.Dataset;
import segmentbook.rfm.CustomerBase;
import segmentbook.rfm.RfmTable;
import segmentbook.segments.ActOn;
import segmentbook.segments.ChosenClusters;
import segmentbook.segments.EarlierModel;
import segmentbook.segments.SegmentationOptions;
import segmentbook.transactions.OnlineRetail;
import segmentbook.transactions.SmallShop;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

/** Customers who moved are told from rules that did. */
class MigrationTests {
    private static final LocalDate FROM = LocalDate.parse("2024-03-01");
    private static final LocalDate TO = LocalDate.parse("2024-05-01");

    /** With five bins by given edges: recency 10, 20, 30 and 40 days; frequency 1 to 4 orders; monetary 10 to 40. */
    private static Migration small(Path folder, String lines) {
        Dataset dataset = SmallShop.dataset(folder, "invoice,product,quantity,time,price,customer\n" + lines)
                .with(new segmentbook.rfm.RfmOptions(
                        5,
                        java.util.Map.of(
                                "recency", List.of(10.0, 20.0, 30.0, 40.0),
                                "frequency", List.of(1.0, 2.0, 3.0, 4.0),
                                "monetary", List.of(10.0, 20.0, 30.0, 40.0)),
                        segmentbook.rfm.Counted.ORDERS,
                        null))
                .withSnapshot(TO);
        return Migration.of(ChosenClusters.of(CustomerBase.of(dataset)), FROM, TO);
    }

    private static String order(int number, String day, double price, String customer) {
        return "%d,A,1,2024-%s 10:00:00,%.2f,%s%n".formatted(number, day, price, customer);
    }

    /** a was new and orders again; b was new and does not; c came in March. */
    private static String three() {
        return order(1, "02-25", 8, "a")
                + order(2, "02-27", 5, "b")
                + order(3, "04-29", 7, "a")
                + order(4, "03-20", 9, "c");
    }

    @Nested
    class OfThreeCustomers {
        private final Migration migration;

        OfThreeCustomers(@TempDir Path folder) {
            migration = small(folder, three());
        }

        @Test
        void bothDatesHaveTheirSegments() {
            assertThat(migration.beside(migration.exampleCustomer()).rowCount()).isEqualTo(2);
            assertThat(migration.beside(migration.exampleCustomer()).name())
                    .isEqualTo(migration.from() + " and " + migration.to());
            assertThat(migration.before().segmentOf(0)).isEqualTo("New");
            assertThat(migration.before().segmentOf(1)).isEqualTo("New");
            assertThat(migration.after().segmentOf(0)).isEqualTo("Potential Loyalist");
            assertThat(migration.after().segmentOf(1)).isEqualTo("Hibernating");
            assertThat(migration.kept().moves())
                    .extracting(
                            Movement.Move::from, Movement.Move::to, Movement.Move::customers, Movement.Move::revenue)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("New", "Potential Loyalist", 1, 7.0),
                            org.assertj.core.groups.Tuple.tuple("New", "Hibernating", 1, 0.0));
        }

        @Test
        void whoArrivedAndWhoWasLostIsCountedWithTheMoney() {
            Table arrivals = migration.arrivals();
            assertThat(migration.arrivalsSentence())
                    .isEqualTo("From 2024-03-01 to 2024-05-01 1 customer arrived; lost were 1, "
                            + "who had brought 38.5 % of what came in 61 days before");
            assertThat(arrivals.stringColumn("segment").asList())
                    .containsExactly("Potential Loyalist", "New", "Hibernating");
            assertThat(arrivals.intColumn("arrived").asList()).containsExactly(0, 0, 1);
            assertThat(arrivals.intColumn("lost").asList()).containsExactly(0, 1, 0);
            assertThat(arrivals.doubleColumn("they had brought, GBP").get(1)).isEqualTo(5);
        }

        /** All of them wait for 91 days from one order to the next, so 61 days without one are no loss. */
        @Test
        void whoseHabitIsToWaitLongerIsNotSaidToBeLost(@TempDir Path other) {
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < 12; i++) {
                lines.append("%d,A,1,2023-11-%02d 10:00:00,5,c%d%n".formatted(2 * i, i + 1, i));
                lines.append("%d,A,1,2024-02-%02d 10:00:00,5,c%d%n".formatted(2 * i + 1, i + 1, i));
            }
            assertThat(small(other, lines.toString()).arrivalsSentence())
                    .isEqualTo(
                            "From 2024-03-01 to 2024-05-01 0 customers arrived; lost were 12, who had brought 100.0 % of what "
                                    + "came in 61 days before; that is no loss by itself: half of those who came back wait 92 days or longer");
        }

        @Test
        void theReasonNamesMeasureEdgesAndScores() {
            assertThat(migration.why("b"))
                    .isEqualTo("b was in New on 2024-03-01 and is in Hibernating on 2024-05-01: "
                            + "recency from 3 to 64 over 10 and 20 and 30 and 40 (R 5 to 1)");
            assertThat(migration.why("a"))
                    .isEqualTo("a was in New on 2024-03-01 and is in Potential Loyalist on 2024-05-01: "
                            + "frequency from 1 to 2 over 1 (F 1 to 2), monetary from 8 to 15 over 10 (M 1 to 2)");
            assertThatThrownBy(() -> migration.why("c")).isInstanceOf(IllegalArgumentException.class);
            assertThat(migration.exampleCustomer()).isEqualTo("a");
            assertThat(migration.movers().stringColumn("customer").asList()).containsExactly("a", "b");
        }

        @Test
        void givenEdgesMoveNobody() {
            assertThat(migration.sentence())
                    .isEqualTo("By the rules of 2024-03-01 0.0 % stay, by those of each date 0.0 %; "
                            + "new rules alone move 0.0 % and hold 0.0 %");
            assertThat(migration.results().columnNames())
                    .containsExactly("rules", "from", "to", "customers", "share", "share_low", "share_high", "revenue");
            assertThat(migration.metrics()).containsEntry("lost", 1).containsEntry("arrived", 1);
        }
    }

    /** Nobody who was there at the first date is or was promising; d, who arrived, is. */
    @Test
    void aSegmentOfArrivalsAloneIsThereToo(@TempDir Path folder) {
        Migration migration = small(folder, three() + order(5, "04-15", 9, "d"));
        assertThat(migration.arrivals().stringColumn("segment").asList())
                .containsExactly("Potential Loyalist", "New", "Promising", "Hibernating");
        assertThat(migration.arrivals().intColumn("arrived").asList()).containsExactly(0, 0, 1, 1);
        assertThat(migration.metrics())
                .extractingByKey("segments")
                .hasToString("{Potential Loyalist={before=0, now=1, stayed=0}, New={before=2, now=0, stayed=0}, "
                        + "Promising={before=0, now=1, stayed=0}, Hibernating={before=0, now=2, stayed=0}}");
    }

    @Test
    void withoutPurchasesBeforeTheFirstDateThereIsNone(@TempDir Path folder) {
        Migration none = small(folder, order(1, "03-01", 8, "a") + order(2, "04-01", 8, "b"));
        assertThat(none.whyNot()).isEqualTo("No purchase is older than 2024-03-01");
        assertThat(none.sentence()).isEqualTo(none.whyNot());
        assertThat(none.beside(none.exampleCustomer()).name())
                .isEqualTo(none.to() + " alone. No purchase is older than 2024-03-01");
        assertThat(none.beside(none.exampleCustomer()).rowCount()).isOne();
        assertThat(none.arrivalsSentence()).isEqualTo(none.whyNot());
        assertThat(none.why(none.exampleCustomer())).isEqualTo(none.whyNot());
        assertThat(none.kept().sentence()).isEqualTo(none.whyNot());
        assertThat(none.results().columnCount()).isZero();
        assertThat(none.metrics()).containsOnlyKeys("why_not");
        for (Table each : List.of(
                none.movers(), none.arrivals(), none.kept().table(), none.anew().matrix())) {
            assertThat(each.isEmpty()).isTrue();
        }
    }

    @Test
    void datesComeInTheirOrder(@TempDir Path folder) {
        ChosenClusters chosen = small(folder, three()).chosen();
        assertThatThrownBy(() -> Migration.of(chosen, TO, FROM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("migration: a date before the second, found 2024-05-01 and 2024-03-01");
    }

    /** REFERENCE.md, RFM practice: set A, the 3,370 customers known on 2011-09-10, beside 2011-12-10. */
    @Test
    void onlineRetailMovesAsInTheReference() {
        Transactions all = OnlineRetail.A.transactions();
        Migration migration = Migration.of(ChosenClusters.of(CustomerBase.of(RfmTable.of(all))));
        assertThat(migration.from()).isEqualTo("2011-09-10");
        assertThat(migration.to()).isEqualTo("2011-12-10");
        assertThat(migration.anew().customers()).isEqualTo(3370);
        assertThat(percent(migration.anew())).containsExactly(39.9, 47.3, 70.1);
        assertThat(percent(migration.kept())).containsExactly(40.7, 55.1, 65.9);
    }

    private static List<Double> percent(Movement movement) {
        return java.util.stream.DoubleStream.of(
                        movement.stayed(), movement.stayed("Champions"), movement.stayed("Hibernating"))
                .mapToObj(share -> Math.round(1000 * share) / 10.0)
                .toList();
    }

    /** The same as page 04 says of its model: {@code EarlierModelTests} has the figures of an outside program. */
    @Test
    void clustersMoveAsTheEarlierModelSays() {
        Dataset shop = Dataset.read(Path.of("data", "shop.yaml")).with(new SegmentationOptions(ActOn.CLUSTERS));
        ChosenClusters chosen = ChosenClusters.of(CustomerBase.of(shop));
        Migration migration = Migration.of(chosen);
        EarlierModel earlier = EarlierModel.of(chosen);
        assertThat(migration.kept().stayed()).isCloseTo(earlier.same(), within(1e-9));
        assertThat(Rules.agreement(migration.after(), migration.remade())).isGreaterThan(.7);
        assertThat(migration.anew().segments()).hasSameSizeAs(migration.kept().segments());
        assertThat(migration.why(migration.exampleCustomer()))
                .contains("recency from ")
                .doesNotContain("(R ");
    }
}
