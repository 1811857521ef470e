package segmentbook.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.description.DataException;
import segmentbook.description.Origin;
import segmentbook.description.Privacy;

/** Drivers, secrets in addresses, and which queries only read. */
class DatabaseTests {
    private static Database database(String jdbc, String query) {
        return new Database(new Origin.Query(jdbc, query, Path.of("/data")), Privacy.OFF);
    }

    @Nested
    class Drivers {
        @Test
        void ofDuckDbAndSqliteAreThere(@TempDir Path folder) {
            assertThat(Database.drivers(folder.resolve("none")))
                    .extracting(driver -> driver.getClass().getSimpleName())
                    .contains("DuckDBDriver", "JDBC");
        }

        @Test
        void ofOtherDatabasesAreJarsInAFolder(@TempDir Path folder) throws IOException, SQLException {
            try (OutputStream out = Files.newOutputStream(folder.resolve("fake.jar"));
                    ZipOutputStream jar = new ZipOutputStream(out)) {
                jar.putNextEntry(new ZipEntry("META-INF/services/java.sql.Driver"));
                jar.write(FakeDriver.class.getName().getBytes(StandardCharsets.UTF_8));
            }
            Files.writeString(folder.resolve("note.txt"), "no jar");
            assertThat(Database.drivers(folder)).hasAtLeastOneElementOfType(FakeDriver.class);
        }

        @Test
        void thatAreNotThereAreNamedWithTheirFolder() {
            assertThatThrownBy(() -> database("jdbc:postgresql://me:s3cret@h/d", "select 1")
                            .connect())
                    .isInstanceOf(DataException.class)
                    .hasMessage("jdbc: a driver for postgresql, found none; put its jar into the folder lib/drivers");
        }
    }

    @Nested
    class Secrets {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "jdbc:fake://scott:t%40ger@host/db",
                    "jdbc:fake://host/db?user=scott&password=t%40ger",
                    "jdbc:fake:host;userName=scott;passwd=t%40ger",
                    "jdbc:fake:thin:scott/t%40ger@//host:1521/x",
                })
        void areNotSaidWhateverTheDriverSays(String jdbc) {
            Driver driver = new FakeDriver();
            assertThatThrownBy(() -> driver.connect(jdbc, new Properties()))
                    .satisfies(said -> assertThat(database(jdbc, "select 1").explained(said))
                            .hasMessage("query: the database refuses it: no route to jdbc:fake:… for … with … or …, {}"
                                    + " (fake query)"));
        }
    }

    @Nested
    class Queries {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "select 1",
                    " SELECT 1 ; ; ",
                    "-- all\n/* of; */ (select ';' , \";\" from `a;b`)",
                    "with a as (select 1) select * from a",
                    "from orders",
                    "values (1)",
                })
        void mayOnlyRead(String query) {
            Database.requireQuery(query);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "delete from orders       | query: a query that reads, such as SELECT * FROM orders, found one that begins with delete",
                    "-- select                | query: a query that reads, such as SELECT * FROM orders, found none",
                    "/* select                | query: a query that reads, such as SELECT * FROM orders, found none",
                    "'select'                 | query: a query that reads, such as SELECT * FROM orders, found none",
                    "select 1; drop table a   | query: one query, found several, separated by ;",
                    "select 1;;select 2;      | query: one query, found several, separated by ;",
                })
        void areRefusedWhereTheyMightWrite(String query, String message) {
            assertThatThrownBy(() -> Database.requireQuery(query))
                    .isInstanceOf(DataException.class)
                    .hasMessage(message);
        }
    }
}
