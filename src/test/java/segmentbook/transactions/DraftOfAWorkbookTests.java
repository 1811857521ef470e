package segmentbook.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static segmentbook.transactions.XlsxFile.row;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import segmentbook.description.Dataset;
import segmentbook.description.Field;
import segmentbook.drafting.Draft;

/** A workbook that nobody has described goes through the same door as a text file. */
class DraftOfAWorkbookTests {
    @Test
    void columnsAreFoundBelowATitle(@TempDir Path folder) throws IOException {
        String rows = IntStream.range(0, 20)
                .mapToObj(i -> row(4 + i, "@1" + (45_292 + i) + ".5", "K" + i % 7, "A" + i % 5, "=" + (1 + i % 3)))
                .collect(Collectors.joining(
                        "", row(1, "Bericht") + row(3, "Bestelldatum", "Kd-Nr", "Artikelnr", "Menge"), ""));
        Path data = Files.write(
                folder.resolve("book.xlsx"),
                new XlsxFile().sheet("Orders", rows).bytes());
        Draft draft = Draft.of(data, folder);
        draft.write();
        Dataset dataset = Dataset.read(draft.file());
        assertThat(dataset.columns().headers())
                .isEqualTo(Map.of(
                        Field.TIME, "Bestelldatum",
                        Field.CUSTOMER, "Kd-Nr",
                        Field.PRODUCT, "Artikelnr",
                        Field.QUANTITY, "Menge"));
        assertThat(Transactions.of(dataset).customers()).hasSize(7);
        assertThat(draft.file()).content().contains("sheet Orders");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Year 2009-2010 | Year 2010-2011 | Notes   | Year 20*    | 40",
                "Sheet1         | Sheet2         | Sheets  | none        | 20", // the pattern would take Sheets too
                "2010           | 2011           | Notes   | 201*        | 40",
                "Orders         | Returns        | Notes   | none        | 20"
            })
    void sheetsWhoseNamesDifferInNumbersAreOneTable(
            String first, String second, String other, String pattern, int lines, @TempDir Path folder)
            throws IOException {
        Path data = Files.write(
                folder.resolve("book.xlsx"),
                new XlsxFile()
                        .sheet(first, orders(45_292))
                        .sheet(second, orders(45_692))
                        .sheet(other, row(1, "nothing"))
                        .bytes());
        Draft draft = Draft.of(data, folder);
        draft.write();
        assertThat(InvoiceLines.read(Dataset.read(draft.file())).size()).isEqualTo(lines);
        if (pattern.equals("none")) {
            assertThat(draft.file()).content().contains("the first of 3, the only one that is read: " + first);
        } else {
            assertThat(draft.file()).content().contains("sheet: \"" + pattern + "\"", first + ", " + second);
        }
    }

    @ParameterizedTest
    @CsvSource({"Jan 2024, Feb 2024, true", "Orders, Returns, true", "Orders, Notes, false"})
    void otherSheetsWithTheSameHeadersThatAreNotReadAreUrgent(
            String first, String second, boolean same, @TempDir Path folder) throws IOException {
        Path data = Files.write(
                folder.resolve("book.xlsx"),
                new XlsxFile()
                        .sheet(first, orders(45_292))
                        .sheet(second, same ? orders(45_323) : row(1, "nothing"))
                        .bytes());
        Draft draft = Draft.of(data, folder);
        String urgent =
                "format.sheet: of 2 sheets with the same headers, %s, %s, the first alone is read; a pattern such as"
                        + " \"*\" reads several";
        assertThat(draft.first().contains(urgent.formatted(first, second))).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({"Orders, 20", "none, 3"})
    void aLongerSheetIsReadWhereTheFirstOnlyExplainsIt(String second, int lines, @TempDir Path folder)
            throws IOException {
        String words = row(1, "Variable", "Meaning")
                + row(2, "Menge", "pieces")
                + row(3, "Menge", "pieces")
                + row(4, "a", "b");
        Path data = Files.write(
                folder.resolve("book.xlsx"),
                new XlsxFile()
                        .sheet("Words", words)
                        .sheet(second, second.equals("none") ? row(1, "nothing") : orders(45_292))
                        .bytes());
        Draft draft = Draft.of(data, folder);
        draft.write();
        assertThat(String.join("\n", draft.notes())).contains(lines + " lines");
        if (second.equals("Orders")) {
            assertThat(InvoiceLines.read(Dataset.read(draft.file())).size()).isEqualTo(lines);
            assertThat(draft.file())
                    .content()
                    .contains("  sheet: Orders ", "one of 2, the only one that is read: Words, Orders");
        } else {
            assertThat(draft.file())
                    .content()
                    .contains(
                            "no column names each customer once; save the sheet as CSV first",
                            "read_csv('book.csv', all_varchar");
        }
    }

    /** The sheet with the data has a name that holds the mark between names in messages. */
    @Test
    void aFirstSheetOfOneColumnOfWordsIsNoTable(@TempDir Path folder) throws IOException {
        String words = row(1, "Read me") + row(2, "Orders of the shop") + row(3, "made in May");
        byte[] book = new XlsxFile()
                .sheet("About", words)
                .sheet("Orders, all", orders(45_292))
                .bytes();
        Draft draft = Draft.of(Files.write(folder.resolve("book.xlsx"), book), folder);
        draft.write();
        assertThat(draft.file()).content().contains("  sheet: \"Orders, all\" ");
        assertThat(InvoiceLines.read(Dataset.read(draft.file())).size()).isEqualTo(20);
    }

    private static String orders(int day) {
        return IntStream.range(0, 20)
                .mapToObj(i -> row(2 + i, "@1" + (day + i) + ".5", "K" + i % 7, "A" + i % 5, "=" + (1 + i % 3)))
                .collect(Collectors.joining("", row(1, "Bestelldatum", "Kd-Nr", "Artikelnr", "Menge"), ""));
    }
}
