package segmentbook.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.rfm.RfmTable;

/** Lines that another program hands over, instead of a file. */
class HandedOverTests {
    private static final String DESCRIPTION = """
            name: shop
            file: lines.csv
            columns: {invoice: invoice, time: time, quantity: quantity, price: price, customer: customer}
            """;
    private static final List<String> HEADERS = List.of("invoice", "time", "quantity", "price", "customer");
    private static final List<List<String>> LINES = List.of(
            List.of("1", "2024-01-02 10:00:00", "2", "2.50", "7"),
            List.of("2", "2024-01-03 10:00:00", "1", "4.00", "8"),
            List.of("2", "2024-01-03 10:00:00", "1", "4.00", "8"),
            List.of("3", "2024-02-02 10:00:00", "3", "a, \"b\"", "7"));

    private final Path folder;

    HandedOverTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private Dataset elsewhere(String more) {
        return Dataset.elsewhere(folder.resolve("shop.yaml"), DESCRIPTION + more, null);
    }

    private static Stream<String[]> lines() {
        return LINES.stream().map(line -> line.toArray(String[]::new));
    }

    @Test
    void areCleanedAsThoseOfAFile() throws IOException {
        String text = String.join(",", HEADERS) + "\n"
                + String.join(
                        "\n", LINES.stream().map(line -> String.join(",", line)).toList());
        Files.writeString(folder.resolve("lines.csv"), text.replace("a, \"b\"", "\"a, \"\"b\"\"\"") + "\n");
        Cleaning read = Cleaning.read(Dataset.read(Files.writeString(folder.resolve("shop.yaml"), DESCRIPTION)));
        Cleaning handed = Cleaning.of(InvoiceLines.of(elsewhere(""), HEADERS, lines()));
        assertThat(handed.ledger().table().print())
                .isEqualTo(read.ledger().table().print());
        assertThat(RfmTable.of(handed.transactions()).rows())
                .isEqualTo(RfmTable.of(read.transactions()).rows())
                .hasSize(2);
    }

    @Test
    void needNeitherAFileNorATruthButTheirColumns() {
        Dataset there = elsewhere("truth: {file: none.csv, customer: id, kind: kind}\n");
        assertThat(there.name()).isEqualTo("shop");
        List<String> without = HEADERS.subList(0, 4);
        assertThatThrownBy(() -> InvoiceLines.of(there, without, lines()))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("columns.customer: no column customer")
                .hasMessageContaining("(lines of shop");
        assertThatThrownBy(() -> InvoiceLines.of(there, HEADERS, Stream.empty()))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("file: a header and no line below it");
    }
}
