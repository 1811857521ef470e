package segmentbook.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.description.OptionException;
import segmentbook.tables.IdRules;

/** One customer has one id, and what may be two spellings of one is told; the same for products. */
class SameIdsTests {
    private final Path folder;

    SameIdsTests(@TempDir Path folder) {
        this.folder = folder;
    }

    /** One line a customer, each on a day and an invoice of its own, beside three with plain ids. */
    private Dataset customers(String... ids) {
        return dataset(false, ids);
    }

    private Dataset dataset(boolean products, String... ids) {
        StringBuilder text = new StringBuilder("invoice,product,quantity,time,price,customer\n");
        List<String> all = new ArrayList<>(List.of("K1001", "K1002", "K1003"));
        all.addAll(List.of(ids));
        IntStream.range(0, all.size())
                .forEach(i -> text.append("%d,%s,1,2024-01-%02d,2,%s%n"
                        .formatted(i, products ? all.get(i) : "A", i % 28 + 1, products ? "K" + i : all.get(i))));
        return SmallShop.dataset(folder, text.toString());
    }

    private static IdRules rules(Set<String> customers, Set<String> products, String... missing) {
        return new IdRules(customers, products, Set.of(missing));
    }

    private static List<String> customersOf(Dataset dataset) {
        return Transactions.of(dataset).customers();
    }

    private static List<String> keys(Dataset dataset) {
        return Findings.of(InvoiceLines.read(dataset)).all().stream()
                .map(Finding::key)
                .filter(key -> key.matches("(id|invisible|rounded|zeros|product|customer)_.*"))
                .toList();
    }

    private static Finding finding(Dataset dataset, String key) {
        return Findings.of(InvoiceLines.read(dataset)).finding(key).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "K\u200B7",
                "\uFEFFK7",
                "K7\u00A0",
                "K\u00AD7",
                "\u2060K7",
                "K7\u3000",
                "K7\u200F",
                "K\uFE0F7",
                "K\u00077"
            })
    void whatNobodySeesTellsNoCustomersApart(String written) {
        Dataset shop = customers("K7", written);
        assertThat(customersOf(shop)).containsExactly("K1001", "K1002", "K1003", "K7");
        assertThat(keys(shop)).containsExactlyInAnyOrderElementsOf(List.of("invisible_id"));
        assertThat(finding(shop, "invisible_id").places())
                .singleElement()
                .asString()
                .matches("line 6, customer: (K7|\"K7 \")");
    }

    @Test
    void composedAndDecomposedLettersAreOne() {
        assertThat(customersOf(customers("Zo\u00EB", "Zoe\u0308")))
                .containsExactly("K1001", "K1002", "K1003", "Zo\u00EB");
        assertThat(customersOf(customers("Zo\u00EB", "Zoe"))).contains("Zo\u00EB", "Zoe");
    }

    @ParameterizedTest
    @CsvSource({
        "anna@x.example, Anna@X.example, case, anna@x.example",
        "K77, \uFF2B\uFF17\uFF17, case, k77",
        "0077, 77, zeros, 77",
        "K-007, K-7, zeros, K-7",
        "K 77, K77, blanks, K77",
        "Anna  May, Anna May, blanks, AnnaMay",
    })
    void idsThatDifferByOneThingAreToldAndMadeOneByAKey(String one, String other, String difference, String made) {
        Dataset shop = customers(one, other);
        assertThat(keys(shop)).containsExactly("id_" + difference);
        Finding finding = finding(shop, "id_" + difference);
        assertThat(finding.count()).isEqualTo(2);
        assertThat(finding.unit()).isEqualTo("customers");
        assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
        assertThat(finding.words())
                .isEqualTo("customer id that differs from another only by "
                        + difference.replace("zeros", "leading zeros"));
        assertThat(finding.places()).containsExactly("line 5, customer: " + one, "line 6, customer: " + other);
        assertThat(finding.action())
                .isEqualTo("kept apart; write cleaning: {sameCustomers: [" + difference + "]} to make them one");
        assertThat(customersOf(shop)).hasSize(5);
        Dataset same = shop.with(rules(Set.of(difference), Set.of()));
        assertThat(customersOf(same)).hasSize(4).contains(made);
        assertThat(keys(same)).isEmpty();
    }

    @Test
    void severalDifferencesTogetherAreToldOnceAndNameAll() {
        Dataset shop = customers("Anna May 07", "annamay7");
        assertThat(keys(shop)).containsExactly("id_case_zeros_blanks");
        assertThat(finding(shop, "id_case_zeros_blanks").action())
                .isEqualTo("kept apart; write cleaning: {sameCustomers: [blanks, case, zeros]} to make them one");
        assertThat(customersOf(shop.with(rules(Set.of("case", "zeros", "blanks"), Set.of()))))
                .contains("annamay7")
                .hasSize(4);
    }

    @Test
    void whatIsMadeOneAlreadyStaysInTheKeyToWrite() {
        Dataset shop = customers("Anna 7", "anna 7", "anna7").with(rules(Set.of("case"), Set.of()));
        assertThat(finding(shop, "id_blanks").action())
                .isEqualTo("kept apart; write cleaning: {sameCustomers: [blanks, case]} to make them one");
    }

    @ParameterizedTest
    @CsvSource({"K77, K78", "1.05, 1.5", "K70, K7", "0, K0", "Ann, Anna"})
    void otherIdsAreNotTold(String one, String other) {
        assertThat(keys(customers(one, other)))
                .doesNotContain("id_case", "id_zeros", "id_blanks", "id_case_zeros_blanks");
    }

    @Test
    void codesOfProductsAreToldAndMadeOneTheSameWay() {
        Dataset shop = dataset(true, "P\u200B1", "P1", "p1", "P01", "P 1", "POST");
        assertThat(keys(shop)).contains("invisible_product", "product_case", "product_zeros", "product_blanks");
        assertThat(finding(shop, "product_case").action())
                .isEqualTo("kept apart; write cleaning: {sameProducts: [case]} to make them one");
        assertThat(Transactions.of(shop).products())
                .containsExactlyInAnyOrder("K1001", "K1002", "K1003", "P1", "p1", "P01", "P 1", "POST");
        Dataset same = shop.with(rules(Set.of(), Set.of("case", "zeros", "blanks")))
                .with(new CleaningRules().withNotProducts(Set.of("POST")));
        assertThat(Transactions.of(same).products()).containsExactlyInAnyOrder("k1001", "k1002", "k1003", "p1");
        Dataset pattern = shop.with(rules(Set.of(), Set.of("case")))
                .with(new CleaningRules(true, "C", Cancellations.NET, Set.of(), List.of("PO.T"), Map.of()));
        assertThat(Transactions.of(pattern).products()).doesNotContain("post");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.23457E+15", "4.5e+15", "1E+15", "1,23457E+15", "1.5E15"})
    void scientificNotationIsAWarning(String id) {
        Dataset shop = customers("\"" + id + "\"");
        assertThat(keys(shop)).containsExactly("rounded_id");
        Finding finding = finding(shop, "rounded_id");
        assertThat(finding.words()).isEqualTo("customer id in scientific notation");
        assertThat(finding.places()).containsExactly("line 5, customer: " + id);
        assertThat(finding.action())
                .isEqualTo(
                        "kept, but its last digits are lost, and several may have become one; export the column as text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E5", "12E4", "E+15", "3e8f", "1234567890123456"})
    void codesWithAnELoseNothing(String id) {
        assertThat(keys(customers(id))).isEmpty();
    }

    @Test
    void scientificNotationOnMostLinesIsAnError() {
        Dataset shop = customers("1.1E+15", "1.2E+15", "1.3E+15", "1.4E+15");
        assertThatThrownBy(() -> InvoiceLines.read(shop))
                .isInstanceOf(DataException.class)
                .hasMessage("columns.customer: ids with all their digits, found 4 of 7 in scientific notation such as "
                        + "1.1E+15 (shop.csv, line 5, column customer); export the column as text: different ids have "
                        + "become one");
        assertThat(customersOf(customers("1.1E+15", "1.2E+15", "1.3E+15"))).hasSize(6);
    }

    @Test
    void productsInScientificNotationOnMostLinesAreAnErrorToo() {
        Dataset shop = dataset(true, "1.1E+15", "1.2E+15", "1.3E+15", "1.4E+15");
        assertThatThrownBy(() -> InvoiceLines.read(shop))
                .isInstanceOf(DataException.class)
                .hasMessage("columns.product: ids with all their digits, found 4 of 7 in scientific notation such as "
                        + "1.1E+15 (shop.csv, line 5, column product); export the column as text: different ids have "
                        + "become one");
    }

    @ParameterizedTest
    @CsvSource({
        "1234567890123450, true",
        "12345678901234500000, true",
        "1234567890123456700, true",
        "1234567890123456, false",
        "12345678901234567, false",
        "123456789012340, false",
        "0000000000000000, false"
    })
    void longIdsThatEndInZerosMayBeRounded(String id, boolean rounded) {
        Dataset shop = customers(id);
        assertThat(keys(shop).contains("zeros_id")).isEqualTo(rounded);
        assertThat(Findings.of(InvoiceLines.read(shop)).finding("zeros_id").stream()
                        .map(each -> each.words() + each.places() + each.action()))
                .isEqualTo(
                        rounded
                                ? List.of(
                                        "customer id of 16 digits or more that ends in zeros, as rounded ones do[line 5, customer: "
                                                + id
                                                + "]kept, but its last digits may be lost, and several may have become one; export the column as text")
                                : List.of());
    }

    @Test
    void oneLongIdAmongOthersMayEndInAZero() {
        assertThat(keys(customers("1234567890123450", "1234567890123457", "1234567890123453")))
                .isEmpty();
    }

    @Nested
    class OfNobody {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "guest",
                    "Guest Checkout",
                    "0",
                    "(null)",
                    "\\N",
                    "nan",
                    "n/a",
                    "N.A.",
                    "unknown",
                    "<none>",
                    "[NULL]",
                    "#N/A",
                    "Gast",
                    "anonymous",
                    "walk-in",
                    "-",
                    "??",
                    "00000000-0000-0000-0000-000000000000",
                    "undefined",
                    "no customer"
                })
        void isToldAndMissingByAKey(String id) {
            Dataset shop = customers(id);
            Finding finding = finding(shop, "customer_placeholder");
            assertThat(finding.places()).containsExactly("line 5, customer: " + id);
            assertThat(finding.action())
                    .isEqualTo("kept as a customer; write cleaning: {missingCustomers: [\"" + id.replace("\\", "\\\\")
                            + "\"]} to treat it as missing");
            assertThat(customersOf(shop)).hasSize(4);
            Dataset missing = shop.with(rules(Set.of(), Set.of(), id));
            assertThat(customersOf(missing)).containsExactly("K1001", "K1002", "K1003");
            assertThat(keys(missing)).containsExactly("customer_missing");
            assertThat(finding(missing, "customer_missing").places()).containsExactly("line 5, customer: " + id);
            assertThat(Cleaning.of(InvoiceLines.read(missing))
                            .ledger()
                            .entry(Rule.CUSTOMER_MISSING)
                            .lines())
                    .isEqualTo(1);
        }

        @Test
        void isNoCustomerThatDiffersByCase() {
            assertThat(keys(customers("null", "NULL"))).containsExactly("customer_placeholder");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Nanette", "guest17", "Noel", "10", "Testa", "Nobel"})
        void isNobodyWithAName(String id) {
            assertThat(keys(customers(id))).isEmpty();
        }

        @Test
        void isNoRowOfARunningNumber() {
            assertThat(keys(customers("0", "1", "2", "9998", "9999", "10000"))).isEmpty();
            assertThat(keys(customers("0", "2", "9999"))).containsExactly("customer_placeholder");
            assertThat(keys(customers("1", "0", "0"))).containsExactly("customer_placeholder");
            assertThat(keys(customers("9998", "9999", "9999"))).isEmpty();
            assertThat(keys(customers("9997", "9997", "9998", "9999", "9999", "9999", "9999")))
                    .isEmpty();
            assertThat(keys(customers("NULL", "17", "", "")))
                    .contains("customer_placeholder"); // blank ones are no neighbours
            assertThat(keys(customers("9998", "9999", "9999", "9999", "9999"))).containsExactly("customer_placeholder");
        }

        @Test
        void isComparedAsIdsAreMadeOne() {
            Dataset shop = customers("Guest", "GUEST ");
            assertThat(customersOf(shop.with(rules(Set.of(), Set.of(), "guest"))))
                    .hasSize(5);
            assertThat(customersOf(shop.with(rules(Set.of("case"), Set.of(), "guest"))))
                    .hasSize(3);
        }

        @Test
        void isToldAndMissingWhereIdsAreHidden() {
            String lines = "Order,Code,Name,Units,When,Price,Who,Land,Member\n"
                    + "1,A,Apple,1,2024-01-01 10:00:00,2,17850,UK,x\n2,A,Apple,1,2024-01-02 10:00:00,2,guest,UK,x\n";
            Dataset shop =
                    Dataset.read(SecretShop.described(folder, "shop", lines, SecretShop.COLUMNS + SecretShop.HIDDEN));
            assertThat(finding(shop, "customer_placeholder").action()).contains("{missingCustomers: [\"guest\"]}");
            assertThat(customersOf(shop)).hasSize(2).allMatch(id -> id.startsWith("p-"));
            assertThat(customersOf(shop.with(rules(Set.of(), Set.of(), "guest"))))
                    .containsExactly("p-rrkwf5nhg5n7");
        }
    }

    @Test
    void unknownDifferencesAndBlankIdsAreRefused() {
        assertThatThrownBy(() -> rules(Set.of("accents"), Set.of()))
                .isInstanceOf(OptionException.class)
                .hasMessage("sameCustomers: some of case, zeros, blanks, found accents");
        assertThatThrownBy(() -> rules(Set.of(), Set.of("x")))
                .hasMessage("sameProducts: some of case, zeros, blanks, found x");
        assertThatThrownBy(() -> rules(Set.of(), Set.of(), " "))
                .hasMessage("missingCustomers: whole ids, found a blank one");
    }
}
