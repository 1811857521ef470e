package segmentbook.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.apache.commons.io.FileUtils;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;

/** Whatever a file holds, it gets a description file that can be read, or one line that says why not. */
class DraftPropertiesTests {
    private static final List<String> CELLS = List.of(
            "7",
            "8",
            "17850.0",
            "0012",
            "1,5",
            "1.234,50",
            "-3",
            "2024-01-13",
            "01/02/2024",
            "13.02.2024 10:00",
            "20240113",
            "C1001",
            "anna@b.org",
            "Anna Berg",
            "tea pot",
            "",
            " ",
            "POST",
            "'x",
            "a: b # c",
            "null",
            "\u00FC\u0142",
            "1e400",
            "NaN",
            "[x]",
            "{y}",
            "\\",
            "%s %d",
            "GIFT_1_20",
            "customer",
            "date",
            "quantity",
            "total price",
            "product id");

    private Path folder = Path.of("");

    @BeforeProperty
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("drafts");
    }

    @AfterProperty
    void removeFolder() throws IOException {
        FileUtils.deleteDirectory(folder.toFile());
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        return Arbitraries.integers().between(1, 8).flatMap(width -> Arbitraries.of(CELLS)
                .list()
                .ofSize(width)
                .list()
                .ofMinSize(0)
                .ofMaxSize(12));
    }

    @Property(tries = 300)
    void aTableOfAnyCellsIsDescribedOrRefused(@ForAll("tables") List<List<String>> table, @ForAll long seed)
            throws IOException {
        char mark = ",;\t|".charAt(new Random(seed).nextInt(4));
        String text = table.stream()
                .map(line -> line.stream()
                        .map(cell -> cell.indexOf(mark) >= 0 ? '"' + cell + '"' : cell)
                        .collect(Collectors.joining(String.valueOf(mark))))
                .collect(Collectors.joining("\n"));
        describe(text.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 200)
    void bytesOfAnyKindAreDescribedOrRefused(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        byte[] bytes = ("customer,date,amount\n" + "7,2024-01-13,1.50\n".repeat(20)).getBytes(StandardCharsets.UTF_8);
        IntStream.range(0, random.nextInt(40))
                .forEach(i -> bytes[random.nextInt(bytes.length)] = (byte) random.nextInt());
        describe(bytes);
    }

    private void describe(byte[] bytes) throws IOException {
        Path data = Files.write(folder.resolve("data.csv"), bytes);
        Files.deleteIfExists(folder.resolve("data.yaml"));
        try {
            Draft draft = Draft.of(data, folder);
            draft.write();
            assertThat(draft.notes()).isNotEmpty();
        } catch (DataException refused) {
            assertThat(refused)
                    .hasMessageMatching("(file|format\\.[a-z]+): .*")
                    .message()
                    .doesNotContain("\n");
            assertThat(folder.resolve("data.yaml")).doesNotExist();
            return;
        }
        try {
            assertThat(Dataset.read(folder.resolve("data.yaml")).name()).isEqualTo("data");
        } catch (DataException open) {
            assertThat(open).hasMessageMatching("columns(\\.\\w+)?: .*(required|at least one attribute).*");
        }
    }
}
