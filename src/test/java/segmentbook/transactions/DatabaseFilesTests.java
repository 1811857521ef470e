package segmentbook.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static segmentbook.transactions.AsRead.because;
import static segmentbook.transactions.AsRead.texts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import segmentbook.description.Content;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.description.Field;

/** SQLite and DuckDB files with their queries, and Parquet files. */
class DatabaseFilesTests {
    private static final String COLUMNS = "columns: {time: time, customer: customer, description: name}\n";
    private static final String TABLE = "CREATE TABLE orders AS SELECT '2011-05-01 10:00:00' AS time, 7 AS customer,"
            + " 'tea' AS name UNION ALL SELECT '2011-05-02 10:00:00', 8, NULL";

    private final Path folder;

    DatabaseFilesTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private void execute(String jdbc, String... statements) {
        try (Connection connection = DriverManager.getConnection(jdbc);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException problem) {
            throw new AssertionError(problem);
        }
    }

    private Dataset described(String origin) {
        try {
            Files.writeString(folder.resolve("shop.yaml"), "name: shop\n" + origin + "\n" + COLUMNS);
            return Dataset.read(folder.resolve("shop.yaml"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private InvoiceLines read(String origin) {
        return InvoiceLines.read(described(origin));
    }

    private InvoiceLines query(String jdbc, String query) {
        return read("jdbc: \"" + jdbc + "\"\nquery: \"" + query + "\"");
    }

    @Nested
    class ADatabase {
        @ParameterizedTest
        @CsvSource({"sqlite, shop.db", "sqlite, file:shop.db?mode=ro", "duckdb, shop.db", "duckdb, ./x/../shop.db"})
        void ofAFileBesideTheDescriptionIsRead(String product, String path) {
            execute("jdbc:" + product + ":" + folder.resolve("shop.db"), TABLE);
            InvoiceLines lines = query("jdbc:" + product + ":" + path, "SELECT * FROM orders ORDER BY customer");
            assertThat(texts(lines, Field.CUSTOMER)).containsExactly("7", "8");
            assertThat(texts(lines, Field.DESCRIPTION)).containsExactly("tea", "");
            assertThat(lines.place(1, Field.CUSTOMER)).hasToString("shop.db, line 2, column customer");
            assertThat(lines.linesByFile()).containsEntry("shop.db", 2);
            assertThat(because(lines, "type")).isEqualTo("jdbc:" + product + ":shop.db");
            assertThat(because(lines, "charset")).isEqualTo("absent");
        }

        @Test
        void makesLinesOfOrdersAsTheDocumentSays() throws IOException {
            String document = Files.readString(Path.of("docs/description-file.md"));
            String yaml = document.replaceFirst("(?s).*```yaml\\n(name: two-columns\\n.*?)```.*", "$1");
            Files.writeString(
                    folder.resolve("orders.csv"),
                    "Order,Email,Day,Clock,Price\n1,ann,13.01.2024,10:05:00,5\n1,,13.01.2024,10:05:00,6\n2,ben,14.01.2024,11:05:00,7\n");
            InvoiceLines lines = InvoiceLines.read(Dataset.read(Files.writeString(folder.resolve("two.yaml"), yaml)));
            assertThat(texts(lines, Field.CUSTOMER)).containsExactly("ann", "ann", "ben");
            assertThat(LinesTables.time(lines.seconds(2))).isEqualTo("2024-01-14 11:05");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "SELECT 'tea' AS name, c AS customer, to_timestamp(created) AS time FROM 'orders.csv' ORDER BY ALL",
                    "SELECT 'tea' AS name, c AS customer, time FROM 'orders.csv' JOIN 'lines.csv' USING (id) ORDER BY ALL",
                    "SELECT 'tea' AS name, customer, unnest(items, recursive := true) FROM 'orders.json' ORDER BY ALL",
                })
        void makesTimesJoinsAndParts(String query) throws IOException {
            Files.writeString(folder.resolve("orders.csv"), "id,c,created\n1,ann,1704209235\n2,ben,1704309235\n");
            Files.writeString(folder.resolve("lines.csv"), "id,time\n1,2024-01-02 15:27:15\n2,2024-01-03 19:13:55\n");
            Files.writeString(
                    folder.resolve("orders.json"),
                    "{\"customer\":\"ann\",\"items\":[{\"time\":\"2024-01-02 15:27:15\"}]}\n"
                            + "{\"customer\":\"ben\",\"items\":[{\"time\":\"2024-01-03 19:13:55\"}]}\n");
            InvoiceLines lines = InvoiceLines.read(described("jdbc: \"jdbc:duckdb:\"\nquery: \"" + query + "\""));
            assertThat(texts(lines, Field.CUSTOMER)).containsExactly("ann", "ben");
            assertThat(LinesTables.time(lines.seconds(0))).isEqualTo("2024-01-02 15:27:15");
        }

        @ParameterizedTest
        @CsvSource({"sqlite", "duckdb"})
        void hasTheChecksumOfWhatItGave(String product) {
            execute("jdbc:" + product + ":" + folder.resolve("shop.db"), TABLE);
            Dataset shop =
                    described("jdbc: jdbc:" + product + ":shop.db\nquery: SELECT * FROM orders ORDER BY customer");
            assertThat(shop.checksums()).containsEntry("shop.db", "not read yet");
            InvoiceLines.read(shop);
            String first = shop.checksums().get("shop.db");
            /* printf 'time\0customer\0name\0002011-05-01 10:00:00\0007\0tea\0002011-05-02 10:00:00\0008\000\000' | sha256sum */
            assertThat(shop.contents())
                    .containsEntry(
                            "shop.db",
                            new Content(68, "1562a4df5f69d3d5cbc7ca34225c8bb5ea07e783f245138b1515d05a6a6fad80"));
            InvoiceLines.read(shop);
            assertThat(shop.checksums()).containsEntry("shop.db", first);
            execute(
                    "jdbc:" + product + ":" + folder.resolve("shop.db"),
                    "UPDATE orders SET name = 'pot' WHERE customer = 8");
            InvoiceLines.read(shop);
            assertThat(shop.checksums().get("shop.db")).isNotEqualTo(first);
        }

        @Test
        void inMemoryAsksFilesBesideTheDescription() throws IOException {
            Files.writeString(folder.resolve("a.csv"), "time,customer,name\n2011-05-01 10:00:00,7,tea\n");
            assertThat(texts(query("jdbc:duckdb:", "SELECT * FROM 'a.csv'"), Field.DESCRIPTION))
                    .containsExactly("tea");
        }

        @ParameterizedTest
        @CsvSource({"sqlite", "duckdb"})
        void isNeverWritten(String product) throws IOException {
            execute("jdbc:" + product + ":" + folder.resolve("shop.db"), TABLE);
            byte[] before = Files.readAllBytes(folder.resolve("shop.db"));
            assertThatThrownBy(() -> query(
                            "jdbc:" + product + ":shop.db",
                            "WITH a AS (SELECT 1) INSERT INTO orders SELECT '', 9, '' FROM a"))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith("query: the database refuses it: ")
                    .message()
                    .containsIgnoringCase("read")
                    .doesNotContain("\n", folder.toString());
            assertThat(Files.readAllBytes(folder.resolve("shop.db"))).isEqualTo(before);
            try (var files = Files.list(folder)) {
                assertThat(files.map(file -> file.getFileName().toString())).containsOnly("shop.db", "shop.yaml");
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "sqlite | SELECT * FROM nope | query: the database refuses it: [SQLITE_ERROR] SQL error or missing database (no such table: nope) (shop.db)",
                    "sqlite | SELECT * FROM orders WHERE customer = 9 | file: a header and no line below it (shop.db)",
                    "duckdb | SELECT name FROM orders | columns.time: no column time (shop.db, line 1); the file has: name",
                    "duckdb | SELEC * FROM orders | query: a query that reads, such as SELECT * FROM orders, found one that begins with selec",
                })
        void saysOnOneLineWhatIsWrong(String product, String query, String message) {
            execute("jdbc:" + product + ":" + folder.resolve("shop.db"), TABLE);
            assertThatThrownBy(() -> query("jdbc:" + product + ":shop.db", query))
                    .isInstanceOf(DataException.class)
                    .message()
                    .startsWith(message)
                    .doesNotContain("\n");
        }

        @Test
        void saysWhereADuckDbQueryIsWrong() {
            assertThatThrownBy(() -> query("jdbc:duckdb:", "SELECT * FROM 'none.csv'"))
                    .message()
                    .startsWith("query: the database refuses it: ")
                    .contains("none.csv")
                    .doesNotContain("\n", folder.toString());
        }

        @Test
        void thatIsNoneIsRefused() throws IOException {
            Files.writeString(folder.resolve("shop.db"), "no database at all, and long enough to be one ".repeat(100));
            for (String product : List.of("sqlite", "duckdb")) {
                assertThatThrownBy(() -> query("jdbc:" + product + ":shop.db", "SELECT 1"))
                        .isInstanceOf(DataException.class)
                        .message()
                        .startsWith("query: the database refuses it: ")
                        .doesNotContain("\n", folder.toString());
            }
        }

        @Test
        void whoseWordsMayHoldAnIdIsNotQuoted() {
            SecretShop.described(folder, "key", "", "");
            execute(
                    "jdbc:duckdb:" + folder.resolve("shop.db"),
                    "CREATE TABLE orders AS SELECT '2011-05-01 10:00:00' AS time, 'SECRET-1' AS customer, 'tea' AS name");
            String query = "jdbc: jdbc:duckdb:shop.db\nquery: SELECT time, name, customer%s AS customer FROM orders\n";
            assertThatThrownBy(() -> read(query.formatted("::INT") + SecretShop.HIDDEN))
                    .hasMessage(
                            "query: the database refuses it (shop.db); what it says may hold an id; try the query in the"
                                    + " database's own program");
            InvoiceLines lines = read(query.formatted("") + SecretShop.HIDDEN);
            assertThat(texts(lines, Field.CUSTOMER).get(0)).startsWith("p-");
            assertThat(lines.dataset().choices().toString()).doesNotContain("SELECT");
        }

        @Test
        void asAFileIsAnsweredWithItsAddress() {
            execute("jdbc:sqlite:" + folder.resolve("a.db"), TABLE);
            execute("jdbc:duckdb:" + folder.resolve("b.db"), TABLE);
            assertThatThrownBy(() -> read("file: a.db"))
                    .hasMessage(
                            "file: a table, found an SQLite database; give jdbc: \"jdbc:sqlite:a.db\" and query: (a.db)");
            assertThatThrownBy(() -> read("file: b.db"))
                    .hasMessage(
                            "file: a table, found a DuckDB database; give jdbc: \"jdbc:duckdb:b.db\" and query: (b.db)");
        }
    }

    @Nested
    class Values {
        private String duckdb(String expression) {
            return texts(
                            query(
                                    "jdbc:duckdb:",
                                    "SELECT '2011-05-01 10:00:00' AS time, 7 AS customer, " + expression + " AS name"),
                            Field.DESCRIPTION)
                    .get(0);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "1.50::DECIMAL(9,2)                          | 1.50",
                    "12345678901234567890::DECIMAL(38,0)         | 12345678901234567890",
                    "9007199254740993::BIGINT                    | 9007199254740993",
                    "170141183460469231731687303715884105727::HUGEINT | 170141183460469231731687303715884105727",
                    "2.55::DOUBLE                                | 2.55",
                    "17850::DOUBLE                               | 17850",
                    "1e20::DOUBLE                                | 100000000000000000000",
                    "1e300::DOUBLE                               | 1E+300",
                    "0.1::FLOAT                                  | 0.1",
                    "'nan'::DOUBLE                               | NaN",
                    "true                                        | true",
                    "DATE '2011-05-01'                           | 2011-05-01",
                    "TIME '10:00:01'                             | 10:00:01",
                    "TIMESTAMP '2011-05-01 10:00:00'             | 2011-05-01 10:00:00",
                    "TIMESTAMP '2011-05-01 10:00:00.120'         | 2011-05-01 10:00:00.12",
                    "'2011-05-01 10:00:00'::TIMESTAMP_S          | 2011-05-01 10:00:00",
                    "'2011-05-01 10:00:00.5'::TIMESTAMP_MS       | 2011-05-01 10:00:00.5",
                    "'2011-05-01 10:00:00.123456789'::TIMESTAMP_NS | 2011-05-01 10:00:00.123456789",
                    "'2011-05-01 10:00:00+02'::TIMESTAMPTZ       | 2011-05-01 08:00:00Z",
                    "'\\\\x00ab'::BLOB                           | 006162",
                    "'5b6a1f2e-0000-4000-8000-000000000001'::UUID | 5b6a1f2e-0000-4000-8000-000000000001",
                    "'x'::ENUM('x', 'y')                         | x",
                    "[1, 2]                                      | [1, 2]",
                    "{'a': 1}                                    | {a=1}",
                    "INTERVAL 1 DAY                              | 1 day",
                    "NULL                                        | ``",
                    "concat('a', chr(10), 'b')                   | `a\nb`",
                })
        void ofDuckDbBecomeWhatAPlainCsvHolds(String expression, String text) {
            assertThat(duckdb(expression)).isEqualTo(text);
        }

        @Test
        void ofSqliteAreThoseStoredWhateverTheColumnIsSaidToBe() {
            execute(
                    "jdbc:sqlite:" + folder.resolve("shop.db"),
                    "CREATE TABLE t(time DATETIME, customer TEXT, name DECIMAL(9,2), day DATE, done BOOLEAN, raw BLOB)",
                    "INSERT INTO t VALUES ('2011-05-01 10:00:00', '0007', 2.55, '1.5.2011', 1, x'0aff'),"
                            + " ('2011-05-02 10:00:00', '8', 'tea', 40664, 0, NULL)");
            InvoiceLines lines = query("jdbc:sqlite:shop.db", "SELECT * FROM t");
            assertThat(texts(lines, Field.CUSTOMER)).containsExactly("0007", "8");
            assertThat(texts(lines, Field.DESCRIPTION)).containsExactly("2.55", "tea");
            assertThat(lines.head(2).stringColumn("day").asList()).containsExactly("1.5.2011", "40664");
            assertThat(lines.head(2).stringColumn("done").asList()).containsExactly("1", "0");
            assertThat(lines.head(2).stringColumn("raw").asList()).containsExactly("0aff", "");
        }

        @Test
        void ofTimeDoNotFollowTheMachine() {
            TimeZone before = TimeZone.getDefault();
            try {
                TimeZone.setDefault(TimeZone.getTimeZone("Europe/London"));
                assertThat(duckdb("TIMESTAMP '2011-03-27 01:30:00'")).isEqualTo("2011-03-27 01:30:00");
            } finally {
                TimeZone.setDefault(before);
            }
        }

        @Test
        void ofTimeAreReadWithFractionsAndInstantsAreSaid() {
            InvoiceLines lines = query(
                    "jdbc:duckdb:",
                    "SELECT * FROM (VALUES (TIMESTAMPTZ '2011-05-01 10:00:00.5+00', 7, ''), (TIMESTAMPTZ '2011-05-02 10:00:00+00', 8, '')) AS t(time, customer, name)");
            assertThat(lines.isUnreadable(0) || lines.isUnreadable(1)).isFalse();
            assertThat(because(lines, "time"))
                    .isEqualTo("reads 2 of 2 different times, as written: offsets from UTC are left out");
        }

        @Test
        void ofNumbersHaveADecimalPointWithoutAnyGuess() {
            assertThat(because(
                            query("jdbc:duckdb:", "SELECT '2011-05-01 10:00:00' AS time, 7 AS customer, 1.234 AS name"),
                            "decimal"))
                    .isEqualTo("as numbers are stored");
        }
    }

    @Nested
    class Parquet {
        private void parquet(String name, String select) {
            execute(
                    "jdbc:duckdb:",
                    "COPY (" + select + ") TO '"
                            + folder.resolve(name).toString().replace("'", "''") + "' (FORMAT parquet)");
        }

        @Test
        void isReadLikeAnyFile() throws IOException {
            parquet(
                    "orders[1].data",
                    "SELECT TIMESTAMP '2011-05-01 10:00:00' AS time, 7.0::DOUBLE AS customer, 'tea' AS name");
            Files.writeString(folder.resolve("b.csv"), "name;customer;time\ncup;8;2011-05-02 10:00:00\n");
            InvoiceLines lines = read("file: [\"orders[1].data\", b.csv]");
            assertThat(texts(lines, Field.CUSTOMER)).containsExactly("7", "8");
            assertThat(texts(lines, Field.DESCRIPTION)).containsExactly("tea", "cup");
            assertThat(lines.place(0, null)).hasToString("orders[1].data, line 1");
            assertThat(because(lines, "type")).isEqualTo("its content; delimited text in b.csv");
            assertThat(lines.dataset().checksums().values()).allMatch(each -> each.matches("[0-9a-f]{64}"));
        }

        @Test
        void isNotTakenForAPattern() {
            parquet("a.parquet", "SELECT TIMESTAMP '2011-05-01 10:00:00' AS time, 7 AS customer, 'tea' AS name");
            parquet(
                    "it's [ab]*.parquet",
                    "SELECT TIMESTAMP '2011-05-01 10:00:00' AS time, 8 AS customer, 'cup' AS name");
            assertThat(texts(read("file: \"it's [ab]*.parquet\""), Field.CUSTOMER))
                    .containsExactly("8");
        }

        @Test
        void isRefusedWhereItIsDamaged() throws IOException {
            parquet(
                    "a.parquet",
                    "SELECT TIMESTAMP '2011-05-01 10:00:00' AS time, i AS customer, 'tea' AS name FROM range(1000) t(i)");
            byte[] whole = Files.readAllBytes(folder.resolve("a.parquet"));
            for (int length : new int[] {4, 8, 100, whole.length / 2, whole.length - 1}) {
                Files.write(folder.resolve("a.parquet"), java.util.Arrays.copyOf(whole, length));
                assertThatThrownBy(() -> read("file: a.parquet"))
                        .isInstanceOf(DataException.class)
                        .hasMessage(
                                "file: a Parquet file, found a damaged or encrypted one (a.parquet, line 1); copy it again");
            }
        }

        @Test
        void isRefusedWhereItGrowsBeyondReason() {
            parquet(
                    "a.parquet",
                    "SELECT TIMESTAMP '2011-05-01 10:00:00' AS time, 7 AS customer, repeat('tea', 10000) AS name FROM range(2300)");
            assertThat(folder.resolve("a.parquet").toFile().length()).isLessThan(300_000);
            assertThatThrownBy(() -> read("file: a.parquet"))
                    .isInstanceOf(DataException.class)
                    .hasMessage("file: at most 200 times the packed size or 64 MB, found more as it is unpacked"
                            + " (a.parquet); unpack it yourself where that is right");
        }

        @Test
        void isRefusedWithinAGzipFile() throws IOException {
            parquet("a.parquet", "SELECT 1 AS time, 2 AS customer, 'tea' AS name");
            try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(folder.resolve("a.gz")))) {
                Files.copy(folder.resolve("a.parquet"), out);
            }
            assertThatThrownBy(() -> read("file: a.gz"))
                    .hasMessage(
                            "file: a table, found unpack it first: a Parquet file, a workbook or another zip file (a.gz)");
        }

        @Test
        void hasNoSeparator() {
            parquet("a.parquet", "SELECT 1 AS time, 2 AS customer, 'tea' AS name");
            assertThatThrownBy(() -> read("file: a.parquet\nformat: {separator: ;}"))
                    .hasMessage(
                            "format.separator: means nothing for this type, found Parquet (a.parquet); leave it out");
        }
    }
}
