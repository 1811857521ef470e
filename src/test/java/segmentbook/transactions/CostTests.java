package segmentbook.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.description.Dataset;
import segmentbook.description.Field;

/** What a unit costs the shop, line by line. */
class CostTests {
    private static final String TEXT = """
            invoice,product,quantity,time,price,cost,customer
            1,A,4,2011-01-08 10:00:00,3.00,2.00,7
            1,B,2,2011-01-08 10:00:00,5.00,,7
            2,A,1,2011-01-18 09:00:00,3.00,3.50,7
            C3,A,-2,2011-01-20 09:00:00,3.00,2.50,7
            4,B,1,2011-02-01 09:00:00,5.00,0,8
            5,A,2,2011-02-02 09:00:00,3.00,-1,8
            6,A,1,2011-02-03 09:00:00,3.00,n/a,9
            """;
    private static final double UNKNOWN = Double.NaN;

    private final Path folder;

    CostTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private static double[] costs(Transactions lines) {
        return IntStream.range(0, lines.size()).mapToDouble(lines::cost).toArray();
    }

    private static double[] contributions(Transactions lines) {
        return IntStream.range(0, lines.size()).mapToDouble(lines::contribution).toArray();
    }

    /** The cancellation takes the one unit of invoice 2, which leaves, and one of the four of invoice 1. */
    @Test
    void aLineContributesWhatIsLeftOfItsMoneyAfterNetting() {
        Transactions lines = SmallShop.transactions(folder, TEXT);
        assertThat(costs(lines)).containsExactly(2, UNKNOWN, 0, UNKNOWN, UNKNOWN);
        assertThat(contributions(lines)).containsExactly(3, UNKNOWN, 5, UNKNOWN, UNKNOWN); // 3 units, 3.00 less 2.00
    }

    @ParameterizedTest
    @CsvSource({"DROP, 4 -0.5 5", "KEEP, 4 -0.5 -1 5"}) // the cancellation gives back 2 x 3.00, and 2 x 2.50 of goods
    void cancellationsCountAsTheDescriptionFileSays(Cancellations cancellations, String expected) {
        Dataset dataset = SmallShop.dataset(folder, TEXT);
        Transactions lines = Transactions.of(
                dataset.with(dataset.options(CleaningRules.class).withCancellations(cancellations)));
        assertThat(IntStream.range(0, lines.size())
                        .mapToDouble(lines::contribution)
                        .filter(each -> !Double.isNaN(each)))
                .containsExactly(
                        Arrays.stream(expected.split(" ")).map(Double::valueOf).toArray(Double[]::new));
    }

    @Test
    void linesWithoutACostStayAndAreCounted() {
        InvoiceLines lines = SmallShop.lines(folder, TEXT);
        Findings findings = Findings.of(lines, LocalDate.of(2011, 3, 1));
        assertThat(findings.finding("cost_missing").orElseThrow()).satisfies(each -> {
            assertThat(each.count()).isEqualTo(3);
            assertThat(each.places()).containsExactly("line 3, cost: empty", "line 7, cost: -1", "line 8, cost: n/a");
            assertThat(each.action()).isEqualTo("kept; what it contributes is not known");
        });
        assertThat(findings.finding("cost_zero").orElseThrow().places()).containsExactly("line 6, cost: 0");
        assertThat(Cleaning.of(lines).ledger().entry(Rule.UNREADABLE).lines()).isZero();
    }

    @Test
    void aCostAboveThePriceIsSaidWithItsPlace() {
        assertThat(Findings.of(SmallShop.lines(folder, TEXT), LocalDate.of(2011, 3, 1))
                        .finding("cost_above_the_price")
                        .orElseThrow())
                .satisfies(each -> {
                    assertThat(each.places()).containsExactly("line 4, cost: 3.50");
                    assertThat(each.action()).isEqualTo("kept; its contribution is below zero");
                });
    }

    @Test
    void withoutTheColumnNothingIsKnownAndNothingFound() {
        String without = TEXT.replace(",cost,", ",margin,");
        Transactions lines = SmallShop.transactions(folder, without);
        assertThat(costs(lines)).containsOnly(UNKNOWN);
        assertThat(lines.table().columnNames()).doesNotContain("cost");
        assertThat(Findings.of(SmallShop.lines(folder, without)).metrics().keySet())
                .noneMatch(key -> key.startsWith("cost"));
        assertThat(SmallShop.transactions(folder, TEXT).revenue()).isEqualTo(lines.revenue());
    }

    @Test
    void whereNoLineHasOneAllAreSaidToHaveNone() {
        InvoiceLines lines = SmallShop.lines(folder, TEXT.replaceAll(",(2.00|3.50|2.50|0|-1|n/a),", ",,"));
        assertThat(Findings.of(lines).finding("cost_missing").orElseThrow().count())
                .isEqualTo(7);
        assertThat(costs(Cleaning.of(lines).transactions())).containsOnly(UNKNOWN);
    }

    @Test
    void earlierLinesKeepTheirCosts() {
        Transactions lines = SmallShop.transactions(folder, TEXT).until(LocalDate.of(2011, 2, 1));
        assertThat(costs(lines)).containsExactly(2, UNKNOWN, 0);
    }

    @Test
    void theTableOfKeptLinesEndsWithIt() {
        assertThat(SmallShop.transactions(folder, TEXT).table().columnNames()).endsWith("customer", "cost");
    }

    @Test
    void theTableOfColumnsKnowsItForNumbers() {
        assertThat(SmallShop.lines(folder, TEXT).columns().printAll())
                .containsPattern("cost +\\| +cost +\\| +6 +\\| +1 +\\| +-1 +\\| +3.50 +\\| +7");
    }

    /** 4 units for 12.00 at a cost of 2.00 each: what is left is the amount less four costs, not less one. */
    @Test
    void besideATotalTheCostIsThatOfOneUnit() {
        Transactions lines = SmallShop.transactions(
                folder, "invoice,quantity,time,amount,cost,customer\n1,4,2011-01-08 10:00:00,12.00,2.00,7\n");
        assertThat(lines.contribution(0)).isEqualTo(4, within(1e-12));
    }

    @Test
    void isReadWithTheMarksOfTheOtherNumbers() {
        String german = TEXT.replace("n/a", "1.000,5").replaceAll("(?<=,)(\\d)\\.(\\d\\d)(?=,)", "\"$1,$2\"");
        Transactions lines = SmallShop.transactions(folder, german.replace("1.000,5", "\"1.000,5\""));
        assertThat(costs(lines)).containsExactly(2, UNKNOWN, 0, UNKNOWN, 1000.5);
    }

    /** An empty cost is no sign that cells have slipped, so nothing beside it is hidden. */
    @Test
    void whereIdsAreHiddenAnEmptyOneHidesNothingElse() {
        String yaml =
                "columns: {invoice: i, product: p, time: t, price: m, cost: k, customer: c}\n" + SecretShop.HIDDEN;
        InvoiceLines lines = InvoiceLines.read(Dataset.read(SecretShop.described(folder, "shop", """
                i,p,t,m,k,c
                1,tea,2024-01-01 10:00:00,2,,17850
                2,cup,2024-01-02 10:00:00,2,AB-12,17850
                3,pot,2024-01-03 10:00:00,2,1.50,17850
                """, yaml)));
        assertThat(lines.head(3).stringColumn("p").asList()).containsExactly("tea", "", "pot");
        assertThat(lines.head(3).stringColumn("k").asList()).containsExactly("", "xx-##", "1.50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json", "parquet", "xlsx"})
    void comesFromEveryKindOfFile(String kind) throws SQLException, IOException {
        Path file = folder.resolve("shop." + kind);
        String lines = "SELECT * FROM (VALUES (1, TIMESTAMP '2024-01-01 10:00:00', 2, 4.5, 1.25, 'a'),"
                + " (2, TIMESTAMP '2024-01-02 10:00:00', 1, 4.5, NULL, 'b')) t(i, t, q, p, k, c)";
        if (kind.equals("xlsx")) {
            String rows = XlsxFile.row(1, "i", "t", "q", "p", "k", "c")
                    + XlsxFile.row(2, "=1", "@145292.5", "=2", "=4.5", "=1.25", "a")
                    + XlsxFile.row(3, "=2", "@145293.5", "=1", "=4.5", "", "b");
            Files.write(file, new XlsxFile().sheet("S", rows).bytes());
        } else {
            try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = connection.createStatement()) {
                statement.execute("COPY (" + lines + ") TO '" + file + "' (FORMAT " + kind + ")");
            }
        }
        Files.writeString(
                folder.resolve("shop.yaml"),
                "name: shop\nfile: shop." + kind
                        + "\ncolumns: {invoice: i, time: t, quantity: q, price: p, cost: k, customer: c}\n");
        Dataset dataset = Dataset.read(folder.resolve("shop.yaml"));
        assertThat(dataset.columns().headers()).containsEntry(Field.COST, "k");
        assertThat(contributions(Transactions.of(dataset))).containsExactly(6.5, UNKNOWN);
    }
}
