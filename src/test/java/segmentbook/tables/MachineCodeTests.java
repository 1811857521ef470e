package segmentbook.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** DuckDB's jar for all platforms has 85 MB; a profile in {@code pom.xml} takes the one for this platform. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class MachineCodeTests {
    @Test
    void isThatOfThisPlatformAlone() throws IOException {
        Path jar = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(part -> part.getFileName().toString().startsWith("duckdb_jdbc-"))
                .findFirst()
                .orElseThrow();
        try (ZipFile file = new ZipFile(jar.toFile())) {
            List<String> code = file.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith("libduckdb_java"))
                    .toList();
            assertThat(code).hasSize(1);
        }
    }
}
