package segmentbook.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.Table;

class NotebookTests {

    @Nested
    class AParameter {
        @Test
        void comesFromTheEnvironment() {
            assertThat(Notebook.parameter("PATH", "fallback")).isEqualTo(System.getenv("PATH"));
        }

        @Test
        void fallsBackWhereItIsNotSet() {
            assertThat(Notebook.parameter("SEGMENTBOOK_NO_SUCH_NAME", "../data/shop.yaml"))
                    .isEqualTo("../data/shop.yaml");
        }
    }

    @Nested
    class Versions {
        @Test
        void nameTheLibraryItsPartsAndTheData() {
            Table versions = Notebook.versions(Map.of("b.csv", "22", "a.csv", "11"));
            assertThat(versions.stringColumn("Part").asList())
                    .startsWith("Segmentbook", "Tablesaw", "Tablesaw jsplot", "Commons CSV")
                    .endsWith("DuckDB", "a.csv", "b.csv");
            assertThat(versions.stringColumn(1).asList())
                    .startsWith("from sources")
                    .endsWith("11", "22")
                    .allSatisfy(v -> assertThat(v).isNotBlank());
        }

        @Test
        void areThoseOfTheJars() {
            Map<String, String> versions = Parts.versions(getClass().getClassLoader());
            assertThat(versions).containsEntry("Tablesaw", "0.44.4").hasEntrySatisfying("DuckDB", v -> assertThat(v)
                    .matches("\\d+\\.\\d+\\.\\d+\\.\\d+"));
        }

        @Test
        void leaveOutPartsThatAreNotThere() {
            assertThat(Parts.versions(new java.net.URLClassLoader(new URL[0], null)))
                    .containsOnlyKeys("Segmentbook");
        }

        @ParameterizedTest
        @CsvSource({
            "jar:file:/lib/duckdb_jdbc-1.5.6.0.jar!/org/duckdb/DuckDBDriver.class, 1.5.6.0",
            "jar:file:/lib/duckdb_jdbc-1.5.5.1-linux_amd64_musl.jar!/org/duckdb/DuckDBDriver.class, 1.5.5.1",
            "jar:file:/lib/duckdb_jdbc-1.5.5.1-macos_universal.jar!/org/duckdb/DuckDBDriver.class, 1.5.5.1",
            "jar:file:/lib/guava-33.0.0-jre.jar!/A.class, 33.0.0-jre",
            "jar:file:/lib-1/segmentbook.jar!/A.class,",
            "file:/lib-1.0/classes/A.class,",
        })
        void areReadFromTheNamesOfJars(String place, String version) throws MalformedURLException {
            assertThat(Parts.version(URI.create(place).toURL())).isEqualTo(java.util.Optional.ofNullable(version));
        }
    }
}
