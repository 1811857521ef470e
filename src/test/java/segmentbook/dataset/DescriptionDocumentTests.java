package segmentbook.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds {@code docs/description-file.md} to the code, and the code to it. */
class DescriptionDocumentTests {
    private final DescriptionFolder folder;
    private final Path temporary;

    DescriptionDocumentTests(@TempDir Path temporary) {
        this.temporary = temporary;
        folder = new DescriptionFolder(temporary);
    }

    private static List<MatchResult> found(String pattern) throws IOException {
        String document = Files.readString(Path.of("docs", "description-file.md"));
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(document)
                .results()
                .toList();
    }

    @Test
    void eachKeyOfTheContractStandsInTheDocumentAndTheOtherWayRound() throws IOException {
        List<String> documented = found("^\\| `([^`]+)` \\| (.+) \\| (.+) \\| (.+) \\|$").stream()
                .map(row -> row.group(1) + " | " + row.group(3).replaceAll("^`|`$", "")
                        + (row.group(2).startsWith("**not yet**") ? " | not yet" : "")
                        + (row.group(2).contains("; for transactions") ? " | TRANSACTIONS" : "")
                        + (row.group(2).contains("; for customers") ? " | CUSTOMERS" : ""))
                .toList();
        List<String> known = Contract.KEYS.stream()
                .map(key -> key.path() + " | " + key.fallback()
                        + (key.state() == Key.State.LATER ? " | not yet" : "")
                        + (key.only() == null || key.path().startsWith("cleaning.") ? "" : " | " + key.only()))
                .toList();
        assertThat(documented).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void theValuesOfEachChoiceStandInTheDocument() throws IOException {
        assertThat(found("^\\| `kind` \\| (.+?) \\|").get(0).group(1)).isEqualTo(choices(Kind.values()));
        assertThat(found("^\\| `cleaning.cancellations` \\| (.+?) \\|").get(0).group(1))
                .isEqualTo(choices(Cancellations.values()));
    }

    private static String choices(Enum<?>[] values) {
        return String.join(
                ", ",
                Arrays.stream(values)
                        .map(value -> "`" + value.name().toLowerCase(java.util.Locale.ROOT) + "`")
                        .toList());
    }

    @Test
    void eachFieldIsAKeyOfTheContract() {
        assertThat(Contract.KEYS)
                .extracting(Key::path)
                .containsAll(Arrays.stream(Field.values())
                        .map(field -> "columns." + field.key())
                        .toList());
    }

    static Stream<String> examples() throws IOException {
        List<String> examples = found("^```yaml\\n((?:.*\\n)+?)```").stream()
                .map(block -> block.group(1))
                .toList();
        assertThat(examples).hasSize(7);
        return examples.stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void eachExampleOfTheDocumentIsRead(String yaml) throws IOException {
        for (String name : new String[] {"orders.csv.gz", "sales.txt", "mall.csv", "shop.db"}) {
            Files.writeString(temporary.resolve(name), "");
        }
        assertThat(yaml).startsWith("name: " + folder.read(yaml).name() + "\n");
    }

    static Stream<String[]> errorsOfFormulas() throws IOException {
        List<MatchResult> rows = found("^\\| `([^`]+)` \\| (.+\\(mall.yaml.+) \\|$");
        assertThat(rows).hasSize(3);
        return rows.stream().map(row -> new String[] {row.group(1), row.group(2)});
    }

    @ParameterizedTest
    @MethodSource("errorsOfFormulas")
    void eachErrorOfAFormulaReadsAsTheDocumentSays(String line, String answer) {
        String mall = "name: mall\nkind: customers\nfile: shop.csv\n"
                + "columns: {customer: Id, numeric: {age: Age, income: Income},\n  categorical: {gender: Gender}}\n";
        folder.errorOf(mall + line + "\n").isEqualTo(answer.replace("mall.yaml", "shop.yaml"));
    }

    static Stream<String[]> errors() throws IOException {
        List<MatchResult> rows = found("^\\| `([^`]+)` \\| (.+\\(shop.yaml.+) \\|$");
        assertThat(rows).hasSize(7);
        return rows.stream().map(row -> new String[] {row.group(1), row.group(2)});
    }

    @ParameterizedTest
    @MethodSource("errors")
    void eachErrorOfTheDocumentReadsAsItSays(String line, String answer) {
        folder.errorOf(DescriptionFolder.LEAST + line + "\n").isEqualTo(answer);
    }
}
