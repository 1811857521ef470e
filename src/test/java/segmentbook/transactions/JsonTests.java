package segmentbook.transactions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static segmentbook.transactions.AsRead.because;
import static segmentbook.transactions.AsRead.texts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.description.Field;

/** JSON in its usual shapes, whole and not. */
class JsonTests {
    private static final String ONE = "{\"time\":\"2011-05-01 10:00:00\",\"customer\":7,\"name\":\"tea\"}";
    private static final String TWO = "{\"customer\":8,\"time\":\"2011-05-02 10:00:00\",\"name\":\"cup\"}";

    private final Path folder;

    JsonTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private InvoiceLines read(byte[] bytes, String more) {
        try {
            Files.write(folder.resolve("shop.data"), bytes);
            String columns = "columns: {time: time, customer: customer, description: name}\n";
            Files.writeString(folder.resolve("shop.yaml"), "name: shop\nfile: shop.data\n" + columns + more);
            return InvoiceLines.read(Dataset.read(folder.resolve("shop.yaml")));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private InvoiceLines read(String text) {
        return read(text.getBytes(UTF_8), "");
    }

    private void fails(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(DataException.class).hasMessage(message);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    @Nested
    class Shapes {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "[1,2]                           | 1 2 | an array of objects",
                    "[ 1 ,↵↵  2 ]↵                   | 1 3 | an array of objects",
                    "↵[↵  1,↵  2↵]                   | 3 4 | an array of objects",
                    "1↵2↵                            | 1 2 | objects one after the other",
                    "1↵↵2                            | 1 3 | objects one after the other",
                    "1 2                             | 1 2 | objects one after the other",
                    "{\"data\":[1,2]}                | 1 2 | the array data of an object",
                    "{\"ok\":true,\"tags\":[\"a\"],↵\"data\":[↵1,↵2],↵\"next\":null} | 3 4 | the array data of an object",
                    "{\"data\":{\"page\":{\"n\":1},\"orders\":[1,2]},\"e\":[]}   | 1 2 | the array data.orders of an object",
                })
        void areAllOneTable(String shape, String numbers, String how) {
            InvoiceLines lines = read(shape.replace("1,\"n\"", "1")
                    .replaceAll("(?<![\":])1", ONE)
                    .replaceAll("(?<![\":-])\\b2\\b(?![0-9-])", TWO)
                    .replace("↵", "\n"));
            assertThat(texts(lines, Field.CUSTOMER)).containsExactly("7", "8");
            assertThat(texts(lines, Field.DESCRIPTION)).containsExactly("tea", "cup");
            assertThat(lines.place(0, null).line() + " " + lines.place(1, null).line())
                    .isEqualTo(numbers);
            assertThat(because(lines, "type")).isEqualTo(how);
            assertThat(because(lines, "separator")).isEqualTo("absent");
        }

        @ParameterizedTest
        @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
        void mayStandInAnyUnicode(String charset) {
            for (String mark : new String[] {"", "\uFEFF"}) {
                String text = mark + "[" + ONE.replace("tea", "thé €") + "]";
                assertThat(texts(read(text.getBytes(Charset.forName(charset)), ""), Field.DESCRIPTION))
                        .containsExactly("thé €");
            }
        }

        @Test
        void mayBePacked() {
            assertThat(read(gzip((ONE + "\n" + TWO).getBytes(UTF_8)), "").size())
                    .isEqualTo(2);
        }

        @Test
        void ofTextThatOnlyBeginsSoAreText() {
            InvoiceLines lines = read("[time],customer,{name}\n2011-05-01 10:00:00,7,tea\n"
                    .replace("[time]", "time")
                    .replace("{name}", "name"));
            assertThat(lines.size()).isEqualTo(1);
            assertThatThrownBy(() -> read("[time],[customer]\n2011-05-01 10:00:00,7\n"))
                    .hasMessageContaining("no column name (shop.data, line 1); the file has: [time], [customer]");
        }
    }

    @Nested
    class Values {
        private String text(String value) {
            return texts(read(ONE.replace("\"tea\"", value)), Field.DESCRIPTION).get(0);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "\"a \\\"b\\\" \\u00e9\\n\" | `a \"b\" é\n`",
                    "\"\"                  | ``",
                    "null                  | ``",
                    "true                  | true",
                    "12                    | 12",
                    "17850.0               | 17850.0",
                    "2.50                  | 2.50",
                    "1.5E3                 | 1500",
                    "-2e-3                 | -0.002",
                    "1e999999999999        | 1e999999999999",
                    "NaN                   | NaN",
                    "[]                    | []",
                    "[ \"a\", {\"b\": [1]} ] | [\"a\",{\"b\":[1]}]",
                })
        void becomeWhatAPlainCsvHolds(String value, String text) {
            assertThat(text(value)).isEqualTo(text);
        }

        @Test
        void ofObjectsWithinHaveTheKeysOfBoth() {
            InvoiceLines lines = read(
                    ONE.replace("\"tea\"", "{\"short\":\"t\",\"long\":{\"en\":\"tea\"},\"none\":{}},\"name\":\"x\"")
                            .replace("\"name\":{", "\"names\":{"));
            assertThat(lines.allColumns())
                    .extracting(each -> each.header())
                    .containsExactly("time", "customer", "names.short", "names.long.en", "name");
        }

        @Test
        void thatAreMissingAreEmptyAndNewKeysAreNewColumns() {
            InvoiceLines lines = read(ONE + "\n" + ONE.replace(",\"name\":\"tea\"", ",\"brand\":\"B\"") + TWO);
            assertThat(texts(lines, Field.DESCRIPTION)).containsExactly("tea", "", "cup");
            assertThat(lines.head(5).stringColumn("brand").asList()).containsExactly("", "B", "");
            assertThat(IntStream.range(0, 3).filter(lines::isUnreadable)).isEmpty();
        }

        @Test
        void haveADecimalPointWithoutAnyGuess() {
            String price = "{\"time\":\"2011-05-01 10:00:00\",\"customer\":7,\"name\":\"tea\",\"price\":1.234}";
            InvoiceLines lines = read(price);
            assertThat(because(lines, "decimal")).isEqualTo("as JSON writes numbers");
            assertThatThrownBy(() -> {
                        Files.writeString(folder.resolve("p.json"), price.replace("1.234", "\"1.234\""));
                        Files.writeString(
                                folder.resolve("p.yaml"),
                                "name: p\nfile: p.json\ncolumns: {time: time, customer: customer, price: price}\n");
                        InvoiceLines.read(Dataset.read(folder.resolve("p.yaml")));
                    })
                    .hasMessageStartingWith("format.decimal: a number that tells decimals from thousands");
        }
    }

    @Nested
    class SeveralFiles {
        @Test
        void ofJsonAndTextAreOne() throws IOException {
            Files.writeString(folder.resolve("a.json"), "[" + ONE + "]");
            Files.writeString(folder.resolve("b.csv"), "name,customer,time\ncup,8,2011-05-02 10:00:00\n");
            Files.writeString(folder.resolve("c.json"), "[]");
            Files.writeString(
                    folder.resolve("ab.yaml"),
                    "name: ab\nfile: [a.json, b.csv]\ncolumns: {time: time, customer: customer, description: name}\n");
            InvoiceLines lines = InvoiceLines.read(Dataset.read(folder.resolve("ab.yaml")));
            assertThat(texts(lines, Field.DESCRIPTION)).containsExactly("tea", "cup");
            assertThat(because(lines, "type")).isEqualTo("an array of objects; delimited text in b.csv");
        }
    }

    @Nested
    class Refused {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "[]                    | file: no object in it (shop.data); needs objects with keys and values",
                    "[1,2                  | file: JSON that is whole, found its end in the middle (shop.data, line 1); copy it again",
                    "[1,↵{\"time\": \"20    | file: JSON that is whole, found its end in the middle (shop.data, line 2); copy it again",
                    "{\"data\":[1          | file: JSON that is whole, found its end in the middle (shop.data, line 1); copy it again",
                    "{\"data\":[1],        | file: JSON that is whole, found its end in the middle (shop.data, line 1); copy it again",
                    "[1,↵2,]               | file: JSON in UTF-8, found a mistake (shop.data, line 2); see character 58",
                    "1↵{'a':1}             | file: JSON in UTF-8, found a mistake (shop.data, line 2); see character 2",
                    "[1][2]                | file: one array, found more below it (shop.data, line 1)",
                    "[1,3]                 | file: objects with keys and values, found something else (shop.data, line 1)",
                    "[[3]]                 | file: objects with keys and values, found something else (shop.data, line 1)",
                    "1↵[2]                 | file: objects with keys and values, found something else (shop.data, line 2)",
                    "{\"a\":[1],\"b\":{\"c\":[2]}} | file: one array of objects, found 2: a, b.c (shop.data); save one of them as a file of its own",
                    "{\"a\":3,\"b\":4,\"a\":5} | file: each key once in an object, found a twice (shop.data, line 1)",
                    "{\"a\":{\"b\":3},\"a.b\":4} | file: each key once in an object, found a.b twice (shop.data, line 1)",
                    "{\"error\":\"sorry\"} | columns.description: no column name (shop.data, line 1); the file has: error",
                })
        void isWhatIsNoTable(String text, String message) {
            String whole = text.replaceAll("(?<![\":-])1", ONE).replaceAll("(?<![\":-])\\b2\\b(?![0-9-])", TWO);
            fails(
                    whole.replace("↵", "\n"),
                    message.replace("customer: no column customer", "time: no column time")
                            .replace("the file has: error", "the file has: error"));
        }

        @Test
        void areDepthAndTextsBeyondReason() {
            String most =
                    "file: JSON of at most 100 levels, 1,000 characters a key and 16 million a text, found more (shop.data, line ";
            assertThatThrownBy(() -> read("[" + ONE + "," + "{\"a\":".repeat(200)))
                    .hasMessage(most + "2)");
            assertThatThrownBy(() -> read("{\"a\":" + "[".repeat(1 << 20))).hasMessageStartingWith(most);
            assertThatThrownBy(() -> read("{\"a\":\"" + "x".repeat((1 << 24) + 1) + "\"}"))
                    .hasMessageStartingWith(most);
            assertThatThrownBy(() -> read("{\"" + "x".repeat(1_001) + "\":1}")).hasMessageStartingWith(most);
            assertThatThrownBy(() -> read("{\"a\":[" + "1234567,".repeat(1 << 21) + "1]}"))
                    .hasMessage(
                            "file: JSON with arrays of at most 16 million characters, found a longer one (shop.data, line 1)");
        }

        @Test
        void areKeysThatAreValues() {
            String many = IntStream.range(0, 1_001)
                    .mapToObj(i -> "\"k" + i + "\":1")
                    .collect(Collectors.joining(",", "{", "}"));
            fails(many, "file: at most 1,000 different keys, found more; is a key a value? (shop.data, line 1)");
        }

        @Test
        void isAPackedFileThatIsCutOff() {
            byte[] whole = gzip(("[" + ONE + "]").repeat(1).getBytes(UTF_8));
            byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 10);
            assertThatThrownBy(() -> read(cut, ""))
                    .hasMessageStartingWith("file: the gzip or zip file is damaged or cut off (shop.data, line ");
        }

        @Test
        void isAnySpoiledFileWithAPlace() {
            byte[] whole = ("{\"data\":[" + ONE + ",\n" + TWO + "]}").getBytes(UTF_8);
            Random chance = new Random(3);
            for (int i = 0; i < 600; i++) {
                byte[] spoiled = whole.clone();
                for (int j = 0; j <= i % 3; j++) {
                    spoiled[chance.nextInt(spoiled.length)] = (byte) chance.nextInt(256);
                }
                try {
                    read(spoiled, "");
                } catch (DataException said) {
                    assertThat(said.getMessage()).contains("(shop.data").doesNotContain("\n");
                }
            }
        }

        @Test
        void idsAreNotShown() {
            try {
                Path yaml = SecretShop.described(
                        folder, "shop", "[{\"SECRET-1\": 1, \"SECRET-1\": 2}]", SecretShop.COLUMNS + SecretShop.HIDDEN);
                assertThatThrownBy(() -> InvoiceLines.read(Dataset.read(yaml)))
                        .hasMessage("file: each key once in an object, found xxxxxx-# twice (data.csv, line 1)");
                Files.writeString(folder.resolve("data.csv"), "[{\"a\": SECRET-1}]");
                assertThatThrownBy(() -> InvoiceLines.read(Dataset.read(yaml)))
                        .hasMessageNotContaining("SECRET")
                        .hasMessageContaining("found a mistake (data.csv, line 1); see character ");
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
    }
}
