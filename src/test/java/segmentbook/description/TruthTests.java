package segmentbook.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruthTests {
    private final Path file;
    private final DescriptionFolder folder;

    TruthTests(@TempDir Path temporary) {
        folder = new DescriptionFolder(temporary);
        file = temporary.resolve("truth.csv");
    }

    private Dataset described() {
        return folder.read(DescriptionFolder.LEAST + "truth: {file: truth.csv, customer: who, label: kind}\n");
    }

    @Test
    void givesTheKindOfEachCustomer() throws IOException {
        Files.writeString(file, "kind,who,note\nloyal, 12,x\n\"new, old\",13,y\n");
        assertThat(described().trueKinds())
                .containsEntry("12", "loyal")
                .containsEntry("13", "new, old")
                .hasSize(2);
    }

    @Test
    void givesTheDayOfWhoLeft() throws IOException {
        Files.writeString(file, "kind,who,gone\nloyal,12,2024-02-22\nnew,13,\n");
        assertThat(leaving().trueDropOuts()).contains(Map.of("12", LocalDate.of(2024, 2, 22)));
        assertThat(described().trueDropOuts()).isEmpty();
        assertThat(folder.read(DescriptionFolder.LEAST).trueDropOuts()).isEmpty();
    }

    private Dataset leaving() {
        return folder.read(
                DescriptionFolder.LEAST + "truth: {file: truth.csv, customer: who, label: kind, dropOut: gone}\n");
    }

    @Test
    void refusesADayThatIsNone() throws IOException {
        Files.writeString(file, "kind,who,gone\nloyal,12,22.2.2024\n");
        assertThatThrownBy(() -> leaving().trueDropOuts())
                .isInstanceOf(DataException.class)
                .hasMessage("truth.dropOut: a date such as 2025-03-31, or nothing, found 22.2.2024 (truth.csv)");
    }

    private Dataset hidden() throws IOException {
        Path key = file.resolveSibling("ids.key");
        Files.writeString(key, "0f1e2d3c4b5a69788796a5b4c3d2e1f0");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        return folder.read(DescriptionFolder.LEAST + "truth: {file: truth.csv, customer: who, label: kind}\n"
                + "privacy: {pseudonymise: true, keyFile: ids.key}\n");
    }

    @Test
    void isKnownByPseudonymWhereIdsAreHidden() throws IOException {
        Files.writeString(file, "kind,who\nloyal, 17850\n");
        assertThat(hidden().trueKinds()).containsExactly(Map.entry("p-rrkwf5nhg5n7", "loyal"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "who,kind↵17850,a↵17850,b | each customer once, found p-rrkwf5nhg5n7 (truth.csv, line 3)",
                "17850,a↵17851,b          | a file with the column who, found #####, a (truth.csv, line 1)",
                "17850,17850↵17851,b      | cannot be read (truth.csv); needs UTF-8, commas, each header once",
            })
    void errorsShowNoIdWhereIdsAreHidden(String text, String message) throws IOException {
        Files.writeString(file, text.replace("↵", "\n") + "\n");
        Dataset dataset = hidden();
        assertThatThrownBy(dataset::trueKinds).isInstanceOf(DataException.class).hasMessageEndingWith(message);
    }

    @Test
    void isEmptyWithoutTheKey() {
        assertThat(folder.read(DescriptionFolder.LEAST).trueKinds()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "who,label↵1,a    | truth.file: a file with the column kind, found who, label (truth.csv, line 1)",
                "who,kind↵1,a↵1,b | truth.file: each customer once, found 1 (truth.csv, line 3)",
                "who,kind↵1,a,c   | truth.file: as many cells as headers, found 3 (truth.csv, line 2)",
            })
    void aWrongFileIsExplained(String text, String message) throws IOException {
        Files.writeString(file, text.replace("↵", "\n") + "\n");
        assertThatThrownBy(() -> described().trueKinds())
                .isInstanceOf(DataException.class)
                .hasMessage(message);
    }

    @Test
    void anotherCharsetOrAHeaderTwiceGivesNoTrace() throws IOException {
        Files.write(file, "who,kind\n1,\u00e4\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> described().trueKinds()).isInstanceOf(DataException.class);
        Files.writeString(file, "who,who,kind\n1,2,a\n");
        assertThatThrownBy(() -> described().trueKinds()).isInstanceOf(DataException.class);
    }
}
