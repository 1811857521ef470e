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
}
