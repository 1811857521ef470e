package segmentbook.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.transactions.SecretShop;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Attributes joined to the customers of invoice lines. */
class DemographicsTests {
    private static final String LINES = """
            When,Who,Total
            2020-01-01 10:00:00,7,1
            2020-01-02 10:00:00,8.0,2
            2020-01-03 10:00:00,10,3
            2020-01-03 11:00:00,9,3
            2020-01-03 12:00:00,,3
            """;
    private static final String LEAST =
            "name: shop\nfile: shop.csv\ncolumns: {time: When, customer: Who, amount: Total}\n";
    private static final String ATTRIBUTES =
            "attributes: {file: cards.txt, customer: card, numeric: {age: Age}, categorical: {gender: Gender}}\n";
    private static final String CARDS = "card;Age;Gender\n9.0;40,5;f\n 8;;M\n77;30,5;F\n10;999;F\nx;1,5;F\n";

    private final Path folder;

    DemographicsTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private Demographics demographics(String lines, String cards, String yaml) throws IOException {
        Files.writeString(folder.resolve("shop.csv"), lines);
        Files.writeString(folder.resolve("cards.txt"), cards);
        return Demographics.of(Transactions.of(Dataset.read(Files.writeString(folder.resolve("shop.yaml"), yaml))));
    }

    @Test
    void areInTheOrderOfTheCustomersOfTheLines() throws IOException {
        Demographics joined = demographics(LINES, CARDS, LEAST + ATTRIBUTES + "limits: {age: [0, 110]}\n");
        assertThat(joined.areGiven()).isTrue();
        assertThat(joined.customers().ids()).containsExactly("7", "8", "9", "10");
        assertThat(joined.customers().numbers("age")).containsExactly(Double.NaN, Double.NaN, 40.5, Double.NaN);
        assertThat(joined.customers().words("gender")).containsExactly("", "M", "F", "F");
        assertThat(joined.everybody().orElseThrow().customerTable().ids()).containsExactly("8", "9", "10", "77", "x");
    }

    @Test
    void bothSidesAreAccountedFor() throws IOException {
        Demographics joined = demographics(LINES, CARDS, LEAST + ATTRIBUTES);
        Table ledger = joined.ledger();
        assertThat(ledger.intColumn("count").asList()).containsExactly(3, 1, 2);
        assertThat(ledger.stringColumn("first").asList()).containsExactly("", "7", "77, x");
        assertThat(joined.metrics())
                .containsEntry("matched", 3)
                .containsEntry("without_a_row", 1)
                .containsEntry("rows_without_lines", 2)
                .containsEntry("missing", Map.of("age", 2, "gender", 1));
        assertThat(joined.table().stringColumn("values").asList())
                .containsExactly("40.5 to 999, median 519.8", "F 67 %, M 33 %");
    }

    @Test
    void partTheCustomersByEachAttribute() throws IOException {
        StringBuilder lines = new StringBuilder("When,Who,Total\n");
        StringBuilder cards = new StringBuilder("card,Age,Gender\n");
        List<String> genders = List.of("F", "F", "M", "X", "Y", "Z", "", "M", "F");
        for (int i = 0; i < 9; i++) {
            lines.append("2020-01-01 10:00:00,").append(i).append(",1\n");
            cards.append(i)
                    .append(',')
                    .append(i == 8 ? "" : 10 * (i + 1))
                    .append(',')
                    .append(genders.get(i))
                    .append('\n');
        }
        List<AttributeGroups> groups = demographics(lines.toString(), cards.toString(), LEAST + ATTRIBUTES)
                .groups();
        // type 7 on 10 to 80: edges 33.3 and 56.7
        assertThat(groups.get(0).labels()).containsExactly("10 to 30", "40 to 50", "60 to 80", "not known");
        assertThat(groups.get(0).rows(1)).containsExactly(3, 4);
        assertThat(groups.get(0).isKnown(8)).isFalse();
        assertThat(groups.get(0).typical(new int[] {0, 1, 8})).isEqualTo("15");
        assertThat(groups.get(0).typical(new int[] {8})).isEqualTo("not known");
        assertThat(groups.get(1).labels()).containsExactly("F", "M", "X", "Y", "all others", "not known");
        assertThat(groups.get(1).rows(0)).containsExactly(0, 1, 8);
        assertThat(groups.get(1).rows(4)).containsExactly(5);
        assertThat(groups.get(1).typical(new int[] {2, 6, 7, 0})).isEqualTo("M 67 %");
        assertThat(groups.get(1).typical(new int[] {3, 5})).isEqualTo("X 50 %");
        assertThat(groups.get(1).typical(new int[] {5})).isEqualTo("Z 100 %"); // a word, not all others
    }

    @Test
    void ofTiesAreNotPartedByChance() throws IOException {
        List<AttributeGroups> groups = demographics(
                        LINES, "card,Age,Gender\n7,5,F\n8,5,F\n9,5,F\n10,5,F\n", LEAST + ATTRIBUTES)
                .groups();
        assertThat(groups.get(0).labels()).containsExactly("5");
        assertThat(groups.get(1).labels()).containsExactly("F");
    }

    @Test
    void standBehindTheColumnsOfATable() throws IOException {
        Demographics joined = demographics(LINES, CARDS, LEAST + ATTRIBUTES);
        Table placed = Table.create("Placed", StringColumn.create("customer_id", "7", "8", "9", "10"));
        Table all = joined.appendedTo(placed);
        assertThat(all.columnNames()).containsExactly("customer_id", "attribute_age", "attribute_gender");
        assertThat(all.stringColumn("attribute_gender").asList()).containsExactly("", "M", "F", "F");
        assertThat(placed.columnCount()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> joined.appendedTo(placed.first(2)))
                .withMessage("attributes: a row for each of 4 customers, found 2");
    }

    @Test
    void aYearHasItsNameAloneInResultFiles() throws IOException {
        String born = "card,Age,Gender\n7,1960,F\n8,1971,F\n9,1982,M\n10,1993,F\n";
        Table placed = Table.create("Placed", StringColumn.create("customer_id", "7", "8", "9", "10"));
        assertThat(demographics(LINES, born, LEAST + ATTRIBUTES)
                        .appendedTo(placed)
                        .columnNames())
                .contains("attribute_age")
                .doesNotContain("attribute_age, year");
    }

    @Test
    void areNoneWhereTheDescriptionFileNamesNone() throws IOException {
        Demographics none = demographics(LINES, CARDS, LEAST);
        assertThat(none.areGiven()).isFalse();
        assertThat(none.groups()).isEmpty();
        assertThat(none.table().stringColumn("attributes").asList())
                .containsExactly(
                        "none: the description file joins no table of age, region and the like to the customers");
        assertThat(none.metrics()).containsEntry("given", false).hasSize(2);
        assertThat(none.appendedTo(Table.create("a", StringColumn.create("b", "1", "2", "3", "4")))
                        .columnNames())
                .containsExactly("b");
    }

    @Test
    void areRefusedByTheirOwnKeys() {
        assertThatThrownBy(() -> demographics(LINES, "card;Alter;Gender\n7;1;F\n", LEAST + ATTRIBUTES))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "attributes.numeric.age: no column Age (cards.txt, line 1); the file has: card, Alter, Gender");
        assertThatThrownBy(() -> demographics(LINES, "card;Age;Gender\n7;old;F\n", LEAST + ATTRIBUTES))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "attributes.numeric.age: a column of numbers, found 1 of 1 cells that are none, first \"old\" "
                                + "(cards.txt, line 2, column Age); attributes.categorical is for words");
    }

    @Test
    void meetUnderPseudonyms() throws IOException {
        StringBuilder cards = new StringBuilder("card,Age,Gender\nSECRET-STRANGER,30,F\n");
        for (int i = 1; i < 40; i++) {
            cards.append(SecretShop.id(i)).append(',').append(20 + i).append(",F\n");
        }
        Files.writeString(folder.resolve("cards.txt"), cards.toString());
        Demographics hidden = Demographics.of(Transactions.of(SecretShop.in(folder, SecretShop.HIDDEN + ATTRIBUTES)));
        Table ledger = hidden.ledger();
        assertThat(ledger.intColumn("count").get(0)).isBetween(20, 39);
        assertThat(ledger.stringColumn("first").get(2)).startsWith("p-");
        assertThat(ledger.print(10) + hidden.customers().table().print(100) + hidden.metrics())
                .doesNotContainPattern(SecretShop.ID);
    }
}
