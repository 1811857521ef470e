package segmentbook.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import segmentbook.transactions.Cancellations;

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

    /** A key as the document lists it. */
    private record Row(String key, String values, String fallback) {
        boolean isLater() {
            return values.startsWith("**not yet**");
        }

        boolean isFor(Kind kind) {
            return !(values
                            + (key.startsWith("cleaning.") && !values.endsWith("for both kinds")
                                    ? "; for transactions"
                                    : ""))
                    .contains("; for " + (kind == Kind.CUSTOMERS ? Kind.TRANSACTIONS : Kind.CUSTOMERS).key());
        }

        String yaml() {
            int dot = key.indexOf('.');
            return dot < 0
                    ? key + ": " + fallback
                    : key.substring(0, dot) + ": {" + key.substring(dot + 1) + ": " + fallback + "}";
        }
    }

    static Stream<Row> rows() throws IOException {
        return found("^\\| `([^`]+)` \\| (.+) \\| (.+) \\| (.+) \\|$").stream()
                .map(row -> new Row(row.group(1), row.group(2), row.group(3).replaceAll("^`|`$", "")));
    }

    private static List<String> known(Kind kind) {
        Map<String, Set<String>> keys = Contract.of(kind);
        List<String> known = new ArrayList<>();
        keys.forEach((section, names) -> names.stream()
                .map(name -> section.isEmpty() ? name : section + "." + name)
                .filter(key -> !keys.containsKey(key))
                .forEach(known::add));
        return known;
    }

    @ParameterizedTest
    @EnumSource
    void eachKeyOfTheContractStandsInTheDocumentAndTheOtherWayRound(Kind kind) throws IOException {
        assertThat(rows().filter(row -> row.isFor(kind)).map(Row::key))
                .containsExactlyInAnyOrderElementsOf(known(kind));
    }

    @Test
    void eachKeyToComeStandsThereWithItsDefault() throws IOException {
        List<String> later = new ArrayList<>();
        Contract.NOT_YET.forEach((key, fallback) -> later.add(key + " | " + fallback));
        assertThat(rows().filter(Row::isLater).map(row -> row.key() + " | " + row.fallback()))
                .containsExactlyInAnyOrderElementsOf(later);
    }

    static Stream<Row> optional() throws IOException {
        return rows().filter(row -> !row.fallback().equals("required")
                && row.isFor(Kind.TRANSACTIONS)
                && !row.key().matches("(truth|columns|attributes)\\..*"));
    }

    @ParameterizedTest
    @MethodSource("optional")
    void aKeyWrittenAtItsDefaultChangesNothing(Row row) {
        assertThat(folder.read(DescriptionFolder.LEAST + row.yaml())).isEqualTo(folder.read(DescriptionFolder.LEAST));
    }

    @Test
    void allKeysWrittenAtTheirDefaultsChangeNothing() throws IOException {
        Map<String, String> sections = new LinkedHashMap<>();
        optional()
                .forEach(row -> sections.merge(
                        row.key().replaceFirst("\\..*", ""),
                        row.yaml(),
                        (one, other) -> one.replaceFirst("}$", ", ") + other.replaceFirst("^[a-zA-Z]+: \\{", "")));
        String all = String.join("\n", sections.values());
        assertThat(all).contains("clusters: {k: auto, range: [2, 10], ", "cleaning: {", "\nurl: null");
        assertThat(folder.read(DescriptionFolder.LEAST + all)).isEqualTo(folder.read(DescriptionFolder.LEAST));
    }

    @ParameterizedTest
    @EnumSource
    void requiredAreTheKeysWithoutADefault(Kind kind) throws IOException {
        assertThat(rows().filter(row -> row.isFor(kind) && row.fallback().equals("required"))
                        .map(Row::key))
                .containsExactlyInAnyOrderElementsOf(
                        kind == Kind.CUSTOMERS
                                ? List.of(
                                        "name",
                                        "file",
                                        "columns.customer",
                                        "truth.file",
                                        "truth.customer",
                                        "truth.label")
                                : List.of(
                                        "name",
                                        "file",
                                        "columns.customer",
                                        "columns.time",
                                        "truth.file",
                                        "truth.customer",
                                        "truth.label",
                                        "attributes.file",
                                        "attributes.customer"));
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

    static Stream<String> examples() throws IOException {
        List<String> examples = found("^```yaml\\n((?:.*\\n)+?)```").stream()
                .map(block -> block.group(1))
                .toList();
        assertThat(examples).hasSize(8);
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
        assertThat(rows).hasSize(11);
        return rows.stream().map(row -> new String[] {row.group(1), row.group(2)});
    }

    @ParameterizedTest
    @MethodSource("errors")
    void eachErrorOfTheDocumentReadsAsItSays(String line, String answer) {
        folder.errorOf(DescriptionFolder.LEAST + line + "\n").isEqualTo(answer);
    }
}
