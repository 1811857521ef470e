package segmentbook.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.description.Field;
import segmentbook.description.Format;
import segmentbook.description.Place;
import segmentbook.transactions.Finding.Severity;

/** Each check on a file where the reader can count by hand. */
class FindingsTests {
    private static final String TEXT = """
            invoice,product,description,quantity,time,price,customer,country
            1,A,tea ,5,2011-05-01 10:00:00,2.50,7.0,Spain
            1,A,tea ,5,2011-05-01 10:00:00,2.50,7.0,Spain
            1,A,tea,5,2011-05-01 10:00:00,2.50,7.0,France
            C2,A,,-5,2011-05-01 10:00:00,2.50,8,Spain
            3,POST,post,1,2011-05-02 10:00:00,0,,Spain
            4,B,pot,0,2011-05-02 10:00:00,-1,9,Spain
            5,B,jar,x,2011-05-02 10:00:00,1,9,Spain
            6,B,pot,1,2011-05-02 10:00:00,1e99,9,Spain
            7,B,pot,1,2011-05-02 10:00:00,1,9,Spain
            """;
    private static final CleaningRules RULES = new CleaningRules().withNotProducts(Set.of("POST"));

    private final Path folder;

    FindingsTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private Findings find(CleaningRules rules) {
        return Findings.of(InvoiceLines.read(SmallShop.dataset(folder, TEXT).with(rules)));
    }

    @Test
    void theSentenceNamesTheMostFrequent() {
        assertThat(find(RULES).sentence())
                .isEqualTo("13 checks found something; most often, 3 times: "
                        + find(RULES).finding("decimal_id").orElseThrow().words());
        assertThat(find(RULES).byCount().get(0).key()).isEqualTo("decimal_id");
    }

    @Test
    void theSentenceSaysWhereNothingWasFound() {
        String fine =
                "invoice,product,description,quantity,time,price,customer\n1,A,tea,5,2011-05-01 10:00:00,2.50,7\n";
        assertThat(Findings.of(InvoiceLines.read(SmallShop.dataset(folder, fine)))
                        .sentence())
                .isEqualTo("1 check found something; most often, 1 time: all lines on one day");
        assertThat(Findings.of(InvoiceLines.read(SmallShop.dataset(folder, fine)))
                        .table(Severity.NOTE)
                        .name())
                .isEqualTo("Notes: none");
        fine += fine.lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .replace("1,A", "2,A")
                .replace("-01 ", "-02 ");
        assertThat(Findings.of(InvoiceLines.read(SmallShop.dataset(folder, fine)))
                        .sentence())
                .isEqualTo("No check found anything");
    }

    @Test
    void theSentenceOfTheLedgerCountsWhatStays() {
        InvoiceLines lines = InvoiceLines.read(SmallShop.dataset(folder, TEXT).with(RULES));
        assertThat(Cleaning.of(lines).ledger().sentence())
                .isEqualTo("33.3 % of the 9 lines stay; each other line leaves by exactly one rule");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unreadable            | WARNING | 2 | lines     | line 8, quantity: x; line 9, price: 1e99 | left out",
                "duplicate             | WARNING | 1 | lines     | line 3, invoice: 1         | left out",
                "customer_missing      | WARNING | 1 | lines     | line 6, customer: empty  | left out",
                "decimal_id            | NOTE    | 3 | lines     | line 2, customer: 7.0; line 3, customer: 7.0; line 4, customer: 7.0 | repaired",
                "not_a_product         | WARNING | 1 | lines     | line 6, product: POST      | left out",
                "description_missing   | NOTE    | 1 | lines     | line 5, description: empty | named by the product's other lines",
                "untrimmed_description | NOTE    | 2 | lines     | line 2, description: \"tea \"; line 3, description: \"tea \" | trimmed",
                "cancellation          | WARNING | 1 | lines     | line 5, invoice: C2        | drawn from earlier purchases",
                "quantity_not_positive | WARNING | 2 | lines     | line 5, quantity: -5; line 7, quantity: 0 | left out, or drawn from earlier purchases",
                "price_not_positive    | WARNING | 2 | lines     | line 6, price: 0; line 7, price: -1 | left out",
                "no_purchase           | NOTE    | 1 | customers | line 5, customer: 8        | left out with their lines",
                "several_descriptions  | NOTE    | 1 | products  | line 7, product: B         | the most frequent is used",
                "several_countries     | NOTE    | 1 | customers | line 2, customer: 7        | nothing",
            })
    void sayWhatIsOddWhereAndWhatIsDone(
            String key, Severity severity, int count, String unit, String places, String action) {
        Finding finding = find(RULES).finding(key).orElseThrow();
        assertThat(List.of(finding.key(), finding.severity(), finding.count(), finding.unit(), finding.action()))
                .isEqualTo(List.of(key, severity, count, unit, action));
        assertThat(finding.places()).containsExactly(places.split("; "));
    }

    @ParameterizedTest
    @CsvSource({
        "Café Zürich, windows-1252, true",
        "Gdańsk, windows-1252, true",
        "5 €, windows-1252, true",
        "Москва, ISO-8859-1, true",
        "Ελλάδα, ISO-8859-1, true",
        "日本, ISO-8859-1, true",
        "😀, ISO-8859-1, true",
        "Caf\uFFFD, UTF-8, true",
        "Café Zürich, UTF-8, false",
        "SÃO JOÃO – NÃO, UTF-8, false",
        "CAFÉ–BAR, UTF-8, false",
        "„Spaß“, UTF-8, false",
        "À «gogo», UTF-8, false",
        "tea, windows-1252, false"
    })
    void sayWhereLettersAreOfAnotherCharset(String name, Charset readAs, boolean misread) {
        String text =
                "invoice,description,quantity,time,price,customer\n1,%s,5,2011-05-01 10:00:00,2.50,7\n".formatted(name);
        Findings findings = Findings.of(InvoiceLines.read(SmallShop.dataset(
                folder,
                text.getBytes(StandardCharsets.UTF_8),
                Format.DEFAULT.withGiven(readAs),
                Field.INVOICE,
                Field.DESCRIPTION,
                Field.QUANTITY,
                Field.TIME,
                Field.PRICE,
                Field.CUSTOMER)));
        assertThat(findings.finding("wrong_letters_description").map(Finding::count))
                .isEqualTo(misread ? Optional.of(1) : Optional.empty());
    }

    @Test
    void knowFileLineAndColumnAsAValue() {
        assertThat(find(RULES).finding("quantity_not_positive").orElseThrow().examples())
                .extracting(Finding.Example::place)
                .containsExactly(new Place("shop.csv", 5, "quantity"), new Place("shop.csv", 7, "quantity"));
    }

    @Test
    void areATableInTheOrderOfTheChecks() {
        Findings findings = find(RULES);
        assertThat(findings.all()).hasSize(13);
        assertThat(findings.table(Severity.WARNING).stringColumn("finding").asList())
                .startsWith("time or number unreadable", "exact duplicate of an earlier line")
                .hasSize(7);
        assertThat(findings.table(Severity.NOTE).rowCount()).isEqualTo(6);
        assertThat(findings.table(Severity.NOTE).name()).isEqualTo("Notes");
        assertThat(findings.metrics()).hasSize(14).containsEntry("cancellation", 1);
    }

    @ParameterizedTest
    @CsvSource({"DROP, left out", "KEEP, 'kept, in monetary only'"})
    void sayWhatBecomesOfCancellations(Cancellations way, String action) {
        assertThat(find(RULES.withCancellations(way))
                        .finding("cancellation")
                        .orElseThrow()
                        .action())
                .isEqualTo(action);
    }

    @Test
    void sayThatDuplicatesAreKept() {
        assertThat(find(new CleaningRules(false, "C", Cancellations.NET, Set.of("POST"), List.of(), Map.of()))
                        .finding("duplicate")
                        .orElseThrow()
                        .action())
                .isEqualTo("kept");
    }

    /** Forty lines of one product on forty days from 1 March, with further lines and, where given, another header. */
    private Findings among(String... odd) {
        StringBuilder text = new StringBuilder("invoice,product,quantity,time,price,customer\n");
        LocalDate first = LocalDate.of(2011, 3, 1);
        for (int day = 0; day < 40; day++) {
            text.append(100 + day + ",A,2," + first.plusDays(day) + " 10:00:00,2.50," + day % 7 + 1 + "\n");
        }
        return Findings.of(SmallShop.lines(folder, text + String.join("\n", odd) + "\n"), LocalDate.of(2012, 1, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "customer_placeholder | 1 | lines    | 900,A,2,2011-03-05 10:00:00,2.50,NULL   | line 42, customer: NULL",
                "customer_placeholder | 1 | lines    | 900,A,2,2011-03-05 10:00:00,2.50,99999  | line 42, customer: 99999",
                "customer_placeholder | 1 | lines    | 900,A,2,2011-03-05 10:00:00,2.50,Total  | line 42, customer: Total",
                "customer_placeholder | 1 | lines    | 900,A,2,2011-03-05 10:00:00,2.50,1000 Total | line 42, customer: 1000 Total",
                "customer_on_another_line | 1 | lines | '100,A,2,2011-03-05 10:00:00,2.50,'     | line 42, invoice: 100",
                "invoice_missing      | 1 | lines    | ' ,A,2,2011-03-05 10:00:00,2.50,5'      | line 42, invoice: empty",
                "product_missing      | 1 | lines    | 900,,2,2011-03-05 10:00:00,2.50,5       | line 42, product: empty",
                "absurd_quantity      | 1 | lines    | 900,A,2000,2011-03-05 10:00:00,2.50,5   | line 42, quantity: 2000",
                "absurd_price         | 1 | lines    | 900,A,2,2011-03-05 10:00:00,250,5       | line 42, price: 250",
                "future               | 1 | lines    | 900,A,2,2012-01-03 00:00:00,2.50,5      | line 42, time: 2012-01-03 00:00:00",
                "far_time             | 1 | lines    | 900,A,2,1970-01-01 00:00:00,2.50,5      | line 42, time: 1970-01-01 00:00:00",
                "far_time             | 1 | lines    | 900,A,2,2110-03-05 10:00:00,2.50,5      | line 42, time: 2110-03-05 10:00:00",
                "several_customers    | 1 | invoices | 100,A,2,2011-03-01 10:00:00,2.50,77     | line 2, invoice: 100",
            })
    void noticeWhatDoesNotGoWithTheOthers(String key, int count, String unit, String line, String place) {
        Finding finding = among(line).finding(key).orElseThrow();
        assertThat(finding.count()).isEqualTo(count);
        assertThat(finding.unit()).isEqualTo(unit);
        assertThat(finding.places()).containsExactly(place);
    }

    @ParameterizedTest
    @CsvSource({"0.0004, 3", "0.02, 0"})
    void warnOfMoneyTooSmallToBeShown(String price, int count) {
        String line = "1,A,%d,2011-03-05 10:00:00,%s,5\n";
        String lines = "invoice,product,quantity,time,price,customer\n" + line.formatted(1, price)
                + line.formatted(2, price) + line.formatted(3, price);
        Findings findings = Findings.of(SmallShop.lines(folder, lines), LocalDate.of(2012, 1, 1));
        assertThat(findings.finding("tiny_money").map(Finding::count).orElse(0)).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "900,A,1999,2011-03-05 10:00:00,2.50,5",
                "900,A,2,2011-03-05 10:00:00,249,5",
                "900,B,5000,2011-03-05 10:00:00,900,5", // nothing to compare it with
                "900,A,2,2012-01-02 23:00:00,2.50,5", // today, west of here
                "900,A,2,2010-03-01 10:00:00,2.50,5", // 365 days before
                "900,A,2,2011-03-05 10:00:00,2.50,999",
                "900,A,2,2011-03-05 10:00:00,2.50,Nana",
            })
    void areSilentAboutWhatMayBe(String line) {
        assertThat(among(line).all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "D, C, 5, false, 1",
        "S, H, 5, false, 1",
        "Soll, Haben, 5, false, 1",
        "debit, CREDIT, 5, false, 1",
        "SI, SC, 5, false, 1",
        "D, C, -5, false, 0",
        "D, C, 5, true, 0",
        "D, D, 5, false, 0",
        "D, paid, 5, false, 0"
    })
    void warnOfMoneyOfTheOtherSideOfAnAccount(String one, String other, int amount, boolean leftOut, int count) {
        String lines = "time,customer,amount,side\n2011-03-05,1,7,%s\n2011-03-06,1,8,%s\n2011-03-07,2,%d,%s\n"
                .formatted(one, one, amount, other);
        Map<String, List<String>> leaveOut = leftOut ? Map.of("side", List.of(other)) : Map.of();
        CleaningRules rules = new CleaningRules(true, null, Cancellations.NET, Set.of(), List.of(), leaveOut);
        InvoiceLines read = InvoiceLines.read(SmallShop.dataset(folder, lines).with(rules));
        List<Finding> found = Findings.of(read).all().stream()
                .filter(each -> each.key().equals("debit_and_credit"))
                .toList();
        assertThat(found).hasSize(count).allMatch(each -> each.count() == 1);
        assertThat(found).allMatch(each -> each.places().equals(List.of("line 4, side: " + other)));
    }

    @Test
    void takeCustomersCalledLikeSidesOfAnAccountForCustomers() {
        String lines = "time,customer,amount\n2011-03-05,c,7\n2011-03-06,c,8\n2011-03-07,d,5\n";
        assertThat(Findings.of(SmallShop.lines(folder, lines)).finding("debit_and_credit"))
                .isEmpty();
    }

    @Test
    void manyLinesOfAnotherTimeAreAnotherTime() {
        String line = ",A,2,2001-03-05 10:00:00,2.50,5";
        assertThat(among("1" + line, "2" + line, "3" + line).finding("far_time"))
                .isPresent();
        assertThat(among("1" + line, "2" + line, "3" + line, "4" + line).finding("far_time"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"5, true", "6, false"})
    void ofAHundredLinesFiveMayStandFarFromTheOthers(int far, boolean said) {
        String lines = IntStream.range(0, 100)
                .mapToObj(i -> "%d-05-01,%d\n".formatted(i < far ? 2008 : 2004, i))
                .collect(Collectors.joining("", "time,customer\n", ""));
        assertThat(Findings.of(SmallShop.lines(folder, lines))
                        .finding("far_time")
                        .isPresent())
                .isEqualTo(said);
    }

    @Test
    void areSilentAboutCleanLines() {
        assertThat(Findings.of(SmallShop.lines(
                                folder, "invoice,time,customer\n1,2011-05-01 10:00:00,7\n2,2011-05-02 10:00:00,8\n"))
                        .all())
                .isEmpty();
    }

    @Test
    void warnOfASingleDay() {
        assertThat(Findings.of(SmallShop.lines(folder, "time,customer\n2011-05-01 10:00:00,7\n2011-05-01 11:00:00,8\n"))
                        .all())
                .extracting(Finding::key)
                .containsExactly("one_day");
    }
}
