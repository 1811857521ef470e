package segmentbook.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import segmentbook.description.DataException;
import tech.tablesaw.api.Table;

/** The ordered rules, each on the fewest lines that show it. */
class CleaningTests {
    private static final String HEADER = "invoice,product,quantity,time,price,customer\n";
    private static final CleaningRules RULES = new CleaningRules();
    private static final CleaningRules REPEATED =
            new CleaningRules(false, "C", Cancellations.NET, Set.of(), List.of(), Map.of());

    private final Path folder;

    CleaningTests(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Lines of {@code invoice,product,quantity,hour and minute,price,customer}. */
    private Cleaning clean(CleaningRules rules, String... lines) {
        StringBuilder text = new StringBuilder(HEADER);
        for (String line : lines) {
            String[] cells = line.split(",", -1);
            cells[3] = "2011-05-01 " + cells[3] + ":00";
            text.append(String.join(",", cells)).append('\n');
        }
        return cleanText(rules, text.toString());
    }

    private Cleaning cleanText(CleaningRules rules, String text) {
        return Cleaning.of(InvoiceLines.read(SmallShop.dataset(folder, text).with(rules)));
    }

    /** For each line the quantity that is left, or the rule by which it left. */
    private static List<String> fates(Cleaning cleaning) {
        return IntStream.range(0, cleaning.invoiceLines().size())
                .mapToObj(line -> cleaning.isKept(line)
                        ? String.valueOf(cleaning.quantityLeft(line)).replace(".0", "")
                        : cleaning.rule(line).name())
                .toList();
    }

    @Test
    void countsTheDescriptionsThatNamesOfProductsAreChosenFrom() {
        Cleaning cleaning = cleanText(RULES, """
                invoice,product,description,quantity,time,price,customer
                1,A,tea,1,2011-05-01 08:00:00,1,7
                2,A, tea,1,2011-05-01 08:00:00,1,7
                3,A,pot,1,2011-05-01 08:00:00,1,8
                4,A,pot,1,2011-05-01 08:00:00,0,8
                5,B,,1,2011-05-01 08:00:00,1,8
                """);
        Table descriptions = cleaning.descriptions();
        assertThat(IntStream.range(0, descriptions.rowCount())
                        .mapToObj(row -> descriptions.getString(row, 0)
                                + descriptions.row(row).getString(1)
                                + descriptions.row(row).getInt(2)))
                .containsExactly("Atea2", "Apot1", "B1");
        Transactions kept = cleaning.transactions();
        assertThat(List.of(kept.productName(0), kept.productName(1))).containsExactly("tea", "B");
    }

    @Test
    void whatCancellationsTookBackIsSaidAsItIs() {
        assertThat(clean(RULES, "1,A,9,08:00,1,7", "2,B,5,08:00,1,7").ledger().cancelled())
                .isEqualTo("No cancellation takes back a purchase");
        assertThat(clean(RULES, "1,A,9,08:00,1,7", "2,B,5,08:00,1,7", "C3,A,-9,09:00,1,7", "C4,B,-2,09:00,1,7")
                        .ledger()
                        .cancelled())
                .isEqualTo("Cancellations undo 1 purchase entirely and shorten 1");
    }

    @Nested
    class Rules {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "2,A,1,10:00,2.50,7     | 1",
                    "2,A,x,10:00,2.50,7     | UNREADABLE",
                    "2,A,1,10:99,2.50,7     | UNREADABLE",
                    "2,A,1,10:00,free,7     | UNREADABLE",
                    "2,A,1,10:00,,7         | UNREADABLE",
                    "1,A,5,08:00,2.50,1     | DUPLICATE",
                    "1,A,5,08:00,2.50, 1.0  | DUPLICATE",
                    "1,A,5,08:00,2.5,1      | 5",
                    "2,A,1,10:00,2.50,      | CUSTOMER_MISSING",
                    "2,POST,1,10:00,2.50,7  | NOT_A_PRODUCT",
                    "2,post,1,10:00,2.50,7  | 1",
                    "2,gift_10,1,10:00,9,7  | NOT_A_PRODUCT",
                    "2,a gift_10,1,10:00,9,7 | 1",
                    "2,A,1,10:00,0,7        | PRICE_NOT_POSITIVE",
                    "2,A,1,10:00,-1,7       | PRICE_NOT_POSITIVE",
                    "2,A,0,10:00,1,7        | QUANTITY_NOT_POSITIVE",
                    "2,A,-0,10:00,1,7       | QUANTITY_NOT_POSITIVE",
                    "2,A,-1,10:00,1,7       | QUANTITY_NOT_POSITIVE",
                    "C2,A,1,10:00,1,7       | QUANTITY_NOT_POSITIVE",
                    "C2,A,-1,10:00,1,7      | CANCELLATION",
                    "c2,A,-1,10:00,1,7      | QUANTITY_NOT_POSITIVE",
                })
        void sayWhyALineLeaves(String line, String fate) {
            CleaningRules rules =
                    new CleaningRules(true, "C", Cancellations.NET, Set.of("POST"), List.of("gift_[0-9]+"), Map.of());
            assertThat(fates(clean(rules, "1,A,5,08:00,2.50,1", "9,Z,9,09:00,9,9", line)))
                    .element(2)
                    .isEqualTo(fate);
        }

        /** Each line breaks its own rule and all later ones; mending one rule hands it to the next. */
        @Test
        void holdInTheirOrder() {
            CleaningRules rules = RULES.withNotProducts(Set.of("POST"));
            Cleaning cleaning = clean(
                    rules,
                    "1,A,5,08:00,2.50,1",
                    "3,B,5,08:00,2.50,1",
                    "4,B,5,08:00,2.50,1",
                    "5,B,5,08:00,2.50,1",
                    "6,B,5,08:00,2.50,1",
                    "C2,POST,x,10:00,0,",
                    "C2,POST,x,10:00,0,",
                    "C2,POST,0,10:00,0,",
                    "C2,POST,0,10:00,0,",
                    "C2,POST,0,10:00,0,7",
                    "C2,A,0,10:00,0,7",
                    "C2,A,0,10:00,1,7",
                    "C2,A,-1,10:00,1,7");
            assertThat(fates(cleaning).subList(5, 13))
                    .containsExactly(
                            "UNREADABLE",
                            "UNREADABLE",
                            "CUSTOMER_MISSING",
                            "DUPLICATE",
                            "NOT_A_PRODUCT",
                            "PRICE_NOT_POSITIVE",
                            "QUANTITY_NOT_POSITIVE",
                            "CANCELLATION");
        }

        @Test
        void keepDuplicatesWhereTheyAreNotDropped() {
            assertThat(fates(clean(REPEATED, "1,A,5,08:00,2,1", "1,A,5,08:00,2,1")))
                    .containsExactly("5", "5");
        }

        @Test
        void compareDuplicatesInAllColumnsOfTheFile() {
            Cleaning cleaning = cleanText(RULES, """
                    time,customer,memo
                    2011-05-01 10:00:00,7,a
                    2011-05-01 10:00:00,7,b
                    2011-05-01 10:00:00,7,a
                    """);
            assertThat(fates(cleaning)).containsExactly("1", "1", "DUPLICATE");
        }

        @Test
        void doNotTakeAShortLineForADuplicateOfAWholeOne() {
            Cleaning cleaning = cleanText(RULES, """
                    time,customer,memo
                    2011-05-01 10:00:00,7
                    2011-05-01 10:00:00,7,
                    2011-05-01 10:00:00,8,
                    """);
            assertThat(fates(cleaning)).containsExactly("UNREADABLE", "1", "1");
            assertThat(Findings.of(cleaning.invoiceLines()).finding("duplicate"))
                    .isEmpty();
        }

        @Test
        void leaveNothingOfAFileWithoutCustomers() {
            Cleaning cleaning = clean(RULES, "1,A,5,08:00,2,", "2,A,5,08:00,2,");
            assertThatThrownBy(cleaning::transactions)
                    .isInstanceOf(DataException.class)
                    .hasMessage("cleaning: no line remains of 2; the ledger says which rule took them");
        }
    }

    @Nested
    class Netted {
        @Test
        void aCancellationTakesFromTheLatestEarlierPurchase() {
            assertThat(fates(
                            clean(RULES, "1,A,5,08:00,2,7", "2,A,5,09:00,2,7", "3,A,5,11:00,2,7", "C4,A,-2,10:00,2,7")))
                    .containsExactly("5", "3", "5", "CANCELLATION");
        }

        @Test
        void itGoesBackThroughOlderOnesUntilItIsUsedUp() {
            assertThat(fates(
                            clean(RULES, "1,A,5,08:00,2,7", "2,A,5,09:00,2,7", "3,A,5,11:00,2,7", "C4,A,-8,10:00,2,7")))
                    .containsExactly("2", "WHOLLY_CANCELLED", "5", "CANCELLATION");
        }

        @Test
        void laterOnesFindWhatEarlierOnesLeft() {
            assertThat(fates(clean(
                            RULES,
                            "C5,A,-4,12:00,2,7",
                            "1,A,5,08:00,2,7",
                            "2,A,5,09:00,2,7",
                            "3,A,1,11:00,2,7",
                            "C4,A,-3,10:00,2,7")))
                    .containsExactly("CANCELLATION", "4", "WHOLLY_CANCELLED", "WHOLLY_CANCELLED", "CANCELLATION");
        }

        @Test
        void aSimultaneousPurchaseCounts() {
            assertThat(fates(clean(RULES, "C1,A,-2,08:00,2,7", "2,A,5,08:00,2,7")))
                    .containsExactly("CANCELLATION", "3");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "1,A,5,08:00,3,7 | 2,A,5,08:00,2,7 | dearer",
                    "1,A,6,08:00,2,7 | 2,A,5,08:00,2,7 | larger",
                    "2,A,5,08:00,2,7 | 1,A,5,08:00,2,7 | of the later invoice",
                    "1,A,1,08:00,3,7 | 2,A,9,08:00,2,7 | dearer before larger",
                    "1,A,6,08:00,2,7 | 2,A,5,08:00,2,7 | larger before later",
                    "1,A,1,08:01,1,7 | 2,A,9,08:00,2,7 | later before dearer",
                })
        void ofSimultaneousOnesItTakesThe(String taken, String spared, String which) {
            double whole = Double.parseDouble(spared.split(",")[2]);
            List<String> fates = fates(clean(RULES, taken, spared, "C3,A,-1,09:00,2,7"));
            assertThat(fates.get(1)).as(which).isEqualTo(String.valueOf(whole).replace(".0", ""));
            List<String> reversed = fates(clean(RULES, spared, taken, "C3,A,-1,09:00,2,7"));
            assertThat(reversed).containsExactly(fates.get(1), fates.get(0), "CANCELLATION");
        }

        @Test
        void itTakesOnlyFromTheSameCustomerAndProduct() {
            Cleaning cleaning = clean(RULES, "1,A,5,08:00,2,8", "2,B,5,08:00,2,7", "C3,A,-2,09:00,2,7");
            assertThat(fates(cleaning)).containsExactly("5", "5", "CANCELLATION");
            assertThat(cleaning.ledger().nettingSummary().orElseThrow())
                    .isEqualTo(new Ledger.NettingSummary(0, 0, 1, 2, 4, 0));
        }

        @Test
        void itTakesNothingFromLinesThatLeftBefore() {
            CleaningRules rules = RULES.withNotProducts(Set.of("A"));
            assertThat(fates(clean(rules, "1,A,5,08:00,2,7", "C3,A,-2,09:00,2,7", "4,B,1,08:00,1,7")))
                    .containsExactly("NOT_A_PRODUCT", "NOT_A_PRODUCT", "1");
        }

        @Test
        void whatWasDrawnCountsAtThePriceOfThePurchase() {
            Cleaning cleaning = clean(
                    RULES,
                    "1,A,5,08:00,2,7",
                    "2,A,4,09:00,3,7",
                    "C3,A,-6,10:00,7,7",
                    "C4,A,-5,11:00,10,7",
                    "C5,A,-1,12:00,10,7");
            assertThat(cleaning.ledger().nettingSummary().orElseThrow())
                    .isEqualTo(new Ledger.NettingSummary(1, 1, 1, 3, 30, 4 * 3 + 5 * 2));
        }

        @Test
        void fractionsAreUsedUpInFull() {
            Cleaning cleaning = clean(
                    RULES,
                    "1,A,0.3,08:00,2,7",
                    "C2,A,-0.1,09:00,2,7",
                    "C3,A,-0.1,09:01,2,7",
                    "C4,A,-0.1,09:02,2,7",
                    "5,A,0.1,10:00,2,8",
                    "6,A,0.1,10:01,2,8",
                    "7,A,0.1,10:02,2,8",
                    "C8,A,-0.3,11:00,2,8",
                    "9,A,1,12:00,2,9");
            assertThat(fates(cleaning).get(0)).isEqualTo("WHOLLY_CANCELLED");
            assertThat(fates(cleaning).subList(4, 7)).containsOnly("WHOLLY_CANCELLED");
            Ledger.NettingSummary netting = cleaning.ledger().nettingSummary().orElseThrow();
            assertThat(netting.wholly()).isEqualTo(4);
            assertThat(netting.unitsWithout()).isZero();
        }

        @Test
        void anExampleShowsOneDrawnFromSeveralPurchases() {
            Cleaning cleaning = clean(
                    RULES,
                    "1,A,5,08:00,2,7",
                    "C2,A,-1,09:00,2,7",
                    "3,B,2,08:00,2,7",
                    "4,B,2,08:01,3,7",
                    "C5,B,-3,09:00,2,7");
            var example = cleaning.exampleOfNetting();
            assertThat(example.stringColumn("invoice").asList()).containsExactly("3", "4", "C5");
            assertThat(example.doubleColumn("quantity").asList()).containsExactly(2., 2., -3.);
            assertThat(example.doubleColumn("quantity kept").asList()).containsExactly(1., 0., 0.);
            assertThat(example.stringColumn("left by").asList())
                    .containsExactly("", "purchase wholly cancelled", "cancellation");
        }

        @Test
        void theLargestCancellationIsOfMostUnits() {
            Cleaning cleaning =
                    clean(RULES, "1,A,5,08:00,2,7", "C3,B,-3,09:00,2,7", "C2,A,-3,09:00,2,7", "C4,C,-1,09:00,9,7");
            assertThat(cleaning.largestCancellation().stringColumn("invoice").asList())
                    .containsExactly("1", "C2");
            assertThat(clean(RULES, "1,A,5,08:00,2,7").largestCancellation().rowCount())
                    .isZero();
        }

        @Test
        void theExampleIsEmptyWhereNoneWasDrawn() {
            Table example = clean(RULES, "1,A,5,08:00,2,7").exampleOfNetting();
            assertThat(example.rowCount()).isZero();
            assertThat(example.name()).isEqualTo("Lines of one customer and one product: none");
        }
    }

    @Nested
    class DroppedOrKept {
        private final String[] lines = {"1,A,5,08:00,2,7", "C2,A,-2,09:00,2,7", "C3,A,-9,09:00,2,8", "4,B,1,10:00,1,9"};

        @Test
        void droppedOnesLeavePurchasesWhole() {
            Cleaning cleaning = clean(RULES.withCancellations(Cancellations.DROP), lines);
            assertThat(fates(cleaning)).containsExactly("5", "CANCELLATION", "CANCELLATION", "1");
            assertThat(cleaning.ledger().nettingSummary()).isEmpty();
        }

        @Test
        void keptOnesStayWithTheirCustomersPurchases() {
            Cleaning cleaning = clean(RULES.withCancellations(Cancellations.KEEP), lines);
            assertThat(fates(cleaning)).containsExactly("5", "-2", "CANCELLATION", "1");
            Transactions kept = cleaning.transactions();
            assertThat(kept.customers()).containsExactly("7", "9");
            assertThat(kept.isPurchase(0)).isTrue();
            assertThat(kept.isPurchase(1)).isFalse();
            assertThat(kept.revenue()).isEqualTo(5 * 2 - 2 * 2 + 1);
        }
    }

    @Nested
    class Prefix {
        @Test
        void nullTakesAnyQuantityBelowZeroForACancellation() {
            CleaningRules rules = new CleaningRules(true, null, Cancellations.NET, Set.of(), List.of(), Map.of());
            assertThat(fates(clean(rules, "C1,A,5,08:00,2,7", "2,A,-2,09:00,2,7")))
                    .containsExactly("3", "CANCELLATION");
        }

        @Test
        void anyTextMayBeOne() {
            CleaningRules rules = new CleaningRules(true, "RE-", Cancellations.NET, Set.of(), List.of(), Map.of());
            assertThat(fates(clean(rules, "C1,A,5,08:00,2,7", "RE-1,A,-2,09:00,2,7", "X-1,A,-2,09:00,2,7")))
                    .containsExactly("3", "CANCELLATION", "QUANTITY_NOT_POSITIVE");
        }
    }

    @Nested
    class OtherColumns {
        @Test
        void anAmountIsThePriceOfAllUnits() {
            Cleaning cleaning = cleanText(RULES, """
                    invoice,product,quantity,time,amount,customer
                    1,A,4,2011-05-01 08:00:00,10.00,7
                    C2,A,-1,2011-05-01 09:00:00,-2.50,7
                    3,A,2,2011-05-01 09:00:00,-1.00,7
                    C4,A,-2,2011-05-01 09:00:00,1.00,7
                    5,A,0,2011-05-01 09:00:00,1.00,7
                    6,A,1,2011-05-01 09:00:00,0,8
                    7,B,1,2011-05-01 09:00:00,3,9
                    """);
            assertThat(fates(cleaning))
                    .containsExactly(
                            "3",
                            "CANCELLATION",
                            "PRICE_NOT_POSITIVE",
                            "PRICE_NOT_POSITIVE",
                            "QUANTITY_NOT_POSITIVE",
                            "PRICE_NOT_POSITIVE",
                            "1");
            assertThat(cleaning.transactions().revenue()).isEqualTo(10.5);
            assertThat(cleaning.ledger().read().money()).isEqualTo(10 - 2.5 - 1 + 1 + 0 + 0 + 3, within(1e-12));
        }

        @Test
        void withoutAQuantityEachLineIsOneUnitBoughtOrTakenBack() {
            Cleaning cleaning = cleanText(RULES, """
                    product,time,amount,customer
                    A,2011-05-01 08:00:00,10.00,7
                    A,2011-05-01 08:30:00,12.00,7
                    A,2011-05-01 09:00:00,-12.00,7
                    """);
            assertThat(fates(cleaning)).containsExactly("1", "WHOLLY_CANCELLED", "CANCELLATION");
        }

        @Test
        void withoutPriceAndAmountMoneyCountsUnits() {
            Transactions kept = cleanText(RULES, """
                            invoice,product,quantity,time,customer
                            1,A,4,2011-05-01 08:00:00,7
                            """).transactions();
            assertThat(kept.moneyUnit()).isEqualTo("units");
            assertThat(kept.revenue()).isEqualTo(4);
        }

        @Test
        void withoutAnInvoiceThereIsOneOrderPerCustomerAndDay() {
            Transactions kept = cleanText(RULES, """
                            product,quantity,time,price,customer
                            A,4,2011-05-01 08:00:00,1,7
                            B,4,2011-05-01 23:59:59,1,7
                            A,4,2011-05-02 00:00:00,1,7
                            A,4,2011-05-01 08:00:00,1,8
                            B,-1,2011-05-03 08:00:00,1,7
                            """).transactions();
            assertThat(kept.invoices()).containsExactly("7 2011-05-01", "7 2011-05-02", "8 2011-05-01");
            assertThat(kept.revenue()).isEqualTo(15);
        }

        @Test
        void withoutAProductAllLinesAreOfOne() {
            Cleaning cleaning = cleanText(RULES.withNotProducts(Set.of("POST")), """
                    invoice,quantity,time,price,customer
                    1,4,2011-05-01 08:00:00,1,7
                    C2,-1,2011-05-01 09:00:00,1,7
                    """);
            assertThat(fates(cleaning)).containsExactly("3", "CANCELLATION");
            assertThat(cleaning.transactions().products()).containsExactly("");
            assertThat(cleaning.transactions().productName(0)).isEmpty();
        }
    }

    @Nested
    class TheLedger {
        private final Cleaning cleaning = clean(
                RULES.withNotProducts(Set.of("POST")),
                "1,A,5,08:00,2,7",
                "1,A,5,08:00,2,7",
                "2,A,3,08:00,2,",
                "3,POST,1,08:00,4,7",
                "4,A,1,08:00,0,8",
                "5,A,-1,08:00,2,8",
                "C6,A,-2,09:00,3,7",
                "7,B,1,08:00,1.5,9",
                "C8,B,-1,09:00,1.5,9",
                "9,B,1,10:00,1.5,9",
                "10,B,x,10:00,1.5,9");
        private final Ledger ledger = cleaning.ledger();

        @Test
        void accountsForEachStep() {
            assertThat(ledger.read())
                    .isEqualTo(new Ledger.Entry(11, 3, 13, 10 + 10 + 6 + 4 + 0 - 2 - 6 + 1.5 - 1.5 + 1.5));
            assertThat(ledger.entry(Rule.UNREADABLE)).isEqualTo(new Ledger.Entry(1, 1, 0, 0));
            assertThat(ledger.entry(Rule.DUPLICATE)).isEqualTo(new Ledger.Entry(1, 1, 5, 10));
            assertThat(ledger.entry(Rule.CUSTOMER_MISSING)).isEqualTo(new Ledger.Entry(1, 0, 3, 6));
            assertThat(ledger.entry(Rule.NOT_A_PRODUCT)).isEqualTo(new Ledger.Entry(1, 1, 1, 4));
            assertThat(ledger.entry(Rule.PRICE_NOT_POSITIVE)).isEqualTo(new Ledger.Entry(1, 1, 1, 0));
            assertThat(ledger.entry(Rule.QUANTITY_NOT_POSITIVE)).isEqualTo(new Ledger.Entry(1, 1, -1, -2));
            assertThat(ledger.entry(Rule.CANCELLATION)).isEqualTo(new Ledger.Entry(2, 2, -3, -7.5));
            assertThat(ledger.entry(Rule.WHOLLY_CANCELLED)).isEqualTo(new Ledger.Entry(1, 1, 1, 1.5));
            assertThat(ledger.reductions()).isEqualTo(new Ledger.Entry(1, 1, 2, 4));
            assertThat(ledger.kept()).isEqualTo(new Ledger.Entry(2, 2, 4, 7.5));
        }

        @Test
        void balances() {
            assertThat(ledger.imbalance()).isEqualTo(new Ledger.Entry(0, 0, 0, 0));
        }

        @Test
        void isATableOfAllSteps() {
            var table = ledger.table();
            assertThat(table.stringColumn("step").asList())
                    .containsExactly(
                            "read",
                            "unreadable",
                            "exact duplicate",
                            "value to leave out",
                            "customer missing",
                            "not a product",
                            "price not positive",
                            "quantity not positive",
                            "cancellation",
                            "purchase wholly cancelled",
                            "taken back from kept lines",
                            "kept");
            assertThat(table.intColumn("lines").asList()).containsExactly(11, 1, 1, 0, 1, 1, 1, 1, 2, 1, 1, 2);
            assertThat(table.doubleColumn("money").get(11)).isEqualTo(7.5);
        }

        @Test
        void givesItsFiguresByRule() {
            assertThat(ledger.metrics())
                    .containsOnlyKeys(
                            "line_set",
                            "read",
                            "unreadable",
                            "duplicate",
                            "leave_out",
                            "customer_missing",
                            "not_a_product",
                            "price_not_positive",
                            "quantity_not_positive",
                            "cancellation",
                            "wholly_cancelled",
                            "reductions",
                            "kept",
                            "netting");
        }

        @ParameterizedTest
        @EnumSource
        void namesEachRule(Rule rule) {
            assertThat(rule.key()).matches("[a-z_]+");
            assertThat(rule.words()).isNotBlank();
        }
    }

    @Nested
    class KeptLines {
        @Test
        void areNumberedByTheOrderOfIds() {
            Transactions kept = clean(
                            RULES,
                            "b,x,1,08:00,1,abc",
                            "10,10,1,08:00,1,12",
                            "9,9,1,08:00,1,7",
                            "a,X,1,08:00,1,007",
                            "2,2,1,08:00,1,100",
                            "3,3,1,08:00,1,99999999999999999999")
                    .transactions();
            assertThat(kept.customers()).containsExactly("007", "7", "12", "100", "99999999999999999999", "abc");
            assertThat(kept.invoices()).containsExactly("2", "3", "9", "10", "a", "b");
            assertThat(kept.products()).containsExactly("2", "3", "9", "10", "X", "x");
            assertThat(kept.customers().get(kept.customer(1))).isEqualTo("12");
            assertThat(kept.invoices().get(kept.invoice(1))).isEqualTo("10");
            assertThat(kept.products().get(kept.product(1))).isEqualTo("10");
        }

        @Test
        void haveTimesQuantitiesAndPrices() {
            Transactions kept = clean(RULES, "1,A,2,23:59,1.25,7").transactions();
            assertThat(kept.time(0)).isEqualTo("2011-05-01T23:59:00");
            assertThat(kept.day(0)).isEqualTo(LocalDate.of(2011, 5, 1).toEpochDay());
            assertThat(kept.quantity(0)).isEqualTo(2);
            assertThat(kept.price(0)).isEqualTo(1.25);
            assertThat(kept.amount(0)).isEqualTo(2.5);
            assertThat(kept.country(0)).isEmpty();
            assertThat(kept.countries()).isEmpty();
        }

        @Test
        void endTheDayBeforeTheSnapshot() {
            Transactions kept = clean(RULES, "1,A,2,23:59,1.25,7").transactions();
            assertThat(kept.snapshot()).isEqualTo("2011-05-02");
        }

        /** The last line has no customer and leaves; its day counts all the same. */
        @Test
        void haveTheirSnapshotFromTheRawLines() {
            Transactions kept = SmallShop.transactions(
                    folder, "time,customer\n2011-05-01 10:00:00,7\n2011-06-30 10:00:00,\n2011-05-02 10:00:00,8\n");
            assertThat(kept.snapshot()).isEqualTo("2011-07-01");
        }

        @Test
        void takeTheSnapshotThatIsGiven() {
            var dataset = SmallShop.dataset(folder, "time,customer\n2011-05-01 10:00:00,7\n")
                    .withSnapshot(LocalDate.of(2012, 1, 1));
            assertThat(Transactions.of(dataset).snapshot()).isEqualTo("2012-01-01");
        }

        @Test
        void nameProductsByTheirMostFrequentDescription() {
            Transactions kept = SmallShop.transactions(folder, """
                    product,description,time,customer
                    A, MUG ,2011-05-01 10:00:00,1
                    A,MUG,2011-05-01 10:00:00,2
                    A,mug,2011-05-01 10:00:00,3
                    B,pot,2011-05-01 10:00:00,1
                    B,jar,2011-05-01 10:00:00,2
                    C,,2011-05-01 10:00:00,1
                    C, ,2011-05-01 10:00:00,2
                    C,tea,2011-05-01 10:00:00,3
                    D,,2011-05-01 10:00:00,1
                    """);
            assertThat(IntStream.range(0, 4).mapToObj(kept::productName)).containsExactly("MUG", "jar", "tea", "D");
        }

        @Test
        void haveCountries() {
            Transactions kept = SmallShop.transactions(
                    folder, "time,customer,country\n2011-05-01 10:00:00,7,Spain\n2011-05-02 10:00:00,8,France\n");
            assertThat(kept.countries()).containsExactly("France", "Spain");
            assertThat(kept.country(0)).contains("Spain");
        }

        @Test
        void addUpByGroup() {
            Transactions kept = clean(RULES, "1,A,2,08:00,1,7", "2,A,3,08:00,1,7", "3,A,4,08:00,1,8", "4,A,5,08:00,1,9")
                    .transactions();
            assertThat(kept.amounts(2, line -> kept.quantity(line) < 4 ? 0 : line == 3 ? -1 : 1))
                    .containsExactly(5, 4);
        }

        @Test
        void areATable() {
            var table = clean(RULES, "1,A,2,08:00,1.50,7", "2,B,1,08:00,1,8")
                    .transactions()
                    .table();
            assertThat(table.columnNames())
                    .containsExactly(
                            "invoice", "product", "description", "quantity", "time", "price", "amount", "customer");
            assertThat(table.doubleColumn("amount").asList()).containsExactly(3., 1.);
            assertThat(table.stringColumn("description").asList()).containsExactly("A", "B");
        }

        @Test
        void giveTheirFigures() {
            assertThat(clean(RULES, "1,A,2.5,08:00,2,7", "2,B,1,08:00,1,8")
                            .transactions()
                            .metrics())
                    .containsEntry("line_set", "kept lines")
                    .containsEntry("lines", 2)
                    .containsEntry("customers", 2)
                    .containsEntry("units", 3.5)
                    .containsEntry("revenue", 6.)
                    .containsEntry("money_unit", "GBP")
                    .containsEntry("snapshot", "2011-05-02");
        }
    }
}
