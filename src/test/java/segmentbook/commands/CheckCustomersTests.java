package segmentbook.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.description.Dataset;
import segmentbook.rfm.CustomerBase;
import segmentbook.segments.ChosenClusters;

/** {@code check} on a table with one row a customer, alone and joined to invoice lines. */
class CheckCustomersTests {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Path folder;

    CheckCustomersTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private int check(String yaml) throws IOException {
        String file = Files.writeString(folder.resolve("m.yaml"), yaml).toString();
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        return Main.run(new String[] {"check", file}, new PrintStream(out, true, StandardCharsets.UTF_8), errors);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aColumnThatSaysWhatAnotherOneSaysIsWarnedOf() throws IOException {
        StringBuilder rows = new StringBuilder("id,Euro,Cents,Visits\n");
        for (int i = 0; i < 20; i++) {
            rows.append(i + "," + 3 * i + "," + 300 * i + "," + i * i % 7 + "\n");
        }
        Files.writeString(folder.resolve("m.csv"), rows);
        String columns = "name: m\nkind: customers\nfile: m.csv\ncolumns: {customer: id, numeric: ";
        assertThat(check(columns + "{euro: Euro, cents: Cents, visits: Visits}}\n"))
                .isZero();
        assertThat(out().lines().filter(each -> each.contains("the same of each")))
                .containsExactly("- warning: euro and cents say the same of each customer, which counts twice in every"
                        + " distance; leave one out");
        var chosen = ChosenClusters.of(CustomerBase.of(Dataset.read(folder.resolve("m.yaml"))));
        assertThat(chosen.names().table().stringColumn("because").asList())
                .allMatch(because -> because.matches("medians: euro [0-9.]+, visits [0-9.]+"));
        out.reset();
        assertThat(check(columns + "{euro: Euro, visits: Visits}}\n")).isZero();
        assertThat(out()).doesNotContain("the same of each");
    }

    @Test
    void aTableOfCustomersIsSummedUpAndItsFindingsListed() throws IOException {
        Files.writeString(folder.resolve("m.csv"), "id,Age,Gender\n1,34,F\n2.0,999,f \n2,41,M\n3,,F\n");
        assertThat(check("name: m\nkind: customers\nfile: m.csv\nlimits: {age: [0, 110]}\n"
                        + "columns: {customer: id, numeric: {age: Age}, categorical: {gender: Gender}}\n"))
                .isZero();
        assertThat(out()).isEqualTo("""
                m: m
                kind customers, read from m.csv
                - written with charset UTF-8 (default), separator "," (line 1 holds the headers), quote "\\"" (line 1 holds \
                the headers), decimal "." (default), thousands "" (default), header true (default), skipLines 0 (line 1 \
                holds the headers)
                - age: 2 known, 33.3 % missing, 2 different; 34 to 41, median 37.5
                - gender: 3 known, 0.0 % missing, 2 different; F 67 %, M 33 %
                - warning: row that contradicts another one of the customer, 1 row (line 3, id: 2); left out; the fullest row is kept
                - note: customer id with .0, 1 row (line 3, id: 2.0); repaired
                - warning: age outside of 0 to 110, 1 row (line 3, Age: 999); made missing
                - note: age missing, 1 row (line 5, Age: empty); stays missing until it is filled
                - note: gender in another spelling, 1 row (line 3, Gender: "f "); made one
                - 4 rows read, 3 customers kept
                - a run leaves out clusters in three dimensions: Clusters are made from age only
                - a run leaves out DBSCAN: DBSCAN is not possible here: a dense place needs 10 customers, and there are 3
                - a run leaves out HDBSCAN: HDBSCAN is not possible here: two dense places need 20 customers, and there are 3
                - a run leaves out orders, scores, best sellers and recommendations: The file has one row a customer and no purchases
                """);
        assertThat(err.size()).isZero();
    }

    @Test
    void anUnusableTableGivesOneAndOneLine() throws IOException {
        Files.writeString(folder.resolve("m.csv"), "id,Age\n1,old\n2,young\n");
        assertThat(check("name: m\nkind: customers\nfile: m.csv\ncolumns: {customer: id, numeric: {age: Age}}\n"))
                .isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("columns.numeric.age: a column of numbers, found 2 of 2 cells that are none, first \"old\"")
                .hasLineCount(1);
    }

    @Test
    void attributesOfInvoiceLinesAreCheckedToo() throws IOException {
        Files.writeString(folder.resolve("shop.csv"), "When,Who\n2020-01-01 10:00:00,1\n2020-01-01 10:00:00,2\n");
        Files.writeString(folder.resolve("m.csv"), "id,Age\n1,34\n7,50\n8,51\n");
        assertThat(check("name: m\nfile: shop.csv\ncolumns: {time: When, customer: Who}\n"
                        + "attributes: {file: m.csv, customer: id, numeric: {age: Age}}\n"))
                .isZero();
        assertThat(out()).contains("- cleaning keeps 2 lines of 2 customers\n").endsWith("""
                        - attributes, age: 3 known, 0.0 % missing, 3 different; 34 to 51, median 50
                        - attributes, 3 rows read, 3 customers kept
                        - attributes, customers on kept lines, with a row: 1
                        - attributes, customers on kept lines, without a row: 1 (2)
                        - attributes, customers with a row only: 2 (7, 8)
                        - a run leaves out recency in clusters: It is the same for all 2 customers
                        - a run leaves out frequency in clusters: It is the same for all 2 customers
                        - a run leaves out monetary in clusters: It is the same for all 2 customers
                        - a run leaves out several clusters: 1 different profile of 2 customers: enough for 1 cluster at most
                        - a run leaves out tree of customers: There are no two different customers to join in a tree
                        - a run leaves out DBSCAN: DBSCAN is not possible here: a dense place needs 10 customers, and there are 2
                        - a run leaves out HDBSCAN: HDBSCAN is not possible here: two dense places need 20 customers, and there are 2
                        - a run leaves out movement and drift: No purchase is older than 2019-10-03
                        - a run leaves out churn: The lines span 0 days; to learn who buys nothing in 91 days, and to judge it, takes 227
                        - a run leaves out test by later purchases: Nothing is known of later purchases: 2 customers bought until 2020-01-01 and 0 of them after it; ten who did and ten who did not are needed
                        - a run leaves out best sellers and recommendations: The file has no column of products
                        - a run leaves out customer value: 0 of 2 customers bought on a second day; 10 are needed to say when customers come back or leave
                        - a run leaves out money: The file has neither price nor amount: monetary counts units
                        """);
    }
}
