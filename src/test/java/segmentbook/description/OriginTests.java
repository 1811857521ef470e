package segmentbook.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the data comes from: one file, several, a database or an address. */
class OriginTests {
    private static final String COLUMNS = "columns: {time: When, customer: Who}\n";

    private final Path temporary;
    private final DescriptionFolder folder;

    OriginTests(@TempDir Path temporary) {
        this.temporary = temporary;
        folder = new DescriptionFolder(temporary);
        for (String name : List.of("b.csv", "a.csv", "orders[1].csv", "exports/feb.csv", "exports/jan.csv")) {
            write(name);
        }
        for (String name : List.of("exports/.hidden.csv", "exports/note.txt", "y/2024/jan.csv", "y/2025/jan.csv")) {
            write(name);
        }
    }

    private void write(String name) {
        try {
            Files.createDirectories(temporary.resolve(name).getParent());
            Files.writeString(temporary.resolve(name), "When,Who\n");
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private Dataset read(String origin) {
        return folder.read("name: shop\n" + COLUMNS + origin + "\n");
    }

    private void fails(String origin, String message) {
        folder.errorOf("name: shop\n" + COLUMNS + origin + "\n").isEqualTo(message);
    }

    @Nested
    class OfFiles {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "a.csv                    | a.csv",
                    "[b.csv, a.csv]           | b.csv a.csv",
                    "'exports/*.csv'          | feb.csv jan.csv",
                    "[a.csv, 'exports/j*.csv']| a.csv exports/jan.csv",
                    "'exports/{jan,mar}.csv'  | jan.csv",
                    "'[ab].csv'               | a.csv b.csv",
                    "'orders[1].csv'          | orders[1].csv",
                    "'y/*/jan.csv'            | 2024/jan.csv 2025/jan.csv",
                    "'y/**/jan.csv'           | 2024/jan.csv 2025/jan.csv",
                    "'./exports/../?.csv'     | a.csv b.csv",
                })
        void listsKeepTheirOrderAndPatternsThatOfNames(String file, String names) {
            Dataset shop = read("file: " + file);
            assertThat(shop.origin().names()).containsExactly(names.split(" "));
            assertThat(shop.files()).allMatch(Path::isAbsolute).allMatch(Files::isRegularFile);
            assertThat(shop.checksums()).containsOnlyKeys(names.split(" "));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "'exports/*.tsv'  | file: a pattern that some file matches, found exports/*.tsv (shop.yaml, line 3); there is: feb.csv, jan.csv, note.txt",
                    "'export/*.csv'   | file: a pattern that some file matches, found export/*.csv (shop.yaml, line 3); there is: no file",
                    "'y/*'            | file: a pattern that some file matches, found y/* (shop.yaml, line 3); there is: 2024, 2025",
                    "'{a.csv'         | file: a pattern such as exports/*.csv, found {a.csv (shop.yaml, line 3)",
                    "[a.csv, 'a*.csv']| file: each file once, found a.csv twice (shop.yaml, line 3)",
                    "[a.csv, c.csv]   | file: a file, found no file c.csv (shop.yaml, line 3); did you mean a.csv?",
                    "[a.csv, ]        | file: [a.csv]",
                    "[]               | file: a file, a pattern or a list of them, found a list of 0 (shop.yaml, line 3)",
                    "[a.csv, [b.csv]] | file: a text, found a list of 1 (shop.yaml, line 3)",
                })
        void whatIsNotThereIsAnsweredWithWhatIs(String file, String message) {
            if (message.endsWith("[a.csv]")) {
                assertThat(read("file: " + file).origin().names()).containsExactly("a.csv");
            } else {
                fails("file: " + file, message);
            }
        }

        @Test
        void moreThanAThousandAreRefused() {
            for (int i = 0; i <= 1_000; i++) {
                write("many/" + i + ".csv");
            }
            fails("file: 'many/*'", "file: at most 1000 files, found 1001 (shop.yaml, line 3)");
        }

        @Test
        void choicesNameThem() {
            assertThat(read("file: [b.csv, a.csv]").choices()).containsEntry("file", List.of("b.csv", "a.csv"));
            assertThat(read("file: [b.csv, a.csv]").table().stringColumn("value"))
                    .contains("b.csv, a.csv");
        }
    }

    @Nested
    class OfOneKind {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "file: a.csv↵url: https://a.example/b | url: one of file, url and jdbc, found file and url (shop.yaml, line 4)",
                    "jdbc: jdbc:x:y↵file: a.csv           | jdbc: one of file, url and jdbc, found file and jdbc (shop.yaml, line 3)",
                    "title: none                          | file: required, or url or jdbc, found nothing (shop.yaml)",
                    "file: a.csv↵query: select 1          | query: only with jdbc, found it without (shop.yaml, line 4)",
                    "file: a.csv↵tokenEnv: A              | tokenEnv: only with url, found it without (shop.yaml, line 4)",
                    "jdbc: jdbc:x:y                       | query: required, found nothing (shop.yaml)",
                })
        void itIs(String keys, String message) {
            fails(keys.replace("↵", "\n"), message);
        }
    }

    @Nested
    class OfAnAddress {
        @Test
        void itIsReadAndShownWithoutWhatMayBeSecret() {
            Dataset shop = read("url: https://shop.example:8443/api/orders.csv?key=s3cret#part\ntokenEnv: SHOP_TOKEN");
            assertThat(shop.origin())
                    .isEqualTo(new Origin.Endpoint(
                            URI.create("https://shop.example:8443/api/orders.csv?key=s3cret#part"), "SHOP_TOKEN"));
            assertThat(shop.origin().names()).containsExactly("shop.example:8443/api/orders.csv");
            assertThat(shop.toString() + shop.choices() + shop.checksums())
                    .contains("shop.example:8443/api/orders.csv")
                    .doesNotContain("s3cret");
            assertThat(shop.files()).isEmpty();
        }

        @Test
        void itsChecksumIsThatOfWhatWasReadLast() {
            Dataset shop = read("url: https://shop.example/one-of-a-kind.csv");
            assertThat(shop.checksums()).containsEntry("shop.example/one-of-a-kind.csv", "not read yet");
            shop.received(new Content(1, "00ff"));
            assertThat(shop.withSnapshot(LocalDate.EPOCH).checksums())
                    .containsEntry("shop.example/one-of-a-kind.csv", "00ff");
        }

        @Test
        void whatOneDataSetReceivedIsUnknownToAnother() {
            read("url: https://shop.example/one-of-a-kind.csv").received(new Content(1, "00ff"));
            assertThat(read("url: https://shop.example/one-of-a-kind.csv").checksums())
                    .containsEntry("shop.example/one-of-a-kind.csv", "not read yet");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "url: ftp://shop.example/a.csv     | url: an address that begins with https:// or http://, found ftp://… (shop.yaml, line 3)",
                    "url: shop.example/a.csv           | url: an address that begins with https:// or http://, found shop.example/a.csv (shop.yaml, line 3)",
                    "url: https:///a.csv               | url: an address that begins with https:// or http://, found https://… (shop.yaml, line 3)",
                    "url: 'https://shop.example/a b'   | url: an address such as https://shop.example/orders.csv, found https://… (shop.yaml, line 3)",
                    "url: https://me:s3cret@shop.example/a | url: no user and password; give tokenEnv, the name of an environment variable, found https://… (shop.yaml, line 3)",
                    "url: https://a.example/↵tokenEnv: s3cret-token | tokenEnv: the name of an environment variable such as SHOP_TOKEN, found none (shop.yaml, line 4); not the token itself, which no file should hold",
                })
        void onlyTheWebIsReadAndNoSecretIsRepeated(String keys, String message) {
            fails(keys.replace("↵", "\n"), message);
        }
    }

    @Nested
    class OfADatabase {
        private static Origin.Query query(String jdbc) {
            return new Origin.Query(jdbc, "select 1", Path.of("/data"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "jdbc:sqlite:shop.db?password=s3cret   | /data/shop.db    | shop.db          | jdbc:sqlite:shop.db",
                    "jdbc:sqlite:file:shop.db?mode=ro      | /data/shop.db    | shop.db          | jdbc:sqlite:shop.db",
                    "jdbc:duckdb:../x/shop.db;a=s3cret     | /x/shop.db       | shop.db          | jdbc:duckdb:shop.db",
                    "jdbc:duckdb:                          | ``               | duckdb query     | jdbc:duckdb:…",
                    "jdbc:sqlite::memory:                  | ``               | sqlite query     | jdbc:sqlite:…",
                    "jdbc:postgresql://h/d?password=s3cret | ``               | postgresql query | jdbc:postgresql:…",
                    "jdbc:oracle:thin:scott/s3cret@//h/x   | ``               | oracle query     | jdbc:oracle:…",
                })
        void itsFileIsFoundAndNothingSecretShown(String jdbc, String file, String name, String shown) {
            Origin.Query query = query(jdbc);
            assertThat(query.file().map(Path::toString).orElse("")).isEqualTo(file);
            assertThat(query.names()).containsExactly(name);
            assertThat(query).hasToString(shown);
        }

        @Test
        void itIsReadWithItsQuery() {
            write("shop.db");
            Dataset shop = read("jdbc: jdbc:sqlite:shop.db?password=s3cret\nquery: >\n  select *\n  from orders");
            assertThat(shop.origin())
                    .isEqualTo(new Origin.Query(
                            "jdbc:sqlite:shop.db?password=s3cret", "select * from orders\n", temporary));
            assertThat(shop.choices())
                    .containsEntry("jdbc", "jdbc:sqlite:shop.db")
                    .containsEntry("query", "select * from orders\n");
            assertThat(shop.toString()).doesNotContain("s3cret");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "jdbc:sqlite:shopp.db?password=s3cret | jdbc: a database file, found no file shopp.db (shop.yaml, line 3)",
                    "jdbc:duckdb:exports                  | jdbc: a database file, found no file exports (shop.yaml, line 3)",
                    "sqlite:s3cret                        | jdbc: an address such as jdbc:sqlite:shop.db, found none (shop.yaml, line 3)",
                    "jdbc:sqlite                          | jdbc: an address such as jdbc:sqlite:shop.db, found none (shop.yaml, line 3)",
                })
        void whatIsNoneIsRefused(String jdbc, String message) {
            fails("jdbc: " + jdbc + "\nquery: select 1", message);
        }
    }

    @Test
    void aSheetIsRead() {
        Dataset shop = read("file: a.csv\nformat: {sheet: \"Orders 2024\"}");
        assertThat(shop.format().sheet()).isEqualTo("Orders 2024");
        assertThat(shop.format().choices()).containsEntry("sheet", "Orders 2024");
        assertThatThrownBy(() -> read("file: a.csv\nformat: {sheet: [1]}"))
                .hasMessage("format.sheet: a text, found a list of 1 (shop.yaml, line 4)");
    }
}
