package segmentbook.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import segmentbook.description.Dataset;
import segmentbook.description.Field;

/** The figures of {@link OnlineRetail}: what was read, found, left out and kept. */
class OnlineRetailTests {

    @Nested
    class RawLines {
        private final InvoiceLines lines = OnlineRetail.D.cleaning().invoiceLines();
        private final Findings findings = Findings.of(lines);

        @ParameterizedTest
        @CsvSource({"INVOICE, 25900", "PRODUCT, 4070", "CUSTOMER, 4372", "COUNTRY, 38", "CATEGORY, 0"})
        void holdDistinctTexts(Field field, int distinct) {
            assertThat(lines.distinct(field)).isEqualTo(distinct);
        }

        @Test
        void areAllRead() {
            assertThat(lines.size()).isEqualTo(541_909);
            assertThat(lines.head(3).rowCount()).isEqualTo(3);
        }

        @Test
        void spanTheYear() {
            assertThat(lines.firstDay()).isEqualTo(LocalDate.of(2010, 12, 1));
            assertThat(lines.lastDay()).isEqualTo(LocalDate.of(2011, 12, 9));
            assertThat(lines.snapshot()).isEqualTo(LocalDate.of(2011, 12, 10));
            long[] seconds = IntStream.range(0, lines.size())
                    .mapToLong(lines::seconds)
                    .sorted()
                    .toArray();
            assertThat(LinesTables.time(seconds[0])).isEqualTo("2010-12-01 08:26");
            assertThat(LinesTables.time(seconds[seconds.length - 1])).isEqualTo("2011-12-09 12:50");
        }

        /** Not among them: unreadable lines and days without others, of which there are none. */
        @ParameterizedTest
        @CsvSource({
            "duplicate, 5268",
            "customer_missing, 135080",
            "decimal_id, 406829",
            "not_a_product, 2950",
            "description_missing, 1454",
            "untrimmed_description, 113452",
            "cancellation, 9288",
            "quantity_not_positive, 10624",
            "price_not_positive, 2517",
            "absurd_quantity, 2", // products: d.groupby('StockCode')[c].quantile(.5, interpolation='higher') of values
            // above 0
            "absurd_price, 5",
            "no_purchase, 34",
            "several_countries, 8",
            "several_descriptions, 647",
        })
        void showFindings(String key, int count) {
            assertThat(findings.finding(key).orElseThrow().count()).isEqualTo(count);
        }

        @Test
        void areAllReadable() {
            assertThat(findings.finding("unreadable")).isEmpty();
            assertThat(findings.finding("one_day")).isEmpty();
            assertThat(findings.all()).hasSize(15);
        }

        @Test
        void holdCancelledInvoicesAndBadDebt() {
            IntPredicate cancelled = lines::hasCancelledPrefix;
            assertThat(count(cancelled.and(line -> !lines.customerMissing(line))))
                    .isEqualTo(8_905);
            assertThat(IntStream.range(0, lines.size())
                            .filter(cancelled)
                            .mapToObj(lines::invoice)
                            .distinct())
                    .hasSize(3_836);
            assertThat(count(line -> lines.invoice(line).startsWith("A"))).isEqualTo(3);
        }

        @Test
        void repeatThemselvesMostlyForKnownCustomers() {
            int[] firsts = Anomalies.firstOfEqual(lines);
            assertThat(count(line -> firsts[line] >= 0 && !lines.customerMissing(line)))
                    .isEqualTo(5_225);
        }

        @Test
        void addUpToTheNetTotal() {
            Ledger.Entry read = OnlineRetail.D.cleaning().ledger().read();
            assertThat(read.money()).isEqualTo(9_747_747.93, within(.005));
            assertThat(read.units()).isEqualTo(5_176_450);
            assertThat(read.customers()).isEqualTo(4_372);
        }

        @ParameterizedTest
        @CsvSource({
            "POST, 1256",
            "DOT, 710",
            "M, 571",
            "m, 1",
            "C2, 144",
            "D, 77",
            "S, 63",
            "BANK CHARGES, 37",
            "AMAZONFEE, 34",
            "CRUK, 16",
            "B, 3",
            "PADS, 4"
        })
        void holdLinesThatAreNoProducts(String code, int count) {
            assertThat(count(line -> lines.product(line).equals(code))).isEqualTo(count);
        }

        @Test
        void holdGiftVouchers() {
            assertThat(count(line -> lines.product(line).startsWith("gift_0001_")))
                    .isEqualTo(34);
        }

        private long count(IntPredicate which) {
            return IntStream.range(0, lines.size()).filter(which).count();
        }
    }

    @Nested
    class DefaultCleaning {
        private final Ledger ledger = OnlineRetail.D.cleaning().ledger();

        @ParameterizedTest
        @CsvSource({
            "UNREADABLE, 0",
            "DUPLICATE, 5268",
            "CUSTOMER_MISSING, 135037",
            "NOT_A_PRODUCT, 1915",
            "PRICE_NOT_POSITIVE, 33",
            "QUANTITY_NOT_POSITIVE, 0",
            "CANCELLATION, 8506",
            "WHOLLY_CANCELLED, 2756",
        })
        void leavesLinesOutByRule(Rule rule, int lines) {
            assertThat(ledger.entry(rule).lines()).isEqualTo(lines);
        }

        @Test
        void netsCancellations() {
            Ledger.NettingSummary netting = ledger.nettingSummary().orElseThrow();
            assertThat(netting.wholly()).isEqualTo(7_398);
            assertThat(netting.partly()).isEqualTo(55);
            assertThat(netting.not()).isEqualTo(1_053);
            assertThat(netting.unitsWithout()).isEqualTo(18_747);
            assertThat(netting.moneyWithout()).isEqualTo(23_847.32, within(.005));
            assertThat(netting.moneyNetted()).isEqualTo(485_536.73, within(.005));
            assertThat(ledger.reductions().lines()).isEqualTo(4_566);
        }

        @Test
        void takesBackFromPurchasesWhatCancellationsDraw() {
            Ledger.NettingSummary netting = ledger.nettingSummary().orElseThrow();
            double drawn = ledger.reductions().units()
                    + ledger.entry(Rule.WHOLLY_CANCELLED).units();
            assertThat(drawn).isEqualTo(-ledger.entry(Rule.CANCELLATION).units() - netting.unitsWithout());
            assertThat(ledger.reductions().money()
                            + ledger.entry(Rule.WHOLLY_CANCELLED).money())
                    .isEqualTo(netting.moneyNetted(), within(.005));
        }

        @Test
        void keepsTheRest() {
            assertThat(ledger.kept().lines()).isEqualTo(388_394);
            assertThat(ledger.kept().customers()).isEqualTo(4_324);
            assertThat(ledger.kept().money()).isEqualTo(8_251_690.91, within(.005));
        }

        @Test
        void undoesTheTwoHugeOrders() {
            assertThat(OnlineRetail.D.transactions().products()).doesNotContain("23843");
            assertThat(units(OnlineRetail.D.transactions(), "23166")).isEqualTo(3_422);
            assertThat(units(OnlineRetail.A.transactions(), "23843")).isEqualTo(80_995);
            assertThat(OnlineRetail.D
                            .cleaning()
                            .lines("16446", "23843")
                            .stringColumn("left by")
                            .asList())
                    .containsExactly("purchase wholly cancelled", "cancellation");
        }

        private double units(Transactions kept, String code) {
            int product = kept.products().indexOf(code);
            return IntStream.range(0, kept.size())
                    .filter(line -> kept.product(line) == product)
                    .mapToDouble(kept::quantity)
                    .sum();
        }
    }

    @Nested
    class LineSets {
        @ParameterizedTest
        @CsvSource({
            "A, 397884, 4338, 18532, 3665, 37, 8911407.90",
            "B, 396337, 4334, 18402, 3659, 37, 8761066.65",
            "D, 388394, 4324, 18269, 3645, 37, 8251690.91",
        })
        void haveTheirSizes(
                OnlineRetail set, int lines, int customers, int invoices, int codes, int countries, double revenue) {
            Transactions kept = set.transactions();
            assertThat(kept.size()).isEqualTo(lines);
            assertThat(kept.customers()).hasSize(customers);
            assertThat(kept.invoices()).hasSize(invoices);
            assertThat(kept.products()).hasSize(codes);
            assertThat(kept.countries()).hasSize(countries);
            assertThat(kept.revenue()).isEqualTo(revenue, within(.005));
            assertThat(kept.moneyUnit()).isEqualTo("GBP");
        }

        @ParameterizedTest
        @CsvSource({"A", "B", "D"})
        void balance(OnlineRetail set) {
            Ledger.Entry imbalance = set.cleaning().ledger().imbalance();
            assertThat(imbalance.lines()).isZero();
            assertThat(imbalance.units()).isZero();
            assertThat(imbalance.money()).isEqualTo(0, within(1e-6));
        }

        /**
         * The default cleaning with other ways of cancellations. In pandas, of the lines that are no duplicates, have a
         * customer, a product and a price above 0: b = d[d.q > 0] is drop; of d[(d.q > 0) | ((d.q < 0) &
         * d.InvoiceNo.str.startswith('C'))] those of customers in b are keep, whose orders are those of b.
         */
        @ParameterizedTest
        @CsvSource({"DROP, 391150, 4334, 18402, 8737227.64", "KEEP, 399557, 4334, 18402, 8269399.91"})
        void haveOtherSizesWhereCancellationsAreNotNetted(
                Cancellations way, int lines, int customers, int orders, double revenue) {
            Dataset netted = OnlineRetail.D.dataset();
            Cleaning cleaning = Cleaning.of(InvoiceLines.read(
                    netted.with(netted.options(CleaningRules.class).withCancellations(way))));
            Transactions kept = cleaning.transactions();
            assertThat(kept.size()).isEqualTo(lines);
            assertThat(kept.customers()).hasSize(customers);
            assertThat(IntStream.range(0, kept.size())
                            .filter(kept::isPurchase)
                            .map(kept::invoice)
                            .distinct())
                    .hasSize(orders);
            assertThat(kept.revenue()).isEqualTo(revenue, within(.005));
            assertThat(cleaning.ledger().imbalance().lines()).isZero();
            assertThat(cleaning.ledger().imbalance().money()).isEqualTo(0, within(1e-6));
        }

        @Test
        void loseDuplicatesWhereTheyAreDropped() {
            var dropping = OnlineRetail.A.dataset();
            CleaningRules all = dropping.options(CleaningRules.class);
            Transactions kept = Transactions.of(dropping.with(new CleaningRules(
                    true,
                    all.cancelledPrefix(),
                    all.cancellations(),
                    all.notProducts(),
                    all.notProductPatterns(),
                    all.leaveOut())));
            assertThat(kept.size()).isEqualTo(392_692);
            assertThat(kept.revenue()).isEqualTo(8_887_208.89, within(.005));
        }
    }
}
